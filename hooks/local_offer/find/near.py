"""What the browser needs for "near me": where postcodes and places are, and where each service is.

Two parts, loaded when somebody types a postcode; overrides/assets/find/near.js reads them. What is typed
is looked up there, so that a postcode never leaves the page.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Mapping
from typing import Any

from ..directory import Directory
from ..facts import joined, sentence_case
from ..postcodes import Position, Postcodes, district_of, sector_of
from ..whereabouts import NATIONAL, STEP, Whereabouts

LABEL = "How far away"
RADII = {"1": "1 mile", "2": "2 miles", "3": "3 miles", "5": "5 miles", "10": "10 miles", "20": "20 miles"}
"""The choices of the filter `within`. An address may ask for any other number of miles."""

UNIT_STEP = 10
"""Unit postcodes are known to this many metres: they are as wide as a street in any case."""

_WAYS = {
    "home-visit": "at home",
    "in-school": "where your child learns",
    "telephone": "by phone",
    "online": "online",
    "postal": "by post",
}
_NATIONAL = "For families anywhere in England"


def places(postcodes: Postcodes) -> dict[str, Any]:
    """The positions by district, sector and unit, and of the places by their words.

    A sector is `[easting, northing, units]` in steps of 10 metres, where each unit is its two letters
    and how many steps east and north it is from the one before it, the first from the sector itself:
    "AA-6-6AB9+2" has AA 6 steps west and 6 south of the sector, and AB 9 east and 2 north of AA.
    """
    units: dict[str, dict[str, Position]] = {}
    for code in sorted(postcodes.units):
        units.setdefault(sector_of(code), {})[code[-2:]] = _steps(postcodes.units[code])
    districts = {code: [*_steps(at), {}] for code, at in sorted(postcodes.districts.items())}
    for code, at in sorted(postcodes.sectors.items()):
        start = _steps(at)
        districts[district_of(code)][2][code[-1]] = [*start, "".join(_trail(start, units.get(code, {})))]
    return {
        "step": UNIT_STEP,
        "districts": districts,
        "names": {key: [name, *_steps(at)] for key, (name, at) in sorted(postcodes.names.items())},
    }


def where(directory: Directory) -> dict[str, Any]:
    """Where each service is, by its number: `rows` has the number of its answer in `answers`.

    An answer is `[way, easting, northing, easting, northing ...]`, where `way` is the number of its label
    in `ways` (0 is none: one must go there) and positions are in steps of 100 metres. An answer of 0 and
    no position is "we do not know".
    """
    numbers: dict[Whereabouts, int] = {}
    rows = [numbers.setdefault(entry.whereabouts, len(numbers)) for entry in directory.listed]
    ways = list(dict.fromkeys(["", *(way_label(one) for one in numbers)]))
    return {
        "step": STEP,
        "label": LABEL,
        "keys": list(RADII),
        "labels": list(RADII.values()),
        "ways": ways,
        "answers": [
            [ways.index(way_label(one)), *(axis // STEP for axis in itertools.chain(*one.points))]
            for one in numbers
        ],
        "rows": rows,
    }


def way_label(one: Whereabouts) -> str:
    """How a service can be had wherever one lives: "By phone or online". "" when one must go there."""
    ways = [_WAYS[way] for way in one.ways if way in _WAYS]
    return sentence_case(joined(ways, one_of=True)) if ways else _NATIONAL if NATIONAL in one.ways else ""


def _steps(at: Position) -> list[int]:
    return [(axis + UNIT_STEP // 2) // UNIT_STEP for axis in at]


def _trail(at: list[int], units: Mapping[str, list[int]]) -> Iterator[str]:
    for letters, to in units.items():
        yield f"{letters}{to[0] - at[0]}{to[1] - at[1]:+d}"
        at = to
