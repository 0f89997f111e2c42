"""Who is asked to look at a change: the mailboxes or teams in .github/CODEOWNERS."""

from __future__ import annotations

import re
from pathlib import Path

from ..files import write_whole

FILE = Path(".github/CODEOWNERS")
WHAT_RUNS = ("/hooks/", "/overrides/", "/.")
"""What starts like this runs: a person who reads code looks at it."""

_OWNER = re.compile(r"@[\w-]+(/[\w.-]+)*|[\w.+-]+@[\w-]+(\.[\w-]+)+")
_LINE = re.compile(r"^(?P<path>[^#\s]\S*)(?P<between>[ \t]+)\S.*$", re.MULTILINE)
_MADE_UP = re.compile(r"^# Put your own mailboxes.*\n", re.MULTILINE)


def owner(answer: str) -> str:
    """A mailbox or team as it was typed. Raises ValueError that says what is wrong."""
    if not _OWNER.fullmatch(answer):
        raise ValueError(
            f"Write a mailbox, like send@example.org, or a team, like @council/send, not {answer!r}."
        )
    return answer


def put_owners(root: Path, records: str, code: str) -> None:
    """Write who looks at records, and who at what runs; without an answer nobody is asked."""
    file = root / FILE
    if not file.is_file():
        return

    def line(found: re.Match[str]) -> str:
        who = code or records if found["path"].startswith(WHAT_RUNS) else records
        return f"{found['path']}{found['between']}{who}".rstrip()

    write_whole(file, _LINE.sub(line, _MADE_UP.sub("", file.read_text("utf-8"))))
