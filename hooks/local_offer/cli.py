"""The `local-offer` command. Each command says what it did in a sentence and exits 0, 1 or 2.

0 is fine, 1 means that problems were found, 2 that the command was used wrongly; 3 is a mistake of the program.
"""

from __future__ import annotations

from pathlib import Path

import click

from .commands import checking, drawer, editing, importing, paper, reports, site
from .commands.options import Manners, json_option, print_json, settings_of, take_for_today
from .settings import CONFIG, SettingsError
from .start.questions import answers_as_options


@click.group(cls=Manners, context_settings={"help_option_names": ["-h", "--help"]})
@click.option(
    "--config", "-f", type=click.Path(dir_okay=False, path_type=Path), default=CONFIG, show_default=True,
    help="The council's mkdocs.yml.",
)  # fmt: skip
@click.option(
    "--today",
    metavar="DATE",
    callback=lambda *a: take_for_today(a[2]),
    help="Take this day for today (2026-11-22).",
)
@click.pass_context
def main(ctx: click.Context, config: Path, today: str | None) -> None:
    """Look after the records of a Local Offer.

    \b
    local-offer check                 # every problem of every record, with its line
    local-offer new                   # write the record of a new service
    local-offer due                   # what a person must check again
    local-offer build                 # the site

    `local-offer COMMAND --help` explains each command. With --json a command answers a script.

    \b
    Exit 0: fine.
    Exit 1: problems were found.
    Exit 2: the command was used wrongly, or a file cannot be read or written.
    Exit 3: a mistake of this program.
    """
    ctx.obj = config


for command in (
    *(checking.check, site.build, site.verify),
    *(editing.format_, editing.new, editing.confirm, editing.apply),
    *(reports.due, reports.review, reports.schema, reports.preview),
    *(drawer.leaflets, paper.pack, importing.import_),
):
    main.add_command(command)


@main.command()
@json_option
@click.pass_obj
def ids(config: Path, as_json: bool) -> None:
    """Write down the leaflet codes of new records, so that they never change.

    \b
    local-offer ids   # then commit services/_ids.yml
    """
    from .ids import FILE, read_ids, write_ids
    from .reading import load

    settings = settings_of(config)
    folder = settings.services_folder
    given, problems = read_ids(folder, FILE)
    if problems:
        raise SettingsError(problems)
    number = write_ids(folder, {entry.slug: entry.identity for entry in load(settings).entries}, given)
    if as_json:
        print_json({"added": number, "file": f"{settings.services}/{FILE}"})
    else:
        click.echo(f"Added {number} to {settings.services}/{FILE}.")


@main.command()
@answers_as_options
@click.option("--yes", is_flag=True, help="Ask nothing: take the default wherever no answer is given.")
@click.pass_obj
def start(config: Path, yes: bool, **answers: str | None) -> None:
    """Make this copy your council's own: its facts in, the demonstration out.

    It asks one thing after the other. Each question can be answered by an option instead.

    \b
    local-offer start
    local-offer start --council "Upper Fenmouth City Council" --yes
    """
    from .start.command import start as run

    raise SystemExit(run(config, settings_of(config), answers, silent=yes))
