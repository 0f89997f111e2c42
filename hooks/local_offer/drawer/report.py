"""What is said about the drawer: a line for each leaflet and under it the reasons, or data for scripts."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from typing import Any

from .. import facts
from .compare import OldLeaflet, Status

_ADVICE: dict[Status, str] = {
    "changed": "print it again",
    "closed": "closed: take it out of the drawer",
    "gone": "no longer in the Local Offer: take it out of the drawer",
    "new": "new: there was no leaflet then",
    "unreadable": "its record cannot be read as it was then or as it is now: look at it yourself",
}
_ORDER: tuple[Status, ...] = ("changed", "closed", "gone", "unreadable", "new")


def as_lines(found: Sequence[OldLeaflet], since: datetime.date) -> Iterator[str]:
    """The report: what to print again, what to take out, what is new; last what was only checked again."""
    day = facts.day(since)
    for status in _ORDER:
        for one in found:
            if one.status == status:
                yield f"{one.code}  {one.name}: {_ADVICE[status]}"
                for reason in one.reasons:
                    yield f"       {reason.field}: {reason.old} -> {reason.new}"
    wrong = sum(one.out_of_date for one in found)
    if again := [one.code for one in found if not one.out_of_date]:
        yield f"Only checked again, with the same facts: {', '.join(again)}."
    if not wrong:
        yield f"Every leaflet printed on {day} is still right."
    else:
        yield f"{wrong} {'leaflet is' if wrong == 1 else 'leaflets are'} not as on {day}."


def as_data(found: Sequence[OldLeaflet], since: datetime.date) -> dict[str, Any]:
    """The same for scripts. `out_of_date` says whether the paper must be changed."""
    rows = [{**asdict(one), "out_of_date": one.out_of_date} for one in found]
    return {"since": since.isoformat(), "leaflets": rows}
