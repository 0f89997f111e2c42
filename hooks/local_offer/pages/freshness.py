"""The page that says how much of the Local Offer a person has checked lately, by sector."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from dateutil.relativedelta import relativedelta

from .. import facts
from ..directory import Directory, Entry
from . import PageText

MONTHS = (6, 12)
"""Checked in so many months."""


def freshness_page(directory: Directory) -> PageText:
    """The page at /freshness/. Closed services do not count: nobody checks them again."""
    open_ = [entry for entry in directory.entries if not entry.closed]
    meta: dict[str, Any] = {
        "freshness": {
            "on": facts.day(directory.today),
            "all": share(open_, directory),
            "sectors": list(_sectors(open_, directory)),
            "every": directory.settings.check_every,
        }
    }
    return PageText(
        "freshness", "freshness.html", "How fresh are these facts?",
        "How many of our services a person has checked in the last 6 and 12 months, by sector.", meta,
    )  # fmt: skip


def share(entries: Sequence[Entry], directory: Directory) -> dict[str, Any]:
    """How many there are, and how many were checked in each number of months, as numbers and per cent."""
    days = [entry.freshness.checked_on for entry in entries]
    within = {
        months: sum(day is not None and day >= directory.today - relativedelta(months=months) for day in days)
        for months in MONTHS
    }
    return {
        "number": len(days),
        "within": [
            {"months": m, "number": n, "percent": percent(n, len(days)) if days else None}
            for m, n in within.items()
        ],
        "never": days.count(None),
    }


def percent(some: int, of: int) -> int:
    """Some of one or more, in whole per cent: the nearest. 100 is said only of all of them, and 0 only of none."""
    if some in (0, of):
        return 100 if some else 0
    return min(99, max(1, (200 * some + of) // (2 * of)))


def _sectors(entries: Sequence[Entry], directory: Directory) -> Iterator[dict[str, Any]]:
    for key, term in directory.vocabularies["sectors"].items():
        inside = [entry for entry in entries if entry.record.sector == key]
        if inside:
            yield {"key": key, "label": term.label, **share(inside, directory)}
    unknown = [entry for entry in entries if not entry.record.sector]
    if unknown:
        yield {"key": "", "label": "Sector not known yet", **share(unknown, directory)}
