"""A record that was imported before and the feed of today: what each side may change.

A comment in the file says which fields came from the feed, with a digest of what they said. While the
feed says the same, the file stays as it is, with all that people did to it. When it says something else,
its fields are written again, and what people added beside them stays.
"""

from __future__ import annotations

import copy
import hashlib
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

UNITS = frozenset(["checked", "imported"])
"""Mappings that make sense only as a whole."""

_MARK = re.compile(r"^\s*# From the feed: (.*) \(([0-9a-f]{8})\)\.$", re.MULTILINE)


@dataclass(frozen=True)
class Mark:
    """What the feed said when a record was last written: its fields, and a digest of their values."""

    paths: frozenset[str]
    digest: str


def mark_line(data: dict[str, Any]) -> str:
    """The comment for a record that says this."""
    return f"# From the feed: {', '.join('.'.join(path) for path, _ in _leaves(data))} ({_digest(data)})."


def read_mark(text: str) -> Mark | None:
    """The first such comment in a text, or None where an editor or a tool took it out."""
    found = _MARK.search(text)
    return Mark(frozenset(found[1].split(", ")), found[2]) if found else None


def merged(existing: dict[str, Any], mark: Mark | None, new: dict[str, Any]) -> dict[str, Any]:
    """The existing record with what the feed says now; equal to the existing one when nothing changes.

    Both are text, as the reader gives it.
    """
    if mark and mark.digest == _digest(new):
        return existing
    result = copy.deepcopy(existing)
    now = {".".join(path): (path, value) for path, value in _leaves(new)}
    for path in mark.paths - now.keys() if mark else ():
        if not (path == "checked" and _checked_by_a_person(existing)):
            _remove(result, path.split("."))
    for path, value in now.values():
        newer = (
            existing.get("checked", {}).get("on", "") >= value.get("on", "")
            if path == ("checked",)
            else False
        )
        if not (newer and _checked_by_a_person(existing)):
            _set(result, path, value)
    return result


def _checked_by_a_person(data: dict[str, Any]) -> bool:
    return data.get("checked", {}).get("how", "source-system") != "source-system"


def _digest(data: dict[str, Any]) -> str:
    told = {key: value for key, value in data.items() if key != "imported"}
    return hashlib.sha256(json.dumps(told, sort_keys=True).encode()).hexdigest()[:8]


def _leaves(data: dict[str, Any], at: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], Any]]:
    for key, value in data.items():
        if key == "imported" and not at:
            continue
        if isinstance(value, dict) and key not in UNITS:
            yield from _leaves(value, (*at, key))
        else:
            yield (*at, key), value


def _set(data: dict[str, Any], path: tuple[str, ...], value: Any) -> None:
    for key in path[:-1]:
        inner = data.get(key)
        data[key] = inner if isinstance(inner, dict) else {}
        data = data[key]
    data[path[-1]] = value


def _remove(data: dict[str, Any], path: list[str]) -> None:
    inner = data.get(path[0])
    if len(path) == 1:
        data.pop(path[0], None)
    elif isinstance(inner, dict):
        _remove(inner, path[1:])
        if not inner:
            del data[path[0]]
