"""When a session is, as families ask for it: after school, on a weekday evening, at the weekend."""

from __future__ import annotations

from .records.parts import Session

TIMES = {
    "school-hours": "On a school day, before 3pm",
    "after-school": "After school, 3pm to 6pm",
    "evening": "On a weekday evening, from 6pm",
    "weekend": "At the weekend",
    "holidays": "In the school holidays",
}
"""Each time that can be asked for, and what it is called."""


def time_of(session: Session) -> dict[str, bool | None]:
    """Whether a session is at each time, None when it does not say. It belongs to the time it starts in. One that is only in the holidays is on no school day."""
    weekday = session.day not in ("saturday", "sunday") if session.day else None
    school_day = _all(weekday, session.when != "holidays")

    def starts(start: str, end: str) -> bool | None:
        return start <= session.from_ < end if session.from_ else None

    return {
        "school-hours": _all(school_day, starts("00:00", "15:00")),
        "after-school": _all(school_day, starts("15:00", "18:00")),
        "evening": _all(weekday, starts("18:00", "24:00")),
        "weekend": None if weekday is None else not weekday,
        "holidays": session.when != "term" if session.when else None,
    }


def _all(*answers: bool | None) -> bool | None:
    """No when one is no, else not known when one is not known."""
    return False if False in answers else None if None in answers else True
