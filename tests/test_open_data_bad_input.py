"""Whatever a record holds or lacks, every form of the open data stays valid, by programs that are not ours."""

from __future__ import annotations

import dataclasses
import datetime
from collections.abc import Callable

import pytest
from local_offer.directory import Directory
from local_offer.records.service import Service, Session
from local_offer.records.shared import Organisation
from open_data import WILD, with_entries, with_record
from read_back import EVERY

NONE_OF = {"calendars": 0, "contacts": 0}
"""What a service has not that has said nothing of times and numbers."""


def all_year(**session: object) -> list[Session]:
    return [Session.model_validate({"day": "tuesday", "when": "all-year", **session})]


def only_required(directory: Directory) -> Directory:
    """A toddler group that has answered what everybody must, and nothing else."""
    entry = directory.by_slug["speech-therapy"]
    record = Service.model_validate({
        "name": "A group", "summary": "A group.", "description": "We play.", "sector": "community", "tier": "universal",
        "topics": ["leisure"], "ages": {"min": 0, "max": 4}, "access": {"routes": ["turn-up"], "how": "Come."},
        "cost": {"kind": "free"}, "modes": ["online"], "contact": {"phone": "01632 960001"},
        "checked": {"on": datetime.date(2026, 11, 1), "how": "phone"},
    })  # fmt: skip
    plain = Organisation(name="A group", kind="voluntary")
    return with_entries(directory, dataclasses.replace(entry, record=record, organisation=plain, places=()))


def on_29_february(directory: Directory) -> Directory:
    """Checked on that day, on a Tuesday, so that the first time is on it too."""
    changed = with_record(directory, sessions=all_year(**{"from": "10:00", "to": "12:00"}))
    (entry,) = changed.entries
    fresh = dataclasses.replace(entry.freshness, checked_on=datetime.date(2028, 2, 29))
    return dataclasses.replace(
        with_entries(changed, dataclasses.replace(entry, freshness=fresh)), today=datetime.date(2028, 3, 1)
    )


def no_place(directory: Directory) -> Directory:
    (entry,) = with_record(directory, places=[]).entries
    return with_entries(directory, dataclasses.replace(entry, places=()))


STATES: dict[str, tuple[Callable[[Directory], Directory], dict[str, int]]] = {
    "no contact": (lambda d: with_record(d, contact=None), {"contacts": 0}),
    "no place": (no_place, {}),
    "nothing but what everybody must say": (only_required, {"calendars": 0}),
    "until midnight": (lambda d: with_record(d, sessions=all_year(**{"from": "22:00", "to": "00:00"})), {}),
    "from midnight": (lambda d: with_record(d, sessions=all_year(**{"from": "00:00", "to": "01:00"})), {}),
    "over a clock change": (lambda d: with_record(d, sessions=all_year(day="sunday", **{"from": "01:30", "to": "02:30"})), {}),
    "on 29 February": (on_29_february, {}),
    "a day without a time": (lambda d: with_record(d, sessions=all_year()), {}),
    "a time without a day": (lambda d: with_record(d, sessions=[Session.model_validate({"from": "10:00"})]), {"calendars": 0}),
}  # fmt: skip
"""A state, how to make it, and which forms then have nothing of the service."""


@pytest.mark.parametrize("text", WILD.values(), ids=WILD.keys())
def test_any_text_leaves_every_form_valid(wild, text):
    """In its name, summary, description, contact, alert and sessions. One service goes in, one comes out."""
    changed = wild(text)
    assert {name: read(changed) for name, read in EVERY.items()} == dict.fromkeys(EVERY, 1)


@pytest.mark.parametrize(("make", "lacking"), STATES.values(), ids=STATES.keys())
def test_any_state_of_a_record_leaves_every_form_valid(directory, make, lacking):
    changed = make(with_record(directory, sessions=all_year(**{"from": "10:00", "to": "12:00"})))
    assert {name: read(changed) for name, read in EVERY.items()} == {**dict.fromkeys(EVERY, 1), **lacking}


def test_a_record_of_nothing_but_a_name_leaves_every_form_valid(bare):
    """It has told nothing by which a list could choose it."""
    expected = {**dict.fromkeys(EVERY, 1), **NONE_OF, "lists for other websites": 0}
    assert {name: read(bare) for name, read in EVERY.items()} == expected
