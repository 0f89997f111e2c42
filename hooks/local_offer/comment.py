"""What a provider reads below a suggested change: what to mend, where, and what happens next. In Markdown."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from .directory import Directory, Entry
from .due import standing
from .problem import Problem, shown

MOST_CHARACTERS = 50_000
"""Hosts refuse comments of more than about 65,000."""
MOST_A_FILE = 30

_CODE = re.compile(r"(`[^`\n]*`)")
_SIGNS = re.compile(r"([\\`*_{}\[\]()#+!|~>-])")


def comment(directory: Directory, paths: Iterable[Path]) -> str:
    """The comment on a change of some files. `directory` is how everything would be with it.

    What the change breaks in other files is said apart. Whatever stands in a record is shown as text.
    """
    named = {shown(path) for path in paths}
    text = "\n".join(_lines(directory, named))
    return (
        text
        if len(text) <= MOST_CHARACTERS
        else text[:MOST_CHARACTERS] + "\n\nThere is more. Mend these first.\n"
    )


def _lines(directory: Directory, named: set[str]) -> Iterator[str]:
    ours = [problem for problem in directory.problems if problem.path in named]
    must = [problem for problem in ours if not problem.warning]
    could = [problem for problem in ours if problem.warning]
    elsewhere = [p for p in directory.problems if p.path not in named and not p.warning]
    yield "## Your change to the Local Offer"
    yield ""
    if not named and not elsewhere:
        yield "Thank you. No record is new or different in this change, so a computer has not looked at it."
        yield "A person in the council's team reads it next."
        return
    yield f"Thank you. A computer has looked at {_count(len(named), 'file')}."
    yield ""
    if not must and not elsewhere:
        yield "**Nothing must be mended.** A person in the council's team reads it next."
        yield ""
    if must:
        yield f"**{_count(len(must), 'thing')} must be mended** before it can be published:"
        yield from _by_file(must)
    if elsewhere:
        yield f"**{_count(len(elsewhere), 'thing')} in other files** must be mended too. Your change may be the reason:"
        yield from _by_file(elsewhere)
    if could:
        yield f"{_count(len(could), 'thing')} could be better. You need not mend this now:"
        yield from _by_file(could)
    if standings := list(_standings(directory, named)):
        yield "When were these facts last checked?"
        yield ""
        yield from standings
        yield ""
    if must or elsewhere:
        yield "How to mend it: open **Files changed** (or **Changes**) above, press the pencil of the file, change the line, and save. This comment is then written again. If you are stuck, write your question here or ring the Family Information Service."
    helpline = directory.settings.helpline
    if helpline and helpline.phone:
        yield ""
        yield f"{plain(helpline.name or '')}: {plain(helpline.phone)}"
    yield ""


def _by_file(problems: list[Problem]) -> Iterator[str]:
    for path in dict.fromkeys(problem.path for problem in problems):
        found = [problem for problem in problems if problem.path == path]
        yield ""
        yield f"{plain(path)}"
        yield ""
        for problem in found[:MOST_A_FILE]:
            yield f"- Line {problem.line}: {plain(problem.in_a_line)}"
        if len(found) > MOST_A_FILE:
            yield f"- and {len(found) - MOST_A_FILE} more"
    yield ""


def _standings(directory: Directory, named: set[str]) -> Iterator[str]:
    """How fresh each changed record is, and whether families come to a dead end there."""
    for entry in directory.entries:
        if entry.path in named:
            said = f"- {plain(entry.name)}: {standing(entry, directory.today)}"
            if entry.state != "checked":
                said += " If you have checked it now, change `checked` as well."
            if _dead_end(entry, directory):
                said += " Families cannot use it now, and the services to try instead have no room either. Please name another one."
            yield said


def _dead_end(entry: Entry, directory: Directory) -> bool:
    others = [directory.by_slug.get(slug) for slug in entry.record.alternatives]
    return entry.needs_a_way_on and all(other is None or other.needs_a_way_on for other in others)


def plain(text: str) -> str:
    """Text that a host shows as it is: no link, picture, mention or HTML comes out of it."""
    parts = _CODE.split(" ".join(text.split()))
    return "".join(part if number % 2 else _as_text(part) for number, part in enumerate(parts))


def _as_text(part: str) -> str:
    part = _SIGNS.sub(r"\\\1", html.escape(part, quote=False))
    return part.replace("@", "&#64;").replace("://", "&#58;//").replace("www.", "www&#46;")


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"
