"""Which leaflets there are, and what each says: ordered first, so that only those that are new need be made.

A leaflet is known by the checksum of everything that it is made from. Nothing else decides whether it is
made again: not the day, not the file's time.
"""

from __future__ import annotations

import datetime
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ..directory import Directory, Entry
from ..editions import EASIER, EDITIONS, FOLD, file_name
from ..languages.told import languages_of
from . import cache as shelf
from .content import content
from .easier import easier_content
from .printing import Printer
from .remembered import Remembered

NEVER_CHECKED = datetime.date(2000, 1, 1)
"""The date inside the file of a leaflet that nobody has checked."""


@dataclass(frozen=True)
class Leaflet:
    """One leaflet in one edition and one language."""

    slug: str
    code: str
    edition: str
    lang: str
    checked: str | None
    """The day the record was checked, like 2026-09-01."""
    path: Path
    """Where it lies in the cache."""
    made: shelf.Known | None
    """None while it has only been ordered: `make serve` makes a leaflet when someone opens it."""

    @property
    def pages(self) -> int | None:
        """How many pages it has; None for plain text."""
        return self.made.pages if self.made else None

    @property
    def bytes(self) -> int | None:
        """Its size."""
        return self.made.bytes if self.made else None

    @property
    def file(self) -> str:
        """Where it is published, below the site's address."""
        return f"leaflets/{file_name(self.slug, self.edition, self.lang)}"

    @property
    def print_copy(self) -> str | None:
        """Of a booklet, where the copy to fold is published."""
        folds = self.edition == FOLD.key
        return f"print-copies/{file_name(self.slug, self.edition, self.lang)}" if folds else None

    @property
    def files(self) -> list[tuple[str, Path]]:
        """What is published of it, each with where it lies in the cache."""
        copy = [(self.print_copy, shelf.copy_of(self.path))] if self.print_copy else []
        return [(self.file, self.path), *copy]


class Words:
    """What the leaflets of a service say, put together when it is first asked for: the editions of a language share most."""

    def __init__(self, entry: Entry, directory: Directory) -> None:
        self._entry, self._directory = entry, directory
        self._whole: dict[str, dict[str, Any]] = {}

    def of(self, lang: str, edition: str) -> dict[str, Any]:
        """All that is printed on one leaflet."""
        if lang not in self._whole:
            self._whole[lang] = content(self._entry, self._directory, lang)
        whole = self._whole[lang]
        own = easier_content(self._entry, self._directory, lang, whole) if edition == EASIER.key else whole
        return {**own, "edition": edition}


@dataclass(frozen=True)
class Order:
    """A leaflet to make or to find."""

    entry: Entry
    lang: str
    edition: str
    words: Words
    path: Path

    @property
    def says(self) -> dict[str, Any]:
        """All that is printed on it."""
        return self.words.of(self.lang, self.edition)

    def leaflet(self, known: shelf.Known | None) -> Leaflet:
        """The leaflet, with what is `known` of it if it is in the cache."""
        entry, day = self.entry, self.entry.freshness.checked_on
        checked = day.isoformat() if day else None
        return Leaflet(entry.slug, entry.identity.code, self.edition, self.lang, checked, self.path, known)

    def make(self, printer: Printer) -> None:
        """Print it into the cache."""
        shelf.keep(printer.make(self.says, self.entry.freshness.checked_on or NEVER_CHECKED), self.path)


def orders(directory: Directory, cache: Path, only: Collection[str] | None = None) -> Iterator[Order]:
    """Every leaflet of this Local Offer, or those of the services in `only`: editions and languages of each."""
    remembered = Remembered(directory, cache)
    for entry in directory.entries:
        if only is None or entry.slug in only:
            yield from _orders(entry, directory, cache, remembered)
    if only is None:
        remembered.keep()


def _orders(entry: Entry, directory: Directory, cache: Path, remembered: Remembered) -> Iterator[Order]:
    words, day = Words(entry, directory), str(entry.freshness.checked_on)
    asked = {
        f"{lang} {edition}": (lang, edition)
        for lang in languages_of(entry, directory)
        for edition in directory.settings.editions_offered
    }
    names = remembered.names(
        entry, lambda: {key: shelf.name_of(words.of(*which), day) for key, which in asked.items()}
    )
    for key, (lang, edition) in asked.items():
        yield Order(entry, lang, edition, words, cache / f"{names[key]}.{EDITIONS[edition].ending}")
