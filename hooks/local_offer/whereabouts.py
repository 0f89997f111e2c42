"""Where a family would have a service: how far its places are, and whether it comes to them or can be had anywhere.

The distance between two places is a straight line. A journey is longer.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from .postcodes import Position, Postcodes, on_grid
from .records.service import Service
from .records.shared import Place

METRES_IN_A_MILE = 1609.344
STEP = 100
"""Places are known to this many metres: finer would change no distance that is shown."""
HIDDEN_STEP = 1000
"""The side in metres of the square that a hidden place is somewhere in."""

NEARBY = 10
"""Miles that count as near where nobody has said how far they would go."""

NATIONAL = "national"
ANYWHERE = ("home-visit", "in-school", "telephone", "online", "postal", NATIONAL)
"""The ways to have a service wherever one lives: modes, and the reach of a service for the whole country."""

_MILES = re.compile(r"\d{1,4}(\.\d{1,3})?")


class Whereabouts(NamedTuple):
    """Where a service is. Neither points nor ways: we do not know."""

    points: tuple[Position, ...] = ()
    """Its places, each once."""
    ways: tuple[str, ...] = ()
    """How it can be had wherever one lives, in the order of ANYWHERE. Empty when one must go there."""


def whereabouts(record: Service, places: Iterable[Place], postcodes: Postcodes) -> Whereabouts:
    """Where a service with these places is. A hidden place gives no more than the square it is in."""
    points = dict.fromkeys(filter(None, (_point(place, postcodes) for place in places)))
    said = {*(record.modes or ()), record.reach}
    if record.school:
        said -= {"in-school"}  # one must go to that school
    return Whereabouts(tuple(points), tuple(way for way in ANYWHERE if way in said))


def _point(place: Place, postcodes: Postcodes) -> Position | None:
    """Where a place is, by its own position or else that of its postcode, as exactly as it may be told."""
    at = None
    if place.easting and place.northing and on_grid(place.easting, place.northing):
        at = Position(place.easting, place.northing)
    elif place.postcode and (spot := postcodes.lookup(place.postcode)):
        at = Position(spot.easting, spot.northing)
    if not at:
        return None
    if place.hide_address:
        return Position(*(metres // HIDDEN_STEP * HIDDEN_STEP + HIDDEN_STEP // 2 for metres in at))
    return Position(*((metres + STEP // 2) // STEP * STEP for metres in at))


# -- how far ----------------------------------------------------------------------------------------


def miles(near: tuple[int, int], where: Whereabouts) -> float | None:
    """How far the nearest point is, to a tenth of a mile. None without a point."""
    metres = [math.sqrt((east - near[0]) ** 2 + (north - near[1]) ** 2) for east, north in where.points]
    return math.floor(min(metres) / METRES_IN_A_MILE * 10 + 0.5) / 10 if metres else None


def radius(keys: Sequence[str]) -> float | None:
    """The widest of the miles asked for. None when no number is among them."""
    return max((float(key) for key in keys if _MILES.fullmatch(key)), default=None)


def is_within(near: tuple[int, int], where: Whereabouts, most: float) -> bool | None:
    """Whether one can have it within so many miles: at one of its places, or wherever one lives. None: not known."""
    away = miles(near, where)
    if where.ways or (away is not None and away <= most):
        return True
    return None if away is None else False


def nearness(near: tuple[int, int], where: Whereabouts, most: float | None) -> tuple[int, float]:
    """The order of results near a position: lower comes first.

    First what is within the miles asked for (NEARBY, when none are asked), the nearest first. Then what can
    be had wherever one lives. Then what is farther, the nearest first. Last, what we do not know.
    """
    away = miles(near, where)
    if away is not None and away <= (NEARBY if most is None else most):
        return 0, away
    if where.ways:
        return 1, 0
    return (3, 0) if away is None else (2, away)
