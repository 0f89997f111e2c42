"""The `local-offer` command. Each command says what it did in a sentence and exits 0, 1 or 2.

0 is fine, 1 means that problems were found, 2 that the command was used wrongly.
"""

from __future__ import annotations

import datetime
import os
from pathlib import Path

import click

from .problem import count_line, errors
from .settings import CONFIG, Settings, SettingsError, read_settings


class _Command(click.Group):
    """Settings that cannot be used are a list of problems, not a traceback."""

    def invoke(self, ctx: click.Context) -> object:
        try:
            return super().invoke(ctx)
        except SettingsError as error:
            for problem in error.problems:
                click.echo(problem)
            ctx.exit(1)


@click.group(cls=_Command, context_settings={"help_option_names": ["-h", "--help"]})
@click.option(
    "--config", "-f", type=click.Path(dir_okay=False, path_type=Path), default=CONFIG, show_default=True,
    help="The council's mkdocs.yml.",
)  # fmt: skip
@click.option(
    "--today", metavar="DATE", callback=lambda *a: _today(a[2]), help="Take this day for today (2026-11-22)."
)
@click.pass_context
def main(ctx: click.Context, config: Path, today: str | None) -> None:
    """Look after the records of a Local Offer."""
    ctx.obj = config


def _today(value: str | None) -> str | None:
    if value:
        try:
            os.environ["LOCAL_OFFER_TODAY"] = datetime.date.fromisoformat(value).isoformat()
        except ValueError:
            raise click.BadParameter(f"{value!r} is not a day. Write it like 2026-11-22.") from None
    return value


today_option = click.option(
    "--today",
    metavar="DATE",
    expose_value=False,
    callback=lambda *a: _today(a[2]),
    help="Take this day for today.",
)


def settings_of(config: Path) -> Settings:
    """The settings, or a clear word when there are none here."""
    if not config.is_file():
        raise click.UsageError(
            f"There is no {config} here. Go to the folder of the project, or use --config."
        )
    return read_settings(config)


@main.command()
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@click.option(
    "--format", "style", type=click.Choice(["text", "github"]), default="text", help="How to print problems."
)
@click.option("--json", "as_json", is_flag=True, help="Print problems as JSON, for scripts.")
@today_option
@click.pass_obj
def check(config: Path, paths: tuple[Path, ...], style: str, as_json: bool) -> None:
    """Check records: all of them, or only the files and folders named."""
    from .checking import check as run

    for path in paths:
        if not path.exists() and not path.is_symlink():
            raise click.UsageError(f"There is no {path}.")
    problems, files = run(settings_of(config), paths)
    if as_json:
        import dataclasses
        import json

        click.echo(json.dumps([dataclasses.asdict(problem) for problem in problems], indent=1))
    else:
        for problem in problems:
            click.echo(problem.github() if style == "github" else problem)
        click.echo(count_line(problems, files))
    raise SystemExit(1 if errors(problems) else 0)
