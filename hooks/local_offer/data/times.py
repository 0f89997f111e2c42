"""On which days a session happens: school terms and holidays respected. Times are those of the clock on the wall."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from ..records.parts import Session
from ..records.shared import Calendar

DAYS = {
    "monday": "MO",
    "tuesday": "TU",
    "wednesday": "WE",
    "thursday": "TH",
    "friday": "FR",
    "saturday": "SA",
    "sunday": "SU",
}
"""The days of the week in their order, as calendars shorten them."""
OF_MONTH = {"first-of-month": 1, "second-of-month": 2, "third-of-month": 3, "last-of-month": -1}
"""Which such day of the month. -1 is the last."""

AHEAD = datetime.timedelta(days=366)
"""How far ahead stretches of term or holiday are told: what lies further is still to be set by schools."""
_ONE_DAY = datetime.timedelta(days=1)


class Span(NamedTuple):
    """Days between which something goes on. None: without an end that we know."""

    first: datetime.date | None
    last: datetime.date | None


def spans(when: str | None, calendar: Calendar, today: datetime.date) -> list[Span]:
    """The stretches of days in which a session happens, leaving out those that are over or more than a year off.

    For "in term time" one for each half term that the calendar knows, for "in the holidays" one for each
    time between; none when the calendar has no terms. For anything else one without an end.
    """
    if when not in ("term", "holidays"):
        return [Span(None, None)]
    halves = sorted(_half_terms(calendar))
    if when == "holidays":
        halves = [Span(before.last + _ONE_DAY, after.first - _ONE_DAY) for before, after in pairwise(halves)]
    return [span for span in halves if span.first <= span.last >= today and span.first <= today + AHEAD]


def _half_terms(calendar: Calendar) -> Iterator[Span]:
    """The two halves of each term; a term without a half-term holiday is one."""
    for term in calendar.terms:
        if not term.from_ or not term.to:
            continue
        off = term.half_term
        if off and off.from_ and off.to and term.from_ < off.from_ <= off.to < term.to:
            yield Span(term.from_, off.from_ - _ONE_DAY)
            yield Span(off.to + _ONE_DAY, term.to)
        else:
            yield Span(term.from_, term.to)


def dates(session: Session, span: Span, start: datetime.date) -> Iterator[datetime.date]:
    """The days of a session, from the first in the span; without an end where the span has none.

    A span without a first day begins at `start`. None for a session without a day, and for one every two
    weeks: no record says which of the two.
    """
    if session.day not in DAYS or not (session.every == "week" or session.every in OF_MONTH):
        return
    day = span.first or start
    day += datetime.timedelta(days=(list(DAYS).index(session.day) - day.weekday()) % 7)
    while span.last is None or day <= span.last:
        if session.every == "week" or _is_nth(day, OF_MONTH[session.every]):
            yield day
        day += datetime.timedelta(days=7)


def _is_nth(day: datetime.date, number: int) -> bool:
    if number < 0:
        return (day + datetime.timedelta(days=7)).month != day.month
    return (day.day - 1) // 7 + 1 == number
