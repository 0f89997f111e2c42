"""A problem in a file: where it is and what must be done. Every check in the project yields these."""

from __future__ import annotations

import os
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

MOST_CHARACTERS = 1000
"""A message quotes what is wrong, but not a page of it."""


@dataclass(frozen=True)
class Problem:
    """One thing to mend, in a provider's words.

    `warning` problems are worth mending and stop only a strict build. `missing` names the fact that
    is not there yet, in plain English; for an imported record all of these become one warning.
    `style` problems are about how a text is written, not about what it says.
    """

    path: str
    line: int
    message: str
    warning: bool = False
    missing: str = ""
    style: bool = False

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: {'warning: ' if self.warning else ''}{self.in_a_line}"

    @property
    def in_a_line(self) -> str:
        """The message on one line, whatever it quotes."""
        return " ".join(self.message.split())[:MOST_CHARACTERS]

    def github(self) -> str:
        """The problem as GitHub Actions puts it on the line of a pull request."""
        kind = "warning" if self.warning else "error"
        return f"::{kind} file={_escape(self.path, ':,')},line={self.line}::{_escape(self.in_a_line)}"


def shown(path: Path) -> str:
    """How messages name a file: from the folder one stands in, when it is below that."""
    # Path.resolve would follow links, and takes its time for thousands of files.
    name, here = os.path.abspath(path), os.getcwd()  # noqa: PTH100, PTH109
    if name == here:
        return "."
    if name.startswith(f"{here}{os.sep}"):
        name = name[len(here) + 1 :]
    return os.fsencode(name.replace(os.sep, "/")).decode("utf-8", "replace")


def in_order(problems: Iterable[Problem]) -> list[Problem]:
    """Errors before warnings, then by file and line; each problem once."""
    return sorted(set(problems), key=lambda p: (p.warning, p.path, p.line, p.message))


def errors(problems: Iterable[Problem]) -> list[Problem]:
    """Only the problems that stop a publish build."""
    return [p for p in problems if not p.warning]


def count_line(problems: Iterable[Problem], files: int) -> str:
    """The last line of a report: "2 errors and 1 warning in 71 files." """
    problems = list(problems)
    wrong = len(errors(problems))
    return (
        f"{_count(wrong, 'error')} and {_count(len(problems) - wrong, 'warning')} in {_count(files, 'file')}."
    )


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"


def _escape(text: str, more: str = "") -> str:
    """GitHub's own escapes for workflow commands."""
    for sign, code in (("%", "%25"), ("\r", "%0D"), ("\n", "%0A"), (":", "%3A"), (",", "%2C")):
        if sign in "%\r\n" or sign in more:
            text = text.replace(sign, code)
    return text
