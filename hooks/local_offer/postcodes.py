"""Postcodes and places, and where they are: what "near me" looks up.

A postcode is a unit (ZZ1 1AB), its sector (ZZ1 1) or its district (ZZ1). Positions are metres on the British
National Grid. They come from services/_postcodes.csv, which postcodes_file.py reads.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from .records.kinds import FULL_POSTCODE, OUTWARD
from .words import words

UNIT, SECTOR, DISTRICT, PLACE = "unit", "sector", "district", "place"
"""What a row is, and how exact an answer from it is."""

_EAST, _NORTH = 700_000, 1_300_000  # where the grid ends, in metres
_SECTOR = re.compile(OUTWARD.pattern + r" \d")
_POSTCODE = re.compile(OUTWARD.pattern + r"( \d[A-Z]{0,2})?")  # also one that is not typed to its end


class Position(NamedTuple):
    """Metres east and north on the British National Grid."""

    easting: int
    northing: int


class Spot(NamedTuple):
    """What a postcode or a name was found as."""

    name: str
    easting: int
    northing: int
    exact: str
    """`unit`, `sector`, `district` or `place`. A unit that is not in the file is found as its sector."""


@dataclass(frozen=True)
class Postcodes:
    """The positions by postcode. Sectors and districts without a row have the middle of what is in them."""

    units: Mapping[str, Position] = field(default_factory=dict)
    sectors: Mapping[str, Position] = field(default_factory=dict)
    districts: Mapping[str, Position] = field(default_factory=dict)
    names: Mapping[str, tuple[str, Position]] = field(default_factory=dict)
    """The words of a name, to the name as it is written and its position."""
    credit: str = ""
    """Whom the positions come from, in the words of their licence. The find page must say it."""

    def lookup(self, text: str) -> Spot | None:
        """Where a postcode or a place is, or None. Capitals and spaces do not matter."""
        code = normal(text)
        for exact, key in _wider(code):
            if at := self._of(exact).get(key):
                return Spot(key, *at, exact)
        together = "".join(words(text))  # "Marshend" is Marsh End
        named = next((at for name, at in self.names.items() if name.replace(" ", "") == together), None)
        return Spot(named[0], *named[1], PLACE) if named and together else None

    def __bool__(self) -> bool:
        return bool(self.sectors or self.districts or self.names)

    def _of(self, exact: str) -> Mapping[str, Position]:
        return {UNIT: self.units, SECTOR: self.sectors, DISTRICT: self.districts}[exact]


def normal(text: str) -> str:
    """A postcode in capitals with its space: "zz11ab" is "ZZ1 1AB". Other text in capitals."""
    code = " ".join(text.upper().split())
    letters = code.replace(" ", "")
    readings = (f"{letters[:-3]} {letters[-3:]}", code, f"{letters[:-1]} {letters[-1:]}")
    # In this order, since ZZ11 is the district of that name before it is sector ZZ1 1.
    return next((one for one in readings if _POSTCODE.fullmatch(one)), code)


def kind_of(code: str) -> str:
    """What a text is that `normal` gave: UNIT, SECTOR, DISTRICT, PLACE, or "" when it can be none.

    The name of a place has letters and no digit: with a digit it is a postcode that was mistyped.
    """
    if FULL_POSTCODE.fullmatch(code):
        return UNIT
    if _SECTOR.fullmatch(code):
        return SECTOR
    if OUTWARD.fullmatch(code):
        return DISTRICT
    return PLACE if words(code) and not re.search(r"\d", code) else ""


def sector_of(unit: str) -> str:
    """The sector of a unit postcode: ZZ1 1 of ZZ1 1AB."""
    return unit[:-2]


def district_of(code: str) -> str:
    """The district of a unit or sector: ZZ1 of ZZ1 1AB."""
    return code.split(" ")[0]


def on_grid(easting: float, northing: float) -> bool:
    """Whether there is such a place in Britain. 0, 0 is how "no position" is written."""
    return 0 < easting < _EAST and 0 < northing < _NORTH


def _wider(code: str) -> Iterator[tuple[str, str]]:
    """The keys to look a postcode up by, the most exact first."""
    if not _POSTCODE.fullmatch(code):
        return
    district, _, inward = code.partition(" ")
    if len(inward) == 3:
        yield UNIT, code
    if inward:
        yield SECTOR, f"{district} {inward[0]}"
    yield DISTRICT, district
    # ZZ11, typed without its space, where there is no such district:
    if not inward and district[-2:].isdigit():
        yield SECTOR, f"{district[:-1]} {district[-1]}"
