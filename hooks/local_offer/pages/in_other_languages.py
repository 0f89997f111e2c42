"""What can be read in other languages: a page of its own, and a few lines on find for who searches in one of them."""

from __future__ import annotations

from typing import Any

from ..directory import Directory
from ..languages.catalogue import ENGLISH, catalogue
from ..languages.told import Speech, told
from ..leaflets.languages import marked
from ..leaflets.parts import paragraph, part
from ..leaflets.ring import ring_the_helpline
from . import PageText

ADDRESS = "in-other-languages"


def other_languages(directory: Directory) -> list[dict[str, Any]]:
    """The council's languages but English: in each, how to ring, and the services that can be read in it."""
    return [_language(lang, directory) for lang in directory.settings.languages if lang != ENGLISH.lang]


def is_any_translated(directory: Directory) -> bool:
    """Whether there is anything to list on the page."""
    return any(one["services"] for one in other_languages(directory))


def in_other_languages(directory: Directory) -> PageText:
    """The page that lists the services of each language."""
    title = "Services in other languages"
    names = [one["name_in_english"] for one in other_languages(directory) if one["services"]]
    description = f"The services that you can read about in {', '.join(names)}."
    return PageText(ADDRESS, f"{ADDRESS}.html", title, description, {"languages": other_languages(directory)})


def _language(lang: str, directory: Directory) -> dict[str, Any]:
    words = catalogue(lang)
    here = Speech(directory, words)
    ring = marked(part(None, paragraph(ring_the_helpline(here))), here)
    services = [
        {"slug": entry.slug, "name": told(entry, directory, lang).name._asdict()}
        for entry in directory.listed
        if entry.record.translations.get(lang)
    ]
    return {
        "lang": lang,
        "dir": words.direction,
        "name": words.name,
        "name_in_english": words.name_in_english,
        "ring": ring[0]["blocks"][0]["items"][0],
        "invitation": words.say("page.services"),
        "unchecked": "" if words.checked_by else words.say("translation.unchecked"),
        "services": services,
    }
