"""The print room: where the Family Information Service finds, counts and prints leaflets for a family on the phone."""

from __future__ import annotations

from typing import Any

from .. import facts
from ..answers import answers
from ..directory import Directory
from ..editions import EDITIONS, ENGLISH
from ..filters import FILTERS
from ..languages.catalogue import catalogue
from ..packs.content import EDITIONS as IN_PACKS
from ..scripts import script
from . import PageText

LEAFLETS = "assets/print-room/leaflets.js"
_RECEIVER = "LocalOfferPrintRoom.receive"
_ASKED = ("need", "phase", "locality", "tier")
"""What stands first to choose, beside words and an age: what a caller says in the first minute."""
_MORE = tuple(name for name in FILTERS if name not in (*_ASKED, "age"))
"""The other filters of find, in its order."""
_LABELS = {"language": "Staff speak"}
"""Where the label in find would be taken for something else on this page, which has a language to print in."""
Offers = dict[str, list[dict[str, Any]]]
"""What there is of each service's leaflet, by slug, as `offered` in pages/leaflets.py gives it."""


def print_room(directory: Directory, leaflets: Offers) -> PageText:
    """The page at /print-room/."""
    return PageText(
        "print-room/index", "print-room.html", "Print room",
        "Find leaflets for a family, in their type size and language, and print them together.",
        {
            "editions": [
                {"key": key, "name": one.name, "about": one.about, "ending": one.ending, "in_packs": key in IN_PACKS}
                for key, one in EDITIONS.items()
                if key in directory.settings.editions_offered
            ],
            "languages": [{"key": lang, "name": catalogue(lang).name_in_english} for lang in _spoken(leaflets, directory)],
            "filters": [one for one in (_filter(name, directory) for name in _ASKED) if one["choices"]],
            "more_filters": [one for one in (_filter(name, directory) for name in _MORE) if one["choices"]],
            "sample": " ".join(entry.identity.code for entry in directory.listed[:2]),
        },
    )  # fmt: skip


def leaflets_script(directory: Directory, leaflets: Offers) -> tuple[str, str]:
    """Its file in the site and its text: what leaflets there are, for the page to load when it is opened.

    For each service its code, whom it is for, when it was checked and, by language, the pages of each edition
    in the order of the page: 0 where there are none to count or nobody has counted them yet, null where there
    is no such leaflet.
    """
    editions = directory.settings.editions_offered
    given = {
        entry.slug: {
            "code": entry.identity.code,
            "ages": facts.ages(entry),
            "checked": facts.day(entry.freshness.checked_on),
            "pages": _pages(leaflets[entry.slug], editions),
        }
        for entry in directory.listed
        if entry.slug in leaflets
    }
    return LEAFLETS, script(_RECEIVER, given)


def _pages(offers: list[dict[str, Any]], editions: list[str]) -> dict[str, list[int | None]]:
    pages: dict[str, list[int | None]] = {}
    for one in offers:
        row = pages.setdefault(one["lang"], [None] * len(editions))
        row[editions.index(one["edition"])] = one["pages"] or 0
    return pages


def _spoken(leaflets: Offers, directory: Directory) -> list[str]:
    """The council's languages that a leaflet is in, English first."""
    there = {one["lang"] for offers in leaflets.values() for one in offers}
    return [ENGLISH, *(lang for lang in directory.settings.languages if lang != ENGLISH and lang in there)]


def _filter(name: str, directory: Directory) -> dict[str, Any]:
    """A filter with the choices that some service names, but for the one that stands for all."""
    one = FILTERS[name]
    choices = [
        {"key": key, "label": choice.label}
        for key, choice in answers(name, directory).used.items()
        if key != one.for_all
    ]
    return {"name": name, "label": _LABELS.get(name, one.label), "choices": choices}
