"""`local-offer check`: what is wrong in the records, told to people, to a host, or as a comment on a change."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path

import click

from ..problem import count_line, errors
from ..settings import Settings, SettingsError
from .options import json_option, must_exist, print_json, settings_of, today_option


@click.command()
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
    from ..checking import check as run

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
        from ..code_quality import code_quality

        click.echo(code_quality(problems))
    else:
        for problem in problems:
            click.echo(problem.github() if style == "github" else problem)
        click.echo(count_line(problems, files))
    raise SystemExit(1 if errors(problems) else 0)


def _comment(settings: Settings, paths: tuple[Path, ...]) -> int:
    """Print the comment on a change of some files, and say whether anything must be mended."""
    from ..comment import comment
    from ..reading import load

    directory = load(settings)
    click.echo(comment(directory, paths))
    return 1 if directory.errors else 0
