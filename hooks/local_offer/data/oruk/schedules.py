"""When a service happens, as Open Referral UK says it.

Times are those of the clock on the wall in the United Kingdom: a weekly session at ten is at ten in summer
and in winter, which no fixed distance from Greenwich can say.
"""

from __future__ import annotations

from typing import Any

from ... import facts
from ...directory import Directory, Entry
from ...records.parts import Session
from ..text import one_line
from ..times import DAYS, OF_MONTH, Span, spans
from .identifiers import of_service


def schedules(entry: Entry, directory: Directory, in_place: str | None) -> list[dict[str, Any]]:
    """The sessions at one place (its key), or with None those that are at no place of their own.

    A session in term time is a row for each half term that the calendar knows, and each says so in words.
    """
    found = []
    for number, session in enumerate(entry.record.sessions):
        if _place_of(session, entry) != in_place:
            continue
        said = _every_time(session, directory)
        stretches = spans(session.when, directory.calendar, directory.today) or [Span(None, None)]
        for span in stretches:
            first = span.first.isoformat() if span.first else ""
            id_ = of_service(entry, "schedule", str(number), first)
            found.append({"id": id_, "service_id": entry.identity.uuid, **_days(span), **said})
    return found


def _place_of(session: Session, entry: Entry) -> str | None:
    """The key of the place that a session names, where the service is there."""
    return session.place if session.place in {key for key, _ in entry.places if key} else None


def _days(span: Span) -> dict[str, str]:
    days = {"valid_from": span.first, "valid_to": span.last}
    return {name: day.isoformat() for name, day in days.items() if day}


def _every_time(session: Session, directory: Directory) -> dict[str, Any]:
    """What is the same in each stretch of days."""
    day = DAYS.get(session.day or "")
    nth = OF_MONTH.get(session.every)
    found = {
        "freq": "MONTHLY" if nth else "WEEKLY" if day else None,
        "interval": 2 if session.every == "fortnight" else 1 if day else None,
        "byday": f"{nth}{day}" if nth and day else day,
        "opens_at": session.from_,
        "closes_at": session.to,
        "description": facts.session(session, directory.vocabularies),
        "notes": one_line(session.note),
    }
    return {name: value for name, value in found.items() if value not in (None, "")}
