"""`local-offer new`: asks, writes one file, and says what is still to be mended in it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import click

from ..checking import check
from ..files import write_whole
from ..folders import UNSORTED, record_files
from ..problem import Problem, count_line, errors, shown
from ..reading import load
from ..records.kinds import SLUG
from ..settings import Settings
from ..slugs import free_slug
from .asking import ask
from .questions import questions
from .writing import commented


def answers_as_options(command: Callable) -> Callable:
    """A command with an option for each question."""
    for question in reversed(questions()):
        more = " Several: separate them with commas." if question.several and question.choice else ""
        more += " Give it several times for several." if question.several and not question.choice else ""
        command = click.option(
            question.option, question.parameter, metavar="ANSWER", multiple=True, help=question.reason + more
        )(command)
    return command


def new(settings: Settings, given: Mapping[str, tuple[str, ...]], slug: str, *, silent: bool) -> int:
    """Ask for a new record and write its file. Returns the exit code: 1 where something is still missing.

    `given` are the answers that came as options. `silent` asks nothing: what is missing stands in the file
    without an answer. A file that is there is never written over.
    """
    directory = load(settings)
    taken = {path.stem for _, path in record_files(settings.services_folder)[0]}
    taken |= {old for entry in directory.entries for old in entry.record.was}
    if slug and (not SLUG.fullmatch(slug) or len(slug) > 80):
        raise click.BadParameter(
            "Write small letters, digits and single dashes, like talk-and-play.", param_hint="--slug"
        )
    if slug in taken:
        raise click.BadParameter(f"There is a service {slug} already, or there was one.", param_hint="--slug")
    data: dict[str, Any] = {}
    try:
        ask(directory, {key: list(typed) for key, typed in given.items()}, data, silent=silent)
    except click.Abort:
        click.echo("\n\nStopped. Nothing that you have typed is lost.")
    if not data.get("name"):
        click.echo("A new record needs a name at least. Nothing was written.")
        return 1
    slug = slug or free_slug(data["name"], taken)
    path = settings.services_folder / (data.get("sector") or UNSORTED) / f"{slug}.yml"
    write_whole(path, commented(data))
    click.echo(f"Wrote {shown(path)}. Its page will be /services/{slug}/.")
    return _say_what_is_wrong(settings, path)


def _say_what_is_wrong(settings: Settings, path: Path) -> int:
    problems: list[Problem] = check(settings, (path,))[0]
    for problem in problems:
        click.echo(problem)
    click.echo(f"Checked: {count_line(problems, 1)}")
    return 1 if errors(problems) else 0
