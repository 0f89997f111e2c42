"""The words of this Local Offer, from services/_vocabularies.yml: labels, explanations, search words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from .problem import Problem
from .records.kinds import SLUG
from .records.read_again import read_shared, state_of
from .records.shared import Term
from .records.validate import validate
from .records.yaml_lines import Source

FILE = "_vocabularies.yml"
PROJECTS_OWN = Path(__file__).resolve().parents[2] / "services" / FILE
"""Used for a services folder that has none."""

CODE_DEPENDS_ON = {
    "tiers": ("universal",),
    "sectors": ("health",),
    "needs": ("all-needs",),
    "need_areas": (),
    "phases": (),
    "audiences": ("children", "young-people", "parents-carers"),
    "routes": (),
    "words": (),
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
    "pictures": (),
    "glossary": (),
}
"""Every vocabulary, with the terms that rules and pages know by key. A council may change their labels."""


@dataclass(frozen=True)
class Vocabularies:
    """Every vocabulary by name, every term by key."""

    terms: Mapping[str, Mapping[str, Term]]
    broken: frozenset[str] = frozenset()
    """Those that are not the council's own, because what it wrote cannot be read."""

    @property
    def known(self) -> dict[str, Mapping[str, Term]]:
        """What the keys in records are checked against. A broken vocabulary is one problem, not one a record."""
        return {name: terms for name, terms in self.terms.items() if name not in self.broken}

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
    """The vocabularies of a services folder, or the project's own where it has none.

    What is broken in the folder's own is a problem, and is taken from the project's, so that a council sees
    the rest of its site while it mends the file.
    """
    path = folder / FILE
    if not path.exists():
        path, shown = PROJECTS_OWN, f"services/{FILE}"
    try:
        state = state_of(path)
    except OSError:
        state = ()
    vocabularies, problems = _read_when_changed(path, state, shown, PROJECTS_OWN)
    return vocabularies, [*problems]


@lru_cache(maxsize=16)
def _read_when_changed(
    path: Path, _: tuple, shown: str, own: Path
) -> tuple[Vocabularies, tuple[Problem, ...]]:
    """The words are read by every command and every build, and most time of a small one goes into them."""
    source = read_shared(path, shown)
    problems = list(source.problems)
    terms: dict[str, dict[str, Term]] = {}
    for vocabulary, entries in source.data.items():
        if isinstance(entries, dict):
            terms[vocabulary], found = _read_terms(source, vocabulary, entries)
            problems += found
        else:
            message = f"`{vocabulary}` must hold terms: a key, then its label and explanation."
            problems.append(source.problem((vocabulary,), message))
    problems += _points_nowhere(source, terms)
    if not source.problems:
        problems += _not_there(source, terms)
    broken = frozenset(CODE_DEPENDS_ON.keys() - terms.keys())
    if problems:
        _fill_up(terms, {} if path.resolve() == own else _projects_own())
    return Vocabularies(terms, broken), tuple(problems)


def _read_terms(source: Source, vocabulary: str, entries: dict) -> tuple[dict[str, Term], list[Problem]]:
    """The terms of a vocabulary. A key becomes an address, but for the short forms of the glossary."""
    terms: dict[str, Term] = {}
    problems: list[Problem] = []
    for key, data in entries.items():
        if vocabulary != "glossary" and (not SLUG.fullmatch(key) or key == "index"):
            message = f"`{key}` cannot be a key: it becomes an address. Write small letters, digits and single dashes"
            message += ", and not `index`." if key == "index" else "."
            problems.append(source.problem((vocabulary, key), message))
            continue
        term, found = validate(Term, source, data=data, at=(vocabulary, key))
        problems += found
        # A term that is wrong is a problem here, and not in each record that uses it.
        terms[key] = term or _stand_in(key)
    return terms, problems


def _points_nowhere(source: Source, terms: Mapping[str, Mapping[str, Term]]) -> Iterator[Problem]:
    """Where a term names another that is not there."""
    for vocabulary, name, others in (
        ("complaint_routes", "after", "complaint_routes"),
        ("needs", "area", "need_areas"),
    ):
        for key, term in terms.get(vocabulary, {}).items():
            other = getattr(term, name)
            if other and other not in terms.get(others, {other: None}):
                message = f"`{other}` is not a key of `{others}`. Name one that is there."
                yield source.problem((vocabulary, key, name), message)


def _not_there(source: Source, terms: Mapping[str, Mapping[str, Term]]) -> Iterator[Problem]:
    """What a council may not take out."""
    for vocabulary, keys in CODE_DEPENDS_ON.items():
        if vocabulary not in source.data:
            yield source.problem((), f"Put the vocabulary `{vocabulary}` back: records use it.")
            continue
        for key in keys:
            if key not in terms.get(vocabulary, keys):
                message = (
                    f"Put `{key}` back into `{vocabulary}`: the pages need it. You may change its label."
                )
                yield source.problem((vocabulary,), message)


def _fill_up(terms: dict[str, dict[str, Term]], own: Mapping[str, Mapping[str, Term]]) -> None:
    """Put in what is missing, from the project's own where that is another file and can be read."""
    for vocabulary, keys in CODE_DEPENDS_ON.items():
        there = terms.setdefault(vocabulary, _AnyKey(own.get(vocabulary, {})))
        for key in keys:
            there.setdefault(key, own.get(vocabulary, {}).get(key) or _stand_in(key))


class _AnyKey(dict[str, Term]):
    """A broken vocabulary: records keep the keys they have, and pages find a word for each."""

    def __missing__(self, key: str) -> Term:
        return _stand_in(key)


def _projects_own() -> Mapping[str, Mapping[str, Term]]:
    return read_vocabularies(PROJECTS_OWN.parent, f"services/{FILE}")[0].terms


def _stand_in(key: str) -> Term:
    words = key.replace("-", " ") or "?"
    return Term(label=words, explanation=words)
