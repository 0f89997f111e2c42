"""Builds sites for the tests as a council does: by the commands, each in a process of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

PROJECT = Path(__file__).parents[1]
SMALL_DIRECTORY = PROJECT / "tests" / "site"
"""Real and small: each of its records is there for one state that a page can be in."""


def run(*command: str | Path, cwd: Path = PROJECT, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run one command of the project's environment. Its whole output is in `stdout`."""
    environment = {
        **os.environ,
        "NO_MKDOCS_2_WARNING": "1",
        "DISABLE_MKDOCS_2_WARNING": "true",
        **environment,
    }
    return subprocess.run(
        [sys.executable, "-m", *map(str, command)],
        cwd=cwd,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        timeout=120,
        check=False,
    )


def mkdocs_build(config: Path, to: Path, *more: str, by: str = "mkdocs", **environment: str) -> str:
    """Build a site that must succeed. Returns what the command said."""
    done = run(by, "build", "--config-file", config, "--site-dir", to, *more, **environment)
    assert done.returncode == 0, done.stdout
    return done.stdout


def files_of(site: Path) -> dict[str, bytes]:
    """Every file of a built site, by its address."""
    return {
        path.relative_to(site).as_posix(): path.read_bytes() for path in site.rglob("*") if path.is_file()
    }
