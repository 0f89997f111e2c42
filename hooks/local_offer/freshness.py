"""How fresh a record is: a state that follows from the day a person checked it, never from git or edits."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import Literal

from dateutil.relativedelta import relativedelta

State = Literal["checked", "due", "ring-first", "never"]


@dataclass(frozen=True)
class Freshness:
    """When a record was checked, from when it is due again, and from when to ring before relying on it."""

    checked_on: datetime.date | None
    due_on: datetime.date | None = None
    ring_from: datetime.date | None = None

    def state(self, today: datetime.date) -> State:
        """checked until the interval has passed, due up to twice the interval, ring-first when it is more."""
        if self.checked_on is None or self.due_on is None or self.ring_from is None:
            return "never"
        if today < self.due_on:
            return "checked"
        return "due" if today < self.ring_from else "ring-first"


def freshness(checked_on: datetime.date | None, every: int) -> Freshness:
    """The freshness of a record that is to be checked `every` so many months."""
    if checked_on is None:
        return Freshness(None)
    twice = checked_on + relativedelta(months=2 * every)
    return Freshness(checked_on, checked_on + relativedelta(months=every), twice + relativedelta(days=1))
