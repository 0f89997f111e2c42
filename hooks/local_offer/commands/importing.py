"""`local-offer import`: brings in what another system or a public list knows."""

from __future__ import annotations

import functools
from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from ..settings import Settings
from .options import json_option, print_json, settings_of, today_option

EXITS = """\b
    Exit 0: all were brought in, or were there already.
    Exit 1: some were refused or are in conflict; the list says why. The others are in.
    Exit 2: the file or the folder cannot be used. Nothing was changed.
"""


@click.group("import")
def import_() -> None:
    """Bring in services from another system.

    Bring them in as often as you like: what changed there is changed here, what people wrote here stays.

    \b
    local-offer import oruk feed.json --into services       # an Open Referral UK feed
    local-offer import csv export.csv --columns outpost --into services
    local-offer import gias edubasealldata.csv --authority "Tarrowmere" --into services
    """


def _shared(command: Callable[..., None]) -> Callable[..., None]:
    """What the importers of services have in common: a file, a folder, and what is told of the import."""
    options = (
        click.argument("file", type=click.Path(path_type=Path)),
        click.option("--into", type=click.Path(path_type=Path), required=True, metavar="DIR", help="The folder of records."),
        click.option("--feed", default="", metavar="NAME", help="A name for this source, where a folder has several."),
        click.option("--dry-run", is_flag=True, help="Show what would happen and write nothing."),
        click.option("--report", "list_to", type=click.Path(dir_okay=False, path_type=Path), help="Write every single case to a file."),
        json_option,
        today_option,
        click.pass_obj,
    )  # fmt: skip
    command.__doc__ = f"{command.__doc__}\n\n    {EXITS}"
    return functools.reduce(lambda made, add: add(made), reversed(options), command)


@import_.command("oruk")
@_shared
def import_oruk(config: Path, file: Path, **shared: Any) -> None:
    """Bring in a feed of Open Referral UK, saved as a JSON file.

    Versions 3 and 1 and Outpost's own shape are read; pages may be in one list.

    \b
    local-offer import oruk feed.json --into services --feed my-county --dry-run
    """
    from ..importers.feed import read_feed
    from ..importers.oruk import SYSTEM

    _bring_in(settings_of(config), lambda: read_feed(file), SYSTEM, **shared)


@import_.command("csv")
@click.option(
    "--columns", required=True, metavar="FILE", help="A YAML file that says what each column holds; or outpost."
)  # fmt: skip
@_shared
def import_csv(config: Path, file: Path, columns: str, **shared: Any) -> None:
    """Bring in a CSV of any columns, which a small YAML file names.

    \b
    id: Reference
    columns:
      Service name: name
      About: description
      Phone: contact.phone
      Youngest: ages.min

    The page docs/moving-in.md lists all that a column can be.

    \b
    local-offer import csv export.csv --columns columns.yml --into services
    local-offer import csv outpost.csv --columns outpost --into services
    """
    from ..importers.columns import read_columns
    from ..importers.csv_feed import SYSTEM, read_csv

    _bring_in(settings_of(config), lambda: read_csv(file, read_columns(columns)), SYSTEM, **shared)


@import_.command("gias")
@click.option("--authority", multiple=True, metavar="NAME", help="Schools of this council, by name or code.")
@click.option("--phase", multiple=True, metavar="WORD", help="Only this phase, such as primary.")
@click.option(
    "--type", "type_", multiple=True, metavar="WORD", help="Only types with this word, such as special."
)
@click.option(
    "--sen",
    multiple=True,
    metavar="WORD",
    help="Only with SEN provision: any; a need, such as autism or ASD; or sen-unit.",
)
@_shared
def import_gias(
    config: Path,
    file: Path,
    authority: tuple[str, ...],
    phase: tuple[str, ...],
    type_: tuple[str, ...],
    sen: tuple[str, ...],
    **shared: Any,
) -> None:  # fmt: skip
    """Bring in schools from Get Information About Schools: the full extract, as it was downloaded.

    Each option can be given several times: any of its words will do.

    \b
    local-offer import gias edubasealldata.csv --authority "Tarrowmere" --into services
    local-offer import gias edubasealldata.csv --authority "Tarrowmere" --sen any --into services
    """
    from ..importers.gias import SYSTEM, Choice, read_gias

    choice = Choice(authority, phase, type_, sen)
    _bring_in(settings_of(config), lambda: read_gias(file, choice), SYSTEM, **shared)


def _bring_in(
    settings: Settings,
    read: Callable[[], Any],
    system: str,
    *,
    into: Path,
    feed: str,
    dry_run: bool,
    list_to: Path | None,
    as_json: bool,
) -> None:
    """Read a source, bring it in, and tell what was done."""
    from ..files import write_whole
    from ..importers.feed import FeedError
    from ..importers.run import bring_in

    try:
        name = " ".join(feed.split())
        report = bring_in(
            read(),
            into,
            system=system,
            name=name,
            today=settings.day,
            write=not dry_run,
            council=settings.council,
        )
        if list_to:
            write_whole(list_to, "".join(f"{case}\n" for case in report.cases()))
    except FeedError as error:
        raise click.UsageError(str(error)) from None
    except OSError as error:
        raise click.UsageError(f"{error.filename} cannot be written: {error.strerror}.") from None
    if as_json:
        print_json({"dry_run": dry_run, **report.as_data()})
    else:
        if dry_run:
            click.echo("This is a dry run. Nothing is written.\n")
        for said in report.summary():
            click.echo(said)
    raise SystemExit(1 if report.needs_a_person else 0)


@import_.command("postcodes")
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--into", type=click.Path(path_type=Path), help="The file.  [default: services/_postcodes.csv]")
@click.option("--districts", default="", metavar="ZZ1,ZZ2", help="Only these: the first halves of postcodes.")
@click.option("--council", default="", metavar="CODE", help="And all of this council, like E06000013.")
@json_option
@today_option
@click.pass_obj
def import_postcodes(
    config: Path, files: tuple[Path, ...], into: Path | None, districts: str, council: str, as_json: bool
) -> None:
    """Bring in where postcodes are: Code-Point Open of Ordnance Survey, the zip as it was downloaded.

    \b
    local-offer import postcodes codepo_gb.zip --council E06000013
    """
    from ..importers.feed import FeedError
    from ..importers.postcodes import import_postcodes as run
    from ..postcodes_file import FILE

    settings = settings_of(config)
    into = into or settings.services_folder / FILE
    chosen = [part for part in districts.split(",") if part.strip()]
    try:
        said = run(files, into, districts=chosen, council=council.strip().upper(), year=settings.day.year)
    except FeedError as error:
        raise click.UsageError(str(error)) from None
    except OSError as error:
        raise click.UsageError(f"{error.filename} cannot be written: {error.strerror}.") from None
    if as_json:
        print_json({"told": said})
        return
    for line in said:
        click.echo(line)
