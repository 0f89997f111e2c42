"""Asking git. Whoever can do without an answer catches NoHistory; its message says in a sentence why there is none."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

_ENGLISH = {"LC_ALL": "C"}
"""What git complains of is read here, so it must not be in the language of whoever works at this computer."""


class NoHistory(Exception):
    """Nobody knows what stood here before. The message says why."""


def git(folder: Path, *words: str, given: bytes = b"") -> bytes:
    """What git says in a folder, when it is asked in these words and given this to read. Raises NoHistory."""
    try:
        asked = subprocess.run(
            ["git", "-C", str(folder), *words],
            input=given,
            capture_output=True,
            check=False,
            env={**os.environ, **_ENGLISH},
        )
    except OSError:
        raise NoHistory("Git is not installed here, so nobody knows what stood here before.") from None
    if asked.returncode == 0:
        return asked.stdout
    said = asked.stderr.decode("utf-8", "replace").strip().splitlines()
    if "not a git repository" in "".join(said):
        raise NoHistory("This folder has no git history, so nobody knows what stood here before.")
    raise NoHistory(f"Git cannot say what stood here before: {said[-1] if said else 'no reason given'}")


def git_text(folder: Path, *words: str) -> str:
    """The same as text. Raises NoHistory."""
    return git(folder, *words).decode("utf-8", "replace")


def is_shallow(folder: Path) -> bool:
    """Whether this copy has only a part of the history. Raises NoHistory."""
    return git_text(folder, "rev-parse", "--is-shallow-repository").strip() == "true"
