"""What a list says of a service. Each card is made once, and the pages of the lists name it by its slug."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from .. import facts
from ..directory import Directory, Entry
from ..markup import first_words

MOST_CARDS = 100
"""A list of more services than this gives each a line with its name and number: a phone still shows it soon."""

MOST_LINES = 50
"""What may fit stands below a list while it is no more than this."""


def card(entry: Entry, directory: Directory) -> dict[str, Any]:
    """A service in a list: what it is, whether there is room, and who to ring."""
    record, words = entry.record, directory.vocabularies
    status = ""
    if entry.withdrawn:
        status = "Withdrawn"
    elif record.availability != "open":
        status = words.label("availability", record.availability)
    tier = words.label("tiers", record.tier) if record.tier else ""
    return {
        "slug": entry.slug,
        "name": entry.name,
        "summary": record.summary or first_words(record.description, 30),
        "tags": [tag for tag in (tier, status) if tag],
        "status": status,
        "ring_first": entry.state in ("ring-first", "never"),
        "ring_from": entry.freshness.ring_from.isoformat() if entry.freshness.ring_from else "",
        "phone": record.contact.phone if record.contact else None,
        "text": record.contact.text if record.contact else None,
    }


def cards(directory: Directory) -> dict[str, dict[str, Any]]:
    """The card of every service, with what only some lists show: how to get it, cost, wait."""
    return {entry.slug: {**card(entry, directory), **_more(entry, directory)} for entry in directory.listed}


def _more(entry: Entry, directory: Directory) -> dict[str, Any]:
    record, words = entry.record, directory.vocabularies
    waiting = record.waiting
    wait = (waiting.typical or "").rstrip(". ") if waiting else ""
    return {
        "closed": entry.closed,
        "routes": words.labels("routes", (record.access.routes if record.access else None) or ()),
        "role": (record.contact.role if record.contact else None) or "",
        "cost": words.label("cost_kinds", record.cost.kind) if record.cost and record.cost.kind else "",
        "wait": f"{wait} (on {facts.day(waiting.as_of)})" if wait and waiting.as_of else wait,
    }


def as_list(entries: list[Entry], by: str, directory: Directory) -> dict[str, Any]:
    """What the page of a list carries: its services under the labels of their tier or sector (`by`)."""
    return {
        "groups": list(_grouped(entries, by, directory)),
        "count": len(entries),
        "long": len(entries) > MOST_CARDS,
    }


def _grouped(entries: list[Entry], by: str, directory: Directory) -> Iterator[dict[str, Any]]:
    """Each group with its explanation, in the order of the vocabulary. Those that do not say come last."""
    groups: dict[str, list[Entry]] = {}
    for entry in entries:
        groups.setdefault(getattr(entry.record, by) or "", []).append(entry)
    for key, term in directory.vocabularies[f"{by}s"].items():
        if key in groups:
            yield group(term.label, key, groups[key], term.explanation)
    if "" in groups:
        yield group("Other services" if len(groups) > 1 else "Services", "other", groups[""])


def group(heading: str, anchor: str, entries: Iterable[Entry], explanation: str = "") -> dict[str, Any]:
    """Some services under a heading."""
    slugs = [entry.slug for entry in entries]
    return {"heading": heading, "id": anchor, "explanation": explanation, "slugs": slugs}


def in_short(heading: str, anchor: str, entries: list[Entry], more: dict[str, str] | None) -> dict[str, Any]:
    """What stands below a list, a line for each service. Of too many only `more`, the link to them, stands."""
    if not entries:
        return {}
    few = len(entries) <= MOST_LINES
    return {**group(heading, anchor, entries if few else ()), "more": None if few else more}


def not_told(may_fit: list[Entry], more: dict[str, str] | None = None) -> dict[str, Any]:
    """What the page of a list says of services that may fit too. `more` is the link to a list of them."""
    if not may_fit:
        return {}
    number = len(may_fit)
    below = in_short("They have not told us", "not-told", may_fit, more)
    ask = "Ring them and ask." if below["slugs"] else "Ring us: we will find out for you."
    told = "it has" if number == 1 else "they have"
    return {
        **below,
        "sentence": f"{number} more may fit: {told} not told us.",
        "explanation": f"{number} more may fit, but {told} not told us yet. {ask}",
    }
