"""The records as they were on another day, from git."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from .git import NoHistory, git_text, is_shallow
from .records.yaml_lines import parse


@dataclass(frozen=True)
class Then:
    """The services folder as it was at the start of a day."""

    files: frozenset[str]
    """The files of records, below the services folder: health/talk.yml."""
    changed: dict[str, dict[str, Any]]
    """What those said that are different today, or gone."""


def records_on(folder: Path, since: datetime.date) -> Then:
    """The records at the start of a day. Raises NoHistory."""
    if is_shallow(folder):
        raise NoHistory("This copy does not have the whole history. Get it with `git fetch --unshallow`.")
    commit = git_text(folder, "rev-list", "-1", f"--before={since.isoformat()}T00:00:00", "HEAD").strip()
    if not commit:
        return Then(frozenset(), {})
    listed = git_text(folder, "ls-tree", "-r", "-z", "--name-only", commit, "--", ".").split("\0")
    files = frozenset(name for name in listed if name.count("/") == 1 and name.endswith(".yml"))
    other = git_text(
        folder, "diff", "--name-only", "--relative", "--no-renames", "-z", commit, "--", "."
    ).split("\0")
    said = {
        name: git_text(folder, "show", f"{commit}:./{name}") for name in sorted(files.intersection(other))
    }
    return Then(files, {name: parse(text, name).data for name, text in said.items()})
