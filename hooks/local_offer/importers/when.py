"""Days and times of a feed: schedules as the sessions of a record, or as words where it has none for them."""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass
from typing import Any

from .clean import Say, line
from .given import Given

_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
DAYS = {code: day for day in _DAYS for code in (day, day[:2], day[:3], day[:4], f"{day}s")}
"""MO, Mon, Monday, mondays. (Thur and Thurs below.)"""
DAYS |= {"thur": "thursday", "thurs": "thursday", "wednes": "wednesday", "tues": "tuesday"}
NTH = {"1": "first-of-month", "2": "second-of-month", "3": "third-of-month", "-1": "last-of-month"}
_TIME = re.compile(
    r"(?:^|T|\s)(\d{1,2})(?:[:.](\d{2}))?(?::\d{2})?(?:\.\d+)?\s*([ap]\.?m\.?)?(?:Z|[+-]\d{2}:?\d{2})?$", re.I
)
SHORT_NOTE = 15
"""Words. A longer note is said once in the description, not beside each of five days."""


def day(text: str) -> datetime.date | None:
    """The day in a text that starts like 2026-09-01 or 01/09/2026, or None."""
    if match := re.match(r"(\d{4})-(\d{2})-(\d{2})(?!\d)", text):
        year, month, number = match.groups()
    elif match := re.match(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})(?!\d)", text):
        number, month, year = match.groups()
    else:
        return None
    try:
        return datetime.date(int(year), int(month), int(number))
    except ValueError:
        return None


def time(text: str) -> str | None:
    """The time of day in a text: "9:00", "10:00:00", "09:00:00Z", "9.30pm"; or None.

    An offset is not applied: feeds write the time on the clock of the place.
    """
    match = _TIME.search(text.strip())
    if not match or not (match[2] or match[3]):
        return None
    hour, minute, half = int(match[1]), int(match[2] or 0), (match[3] or "").lower()[:1]
    if half and hour <= 12:
        hour = hour % 12 + (12 if half == "p" else 0)
    return f"{hour:02}:{minute:02}" if hour < 24 and minute < 60 else None


def spoken(on: datetime.date) -> str:
    """A day as people write it: 1 September 2026."""
    return f"{on.day} {on:%B %Y}"


def sessions(given: Given, today: datetime.date, say: Say) -> tuple[list[dict[str, Any]], list[str]]:
    """One schedule as sessions, and as sentences what sessions cannot say."""
    start, end = day(given.text("valid_from")), day(given.text("valid_to"))
    opens, closes = given.text("opens_at", "open_at"), given.text("closes_at", "close_at")
    rhythm = _Rhythm(
        f"{given.text('weekday')} {given.text('byday')}".strip(),
        given.text("freq").upper(),
        given.text("interval") or "1",
        given.text("bymonthday"),
    )
    notes = [line(text, say) for text in (given.text("description"), given.text("notes"))]
    if end and end < today:
        say("times that are over, left out", f"{rhythm.words()} {opens} {closes} until {end}".strip())
        return [], []
    notes.append(f"From {spoken(start)}" if start and start > today else "")
    notes.append(f"Until {spoken(end)}" if end else "")
    days = rhythm.days()
    if not days:
        hours = " to ".join(time(text) or text for text in (opens, closes) if text)
        if said := f"{rhythm.words()} {hours}".strip():
            say("times that only fit into the description", said)
        return [], list(dict.fromkeys(text for text in (said, *notes) if text))
    times, more = _times(opens, closes, say)
    note = ". ".join(dict.fromkeys(text for text in (*more, *notes) if text))
    short = len(note.split()) <= SHORT_NOTE
    made = [{"day": on, **times, "every": every, "note": note if short else ""} for on, every in days]
    return made, [] if short else [note]


@dataclass(frozen=True)
class _Rhythm:
    """How often a schedule comes round, in the feed's own terms: iCalendar's, more or less."""

    byday: str
    frequency: str
    interval: str
    bymonthday: str

    def days(self) -> list[tuple[str, str]]:
        """Day and how often, the week being "", where sessions can say it; [] where they cannot."""
        monthly = self.frequency.startswith("MONTH")
        every = {"1": "", "2": "fortnight"}.get(self.interval)
        days = _days(self.byday) or ([("", on) for on in _DAYS] if self.frequency in ("DAY", "DAILY") else [])
        if every is None or self.bymonthday or (monthly and self.interval != "1"):
            return []
        if any(nth not in NTH and (nth or monthly) for nth, _ in days):
            return []
        return [(on, NTH.get(nth, every)) for nth, on in days]

    def words(self) -> str:
        """The same for a reader."""
        unit = {"W": "week", "M": "month", "D": "day", "Y": "year"}.get(self.frequency[:1], "")
        often = f"every {self.interval} {unit}s" if self.interval != "1" and unit else f"every {unit}"
        days = [f"{nth} {on.title()}".strip() for nth, on in _days(self.byday)]
        on = f"on day {self.bymonthday}" if self.bymonthday else ""
        weekly = often == "every week" and days
        return " ".join(
            filter(None, ["" if weekly or not unit else often, ", ".join(days) or self.byday, on])
        )


def closures(given: Given, today: datetime.date, say: Say) -> list[str]:
    """Holiday opening of version 1, in sentences; what is over is left out."""
    start, end = day(given.text("start_date")), day(given.text("end_date"))
    opens, closes = given.text("open_at", "opens_at"), given.text("closes_at")
    shut = given.yes_or_no("closed")
    days = " to ".join(dict.fromkeys(spoken(on) for on in (start, end) if on))
    if not days or (end or start or today) < today:
        say("times that are over, left out", f"holiday {days}".strip())
        return []
    hours = "closed" if shut else " to ".join(filter(None, (time(opens) or opens, time(closes) or closes)))
    return [f"{days}: {hours}"] if hours else []


def _days(words: str) -> list[tuple[str, str]]:
    """The days in "TU,TH", "2TU" or "Tuesdays", with which of the month; [] when any of them is not known."""
    found = []
    for word in re.findall(r"[^,;\s]+", words.lower()):
        match = re.fullmatch(r"([+-]?\d?)([a-z]+)", word)
        if not match or match[2] not in DAYS:
            return []
        found.append((match[1].lstrip("+"), DAYS[match[2]]))
    return list(dict.fromkeys(found))


def _times(opens: str, closes: str, say: Say) -> tuple[dict[str, str], list[str]]:
    """from and to, and in words what these cannot hold, such as an end after midnight."""
    start, end = time(opens), time(closes)
    for given, read in ((opens, start), (closes, end)):
        if given and not read:
            say("times that cannot be read, left out", given)
    if start and end and start >= end:
        more = [f"Until {end} the next day"] if start != end else []
        if start == end:
            say("times that cannot be read, left out", f"{opens} to {closes}")
            start = None
        end = None
    else:
        more = []
    return {key: value for key, value in (("from", start), ("to", end)) if value}, more
