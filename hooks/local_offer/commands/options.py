"""What commands share: the settings, and the day that counts as today."""

from __future__ import annotations

import datetime
import os
from pathlib import Path

import click

from ..settings import Settings, read_settings


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

json_option = click.option("--json", "as_json", is_flag=True, help="Print it as JSON, for scripts.")


def must_exist(paths: tuple[Path, ...]) -> None:
    """A path that is not there is a wrong use of the command."""
    for path in paths:
        if not path.exists() and not path.is_symlink():
            raise click.UsageError(f"There is no {path}.")
