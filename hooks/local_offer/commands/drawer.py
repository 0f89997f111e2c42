"""`local-offer leaflets`: makes the leaflets, or says which of those printed before are out of date."""

from __future__ import annotations

import datetime
import shutil
from pathlib import Path

import click

from ..settings import Settings
from .options import day_option, settings_of, today_option


@click.command()
@day_option("--changed-since", "List the leaflets printed on this day that are out of date now, and why.")
@click.option(
    "--into",
    type=click.Path(file_okay=False, path_type=Path),
    metavar="FOLDER",
    help="Write the leaflets and sheets there.",
)
@click.option("--json", "as_json", is_flag=True, help="Print the list as JSON, for scripts.")
@today_option
@click.pass_obj
def leaflets(config: Path, changed_since: datetime.date | None, into: Path | None, as_json: bool) -> None:
    """Make every leaflet and sheet; or with --changed-since say which printed ones are out of date."""
    if changed_since and into:
        raise click.UsageError("Use --changed-since or --into, not both.")
    if as_json and not changed_since:
        raise click.UsageError("--json goes with --changed-since.")
    settings = settings_of(config)
    raise SystemExit(
        _look_through(config, settings, changed_since, as_json) if changed_since else _make(settings, into)
    )


def _look_through(config: Path, settings: Settings, since: datetime.date, as_json: bool) -> int:
    from ..drawer import NoHistoryError, directory_on, out_of_date
    from ..drawer.report import as_data, as_lines
    from ..reading import load

    try:
        before = directory_on(since, config, settings)
    except NoHistoryError as why:
        raise click.UsageError(str(why)) from None
    found = out_of_date(before, load(settings))
    if as_json:
        import json

        click.echo(json.dumps(as_data(found, since), ensure_ascii=False, indent=1))
    else:
        for line in as_lines(found, since):
            click.echo(line)
    return int(any(one.out_of_date for one in found))


def _make(settings: Settings, into: Path | None) -> int:
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
    for problem in problems:
        click.echo(problem)
    if into:
        for paper in (*made.leaflets.values(), *more.sheets):
            for name, path in paper.files:
                (into / name).parent.mkdir(parents=True, exist_ok=True)
                shutil.copyfile(path, into / name)
    where = f" They are in {into}." if into else ""
    click.echo(
        f"{len(made.leaflets)} leaflets, {made.new} of them new; {len(more.sheets)} sheets, {more.new} of them new.{where}"
    )
    return int(any(not problem.warning for problem in problems))
