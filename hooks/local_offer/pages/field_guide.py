"""The field guide: every field of a record, from the model that checks it. Nothing is described twice."""

from __future__ import annotations

import typing
from collections.abc import Iterator
from typing import Any

from ..directory import Directory
from ..records.asked import keys_from
from ..records.fields import EVERYWHERE, Output, Record, facts
from ..records.service import Service
from . import PageText

NEEDED = {
    "always": "Every service must say this.",
    "targeted": "Targeted and specialist services must say this.",
    "optional": "",
}
OUTPUTS: dict[Output, str] = {
    "page": "pages",
    "leaflet": "leaflets",
    "find": "find",
    "data": "the open data",
    "phone": "what families save on a phone",
}


def field_guide(directory: Directory) -> PageText:
    """The page at /providers/fields/."""
    meta = {"fields": list(_rows(Service, (), directory))}
    return PageText(
        "providers/fields", "fields.html", "What goes into a record",
        "Every field of a service's record: what it means, when it is needed, and the words it may use.", meta,
    )  # fmt: skip


def _rows(model: type[Record], above: tuple[str, ...], directory: Directory) -> Iterator[dict[str, Any]]:
    for name, info in model.model_fields.items():
        told = facts(model, name) or {}
        outputs = told.get("outputs", EVERYWHERE)
        path = (*above, info.alias or name)
        known = keys_from(info)
        terms = directory.vocabularies[known] if known else {}
        yield {
            "name": ".".join(path),
            "id": "-".join(path).replace("_", "-"),
            "meaning": info.description,
            "needed": NEEDED[told.get("need", "optional")],
            "public": told.get("public", True),
            "only_in": [OUTPUTS[one] for one in outputs] if 0 < len(outputs) < len(EVERYWHERE) else [],
            "example": ", ".join(map(str, _flat(info.examples))),
            "several": "list" in str(info.annotation),
            "terms": [
                {"key": key, "label": term.label, "explanation": term.explanation}
                for key, term in terms.items()
            ],
        }
        for inner in _records(info.annotation):
            yield from _rows(inner, path, directory)


def _flat(examples: list[Any] | None) -> list[Any]:
    return [one for item in examples or [] for one in (item if isinstance(item, list) else [item])]


def _records(annotation: Any) -> Iterator[type[Record]]:
    if isinstance(annotation, type) and issubclass(annotation, Record):
        yield annotation
    elif hasattr(annotation, "__metadata__"):
        yield from _records(annotation.__origin__)
    else:
        for inner in typing.get_args(annotation):
            yield from _records(inner)
