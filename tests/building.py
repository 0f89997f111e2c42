"""Builds sites for the tests as a council does: by the commands, each in a process of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

PROJECT = Path(__file__).parents[1]
SMALL_DIRECTORY = PROJECT / "tests" / "site"
"""Real and small: each of its records is there for one state that a page can be in."""

QUIET = {"NO_MKDOCS_2_WARNING": "1", "DISABLE_MKDOCS_2_WARNING": "true"}
"""So that only what we say is read."""


def command(name: str) -> Path:
    """A command of the environment that the tests run in."""
    return Path(sys.executable).with_name(name)


def run(
    name: str, *words: str | Path, cwd: Path = PROJECT, **environment: str
) -> subprocess.CompletedProcess[str]:
    """Run a command to its end. All that it said is in `stdout`."""
    return subprocess.run(
        [command(name), *words],
        cwd=cwd,
        env={**os.environ, **QUIET, **environment},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        timeout=120,
        check=False,
    )


def build(config: Path, to: Path, *flags: str, by: str = "mkdocs", **environment: str) -> None:
    """Build a site that must succeed."""
    done = run(by, "build", "--config-file", config, "--site-dir", to, *flags, **environment)
    assert done.returncode == 0, done.stdout


def files_of(folder: Path) -> dict[str, bytes]:
    """Every file of a folder by its address in it."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()
    }
