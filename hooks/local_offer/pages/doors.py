"""The ways to the lists: what home and find show of them, and the index page of each kind."""

from __future__ import annotations

from typing import Any

from ..answers import Answers, answers
from ..directory import Directory
from ..filters import FILTERS, NOT_KNOWN
from ..listings import KINDS, explanation
from . import PageText
from .in_other_languages import ADDRESS as IN_OTHER_LANGUAGES
from .in_other_languages import is_any_translated
from .need_and_phase import ALL_NEEDS, NeedsAndPhases

DOORS = ("need", "phase", "topic", "sector", "tier")
"""The kinds that home and find show choice by choice."""


def doors(directory: Directory) -> list[dict[str, Any]]:
    """The ways in for those who do not search: by need, by age, by kind of help, by who gives it.

    Where the vocabulary marks some terms with `door`, only those stand here, and `more` leads to the rest.
    A way that leads to no service yet is left out.
    """
    found = []
    for name in DOORS:
        links = _links(name, answers(name, directory), directory)
        terms = directory.vocabularies[FILTERS[name].vocabulary]
        marked = {f"{name}/{key}" for key, term in terms.items() if term.door}
        shown = [link for link in links if link["address"] in marked] or links
        kinds = "kinds of help" if name == "topic" else "choices"
        if links:
            found.append(
                {
                    "heading": KINDS[name].question,
                    "address": name,
                    "links": shown,
                    "more": f"All {len(links)} {kinds}" if shown != links else "",
                }
            )
    return found


def more_lists(directory: Directory) -> list[dict[str, str]]:
    """The other kinds of list, for those who look through them. One that nobody has told us of is left out."""
    listed, words = directory.listed, directory.vocabularies
    links = [
        {"label": FILTERS[name].label, "address": name}
        for name in KINDS
        if name not in DOORS and any(FILTERS[name].read(entry, words).yes for entry in listed)
    ]
    if any(entry.phases and set(entry.needs) - {ALL_NEEDS} for entry in listed):
        links.insert(0, {"label": "Need and age", "address": "for"})
    if listed:
        links.append({"label": FILTERS["checked"].label, "address": "checked"})
    if is_any_translated(directory):
        links.append({"label": "Services in other languages", "address": IN_OTHER_LANGUAGES})
    return links


def _links(name: str, found: Answers, directory: Directory) -> list[dict[str, Any]]:
    return [
        {
            "label": choice.label,
            "explanation": explanation(name, key, directory.vocabularies),
            "address": f"{name}/{key}",
            "count": len(choice.direct),
        }
        for key, choice in found.used.items()
    ]


def index_page(name: str, found: Answers, both: NeedsAndPhases, directory: Directory) -> PageText:
    """The question of one kind, and the choices that have services."""
    kind = KINDS[name]
    meta = {
        "question": kind.question,
        "links": _links(name, found, directory),
        "not_told": {"address": f"{name}/{NOT_KNOWN}", "count": len(found.silent)} if found.silent else None,
        "need_and_age": bool(both.pairs) and name in ("need", "phase"),
    }
    return PageText(f"{name}/index", "choices.html", kind.title, f"{kind.title}: {kind.question}", meta)
