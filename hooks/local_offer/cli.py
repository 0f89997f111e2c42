"""The `local-offer` command. Each command says what it did in a sentence and exits 0, 1 or 2.

0 is fine, 1 means that problems were found, 2 that the command was used wrongly; 3 is a mistake of the program.
"""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path

import click

from .commands import drawer, editing, importing, paper, reports
from .commands.options import (
    Manners,
    json_option,
    must_exist,
    print_json,
    settings_of,
    take_for_today,
    today_option,
)
from .problem import Problem, count_line, errors
from .settings import CONFIG, Settings, SettingsError, read_settings
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
    *(editing.format_, editing.new, editing.confirm, editing.apply),
    *(reports.due, reports.review, reports.schema, reports.preview),
    *(drawer.leaflets, paper.pack, importing.import_),
):
    main.add_command(command)


@main.command()
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@click.option(
    "--format",
    "style",
    type=click.Choice(["text", "github", "gitlab", "comment"]),
    default="text",
    help="How to print problems: for people, on the lines of a change, or as a comment below it.",
)
@json_option
@today_option
@click.pass_obj
def check(config: Path, paths: tuple[Path, ...], style: str, as_json: bool) -> None:
    """Check records: all of them, or only the files and folders named.

    \b
    local-offer check
    local-offer check services/health/speech-therapy.yml

    \b
    Exit 0: no errors. There may be warnings.
    Exit 1: there are errors.
    Exit 2: there is no such file.
    """
    from .checking import check as run

    must_exist(paths)
    try:
        settings = settings_of(config)
        if style == "comment":
            raise SystemExit(_comment(settings, paths))
        problems, files = run(settings, paths)
    except SettingsError as error:
        problems, files = error.problems, 1
    if as_json:
        print_json([asdict(problem) for problem in problems])
    elif style == "gitlab":
        from .code_quality import code_quality

        click.echo(code_quality(problems))
    else:
        for problem in problems:
            click.echo(problem.github() if style == "github" else problem)
        click.echo(count_line(problems, files))
    raise SystemExit(1 if errors(problems) else 0)


def _comment(settings: Settings, paths: tuple[Path, ...]) -> int:
    """Print the comment on a change of some files, and say whether anything must be mended."""
    from .comment import comment
    from .reading import load

    directory = load(settings)
    click.echo(comment(directory, paths))
    return 1 if directory.errors else 0


@main.command()
@click.option("--strict", is_flag=True, help="Stop at any warning of a record or a link.")
@click.option(
    "--to",
    type=click.Path(file_okay=False, path_type=Path),
    default="site",
    show_default=True,
    help="The folder for it.",
)
@json_option
@today_option
@click.pass_obj
def build(config: Path, strict: bool, to: Path, as_json: bool) -> None:
    """Build the site. The last good one stays until the new one is whole.

    \b
    local-offer build
    local-offer build --strict --to /srv/www/local-offer

    \b
    Exit 0: the new site is in its place.
    Exit 1: there are errors, or warnings with --strict. The last site is still there.
    Exit 2: the folder cannot be used.
    """
    from .building import BuildFailed, WrongTarget
    from .building import build as run

    settings = settings_of(config)
    told: list[str] = []
    problems: list[Problem] = []
    try:
        say = told.append if as_json else click.echo
        say(str(run(config, settings, settings.root / to, strict=strict, say=say)))
    except WrongTarget as wrong:
        raise click.UsageError(str(wrong)) from None
    except BuildFailed as failed:
        problems = list(failed.problems)
        for line in (*problems, failed):
            say(str(line))
        built = False
    else:
        built = True
    if as_json:
        print_json({"built": built, "told": told, "problems": [asdict(problem) for problem in problems]})
    raise SystemExit(0 if built else 1)


@main.command()
@click.argument("site", type=click.Path(exists=True, file_okay=False, path_type=Path))
@json_option
@click.pass_obj
def verify(config: Path, site: Path, as_json: bool) -> None:
    """Check a built site: links, anchors, leaflets, the security policy, nothing from other hosts.

    \b
    local-offer verify site

    \b
    Exit 0: all is as it should be.
    Exit 1: something in the site is wrong.
    Exit 2: there is no such folder.
    """
    from .verify import verify as run

    settings = read_settings(config) if config.is_file() else None
    problems = run(site, settings.site_url if settings else "")
    if as_json:
        print_json([asdict(problem) for problem in problems])
        raise SystemExit(1 if problems else 0)
    for problem in problems:
        click.echo(problem)
    click.echo(count_line(problems, sum(1 for _ in site.rglob("*.html"))))
    raise SystemExit(1 if problems else 0)


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
