"""How every record answers every filter, written down for the browser."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from ..directory import Directory, Entry
from ..filter_answers import SILENT, Said
from ..filters import FILTERS, Filter
from ..freshness import Freshness
from ..records.parts import Session


def columns(directory: Directory) -> Iterator[tuple[str, dict[str, Any]]]:
    """Each filter with its column: its keys and labels, and for each record the number of its answer.

    An answer is null (does not say), [yes] (all other keys are no) or [yes, no] (other keys are not
    said); keys go by number. A filter that asks when has such an answer for each session, in a list, so that
    several can be asked of one session; a record without sessions has null. Equal answers are written once.
    """
    for name, one in FILTERS.items():
        yield name, _column(name, one, directory)


def used(column: dict[str, Any]) -> int:
    """How many of the choices of a column some record has, but for the one that stands for all."""
    if "days" in column:
        return len(column["keys"])
    answers = [answer for answer in column["answers"] if answer]
    if "of_sessions" in column:
        answers = [session for sessions in answers for session in sessions if session]
    yes = {key for answer in answers for key in answer[0]}
    return len(yes - {at for at, key in enumerate(column["keys"]) if key == column["for_all"]})


def _column(name: str, one: Filter, directory: Directory) -> dict[str, Any]:
    choices = one.choices(directory.vocabularies)
    column = {
        "keys": list(choices),
        "labels": list(choices.values()),
        "for_all": one.for_all,
    }
    if name == "checked":  # a page outlives its build: the browser works the state out again, from the days
        days, rows = _numbered([_days(entry.freshness) for entry in directory.listed])
        return {**column, "days": days, "rows": rows}
    number = {key: at for at, key in enumerate(choices)}
    if one.of_session:
        answers, rows = _numbered([_sessions(entry, one.of_session, number) for entry in directory.listed])
        return {**column, "of_sessions": True, "answers": answers, "rows": rows}
    said = [one.read(entry, directory.vocabularies) for entry in directory.listed]
    answers, rows = _numbered([_answer(each, number) for each in said])
    return {**column, "answers": answers, "rows": rows}


def _sessions(entry: Entry, said: Callable[[Session], Said], number: dict[str, int]) -> tuple | None:
    return tuple(_answer(said(session), number) for session in entry.record.sessions) or None


def _answer(said: Said, number: dict[str, int]) -> tuple | None:
    if said == SILENT:
        return None
    parts = (said.yes,) if said.no is None else (said.yes, said.no)
    return tuple(tuple(number[key] for key in keys if key in number) for keys in parts)


def _days(fresh: Freshness) -> tuple[str, str] | None:
    """From when it is due, and from when to ring first."""
    return (
        (fresh.due_on.isoformat(), fresh.ring_from.isoformat()) if fresh.due_on and fresh.ring_from else None
    )


def _numbered(values: list) -> tuple[list, list[int]]:
    """The different values in the order they come up, and for each place the number of its value."""
    numbers: dict[Any, int] = {}
    rows = [numbers.setdefault(value, len(numbers)) for value in values]
    return list(numbers), rows
