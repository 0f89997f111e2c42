"""Makes the leaflets that are new or have changed, and finds the others in the cache."""

from __future__ import annotations

import json
import threading
from collections.abc import Collection
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from ..directory import Directory
from ..problem import Problem
from . import cache as shelf
from .characters import named
from .filling import Progress, fill
from .ordering import Leaflet, Order, orders
from .printing import Printer


@dataclass(frozen=True)
class Made:
    """The leaflets by their published file, without the folder; what went wrong with any; how many are new."""

    leaflets: dict[str, Leaflet]
    problems: list[Problem]
    new: int = 0


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
