"""Makes the sheets that are new or have changed, and finds the others in the cache: as leaflets are made."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ..directory import Directory
from ..leaflets import cache as shelf
from ..leaflets.characters import named
from ..leaflets.filling import Progress, fill
from ..problem import Problem, shown
from ..settings import CONFIG
from .content import content, offered
from .kinds import KINDS, Kind, file_name
from .printing import Printer


@dataclass(frozen=True)
class Sheet:
    """One sheet in one language, made or still to be made."""

    kind: Kind
    lang: str
    locality: str
    """The part of the area that it is about; "" where it is for all of it."""
    says: dict[str, Any]
    path: Path
    """Where it lies in the cache."""

    @property
    def name(self) -> str:
        """Its file's name."""
        return file_name(self.kind.key, self.lang, self.locality)

    @property
    def file(self) -> str:
        """Where it is published, below the site's address."""
        return f"sheets/{self.name}"

    @property
    def print_copy(self) -> str | None:
        """Of a small sheet, where the copy to cut is published."""
        return f"print-copies/sheets/{self.name}" if self.kind.cut else None

    @property
    def made(self) -> shelf.Known | None:
        """What is known of it; None while it has not been made."""
        return shelf.known(self.path)

    @property
    def files(self) -> list[tuple[str, Path]]:
        """What is published of it, each with where it lies in the cache."""
        copy = [(self.print_copy, shelf.copy_of(self.path))] if self.print_copy else []
        return [(self.file, self.path), *copy]


@dataclass(frozen=True)
class Made:
    """The sheets in the order they are offered, what went wrong with any, and how many are new."""

    sheets: list[Sheet]
    problems: list[Problem]
    new: int = 0


def ordered(directory: Directory, cache: Path) -> list[Sheet]:
    """Every sheet as it is in the cache, without making any."""
    return list(_sheets(directory, cache))


def make(directory: Directory, cache: Path, *, progress: Progress | None = None) -> Made:
    """Every sheet. `cache` is a folder of this function's own: what no sheet uses any more is removed from it.

    A sheet that cannot be made is a problem at the settings; the others are made all the same.
    """
    printer, pool = Printer(), ThreadPoolExecutor(1)

    def print_one(sheet: Sheet) -> None:
        shelf.keep(printer.make(sheet.says, directory), sheet.path)

    filled = fill(
        cache, _sheets(directory, cache), pool, lambda sheet: pool.submit(print_one, sheet), progress=progress
    )
    problems, whole = [], []
    for sheet in filled.wanted:
        if known := filled.known.get(sheet.path):
            whole.append(sheet)
            # What a record says is on the calendar. Its own leaflet names what cannot be shown, at its line.
            problems += _cannot_be_shown(directory, known.lost) if sheet.kind.key != "drop-ins" else []
        else:
            why = filled.failed.get(sheet.path, "its file is gone")
            problems.append(_problem(directory, f"The sheet {sheet.name} cannot be made: {why}"))
    return Made(whole, list(dict.fromkeys(problems)), filled.new)


def open_one(directory: Directory, cache: Path, file: str) -> Path | None:
    """The published file with this name, made now if it is not in the cache; None when there is no such sheet.

    Raises what the tools raise when it cannot be made.
    """
    if not file.startswith(("sheets/", "print-copies/sheets/")):
        return None
    for sheet in _sheets(directory, cache):
        if path := dict(sheet.files).get(file):
            cache.mkdir(parents=True, exist_ok=True)
            if not sheet.made:
                shelf.keep(Printer().make(sheet.says, directory), sheet.path)
            return path
    return None


def _sheets(directory: Directory, cache: Path) -> Iterator[Sheet]:
    for key, lang, locality in offered(directory):
        says = content(key, directory, lang, locality)
        name = shelf.name_of(says, room=Path(__file__).parent)
        yield Sheet(KINDS[key], lang, locality, says, cache / f"{name}.pdf")


def _cannot_be_shown(directory: Directory, lost: tuple[str, ...]) -> list[Problem]:
    """One warning for the characters that no font has."""
    message = f"The sheets' fonts do not have {named(lost)}. Write it another way."
    return [_problem(directory, message, warning=True)] if lost else []


def _problem(directory: Directory, message: str, *, warning: bool = False) -> Problem:
    return Problem(shown(directory.settings.root / CONFIG), 1, message, warning=warning)
