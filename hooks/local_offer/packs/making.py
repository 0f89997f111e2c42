"""Makes the published booklets that are new or have changed, in worker processes."""

from __future__ import annotations

import datetime
import multiprocessing
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ..directory import Directory
from ..leaflets import cache as shelf
from ..leaflets.filling import Progress, fill
from ..problem import Problem, shown
from ..settings import CONFIG
from .printing import Printer
from .published import FOLDER, Booklet, booklets


@dataclass(frozen=True)
class Made:
    """The booklets in the order they are offered, what went wrong with any, and how many are new."""

    booklets: list[Booklet]
    problems: list[Problem]
    new: int = 0


def ordered(directory: Directory, cache: Path) -> list[Booklet]:
    """Every booklet as it is in the cache, without making any."""
    return list(booklets(directory, cache))


def make(directory: Directory, cache: Path, *, workers: int = 2, progress: Progress | None = None) -> Made:
    """Every booklet. `cache` is a folder of this function's own: what no booklet uses any more is removed from it.

    A booklet that cannot be made is a problem; the others are made all the same.
    """
    wanted = ordered(directory, cache)
    pool = ProcessPoolExecutor(workers, mp_context=multiprocessing.get_context("spawn"))
    filled = fill(
        cache,
        sorted(wanted, key=lambda one: -len(one.volume.entries)),  # the largest first
        pool,
        lambda one: pool.submit(_make_one, one.says, one.day, one.path),
        progress=progress,
    )
    settings = shown(directory.settings.root / CONFIG)
    problems = [
        Problem(settings, 1, f"The booklet {Path(one.file).name} cannot be made: {filled.failed[one.path]}")
        for one in wanted
        if one.path in filled.failed
    ]
    whole = [one for one in wanted if one.path not in filled.failed]
    return Made(whole, problems, filled.new)


def open_one(directory: Directory, cache: Path, file: str) -> Path | None:
    """The published file with this name, made now if it is not in the cache; None when there is no such booklet.

    Raises what the tools raise when it cannot be made.
    """
    if not file.startswith(f"{FOLDER}/"):
        return None
    found = next(booklets(directory, cache, file), None)
    if not found:
        return None
    cache.mkdir(parents=True, exist_ok=True)
    if not found.made:
        shelf.keep(Printer().make(found.says, found.day), found.path)
    return found.path


_printers: list[Printer] = []
"""The printer of a worker: one for all that it makes."""


def _make_one(says: dict[str, Any], day: datetime.date, path: Path) -> None:
    if not _printers:
        _printers.append(Printer())
    shelf.keep(_printers[0].make(says, day), path)
