"""YAML read as the text its author typed, with the line of every key.

Ordinary YAML readers turn `01632` into 922, `10:30` into 630 and `no` into False, and let the second of
two equal keys win without a word. Here every value stays text, and what would get lost is a problem.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import yaml

from ..problem import Problem
from .yaml_errors import SIGN_AT_START, in_plain_words

At = tuple[str | int, ...]
"""Where a value is in its file: ("access", "routes", 0)."""

MOST_BYTES = 200_000
"""A record is a page of text. Anything larger is a mistake, or meant to do harm."""

MOST_BYTES_SHARED = 8_000_000
"""The organisations and places of a large council, in one file each."""

DEEPEST = 12
"""No record needs more levels than this; YAML readers can be crashed with thousands."""

_UNSEEN = re.compile("[^\t\n\r -~\xa0-\u2027\u202a-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Control characters, and line ends that an editor does not count as lines."""


@dataclass(frozen=True)
class Source:
    """A file that was read: its data as text, and the line of each key and list item."""

    path: str
    data: dict[str, Any] = field(default_factory=dict)
    lines: Mapping[At, int] = field(default_factory=dict)
    flow_lists: frozenset[At] = frozenset()
    lost_text: tuple[tuple[int, str], ...] = ()
    problems: tuple[Problem, ...] = ()
    elsewhere: Mapping[At, str] = field(default_factory=dict)
    """The file of what was taken over from another one."""
    empty: bool = False
    """Nothing but comments stands in it."""

    def line(self, at: At) -> int:
        """The line of a value, or of the nearest thing around it that has one."""
        return self.lines.get(self._nearest(at), 1)

    def problem(self, at: At, message: str, **more: Any) -> Problem:
        """A problem at the line of a value."""
        return Problem(self.elsewhere.get(self._nearest(at), self.path), self.line(at), message, **more)

    def _nearest(self, at: At) -> At:
        while at and at not in self.lines:
            at = at[:-1]
        return at


def read(
    path: Path, shown: str, *, root: Path | None = None, most: int = MOST_BYTES, trusted: bool = False
) -> Source:
    """Read a YAML file. What is wrong with it is in `problems`, never an exception.

    `shown` is how messages name the file. A link that leads out of `root` is not followed.
    """

    def bad(line: int, message: str) -> Source:
        return Source(shown, problems=(Problem(shown, line, message),))

    try:
        if path.is_dir():
            return bad(1, "This is a folder. A record must be a file: move what is in it one level up.")
        if path.is_symlink() and not path.exists():
            return bad(1, "This is a link to a file that is not there. Put the file itself here.")
        if root and not path.resolve().is_relative_to(root.resolve()):
            return bad(1, "This is a link to a file outside the folder. Put the file itself here.")
        size = path.stat().st_size
        if not path.is_file():
            return bad(1, "This is not a file. Put the record here as a file.")
        if size > most:
            return bad(
                1, f"This file is too big ({size:,} bytes; at most {most:,}). A record is a page of text."
            )
        raw = path.read_bytes()
    except OSError as error:
        return bad(1, f"This file cannot be read: {error.strerror or error}.")
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        return bad(line, "This file is not in UTF-8. Save it again with the encoding set to UTF-8.")
    return parse(text, shown, trusted=trusted)


def parse(text: str, shown: str, *, trusted: bool = False) -> Source:
    """Read YAML text. See `read`. A `trusted` file, the council's own settings, may hold anchors."""

    def bad(line: int, message: str) -> Source:
        return Source(shown, problems=(Problem(shown, line, message),))

    if unseen := _UNSEEN.search(text):
        line = len(re.findall(r"\r\n|\r|\n", text[: unseen.start()])) + 1
        return bad(line, "There is a character here that nobody can see. Type this line again.")
    try:
        if not trusted and (trouble := _dangerous(text)):
            return bad(*trouble)
        loader = yaml.CBaseLoader(text)
        try:
            node = loader.get_single_node()
        finally:
            loader.dispose()
    except yaml.MarkedYAMLError as error:
        return bad(*in_plain_words(error, text.splitlines()))
    if node is None:
        return replace(bad(1, "This file is empty. Write the record in it, or delete the file."), empty=True)
    if not isinstance(node, yaml.MappingNode):
        return bad(1, "A file must be made of `key: value` lines.")
    walk = _Walk(shown, text.splitlines())
    data = walk.mapping(node, ())
    return Source(shown, data, walk.lines, frozenset(walk.flow), tuple(walk.lost), tuple(walk.problems))


class _Walk:
    """One walk over the nodes of a file: the data, the lines, and what would have been lost."""

    def __init__(self, shown: str, text: list[str]) -> None:
        self.shown, self.text = shown, text
        self.lines: dict[At, int] = {}
        self.flow: list[At] = []
        self.lost: list[tuple[int, str]] = []
        self.problems: list[Problem] = []

    def mapping(self, node: yaml.MappingNode, at: At) -> dict[str, Any]:
        data: dict[str, Any] = {}
        for key_node, value_node in node.value:
            line = key_node.start_mark.line + 1
            if not isinstance(key_node, yaml.ScalarNode):
                self.problems.append(Problem(self.shown, line, "A key must be one word, like `name:`."))
                continue
            key = key_node.value
            if (*at, key) in self.lines:
                first = self.lines[(*at, key)]
                message = f"`{key}` is here twice (first on line {first}). Keep one of them."
                self.problems.append(Problem(self.shown, line, message))
                continue
            self.lines[(*at, key)] = line
            value = self.value(value_node, (*at, key))
            if value is not None:
                data[key] = value
        return data

    def value(self, node: yaml.Node, at: At) -> Any:
        if isinstance(node, yaml.MappingNode):
            return self.mapping(node, at)
        if isinstance(node, yaml.SequenceNode):
            if node.flow_style:
                self.flow.append(at)
            items = []
            for item in node.value:
                here = (*at, len(items))
                self.lines[here] = item.start_mark.line + 1
                if (value := self.value(item, here)) is not None:
                    items.append(value)
            return items
        if not node.style:  # plain, without quotes
            self._lost_after(node)
            if node.value in ("~", "null"):
                return None
        return node.value if node.value.strip() else None  # blank has not been answered

    def _lost_after(self, node: yaml.ScalarNode) -> None:
        """Remember text that YAML takes for a comment: `room: Hall #4` keeps only "Hall"."""
        mark = node.end_mark
        rest = self.text[mark.line][mark.column :] if mark.line < len(self.text) else ""
        if re.match(r"\s+#\S", rest):
            self.lost.append((mark.line + 1, rest.strip()))


def _dangerous(text: str) -> tuple[int, str] | None:
    """Things that are valid YAML and have no place in a record: checked before anything is built."""
    depth = 0
    for event in yaml.parse(text, Loader=yaml.CBaseLoader):
        line = event.start_mark.line + 1
        if (
            isinstance(event, yaml.AliasEvent)
            or getattr(event, "anchor", None)
            or getattr(event, "tag", None)
        ):
            return line, SIGN_AT_START
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
            if depth > DEEPEST:
                return line, "This is nested too deep. Look for a bracket or an indent too many."
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
    return None


def strings(data: Any) -> list[str]:
    """Every text in some data, in order."""
    if isinstance(data, str):
        return [data]
    inside = data.values() if isinstance(data, dict) else data if isinstance(data, list) else ()
    return [text for value in inside for text in strings(value)]
