"""Where a service is: at its places, wherever one lives, or nowhere that we know of."""

from __future__ import annotations

import pytest
from local_offer.postcodes import Position, Postcodes
from local_offer.records.service import Service
from local_offer.records.shared import Place
from local_offer.whereabouts import Whereabouts, miles, whereabouts


def where(places: list[dict], **record) -> Whereabouts:
    few = Postcodes(
        {"ZZ1 1AB": Position(450130, 350060)},
        {"ZZ1 1": Position(450990, 350990)},
        {"ZZ1": Position(455555, 355555)},
    )
    return whereabouts(Service(**record), [Place(**place) for place in places], few)


@pytest.mark.parametrize(
    ("place", "points"),
    [
        ({"easting": 451260, "northing": 352240, "postcode": "ZZ1 1AB"}, [(451300, 352200)]),
        ({"postcode": "ZZ1 1AB"}, [(450100, 350100)]),
        ({"postcode": "ZZ1 1ZZ"}, [(451000, 351000)]),
        ({"easting": 451260, "postcode": "ZZ1 1AB"}, [(450100, 350100)]),  # half a position is none
        ({"easting": 9999999, "northing": 1, "postcode": "ZZ1 1AB"}, [(450100, 350100)]),  # nor is one at sea
        ({"postcode": "ZZ9 1AB"}, []),
        ({}, []),
    ],
)
def test_a_place_is_where_it_says_or_where_its_postcode_is(place, points):
    """Its own position before that of its postcode, to 100 metres."""
    assert list(where([place]).points) == points


@pytest.mark.parametrize(
    "place",
    [
        {"easting": 451260, "northing": 352240},
        {"easting": 451999, "northing": 352001},
        {"easting": 451000, "northing": 352000, "postcode": "ZZ1"},
    ],
)
def test_a_hidden_place_is_only_the_middle_of_its_square(place):
    """Of a kilometre: however exactly its position stands in the record, nobody can tell which street it is in."""
    assert where([{**place, "hide_address": True}]).points == ((451500, 352500),)


def test_a_hidden_place_with_half_a_postcode():
    """Even the middle of a district is told as a square."""
    assert where([{"postcode": "ZZ1", "hide_address": True}]).points == ((455500, 355500),)


def test_ways_to_have_it_anywhere():
    """At home, where the child learns, by phone, online, by post, or for the whole country; else one must go there."""
    assert where([], modes=["postal", "in-person", "online"]).ways == ("online", "postal")
    assert where([], modes=["in-person"], reach="national").ways == ("national",)
    assert where([], modes=["in-person"], reach="neighbouring") == Whereabouts()
    assert where([]) == Whereabouts()
    school = {"provision": "mainstream"}
    assert where([], modes=["in-school", "telephone"], school=school).ways == ("telephone",)


def test_miles_are_those_of_the_nearest_place():
    """As the crow flies, to a tenth of a mile."""
    both = Whereabouts((Position(460000, 350000), Position(450000, 353200)))
    assert miles((450000, 350000), both) == 2.0
    assert miles((450000, 353200), both) == 0.0
    assert miles((450000, 350000), Whereabouts()) is None
