"""Where a place on the British National Grid is in degrees, as maps and feeds want it."""

from __future__ import annotations

from functools import lru_cache
from math import cos, radians

from ..grid import BOUNDS, to_grid
from ..postcodes import Position, on_grid
from ..records.shared import Place

_METRES_A_DEGREE = 111_320
_DECIMALS = 5
"""About a metre."""


def position(place: Place) -> tuple[float, float] | None:
    """Latitude and longitude (WGS84), or None where they are not known or must not be told."""
    if place.hide_address or place.easting is None or place.northing is None:
        return None
    if not on_grid(place.easting, place.northing):
        return None
    return to_degrees(Position(place.easting, place.northing))


@lru_cache(maxsize=50_000)
def to_degrees(at: Position) -> tuple[float, float]:
    """The way back from `to_grid`: start in the middle of Britain and step towards the point.

    Each step leaves about a hundredth of the distance, so a few come within a metre.
    """
    south, north, west, east = BOUNDS
    latitude, longitude = (south + north) / 2, (west + east) / 2
    for _ in range(12):
        x, y = to_grid(latitude, longitude)
        if (x, y) == at:
            break
        latitude += (at.northing - y) / _METRES_A_DEGREE
        longitude += (at.easting - x) / (_METRES_A_DEGREE * cos(radians(latitude)))
    return round(latitude, _DECIMALS), round(longitude, _DECIMALS)
