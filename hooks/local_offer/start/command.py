"""Ask, show what will change, write mkdocs.yml, take the demonstration out, and say what to do next."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import click

from ..problem import count_line
from ..reading import load
from ..records.service import Service
from ..records.validate import unanswered
from ..settings import Settings, read_settings
from .council_settings import answers_now, with_answers
from .emptying import Demonstration, not_yet_in_git, take_out
from .owners import put_owners
from .questions import QUESTIONS, ask, default_of


def start(config: Path, settings: Settings, given: Mapping[str, str | None], *, silent: bool) -> int:
    """Make a copy of this project a council's own. Returns the exit code of the command.

    `given` are the answers that came as options. `silent` takes every default and asks nothing.
    """
    if not settings.demonstration:
        click.echo(f"This is already yours: the Local Offer of {settings.council}. Nothing was changed.")
        return 2
    changed = not_yet_in_git(settings)
    if changed and not _may_lose(changed, silent):
        click.echo("Nothing was changed. Commit your changes, then start again.")
        return 1
    directory = load(settings)
    now = answers_now(settings, directory.vocabularies)
    if not silent:
        click.echo("Press Enter to take what stands in brackets. You can change it later in mkdocs.yml.\n")
    answers = ask(given, now, silent=silent)
    try:
        text = with_answers(config.read_text("utf-8"), settings, now, answers)
    except ValueError as error:
        click.echo(f"{config}: {error} Nothing was changed.")
        return 1

    kept = (
        "Copy this folder first if you may want them again: it is not in git."
        if changed is None
        else "Nothing that git has is lost: it keeps what is taken out."
    )
    demonstration = Demonstration.of(settings)
    click.echo(
        f"\nThese answers go into {config.name}:\n\n{_summary(answers)}\n\n"
        f"This takes the {len(demonstration.services)} demonstration services out of {settings.services}/, with"
        f" {len(directory.organisations)} organisations, {len(directory.places)} places and"
        f" {len(demonstration.staff)} staff profiles.\n{kept}"
    )
    if not silent and not click.confirm("Go on?"):
        click.echo("Nothing was changed.")
        return 0
    config.write_text(text, "utf-8")
    settings = read_settings(config)
    take_out(demonstration, settings, answers)
    put_owners(settings.root, answers["record_owner"], answers["code_owner"])
    click.echo(f"\n{_next_steps(settings, now, answers)}")
    return 0


def _may_lose(changed: list[str], silent: bool) -> bool:
    """Whether changes that git does not keep yet are not wanted. Only a person can say so."""
    more = f"\n  and {len(changed) - 10} more" if len(changed) > 10 else ""
    click.echo("Git does not keep these changes yet. They would be lost:")
    click.echo("  " + "\n  ".join(changed[:10]) + more)
    return not silent and click.confirm("Go on all the same?")


def _summary(answers: Mapping[str, str]) -> str:
    return "\n".join(f"  {question.label}: {answers[question.key] or 'none'}" for question in QUESTIONS)


def _next_steps(settings: Settings, now: Mapping[str, str], answers: Mapping[str, str]) -> str:
    directory = load(settings)
    keys = [str(where[0]) for where, _, _ in unanswered(Service(), "always")]
    still = [q for q in QUESTIONS if q.made_up and answers[q.key] == default_of(q, now, answers)]
    made_up = "".join(f"  {question.label}: {answers[question.key]}\n" for question in still)
    warning = f"Still made up. Mend this in mkdocs.yml before families see it:\n{made_up}\n" if still else ""
    return (
        f"This is now the Local Offer of {settings.council}. "
        f"Checked: {count_line(directory.problems, directory.files)}\n\n{warning}"
        f"What to do next:\n"
        f"  1. Look at it: make serve\n"
        f"  2. Write your council into {settings.services}/_organisations.yml. There is an example in it.\n"
        f"  3. Write your first record: {settings.services}/health/name-of-the-service.yml. It needs {len(keys)} keys:\n"
        f"     {', '.join(keys)}.\n"
        f"     README.md shows a whole one. Or bring in what you have:\n"
        f"     local-offer import oruk FILE --into {settings.services}, or csv, or gias\n"
        f"  4. Read the pages in docs/. Where they say what the council must add, add it.\n"
        f"  5. Keep it: git add --all, then git commit"
    )
