"""Makes the leaflets that are new or have changed, and finds the others in the cache.

A leaflet is known by the checksum of everything that it is made from. Nothing else decides whether it is
made again: not the day, not the file's time.
"""

from __future__ import annotations

import datetime
import json
import threading
from collections.abc import Collection, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ..directory import Directory, Entry
from ..editions import EASIER, EDITIONS, FOLD, file_name
from ..languages.told import languages_of
from ..problem import Problem
from . import cache as shelf
from .characters import named
from .content import content
from .easier import easier_content
from .filling import Progress, fill
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


@dataclass(frozen=True)
class Made:
    """The leaflets by their published file, without the folder; what went wrong with any; how many are new."""

    leaflets: dict[str, Leaflet]
    problems: list[Problem]
    new: int = 0


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


def make(
    directory: Directory,
    cache: Path,
    *,
    workers: int = 2,
    only: Collection[str] | None = None,
    progress: Progress | None = None,
) -> Made:
    """Every leaflet, or those of the services whose slugs are in `only`.

    `cache` is a folder of this function's own: files that no leaflet uses any more are removed from it.
    A leaflet that cannot be made is a problem at its record; the others are made all the same.
    """
    own = threading.local()

    def print_one(order: Order) -> None:
        if not hasattr(own, "printer"):
            own.printer = Printer()
        order.make(own.printer)

    # Threads are enough: typst sets type without holding Python's lock. Each has a compiler of its own, and the
    # first leaflets are set while the words of the next are put together.
    pool = ThreadPoolExecutor(max(1, workers))
    filled = fill(
        cache,
        orders(directory, cache, only),
        pool,
        lambda order: pool.submit(print_one, order),
        progress=progress,
        keeps_others=only is not None,
    )
    leaflets, problems = {}, []
    for order in filled.wanted:
        leaflet = order.leaflet(filled.known.get(order.path))
        name = Path(leaflet.file).name
        if leaflet.made:
            leaflets[name] = leaflet
            problems += _cannot_be_shown(order.entry.path, leaflet.made.lost)
        else:
            message = (
                f"The leaflet {name} cannot be made: {filled.failed.get(order.path, 'its file is gone')}"
            )
            problems.append(Problem(order.entry.path, 1, message))
    return Made(leaflets, list(dict.fromkeys(problems)), filled.new)


def ordered(directory: Directory, cache: Path) -> Made:
    """Every leaflet as it is in the cache, without making any."""
    found = (order.leaflet(shelf.known(order.path)) for order in orders(directory, cache))
    return Made({Path(leaflet.file).name: leaflet for leaflet in found}, [])


def open_one(directory: Directory, cache: Path, file: str) -> Path | None:
    """The published file with this name, made now if it is not in the cache; None when there is no such leaflet.

    Raises what the tools raise when it cannot be made.
    """
    slug = file.partition("/")[2].partition(".")[0]
    for order in orders(directory, cache, {slug}):
        leaflet = order.leaflet(shelf.known(order.path))
        if path := dict(leaflet.files).get(file):
            cache.mkdir(parents=True, exist_ok=True)
            if not leaflet.made:
                order.make(Printer())
            return path
    return None


def index_json(made: Made) -> str:
    """leaflets/index.json: what there is, for pages, packs and other people's programs."""
    keys = ("slug", "code", "edition", "lang", "pages", "bytes", "checked", "file")
    rows = [{key: getattr(leaflet, key) for key in keys} for leaflet in made.leaflets.values()]
    return json.dumps(rows, ensure_ascii=False, indent=1) + "\n"


def _cannot_be_shown(path: str, lost: Collection[str]) -> list[Problem]:
    """One warning for all characters that a leaflet could not show, on the first line that has any."""
    if not lost:
        return []
    try:
        lines = Path(path).read_text("utf-8").splitlines()
    except OSError:
        lines = []
    line = next((n for n, text in enumerate(lines, 1) if any(sign in text for sign in lost)), 1)
    message = f"The leaflet's fonts do not have {named(lost)}. Write it another way."
    return [Problem(path, line, message, warning=True)]
