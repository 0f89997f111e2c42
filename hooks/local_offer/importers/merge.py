"""A record that was imported before and the feed of today: what each side may change.

A comment in the file says which fields came from the feed, each with a digest of what it said. A field that
still says so is the feed's, and is written again when the feed says something else. A field that people
changed is theirs: it stays, and where it differs from the feed that is a conflict, which is reported.
"""

from __future__ import annotations

import copy
import hashlib
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

UNITS = frozenset(["checked", "imported"])
"""Mappings that make sense only as a whole."""

MARK = re.compile(r"^[ ]*# From the feed: (.*)\.$", re.MULTILINE)
_FIELD = re.compile(r"([\w.\-]+) \(([0-9a-f]{6})\)")

At = tuple[str, ...]


@dataclass(frozen=True)
class Merged:
    """A record after an import."""

    data: dict[str, Any]
    """Equal to the record before when nothing changes."""
    conflicts: tuple[str, ...]
    """The fields that say something else than the feed because people wrote them."""


def mark_line(told: dict[str, Any]) -> str:
    """The comment for a record of which the feed told this."""
    fields = (f"{'.'.join(at)} ({_digest(value)})" for at, value in _leaves(told))
    return f"# From the feed: {', '.join(fields)}."


def read_mark(text: str) -> Mapping[At, str] | None:
    """Each field and the digest of what it said, or None where an editor or a tool took the comment out."""
    found = MARK.search(text)
    return {tuple(path.split(".")): digest for path, digest in _FIELD.findall(found[1])} if found else None


def merged(existing: dict[str, Any], mark: Mapping[At, str] | None, new: dict[str, Any]) -> Merged:
    """The existing record with what the feed says now, and where the two disagree.

    Both are text, as the reader gives it. Without a mark nobody knows who wrote what: then all that stands
    in the record stays.
    """
    result = copy.deepcopy(existing)
    now = dict(_leaves(new))
    before = mark or {}
    conflicts = []
    for at in dict.fromkeys([*now, *before]):
        mine, theirs = _at(existing, at), now.get(at)
        if mine == theirs or (at == ("checked",) and _checked_later_by_a_person(mine, theirs)):
            continue
        if (
            (mine is None and at not in before)
            or (at in before and mine is not None and _digest(mine) == before[at])
            or (at == ("checked",) and theirs)
        ):
            _set(result, at, theirs)
        elif theirs is not None:
            conflicts.append(".".join(at))
    return Merged(result, tuple(conflicts))


def _checked_later_by_a_person(mine: Any, theirs: Any) -> bool:
    """Whether someone rang them since the feed's own check. The latest check counts, whoever made it."""
    if not isinstance(mine, dict) or mine.get("how", "source-system") == "source-system":
        return False
    return not theirs or mine.get("on", "") >= theirs.get("on", "")


def _digest(value: Any) -> str:
    return hashlib.sha256(json.dumps(value, sort_keys=True).encode()).hexdigest()[:6]


def _leaves(data: dict[str, Any], at: At = ()) -> Iterator[tuple[At, Any]]:
    for key, value in data.items():
        if key == "imported" and not at:
            continue
        if isinstance(value, dict) and key not in UNITS:
            yield from _leaves(value, (*at, key))
        else:
            yield (*at, key), value


def _at(data: Any, at: At) -> Any:
    for key in at:
        data = data.get(key) if isinstance(data, dict) else None
    return data


def _set(data: dict[str, Any], at: At, value: Any) -> None:
    """Put a value in its place; None takes it out, and what held only it."""
    key, *rest = at
    if rest:
        inner = data.get(key)
        data[key] = inner if isinstance(inner, dict) else {}
        _set(data[key], tuple(rest), value)
        if not data[key]:
            del data[key]
    elif value is None:
        data.pop(key, None)
    else:
        data[key] = value
