"""What a family saves on its phone: the contact of a service, and its times as a calendar."""

from __future__ import annotations

import dataclasses
import datetime
import itertools
import re

import pytest
import vobject
from dateutil.rrule import rrulestr
from local_offer.data import calendar, vcard
from local_offer.records.parts import Session
from local_offer.records.shared import BankHoliday, Calendar, Place, SchoolTerm
from open_data import WILD, with_entries, with_record

SLUG = "speech-therapy"
TERM = {
    "name": "Autumn term 2026",
    "from": "2026-09-02",
    "to": "2026-12-18",
    "half_term": {"from": "2026-10-26", "to": "2026-10-30"},
}
NEXT_TERM = {"name": "Spring term 2027", "from": "2027-01-04", "to": "2027-03-25"}


def unfolded(data: bytes) -> list[str]:
    return re.sub(r"\r\n ", "", data.decode()).split("\r\n")[:-1]


def values(lines: list[str], name: str) -> list[str]:
    """The values of a property, without its parameters."""
    return [line.partition(":")[2] for line in lines if re.match(rf"{re.escape(name)}[;:]", line)]


def on(directory, **session) -> list[dict[str, str]]:
    """The events of a service with one session, each as name (with parameters) to value."""
    one = Session.model_validate({"day": "tuesday", "from": "10:00", "to": "12:00", **session})
    terms = [SchoolTerm.model_validate(TERM), SchoolTerm.model_validate(NEXT_TERM)]
    changed = dataclasses.replace(
        with_record(directory, sessions=[one], visible_to=None),
        calendar=Calendar(terms=terms, bank_holidays=directory.calendar.bank_holidays),
    )
    files = calendar.files(changed)
    if not files:
        return []
    text = "\r\n".join(unfolded(files[f"calendar/{SLUG}.ics"]))
    events = re.findall(r"BEGIN:VEVENT\r\n(.*?)\r\nEND:VEVENT", text, re.DOTALL)
    return [dict(line.split(":", 1) for line in event.split("\r\n")) for event in events]


def days(event: dict[str, str], most: int = 100) -> list[datetime.date]:
    """The days that a calendar program works out, without the zone: the clock on the wall."""
    start = next(value for name, value in event.items() if name.startswith("DTSTART"))
    rule = event["RRULE"].replace("Z", "")
    found = rrulestr(rule, dtstart=datetime.datetime.strptime(start, "%Y%m%dT%H%M%S"))
    return [at.date() for at, _ in zip(found, range(most), strict=False)]


# -- the times ----------------------------------------------------------------------------------------


def test_in_term_time_is_each_half_term_and_not_the_days_between(directory):
    first, second = on(directory, when="term")

    assert (days(first)[0], days(first)[-1]) == (datetime.date(2026, 11, 3), datetime.date(2026, 12, 15))
    assert days(second)[0] == datetime.date(2027, 1, 5)
    assert all(day.weekday() == 1 for day in days(first) + days(second))


def test_in_the_holidays_is_what_lies_between(directory):
    (event,) = on(directory, when="holidays")
    assert days(event) == [datetime.date(2026, 12, 22), datetime.date(2026, 12, 29)]


def test_all_year_begins_when_somebody_checked_and_has_no_end(directory):
    (event,) = on(directory, when="all-year")
    checked = directory.by_slug[SLUG].record.checked.on
    assert checked <= days(event)[0] < checked + datetime.timedelta(days=7)
    assert "UNTIL" not in event["RRULE"]


def test_the_last_day_of_showing_ends_it(directory):
    record = directory.by_slug[SLUG].record
    one = record.sessions[0].model_copy(update={"when": "all-year", "every": "week", "place": None})
    shown = with_record(directory, sessions=[one], visible_to=datetime.date(2026, 12, 1))
    assert b"UNTIL=20261201T235959Z" in calendar.files(shown)[f"calendar/{SLUG}.ics"]


