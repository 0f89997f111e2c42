"""The commands that write records: format, new, confirm and apply."""

from __future__ import annotations

import contextlib
import datetime
import json
from collections.abc import Iterator
from pathlib import Path

import click

from ..facts import day
from ..new.command import answers_as_options
from ..problem import shown
from ..record_file import Refused
from .options import day_option, json_option, must_exist, settings_of, today_option


@click.command("format")
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@click.option(
    "--check", "only_check", is_flag=True, help="Change nothing. Exit 1 where a file is not in order."
)
@json_option
@click.pass_obj
def format_(config: Path, paths: tuple[Path, ...], only_check: bool, as_json: bool) -> None:
    """Put records in order: all of them, or only the files and folders named.

    Keys come in the order of the field guide, quotes and indents are the same everywhere. Comments stay.
    What a record says never changes.

    \b
    local-offer format                    # all of them
    local-offer format --check services   # only look

    \b
    Exit 0: all files are in order (now).
    Exit 1: some are not (--check), or cannot be read. Those are left as they are.
    """
    from ..formatting import format_files

    must_exist(paths)
    done = list(format_files(settings_of(config), paths, write=not only_check))
    changed = [one for one in done if one.text]
    wrong = [problem for one in done for problem in one.problems]
    if as_json:
        told = [{"path": shown(one.path), "changed": bool(one.text), "why": list(one.why),
                 "problems": [str(problem) for problem in one.problems]} for one in done]  # fmt: skip
        click.echo(json.dumps(told, indent=1))
    else:
        for problem in wrong:
            click.echo(problem)
        for one in changed:
            click.echo(f"{shown(one.path)}: {'; '.join(one.why)}.")
        said = "would be put in order. Run `local-offer format`" if only_check else "put in order"
        click.echo(f"{_files(len(changed))} {said}, {_files(len(done) - len(changed))} left as they were.")
    raise SystemExit(1 if wrong or (only_check and changed) else 0)


def _files(number: int) -> str:
    return f"{number} file{'' if number == 1 else 's'}"


@click.command()
@click.argument("slugs", nargs=-1, required=True, metavar="SLUG...")
@click.option(
    "--by-role", required=True, metavar="ROLE", help="Who checked: a role, like FIS officer. No names."
)
@click.option("--how", required=True, metavar="HOW", help="phone, email, visit or provider-form.")
@day_option("--on", "The day of the check.  [default: today]")
@json_option
@today_option
@click.pass_obj
def confirm(
    config: Path, slugs: tuple[str, ...], by_role: str, how: str, on: datetime.date | None, as_json: bool
) -> None:
    """Write down that a person has checked these services.

    Only `checked` changes in their files. If one of them cannot be confirmed, none is.

    \b
    local-offer confirm marsh-end-stay-and-play --by-role "FIS officer" --how phone
    """
    from ..confirm import confirm as run

    settings = settings_of(config)
    with _refusals():
        done = run(settings, slugs, by_role=by_role, how=how, on=on or settings.day)
    if as_json:
        click.echo(json.dumps([{"slug": slug, "due": due.isoformat()} for slug, due in done], indent=1))
        return
    for slug, due in done:
        click.echo(f"{slug}: checked on {day(on or settings.day)}. Due again on {day(due)}.")


@click.command()
@click.argument("files", nargs=-1, required=True, metavar="CHANGE.json...", type=click.Path(path_type=Path))
@json_option
@today_option
@click.pass_obj
def apply(config: Path, files: tuple[Path, ...], as_json: bool) -> None:
    """Put corrections that were made with the form into the records' files.

    A correction holds what the site said before. If the record has changed since, nothing is changed and
    you see both. Comments, unpublished fields and all other lines stay as they are.

    \b
    local-offer apply CHANGE.json

    \b
    Exit 0: all corrections are in.
    Exit 1: one was refused. Those before it are in.
    """
    from ..apply import apply as run
    from ..apply import read_change

    settings = settings_of(config)
    told = []
    with _refusals():
        for file in files:
            path, fields = run(settings, read_change(file))
            told.append({"path": shown(path), "changed": fields})
            if not as_json:
                click.echo(f"{shown(path)}: {', '.join(fields) or 'nothing'} changed.")
    if as_json:
        click.echo(json.dumps(told, indent=1))


@contextlib.contextmanager
def _refusals() -> Iterator[None]:
    """What is refused is said in plain words, with exit code 1."""
    try:
        yield
    except Refused as refused:
        click.echo(str(refused))
        raise SystemExit(1) from None


@click.command("new")
@answers_as_options
@click.option(
    "--slug", default="", metavar="SLUG", help="Its web address, for ever.  [default: from the name]"
)
@click.option("--yes", is_flag=True, help="Ask nothing: leave open what no option answers.")
@today_option
@click.pass_obj
def new(config: Path, slug: str, yes: bool, **answers: tuple[str, ...]) -> None:
    """Write the record of a new service: asks what is needed, and says why.

    Every question can be answered by an option instead. The file explains each field.

    \b
    local-offer new
    local-offer new --name "Marsh End stay and play" --yes

    \b
    Exit 0: the record is whole.
    Exit 1: something in it is still to be mended. It is written all the same, unless it has no name.
    """
    from ..new.command import new as run

    raise SystemExit(run(settings_of(config), answers, slug, silent=yes))
