"""Where and when a service happens: its places, its sessions, and how families meet it."""

from __future__ import annotations

from typing import Any

from .clean import line
from .given import Given
from .incoming import Incoming
from .places import find_place
from .when import closures, sessions

SCHEDULES = ("schedules", "regular_schedules", "regular_schedule")


def find_sessions(service: Incoming) -> list[dict[str, Any]]:
    """The sessions, each once. `place` is the number of its place among `service.places`, filled here too."""
    given, found = service.given, []
    for owner in given.many("service_at_locations"):
        number = _place(service, owner.one("location") or owner)
        found += _sessions(service, owner, number)
    for location in given.many("locations", "location"):
        _place(service, location)
    found += _sessions(service, given, None)
    if said := given.take("attending_type"):
        for word in said if isinstance(said, list) else [said]:
            service.add_mode(str(word))
    kept: list[dict[str, Any]] = []
    for session in found:
        if session in kept:
            service.say("times that were there twice, kept once", session["day"])
        else:
            kept.append(session)
    return kept


def _sessions(service: Incoming, owner: Given, number: int | None) -> list[dict[str, Any]]:
    found = []
    for schedule in owner.many(*SCHEDULES):
        if said := schedule.text("attending_type"):
            service.add_mode(said)
        made, words = sessions(schedule, service.today, service.say)
        found += [{**session, "place": number} for session in made]
        service.add("When", ". ".join(words))
    for closure in owner.many("holiday_schedules"):
        service.add("When", *closures(closure, service.today, service.say))
    return found


def _place(service: Incoming, given: Given) -> int | None:
    """The number of a location among the service's places, which it joins; None when it is no place to go."""
    kind = given.text("location_type").lower()
    if given.yes_or_no("visible") is False:
        service.say("locations that are marked as not public, left out", "")
        given.forget()
        return None
    if kind == "virtual":
        service.modes["online"] = None
    place = find_place(given, service.terms, service.secret, service.say)
    if place is None:
        if mode := service.terms.key("modes", line(given.text("city"), service.say)):
            service.modes[mode] = None
        return None
    if place.data.get("hide_address"):
        service.secrets.update(place.secrets)
        given.forget()
    if kind in ("postal", "virtual"):
        service.add(
            "Address",
            ", ".join(filter(None, (place.data["name"], place.data.get("address"), place.data["postcode"]))),
        )
        return None
    if place not in service.places:
        service.places.append(place)
        service.add("About the place", *place.more)
    service.modes["in-person"] = None
    return service.places.index(place)
