"""`local-offer import`: brings in what another system or a public list knows."""

from __future__ import annotations

from pathlib import Path

import click

from .options import settings_of, today_option


@click.group("import")
def import_() -> None:
    """Bring in services from another system."""


@import_.command("oruk")
@click.argument("file", type=click.Path(path_type=Path))
@click.option(
    "--into", type=click.Path(path_type=Path), required=True, metavar="DIR", help="The folder of records."
)
@click.option("--feed", default="", help="A name for this source, where a folder has several.")
@click.option(
    "--report",
    "list_to",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Write every single case to a file.",
)
@today_option
@click.pass_obj
def import_oruk(config: Path, file: Path, into: Path, feed: str, list_to: Path | None) -> None:
    """Bring in a feed of Open Referral UK, saved as a JSON file."""
    from ..importers.feed import FeedError
    from ..importers.run import import_oruk as run

    try:
        settings = settings_of(config)
        report = run(file, into, feed=" ".join(feed.split()), today=settings.day, council=settings.council)
        if list_to:
            list_to.write_text("".join(f"{case}\n" for case in report.cases()), "utf-8")
    except FeedError as error:
        raise click.UsageError(str(error)) from None
    except OSError as error:
        raise click.UsageError(f"{error.filename} cannot be written: {error.strerror}.") from None
    for said in report.summary():
        click.echo(said)


@import_.command("postcodes")
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--into", type=click.Path(path_type=Path), help="The file.  [default: services/_postcodes.csv]")
@click.option("--districts", default="", metavar="ZZ1,ZZ2", help="Only these: the first halves of postcodes.")
@click.option("--council", default="", metavar="CODE", help="And all of this council, like E06000013.")
@today_option
@click.pass_obj
def import_postcodes(
    config: Path, files: tuple[Path, ...], into: Path | None, districts: str, council: str
) -> None:
    """Bring in where postcodes are: Code-Point Open of Ordnance Survey, the zip as it was downloaded."""
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
    for line in said:
        click.echo(line)
