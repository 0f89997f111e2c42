"""The records as they were on another day, from git."""

from __future__ import annotations

import datetime
import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from .records.yaml_lines import parse


class NoHistory(Exception):
    """Git does not know how the records were, and why."""


@dataclass(frozen=True)
class Then:
    """The services folder as it was at the start of a day."""

    files: frozenset[str]
    """The files of records, below the services folder: health/talk.yml."""
    changed: dict[str, dict[str, Any]]
    """What those said that are different today, or gone."""


def records_on(folder: Path, since: datetime.date) -> Then:
    """The records at the start of a day. Raises NoHistory."""
    if _git(folder, "rev-parse", "--is-shallow-repository").strip() == "true":
        raise NoHistory("This copy does not have the whole history. Get it with `git fetch --unshallow`.")
    commit = _git(folder, "rev-list", "-1", f"--before={since.isoformat()}T00:00:00", "HEAD").strip()
    if not commit:
        return Then(frozenset(), {})
    listed = _git(folder, "ls-tree", "-r", "-z", "--name-only", commit, "--", ".").split("\0")
    files = frozenset(name for name in listed if name.count("/") == 1 and name.endswith(".yml"))
    other = _git(folder, "diff", "--name-only", "--relative", "--no-renames", "-z", commit, "--", ".").split(
        "\0"
    )
    said = {name: _git(folder, "show", f"{commit}:./{name}") for name in sorted(files.intersection(other))}
    return Then(files, {name: parse(text, name).data for name, text in said.items()})


def _git(folder: Path, *arguments: str) -> str:
    try:
        done = subprocess.run(
            ["git", "-C", str(folder), *arguments],
            check=True,
            capture_output=True,
            encoding="utf-8",
            errors="replace",
        )
    except FileNotFoundError:
        raise NoHistory("Git is not installed here, so nobody knows what the records said before.") from None
    except subprocess.CalledProcessError as error:
        said = error.stderr.strip().splitlines()
        raise NoHistory(
            f"Git cannot say what the records said before: {said[-1] if said else 'no reason given'}"
        ) from None
    return done.stdout
