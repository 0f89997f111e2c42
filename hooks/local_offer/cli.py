"""The `local-offer` command. Each command says what it did in a sentence and exits 0, 1 or 2.

0 is fine, 1 means that problems were found, 2 that the command was used wrongly.
"""

from __future__ import annotations

from pathlib import Path

import click

from .commands import drawer, editing, importing, paper, reports
from .commands.options import must_exist, settings_of, take_for_today, today_option
from .problem import count_line, errors
from .settings import CONFIG, Settings, SettingsError, read_settings
from .start.questions import answers_as_options


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
    "--today",
    metavar="DATE",
    callback=lambda *a: take_for_today(a[2]),
    help="Take this day for today (2026-11-22).",
)
@click.pass_context
def main(ctx: click.Context, config: Path, today: str | None) -> None:
    """Look after the records of a Local Offer."""
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
@click.option("--json", "as_json", is_flag=True, help="Print problems as JSON, for scripts.")
@today_option
@click.pass_obj
def check(config: Path, paths: tuple[Path, ...], style: str, as_json: bool) -> None:
    """Check records: all of them, or only the files and folders named."""
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
        import dataclasses
        import json

        click.echo(json.dumps([dataclasses.asdict(problem) for problem in problems], indent=1))
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
@click.option("--to", type=click.Path(file_okay=False, path_type=Path), default="site", show_default=True)
@today_option
@click.pass_obj
def build(config: Path, strict: bool, to: Path) -> None:
    """Build the site. The last good one stays until the new one is whole."""
    from .building import BuildFailed, WrongTarget
    from .building import build as run

    settings = settings_of(config)
    try:
        click.echo(run(config, settings, settings.root / to, strict=strict, say=click.echo))
    except WrongTarget as wrong:
        raise click.UsageError(str(wrong)) from None
    except BuildFailed as failed:
        for problem in failed.problems:
            click.echo(problem)
        click.echo(failed)
        raise SystemExit(1) from None


@main.command()
@click.argument("site", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.pass_obj
def verify(config: Path, site: Path) -> None:
    """Check a built site: links, anchors, leaflets, the security policy, nothing from other hosts."""
    from .verify import verify as run

    settings = read_settings(config) if config.is_file() else None
    problems = run(site, settings.site_url if settings else "")
    for problem in problems:
        click.echo(problem)
    click.echo(count_line(problems, sum(1 for _ in site.rglob("*.html"))))
    raise SystemExit(1 if problems else 0)


@main.command()
@click.pass_obj
def ids(config: Path) -> None:
    """Write down the leaflet codes of new records, so that they never change."""
    from .ids import FILE, read_ids, write_ids
    from .reading import load

    settings = settings_of(config)
    folder = settings.services_folder
    given, problems = read_ids(folder, FILE)
    if problems:
        raise SettingsError(problems)
    number = write_ids(folder, {entry.slug: entry.identity for entry in load(settings).entries}, given)
    click.echo(f"Added {number} to {settings.services}/{FILE}.")


@main.command()
@answers_as_options
@click.option("--yes", is_flag=True, help="Ask nothing: take the default wherever no answer is given.")
@click.pass_obj
def start(config: Path, yes: bool, **answers: str | None) -> None:
    """Make this copy your council's own: its facts in, the demonstration out."""
    from .start.command import start as run

    raise SystemExit(run(config, settings_of(config), answers, silent=yes))
