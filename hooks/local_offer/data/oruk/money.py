"""What a service costs, as Open Referral UK says it: a number of pounds where the record gives one."""

from __future__ import annotations

import re
from typing import Any

from ...directory import Entry
from ..text import one_line
from .identifiers import of_service

_POUNDS = re.compile(r"£?\s*(\d{1,6}(?:\.\d{1,2})?)")


def pounds(text: str | None) -> float | None:
    """The pounds of an amount: "£4.50" is 4.5, "free" is 0. None for anything that is not one sum."""
    said = one_line(text).replace(",", "")
    if said.lower() in ("free", "nothing"):
        return 0
    found = _POUNDS.fullmatch(said)
    return float(found.group(1)) if found else None


def cost_options(entry: Entry, extras: bool) -> list[dict[str, Any]]:
    """Each price. A free service is one option of 0; a cost that nobody knows is none."""
    cost = entry.record.cost
    if not cost or not cost.kind:
        return []
    if cost.kind == "free" and not cost.options:
        return [_option(entry, 0, "Free", 0, "", extras)]
    return [
        _option(
            entry,
            number,
            one_line(option.what),
            pounds(option.amount),
            " ".join(filter(None, (one_line(option.amount), option.per and f"per {one_line(option.per)}"))),
            extras,
        )
        for number, option in enumerate(cost.options)
    ]


def _option(
    entry: Entry,
    number: int,
    what: str,
    amount: float | None,
    words: str,
    extras: bool,
) -> dict[str, Any]:
    found = {
        "id": of_service(entry, "cost", str(number)),
        "service_id": entry.identity.uuid,
        "option": what,
        "amount": amount,
        "amount_description": words,
        "currency": "GBP" if extras else None,
    }
    return {name: value for name, value in found.items() if value not in (None, "")}
