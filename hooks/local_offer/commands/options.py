"""What commands share: the settings, and the day that counts as today."""

from __future__ import annotations

import datetime
import json
import os
import traceback
from pathlib import Path

import click

from ..settings import Settings, SettingsError, read_settings


def settings_of(config: Path) -> Settings:
    """The settings, or a clear word when there are none here."""
    if not config.is_file():
        raise click.UsageError(
            f"There is no {config} here. Go to the folder of the project, or use --config."
        )
    return read_settings(config)


def day(value: str | None) -> datetime.date | None:
    """A day that was typed. Raises BadParameter in plain words."""
    if not value:
        return None
    try:
        return datetime.date.fromisoformat(value)
    except ValueError:
        raise click.BadParameter(f"{value!r} is not a day. Write it like 2026-11-22.") from None


def take_for_today(value: str | None) -> str | None:
    """Let a day count as today, here and in every process that is started from here."""
    if said := day(value):
        os.environ["LOCAL_OFFER_TODAY"] = said.isoformat()
    return value


def day_option(name: str, words: str, **more: object):
    """An option that takes a day."""
    return click.option(name, metavar="DATE", callback=lambda *a: day(a[2]), help=words, **more)


today_option = click.option(
    "--today",
    metavar="DATE",
    expose_value=False,
    callback=lambda *a: take_for_today(a[2]),
    help="Take this day for today.",
)

EXITS = "Exit 0: fine. Exit 1: problems were found. Exit 2: wrong use. Exit 3: a mistake of this program."
"""At the end of the help of each command that does not say more."""

TRACEBACK = "LOCAL_OFFER_TRACEBACK"
"""Set by those who work on the program: then a mistake in it shows where it is."""


class Manners(click.Group):
    """What goes wrong is said in plain words, with an exit code, and never as a traceback."""

    def add_command(self, cmd: click.Command, name: str | None = None) -> None:
        """Add a command, whose help says how it ends."""
        for one in (cmd, *getattr(cmd, "commands", {}).values()):
            if not isinstance(one, click.Group) and "Exit 0" not in (one.help or ""):
                one.epilog = EXITS
        super().add_command(cmd, name)

    def invoke(self, ctx: click.Context) -> object:
        """Run a command. Settings that cannot be used are a list of problems."""
        try:
            return super().invoke(ctx)
        except SettingsError as error:
            for problem in error.problems:
                click.echo(problem)
            ctx.exit(1)
        except (click.ClickException, click.exceptions.Exit, click.Abort, BrokenPipeError):
            raise
        except OSError as error:
            name = f"{error.filename} " if error.filename else ""
            raise click.UsageError(f"{name}cannot be read or written: {error.strerror or error}.") from None
        except Exception as error:
            if os.environ.get(TRACEBACK):
                raise
            where = traceback.extract_tb(error.__traceback__)[-1]
            click.echo(
                "This is a mistake of the program, not yours. Please tell those who look after it: "
                f"{type(error).__name__} in {Path(where.filename).name}, line {where.lineno}.",
                err=True,
            )
            ctx.exit(3)


def print_json(data: object) -> None:
    """Print an answer for scripts."""
    click.echo(json.dumps(data, ensure_ascii=False, indent=1))


json_option = click.option("--json", "as_json", is_flag=True, help="Print it as JSON, for scripts.")


def must_exist(paths: tuple[Path, ...]) -> None:
    """A path that is not there is a wrong use of the command."""
    for path in paths:
        if not path.exists() and not path.is_symlink():
            raise click.UsageError(f"There is no {path}.")
