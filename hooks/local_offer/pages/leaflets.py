"""The list of leaflets to print, for the Family Information Service: by name, with the code on each."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from .. import facts
from ..directory import Directory
from ..editions import EASIER, EDITIONS, ENGLISH
from ..facts import file_size
from ..languages.catalogue import catalogue
from ..leaflets import Made
from ..sheets import Sheet
from . import PageText


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


def sheets_offered(sheets: Iterable[Sheet], directory: Directory) -> list[dict[str, Any]]:
    """For each kind of sheet the one in English, with its other languages and those of parts of the area."""
    kinds: dict[str, dict[str, Any]] = {}
    for sheet in sheets:
        made = sheet.made
        file = {
            "file": sheet.file,
            "ending": "pdf",
            "print_copy": sheet.print_copy,
            "pages": made.pages if made else None,
            "size": file_size(made.bytes) if made else None,
            "lang": sheet.lang,
            "language": catalogue(sheet.lang).name,
        }
        kind = kinds.setdefault(
            sheet.kind.key,
            {
                "name": sheet.kind.name,
                "about": sheet.kind.about,
                "english": None,
                "languages": [],
                "areas": [],
            },
        )
        if sheet.locality:
            label = directory.vocabularies.label("localities", sheet.locality)
            kind["areas"].append({**file, "area": label})
        elif sheet.lang == ENGLISH:
            kind["english"] = file
        else:
            kind["languages"].append(file)
    return [kind for kind in kinds.values() if kind["english"]]


def leaflet_list(
    directory: Directory, leaflets: dict[str, list[dict[str, Any]]], sheets: list[dict[str, Any]]
) -> PageText:
    """The page at /leaflets/. `leaflets` is what there is, by slug; `sheets` the sheets by kind."""
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
        {"leaflets": rows, "sheets": sheets},
    )  # fmt: skip