def test_no_session_in_term_time_is_on_a_bank_holiday(directory):
    """Schools are shut then, so the day is left out, or the series begins a week later."""
    shut = [BankHoliday(on=datetime.date(2026, 11, 3)), BankHoliday(on=datetime.date(2026, 11, 17))]
    changed = dataclasses.replace(directory, calendar=Calendar(bank_holidays=shut))
    first, _ = on(changed, when="term")
    assert days(first)[0] == datetime.date(2026, 11, 10)
    assert first["EXDATE;TZID=Europe/London"] == "20261117T100000"


@pytest.mark.parametrize(
    ("every", "expected"),
    [("first-of-month", 3), ("second-of-month", 10), ("third-of-month", 17), ("last-of-month", 24)],
)
def test_on_a_day_of_each_month(directory, every, expected):
    assert datetime.date(2026, 11, expected) in days(on(directory, when="all-year", every=every)[0])


def test_every_two_weeks_is_not_in_a_calendar_because_nobody_says_which_week(directory):
    assert on(directory, every="fortnight") == []


def test_midnight_is_the_end_of_the_day(directory):
    (event,) = on(directory, when="all-year", **{"from": "22:00", "to": "00:00"})
    start, end = event["DTSTART;TZID=Europe/London"], event["DTEND;TZID=Europe/London"]
    assert (int(end[:8]) - int(start[:8]), end[9:]) == (1, "000000")
    (event,) = on(directory, when="all-year", **{"from": "00:00", "to": "01:00"})
    assert event["DTSTART;TZID=Europe/London"].endswith("T000000")


def test_a_session_over_a_clock_change_stays_at_the_same_time_on_the_wall(directory):
    """The series names London, so that programs know when the clocks change."""
    (event,) = on(directory, when="all-year", day="sunday", **{"from": "01:30", "to": "02:30"})
    assert {datetime.date(2027, 3, 28), datetime.date(2026, 10, 25)} & set(days(event))
    assert event["DTSTART;TZID=Europe/London"].endswith("T013000")


@pytest.mark.parametrize(("start", "end"), [("10:00", "12:00"), ("01:30", "02:30")])
def test_a_calendar_program_keeps_the_time_on_the_wall_when_the_clocks_change(directory, start, end):
    """Read by another program, zone and all: the hour in London stays, so that of Greenwich moves."""
    one = Session.model_validate({"day": "sunday", "from": start, "to": end, "when": "all-year"})
    data = calendar.files(with_record(directory, sessions=[one]))[f"calendar/{SLUG}.ics"]
    times = list(itertools.islice(vobject.readOne(data.decode()).vevent.getrruleset(addRDate=True), 60))

    assert {f"{at:%H:%M}" for at in times} == {start}
    assert {at.utcoffset() for at in times} == {datetime.timedelta(0), datetime.timedelta(hours=1)}


def test_29_february_is_a_day(directory):
    changed = dataclasses.replace(directory, today=datetime.date(2028, 2, 1))
    entry = changed.by_slug[SLUG]
    fresh = dataclasses.replace(entry.freshness, checked_on=datetime.date(2028, 2, 29))
    (event,) = on(with_entries(changed, dataclasses.replace(entry, freshness=fresh)), when="all-year")
    assert event["DTSTART;TZID=Europe/London"] == "20280229T100000"
    assert event["DTSTAMP"] == "20280229T000000Z"


def test_a_session_without_a_time_is_on_the_day(directory):
    (event,) = on(directory, when="term", **{"from": None, "to": None})[:1]
    assert event["DTSTART;VALUE=DATE"] == "20261103"
    assert event["RRULE"].endswith("UNTIL=20261218")


@pytest.mark.parametrize("availability", ["closed", "temporarily-closed", "planned"])
def test_a_service_that_is_not_on_has_no_calendar(directory, availability):
    assert calendar.files(with_record(directory, availability=availability)) == {}


