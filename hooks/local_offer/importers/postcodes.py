"""`local-offer import postcodes`: the unit postcodes of Code-Point Open go into services/_postcodes.csv.

Code-Point Open is free for anyone who credits it (Open Government Licence), so the credit goes into the file too.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Collection, Iterator
from pathlib import Path

from ..files import write_whole
from ..postcodes import DISTRICT, PLACE, UNIT, district_of, kind_of, normal
from ..postcodes_file import HEADER, Row, rows_of
from ..problem import shown
from .code_point import CodePoint, decoded, read_code_point
from .feed import FeedError

CREDIT = (
    "Contains OS data © Crown copyright and database right {year}. "
    "Contains Royal Mail data © Royal Mail copyright and database right {year}. "
    "Contains National Statistics data © Crown copyright and database right {year}. "
    "Used under the Open Government Licence version 3."
)
"""What Ordnance Survey asks to be said wherever its postcodes are used."""

MOST_WITHOUT_CHOICE = 100_000
"""No council has more postcodes. Whoever brings in more has not said which are theirs."""
MOST_NAMED = 20
"""How many postcodes that are gone are named."""

_IS_CREDIT = re.compile(re.escape(CREDIT).replace(re.escape("{year}"), r"\d{4}"))
_COUNCIL_CODE = re.compile(r"[ESW]\d{8}")


def import_postcodes(
    sources: Collection[Path], into: Path, *, districts: Collection[str], council: str, year: int
) -> list[str]:
    """Write the unit postcodes of Code-Point Open to a file, and say what was done.

    `sources` are zips as downloaded, folders or CSV files; `districts` like ZZ1 and a `council`'s code like
    E06000013 choose from them: a postcode in either is taken. Other rows of the file stay. Raises FeedError
    when something cannot be used, OSError when the file cannot be written; nothing was written then.
    """
    chosen = {normal(code) for code in districts}
    if wrong := sorted(code for code in chosen if kind_of(code) != DISTRICT):
        raise FeedError(
            f"{wrong[0]!r} is not a postcode district. Write it like ZZ1, the first half of a postcode."
        )
    if council and not _COUNCIL_CODE.fullmatch(council):
        raise FeedError(f"{council!r} is not the code of a council. Write it like E06000013.")
    found = read_code_point(sources, chosen, council)
    if why_not := _nothing_to_do(found, chosen, council):
        raise FeedError(f"{why_not} Nothing was changed.")
    ours, notes = _ours(into)
    others = [row for row in ours.values() if row.kind != UNIT]
    old = {row.name: row.at for row in ours.values() if row.kind == UNIT}
    credits = [note for note in notes if _IS_CREDIT.fullmatch(note)]
    there = f"{_count(len(found.units), 'postcode')} in {_count(len({*map(district_of, found.units)}), 'district')}"
    if old == found.units and credits:
        said = [f"{shown(into)} has these {there} already."]
    else:
        others_said = [note for note in notes if note not in credits]
        credits = [CREDIT.format(year=year)]
        _write(
            into, [*others, *(Row(UNIT, code, at) for code, at in found.units.items())], others_said + credits
        )
        said = [f"Wrote {there} to {shown(into)}."]
    if others:
        said.append(f"Kept {_count(len(others), 'other row')} of that file: places, sectors and districts.")
    if gone := sorted(old.keys() - found.units.keys()):
        named = ", ".join(gone[:MOST_NAMED]) + (" ..." if len(gone) > MOST_NAMED else "")
        said.append(
            f"Taken out of that file, because they are not among the new ones: {_count(len(gone), 'postcode')} ({named})."
        )
    return [*said, *_left_out(found), f"The find page must say: {credits[0]}"]


def _nothing_to_do(found: CodePoint, chosen: Collection[str], council: str) -> str:
    """Why nothing can be written: there is nothing, or it is the whole country. "" when there is something to write."""
    if not found.units:
        if found.elsewhere:
            return "None of these postcodes is in the districts or council you named."
        return "There are no postcodes of Code-Point Open in these files."
    if not (chosen or council) and len(found.units) > MOST_WITHOUT_CHOICE:
        return f"These are {len(found.units):,} postcodes. Name yours with --districts or --council."
    return ""


def _left_out(found: CodePoint) -> Iterator[str]:
    for number, why in (
        (found.elsewhere, "in other districts"),
        (found.without_position, "without a position"),
        (found.twice, "that came twice"),
    ):
        if number:
            yield f"Left out: {_count(number, 'postcode')} {why}."
    if found.unreadable:
        rows = _count(len(found.unreadable), "row")
        yield f"Left out: {rows} that cannot be read, the first at {found.unreadable[0]}."


def _ours(into: Path) -> tuple[dict[str, Row], list[str]]:
    """The rows and notes of the file as it is."""
    if into.is_dir():
        raise FeedError(f"{into} is a folder. Name a file in it, like {into / '_postcodes.csv'}.")
    if not into.exists():
        return {}, []
    rows, notes, problems = rows_of(decoded(str(into), into.read_bytes()), shown(into))
    if problems:
        raise FeedError(f"Mend this file first: {problems[0]}")
    return rows, notes


def _write(into: Path, rows: list[Row], notes: list[str]) -> None:
    """The file: postcodes in order, then places, then notes.

    Notes come last, so that whoever sorts the file in a spreadsheet finds the header in its first line.
    """
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(HEADER)
    writer.writerows(
        (row.name, *row.at) for row in sorted(rows, key=lambda row: (row.kind == PLACE, row.name))
    )
    writer.writerows([f"# {note}"] for note in notes)
    write_whole(into, text.getvalue())


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"
