"""YAML read as the text its author typed, with the line of every key.

Ordinary YAML readers turn `01632` into 922, `10:30` into 630 and `no` into False, and let the second of
two equal keys win without a word. Here every value stays text, and what would get lost is a problem.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from ..problem import Problem

At = tuple[str | int, ...]
"""Where a value is in its file: ("access", "routes", 0)."""

MOST_BYTES = 200_000
"""A record is a page of text. Anything larger is a mistake, or meant to do harm."""

MOST_BYTES_SHARED = 8_000_000
"""The organisations and places of a large council, in one file each."""

DEEPEST = 12
"""No record needs more levels than this; YAML readers can be crashed with thousands."""


@dataclass(frozen=True)
class Source:
    """A file that was read: its data as text, and the line of each key and list item."""

    path: str
    data: dict[str, Any] = field(default_factory=dict)
    lines: dict[At, int] = field(default_factory=dict)
    flow_lists: frozenset[At] = frozenset()
    lost_text: tuple[tuple[int, str], ...] = ()
    problems: tuple[Problem, ...] = ()

    def line(self, at: At) -> int:
        """The line of a value, or of the nearest thing around it that has one."""
        for end in range(len(at), 0, -1):
            if at[:end] in self.lines:
                return self.lines[at[:end]]
        return 1


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
        if root and not path.resolve().is_relative_to(root.resolve()):
            return bad(1, "This is a link to a file outside the folder. Put the file itself here.")
        size = path.stat().st_size
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

    try:
        if not trusted and (trouble := _dangerous(text)):
            return bad(*trouble)
        loader = yaml.CBaseLoader(text)
        try:
            node = loader.get_single_node()
        finally:
            loader.dispose()
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        return bad(mark.line + 1 if mark else 1, _plain(error))
    except yaml.reader.ReaderError as error:
        line = text.count("\n", 0, error.position) + 1
        return bad(
            line,
            "There is a character here that nobody can see and that does not belong in text. Take it out.",
        )
    except yaml.YAMLError as error:
        return bad(1, f"This cannot be read as YAML: {error}.")
    if node is None:
        return bad(1, "This file is empty. Write the record in it, or delete the file.")
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
            if node.value in ("", "~", "null"):
                return None  # a key with nothing after it has not been answered
        return node.value

    def _lost_after(self, node: yaml.ScalarNode) -> None:
        """Remember text that YAML takes for a comment: `room: Hall #4` keeps only "Hall"."""
        mark = node.end_mark
        rest = self.text[mark.line][mark.column :] if mark.line < len(self.text) else ""
        if node.value and re.match(r" #(?! )", rest):
            self.lost.append((mark.line + 1, rest.strip()))


def _dangerous(text: str) -> tuple[int, str] | None:
    """Things that are valid YAML and have no place in a record: checked before anything is built."""
    depth = 0
    for event in yaml.parse(text, Loader=yaml.CBaseLoader):
        line = event.start_mark.line + 1
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            return (
                line,
                "`&` and `*` at the start of a value mean something else in YAML. Put the value in quotes.",
            )
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
            if depth > DEEPEST:
                return line, "This is nested too deep. Look for a bracket or an indent too many."
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
    return None


_PLAIN = (
    (
        r"mapping values are not allowed",
        "There is a second `: ` in this line. Put the text after the first one in quotes.",
    ),
    (
        r"could not find expected ':'",
        "A line near here has no `: ` after its key, or a text that starts above is not indented.",
    ),
    (
        r"found character '\\t'|found a tab character|cannot start any token",
        "A line may not start with a tab or with one of @ ` %. Use spaces, or put the text in quotes.",
    ),
    (
        r"did not find expected key",
        "The indent is not the same as in the lines above, or a quote is not closed.",
    ),
    (
        r"did not find expected '-' indicator",
        "The items of this list are not under one another. Start each with `- ` and the same indent.",
    ),
    (
        r"did not find expected ',' or '\]'|did not find expected ',' or '}'",
        "A bracket that was opened is not closed.",
    ),
    (
        r"unexpected end of stream|found unexpected document indicator",
        "A quote that was opened is not closed.",
    ),
    (r"found unknown escape character", "A `\\` in double quotes means something else. Use single quotes."),
    (
        r"expected a single document|another document",
        "There is a line of `---` that cuts the record in two. Take it out.",
    ),
)


def _plain(error: yaml.MarkedYAMLError) -> str:
    """The reader's words turned into what to do."""
    said = " ".join(filter(None, (error.context, error.problem)))
    for pattern, advice in _PLAIN:
        if re.search(pattern, said):
            return advice
    return f"This is not valid YAML ({said})."


def strings(data: Any, at: At = ()) -> Iterator[tuple[At, str]]:
    """Every text in some data, with where it is."""
    if isinstance(data, str):
        yield at, data
    elif isinstance(data, dict):
        for key, value in data.items():
            yield from strings(value, (*at, key))
    elif isinstance(data, list):
        for number, value in enumerate(data):
            yield from strings(value, (*at, number))
