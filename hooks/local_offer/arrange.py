"""A record's file put in order: keys as the model has them, one way of quoting, every comment kept.

The words are written by `write.py`; this puts the comments back where they belong. Round-trip libraries
tie a comment to the key before it, so with them a sorted file has its comments above the wrong fields.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from typing import Any

from .marks import Layout, Mark, layout
from .records.yaml_lines import At

END: At = ("",)
"""Stands for the end of the file: no key is empty."""


class CannotArrange(Exception):
    """The file would say something else afterwards. It is left as it is."""


def arranged(text: str, write: Callable[[Any], str], data: Any = None) -> str:
    """The text written again by `write`, with its comments; with other `data`, that is written instead.

    A comment on a line of its own stays above what it stood above, one at the end of a line with its
    field. What stands above the first key stays at the top of the file, and what stands below the last
    one at the bottom. The comments of something that is gone stay where it was. An empty line goes with
    what is below it.
    """
    old = layout(text)
    made = write(old.data if data is None else data)
    new = layout(made)
    result = _with_comments(new, _Anchored(old))
    again = layout(result)
    if again.data != new.data or sorted(c.text for c in again.comments) != sorted(
        c.text for c in old.comments
    ):
        raise CannotArrange("This file cannot be put in order. Write it in a simpler way.")
    return result


class _Anchored:
    """The comments of a file, each with what it belongs to."""

    def __init__(self, old: Layout) -> None:
        self.order = [mark.at for mark in old.marks]
        self.top: list[str] = []
        self.above: dict[At, list[str]] = defaultdict(list)
        self.below: dict[At, list[str]] = defaultdict(list)
        self.beside: dict[At, list[str]] = defaultdict(list)
        starts = old.first_on_line
        first = min(starts, default=len(old.lines))
        alone = {comment.line: comment for comment in old.comments if comment.alone}
        for comment in old.comments:
            if not comment.alone:
                before = [m.at for m in old.marks if (m.line, m.column) <= (comment.line, comment.column)]
                self.beside[before[-1] if before else ()].append(comment.text)
        for line, words in enumerate(old.lines):
            if line in alone and line < first:
                self.top += [*_gap(old, line, alone), alone[line].text]
            elif line in alone:
                owner, place = self._owner(old, starts, line, alone[line].column)
                place[owner] += [*_gap(old, line, alone), alone[line].text]
            elif line in starts and line > 0 and words.strip():
                gap = _gap(old, line, alone)
                if line == first:
                    self.top += gap
                else:
                    self.above[starts[line].at] += gap

    def _owner(
        self, old: Layout, starts: dict[int, Mark], line: int, column: int
    ) -> tuple[At, dict[At, list[str]]]:
        """What a comment on a line of its own belongs to: what is below it, unless it is indented deeper."""
        after = next((starts[n] for n in range(line, len(old.lines)) if n in starts), None)
        if after and old.indent(after.line) >= column:
            return after.at, self.above
        before = [mark for n, mark in starts.items() if n < line]
        if not after and column == 0:
            return END, self.above
        same = [mark for mark in before if old.indent(mark.line) <= column]
        return (same or before)[-1].at, self.below


def _gap(old: Layout, line: int, alone: dict[int, Any]) -> list[str]:
    """An empty line, where one stands above this line and below something else."""
    blank = line > 0 and not old.lines[line - 1].strip() and (line - 1) not in alone
    return [""] if blank else []


def _with_comments(new: Layout, told: _Anchored) -> str:
    """The new lines, with the comments of the old ones."""
    line_of = {mark.at: mark.line for mark in new.marks}
    starts = sorted(new.first_on_line)
    last = len(new.lines) - 1  # the empty one after the last line end
    above: dict[int, list[str]] = defaultdict(list)
    below: dict[int, list[str]] = defaultdict(list)
    beside: dict[int, list[str]] = defaultdict(list)

    def home(at: At) -> int:
        """The line of what a comment belongs to; of what comes next, when that is gone."""
        if at in line_of:
            return line_of[at]
        here = told.order.index(at) if at in told.order else len(told.order)
        return next((line_of[next_] for next_ in told.order[here:] if next_ in line_of), last)

    def end(at: At) -> int:
        """The last line of what a comment stands below."""
        inside = [line for name, line in line_of.items() if name[: len(at)] == at]
        start = max(inside, default=home(at))
        return next((line for line in starts if line > start), last) - 1

    for at, texts in told.above.items():
        if not texts or (at not in line_of and not any(texts)):
            continue  # the empty line above something that is gone goes with it
        into = above[last if at == END else home(at)]
        into += texts[1:] if into and not texts[0] else texts
    for at, texts in told.below.items():
        below[end(at)] += [" " * new.indent(home(at)) + text if text else "" for text in texts]
    for at, texts in told.beside.items():
        beside[home(at)] += texts
    lines: list[str] = []
    _add(lines, told.top, "")
    for number, words in enumerate(new.lines[:last]):
        aside = beside[number]
        _add(lines, [*above[number], *aside[:-1]], " " * new.indent(number))
        lines.append(f"{words}  {aside[-1]}" if aside else words)
        _add(lines, below[number], "")
    _add(lines, [*above[last], *beside[last]], "")
    return "\n".join(lines) + "\n"


def _add(lines: list[str], more: list[str], indent: str) -> None:
    """Add comments and empty lines: none at the top of a file, and never two empty lines."""
    for text in more:
        if text:
            lines.append(indent + text)
        elif lines and lines[-1]:
            lines.append("")
