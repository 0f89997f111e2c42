"""What a service costs: prices as a record has them, and free or paid only where a feed says so."""

from __future__ import annotations

import datetime
import math
import re
from typing import Any

from .clean import Say, line
from .given import Given
from .when import day, spoken

_FREE = re.compile(
    r"(it('s| is) |this (service )?is )?(free( of charge)?|no (charge|fee|cost)s?|£?0(\.00)?)[.!]?",
    re.IGNORECASE,
)


def find_cost(given: Given, today: datetime.date, say: Say) -> dict[str, Any]:
    """The kind of cost and the prices. The kind is not known where nothing was said of money."""
    options, amounts = [], []
    for one in given.many("cost_options"):
        amount = _amount(one, say)
        what, per = (
            line(one.text("option", "name"), say),
            line(one.text("amount_description", "cost_type"), say),
        )
        start, end = day(one.text("valid_from")), day(one.text("valid_to"))
        if end and end < today:
            say("prices that are over, left out", f"{what} {one.text('amount')} until {end}".strip())
            continue
        if start and start > today:
            what = f"{what or 'Price'} from {spoken(start)}"
        if amount is None and _FREE.fullmatch(what):
            amount, what = 0.0, ""
        if amount is not None:
            amounts.append(amount)
        if what or per or amount:
            options.append(
                {"what": what or "Price", "amount": _money(amount, one), "per": re.sub(r"^per ", "", per)}
            )
    free = given.yes_or_no("free")
    if (
        free is None
        and not amounts
        and _FREE.fullmatch(line(str(given.peek("fees", "fees_description") or ""), say))
    ):
        free = True
    return {
        "kind": _kind(free, amounts),
        "options": [option for option in options if option["amount"] != "£0" or len(options) > 1],
    }


def _kind(free: bool | None, amounts: list[float]) -> str | None:
    paid = [amount for amount in amounts if amount > 0]
    if paid:
        return "free-and-paid" if free or len(paid) < len(amounts) else "paid"
    if free is False:
        return "paid"
    return "free" if free or amounts else None


def _amount(given: Given, say: Say) -> float | None:
    """An amount of money: 8, "8.00" or "£8"; or None."""
    said = given.text("amount")
    try:
        amount = float(said.lstrip("£").replace(",", ""))
    except ValueError:
        amount = math.nan
    if math.isfinite(amount) and amount >= 0:
        return amount
    if said:
        say("prices that cannot be read, left out", said)
    return None


def _money(amount: float | None, given: Given) -> str | None:
    if amount is None:
        return None
    said = f"{amount:,.2f}".removesuffix(".00")
    currency = given.text("currency").upper()
    return f"£{said}" if currency in ("", "GBP", "£") else f"{said} {currency}"
