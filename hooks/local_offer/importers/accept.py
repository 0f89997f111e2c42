"""The project's own checks as the last step of every import: what they refuse is left out and said."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from ..problem import Problem, errors
from ..records.fields import Record
from ..records.validate import validate
from ..records.yaml_lines import MOST_BYTES, At, Source, as_text, strings
from .clean import Say

Rules = Callable[[Source, Record | None, list[Problem]], list[Problem]]
"""From the problems that a model finds in a record to all that count for an imported one."""

ROOM_FOR_THE_REST = 20_000
"""Bytes of a file for its keys and indents."""


def accepted(
    data: dict[str, Any], model: type[Record], known: dict[str, Any], rules: Rules, say: Say
) -> dict[str, Any]:
    """The parts of a record that the checks have nothing against; {} when nothing that can be shown is left.

    What is given may hold Python's own values. What comes back is text, as the reader gives it from a file.
    """
    data = _answered(as_text(data))
    if sum(len(text.encode()) for text in strings(data)) > MOST_BYTES - ROOM_FOR_THE_REST:
        say("texts that are too long for a record, left out", "description")
        data.pop("description", None)
    while data:
        places = [(), *_places(data)]  # each value has a line of its own, so that a problem leads back to it
        source = Source("the record", data, {at: line for line, at in enumerate(places, 1)})
        record, problems = validate(model, source, context={"known": known})
        wrong = errors(rules(source, record, problems))
        if not wrong:
            break
        for problem in wrong:
            say("values that the checks refuse, left out", problem.message)
        refused = {places[problem.line - 1] for problem in wrong}
        data = {} if () in refused else _answered(_without(data, refused))
    return data


def _answered(data: Any) -> Any:
    """Data without the lists and parts that have nothing in them."""
    if isinstance(data, dict):
        return {key: kept for key, value in data.items() if (kept := _answered(value))}
    if isinstance(data, list):
        return [kept for value in data if (kept := _answered(value))]
    return data


def _places(data: Any, at: At = ()) -> Iterator[At]:
    """Where every value of some data is."""
    for key, value in data.items() if isinstance(data, dict) else enumerate(data):
        yield (*at, key)
        if isinstance(value, (dict, list)):
            yield from _places(value, (*at, key))


def _without(data: Any, places: set[At], at: At = ()) -> Any:
    if isinstance(data, dict):
        return {k: _without(v, places, (*at, k)) for k, v in data.items() if (*at, k) not in places}
    if isinstance(data, list):
        return [_without(v, places, (*at, i)) for i, v in enumerate(data) if (*at, i) not in places]
    return data
