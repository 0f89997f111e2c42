"""The list of leaflets to print, for the Family Information Service: by name, with the code on each."""

from __future__ import annotations

from typing import Any

from .. import facts
from ..directory import Directory
from ..editions import EASIER, EDITIONS, ENGLISH
from ..leaflets import Made
from . import PageText, file_size


def offered(made: Made, directory: Directory) -> dict[str, list[dict[str, Any]]]:
    """For each service, by slug, what there is of its leaflet: editions in the order they are offered."""
    offers: dict[str, list[dict[str, Any]]] = {}
    for leaflet in made.leaflets.values():
        edition = EDITIONS[leaflet.edition]
        easy = directory.by_slug[leaflet.slug].record.easy_read
        checked = edition is EASIER and leaflet.lang == ENGLISH and easy and easy.checked_by
        offers.setdefault(leaflet.slug, []).append(
            {
                "edition": edition.key,
                "name": "Easy Read" if checked else edition.name,
                "about": edition.about,
                "ending": edition.ending,
                "lang": leaflet.lang,
                "file": leaflet.file,
                "print_copy": leaflet.print_copy,
                "pages": leaflet.pages,
                "size": file_size(leaflet.bytes) if leaflet.bytes else None,
            }
        )
    return offers


def in_english(offers: list[dict[str, Any]] | None) -> list[dict[str, Any]]:
    """Those in English."""
    return [one for one in offers or [] if one["lang"] == ENGLISH]


def leaflet_list(directory: Directory, leaflets: dict[str, list[dict[str, Any]]]) -> PageText:
    """The page at /leaflets/. `leaflets` is what there is, by slug."""
    rows = [
        {
            "code": entry.identity.code,
            "name": entry.name,
            "ages": facts.ages(entry),
            "editions": in_english(leaflets[entry.slug]),
        }
        for entry in directory.listed
        if in_english(leaflets.get(entry.slug))
    ]
    return PageText(
        "leaflets/index", "leaflets.html", "Leaflets to print",
        "Every leaflet of this Local Offer, with its code: clear print, large print, easier to read, to fold, plain text.",
        {"leaflets": rows},
    )  # fmt: skip
