"""Every printed leaflet says when a person checked it and from when to ring first: in every edition and language."""

from __future__ import annotations

import re

import pytest
from local_offer import facts
from local_offer.directory import Directory
from local_offer.editions import EDITIONS
from local_offer.languages.catalogue import catalogue
from local_offer.leaflets import Made
from paper import letters, text_of


@pytest.mark.parametrize("edition", EDITIONS)
@pytest.mark.parametrize("lang", ["en", "bn", "ur", "ar"])
def test_every_leaflet_says_how_long_it_can_be_trusted(
    edition: str, lang: str, small: Directory, made: Made
) -> None:
    """Both days of the record, in the leaflet's language; or that nobody has checked it and to ring first."""
    found = [one for one in made.leaflets.values() if (one.edition, one.lang) == (edition, lang)]
    assert found
    for leaflet in found:
        sentence = facts.checked(small.by_slug[leaflet.slug].freshness, catalogue(lang))
        printed = letters(text_of(leaflet))
        if catalogue(lang).direction == "ltr" or edition == "text":
            assert letters(sentence) in printed, leaflet.file
        else:  # programs that read a PDF take the words of such a line in more than one order
            for word in re.findall(r"\w+", sentence):
                assert word in printed, (leaflet.file, word)
