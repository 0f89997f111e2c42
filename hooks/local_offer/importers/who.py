"""Who a service is for: ages as whole years from 0 to 25, and what else families must meet, in sentences."""

from __future__ import annotations

import math
from typing import Any

from .clean import Say, plain, prose
from .given import Given

OLDEST = 25
"""A Local Offer is for children and young people up to this age."""


def find_ages_and_criteria(given: Given, say: Say) -> tuple[dict[str, Any], list[str]]:
    """The ages, and the sentences of who can get the service."""
    low, high = _age(given, say, "minimum_age", "min_age"), _age(given, say, "maximum_age", "max_age")
    criteria: list[str] = []
    for one in given.many("eligibility_description", "eligibilitys", "eligibility"):
        low = _age(one, say, "minimum_age", "min_age") if low is None else low
        high = _age(one, say, "maximum_age", "max_age") if high is None else high
        criteria += sentences(one.text("eligibility", "eligibility_description", "name"), say)
    ages, said = _in_range(low, high, say)
    return ages, list(dict.fromkeys([*said, *criteria]))


def sentences(text: str, say: Say) -> list[str]:
    """A text as the items of a list: a paragraph or a point of a list each."""
    lines = plain(prose(text, say)).split("\n")
    return [" ".join(part.removeprefix("- ").split()) for part in lines if part.strip()]


def _age(given: Given, say: Say, *names: str) -> int | None:
    """An age in whole years, or None. Below 0 stands for "not known" in real feeds."""
    said = given.text(*names)
    if not said:
        return None
    try:
        years = float(said)
    except ValueError:
        years = math.nan
    if not math.isfinite(years) or years > 150:
        say("ages that cannot be right, left out", said)
        return None
    if years < 0:
        say("ages below 0, which mean not known, left out", said)
        return None
    return math.floor(years)


def _in_range(low: int | None, high: int | None, say: Say) -> tuple[dict[str, int | None], list[str]]:
    """Ages as a record holds them; those it cannot hold become a sentence."""
    if low is not None and high is not None and high < low:
        if high == 0:
            say("ages: an oldest age of 0, below the youngest, means not known, left out", f"{low} to {high}")
            high = None
        else:
            say("ages the wrong way round, swapped", f"{low} to {high}")
            low, high = high, low
    if low is not None and low > OLDEST:
        said = f"Aged {low} or over" if high is None else f"Aged {low} to {high}"
        say("ages above 25, written as who can get it", said)
        return {}, [said]
    if high is not None and high > OLDEST:
        say("oldest ages above 25, set to 25", str(high))
        high = OLDEST
    return {"min": low, "max": high}, []
