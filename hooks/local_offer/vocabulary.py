"""The words of this Local Offer, from services/_vocabularies.yml: labels, explanations, search words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from .problem import Problem
from .records.read_again import read_shared
from .records.shared import Term
from .records.validate import validate

FILE = "_vocabularies.yml"
PROJECTS_OWN = Path(__file__).parents[2] / "services" / FILE
"""Used for a services folder that has none."""

CODE_DEPENDS_ON = {
    "tiers": ("universal",),
    "sectors": ("health",),
    "needs": ("all-needs",),
    "need_areas": (),
    "phases": (),
    "audiences": ("children", "young-people", "parents-carers"),
    "routes": (),
    "cost_kinds": (),
    "payment": (),
    "modes": ("in-person",),
    "features": ("wheelchair-accessible",),
    "availability": ("open", "waiting-list", "full", "temporarily-closed", "planned", "closing", "closed"),
    "reach": ("borough", "neighbouring", "national"),
    "days": ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"),
    "session_when": ("term", "holidays", "all-year"),
    "session_every": ("week",),
    "topics": ("health-mental",),
    "organisation_kinds": (),
    "provision": (),
    "complaint_routes": (),
    "appeals": (),
    "checked_how": ("source-system",),
    "languages": ("en",),
    "localities": (),
    "urgent": ("danger",),
    "glossary": (),
}
"""Every vocabulary, with the terms that rules and pages know by key. A council may change their labels."""


@dataclass(frozen=True)
class Vocabularies:
    """Every vocabulary by name, every term by key."""

    terms: Mapping[str, Mapping[str, Term]]

    def __getitem__(self, vocabulary: str) -> Mapping[str, Term]:
        return self.terms.get(vocabulary, {})

    def label(self, vocabulary: str, key: str) -> str:
        """The words for a key. A key that is not there is its own label."""
        term = self[vocabulary].get(key)
        return term.label if term else key.replace("-", " ")

    def labels(self, vocabulary: str, keys: list[str] | tuple[str, ...]) -> list[str]:
        """The words for some keys."""
        return [self.label(vocabulary, key) for key in keys]


def read_vocabularies(folder: Path, shown: str) -> tuple[Vocabularies, list[Problem]]:
    """The vocabularies of a services folder, or the project's own where it has none."""
    path = folder / FILE
    if not path.exists():
        path, shown = PROJECTS_OWN, f"services/{FILE}"
    source = read_shared(path, shown)
    problems = list(source.problems)
    terms: dict[str, dict[str, Term]] = {}
    for vocabulary, entries in source.data.items():
        if not isinstance(entries, dict):
            message = f"`{vocabulary}` must hold terms: a key, then its label and explanation."
            problems.append(source.problem((vocabulary,), message))
            continue
        terms[vocabulary] = {}
        for key, data in entries.items():
            term, found = validate(Term, source, data=data, at=(vocabulary, key))
            problems += found
            # A term that is wrong is a problem here, and not in each record that uses it.
            terms[vocabulary][key] = term or Term(label=key, explanation=key)
    for vocabulary, keys in CODE_DEPENDS_ON.items() if not source.problems else ():
        if vocabulary not in source.data:
            problems.append(source.problem((), f"Put the vocabulary `{vocabulary}` back: records use it."))
            continue
        for key in keys:
            if key not in terms.get(vocabulary, keys):
                message = (
                    f"Put `{key}` back into `{vocabulary}`: the pages need it. You may change its label."
                )
                problems.append(source.problem((vocabulary,), message))
    return Vocabularies(terms), problems
