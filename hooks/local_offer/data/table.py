"""Every service as a row of one table, for a spreadsheet: text as people read it, one fact a column.

It begins with the mark by which Excel knows UTF-8. No cell can start a formula: what begins like one has an
apostrophe in front, which spreadsheets show as text.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Callable

from .. import facts
from ..directory import Directory, Entry
from ..spreadsheet import safe_cell
from .text import on_site, one_line, paragraphs

FILE = "data/services.csv"
BYTE_ORDER_MARK = "\ufeff"

Cell = Callable[[Entry, Directory], object]


def file(directory: Directory) -> bytes:
    """The file: a row for each service that is listed, the names of the columns first."""
    out = io.StringIO(newline="")
    table = csv.writer(out, lineterminator="\r\n")
    table.writerow([name for name, _, _ in COLUMNS])
    for entry in directory.listed:
        table.writerow([safe_cell(_text(cell(entry, directory))) for _, _, cell in COLUMNS])
    return (BYTE_ORDER_MARK + out.getvalue()).encode("utf-8", "replace")


def _text(value: object) -> str:
    """What is not known is an empty cell; 0 is 0."""
    return "" if value is None else one_line(str(value))


def fields() -> list[tuple[str, str]]:
    """The columns and what they mean."""
    return [(name, meaning) for name, meaning, _ in COLUMNS]


def _labels(vocabulary: str, keys: Callable[[Entry], object]) -> Cell:
    """The words for some keys, with semicolons between."""

    def cell(entry: Entry, directory: Directory) -> str:
        return "; ".join(directory.vocabularies.labels(vocabulary, keys(entry) or ()))  # type: ignore[arg-type]

    return cell


def _contact(name: str) -> Cell:
    return lambda entry, _: getattr(entry.record.contact, name, None)


def _age(end: str) -> Cell:
    return lambda entry, _: getattr(entry.record.ages, end, None)


def _access(name: str) -> Cell:
    return lambda entry, _: getattr(entry.record.access, name, None)


def _places(entry: Entry, _: Directory) -> str:
    return "; ".join(", ".join(filter(None, (place.name, facts.address(place)))) for _, place in entry.places)


def _cost(entry: Entry, directory: Directory) -> str:
    cost = entry.record.cost
    kind = directory.vocabularies.label("cost_kinds", cost.kind) if cost and cost.kind else ""
    return "; ".join(
        filter(None, (kind, *(facts.amount(option) for option in (cost.options if cost else ()))))
    )


def _wait(entry: Entry, _: Directory) -> str | None:
    waiting = entry.record.waiting
    return (waiting.typical or waiting.not_measured) if waiting else None


def _sessions(entry: Entry, directory: Directory) -> str:
    return "; ".join(facts.session(one, directory.vocabularies) for one in entry.record.sessions)


COLUMNS: tuple[tuple[str, str, Cell], ...] = (
    ("Name", "What families call it.", lambda e, _: e.name),
    ("Summary", "What it is and for whom.", lambda e, _: e.record.summary),
    ("Description", "What happens there.", lambda e, _: paragraphs(e.record.description)),
    ("Kind", "Education, health, care, joint or community.", _labels("sectors", lambda e: [e.record.sector] if e.record.sector else [])),
    ("Level", "Universal, targeted or specialist.", _labels("tiers", lambda e: [e.record.tier] if e.record.tier else [])),
    ("Needs", "The needs it is for.", _labels("needs", lambda e: e.needs)),
    ("Topics", "What the law asks a Local Offer to cover that it is part of.", _labels("topics", lambda e: e.record.topics)),
    ("Age from", "The youngest age in years. 0 is a baby. Empty: not known.", _age("min")),
    ("Age to", "The oldest age in years. Empty: not known.", _age("max")),
    ("Open now", "Whether there is room.", _labels("availability", lambda e: [e.record.availability])),
    ("How to get it", "What to do first.", lambda e, d: paragraphs(_access("how")(e, d))),  # type: ignore[arg-type]
    ("Who can ask", "The ways in.", _labels("routes", lambda e: e.record.access.routes if e.record.access else [])),
    ("Diagnosis needed", "yes, no or not-always. Empty: not known.", lambda e, _: e.record.diagnosis_needed),
    ("EHC plan needed", "yes, no or not-always. Empty: not known.", lambda e, _: e.record.plan_needed),
    ("Who decides", "The team that decides.", _access("decided_by")),
    ("Decision time", "How long the decision takes.", _access("decision_time")),
    ("Wait", "How long most families wait, or why nobody counts it.", _wait),
    ("Cost", "What it costs.", _cost),
    ("When", "The days and times.", _sessions),
    ("Where", "The places. A secret address is never here.", _places),
    ("Parts of the area", "The parts of the area it is for.", _labels("localities", lambda e: e.record.localities)),
    ("How you meet", "In person, online, by telephone and so on.", _labels("modes", lambda e: e.record.modes)),
    ("Contact", "The team that answers.", _contact("role")),
    ("Phone", "The number to ring.", _contact("phone")),
    ("Text", "The number for text messages.", _contact("text")),
    ("Relay UK", "The number for Relay UK.", _contact("relay")),
    ("E-mail", "An address that a team reads.", _contact("email")),
    ("Website", "The service's own page.", _contact("web")),
    ("Run by", "The organisation.", lambda e, _: e.organisation.name if e.organisation else None),
    ("Checked on", "The day somebody last checked it.", lambda e, _: e.freshness.checked_on),
    ("Ring first from", "From this day on, ring before you rely on it.", lambda e, _: e.freshness.ring_from),
    ("Page", "Its page on this site.", lambda e, d: on_site(d, f"services/{e.slug}/")),
    ("Leaflet code", "The code printed on its leaflet.", lambda e, _: e.identity.code),
    ("Identifier", "Its identifier in the Open Referral UK feed. It never changes.", lambda e, _: e.identity.uuid),
)  # fmt: skip
"""The columns: name, meaning, and how to find the cell."""
