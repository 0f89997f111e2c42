"""What a source says in the words of a record already: a field of the record, and a text for it.

The model says what each field holds. So a list is split, a term is looked up by every way to write it, a day
or an answer is read as people type them, and text loses its HTML. The checks come later.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from ..records import asked
from ..records.asked import Data
from ..records.fields import Record
from ..records.service import Service
from ..records.validate import models_in
from .clean import Say, line, prose
from .given import as_answer
from .terms import Terms
from .when import day

BETWEEN = re.compile(r"[;\n]")
"""What stands between the items of a list in one cell."""


def kind_of(path: str, model: type[Record] = Service) -> Data | None:
    """What a field such as `access.how` asks for, or None when there is no such field for the text of one cell."""
    name, _, rest = path.partition(".")
    info = next((info for field, info in model.model_fields.items() if (info.alias or field) == name), None)
    if info is None:
        return None
    kind = asked.kind_of(info.annotation, info.metadata)
    if rest and kind["is"] == "map":
        return _in_a_cell(kind["value"]) if "." not in rest else None
    if rest and kind["is"] in ("record", "either"):
        return kind_of(rest, next(iter(models_in(info.annotation))))
    return None if rest else _in_a_cell(kind)


def _in_a_cell(kind: Data) -> Data | None:
    """The kind, when one text can hold it: a value, or several of them."""
    one = kind["item"] if kind["is"] == "list" else kind
    return None if one["is"] in ("record", "either", "map", "texts") else kind


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
    if kind["is"] == "list":
        items = (_one(path, kind["item"], item, terms, say) for item in BETWEEN.split(text))
        return list(dict.fromkeys(filter(None, items)))
    return _one(path, kind, text, terms, say)


def _one(path: str, kind: Data, text: str, terms: Terms, say: Say) -> str:
    """One value as a record has it."""
    if kind["is"] == "prose":
        return prose(text, say)
    text = line(text, say)
    if kind["is"] == "term" and terms.has(kind["of"]):
        key = terms.key(kind["of"], text)
        if text and not key:
            say("words that are no term of this Local Offer, left out", f"{path}: {text}")
        return key or ""
    if kind["is"] == "answer" and "yes" in kind["of"]:
        return {True: "yes", False: "no", None: text.lower()}[as_answer(text)]
    if kind["is"] == "day" and (on := day(text)):
        return on.isoformat()
    if kind["is"] in ("whole", "years", "months"):
        return re.sub(r"\.0+$", "", text)
    return text
