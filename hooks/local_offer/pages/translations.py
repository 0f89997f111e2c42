"""The page of a service in another language. It says what the leaflet in that language says, from the same parts."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ..directory import Directory, Entry
from ..languages.catalogue import ENGLISH, catalogue
from ..languages.told import languages_of
from ..leaflets.content import content
from . import PageText


def translations(entry: Entry, directory: Directory, leaflets: list[dict[str, Any]]) -> Iterator[PageText]:
    """The pages at /services/<slug>/<lang>/. `leaflets` are the editions of its leaflet, in all languages."""
    for lang in languages_of(entry, directory):
        if lang != ENGLISH.lang:
            yield _page(entry, directory, lang, [one for one in leaflets if one["lang"] == lang])


def spoken(entry: Entry, directory: Directory) -> list[dict[str, str]]:
    """The languages that a service can be read in, each by its own name; none where that is only English."""
    found = [catalogue(lang) for lang in languages_of(entry, directory)]
    return [
        {
            "lang": one.lang,
            "dir": one.direction,
            "name": one.name,
            "address": f"services/{entry.slug}/" + ("" if one.lang == ENGLISH.lang else f"{one.lang}/"),
        }
        for one in found
        if len(found) > 1
    ]


def _page(entry: Entry, directory: Directory, lang: str, leaflets: list[dict[str, Any]]) -> PageText:
    says, words = content(entry, directory, lang), catalogue(lang)
    told = {key: says[key] for key in ("lang", "dir", "name", "parts")}
    return PageText(
        address=f"services/{entry.slug}/{lang}",
        template="translation.html",
        title=says["name"],
        description=says["about"],
        meta={
            "told": {
                **told,
                "name_lang": says.get("name_lang", ""),
                "written_in": words.written_in if words.written_in != lang else "",
                "other_languages": words.say("page.other_languages"),
                "leaflet": words.say("page.leaflet"),
            },
            "spoken": spoken(entry, directory),
            "leaflets": leaflets,
            "never_kept": entry.hidden,
        },
        checked_on=entry.freshness.checked_on,
        window_title=f"{says['name']} ({words.name})",
    )
