"""How fresh a record is follows from the day a person checked it. It is a state, and never an error."""

from __future__ import annotations

import datetime
import os
import re

import pytest
from conftest import BASE, RECORD
from local_offer.freshness import Freshness, freshness
from local_offer.reading import load
from local_offer.settings import read_settings

DAY = datetime.date.fromisoformat


@pytest.mark.parametrize(
    ("checked", "every", "due", "ring"),
    [
        ("2026-09-01", 6, "2027-03-01", "2027-09-02"),
        ("2026-09-01", 1, "2026-10-01", "2026-11-02"),
        ("2026-08-31", 6, "2027-02-28", "2027-09-01"),  # no 31 February
        ("2027-08-31", 6, "2028-02-29", "2028-09-01"),  # a leap year
        ("2024-02-29", 12, "2025-02-28", "2026-03-01"),  # checked on a leap day
        ("2024-02-29", 24, "2026-02-28", "2028-03-01"),
        ("2026-10-31", 1, "2026-11-30", "2027-01-01"),
        ("2026-12-31", 2, "2027-02-28", "2027-05-01"),
        ("2099-12-31", 12, "2100-12-31", "2102-01-01"),
    ],
)
def test_months_are_months_of_the_calendar(checked, every, due, ring):
    """Counted from the day of the check, to the last day of a month that is shorter; twice is not once and once more; ring first the day after."""
    assert freshness(DAY(checked), every) == Freshness(DAY(checked), DAY(due), DAY(ring))


@pytest.mark.parametrize(
    ("today", "state"),
    [
        ("2026-08-31", "checked"),
        ("2027-02-27", "checked"),
        ("2027-02-28", "due"),
        ("2027-03-01", "due"),
        ("2027-08-31", "due"),
        ("2027-09-01", "ring-first"),
        ("2099-01-01", "ring-first"),
    ],
)
def test_the_state_changes_on_the_day(today, state):
    """Checked every 6 months: due from the day 6 months have passed, ring first when more than 12 have."""
    assert freshness(DAY("2026-08-31"), 6).state(DAY(today)) == state


def test_never_checked_is_a_state_of_its_own():
    """What nobody has checked is neither fresh nor stale: it is not known."""
    assert freshness(None, 6) == Freshness(None)
    assert freshness(None, 6).state(DAY("2026-11-22")) == "never"


@pytest.mark.parametrize(
    ("own", "due", "state"), [("", "2027-03-01", "checked"), ("check_every: 1\n", "2026-10-01", "ring-first")]
)
def test_the_record_may_ask_for_more_checks_than_the_council(folder, check, own, due, state):
    """`check_every` of the record counts, else that of mkdocs.yml."""
    assert check((BASE / RECORD).read_text().replace("check_every: 6\n", own)) == []
    entry = load(read_settings(folder / "mkdocs.yml")).by_slug["speech-therapy"]
    assert (entry.freshness.due_on, entry.state) == (DAY(due), state)


def test_the_council_sets_how_often(folder):
    """`check_every` of mkdocs.yml holds for the records that say nothing."""
    config = folder / "mkdocs.yml"
    config.write_text(config.read_text().replace("check_every: 6", "check_every: 2"))
    entry = load(read_settings(config)).by_slug["talk-and-play"]
    assert (entry.freshness.due_on, entry.state) == (DAY("2026-11-01"), "due")


@pytest.mark.parametrize("today", ["2026-11-22", "2027-05-01", "2036-02-29"])
def test_time_passing_is_never_a_problem(folder, check, monkeypatch, today):
    """The same record is right today and in ten years: only its state changes."""
    monkeypatch.setenv("LOCAL_OFFER_TODAY", today)
    assert check() == []


def test_an_edit_is_not_a_check(folder):
    """When the file was changed says nothing about when it was checked."""
    before = load(read_settings(folder / "mkdocs.yml")).by_slug["talk-and-play"]
    path = folder / "services/community/talk-and-play.yml"
    path.write_text(path.read_text().replace("Come and play", "Come and sing"))
    os.utime(path, (0, 0))
    after = load(read_settings(folder / "mkdocs.yml")).by_slug["talk-and-play"]
    assert after.record != before.record
    assert after.freshness == before.freshness


def test_an_imported_record_may_never_have_been_checked(folder, check):
    """It is shown as not known, with one warning and no error."""
    text = re.sub(r"(?ms)^checked:\n.*?(?=^\S)", "", (BASE / RECORD).read_text())
    text += "imported: {from: csv, id: 7, on: 2026-11-01}\n"
    assert check(text) == [
        f"{RECORD}:{len(text.splitlines())}: warning: Imported. We do not know yet: when it was checked."
    ]
    assert load(read_settings(folder / "mkdocs.yml")).by_slug["speech-therapy"].state == "never"
