"""The one definition of the filters: for find, its engine in the browser, packs, booklets and listings.

A filter is asked with keys: `{"need": ["autism", "adhd"], "age": ["7"]}`. Several keys of one filter are
"or", several filters are "and". A record answers yes, no, or does not say; what it does not say is
neither a match nor a miss and is counted apart. The key `not-known` asks for those records too.

The browser's engine (overrides/assets/find/filters.js) follows what `find/columns.py` hands it from here;
tests/filters/ holds the cases that both must answer alike.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from . import filter_answers as read
from .directory import Entry
from .filter_answers import SILENT, Said, fits
from .records.parts import Session
from .times import TIMES
from .vocabulary import Vocabularies
from .whereabouts import is_within, nearness, radius

NOT_KNOWN = "not-known"
"""The key that asks for records that do not say. No vocabulary has it."""

WITHIN = "within"
"""How many miles one would go: `{"within": ["3"]}`. It asks only where a position is known, so FILTERS,
which lists what a record answers by itself, does not have it."""

Asked = Mapping[str, Sequence[str]]
"""What is asked: the keys under the name of each filter. A filter without keys asks nothing."""


@dataclass(frozen=True)
class Filter:
    """One filter: what people call it, where its keys come from, and how a record answers."""

    label: str
    read: Callable[[Entry, Vocabularies], Said]
    vocabulary: str = ""
    own_keys: Mapping[str, str] | None = None
    """Key to label, for a filter whose keys are in no vocabulary."""
    for_all: str = ""
    """A record with this key is for every key: help for all needs is help for autism too."""
    of_session: Callable[[Session], Said] | None = None
    """What one session of a record answers, for a filter that asks when."""

    def choices(self, vocabularies: Vocabularies) -> dict[str, str]:
        """Every key with its label, in the order to show them."""
        if self.own_keys is not None:
            return dict(self.own_keys)
        return {key: term.label for key, term in vocabularies[self.vocabulary].items()}


def answer(entry: Entry, name: str, keys: Sequence[str], vocabularies: Vocabularies) -> bool | None:
    """What a record answers to one filter: True, False, or None when it does not say.

    Raises KeyError for a filter that does not exist.
    """
    asked = FILTERS[name]
    return _reply(asked.read(entry, vocabularies), keys, asked.for_all)


def answers(entry: Entry, asked: Asked, vocabularies: Vocabularies) -> dict[str, bool | None]:
    """What a record answers to each filter. Filters that ask when, asked together, are asked of one session.

    So what is on Tuesday morning and on Thursday evening is not on Tuesday evening. Raises KeyError for a
    filter that does not exist.
    """
    found = {name: answer(entry, name, keys, vocabularies) for name, keys in asked.items()}
    when = {name: keys for name, keys in asked.items() if keys and FILTERS[name].of_session}
    return {**found, **_of_one_session(entry.record.sessions, when)} if len(when) > 1 else found


def _of_one_session(sessions: Sequence[Session], asked: Asked) -> dict[str, bool | None]:
    """No when no session fits all; not known where one that may fit does not say. No session says nothing."""
    each = [[FILTERS[name].of_session(session) for name in asked] for session in sessions]
    replies = [
        [_reply(said, keys) for said, keys in zip(one, asked.values(), strict=True)]
        for one in each or [[SILENT] * len(asked)]
    ]
    may_fit = [one for one in replies if False not in one]
    if not may_fit or any(None not in one for one in may_fit):
        return dict.fromkeys(asked, bool(may_fit))
    return {name: None if None in said else True for name, *said in zip(asked, *may_fit, strict=True)}


def _reply(said: Said, keys: Sequence[str], for_all: str = "") -> bool | None:
    """The answer to some keys, one of which must hold."""
    if not keys:
        return True
    replies = [fits(said, key, for_all) for key in keys if key != NOT_KNOWN]
    if True in replies:
        return True
    if None in replies or (not replies and said == SILENT):
        return True if NOT_KNOWN in keys else None
    return False


def answer_within(entry: Entry, keys: Sequence[str], near: tuple[int, int] | None) -> bool | None:
    """What a record answers when it is asked for miles from a position: True, False, or None when it is not known.

    Several numbers are "or". Without a position, or without a number, nothing is asked.
    """
    most = radius(keys)
    if near is None or (most is None and NOT_KNOWN not in keys):
        return True
    said = is_within(near, entry.whereabouts, most or 0)
    if said is None:
        return True if NOT_KNOWN in keys else None
    return said and most is not None


def is_direct(entry: Entry, asked: Asked, vocabularies: Vocabularies) -> bool:
    """Whether it names a key that is asked for itself, and not only through "for all": it comes first."""
    return all(
        set(keys) & set(FILTERS[name].read(entry, vocabularies).yes)
        for name, keys in asked.items()
        if keys and FILTERS[name].for_all
    )


class Selection(NamedTuple):
    """What `select` found."""

    fit: tuple[Entry, ...]
    """What matches: first what names a key itself, then what is for all, each in the order given."""
    may_fit: tuple[Entry, ...]
    """What matches as far as it says."""
    unknown: dict[str, int]
    """For each filter asked, how many of `may_fit` do not answer it."""


def select(
    entries: Iterable[Entry], asked: Asked, vocabularies: Vocabularies, near: tuple[int, int] | None = None
) -> Selection:
    """The records that are what is asked for, and apart, those that may be.

    `near` is a position, as easting and northing in metres: then the nearest come first. Raises KeyError
    for a filter that does not exist.
    """
    fit: list[Entry] = []
    may_fit: list[Entry] = []
    unknown = dict.fromkeys(asked, 0)
    within = asked.get(WITHIN, ())
    asked = {name: keys for name, keys in asked.items() if name != WITHIN}
    for entry in entries:
        said = {**answers(entry, asked, vocabularies), WITHIN: answer_within(entry, within, near)}
        if False in said.values():
            continue
        (may_fit if None in said.values() else fit).append(entry)
        for name in unknown:
            unknown[name] += said[name] is None
    most = radius(within)
    fit.sort(
        key=lambda entry: (
            entry.closed,
            nearness(near, entry.whereabouts, most) if near else (),
            not is_direct(entry, asked, vocabularies),
        )
    )
    return Selection(tuple(fit), tuple(may_fit), unknown)


def _when(label: str, of_session: Callable[[Session], Said], **choices: Any) -> Filter:
    """A filter that asks when, session by session."""
    return Filter(
        label,
        lambda e, _: read.any_of([of_session(session) for session in e.record.sessions]),
        of_session=of_session,
        **choices,
    )


_YEARS = {str(year): f"{year} {'year' if year == 1 else 'years'}" for year in range(26)}
_WITHOUT = {
    "no-referral": "A referral",
    "no-diagnosis": "A diagnosis",
    "no-plan": "An EHC plan",
}
_CHECKED = {
    "checked": "Checked not long ago",
    "due": "Due to be checked",
    "ring-first": "Not checked for a long time",
}

FILTERS: dict[str, Filter] = {
    "need": Filter("Need", lambda e, _: read.several(e.needs), "needs", for_all="all-needs"),
    "age": Filter("Age", read.age, own_keys=_YEARS),
    "tier": Filter("Level of help", lambda e, _: read.single(e.record.tier), "tiers"),
    "sector": Filter("Who gives the help", lambda e, _: read.single(e.record.sector), "sectors"),
    "phase": Filter("Stage", lambda e, _: read.several(e.phases), "phases"),
    "topic": Filter("Kind of help", lambda e, _: read.several(e.record.topics), "topics"),
    "cost": Filter(
        "Cost", lambda e, _: read.single(e.record.cost.kind if e.record.cost else None), "cost_kinds"
    ),
    "ask": Filter("What you do not need", read.ask, own_keys=_WITHOUT),
    "mode": Filter("How you meet", lambda e, _: read.several(e.record.modes), "modes"),
    "feature": Filter("Access", read.features, "features"),
    "language": Filter("Language", read.languages, "languages"),
    "day": _when("Day", read.day, vocabulary="days"),
    "time": _when("Time", read.time, own_keys=TIMES),
    "availability": Filter("Room now", lambda e, _: read.single(e.record.availability), "availability"),
    "locality": Filter("Part of the area", lambda e, _: read.several(e.record.localities), "localities"),
    "checked": Filter(
        "When it was checked",
        lambda e, _: SILENT if e.state == "never" else read.single(e.state),
        own_keys=_CHECKED,
    ),
}
"""Every filter by the name it has in addresses, in the order to show them."""
