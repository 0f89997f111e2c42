"""Asking the questions of `local-offer new`, one after the other, with the choices there are."""

from __future__ import annotations

import itertools
from collections.abc import Mapping
from typing import Any

import click

from ..directory import Directory
from ..records.service import Service
from ..records.yaml_lines import At
from ..write import BLANK
from .questions import NEW, Question, checked_answer, questions


def ask(directory: Directory, given: Mapping[str, list[str]], data: dict[str, Any], *, silent: bool) -> None:
    """Put the record into `data` as it is answered: by options, else at the terminal.

    A field that must be answered and was not is there without an answer, so that one sees what is missing.
    Raises click.Abort when whoever types stops; what was answered until then is in `data`.
    """
    known = {
        **directory.vocabularies.known,
        "organisations": directory.organisations,
        "places": directory.places,
    }
    for question in questions():
        if typed := given.get(question.parameter):
            _answer(data, question, _first(question, typed, known))
    for question in questions():
        record = Service.model_validate(_answered(data))
        if (
            given.get(question.parameter)
            or not question.asked(record)
            or _said_elsewhere(question, record, directory)
        ):
            continue
        _answer(data, question, None if silent else _prompt(question, directory, known))


def _answer(data: dict[str, Any], question: Question, value: Any) -> None:
    if value is not None or question.needed:
        _put(data, question.at, BLANK if value is None else value)


def _said_elsewhere(question: Question, record: Service, directory: Directory) -> bool:
    """Whether the organisation says how to complain for all its services."""
    organisation = (
        directory.organisations.get(record.organisation) if isinstance(record.organisation, str) else None
    )
    return question.at[0] == "complaints" and bool(organisation and organisation.complaints)


def _first(question: Question, typed: list[str], known: Mapping[str, Any]) -> Any:
    try:
        return checked_answer(question, typed, known)
    except ValueError as error:
        raise click.BadParameter(str(error), param_hint=question.option) from None


def _prompt(question: Question, directory: Directory, known: Mapping[str, Any]) -> Any:
    """Ask until the answer can be used. Enter alone leaves out what need not be answered now."""
    click.echo(f"\n{question.reason}{'' if question.needed else ' (Enter to leave it out)'}")
    for key, label in _choices(question, directory).items():
        click.echo(f"  {key:32} {label}")
    while True:
        typed = [click.prompt(question.name, default="", show_default=False)]
        while question.several and not question.choice and typed[-1]:
            typed.append(click.prompt("  and (Enter when done)", default="", show_default=False))
        try:
            return checked_answer(question, typed, known)
        except ValueError as error:
            click.echo(f"  {error}")


def _choices(question: Question, directory: Directory) -> dict[str, str]:
    """The keys that may be answered, with what they mean."""
    if question.choice in ("organisations", "places"):
        shared = getattr(directory, question.choice)
        return {**{key: one.name or "" for key, one in shared.items()}, NEW: "not in this list yet"}
    terms = directory.vocabularies[question.choice] if question.choice else {}
    return {key: term.label for key, term in terms.items()}


def _put(data: dict[str, Any], at: At, value: Any) -> None:
    """Put a value at its place in the record."""
    inner: Any = data
    for part, below in itertools.pairwise(at):
        if isinstance(part, str) and part not in inner:
            inner[part] = [{}] if isinstance(below, int) else {}
        inner = inner[part]
    inner[at[-1]] = value


def _answered(data: Any) -> Any:
    """The data without what has no answer yet."""
    if isinstance(data, list):
        return [_answered(item) for item in data]
    if isinstance(data, dict):
        return {key: _answered(value) for key, value in data.items() if value is not BLANK}
    return data
