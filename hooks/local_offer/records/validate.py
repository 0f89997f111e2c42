"""A model's verdict on a file, as problems with lines: the one place that knows pydantic's errors."""

from __future__ import annotations

import difflib
import typing
from collections.abc import Iterator
from functools import lru_cache
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from ..problem import Problem
from .fields import Record, facts
from .wording import Says
from .yaml_lines import At, Source

Model = TypeVar("Model", bound=Record)

SAYS = Says({
    "add": "Add `{name}`: {meaning}",
    "wrong": "`{name}`: {why}",
    "no field": "There is no field `{name}`. {hint}",
    "known here": "Known here: {keys}.",
    "look it up": "Look it up in the field guide, or take it out.",
    "near": "Did you mean `{near}`?",
    "missing": "Add `{key}` to `{name}`.",
    "list": "`{name}` must be a list: one item a line, each starting with `- `.",
    "part": "`{name}` must be made of `key: value` lines, indented below it.",
    "text": "`{name}` must be one text.",
    "number": "`{name}` must be a whole number.",
})  # fmt: skip


def validate(
    model: type[Model], source: Source, *, context: dict | None = None, data: Any = None, at: At = ()
) -> tuple[Model | None, list[Problem]]:
    """The record in a source, or None, and everything that is wrong with it.

    What is missing does not stop a record from being made: the parts that are there are checked and
    kept. Where a value is wrong, the value is left out and the rest is read. `at` is where in the file
    the record stands, for files that hold many.
    """
    data = source.data if data is None else data
    if not isinstance(data, dict):
        return None, [source.problem(at, f"`{at[-1] if at else 'this'}` must be made of `key: value` lines.")]
    given = data
    problems: list[Problem] = []
    for _ in range(20):  # each round takes out what was wrong; a record has few levels, so this ends
        try:
            record = model.model_validate(data, context=context)
        except ValidationError as error:
            places = []
            for one in error.errors(include_url=False, include_input=False):
                place = _in_file(one["loc"], data)
                places.append(place)
                if one["type"] != "missing" or not answered(given, one["loc"]):  # else taken out above
                    problems.append(source.problem((*at, *place), _say(model, one, place, at)))
            if () in places:  # the whole cannot be made without what is missing
                return None, problems
            data = _without(data, places)
            continue
        problems += [
            add(source, (*at, *where), where, meaning, label)
            for where, meaning, label in unanswered(record, "always")
            if not answered(given, where)
        ]
        return record, problems
    return None, problems


def add(source: Source, at: At, where: At, meaning: str, label: str) -> Problem:
    """The problem of a fact that is not there, on the line where it belongs."""
    name = ".".join(part for part in where if isinstance(part, str))
    return source.problem(at, SAYS("add", name=name, meaning=meaning), missing=label)


def answered(data: Any, place: At) -> bool:
    """Whether the file answers this at all, be it wrongly: then it is not missing as well."""
    for part in place:
        if (isinstance(data, dict) and part in data) or (
            isinstance(data, list) and isinstance(part, int) and part < len(data)
        ):
            data = data[part]
        else:
            return not isinstance(data, (dict, list))
    return data != []


def unanswered(record: Record, need: str, at: At = ()) -> Iterator[tuple[At, str, str]]:
    """The fields of a record that have this need and no answer: where, their meaning, their label.

    A list that must be answered is not answered by an empty one.
    """
    for name, key, asked, meaning, label in _asked(type(record), need):
        value = getattr(record, name)
        if asked and value in (None, [], ""):
            here = (*at, key)
            yield here, meaning, label or " ".join(map(str, here))
        elif isinstance(value, Record):
            yield from unanswered(value, need, (*at, key))
        elif isinstance(value, list):
            for number, item in enumerate(value):
                if isinstance(item, Record):
                    yield from unanswered(item, need, (*at, key, number))


@lru_cache(maxsize=200)
def _asked(model: type[Record], need: str) -> tuple[tuple[str, str, bool, str, str], ...]:
    """The fields of a model that have this need or hold records: name here and in files, need, meaning, label."""
    found = []
    for name, info in model.model_fields.items():
        told = facts(model, name) or {}
        if told.get("need") == need or models_in(info.annotation):
            key, asked = info.alias or name, told.get("need") == need
            found.append((name, key, asked, info.description or "", told.get("label", "")))
    return tuple(found)


def _in_file(loc: tuple, data: Any) -> At:
    """pydantic's location as a place in the file: without the names of union branches."""
    place: list[str | int] = []
    for part in loc:
        if (isinstance(data, dict) and part in data) or (
            isinstance(data, list) and isinstance(part, int) and part < len(data)
        ):
            data = data[part]
        else:
            continue
        place.append(part)
    return tuple(place)


def _without(data: Any, places: list[At]) -> Any:
    """The data without the values at some places."""
    heads = {place[0] for place in places if len(place) == 1}
    deeper: dict[str | int, list[At]] = {}
    for place in places:
        if len(place) > 1:
            deeper.setdefault(place[0], []).append(place[1:])
    pairs = data.items() if isinstance(data, dict) else enumerate(data)
    kept = [
        (key, _without(value, deeper[key]) if key in deeper else value)
        for key, value in pairs
        if key not in heads
    ]
    return dict(kept) if isinstance(data, dict) else [value for _, value in kept]


_KINDS = {
    "list_type": "list",
    "dict_type": "part",
    "model_type": "part",
    "model_attributes_type": "part",
    "string_type": "text",
    "int_type": "number",
    "int_parsing": "number",
}
"""What pydantic's errors of these types ask for."""


def _say(model: type[Record], error: Any, place: At, at: At) -> str:
    """An error of pydantic at a place in the record that stands `at` some place, as what must be done."""
    name = ".".join(str(part) for part in place or at if not isinstance(part, int)) or "this"
    kind = error["type"]
    if kind == "value_error":
        return SAYS("wrong", name=name, why=error["ctx"]["error"])
    if kind == "extra_forbidden":
        keys = _keys_at(model, place[:-1])
        near = difflib.get_close_matches(str(place[-1]), keys, n=1)
        hint = SAYS("known here", keys=", ".join(keys)) if len(keys) < 12 else SAYS("look it up")
        if near:
            hint = SAYS("near", near=near[0])
        return SAYS("no field", name=name, hint=hint)
    if kind == "missing":
        return SAYS("missing", key=error["loc"][-1], name=name)
    if kind in _KINDS:
        return SAYS(_KINDS[kind], name=name)
    return SAYS("wrong", name=name, why=f"{error['msg']}.")


def _keys_at(model: type[BaseModel], place: At) -> list[str]:
    """The fields that may stand at a place, under the names that files use."""
    found: list[type[BaseModel]] = [model]
    for part in place:
        if isinstance(part, str):
            found = [
                inner
                for outer in found
                for name, info in outer.model_fields.items()
                if (info.alias or name) == part
                for inner in models_in(info.annotation)
            ]
    return [info.alias or name for outer in found for name, info in outer.model_fields.items()]


def models_in(annotation: Any) -> list[type[BaseModel]]:
    """The records that a field of this type may hold."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return [annotation]
    return [found for inner in typing.get_args(annotation) for found in models_in(inner)]
