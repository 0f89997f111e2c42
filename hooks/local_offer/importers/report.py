"""What an import did: how many records, which repairs, and every single case for those who want the list."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

NEW = "new records"
CHANGED = "records that changed"
UNCHANGED = "records as they were"
KEPT = "records that people look after now, left alone"
LEFT_OUT = "services left out"
GONE = "records whose service is no longer in the feed, left as they are"
OUTCOMES = (NEW, CHANGED, UNCHANGED, KEPT, LEFT_OUT, GONE)
"""What became of a service, in the order it is told. All other kinds of case are repairs."""

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

    def add(self, kind: str, id: str, name: str, what: str = "") -> None:
        """Note one case. Texts are cut to a line's length."""
        what = " ".join(what.split())
        self._cases[Case(kind, id, name, what if len(what) <= 200 else f"{what[:200]} ...")] = None

    def count(self, kind: str) -> int:
        """How many cases of a kind there were."""
        return sum(case.kind == kind for case in self._cases)

    def cases(self) -> list[str]:
        """Every case but "as they were", a line each, with tabs between identifier, name and what happened."""
        return [case.line() for case in self._cases if case.kind != UNCHANGED]

    def summary(self) -> list[str]:
        """What happened, in a few lines."""
        counts = Counter(case.kind for case in self._cases)
        said = [_counted(kind, counts[kind]) for kind in OUTCOMES if counts[kind]]
        named = [case.line(", ") for case in self._cases if case.kind in (KEPT, LEFT_OUT, GONE)]
        said += [f"  - {case}" for case in named[:MOST_NAMED]]
        if len(named) > MOST_NAMED:
            said.append(f"  - and {len(named) - MOST_NAMED} more. Use --report FILE for the whole list.")
        if repairs := sorted(kind for kind in counts if kind not in OUTCOMES):
            said += ["", "What was repaired or not brought over (--report FILE lists every case):"]
            said += [_counted(kind, counts[kind]) for kind in repairs]
        return said


def _counted(kind: str, count: int) -> str:
    return f"{kind[0].upper()}{kind[1:]}: {count}"
