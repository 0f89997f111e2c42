"""The booklets that everyone can print: one for each need, stage, kind of help and part of the area, and one of all.

In clear print and in English. A booklet is known by the checksum of everything that it is made from, as a
leaflet is, and kept in a cache from one build to the next.
"""

from __future__ import annotations

import datetime
import json
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from ..answers import OF_THEIR_OWN, answers
from ..directory import Directory, Entry
from ..editions import CLEAR_PRINT
from ..filters import FILTERS
from ..languages.catalogue import ENGLISH
from ..languages.said import Said
from ..leaflets import cache as shelf
from .content import NEED, TOPIC, Leaflets, booklet, day_of
from .volumes import Volume, volumes

FOLDER = "booklets"
EVERYTHING = "everything"


@dataclass(frozen=True)
class Booklet:
    """One booklet, or one of its volumes."""

    filter: str
    """"" where it is of everything."""
    key: str
    label: str
    """What it is about: "Autism"."""
    volume: Volume
    says: dict[str, Any]
    path: Path
    """Where it lies in the cache."""

    @property
    def file(self) -> str:
        """Where it is published, below the site's address."""
        return file_of(self.filter, self.key, self.volume)

    @property
    def day(self) -> datetime.date:
        """The date inside the file."""
        return day_of(self.volume)

    @cached_property
    def made(self) -> shelf.Known | None:
        """What is known of it; None while it has not been made."""
        return shelf.known(self.path)


def file_of(filter_: str, key: str, volume: Volume) -> str:
    """Where a booklet or volume is published: "booklets/need-autism.pdf"."""
    about = "-".join(filter(None, (filter_, key, str(volume.number) if volume.of > 1 else "")))
    return f"{FOLDER}/{about}.pdf"


def booklets(directory: Directory, cache: Path, only: str = "") -> Iterator[Booklet]:
    """Every booklet that has a service in it, or the one that is published as the file `only`."""
    leaflets = Leaflets(directory, CLEAR_PRINT.key)
    for filter_, key, label, entries in _subjects(directory):
        whole = volumes(entries)
        title = Said(label, "en")
        by = TOPIC if filter_ == "need" else NEED
        elsewhere = _for_all(directory) if filter_ == "need" and key != FILTERS["need"].for_all else ""
        for number, volume in enumerate(whole):
            if only in ("", file_of(filter_, key, volume)):
                says = booklet(leaflets, whole, number, title, by=by, elsewhere=elsewhere)
                name = shelf.name_of(says, str(day_of(volume)), room=Path(__file__).parent)
                yield Booklet(filter_, key, label, volume, says, cache / f"{name}.pdf")


def _subjects(directory: Directory) -> Iterator[tuple[str, str, str, list[Entry]]]:
    """Filter, key, label and services of each booklet.

    A closed service is in none: nobody can use it. What is for all needs is in a booklet of its own, not in that
    of each need: nobody would carry those home.
    """
    for name in OF_THEIR_OWN:
        for key, choice in answers(name, directory).used.items():
            if fit := [entry for entry in choice.direct if not entry.closed]:
                yield name, key, choice.label, fit
    if there := [entry for entry in directory.listed if not entry.closed]:
        yield "", EVERYTHING, ENGLISH.say("booklet.everything"), there


def _for_all(directory: Directory) -> str:
    """What the booklet of services for all needs is called; "" when there is none."""
    key = FILTERS["need"].for_all
    there = any(key in entry.needs for entry in directory.listed if not entry.closed)
    return directory.vocabularies.label("needs", key) if there else ""


def index_json(found: list[Booklet]) -> str:
    """booklets/index.json: what there is, for the page and for other people's programs."""
    rows = [
        {
            "filter": one.filter,
            "key": one.key,
            "label": one.label,
            "services": len(one.volume.entries),
            "pages": one.made.pages if one.made else None,
            "bytes": one.made.bytes if one.made else None,
            "volume": one.volume.number,
            "volumes": one.volume.of,
            "file": one.file,
        }
        for one in found
    ]
    return json.dumps(rows, ensure_ascii=False, indent=1) + "\n"
