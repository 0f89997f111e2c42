"""The project's own checks as the last step of every import: what they refuse is left out and said."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from ..problem import Problem, errors
from ..records.fields import Record
from ..records.validate import validate
from ..records.yaml_lines import At, Source, parse
from ..write import dump
from .clean import Say

Rules = Callable[[Source, Record | None, list[Problem]], list[Problem]]
"""All problems of a record that was read: those of its model, and those that other rules find."""


def as_text(data: dict[str, Any], model: type[Record]) -> dict[str, Any]:
    """A record as the reader will give it back: without empty answers, and every value text."""
    kept = _without_empty(data)
    return parse(dump(kept, model), "").data if kept else {}


def accepted(data: dict[str, Any], model: type[Record], known: dict, rules: Rules, say: Say) -> dict[str, Any]:
    """The parts of a record that the checks have nothing against. {} when nothing that can be shown is left."""
    data = as_text(data, model)
    while data:
        source = parse(dump(data, model), "the record")
        record, problems = validate(model, source, context={"known": known})
        wrong = errors(rules(source, record, [*source.problems, *problems]))
        if not wrong:
            break
        for problem in wrong:
            say("values that the checks refuse, left out", problem.message)
        places = {_at(source, problem.line) for problem in wrong}
        if () in places:
            return {}
        data = _without_empty(_without(data, places))
    return data


def _at(source: Source, line: int) -> At:
    """The widest value that stands on a line: what `{...}` holds goes as a whole."""
    return min((at for at, number in source.lines.items() if number == line), key=len, default=())


def _without(data: Any, places: set[At], at: At = ()) -> Any:
    if isinstance(data, dict):
        return {k: _without(v, places, (*at, k)) for k, v in data.items() if (*at, k) not in places}
    if isinstance(data, list):
        return [_without(v, places, (*at, i)) for i, v in enumerate(data) if (*at, i) not in places]
    return data


def _without_empty(data: Any) -> Any:
    """Data without None, "", [] and {}, however deep. 0 and False are answers."""
    if isinstance(data, dict):
        kept = {key: _without_empty(value) for key, value in data.items()}
        return {key: value for key, value in kept.items() if value not in (None, "", [], {})}
    if isinstance(data, list):
        return [value for value in map(_without_empty, data) if value not in (None, "", [], {})]
    return data
