"""The commands that tell how the records stand: due, review, schema and preview."""

from __future__ import annotations

import datetime
import json
from pathlib import Path

import click

from .options import day_option, json_option, print_json, settings_of, today_option


@click.command()
@click.option("--owner", default="", metavar="MAILBOX", help="Only what this mailbox looks after.")
@day_option("--by", "Also what will be due by this day.  [default: today]")
@click.option("--csv", "as_csv", is_flag=True, help="Print a table for spreadsheets.")
@json_option
@today_option
@click.pass_obj
def due(config: Path, owner: str, by: datetime.date | None, as_csv: bool, as_json: bool) -> None:
    """List the records that a person must check again, by owner, with the mail to send.

    \b
    local-offer due --by 2026-12-31            # what comes up this month
    local-offer due --owner team@example.org   # one mail
    """
    from .. import due as lists
    from ..reading import load

    if as_csv and as_json:
        raise click.UsageError("Choose --csv or --json.")
    directory = load(settings_of(config))
    owners = lists.due(directory, by or directory.today, owner)
    if as_csv:
        click.echo(lists.as_csv(owners, directory), nl=False)
        return
    if as_json:
        told = [{"owner": one.mailbox, "subject": lists.subject(one, directory), "text": lists.mail(one, directory),
                 "services": list(lists.rows([one], directory))} for one in owners]  # fmt: skip
        cannot_be_read = [{"slug": slug, "name": name, "file": path, "problems": [str(one) for one in problems]}
                          for slug, (path, name, problems) in sorted(directory.broken.items())]  # fmt: skip
        print_json({"owners": told, "cannot_be_read": cannot_be_read})
        return
    number = sum(len(one.entries) for one in owners)
    of = f"{len(owners)} owner{'' if len(owners) == 1 else 's'}"
    click.echo(f"{number} of {len(directory.entries)} records to check, of {of}.")
    if directory.broken:
        click.echo(f"{len(directory.broken)} more cannot be read. See `local-offer check`.")
    for one in owners:
        click.echo("\n" + "-" * 72)
        if one.mailbox:
            click.echo(f"To: {one.mailbox}\nSubject: {lists.subject(one, directory)}\n")
        click.echo(lists.mail(one, directory))


@click.command()
@day_option("--since", "From the start of this day on.", required=True)
@click.option("--to", type=click.Path(dir_okay=False, path_type=Path), help="Write it to this file.")
@json_option
@today_option
@click.pass_obj
def review(config: Path, since: datetime.date, to: Path | None, as_json: bool) -> None:
    """Make the pack that reviewers look through: what is new, changed, gone or stale since a day.

    What the records said before comes from git. The pack is text: print it, mail it, or read it together.

    \b
    local-offer review --since 2026-09-01 --to pack.txt
    """
    from ..files import write_whole
    from ..git import NoHistory
    from ..reading import load
    from ..review import as_data, pack
    from ..review import review as run

    directory = load(settings_of(config))
    if since > directory.today:
        raise click.BadParameter(f"{since} is still to come.", param_hint="--since")
    try:
        found = run(directory, since)
    except NoHistory as error:
        click.echo(str(error))
        raise SystemExit(1) from None
    text = (
        json.dumps(as_data(found), ensure_ascii=False, indent=1) + "\n" if as_json else pack(found, directory)
    )
    if not to:
        click.echo(text, nl=False)
        return
    try:
        write_whole(to, text)
    except OSError as error:
        raise click.UsageError(f"{to} cannot be written: {error.strerror}.") from None
    click.echo(f"Wrote {to}.")


@click.command()
@click.option(
    "--to",
    type=click.Path(dir_okay=False, path_type=Path),
    help="The file.  [default: .cache/schema/service.json]",
)
@json_option
@click.pass_obj
def schema(config: Path, to: Path | None, as_json: bool) -> None:
    """Write the JSON Schema of a record, so that editors complete and explain while you type.

    VS Code finds it by .vscode/settings.json. The same schema is on the site, at /schema/service.json.
    Write it again when organisations, places or vocabularies have changed.

    \b
    local-offer schema
    """
    from ..files import write_whole
    from ..reading import load
    from ..schema import IN_THE_PROJECT, service_schema
    from ..schema import as_json as schema_text

    settings = settings_of(config)
    file = to or settings.root / IN_THE_PROJECT
    try:
        write_whole(file, schema_text(service_schema(load(settings))))
    except OSError as error:
        raise click.UsageError(f"{file} cannot be written: {error.strerror}.") from None
    if as_json:
        print_json({"wrote": str(to or IN_THE_PROJECT)})
    else:
        click.echo(f"Wrote {to or IN_THE_PROJECT}.")


@click.command()
@click.argument("site", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.argument("paths", nargs=-1, metavar="RECORD...", type=click.Path(path_type=Path))
@click.option("--to", type=click.Path(path_type=Path), required=True, metavar="DIR", help="A folder to make.")
@json_option
@click.pass_obj
def preview(config: Path, site: Path, paths: tuple[Path, ...], to: Path, as_json: bool) -> None:
    """Copy only the pages and leaflets of some records out of a built site, to look at a change.

    \b
    local-offer preview site services/health/speech-therapy.yml --to preview
    """
    from ..preview import NoPreview
    from ..preview import preview as run

    settings = settings_of(config)
    try:
        slugs = run(site, paths, to, settings.site_url)
    except NoPreview as error:
        raise click.UsageError(str(error)) from None
    if as_json:
        print_json({"services": list(slugs), "folder": str(to)})
        return
    click.echo(f"{len(slugs)} service{'' if len(slugs) == 1 else 's'} to look at in {to}.")
