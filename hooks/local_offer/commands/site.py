"""The commands that make the site and look at it: build and verify."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path

import click

from ..problem import Problem, count_line
from ..settings import read_settings
from .options import json_option, print_json, settings_of, today_option


@click.command()
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
    from ..building import BuildFailed, WrongTarget
    from ..building import build as run

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


@click.command()
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
    from ..verify import verify as run

    settings = read_settings(config) if config.is_file() else None
    problems = run(site, settings.site_url if settings else "")
    if as_json:
        print_json([asdict(problem) for problem in problems])
        raise SystemExit(1 if problems else 0)
    for problem in problems:
        click.echo(problem)
    click.echo(count_line(problems, sum(1 for _ in site.rglob("*.html"))))
    raise SystemExit(1 if problems else 0)
