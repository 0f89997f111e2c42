"""A CSV file as rows of text, however it was saved: any usual encoding, comma, semicolon or tab between cells.

A row that cannot be read whole is refused with the reason, and the rows after it are read.
"""

from __future__ import annotations

import codecs
import csv
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from .feed import FeedError, read_file

_MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_AS_TEXT = re.compile(r'="(.*)"', re.DOTALL)
_FORMULA = re.compile(r"=.|[+\-@][A-Za-z(][\w.]*\(", re.DOTALL)
_MADE_SAFE = re.compile(r"'(?=[=+\-@])")


@dataclass(frozen=True)
class Row:
    """One row of a table."""

    where: str
    """As a person finds it: "row 12", with the line of the file where that is another number."""
    cells: dict[str, str] = field(default_factory=dict)
    """What stands in each column that has something in it."""
    formulas: tuple[str, ...] = ()
    """Columns in which a formula stood. They are not among the cells: nobody can read a formula."""
    refused: str = ""
    """Why it cannot be read; then it has no cells."""


@dataclass(frozen=True)
class Table:
    """A CSV file."""

    columns: tuple[str, ...]
    rows: Iterator[Row]


def read_table(path: Path) -> Table:
    """The rows of a CSV file. Raises FeedError when it is not one."""
    raw = read_file(path)
    text = _decoded(path, raw)
    lines = re.findall(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+", text)
    while lines and not lines[0].strip():
        lines.pop(0)
    if not lines:
        raise FeedError(f"{path} is empty. Nothing was changed.")
    if lines[0].lstrip()[:1] in ("{", "["):
        raise FeedError(f"{path} is JSON, not CSV. Use `local-offer import oruk` for it.")
    if lines[0].lstrip()[:1] == "<":
        raise FeedError(f"{path} is a web page, not CSV. Download the file itself.")
    between = max(",;\t", key=lambda sign: Counter(re.sub(r'"[^"]*"', "", lines[0]))[sign])
    records = _records(lines, between)
    header = next(records)[2]
    if isinstance(header, str):
        raise FeedError(f"{path}: the first line cannot be read. {header}")
    columns = _columns(header)
    return Table(columns, _rows(records, columns))


def _decoded(path: Path, raw: bytes) -> str:
    for mark, encoding in _MARKS:
        if raw.startswith(mark):
            try:
                return raw.decode(encoding)
            except UnicodeDecodeError:
                raise FeedError(f"{path} is cut off or damaged. Save or download it again.") from None
    if b"\0" in raw:
        raise FeedError(f"{path} is not CSV. Open it in a spreadsheet and save it as CSV.")
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        return raw.decode("cp1252", "replace")  # as Excel saves it, and as the register of schools comes


def _records(lines: list[str], between: str) -> Iterator[tuple[int, int, list[str] | str]]:
    """Each row: its number, its first line, and its cells, or why there are none."""
    at = number = 0
    while at < len(lines):
        taken = 0

        def ahead(start: int = at) -> Iterator[str]:
            nonlocal taken
            for text in lines[start : start + _MOST_LINES]:
                taken += 1
                yield text

        number += 1
        try:
            yield number, at + 1, next(csv.reader(ahead(), delimiter=between, strict=True))
        except (csv.Error, StopIteration):
            yield number, at + 1, 'The quotes do not match. Write "" for one quote inside a text.'
            taken = 1
        at += taken


_MOST_LINES = 300
"""No text in a cell has more. Where a closing quote is missing, the rest of the file is not read for it."""


def _columns(header: list[str]) -> tuple[str, ...]:
    """The names of the columns, each once."""
    names: dict[str, None] = {}
    for number, text in enumerate(header, 1):
        name = first = " ".join(text.split()) or f"column {number}"
        again = 1
        while name in names:
            again += 1
            name = f"{first} ({again})"
        names[name] = None
    return tuple(names)


def _rows(records: Iterator[tuple[int, int, list[str] | str]], columns: tuple[str, ...]) -> Iterator[Row]:
    for number, line, cells in records:
        where = f"row {number}" + (f" (line {line})" if line != number else "")
        if isinstance(cells, str):
            yield Row(where, refused=cells)
            continue
        while len(cells) > len(columns) and not cells[-1].strip():
            cells.pop()
        if not any(cell.strip() for cell in cells):
            continue
        if len(cells) != len(columns):
            yield Row(where, refused=f"It has {len(cells)} cells and the first row has {len(columns)}. Is a quote or comma missing?")  # fmt: skip
            continue
        texts = {name: _text(cell) for name, cell in zip(columns, cells, strict=True) if cell.strip()}
        formulas = tuple(name for name, text in texts.items() if _FORMULA.match(text))
        yield Row(where, {name: text for name, text in texts.items() if name not in formulas}, formulas)


def _text(cell: str) -> str:
    """A cell without what spreadsheets put around a text so that it stays one."""
    cell = cell.strip()
    if found := _AS_TEXT.fullmatch(cell):
        return found[1].replace('""', '"')
    return _MADE_SAFE.sub("", cell, count=1) if _MADE_SAFE.match(cell) else cell
