"""The record model as data: what the form asks, what each answer must look like, and which words there are."""

from __future__ import annotations

import typing
from collections.abc import Iterator
from typing import Any

from pydantic import Discriminator
from pydantic.fields import FieldInfo

from ..directory import Directory
from ..records.fields import Record, facts
from ..records.kinds import Kind
from ..records.service import Service
from ..records.validate import models_in
from ..vocabulary import CODE_DEPENDS_ON
from .groups import GROUPS, NOT_ASKED, NOT_ASKED_INSIDE, ONLY_THE_PULL_REQUEST

Data = dict[str, Any]


def model(directory: Directory) -> Data:
    """Everything the form asks: records and their fields, the groups of questions, and the words to choose from."""
    records = {one.__name__: _record(one) for one in _records_in(Service)}
    terms = {kind["of"]: kind["where"] for record in records.values() for kind in _terms(record["fields"])}
    return {
        "root": Service.__name__,
        "records": records,
        "groups": [{"title": title, "fields": list(fields)} for title, fields in GROUPS],
        "not_asked": [{"field": field, "why": why} for field, why in NOT_ASKED.items()],
        "not_asked_inside": list(NOT_ASKED_INSIDE),
        "only_pull_request": list(ONLY_THE_PULL_REQUEST),
        "words": {
            name: {"where": where, "terms": _words(directory, name)}
            for name, where in terms.items()
            if name not in directory.vocabularies.broken
        },
        "complain_elsewhere": [
            key
            for key, one in directory.organisations.items()
            if one.complaints and (one.complaints.first or one.complaints.then)
        ],
    }


def _records_in(outer: type[Record]) -> Iterator[type[Record]]:
    """A record and all that may stand in it, each once."""
    todo, seen = [outer], set()
    while todo:
        one = todo.pop(0)
        if one in seen:
            continue
        seen.add(one)
        yield one
        todo += [inner for info in one.model_fields.values() for inner in models_in(info.annotation)]


def _record(one: type[Record]) -> Data:
    told = (one.__doc__ or "").split("\n\n")[0]
    return {"about": told, "fields": [_field(one, name, info) for name, info in one.model_fields.items()]}


def _field(one: type[Record], name: str, info: FieldInfo) -> Data:
    told = facts(one, name)
    key = info.alias or name
    made = {
        "key": key,
        "label": told["label"] or key.replace("_", " "),
        "question": told["question"],
        "meaning": info.description,
        "need": told["need"],
        "public": told["public"],
        "kind": kind_of(info.annotation, info.metadata),
    }
    if info.default not in (None, [], {}):
        made["default"] = "no" if info.default is False else info.default
    if info.examples:
        made["example"] = info.examples[0]
    return made


def kind_of(annotation: Any, metadata: Any = ()) -> Data:
    """What a type asks for, as the form knows it."""
    if named := [part for part in metadata if isinstance(part, Kind)]:
        return _named(named[-1])
    inner = [part for part in typing.get_args(annotation) if part is not type(None)]
    if any(isinstance(part, Discriminator) for part in metadata):
        key, written = sorted((kind_of(part) for part in inner), key=lambda kind: kind["is"] == "record")
        return {"is": "either", "term": key, "record": written["of"]}
    if hasattr(annotation, "__metadata__"):
        return kind_of(annotation.__origin__, annotation.__metadata__)
    origin = typing.get_origin(annotation)
    if origin is list:
        return {"is": "list", "item": kind_of(inner[0])}
    if origin is dict:
        value = {"is": "texts"} if inner[1] is dict else kind_of(inner[1])
        return {"is": "map", "key": kind_of(inner[0]), "value": value}
    if isinstance(annotation, type) and issubclass(annotation, Record):
        return {"is": "record", "of": annotation.__name__}
    return kind_of(inner[0])  # an answer that may be left out


def _named(kind: Kind) -> Data:
    if kind.name == "answer":
        return {"is": "answer", "of": list(kind.of)}
    if kind.name == "term":
        return {"is": "term", "of": kind.of[0], "where": kind.of[1]}
    return {"is": kind.name}


def _terms(part: Any) -> Iterator[Data]:
    """The kinds in some data that are keys of a list."""
    if isinstance(part, dict) and part.get("is") == "term":
        yield part
    elif isinstance(part, (dict, list)):
        for inner in part.values() if isinstance(part, dict) else part:
            yield from _terms(inner)


def _words(directory: Directory, name: str) -> list[tuple[str, ...]]:
    """The keys of a list with their labels and, in a vocabulary, explanations. A secret place is not offered."""
    if name in CODE_DEPENDS_ON:
        terms = directory.vocabularies[name].items()
        return [(key, term.label, term.explanation) for key, term in terms]
    if name == "organisations":
        return [(key, one.name or key) for key, one in directory.organisations.items()]
    if name == "places":
        return [(key, one.name or key) for key, one in directory.places.items() if not one.hide_address]
    if name == "staff":
        return [(profile.slug, profile.record.role or profile.slug) for profile in directory.staff]
    entries = sorted(
        directory.entries, key=lambda entry: entry.path
    )  # the order of the files, as checks name them
    return [(entry.slug, entry.name) for entry in entries]
