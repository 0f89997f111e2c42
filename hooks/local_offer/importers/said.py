"""What a source says in the words of a record already: a field of the record, and a text for it.

The model says what each field holds. So a list is split, a term is looked up by every way to write it, a day
or an answer is read as people type them, and text loses its HTML. The checks come later.
"""

from __future__ import annotations

import datetime
import re
import typing
from collections.abc import Iterator, Mapping
from typing import Any

from pydantic import AfterValidator, WithJsonSchema

from ..records import kinds
from ..records.fields import Record
from ..records.service import Service
from .clean import Say, line, prose
from .given import as_answer
from .terms import Terms
from .when import day

BETWEEN = re.compile(r"[;\n]")
"""What stands between the items of a list in one cell."""


def kind_of(path: str, model: type[Record] = Service) -> Any:
    """The type of a field such as `access.how`, or None when there is no such field for one text."""
    name, _, rest = path.partition(".")
    for field, info in model.model_fields.items():
        if (info.alias or field) != name:
            continue
        kind = (info.annotation, *info.metadata)
        inner = [part for part in _parts(kind) if isinstance(part, type) and issubclass(part, Record)]
        if not rest:
            return None if inner else kind
        if mapping := next((part for part in _parts(kind) if typing.get_origin(part) is dict), None):
            return None if "." in rest else typing.get_args(mapping)[1:]
        if inner and not any(typing.get_origin(part) is list for part in _parts(kind)):
            return kind_of(rest, inner[0])
    return None


def as_record(says: Mapping[str, str], terms: Terms, say: Say) -> dict[str, Any]:
    """The parts of a record that a source says in its words."""
    record: dict[str, Any] = {}
    for path, text in says.items():
        *above, last = path.split(".")
        at = record
        for name in above:
            at = at.setdefault(name, {})
        at[last] = _value(path, text, terms, say)
    return record


def laid_over(under: dict[str, Any], over: Mapping[str, Any]) -> dict[str, Any]:
    """A record with what another says put in its place; where that says nothing, the first one stands."""
    result = dict(under)
    for key, value in over.items():
        inner = result.get(key)
        if isinstance(value, Mapping) and isinstance(inner, Mapping):
            result[key] = laid_over(dict(inner), value)
        elif value not in (None, "", [], {}):
            result[key] = value
    return result


def _value(path: str, text: str, terms: Terms, say: Say) -> Any:
    kind = kind_of(path)
    if any(typing.get_origin(part) is list for part in _parts(kind)):
        items = (_one(path, kind, item, terms, say) for item in BETWEEN.split(text))
        return list(dict.fromkeys(filter(None, items)))
    return _one(path, kind, text, terms, say)


def _one(path: str, kind: Any, text: str, terms: Terms, say: Say) -> str:
    """One value as a record has it."""
    parts = list(_parts(kind))
    if any(isinstance(part, AfterValidator) and part.func is kinds.prose for part in parts):
        return prose(text, say)
    text = line(text, say)
    schemas = [part.json_schema for part in parts if isinstance(part, WithJsonSchema)]
    if vocabulary := next((schema["known"] for schema in schemas if "known" in schema), ""):
        key = terms.key(vocabulary, text)
        if text and not key and terms.has(vocabulary):
            say("words that are no term of this Local Offer, left out", f"{path}: {text}")
        return key or ("" if terms.has(vocabulary) else text)
    allowed = [answer for schema in schemas for answer in schema.get("enum", ())]
    if "yes" in allowed:
        return {True: "yes", False: "no", None: text.lower()}[as_answer(text)]
    if datetime.date in parts and (on := day(text)):
        return on.isoformat()
    if int in parts:
        return re.sub(r"\.0+$", "", text)
    return text


def _parts(kind: Any) -> Iterator[Any]:
    """A type and everything it is made of."""
    for part in kind if isinstance(kind, tuple) else (kind,):
        yield part
        yield from getattr(part, "__metadata__", ())
        for inner in typing.get_args(part):
            yield from _parts(inner)
