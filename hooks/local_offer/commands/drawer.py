"""`local-offer leaflets`: makes the leaflets, or says which of those printed before are out of date."""

from __future__ import annotations

import datetime
import shutil
from dataclasses import asdict
from pathlib import Path

import click

from ..settings import Settings
from .options import day_option, json_option, print_json, settings_of, today_option


@click.command()
@day_option("--changed-since", "List the leaflets printed on this day that are out of date now, and why.")
@click.option(
    "--into",
    type=click.Path(file_okay=False, path_type=Path),
    metavar="FOLDER",
    help="Write the leaflets and sheets there.",
)
@json_option
@today_option
@click.pass_obj
def leaflets(config: Path, changed_since: datetime.date | None, into: Path | None, as_json: bool) -> None:
    """Make every leaflet and sheet; or with --changed-since say which printed ones are out of date.

    \b
    local-offer leaflets --into leaflets
    local-offer leaflets --changed-since 2026-09-01

    \b
    Exit 0: all were made, or all that were printed are still right.
    Exit 1: some have a problem, or are out of date.
    Exit 2: wrong use.
    """
    if changed_since and into:
        raise click.UsageError("Use --changed-since or --into, not both.")
    settings = settings_of(config)
    raise SystemExit(
        _look_through(config, settings, changed_since, as_json)
        if changed_since
        else _make(settings, into, as_json)
    )


def _look_through(config: Path, settings: Settings, since: datetime.date, as_json: bool) -> int:
    from ..drawer import directory_on, out_of_date
    from ..drawer.report import as_data, as_lines
    from ..git import NoHistory
    from ..reading import load

    try:
        before = directory_on(since, config, settings)
    except NoHistory as why:
        raise click.UsageError(str(why)) from None
    found = out_of_date(before, load(settings))
    if as_json:
        print_json(as_data(found, since))
    else:
        for line in as_lines(found, since):
            click.echo(line)
    return int(any(one.out_of_date for one in found))


def _make(settings: Settings, into: Path | None, as_json: bool) -> int:
    from .. import leaflets as papers
    from .. import sheets
    from ..progress import Progress
    from ..reading import load
    from ..site import Site

    site = Site(settings, load(settings))
    with Progress("leaflets") as progress:
        made = papers.make(site.directory, site.leaflet_cache, progress=progress)
    with Progress("sheets") as progress:
        more = sheets.make(site.directory, site.sheet_cache, progress=progress)
    problems = [*made.problems, *more.problems]
    for problem in () if as_json else problems:
        click.echo(problem)
    if into:
        for paper in (*made.leaflets.values(), *more.sheets):
            for name, path in paper.files:
                (into / name).parent.mkdir(parents=True, exist_ok=True)
                shutil.copyfile(path, into / name)
    code = int(any(not problem.warning for problem in problems))
    if as_json:
        numbers = {
            "leaflets": len(made.leaflets),
            "new_leaflets": made.new,
            "sheets": len(more.sheets),
            "new_sheets": more.new,
        }
        print_json({**numbers, "problems": [asdict(problem) for problem in problems]})
        return code
    where = f" They are in {into}." if into else ""
    click.echo(
        f"{len(made.leaflets)} leaflets, {made.new} of them new; {len(more.sheets)} sheets, {more.new} of them new.{where}"
    )
    return code
