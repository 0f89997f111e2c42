"""What an import did: what became of each service, which repairs, and every single case for those who want it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

NEW = "new records"
CHANGED = "records that changed"
UNCHANGED = "records as they were"
CONFLICT = "records in conflict: people wrote something else than the source says, and that was kept"
KEPT = "records that people look after now, left alone"
REFUSED = "refused"
PASSED = "passed over"
GONE = "records whose service is no longer in the feed, left as they are"

TABLE = (
    ("Written, new", NEW),
    ("Written, changed", CHANGED),
    ("Unchanged", UNCHANGED),
    ("In conflict", CONFLICT),
    ("Looked after by people", KEPT),
    ("Passed over", PASSED),
    ("Refused", REFUSED),
)
"""What becomes of a service, each of exactly one kind, in the order it is told."""
ALWAYS = (NEW, CHANGED, UNCHANGED, CONFLICT, REFUSED)
"""These stand in the table even when there are none."""

MOST_NAMED = 20
"""How many services the summary names."""


@dataclass(frozen=True)
class Case:
    """One thing that happened to one service."""

    kind: str
    id: str
    name: str
    what: str

    def line(self, between: str = "\t") -> str:
        """The case in one line: identifier, name, what happened."""
        return between.join([self.id, self.name, f"{self.kind}{': ' if self.what else ''}{self.what}"])


class Report:
    """The cases of one import, each once, in the order they came up."""

    def __init__(self) -> None:
        self._cases: dict[Case, None] = {}
        self._passed: Counter[str] = Counter()

    def add(self, kind: str, id: str, name: str, what: str = "") -> None:
        """Note one case. Texts are cut to a line's length."""
        what = " ".join(what.split())
        self._cases[Case(kind, id, name, what if len(what) <= 200 else f"{what[:200]} ...")] = None

    def pass_over(self, why: str) -> None:
        """Note that one service was not to be brought in. These are counted, not named."""
        self._passed[why] += 1

    @property
    def counts(self) -> dict[str, int]:
        """How many services there were, and what became of them; the keys are those of TABLE."""
        found = Counter(case.kind for case in self._cases)
        found[PASSED] = self._passed.total()
        return {"read": sum(found[kind] for _, kind in TABLE)} | {kind: found[kind] for _, kind in TABLE}

    @property
    def needs_a_person(self) -> bool:
        """Whether something was refused or is in conflict."""
        return any(case.kind in (REFUSED, CONFLICT) for case in self._cases)

    def cases(self) -> list[str]:
        """Every case but "as they were", a line each, with tabs between identifier, name and what happened."""
        return [case.line() for case in self._cases if case.kind != UNCHANGED]

    def as_data(self) -> dict[str, Any]:
        """The same for scripts: the table, the services that need a person, and every repair."""
        named = (CONFLICT, KEPT, REFUSED, GONE)
        outcomes = {kind for _, kind in TABLE} | {GONE}
        repairs: dict[str, list[dict[str, str]]] = {}
        for case in self._cases:
            if case.kind not in outcomes:
                repairs.setdefault(case.kind, []).append(_told(case))
        counts = {_key(words): self.counts[kind] for words, kind in TABLE}
        return {
            "read": self.counts["read"],
            **counts,
            "services": [{"outcome": _key(case.kind.split(":")[0]), **_told(case)} for case in self._cases if case.kind in named],
            "passed_over_because": dict(self._passed),
            "repairs": repairs,
        }  # fmt: skip

    def summary(self) -> list[str]:
        """What happened: the table, then who was refused or is in conflict, then the repairs."""
        return [*self._repairs(), *self._named(), *self._table()]

    def _table(self) -> Iterator[str]:
        counts = self.counts
        rows = [("Read", counts["read"])]
        rows += [(words, counts[kind]) for words, kind in TABLE if counts[kind] or kind in ALWAYS]
        for words, number in rows:
            yield f"{words:<24}{number:>7,}"

    def _named(self) -> Iterator[str]:
        for kind, words in (
            (REFUSED, "Refused, and why:"),
            (CONFLICT, "In conflict. What people wrote was kept; these fields say something else in the source:"),
            (KEPT, "Looked after by people now, left alone:"),
            (GONE, "No longer in the source. The records were left as they are:"),
        ):  # fmt: skip
            cases = [case for case in self._cases if case.kind == kind]
            if cases:
                yield words
                yield from (f"  - {_in_words(case)}" for case in cases[:MOST_NAMED])
                if len(cases) > MOST_NAMED:
                    yield f"  - and {len(cases) - MOST_NAMED} more. Use --report FILE for the whole list."
                yield ""
        if self._passed:
            yield "Passed over:"
            yield from (f"  - {number:,}: {why}" for why, number in self._passed.most_common())
            yield ""

    def _repairs(self) -> Iterator[str]:
        outcomes = {kind for _, kind in TABLE} | {GONE}
        counts = Counter(case.kind for case in self._cases if case.kind not in outcomes)
        if counts:
            yield "What was repaired or not brought over (--report FILE lists every case):"
            yield from (f"  - {kind}: {counts[kind]}" for kind in sorted(counts))
            yield ""


def _in_words(case: Case) -> str:
    return f"{', '.join(filter(None, (case.id, case.name)))}: {case.what}"


def _told(case: Case) -> dict[str, str]:
    return {"id": case.id, "name": case.name, "what": case.what}


def _key(words: str) -> str:
    return words.lower().replace(", ", "_").replace(" ", "_")
