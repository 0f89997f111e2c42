"""Sessions as calendars that a phone can follow: one for each service, and one for each part of the area.

Times are those of London. In term time means the council's own terms; on bank holidays those sessions do not
take place. A session every two weeks is not in a calendar, because no record says which week: its calendar
says so.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator
from itertools import takewhile

from .. import facts
from ..directory import Directory, Entry
from ..records.parts import Session
from .lines import escaped, written
from .oruk.identifiers import of_service
from .text import on_site, one_line
from .times import DAYS, OF_MONTH, Span, dates, spans

FOLDER = "calendar"
NOT_ON = frozenset({"closed", "temporarily-closed", "planned"})
"""When a service has no sessions, whatever its record says of them."""

_LONDON = (
    "BEGIN:VTIMEZONE", "TZID:Europe/London",
    "BEGIN:DAYLIGHT", "DTSTART:19810329T010000", "TZOFFSETFROM:+0000", "TZOFFSETTO:+0100", "TZNAME:BST",
    "RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU", "END:DAYLIGHT",
    "BEGIN:STANDARD", "DTSTART:19961027T020000", "TZOFFSETFROM:+0100", "TZOFFSETTO:+0000", "TZNAME:GMT",
    "RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU", "END:STANDARD",
    "END:VTIMEZONE",
)  # fmt: skip


def files(directory: Directory) -> dict[str, bytes]:
    """A calendar for each service with sessions, and for each part of the area that has some."""
    on = [entry for entry in directory.listed if is_offered(entry, directory)]
    found = {address_of(entry): calendar(entry.name, [entry], directory) for entry in on}
    for key, term in directory.vocabularies["localities"].items():
        if here := [entry for entry in on if key in entry.record.localities]:
            found[f"{FOLDER}/area/{key}.ics"] = calendar(
                f"{term.label}: {directory.settings.offer_name}", here, directory
            )
    return found


def address_of(entry: Entry) -> str:
    """Where on the site the calendar of a service is."""
    return f"{FOLDER}/{entry.slug}.ics"


def is_offered(entry: Entry, directory: Directory) -> bool:
    """Whether a service has sessions on days that we know."""
    return next(_events(entry, directory), None) is not None


def _events(entry: Entry, directory: Directory) -> Iterator[str]:
    """The sessions of a service. Of one at a secret address there are none: whoever holds the phone sees them."""
    secret = any(place.hide_address for _, place in entry.places)
    if secret or entry.withdrawn or entry.record.availability in NOT_ON:
        return
    for number, session in enumerate(entry.record.sessions):
        for span in spans(session.when, directory.calendar, directory.today):
            yield from _event(entry, number, session, span, directory)


def calendar(name: str, entries: Iterable[Entry], directory: Directory) -> bytes:
    """The sessions of some services as one calendar."""
    entries = list(entries)
    about = "Ring before you go. Times can change."
    if missing := list(_every_two_weeks(entries, directory)):
        about += " Not here, because we do not know which week: " + "; ".join(missing)
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Local Offer//Sessions//EN", "CALSCALE:GREGORIAN"]
    lines += ["METHOD:PUBLISH", f"X-WR-CALNAME:{escaped(name)}", f"X-WR-CALDESC:{escaped(about)}"]
    lines += ["X-WR-TIMEZONE:Europe/London", "REFRESH-INTERVAL;VALUE=DURATION:P1D", *_LONDON]
    lines += [line for entry in entries for line in _events(entry, directory)]
    return written([*lines, "END:VCALENDAR"])


def _every_two_weeks(entries: Iterable[Entry], directory: Directory) -> Iterator[str]:
    for entry in entries:
        for session in entry.record.sessions:
            if session.every == "fortnight":
                yield f"{one_line(entry.name)}, {facts.session(session, directory.vocabularies)}"


def _event(entry: Entry, number: int, session: Session, span: Span, directory: Directory) -> Iterator[str]:
    """A session in one stretch of days: an event that repeats, from its first day to its last."""
    start = entry.freshness.checked_on or directory.today
    span = _while_it_shows(span, entry)
    shut = {day.on for day in directory.calendar.bank_holidays if day.on} if session.when == "term" else set()
    end = span.last or start + datetime.timedelta(days=400)  # only to find the first day
    days = list(takewhile(lambda day: day <= end, dates(session, span, start)))
    open_days = [day for day in days if day not in shut]
    if not open_days:
        return
    first, rule = open_days[0], f"FREQ=WEEKLY;BYDAY={DAYS[session.day or '']}"
    if nth := OF_MONTH.get(session.every):
        rule = f"FREQ=MONTHLY;BYDAY={nth}{DAYS[session.day or '']}"
    if span.last:
        rule += f";UNTIL={_until(span.last, session)}"
    yield "BEGIN:VEVENT"
    yield f"UID:{of_service(entry, 'event', str(number), span.first.isoformat() if span.first else '')}"
    yield f"DTSTAMP:{start:%Y%m%d}T000000Z"
    yield from _hours(session, first)
    yield f"RRULE:{rule}"
    yield from (_left_out(day, session) for day in days if day in shut and day > first)
    yield f"SUMMARY:{escaped(one_line(entry.name))}"
    yield f"DESCRIPTION:{escaped(_about(entry, session, directory))}"
    if where := _where(entry, session, directory):
        yield f"LOCATION:{escaped(where)}"
    if page := on_site(directory, f"services/{entry.slug}/"):
        yield f"URL:{page}"
    yield "END:VEVENT"


def _while_it_shows(span: Span, entry: Entry) -> Span:
    """The part of some days that lies before the last day of the record."""
    last = entry.record.visible_to
    return Span(span.first, min(filter(None, (span.last, last)), default=None))


def _hours(session: Session, day: datetime.date) -> Iterator[str]:
    """From when to when on its first day. Without a time it is on that day. An end at midnight is on the next."""
    if not session.from_:
        yield f"DTSTART;VALUE=DATE:{day:%Y%m%d}"
        return
    yield f"DTSTART;TZID=Europe/London:{_at(day, session.from_)}"
    if session.to:
        ends = day if session.to > session.from_ else day + datetime.timedelta(days=1)
        yield f"DTEND;TZID=Europe/London:{_at(ends, session.to)}"


def _at(day: datetime.date, time: str) -> str:
    return f"{day:%Y%m%d}T{time.replace(':', '')}00"


def _until(last: datetime.date, session: Session) -> str:
    """The end of the last day, in the form of its start. London is never so far off that another week comes in."""
    return f"{last:%Y%m%d}T235959Z" if session.from_ else f"{last:%Y%m%d}"


def _left_out(day: datetime.date, session: Session) -> str:
    if not session.from_:
        return f"EXDATE;VALUE=DATE:{day:%Y%m%d}"
    return f"EXDATE;TZID=Europe/London:{_at(day, session.from_)}"


def _about(entry: Entry, session: Session, directory: Directory) -> str:
    contact, fresh = entry.record.contact, entry.freshness
    number = contact and (contact.phone or contact.text)
    helpline = directory.settings.helpline
    ring = f"Ring {number} before you go." if number else ""
    if not ring and helpline:
        ring = f"Ring the helpline before you go: {helpline.phone}."
    said = [one_line(session.note), ring, facts.checked(fresh), on_site(directory, f"services/{entry.slug}/")]
    return "\n".join(filter(None, said))


def _where(entry: Entry, session: Session, directory: Directory) -> str:
    """The place that the session names, or the only one of the service."""
    place = directory.places.get(session.place or "")
    if not place and len(entry.places) == 1:
        place = entry.places[0][1]
    if not place or place.hide_address:
        return ""
    return one_line(", ".join(filter(None, (place.name, facts.address(place)))))
