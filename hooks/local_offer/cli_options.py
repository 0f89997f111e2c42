"""What several commands share: the day to take for today, and the settings of the folder one stands in."""

from __future__ import annotations

import datetime
import os
from pathlib import Path

import click

from .settings import Settings, read_settings


def take_for_today(value: str | None) -> str | None:
    """Make a day that was given with `--today` the day of this command and of all that it starts."""
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
    callback=lambda *a: take_for_today(a[2]),
    help="Take this day for today.",
)


def settings_of(config: Path) -> Settings:
    """The settings, or a clear word when there are none here."""
    if not config.is_file():
        raise click.UsageError(
            f"There is no {config} here. Go to the folder of the project, or use --config."
        )
    return read_settings(config)
