"""The record model as data: what the form asks, what each answer must look like, and which words there are."""

from __future__ import annotations

from collections.abc import Iterator

from pydantic.fields import FieldInfo

from ..directory import Directory
from ..folders import UNSORTED
from ..records.asked import Data, kind_of, terms_in
from ..records.fields import Record, facts
from ..records.service import Service
from ..records.validate import models_in
from ..vocabulary import CODE_DEPENDS_ON
from .groups import GROUPS, NOT_ASKED, NOT_ASKED_INSIDE, ONLY_OF_A_CORRECTION, ONLY_THE_PULL_REQUEST


def model(directory: Directory) -> Data:
    """Everything the form asks: records and their fields, the groups of questions, and the words to choose from."""
    records = {one.__name__: _record(one) for one in _records_in(Service)}
    terms = {kind["of"]: kind["where"] for record in records.values() for kind in terms_in(record["fields"])}
    return {
        "root": Service.__name__,
        "records": records,
        "groups": [{"title": title, "fields": list(fields)} for title, fields in GROUPS],
        "not_asked": [{"field": field, "why": why} for field, why in NOT_ASKED.items()],
        "not_asked_inside": list(NOT_ASKED_INSIDE),
        "unsorted": UNSORTED,
        "only_pull_request": list(ONLY_THE_PULL_REQUEST),
        "only_correction": list(ONLY_OF_A_CORRECTION),
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
        "why": told["why"],
        "need": told["need"],
        "public": told["public"],
        "kind": kind_of(info.annotation, info.metadata),
    }
    if info.default not in (None, [], {}):
        made["default"] = "no" if info.default is False else info.default
    if info.examples:
        made["example"] = info.examples[0]
    return made


def _words(directory: Directory, name: str) -> list[tuple[str, ...]]:
    """The keys of a list with their labels and, in a vocabulary, explanations. A secret place is not offered."""
    if name in CODE_DEPENDS_ON:
        terms = directory.vocabularies[name].items()
        return [(key, term.label, term.explanation) for key, term in terms]
    if name == "organisations":
        return [(key, one.name or key) for key, one in directory.organisations.items()]
    if name == "places":
        return [(key, one.name or key) for key, one in directory.offered_places.items()]
    if name == "staff":
        return [(profile.slug, profile.record.role or profile.slug) for profile in directory.staff]
    entries = sorted(
        directory.entries, key=lambda entry: entry.path
    )  # the order of the files, as checks name them
    return [(entry.slug, entry.name) for entry in entries]
