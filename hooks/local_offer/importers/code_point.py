"""Ordnance Survey's Code-Point Open: the unit postcodes of some districts or a council, from its files.

It comes as a zip of CSV files without a header: postcode, quality, easting, northing, country, two NHS areas,
county, district (the council), ward.
"""

from __future__ import annotations

import csv
import io
import zipfile
import zlib
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

from ..postcodes import UNIT, Position, district_of, kind_of, normal, on_grid
from .feed import FeedError

_QUALITY, _EASTING, _NORTHING, _COUNCIL = 1, 2, 3, 8  # columns
_NO_POSITION = "90"


@dataclass
class CodePoint:
    """What was taken from the files, and how many postcodes were left out, by the reason."""

    units: dict[str, Position] = field(default_factory=dict)
    elsewhere: int = 0
    without_position: int = 0
    twice: int = 0
    unreadable: list[str] = field(default_factory=list)
    """Where the rows are that are not of Code-Point Open: "zz.csv:7"."""


def read_code_point(sources: Collection[Path], districts: Collection[str], council: str) -> CodePoint:
    """The postcodes that lie in one of the districts or in the council; all, when neither is named.

    `sources` are zips as downloaded, folders or CSV files. Raises FeedError when one cannot be read.
    """
    found = CodePoint()
    for name, text in _texts(sources):
        _read(name, text, districts, council, found)
    return found


def _texts(sources: Collection[Path]) -> Iterator[tuple[str, str]]:
    """The data files with their names, in the order of the names."""
    for source in sources:
        try:
            if source.is_dir():
                files = {
                    path.relative_to(source).as_posix(): path for path in source.rglob("*") if path.is_file()
                }
                for name in _data_files(files):
                    yield name, decoded(name, files[name].read_bytes())
            elif source.suffix.lower() == ".zip" or zipfile.is_zipfile(source):
                with zipfile.ZipFile(source) as archive:
                    for name in _data_files(archive.namelist()):
                        yield name, decoded(name, archive.read(name))
            else:
                yield source.name, decoded(str(source), source.read_bytes())
        except OSError as error:
            raise FeedError(f"{source} cannot be read: {error.strerror or error}.") from None
        except (zipfile.BadZipFile, zlib.error, EOFError, RuntimeError) as error:
            raise FeedError(
                f"{source} is a zip file that cannot be opened ({error}). Download it again."
            ) from None


def _data_files(names: Collection[str]) -> list[str]:
    """The CSV files with postcodes. Those in the folder of documents only explain the columns."""
    paths = sorted(map(PurePosixPath, names))
    return [
        str(path)
        for path in paths
        if path.suffix.lower() == ".csv" and "doc" not in [part.lower() for part in path.parts[:-1]]
    ]


def decoded(name: str, raw: bytes) -> str:
    """The text of a CSV file. Raises FeedError when it is not in UTF-8."""
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise FeedError(f"{name} is not a CSV file in UTF-8. Name the zip as it was downloaded.") from None


def _read(name: str, text: str, districts: Collection[str], council: str, found: CodePoint) -> None:
    """Take from one file the postcodes that are chosen."""
    reader = csv.reader(io.StringIO(text, newline=""))
    try:
        for cells in reader:
            if not any(cells) or cells[0].strip().lower() in ("pc", "postcode"):
                continue  # the two headers that a joined file may have
            code = normal(cells[0])
            if kind_of(code) != UNIT or len(cells) <= _NORTHING:
                found.unreadable.append(f"{name}:{reader.line_num}")
                continue
            in_council = len(cells) > _COUNCIL and cells[_COUNCIL].strip() == council
            if (districts or council) and not (in_council or district_of(code) in districts):
                found.elsewhere += 1
                continue
            _take(code, cells, f"{name}:{reader.line_num}", found)
    except csv.Error as error:
        raise FeedError(f"{name} is not a CSV file that can be read ({error}).") from None


def _take(code: str, cells: list[str], at: str, found: CodePoint) -> None:
    try:
        position = Position(int(cells[_EASTING]), int(cells[_NORTHING]))
    except ValueError:
        found.unreadable.append(at)
        return
    if cells[_QUALITY].strip() == _NO_POSITION or not on_grid(*position):
        found.without_position += 1
    elif code in found.units:
        found.twice += 1
    else:
        found.units[code] = position
