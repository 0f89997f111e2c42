"""YAML read as the text its author typed, with the line of every key.

Ordinary YAML readers turn `01632` into 922, `10:30` into 630 and `no` into False, and let the second of
two equal keys win without a word. Here every value stays text, and what would get lost is a problem.
"""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import yaml

from ..problem import Problem
from .yaml_errors import in_plain_words
from .yaml_walk import At, Dangerous, Walk

MOST_BYTES = 200_000
"""A record is a page of text. Anything larger is a mistake, or meant to do harm."""

MOST_BYTES_SHARED = 8_000_000
"""The organisations and places of a large council, in one file each."""

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
        if path.is_symlink() and not path.exists():
            return bad(1, "This is a link to a file that is not there. Put the file itself here.")
        at = path.stat()
        if stat.S_ISDIR(at.st_mode):
            return bad(1, "This is a folder. A record must be a file: move what is in it one level up.")
        if root and not _is_within(path, root):
            return bad(1, "This is a link to a file outside the folder. Put the file itself here.")
        if not stat.S_ISREG(at.st_mode):
            return bad(1, "This is not a file. Put the record here as a file.")
        if at.st_size > most:
            return bad(
                1,
                f"This file is too big ({at.st_size:,} bytes; at most {most:,}). A record is a page of text.",
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


def _is_within(path: Path, root: Path) -> bool:
    """Whether a file lies in a folder, whatever links are on the way. Without links, its name says so."""
    if path.is_relative_to(root) and ".." not in path.parts:
        steps = [path, *path.parents][: len(path.parts) - len(root.parts)]
        if not any(map(os.path.islink, steps)):
            return True
    return path.resolve().is_relative_to(root.resolve())


def parse(text: str, shown: str, *, trusted: bool = False) -> Source:
    """Read YAML text. See `read`. A `trusted` file, the council's own settings, may hold anchors."""

    def bad(line: int, message: str) -> Source:
        return Source(shown, problems=(Problem(shown, line, message),))

    if unseen := _UNSEEN.search(text):
        line = len(re.findall(r"\r\n|\r|\n", text[: unseen.start()])) + 1
        return bad(line, "There is a character here that nobody can see. Type this line again.")
    walk = Walk(shown, text, trusted=trusted)
    try:
        data, there = walk.document()
    except Dangerous as danger:
        return bad(*danger.args)
    except yaml.MarkedYAMLError as error:
        return bad(*in_plain_words(error, text.splitlines()))
    if not there:
        return replace(bad(1, "This file is empty. Write the record in it, or delete the file."), empty=True)
    if not isinstance(data, dict):
        return bad(1, "A file must be made of `key: value` lines.")
    return Source(shown, data, walk.lines, frozenset(walk.flow), tuple(walk.lost), tuple(walk.problems))


def strings(data: Any) -> list[str]:
    """Every text in some data, in order."""
    if isinstance(data, str):
        return [data]
    inside = data.values() if isinstance(data, dict) else data if isinstance(data, list) else ()
    return [text for value in inside for text in strings(value)]


def as_text(data: Any) -> Any:
    """Data from elsewhere as `read` would give it: all text, what is blank is None. 0 and False are answers."""
    if isinstance(data, dict):
        return {key: text for key, value in data.items() if (text := as_text(value)) is not None}
    if isinstance(data, list):
        return [text for value in data if (text := as_text(value)) is not None]
    if isinstance(data, bool):
        return "yes" if data else "no"
    text = "" if data is None else str(data)  # a date as 2026-11-22
    return text if text and not text.isspace() else None
