"""One object of a feed, whatever its members are called: asked by meaning, and accountable for the rest."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Mapping
from typing import Any

_TECHNICAL = re.compile(
    r"_?id|ID|.*_id|.*[a-z]I[dD]|last_?[mM]odified|(created|updated)_?[aA]t|score|distance_?[aA]way|slug|link_?[tT]ype"
)
"""Members that say something about the data and nothing about the service."""


def bare(name: str) -> str:
    """A member's name as it is compared: `organisationId`, `organization_id` and `Organization_ID` are one."""
    return re.sub(r"(?<!^)[_\-\s]", "", name).lower().replace("organisation", "organization")


def is_empty(value: Any) -> bool:
    """Whether a value says nothing. 0 and False say something; a list of nothings does not."""
    if isinstance(value, Mapping):
        return all(is_empty(inner) for inner in value.values())
    if isinstance(value, list):
        return all(is_empty(inner) for inner in value)
    if isinstance(value, float) and not math.isfinite(value):
        return True
    return value is None or (isinstance(value, str) and not value.strip())


def as_answer(value: Any) -> bool | None:
    """Yes or no, however a system writes it; None for anything else."""
    said = str(value).strip().lower()
    return True if said in ("true", "yes", "y", "1") else False if said in ("false", "no", "n", "0") else None


class Given:
    """An object of a feed.

    Members are found by any of several names, in any case, with or without underscores; empty ones count
    as absent. What nobody asked for is in `left`, so that nothing is lost without being listed.
    """

    def __init__(self, data: Mapping[str, Any], at: str = "") -> None:
        self._at = at
        # Backwards, so that of two names that mean the same the first one counts.
        self._members = {bare(str(key)): (str(key), value) for key, value in reversed(data.items())}
        self._taken: set[str] = set()
        self._inner: list[Given] = []

    def take(self, *names: str) -> Any:
        """The first member with one of these names that is not empty, or None."""
        for name in map(bare, names):
            if name in self._members and not is_empty(self._members[name][1]):
                self._taken.add(name)
                return self._members[name][1]
        return None

    def text(self, *names: str) -> str:
        """The same as text. A number is text too; an object or a list is not, and stays among `left`."""
        for name in map(bare, names):
            value = self._members.get(name, ("", None))[1]
            if not is_empty(value) and isinstance(value, (str, int, float)) and not isinstance(value, bool):
                self._taken.add(name)
                return str(value).strip()
        return ""

    def peek(self, *names: str) -> Any:
        """The same as `take`, but still to be asked for."""
        taken = set(self._taken)
        value = self.take(*names)
        self._taken = taken
        return value

    def yes_or_no(self, *names: str) -> bool | None:
        """The same as an answer, or None where it is not known."""
        return as_answer(self.take(*names))

    def one(self, *names: str) -> Given:
        """The object under one of these names; an empty one when there is none. A text becomes its name."""
        return next(iter(self.many(*names)), Given({}))

    def many(self, *names: str) -> list[Given]:
        """The objects under these names, of all the names together, in order."""
        found = self.apart(*names)
        self._inner += found
        return found

    def apart(self, *names: str) -> list[Given]:
        """The same, where what is left of them is accounted for on its own: an organisation has many services."""
        found = []
        for name in names:
            value = self.take(name)
            at = f"{self._at}{name}."
            for item in value if isinstance(value, list) else [value]:
                if not is_empty(item):
                    found.append(Given(item if isinstance(item, Mapping) else {"name": item}, at))
        return found

    def forget(self) -> None:
        """Count everything here as asked for: it is private, or was said as a whole."""
        self._taken.update(self._members)

    def left(self) -> Iterator[tuple[str, Any]]:
        """What nobody asked for and could matter to a family, as (path, value)."""
        for name, (said, value) in reversed(self._members.items()):
            if name not in self._taken and not is_empty(value) and not _TECHNICAL.fullmatch(said):
                yield f"{self._at}{said}", value
        for inner in self._inner:
            yield from inner.left()

    def __bool__(self) -> bool:
        return any(not is_empty(value) for _, value in self._members.values())
