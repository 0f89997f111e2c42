"""Makes the leaflets that are new or have changed, and finds the others in the cache.

A leaflet is known by the checksum of everything that it is made from. Nothing else decides whether it is
made again: not the day, not the file's time.
"""

from __future__ import annotations

import datetime
import hashlib
import json
import os
import re
import threading
from collections.abc import Collection
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import lru_cache
from importlib.metadata import version
from pathlib import Path
from typing import Any

from ..directory import Directory, Entry
from ..problem import Problem
from .content import content
from .printing import Printed, Printer

NEVER_CHECKED = datetime.date(2000, 1, 1)
"""The date inside the file of a leaflet that nobody has checked."""
_CACHED = re.compile(r"[0-9a-f]{64}\.(pdf|json)")


@dataclass(frozen=True)
class Leaflet:
    """One finished leaflet."""

    slug: str
    code: str
    edition: str
    lang: str
    pages: int
    bytes: int
    checked: str | None
    """The day the record was checked, like 2026-09-01."""
    path: Path
    """Where the PDF lies in the cache."""

    @property
    def file(self) -> str:
        """Where it is published, below the site's address."""
        return f"leaflets/{self.slug}.pdf"


@dataclass(frozen=True)
class Made:
    """The leaflets by slug, and what went wrong with any."""

    leaflets: dict[str, Leaflet]
    problems: list[Problem]


@dataclass(frozen=True)
class _Order:
    """A leaflet to make or to find."""

    entry: Entry
    says: dict[str, Any]
    path: Path


def make(directory: Directory, cache: Path, *, workers: int = 2, only: Collection[str] | None = None) -> Made:
    """A leaflet for every entry, or for those whose slugs are in `only`.

    `cache` is a folder of this function's own: files that no leaflet uses any more are removed from it.
    A leaflet that cannot be made is a problem at its record; the others are made all the same.
    """
    cache.mkdir(parents=True, exist_ok=True)
    orders = [
        _order(entry, directory, cache) for entry in directory.entries if only is None or entry.slug in only
    ]
    wrong = _print([order for order in orders if not _known(order.path)], workers)
    leaflets, problems = {}, []
    for order in orders:
        slug, path = order.entry.slug, order.entry.path
        if slug in wrong:
            problems.append(Problem(path, 1, f"The leaflet cannot be made: {wrong[slug]}"))
            continue
        known = _known(order.path)
        leaflets[slug] = _leaflet(order, known)
        problems += _cannot_be_shown(path, known["lost"])
    if only is None:
        used = {order.path.stem for order in orders}
        for file in cache.iterdir():
            if _CACHED.fullmatch(file.name) and file.stem not in used:
                file.unlink(missing_ok=True)
    return Made(leaflets, problems)


def index_json(made: Made) -> str:
    """leaflets/index.json: what there is, for pages, packs and other people's programs."""
    keys = ("slug", "code", "edition", "lang", "pages", "bytes", "checked", "file")
    rows = [{key: getattr(leaflet, key) for key in keys} for leaflet in made.leaflets.values()]
    return json.dumps(rows, ensure_ascii=False, indent=1) + "\n"


def _order(entry: Entry, directory: Directory, cache: Path) -> _Order:
    says = content(entry, directory)
    day = entry.freshness.checked_on
    everything = json.dumps([_tools(), says, str(day)], sort_keys=True)
    return _Order(entry, says, cache / f"{hashlib.sha256(everything.encode()).hexdigest()}.pdf")


@lru_cache(maxsize=1)
def _tools() -> str:
    """The checksum of what sets leaflets: template, fonts, this folder's code, and the libraries."""
    found = hashlib.sha256()
    here = Path(__file__).parent
    for file in sorted([*here.glob("*.py"), *here.glob("*.typ"), *here.glob("fonts/*.ttf")]):
        found.update(file.read_bytes())
    for library in ("typst", "segno", "pikepdf"):
        found.update(version(library).encode())
    return found.hexdigest()


def _known(path: Path) -> dict[str, Any] | None:
    """What was written beside a PDF when it was made; None when there is none or it is not whole."""
    try:
        known = json.loads(path.with_suffix(".json").read_text("utf-8"))
        return known if path.stat().st_size == known["bytes"] else None
    except (OSError, ValueError, KeyError):
        return None


def _print(orders: list[_Order], workers: int) -> dict[str, str]:
    """Make these into the cache. What went wrong, by slug.

    Threads are enough: typst sets type without holding Python's lock.
    """
    if not orders:
        return {}
    own = threading.local()

    def one(order: _Order) -> str:
        try:
            if not hasattr(own, "printer"):
                own.printer = Printer()
            printed = own.printer.typeset(order.says, order.entry.freshness.checked_on or NEVER_CHECKED)
            _keep(printed, order.path)
        except Exception as error:  # whatever one record does to the tools, the others get their leaflets
            return str(error).splitlines()[0] if str(error) else type(error).__name__
        return ""

    with ThreadPoolExecutor(max(1, workers)) as pool:
        said = pool.map(one, orders)
        return {order.entry.slug: wrong for order, wrong in zip(orders, said, strict=True) if wrong}


def _keep(printed: Printed, path: Path) -> None:
    """Put a PDF into the cache, and then what is known of it. No reader ever sees half a file."""
    known = {"pages": printed.pages, "bytes": len(printed.pdf), "lost": printed.lost}
    for target, data in ((path, printed.pdf), (path.with_suffix(".json"), json.dumps(known).encode())):
        part = target.with_suffix(f".{os.getpid()}.part")
        part.write_bytes(data)
        part.replace(target)


def _leaflet(order: _Order, known: dict[str, Any]) -> Leaflet:
    entry, day = order.entry, order.entry.freshness.checked_on
    return Leaflet(
        entry.slug, entry.identity.code, order.says["edition"], order.says["lang"], known["pages"],
        known["bytes"], day.isoformat() if day else None, order.path,
    )  # fmt: skip


def _cannot_be_shown(path: str, lost: list[str]) -> list[Problem]:
    """One warning for all characters that a leaflet could not show, on the first line that has any."""
    if not lost:
        return []
    try:
        lines = Path(path).read_text("utf-8").splitlines()
    except OSError:
        lines = []
    line = next((n for n, text in enumerate(lines, 1) if any(sign in text for sign in lost)), 1)
    named = ", ".join(sign if sign.isprintable() else f"U+{ord(sign):04X}" for sign in lost)
    return [
        Problem(path, line, f"The leaflet's fonts do not have {named}. Write it another way.", warning=True)
    ]
