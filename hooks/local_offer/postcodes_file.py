"""services/_postcodes.csv: where postcodes and places are, as the council keeps it.

A row is a unit postcode, a sector, a district or the name of a place (Mill Hall), with easting and northing in
metres. `local-offer import postcodes` writes the units. A line that begins with # is a note; what a licence
asks to be said is one that begins with "# Contains".
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from .postcodes import (
    DISTRICT,
    PLACE,
    SECTOR,
    UNIT,
    Position,
    Postcodes,
    district_of,
    kind_of,
    normal,
    on_grid,
    sector_of,
)
from .problem import Problem
from .words import words

FILE = "_postcodes.csv"
HEADER = ("postcode", "easting", "northing")

MOST_BYTES = 80_000_000
"""All postcodes of Britain are half of this. Anything larger is another file."""
MOST_PROBLEMS = 20
"""How many bad rows are named one by one: a file in a wrong form has a problem in every row."""

_NUMBER = re.compile(r"-?\d{1,9}(\.\d{1,9})?")


def read_postcodes(path: Path, shown: str) -> tuple[Postcodes, list[Problem]]:
    """The file, and what is wrong with it. `shown` is how messages name it. No file is an empty one."""
    if not path.exists() and not path.is_symlink():
        return Postcodes(), []
    try:
        if path.stat().st_size > MOST_BYTES:
            return Postcodes(), [Problem(shown, 1, "This file is too big. Import your own districts only.")]
        text = path.read_bytes().decode("utf-8-sig")
    except OSError as error:
        return Postcodes(), [Problem(shown, 1, f"This cannot be read as a file: {error.strerror}.")]
    except UnicodeDecodeError:
        return Postcodes(), [Problem(shown, 1, "Save this file again as a CSV file in UTF-8.")]
    rows, notes, problems = rows_of(text, shown)
    credit = " ".join(note for note in notes if note.startswith("Contains "))
    return _whole(rows.values(), credit), _first(problems, shown)


class Row(NamedTuple):
    """One good row: what it is, its postcode or name, and where."""

    kind: str
    name: str
    at: Position


def rows_of(text: str, shown: str) -> tuple[dict[str, Row], list[str], list[Problem]]:
    """The good rows of a file, each under what makes it the same row; its notes; and what is wrong."""
    rows: dict[str, Row] = {}
    notes: list[str] = []
    problems: list[Problem] = []
    columns: list[int] | None = None
    try:
        for line, cells in _lines(text):
            if cells[0].startswith("#"):
                notes.append(", ".join(filter(None, cells)).lstrip("# "))
            elif columns is None:
                columns = _columns(cells)
                if not columns:
                    message = f"Write `{','.join(HEADER)}` as the first line, so that we know which column is which."
                    return {}, notes, [Problem(shown, line, message)]
            else:
                row = _row([cells[n] if n < len(cells) else "" for n in columns])
                if isinstance(row, str):
                    problems.append(Problem(shown, line, row))
                elif (same := _same(row)) in rows:
                    message = f"{row.name} is here twice. Take one of the rows out."
                    problems.append(Problem(shown, line, message))
                else:
                    rows[same] = row
    except csv.Error as error:
        problems.append(Problem(shown, 1, f"This is not a CSV file that can be read ({error})."))
    return rows, notes, problems


def _lines(text: str) -> Iterator[tuple[int, list[str]]]:
    """The rows that have something in them, each with the line it starts on."""
    reader, start = csv.reader(io.StringIO(text, newline="")), 1
    for cells in reader:
        cells = [" ".join(cell.split()) for cell in cells]
        if any(cells):
            yield start, cells
        start = reader.line_num + 1


def _columns(cells: list[str]) -> list[int]:
    """Where postcode, easting and northing stand, in whatever order; nothing when one is not there."""
    names = [cell.casefold() for cell in cells]
    return [names.index(name) for name in HEADER] if set(HEADER) <= set(names) else []


def _row(cells: list[str]) -> Row | str:
    """A row, or what must be done with it."""
    text, *numbers = cells
    code = normal(text)
    kind = kind_of(code)
    if not kind:
        return f"{text!r} is not a postcode or the name of a place. Write it like ZZ1 4AB, ZZ1 4, ZZ1 or Mill Hall."
    for number in numbers:
        if not _NUMBER.fullmatch(number):
            return f"{number!r} is not a number of metres. Write it like 450130, without commas."
    easting, northing = (round(float(number)) for number in numbers)
    if not on_grid(easting, northing):
        return f"{easting}, {northing} is not in Britain. Easting and northing are metres on the British National Grid."
    return Row(kind, text if kind == PLACE else code, Position(easting, northing))


def _same(row: Row) -> str:
    return " ".join(words(row.name)) if row.kind == PLACE else row.name


def _first(problems: list[Problem], shown: str) -> list[Problem]:
    if len(problems) <= MOST_PROBLEMS:
        return problems
    message = f"{len(problems) - MOST_PROBLEMS} more rows of this file have something wrong."
    return [*problems[:MOST_PROBLEMS], Problem(shown, problems[MOST_PROBLEMS].line, message)]


def _whole(rows: Iterable[Row], credit: str) -> Postcodes:
    """The rows with the sectors and districts that have none of their own."""
    given: dict[str, dict[str, Position]] = {UNIT: {}, SECTOR: {}, DISTRICT: {}}
    names = {}
    for row in rows:
        if row.kind == PLACE:
            names[_same(row)] = (row.name, row.at)
        else:
            given[row.kind][row.name] = row.at
    sectors = {**_middles(given[UNIT], sector_of), **given[SECTOR]}
    districts = {**_middles(sectors, district_of), **given[DISTRICT]}
    return Postcodes(given[UNIT], sectors, districts, names, credit)


def _middles(inner: Mapping[str, Position], outer_of: Callable[[str], str]) -> dict[str, Position]:
    """The mean of the positions in each sector or district."""
    within: dict[str, list[Position]] = {}
    for code, at in inner.items():
        within.setdefault(outer_of(code), []).append(at)
    return {
        outer: Position(*(round(sum(axis) / len(axis)) for axis in zip(*some, strict=True)))
        for outer, some in within.items()
    }
