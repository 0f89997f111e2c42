"""The rules that no schema can say. Each is a small generator; its docstring is the rule."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from ..problem import Problem
from . import answers, people, references, translations, words
from .draft import Draft, Shared

Rule = Callable[[Draft, Shared], Iterator[Problem]]

RULES: tuple[Rule, ...] = (
    *references.RULES,
    *answers.RULES,
    *people.RULES,
    *words.RULES,
    *translations.RULES,
)


def broken_rules(draft: Draft, shared: Shared) -> list[Problem]:
    """Every problem that the rules find in one record. For an imported one, see `as_one_warning`.

    Without a name nothing can be shown, so an imported record that has none answers to all the rules.
    """
    problems = [*draft.problems]
    for rule in RULES:
        problems += rule(draft, shared)
    if not draft.record or not draft.record.imported or not draft.record.name:
        return problems
    return as_one_warning(problems, draft.source.path, draft.source.line(("imported",)))


def as_one_warning(problems: list[Problem], path: str, line: int) -> list[Problem]:
    """The problems of an imported record: what is missing and how its text is written is one warning.

    So 700 records that were brought in from another system can be completed one by one.
    """
    missing = list(dict.fromkeys(p.missing for p in problems if p.missing))
    style = sum(p.style for p in problems)
    kept = [p for p in problems if not p.missing and not p.style]
    if missing or style:
        said = f"Imported. We do not know yet: {', '.join(missing)}." if missing else "Imported."
        if style:
            said += f" {style} {'thing' if style == 1 else 'things'} could be written more plainly."
        kept.append(Problem(path, line, said, warning=True, missing=", ".join(missing)))
    return kept
