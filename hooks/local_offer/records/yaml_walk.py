"""One walk over what the YAML reader finds in a file: the data, the lines, and what would have been lost.

The reader's own tree is never made: it would cost as much again as all the rest, and the walk must look at
every sign anyway before anything is built of it.
"""

from __future__ import annotations

import re
from typing import Any

import yaml

from ..problem import Problem
from .yaml_errors import SIGN_AT_START

At = tuple[str | int, ...]
"""Where a value is in its file: ("access", "routes", 0)."""

DEEPEST = 12
"""No record needs more levels than this; YAML readers can be crashed with thousands."""

_LOST = re.compile(r"\s+#\S")
_BLANK = ("~", "null")


class Dangerous(Exception):
    """Valid YAML that has no place in a record: the line, and what to do."""


class Walk:
    """A file on its way from signs to data. A `trusted` one may hold anchors and be of any depth."""

    def __init__(self, shown: str, text: str, *, trusted: bool) -> None:
        self.shown, self.trusted = shown, trusted
        self.text = text.splitlines()
        self.lines: dict[At, int] = {}
        self.flow: list[At] = []
        self.lost: list[tuple[int, str]] = []
        self.problems: list[Problem] = []
        self._anchors: dict[str, Any] = {}
        self._depth = 0
        self._loader = yaml.CBaseLoader(text)
        self._next = self._loader.get_event

    def document(self) -> tuple[Any, bool]:
        """The value of the whole file, and whether there is any. Raises yaml.MarkedYAMLError, Dangerous."""
        try:
            self._next()
            if isinstance(self._next(), yaml.StreamEndEvent):
                return None, False
            data = self._value(self._next(), ())
            self._next()
            if not isinstance(after := self._next(), yaml.StreamEndEvent):
                raise yaml.composer.ComposerError(
                    "expected a single document", None, "but found another document", after.start_mark
                )
            return data, True
        finally:
            self._loader.dispose()

    def _value(self, event: yaml.Event, at: At | None) -> Any:
        """A value and all in it; None where it is blank. At no place it is only looked at."""
        kind = type(event)
        if kind is yaml.AliasEvent:
            self._refuse(event)
            return self._anchors.get(event.anchor)
        if event.anchor or event.tag:
            self._refuse(event)
        if kind is yaml.ScalarEvent:
            value = self._scalar(event)
        else:
            self._depth += 1
            if self._depth > DEEPEST and not self.trusted:
                raise Dangerous(
                    event.start_mark.line + 1,
                    "This is nested too deep. Look for a bracket or an indent too many.",
                )
            value = self._mapping(at) if kind is yaml.MappingStartEvent else self._sequence(event, at)
            self._depth -= 1
        if event.anchor:
            self._anchors[event.anchor] = value
        return value

    def _refuse(self, event: yaml.Event) -> None:
        if not self.trusted:
            raise Dangerous(event.start_mark.line + 1, SIGN_AT_START)

    def _mapping(self, at: At | None) -> dict[str, Any]:
        data: dict[str, Any] = {}
        while type(event := self._next()) is not yaml.MappingEndEvent:
            here = self._key(event, at)
            value = self._value(self._next(), here)
            if here is not None and value is not None:
                data[here[-1]] = value
        return data

    def _key(self, event: yaml.Event, at: At | None) -> At | None:
        """The place of a key's value, or None where it has none."""
        line = event.start_mark.line + 1
        if type(event) is not yaml.ScalarEvent or event.anchor or event.tag:
            self._value(event, None)
            if type(event) is not yaml.ScalarEvent:
                self.problems.append(Problem(self.shown, line, "A key must be one word, like `name:`."))
                return None
        if at is None:
            return None
        here = (*at, event.value)
        if here in self.lines:
            message = f"`{event.value}` is here twice (first on line {self.lines[here]}). Keep one of them."
            self.problems.append(Problem(self.shown, line, message))
            return None
        self.lines[here] = line
        return here

    def _sequence(self, event: yaml.Event, at: At | None) -> list[Any]:
        if event.flow_style and at is not None:
            self.flow.append(at)
        items: list[Any] = []
        while type(event := self._next()) is not yaml.SequenceEndEvent:
            here = None if at is None else (*at, len(items))
            if here is not None:
                self.lines[here] = event.start_mark.line + 1
            if (value := self._value(event, here)) is not None:
                items.append(value)
        return items

    def _scalar(self, event: yaml.ScalarEvent) -> str | None:
        value = event.value
        if not event.style:  # plain, without quotes
            self._lost_after(event)
            if value in _BLANK:
                return None
        return value if value and not value.isspace() else None  # blank has not been answered

    def _lost_after(self, event: yaml.ScalarEvent) -> None:
        """Remember text that YAML takes for a comment: `room: Hall #4` keeps only "Hall"."""
        mark = event.end_mark
        line = self.text[mark.line] if mark.line < len(self.text) else ""
        if "#" in line and _LOST.match(line, mark.column):
            self.lost.append((mark.line + 1, line[mark.column :].strip()))
