"""Where two values differ, down to the single fact; and a value with one of these facts changed."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from typing import Any

from .. import facts
from ..records.fields import Record
from ..records.fields import facts as told_about

At = tuple[str | int, ...]
"""Where a fact is: ("contact", "phone") or ("sessions", 0, "from_")."""

_LONGEST = 60
"""In letters, of a value in a report."""
_KEY = re.compile(r"[a-z0-9]+(-[a-z0-9]+)+")


def differences(old: Any, new: Any, at: At = ()) -> Iterator[tuple[At, Any, Any]]:
    """Every fact that differs: where it is, what it was and what it is. A list of another length is one fact."""
    if old == new:
        return
    if isinstance(old, Record) and type(old) is type(new):
        for name in type(old).model_fields:
            yield from differences(getattr(old, name), getattr(new, name), (*at, name))
    elif isinstance(old, dict) and isinstance(new, dict):
        for key in dict.fromkeys((*old, *new)):
            yield from differences(old.get(key), new.get(key), (*at, key))
    elif isinstance(old, list) and isinstance(new, list) and len(old) == len(new) and _of_records(old):
        for number, (one, other) in enumerate(zip(old, new, strict=True)):
            yield from differences(one, other, (*at, number))
    else:
        yield at, old, new


def changed(value: Any, at: At, to: Any) -> Any:
    """A value with the fact at a place changed."""
    if not at:
        return to
    first, rest = at[0], at[1:]
    if isinstance(value, Record):
        return value.model_copy(update={first: changed(getattr(value, first), rest, to)})
    if isinstance(value, dict):
        with_it = {**value, first: changed(value.get(first), rest, to)}
        return {key: one for key, one in with_it.items() if one is not None}
    return [changed(one, rest, to) if number == first else one for number, one in enumerate(value)]


def label(model: type[Record], at: At) -> str:
    """What people call a fact: "Who to ring, phone"."""
    first = str(at[0])
    name = told_about(model, first)["label"] if first in model.model_fields else ""
    words = [re.sub(r"^(the|a) ", "", name) or _plain(first)]
    words += [str(part + 1) if isinstance(part, int) else _plain(part) for part in at[1:]]
    return facts.sentence_case(", ".join(words))


def shortened(old: Any, new: Any) -> tuple[str, str]:
    """Two values as a report shows them: of long texts the part from where they differ."""
    one, other = said(old), said(new)
    same = next(
        (n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other))
    )
    if max(len(one), len(other)) <= _LONGEST:
        return one, other
    start = one.rfind(" ", 0, max(0, same - 15)) + 1 if same > 15 else 0
    return _cut(one, start), _cut(other, start)


def said(value: Any) -> str:
    """A value in plain words."""
    if value is None or value == "" or value == [] or value == {}:
        return "nothing"
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, datetime.date):
        return facts.day(value)
    if isinstance(value, Record):
        return " ".join(said(one) for _, one in value if one not in (None, [], {}))
    if isinstance(value, dict):
        return ", ".join(f"{_plain(key)}: {said(one)}" for key, one in value.items())
    if isinstance(value, (list, tuple)):
        return ", ".join(map(said, value))
    text = " ".join(str(value).split())
    return _plain(text) if _KEY.fullmatch(text) else text


def _of_records(values: list[Any]) -> bool:
    return all(isinstance(one, (Record, dict)) for one in values)


def _plain(key: str) -> str:
    return key.strip("_").replace("_", " ").replace("-", " ")


def _cut(text: str, start: int) -> str:
    if not text[start:]:
        return "nothing more"
    end = "…" if len(text) > start + _LONGEST else ""
    return f"{'…' if start else ''}{text[start : start + _LONGEST].strip()}{end}"