def test_each_part_of_the_area_has_a_calendar_of_what_is_on_there(directory):
    weekly = Session.model_validate({"day": "monday", "when": "all-year"})
    changed = with_record(directory, localities=["marsh-end"], sessions=[weekly])
    files = calendar.files(changed)
    assert set(files) == {f"calendar/{SLUG}.ics", "calendar/area/marsh-end.ics"}
    assert values(unfolded(files["calendar/area/marsh-end.ics"]), "SUMMARY")


# -- the contact --------------------------------------------------------------------------------------


def test_a_contact_has_what_the_record_says(directory):
    entry = directory.by_slug[SLUG]
    lines = unfolded(vcard.of_service(entry, directory))

    assert (lines[0], lines[1], lines[-1]) == ("BEGIN:VCARD", "VERSION:3.0", "END:VCARD")
    assert values(lines, "FN") == [entry.name]
    assert entry.record.contact.phone in values(lines, "TEL")
    assert values(lines, "EMAIL") == [entry.record.contact.email]
    assert values(lines, "UID") == [f"urn:uuid:{entry.identity.uuid}"]


def test_another_program_reads_the_same_from_it(directory):
    """Name, role, numbers, address and position, as an address book has them."""
    entry = directory.by_slug[SLUG]
    contact, (_, place) = entry.record.contact, entry.places[0]
    one_place = dataclasses.replace(entry, places=entry.places[:1])
    card = vobject.readOne(vcard.of_service(one_place, directory).decode())

    assert (card.fn.value, card.title.value) == (entry.name, contact.role)
    assert card.org.value == [entry.organisation.name]
    assert [tel.value for tel in card.tel_list] == [contact.phone, contact.text, contact.relay]
    assert card.email.value == contact.email
    assert (card.adr.value.code, card.adr.value.country) == (place.postcode, "United Kingdom")
    assert f"{entry.record.summary}\n" in card.note.value


def test_a_person_in_charge_is_named_only_with_consent(directory):
    (profile,) = directory.staff
    named = dataclasses.replace(profile, record=profile.record.model_copy(update={"name": "Ann Example", "consent": datetime.date(2026, 1, 1)}))  # fmt: skip
    unnamed = dataclasses.replace(named, record=named.record.model_copy(update={"consent": None}))

    assert b"Ann Example" in vcard.of_office(named, directory)
    assert b"Ann Example" not in vcard.of_office(unnamed, directory)


def test_a_service_at_a_secret_address_has_neither(directory):
    """Whoever holds the telephone can see what is saved on it."""
    entry = directory.by_slug[SLUG]
    secret = with_entries(
        directory, dataclasses.replace(entry, places=(("", Place(name="A house", hide_address=True)),))
    )
    assert calendar.files(secret) == {}
    assert f"contacts/{SLUG}.vcf" not in vcard.files(secret)


def test_a_service_without_a_number_has_no_contact_to_save(bare):
    assert not [name for name in vcard.files(bare) if SLUG in name]
    assert calendar.files(bare) == {}


# -- bad input ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("text", WILD.values(), ids=WILD.keys())
def test_any_text_leaves_contact_and_calendar_valid(wild, text):
    """Each line ends with CRLF, has at most 75 bytes and begins with a property; nothing ends a value early."""
    changed = wild(text)
    files = {**vcard.files(changed), **calendar.files(changed)}
    assert {f"contacts/{SLUG}.vcf", f"calendar/{SLUG}.ics"} <= files.keys()
    for data in files.values():
        assert max(len(line) for line in data.split(b"\r\n")) <= 75
        assert b"\n" not in data.replace(b"\r\n", b"")
        for line in unfolded(data):
            assert re.match(r"[A-Za-z.-]+(;[A-Z-]+=[^:;]+)*:", line), line
        assert len(values(unfolded(data), "BEGIN")) == len(values(unfolded(data), "END"))
