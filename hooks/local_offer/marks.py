"""Where in a YAML text everything stands: each key and list item, and each comment."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import yaml

from .records.yaml_lines import At
from .write import BLANK


@dataclass(frozen=True)
class Mark:
    """One key of a mapping, or one item of a list."""

    at: At
    line: int
    """The line it starts on; the first one is 0."""
    column: int


@dataclass(frozen=True)
class Comment:
    """A comment as it was typed, from its `#` on."""

    line: int
    column: int
    text: str
    alone: bool
    """Whether nothing else stands on its line."""


@dataclass(frozen=True)
class Layout:
    """A YAML text whose values stay text, with the place of everything in it, in the order of the file."""

    lines: tuple[str, ...]
    data: Any
    """As the reader gives it, but keys without an answer are there too, as BLANK."""
    marks: tuple[Mark, ...]
    comments: tuple[Comment, ...]

    def indent(self, line: int) -> int:
        """How far a line is indented."""
        return len(self.lines[line]) - len(self.lines[line].lstrip(" "))

    @property
    def first_on_line(self) -> dict[int, Mark]:
        """What starts each line: `- name:` is both an item and a key, and the item comes first."""
        found: dict[int, Mark] = {}
        for mark in self.marks:
            found.setdefault(mark.line, mark)
        return found


def layout(text: str) -> Layout:
    """The layout of a text that the reader has found nothing wrong with. Line ends are single ones."""
    marks: list[Mark] = []
    node = yaml.compose(text, Loader=yaml.CBaseLoader)
    data = _value(node, (), marks) if node else {}
    return Layout(tuple(text.split("\n")), data, tuple(marks), tuple(_comments(text)))


def _value(node: yaml.Node, at: At, marks: list[Mark]) -> Any:
    if isinstance(node, yaml.MappingNode):
        data = {}
        for key, value in node.value:
            here = (*at, key.value)
            marks.append(Mark(here, key.start_mark.line, key.start_mark.column))
            data[key.value] = _value(value, here, marks)
        return data
    if isinstance(node, yaml.SequenceNode):
        items = []
        for number, item in enumerate(node.value):
            marks.append(Mark((*at, number), item.start_mark.line, item.start_mark.column))
            items.append(_value(item, (*at, number), marks))
        return items
    null = not node.style and node.value in ("~", "null")
    return BLANK if null or not node.value.strip() else node.value


def _comments(text: str) -> Iterator[Comment]:
    """What stands between the tokens of a text is space and comments, and nothing else."""
    end = 0
    for token in yaml.scan(text, Loader=yaml.CBaseLoader):
        start = token.start_mark.index
        yield from _in_gap(text, end, max(start, end))
        end = max(end, token.end_mark.index)
        if isinstance(token, yaml.ScalarToken) and token.style in ("|", ">"):
            first, *_ = text[start:end].split("\n", 1)
            yield from _in_gap(text, start + len(first.split("#")[0]), start + len(first))
    yield from _in_gap(text, end, len(text))


def _in_gap(text: str, start: int, end: int) -> Iterator[Comment]:
    at = start
    for part in text[start:end].split("\n"):
        if "#" in part:
            sign = at + part.index("#")
            line_start = text.rfind("\n", 0, sign) + 1
            alone = not text[line_start:sign].strip()
            yield Comment(
                text.count("\n", 0, sign), sign - line_start, text[sign : at + len(part)].rstrip(), alone
            )
        at += len(part) + 1
