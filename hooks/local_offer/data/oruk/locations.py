"""Where a service is, as Open Referral UK says it. Of a secret address nothing is said but that it is one."""

from __future__ import annotations

from typing import Any

from ... import facts
from ...directory import Directory, Entry
from ...records.shared import Place
from ..position import position
from ..text import one_line
from .identifiers import below, of_service, shared
from .parts import Parts
from .schedules import schedules

PRIVATE = "The address is private."


def at_locations(entry: Entry, directory: Directory, parts: Parts) -> list[dict[str, Any]]:
    """The service at each of its places, with the sessions there."""
    found = []
    for number, (key, place) in enumerate(entry.places):
        here = shared(directory, "place", key) if key else of_service(entry, "place", str(number))
        at = {
            "id": of_service(entry, "at", key or str(number)),
            "service_id": entry.identity.uuid,
            "location_id": here,
            "location": _location_once(here, entry, place, directory, parts),
        }
        if key and (times := schedules(entry, directory, in_place=key)):
            at["schedules"] = [{**one, "service_at_location_id": at["id"]} for one in times]
        found.append(at)
    return found


def _location_once(
    here: str, entry: Entry, place: Place, directory: Directory, parts: Parts
) -> dict[str, Any]:
    """A place with the access facts that hold for this service there: its own answer beats the place's."""
    answers = facts.place_features(entry, place)
    known_by = (here, *answers.items())
    if known_by not in parts.locations:
        parts.locations[known_by] = location(here, place, answers, directory)
    return parts.locations[known_by]


def location(here: str, place: Place, answers: dict[str, str], directory: Directory) -> dict[str, Any]:
    """A place."""
    secret = place.hide_address
    at = position(place)
    about = [PRIVATE] if secret else [one_line(place.travel), one_line(place.parking)]
    found = {
        "id": here,
        "location_type": "physical",
        "name": one_line(place.name),
        "description": " ".join(filter(None, about)),
        "latitude": at[0] if at else None,
        "longitude": at[1] if at else None,
        "addresses": [] if secret else _addresses(here, place),
        "accessibility": _accessibility(here, answers, directory),
    }
    return {name: value for name, value in found.items() if value not in (None, "", [])}


def _addresses(here: str, place: Place) -> list[dict[str, Any]]:
    """The address, where the record has all that the standard asks for.

    The last part of an address is its town. The standard wants a county too; the record has none, so the
    town stands for it, as the standard's users do.
    """
    lines = [part for part in map(one_line, (place.address or "").split(",")) if part]
    if not lines or not place.postcode:
        return []
    town = lines[-1]
    street = ", ".join(lines[:-1]) or town
    return [
        {
            "id": below(here, "address"),
            "location_id": here,
            "address_1": street,
            "city": town,
            "state_province": town,
            "postal_code": place.postcode,
            "country": "GB",
            "address_type": "physical",
        }
    ]


def _accessibility(here: str, answers: dict[str, str], directory: Directory) -> list[dict[str, Any]]:
    """Access facts as sentences that say yes, no or ask. What nobody told us is not there."""
    words = directory.vocabularies
    said = {"yes": "Yes", "no": "No", "ask": "Ask first"}
    return [
        {
            "id": below(here, "accessibility", key, answer),
            "location_id": here,
            "description": words.label("features", key),
            "details": said[answer],
        }
        for key, answer in answers.items()
        if answer in said
    ]
