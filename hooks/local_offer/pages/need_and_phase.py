"""/for/<need>/<phase>/: help for one need at one age, with how to get each service. Common searches, ready made."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from ..answers import Answers
from ..directory import Directory, Entry
from ..filters import FILTERS
from ..listings import ABOUT_MENTAL_HEALTH
from ..records.shared import Term
from . import PageText
from .cards import as_list, in_short, not_told

ALL_NEEDS = FILTERS["need"].for_all


@dataclass(frozen=True)
class NeedsAndPhases:
    """Every need and phase that some service names both of, with those services."""

    needs: Answers
    phases: Answers
    pairs: dict[tuple[str, str], list[Entry]]

    def at_ages(self, need: str) -> list[dict[str, Any]]:
        """Links to the pages of one need, by phase."""
        return [
            _link(pair, self.phases.choices[pair[1]].label, entries)
            for pair, entries in self.pairs.items()
            if pair[0] == need
        ]

    def with_needs(self, phase: str) -> list[dict[str, Any]]:
        """Links to the pages of one phase, by need."""
        return [
            _link(pair, self.needs.choices[pair[0]].label, entries)
            for pair, entries in self.pairs.items()
            if pair[1] == phase
        ]


def needs_and_phases(needs: Answers, phases: Answers) -> NeedsAndPhases:
    """What all services answer to the two filters, put together."""
    pairs = {
        (need, phase): _both(choice.direct, other.direct)
        for need, choice in needs.used.items()
        if need != ALL_NEEDS
        for phase, other in phases.used.items()
    }
    return NeedsAndPhases(needs, phases, {pair: entries for pair, entries in pairs.items() if entries})


def for_pages(both: NeedsAndPhases, directory: Directory) -> Iterator[PageText]:
    """The page of each pair, and the index page of them."""
    for need, phase in both.pairs:
        yield _page(need, phase, both, directory)
    groups = [
        {"heading": both.needs.choices[need].label, "id": need, "links": both.at_ages(need)}
        for need in dict.fromkeys(need for need, _ in both.pairs)
    ]
    meta = {"question": "What does my child need help with, and how old is my child?", "groups": groups}
    description = "What help there is for each need at each age, how to get it and who to ring."
    yield PageText("for/index", "choices.html", "Help by need and age", description, meta)


def at_age(phase: Term) -> str:
    """An age inside a sentence: "at primary school age", "for children under 5", "from age 16 to 18".

    A label that does not end in "age" would not read right there, so the years stand in its place.
    """
    if phase.label.endswith(" age"):
        return f"at {phase.label[:1].lower()}{phase.label[1:]}"
    youngest, oldest = (phase.ages.min, phase.ages.max) if phase.ages else (None, None)
    return f"from age {youngest} to {oldest}" if youngest else f"for children under {(oldest or 0) + 1}"


def spans(phase: Term, year: int) -> bool:
    """Whether a year of age lies in a phase."""
    return bool(phase.ages) and (phase.ages.min or 0) <= year <= (phase.ages.max or 0)


def _page(need: str, phase: str, both: NeedsAndPhases, directory: Directory) -> PageText:
    words, wanted, age = directory.vocabularies, both.needs.choices[need], both.phases.choices[phase]
    at, entries = at_age(words["phases"][phase]), both.pairs[need, phase]
    everyone = _both(wanted.for_all, age.direct)
    # Those that do not say one of the two and do not deny the other.
    may_fit = _both([*wanted.direct, *wanted.for_all], age.may_fit)
    may_fit += _both(wanted.may_fit, [*age.direct, *age.may_fit])
    every_need = {
        "label": f"{both.needs.choices[ALL_NEEDS].label} ({len(everyone)} at this age)",
        "address": f"need/{ALL_NEEDS}",
    }
    title = f"{wanted.label}: help {at}"
    meta = {
        **as_list(entries, "sector", directory),
        "intro": words["needs"][need].explanation,
        "find": f"need={need}&phase={phase}",
        "guide": words["needs"][need].guide,
        "urgent": f"need/{need}" in ABOUT_MENTAL_HEALTH,
        "for_all": in_short("Also open to everyone of this age", "for-all", everyone, every_need),
        "not_told": not_told(may_fit),
        "elsewhere": [
            _others(f"{wanted.label} at other ages", "other-ages", both.at_ages(need), f"for/{need}/{phase}"),
            _others(f"Other needs: help {at}", "other-needs", both.with_needs(phase), f"for/{need}/{phase}"),
        ],
    }
    number = f"{len(entries)} service{'' if len(entries) == 1 else 's'}"
    description = f"{title}. {number}, how to get each, what it costs and who to ring."
    return PageText(f"for/{need}/{phase}", "for.html", title, description, meta)


def _others(heading: str, anchor: str, links: list[dict[str, Any]], here: str) -> dict[str, Any]:
    """The links but for the one to this page."""
    return {"heading": heading, "id": anchor, "links": [link for link in links if link["address"] != here]}


def _both(some: list[Entry], others: list[Entry]) -> list[Entry]:
    there = {entry.slug for entry in others}
    return [entry for entry in some if entry.slug in there]


def _link(pair: tuple[str, str], label: str, entries: list[Entry]) -> dict[str, Any]:
    return {"label": label, "address": "for/" + "/".join(pair), "count": len(entries)}
