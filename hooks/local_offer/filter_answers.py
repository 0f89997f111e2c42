"""What a record says to each filter, read from its own fields: filters.py asks."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from .directory import Entry
from .facts import place_features
from .records.parts import Session
from .times import time_of
from .vocabulary import Vocabularies


class Said(NamedTuple):
    """What a record says about one filter, key by key."""

    yes: tuple[str, ...]
    no: tuple[str, ...] | None = None
    """The keys it denies. None: all but those in `yes`. A key in neither is one it does not speak of."""


SILENT = Said((), ())
"""The record does not say at all."""


def fits(said: Said, key: str, for_all: str) -> bool | None:
    """Whether what a record says holds the key; None when it does not speak of it."""
    if key in said.yes or (for_all and for_all in said.yes):
        return True
    return False if said.no is None or key in said.no else None


def single(key: str | None) -> Said:
    """The one key that it is, where it says."""
    return Said((key,)) if key else SILENT


def several(keys: Iterable[str] | None) -> Said:
    """The keys that it names, where it names any."""
    return Said(tuple(keys)) if keys else SILENT


def age(entry: Entry, _: Vocabularies) -> Said:
    """Every year of the range; an end that is not said is open."""
    ages = entry.record.ages
    if not ages or (ages.min is None and ages.max is None):
        return SILENT
    low, high = (0 if ages.min is None else ages.min), (25 if ages.max is None else ages.max)
    return Said(tuple(str(year) for year in range(low, high + 1)))


def ask(entry: Entry, vocabularies: Vocabularies) -> Said:
    """What a family can do without. "Not always" is not a promise, so it counts as not said."""
    record = entry.record
    keys = record.access.routes if record.access else None
    routes = [vocabularies["routes"].get(key) for key in keys or ()]
    referral = {route.referral for route in routes if route}
    needed = {
        "no-referral": "no" if False in referral else "yes" if referral == {True} else None,
        "no-diagnosis": record.diagnosis_needed,
        "no-plan": record.plan_needed,
    }
    return Said(
        tuple(key for key, said in needed.items() if said == "no"),
        tuple(key for key, said in needed.items() if said == "yes"),
    )


def features(entry: Entry, _: Vocabularies) -> Said:
    """Yes when one of its places has it, no when none has. "Ask" is not an answer yet."""
    answers = [place_features(entry, place) for _, place in entry.places] or [entry.record.features]
    named = dict.fromkeys(key for said in answers for key in said)
    return Said(
        tuple(key for key in named if any(said.get(key) == "yes" for said in answers)),
        tuple(key for key in named if all(said.get(key) == "no" for said in answers)),
    )


def languages(entry: Entry, _: Vocabularies) -> Said:
    """The languages staff speak. Where an interpreter may come, no language is ruled out."""
    spoken = tuple(entry.record.languages)
    if not spoken:
        return SILENT
    return Said(spoken, () if entry.record.interpreting in ("yes", "ask") else None)


def any_of(some: Sequence[Said]) -> Said:
    """What parts of a record say together: what one of them is, it is; what none of them is, it is not."""
    if not some:
        return SILENT
    yes = tuple(dict.fromkeys(key for said in some for key in said.yes))
    denied = [said.no for said in some if said.no is not None]
    if not denied:
        return Said(yes)
    return Said(yes, tuple(key for key in denied[0] if all(fits(said, key, "") is False for said in some)))


def day(session: Session) -> Said:
    """The day of a session."""
    return single(session.day)


def time(session: Session) -> Said:
    """The times a session belongs to, and those it does not."""
    said = time_of(session)
    return Said(*(tuple(key for key in said if said[key] is answer) for answer in (True, False)))
