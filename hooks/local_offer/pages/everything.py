"""The lists of every service: from A to Z, and by the day somebody last checked."""

from __future__ import annotations

from typing import Any

from .. import facts
from ..directory import Directory, Entry
from . import PageText
from .cards import MOST_CARDS, group


def a_to_z(directory: Directory) -> PageText:
    """Every service by its first letter."""
    letters: dict[str, list[Entry]] = {}
    for entry in sorted(directory.listed, key=lambda entry: entry.a_to_z):
        first = entry.a_to_z[0][:1].upper()
        letters.setdefault(first if first.isascii() and first.isalpha() else "0 to 9", []).append(entry)
    groups = [group(letter, letter.lower().replace(" ", "-"), entries) for letter, entries in letters.items()]
    description = "Every service in this Local Offer, by name."
    meta = {"letters": True, **_all(groups, directory)}
    return PageText("a-to-z", "listing.html", "A to Z of all services", description, meta)


def by_check(directory: Directory) -> PageText:
    """Every service by the month of its last check, the newest first.

    The day is what stays true when the page outlives its build. Whether that was too long ago is worked out
    on the day of reading, for each service.
    """
    months: dict[str, list[Entry]] = {}
    never = [entry for entry in directory.listed if not entry.freshness.checked_on]
    checked = [
        (entry.freshness.checked_on, entry) for entry in directory.listed if entry.freshness.checked_on
    ]
    for day, entry in sorted(checked, key=lambda pair: pair[0], reverse=True):
        months.setdefault(f"{day:%B %Y}", []).append(entry)
    groups = [group(month, month.lower().replace(" ", "-"), entries) for month, entries in months.items()]
    if never:
        groups.append(group("Nobody has checked these yet", "never", never, "Ring first."))
    meta = {
        **_all(groups, directory),
        "long": True,
        "notes": {entry.slug: facts.day(day) for day, entry in checked},
        "intro": "The newest checks come first. Where it says “Ring first”, nobody has checked for a long time.",
    }
    description = "Every service by the day a person last checked what we say about it, the newest first."
    return PageText("checked", "listing.html", "When did somebody last check?", description, meta)


def _all(groups: list[dict[str, Any]], directory: Directory) -> dict[str, Any]:
    count = len(directory.listed)
    return {"groups": groups, "count": count, "long": count > MOST_CARDS, "intro": ""}
