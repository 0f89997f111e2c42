"""What our records say and Open Referral UK does not name: terms of HSDS 3.0 first, then one block of our own."""

from __future__ import annotations

from typing import Any

from ... import facts
from ...directory import Directory, Entry
from ..text import on_site, one_line, paragraphs

BLOCK = "x_local_offer"
"""Begins with x so that no later version of the standard can mean something else by it."""


def of_service(entry: Entry, directory: Directory) -> dict[str, Any]:
    """More about a service, for its row and its own file."""
    record, access, waiting = entry.record, entry.record.access, entry.record.waiting
    criteria = [*((access.criteria if access else None) or ()), *facts.not_needed(entry)]
    prices = [facts.amount(option) for option in (record.cost.options if record.cost else ())]
    wait = [waiting.typical, waiting.not_measured] if waiting else []
    found = {
        "alternate_name": "; ".join(map(one_line, record.also_known_as)),
        "eligibility_description": "\n".join(map(one_line, criteria)),
        "application_process": paragraphs(access.how if access else None),
        "fees_description": "; ".join(map(one_line, prices)),
        "wait_time": one_line(next(filter(None, wait), None)),
        "interpretation_services": facts.interpreting(record.interpreting),
        BLOCK: _block(entry, directory),
    }
    return {name: value for name, value in found.items() if value not in (None, "", [], {})}


def _block(entry: Entry, directory: Directory) -> dict[str, Any]:
    """The facts that only a Local Offer has. yes, no and not known stay three answers."""
    record, access, fresh = entry.record, entry.record.access, entry.freshness
    found = {
        "code": entry.identity.code,
        "page": on_site(directory, f"services/{entry.slug}/"),
        "sector": record.sector,
        "availability": record.availability,
        "withdrawn": entry.withdrawn or None,
        "routes": (access.routes if access else None) or None,
        "diagnosis_needed": record.diagnosis_needed,
        "plan_needed": record.plan_needed,
        "decided_by": one_line(access.decided_by if access else None),
        "decision_time": one_line(access.decision_time if access else None),
        "if_no": paragraphs(access.if_no if access else None),
        "modes": record.modes,
        "at_18": paragraphs(record.at_18),
        "ring_first_from": fresh.ring_from.isoformat() if fresh.ring_from else None,
    }
    return {name: value for name, value in found.items() if value not in (None, "", [], {})}
