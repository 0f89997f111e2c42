"""The lists of services: one for each choice of each filter. They are also find without JavaScript."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from .. import facts
from ..answers import Answers, Choice, answers
from ..directory import Directory, Entry
from ..filters import FILTERS, NOT_KNOWN
from ..listings import ABOUT_MENTAL_HEALTH, KINDS, explanation
from ..times import time_of
from ..vocabulary import Vocabularies
from . import PageText
from .cards import as_list, in_short, not_told
from .doors import index_page
from .everything import a_to_z, by_check
from .need_and_phase import NeedsAndPhases, at_age, for_pages, needs_and_phases, spans
from .organisations import organisations


def listings(directory: Directory) -> Iterator[PageText]:
    """Every listing page and the index page of each kind."""
    yield a_to_z(directory)
    yield by_check(directory)
    said = {name: answers(name, directory) for name in KINDS}
    both = needs_and_phases(said["need"], said["phase"])
    for name, found in said.items():
        yield index_page(name, found, both, directory)
        for key, choice in found.used.items():
            yield _list(name, key, choice, found, both, directory)
        if found.used and found.silent:
            yield _silent(name, found, directory)
    yield from for_pages(both, directory)
    yield from organisations(directory)


def _list(
    name: str, key: str, choice: Choice, found: Answers, both: NeedsAndPhases, directory: Directory
) -> PageText:
    """One choice: its services, those for everyone first, the most specialist last; then what may fit too."""
    kind, words, for_all = KINDS[name], directory.vocabularies, FILTERS[name].for_all
    term = words[FILTERS[name].vocabulary].get(key)
    title = "Help whatever the need" if key == for_all else kind.heading_of(key, choice.label)
    intro = explanation(name, key, words) or kind.intro_of(key, choice.label)
    silent = f"Services that have told us nothing about this ({len(found.silent)})"
    every_need = {
        "label": f"Help that is for every need ({len(choice.for_all)})",
        "address": f"{name}/{for_all}",
    }
    meta = {
        **as_list(choice.direct, _grouped_by(name), directory),
        "intro": intro,
        "kind": kind.title,
        "kind_address": name,
        "find": f"{name}={key}",
        "guide": term.guide if term else None,
        "urgent": f"{name}/{key}" in ABOUT_MENTAL_HEALTH,
        "notes": _times(name, key, choice.direct, words),
        "for_all": _for_all(choice.for_all, every_need),
        "not_told": not_told(
            choice.may_fit, {"label": silent, "address": f"{name}/{NOT_KNOWN}"} if found.silent else None
        ),
        "shorter": _shorter(name, key, both, words),
    }
    return PageText(
        f"{name}/{key}",
        "listing.html",
        title,
        f"{title}. {intro}",
        meta,
        window_title=kind.window_title_of(choice.label),
    )


def _for_all(entries: list[Entry], more: dict[str, str]) -> dict[str, Any]:
    """What stands below the list of a need. Its number stands beside that of the list: find counts both."""
    if not entries:
        return {}
    sentence = f"{len(entries)} more {'is' if len(entries) == 1 else 'are'} for every need."
    return {**in_short("Help that is for every need", "for-all", entries, more), "sentence": sentence}


def _shorter(name: str, key: str, both: NeedsAndPhases, words: Vocabularies) -> dict[str, Any]:
    """What the list of a need leads on to by age, and the list of an age by need."""
    if name == "need":
        return {"heading": "How old is your child?", "links": both.at_ages(key)}
    phases = words["phases"]
    if name == "age":
        key = next((phase for phase, term in phases.items() if spans(term, int(key))), "")
    if name in ("phase", "age") and key:
        return {"heading": f"Which need? Help {at_age(phases[key])}", "links": both.with_needs(key)}
    return {}


def _times(name: str, key: str, entries: list[Entry], words: Vocabularies) -> dict[str, str]:
    """On the list of a day or a time: when each service is on then."""
    if name not in ("day", "time"):
        return {}
    return {
        entry.slug: "; ".join(
            facts.session(one, words)
            for one in entry.record.sessions
            if (one.day == key if name == "day" else time_of(one)[key])
        )
        for entry in entries
    }


def _grouped_by(name: str) -> str:
    return "sector" if name == "tier" else "tier"


def _silent(name: str, found: Answers, directory: Directory) -> PageText:
    """Those that say nothing about it: they may fit whatever a family needs."""
    kind, label = KINDS[name], FILTERS[name].label
    meta = {
        **as_list(found.silent, _grouped_by(name), directory),
        "intro": "They have not told us this yet. They may be right for you: ring them and ask, or ring us.",
        "kind": kind.title,
        "kind_address": name,
        "find": f"{name}={NOT_KNOWN}",
    }
    title = f"They have not told us: {label}"
    description = f"{kind.question} The services that have not told us yet, and who to ring."
    return PageText(f"{name}/{NOT_KNOWN}", "listing.html", title, description, meta)
