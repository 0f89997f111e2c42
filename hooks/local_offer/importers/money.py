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


def find_cost(given: Given, today: datetime.date, say: Say) -> tuple[dict[str, Any], list[str]]:
    """The kind of cost and the prices, and in words what is said of money without an amount.

    The kind is not known where nothing was said of money.
    """
    amounts, options, words = [], [], []
    for one in given.many("cost_options"):
        amount = _amount(one, say)
        what = line(one.text("option", "name"), say)
        per = re.sub(r"^per ", "", line(one.text("amount_description", "cost_type"), say))
        start, end = day(one.text("valid_from")), day(one.text("valid_to"))
        if end and end < today:
            say("prices that are over, left out", f"{what} {one.text('amount')} until {end}".strip())
            continue
        if amount is None and _FREE.fullmatch(what):
            amount, what = 0.0, ""
        if start and start > today:
            what = f"{what or 'Price'} from {spoken(start)}"
        if amount is None:
            words.append(f"{what} {per}".strip())
            continue
        amounts.append(amount)
        if amount or what or per:
            options.append({"what": what or "Price", "amount": _money(amount, one), "per": per})
    free = given.yes_or_no("free")
    if free is None and not amounts:
        fees = line(str(given.peek("fees", "fees_description") or ""), say)
        free = True if _FREE.fullmatch(fees) else None
    return {"kind": _kind(free, amounts), "options": options}, words


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


def _money(amount: float, given: Given) -> str:
    said = f"{amount:,.2f}".removesuffix(".00")
    currency = given.text("currency").upper()
    return f"£{said}" if currency in ("", "GBP", "£") else f"{said} {currency}"
