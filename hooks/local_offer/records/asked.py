"""What a field asks for, as data: a line, a day, one of a few answers, a key of a list, a part, or several of them."""

from __future__ import annotations

import typing
from collections.abc import Iterator
from typing import Any

from pydantic import Discriminator
from pydantic.fields import FieldInfo

from .fields import Record
from .kinds import Kind

Data = dict[str, Any]


def keys_from(info: FieldInfo) -> str:
    """The vocabulary, or the shared file, that the answers of a field come from; or ""."""
    return next((kind["of"] for kind in terms_in(kind_of(info.annotation, info.metadata))), "")


def kind_of(annotation: Any, metadata: Any = ()) -> Data:
    """What a type asks for: `is` names it; a list, a part or a choice says of what."""
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


def terms_in(part: Any) -> Iterator[Data]:
    """The kinds in some data that are keys of a list."""
    if isinstance(part, dict) and part.get("is") == "term":
        yield part
    elif isinstance(part, (dict, list)):
        for inner in part.values() if isinstance(part, dict) else part:
            yield from terms_in(inner)
