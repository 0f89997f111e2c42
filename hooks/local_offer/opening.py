"""When the helpline is answered, as open-now.js reads it: hours, bank holidays and closures to come.

A static page outlives its build, so every day of the calendar that is still to come goes with the page.
"""

from __future__ import annotations

import datetime
from typing import Any

from . import facts
from .directory import Directory

_WEEK = ("sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday")  # as JavaScript counts


def opening(directory: Directory) -> dict[str, Any] | None:
    """The hours and the calendar, or None when nobody can say from them whether the helpline is open today.

    `days` is from Sunday: each a list of [from, to], "09:00". `said` is each time in words. `years` are those
    whose bank holidays are known: of a day in another year nobody knows whether the helpline is open.
    """
    helpline, calendar, today = directory.settings.helpline, directory.calendar, directory.today
    years = sorted({day.on.year for day in calendar.bank_holidays if day.on and day.on.year >= today.year})
    if not helpline or not helpline.hours or not years:
        return None
    days: list[list[tuple[str, str]]] = [[] for _ in _WEEK]
    for hours in helpline.hours:
        for day in hours.days:
            days[_WEEK.index(day)].append((hours.from_ or "", hours.to or ""))
    return {
        "days": [sorted(set(times)) for times in days],
        "said": {time: facts.clock(time) for times in days for pair in times for time in pair},
        "years": years,
        "holidays": [_day(day.on) for day in calendar.bank_holidays if day.on and day.on >= today],
        "closures": [
            [_day(closure.from_), _day(closure.to), closure.text]
            for closure in calendar.closures
            if closure.from_ and closure.to and closure.to >= today
        ],
    }


def _day(day: datetime.date) -> str:
    return day.isoformat()
