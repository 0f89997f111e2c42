"""`local-offer pack`: the right leaflets for one family in one PDF, in its type size and language."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from ..directory import Directory
from ..files import write_whole
from ..filters import FILTERS, WITHIN
from ..packs.choosing import (
    ChoiceError,
    Chosen,
    by_codes,
    by_filters,
    codes_in,
    counted,
    key_of,
    option_of,
)
from ..packs.content import EDITIONS
from .options import json_option, print_json, settings_of, today_option

STDOUT = Path("-")


def _filter_options(command: Callable) -> Callable:
    """An option for each filter. Each may be given several times: then one of the keys is enough."""
    for name, one in reversed(FILTERS.items()):
        command = click.option(option_of(name), name, multiple=True, metavar="KEY", help=f"{one.label}.")(
            command
        )
    return command


@click.command()
@_filter_options
@click.option("--near", metavar="POSTCODE", help="The nearest first.")
@click.option(f"--{WITHIN}", metavar="MILES", help="No farther from there.")
@click.option("--may-fit", is_flag=True, help="Bring in the services that do not say whether they fit.")
@click.option("--code", "codes", multiple=True, metavar="CODE", help="A leaflet code, instead of filters.")
@click.option(
    "--codes",
    "list_of_codes",
    type=click.File("r", encoding="utf-8"),
    metavar="FILE",
    help="A list of leaflet codes; - reads it from the keyboard.",
)
@click.option(
    "--language",
    "lang",
    default="en",
    show_default=True,
    metavar="KEY",
    help="The language of the pack, one of the council's.",
)
@click.option(
    "--edition",
    type=click.Choice(EDITIONS),
    default=EDITIONS[0],
    show_default=True,
    help="Clear print, or larger.",
)
@click.option("--cover", default="", metavar="TEXT", help="Words for the cover.")
@click.option(
    "-o",
    "--output",
    type=click.Path(dir_okay=False, allow_dash=True, path_type=Path),
    default="pack.pdf",
    show_default=True,
    help="The file; - writes it to standard output.",
)
@json_option
@today_option
@click.pass_obj
def pack(
    config: Path, near: str | None, within: str | None, may_fit: bool, codes: tuple[str, ...],
    list_of_codes: Any, lang: str, edition: str, cover: str, output: Path, as_json: bool,
    **asked: tuple[str, ...],
) -> None:  # fmt: skip
    """Put the right leaflets for one family together in one PDF.

    By what it needs (--need autism --age 7 --area kestrel-hill) or by leaflet codes (--code K7M2). What names
    no part of the area is in the pack of each part, at its end. Nothing about the family is kept anywhere.

    \b
    local-offer pack --need autism --age 7 --language bn -o pack.pdf
    local-offer pack --code K7M2 --code R8PQ -o pack.pdf

    \b
    Exit 0: the pack is made.
    Exit 1: no service fits, or a code does not exist.
    Exit 2: wrong use.
    """
    from ..reading import load

    settings = settings_of(config)
    if lang not in settings.languages:
        raise click.BadParameter(
            f"This Local Offer has no {lang!r}. It has: {', '.join(settings.languages)}.",
            param_hint="--language",
        )
    if output == STDOUT and as_json:
        raise click.UsageError("With --json name a file with --output.")
    if output != STDOUT and not output.parent.is_dir():
        raise click.BadParameter(f"There is no folder {output.parent}.", param_hint="--output")
    asked = {name: keys for name, keys in asked.items() if keys}
    named = _codes(codes, list_of_codes)
    if bool(named) == bool(asked or near):
        raise click.UsageError(
            "Say what the pack is for: what the family needs, like --need autism --age 7, or the leaflet codes, "
            "like --code K7M2. Not both."
        )
    if (within or may_fit) and named:
        raise click.UsageError("--within and --may-fit go with what a family needs, not with leaflet codes.")
    directory = load(settings)
    if directory.broken:
        _tell(f"Left out: {len(directory.broken)} that cannot be read. `local-offer check` says why.")
    if named:
        chosen = _by_codes(directory, named)
    else:
        chosen = _by_filters(directory, asked, near, within, may_fit=may_fit)
    for line in chosen.told:
        _tell(line)
    if not chosen.entries:
        _tell("No service fits, so there is no pack. Ask for less, or ring the helpline together.")
        raise SystemExit(1)
    files = _make(directory, chosen, edition=edition, lang=lang, cover=cover, output=output)
    if as_json:
        print_json(
            {"services": [entry.slug for entry in chosen.entries], "told": chosen.told, "files": files}
        )


def _codes(codes: tuple[str, ...], file: Any) -> list[str]:
    try:
        return codes_in(" ".join((*codes, file.read() if file else "")))
    except UnicodeDecodeError:
        raise click.BadParameter("This is not a list of codes.", param_hint="--codes") from None


def _by_codes(directory: Directory, codes: list[str]) -> Chosen:
    """A code that does not exist stops the pack: one leaflet fewer would go unnoticed."""
    try:
        return by_codes(directory, codes)
    except ChoiceError as error:
        _tell(str(error))
        _tell("Nothing was made.")
        raise SystemExit(1) from None


def _by_filters(
    directory: Directory,
    said: dict[str, tuple[str, ...]],
    near: str | None,
    within: str | None,
    *,
    may_fit: bool,
) -> Chosen:
    asked: dict[str, list[str]] = {}
    for name, keys in said.items():
        try:
            asked[name] = [key_of(directory, name, key) for key in keys]
        except ChoiceError as error:
            raise click.BadParameter(str(error), param_hint=option_of(name)) from None
    spot = directory.postcodes.lookup(near) if near else None
    if near and not spot:
        raise click.BadParameter(f"We do not know where {near!r} is.", param_hint="--near")
    if within and not spot:
        raise click.UsageError("--within goes with --near.")
    if within:
        asked[WITHIN] = [_miles(within)]
    return by_filters(directory, asked, (spot.easting, spot.northing) if spot else None, may_fit=may_fit)


def _miles(said: str) -> str:
    from ..whereabouts import radius

    if radius([said]) is None:
        raise click.BadParameter(
            f"{said!r} is not a number of miles. Write it like 3.", param_hint="--within"
        )
    return said


def _make(
    directory: Directory, chosen: Chosen, *, edition: str, lang: str, cover: str, output: Path
) -> list[dict[str, Any]]:
    """Make the volumes of a pack, and tell of each. The files with their pages, for scripts."""
    import typst

    from ..packs.family import make
    from ..packs.volumes import MOST

    if len(chosen.entries) > MOST and output == STDOUT:
        raise click.UsageError(
            f"These are {len(chosen.entries)} services: several volumes. Name a file with --output."
        )
    files: list[dict[str, Any]] = []
    try:
        for volume, printed in make(directory, chosen, edition=edition, lang=lang, cover=cover):
            name = output if volume.of == 1 else output.with_stem(f"{output.stem}-{volume.number}")
            if name == STDOUT:
                sys.stdout.buffer.write(printed.data)
            else:
                write_whole(name, printed.data)
            which = f", volume {volume.number} of {volume.of}: {volume.first} to {volume.last}"
            _tell(f"{counted(volume.entries)}, {printed.pages} pages{which if volume.of > 1 else ''}: {name}")
            files.append(
                {"file": str(name), "pages": printed.pages, "could_not_be_printed": list(printed.lost)}
            )
            if printed.lost:
                _tell(f"These could not be printed: {', '.join(printed.lost)}")
    except typst.TypstError as error:
        _tell(f"The pack cannot be made: {error}")
        raise SystemExit(1) from None
    except OSError as error:
        raise click.UsageError(f"{output} cannot be written: {error.strerror}.") from None
    missing = sum(lang not in entry.record.translations for entry in chosen.entries)
    if lang != "en" and missing:
        _tell(
            f"{missing} of {len(chosen.entries)} services are not translated yet: their own words are in English."
        )
    return files


def _tell(line: str) -> None:
    """Say something beside the file, which may be on standard output."""
    click.echo(line, err=True)
