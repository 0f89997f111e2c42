"""`make site`: build beside the last good site, and take its place only when everything went well."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

from .problem import Problem
from .settings import Settings
from .verify import verify


class BuildFailed(Exception):
    """The site was not built; the last good one is untouched. `problems` says why, where we know."""

    def __init__(self, message: str, problems: list[Problem] | None = None) -> None:
        super().__init__(message)
        self.problems = problems or []


def build(config: Path, settings: Settings, to: Path, *, strict: bool) -> int:
    """Build the site into `to`. Returns the number of pages.

    `strict` turns every warning of a record or a link into a failure. Raises BuildFailed.
    """
    new = settings.root / ".cache" / "site"
    shutil.rmtree(new, ignore_errors=True)
    command = [
        sys.executable,
        "-m",
        "mkdocs",
        "build",
        "--strict" if strict else "--quiet",  # not both: a quiet MkDocs does not count warnings
        "--config-file",
        str(config),
        "--site-dir",
        str(new),
    ]
    environment = {"NO_MKDOCS_2_WARNING": "1", **os.environ}
    done = subprocess.run(command, env=environment, check=False)
    if done.returncode:
        shutil.rmtree(new, ignore_errors=True)
        raise BuildFailed(f"The site was not built. What is in {to.name}/ is as it was.")
    problems = verify(new, settings.site_url) if strict else []
    if problems:
        raise BuildFailed(f"The new site has faults. What is in {to.name}/ is as it was.", problems)
    old = new.with_name("site-before")
    shutil.rmtree(old, ignore_errors=True)
    if to.exists():
        shutil.move(to, old)
    shutil.move(new, to)
    shutil.rmtree(old, ignore_errors=True)
    return sum(1 for _ in to.rglob("*.html"))
