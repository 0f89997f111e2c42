"""`make site`: build beside the last good site, and take its place only when everything went well."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from .problem import Problem, shown
from .progress import MARK, SHOW, show
from .publish import is_page
from .settings import Settings
from .verify import is_redirect, verify

MARKS_OF_A_SITE = ("_headers", "sitemap.xml")
"""What every site has that was built here, and hardly any other folder."""


class BuildFailed(Exception):
    """The site was not built; the last good one is untouched. `problems` says why, where we know."""

    def __init__(self, message: str, problems: list[Problem] | None = None) -> None:
        super().__init__(message)
        self.problems = problems or []


class WrongTarget(Exception):
    """The folder named for the site holds something else, which a build would delete."""


def build(config: Path, settings: Settings, to: Path, *, strict: bool, say: Callable[[str], None]) -> str:
    """Build the site into `to`. Returns what was made, in a sentence.

    `strict` turns every warning of a record or a link into a failure. `say` is given each line of what
    goes wrong as it happens. Raises WrongTarget before anything is touched, and BuildFailed.
    """
    _refuse_what_is_no_site(to, settings)
    new = settings.root / ".cache" / "site"
    shutil.rmtree(new, ignore_errors=True)
    succeeded, warnings = _run_mkdocs(config, new, strict, say)
    if not succeeded:
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
    html = [path for path in to.rglob("*.html") if is_page(path.relative_to(to).as_posix())]
    pages = sum(not is_redirect(path.read_bytes()) for path in html)
    leaflets = sum(1 for path in (to / "leaflets").glob("*.*") if path.suffix in (".pdf", ".txt"))
    made = f"{pages} pages" + (f" and {leaflets} leaflets" if leaflets else "")
    return f"Built {made} into {shown(to)}/. {warnings} warning{'' if warnings == 1 else 's'}."


def _refuse_what_is_no_site(to: Path, settings: Settings) -> None:
    """What is in the target is going to be deleted, so it must be a site or nothing at all."""
    root, target = settings.root.resolve(), to.resolve()
    if root.is_relative_to(target):
        raise WrongTarget(f"{to} is the project itself. Name a folder of its own for the site.")
    for ours in (settings.services_folder, settings.staff_folder, root / "docs", root / ".cache"):
        if target.is_relative_to(ours.resolve()):
            raise WrongTarget(f"{to} is in a folder that the site is made from. Name another one.")
    holds_something = target.is_dir() and any(target.iterdir())
    if holds_something and not all((target / name).is_file() for name in MARKS_OF_A_SITE):
        raise WrongTarget(f"{to} holds something that is not a site. Name another folder, or empty it.")


def _run_mkdocs(config: Path, to: Path, strict: bool, say: Callable[[str], None]) -> tuple[bool, int]:
    """Whether MkDocs built the site, and how many warnings it gave.

    What MkDocs says by the way is left out here and not by its --quiet, which leaves out warnings too.
    """
    command = [sys.executable, "-m", "mkdocs", "build", "--config-file", str(config), "--site-dir", str(to)]
    command += ["--strict"] if strict else []
    environment = {"NO_MKDOCS_2_WARNING": "1", **os.environ}
    if sys.stderr.isatty():
        environment[SHOW] = "1"
    warnings, by_the_way = 0, False
    with subprocess.Popen(
        command,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
    ) as run:
        for line in run.stdout or ():
            if line.startswith(MARK):
                show(line.removeprefix(MARK).rstrip())
                continue
            if line.strip() and not line.startswith(" "):  # else it goes on with the line before
                by_the_way = line.startswith(("INFO ", "DEBUG "))
            warnings += "WARNING" in line.split(" ")[0]
            if not by_the_way and line.strip():
                say(line.rstrip())
    return run.returncode == 0, warnings
