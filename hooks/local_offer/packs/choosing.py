"""Which services go into a pack: those that filters find, or those whose leaflet codes someone names."""

from __future__ import annotations

import difflib
import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from ..directory import Directory, Entry
from ..filters import FILTERS, NOT_KNOWN, Asked, select

AREA = "locality"
OPTIONS = {AREA: "area", "language": "speaks"}
"""What the command calls a filter, where that is not its own name."""


class ChoiceError(Exception):
    """What was asked for does not exist. The message says so, and what comes nearest."""


@dataclass(frozen=True)
class Chosen:
    """The services of a pack, in its order, and what whoever makes it must know, in sentences."""

    entries: tuple[Entry, ...]
    told: tuple[str, ...] = ()
    may_fit: int = 0
    """How many more may fit that are not in it, because they do not say."""
    no_area: int = 0
    """How many of those in it do not say which part of the area they are for, where one asked for a part."""


def option_of(name: str) -> str:
    """The option that asks a filter: `--area`."""
    return f"--{OPTIONS.get(name, name)}"


def key_of(directory: Directory, name: str, said: str) -> str:
    """The key of a filter that someone means: its key, or its label in any capitals. Raises ChoiceError."""
    choices = FILTERS[name].choices(directory.vocabularies)
    by_label = {label.casefold(): key for key, label in choices.items()}
    wanted = said.strip().casefold()
    if wanted in choices or wanted == NOT_KNOWN:
        return wanted
    if wanted in by_label:
        return by_label[wanted]
    near = difflib.get_close_matches(wanted, [*choices, *by_label], n=5, cutoff=0.4)
    nearest = list(dict.fromkeys(by_label.get(one, one) for one in near))[:3]
    there_are = f"Nearest: {', '.join(nearest)}." if nearest else f"There are: {', '.join(choices)}."
    raise ChoiceError(f"There is no {said!r}. {there_are}")


def by_filters(
    directory: Directory, asked: Asked, near: tuple[int, int] | None = None, *, may_fit: bool = False
) -> Chosen:
    """What fits best first, as in find. `may_fit` brings in those that do not say, after those that do.

    A service that names no part of the area is in the pack of each part, after those that name it: most are for
    the whole area and say no more, and without them a family would miss nearly all. A closed service is left out,
    unless one asks for it: a family can do nothing with it.
    """
    area = asked.get(AREA, ())
    wanted = {**asked, AREA: [*area, NOT_KNOWN]} if area else asked
    found = select(directory.listed, wanted, directory.vocabularies, near)
    every = [*found.fit, *(found.may_fit if may_fit else ())]
    gone = [] if "availability" in asked else [entry for entry in every if entry.closed]
    left_out = () if may_fit else found.may_fit
    told = []
    if left_out:
        why = ", ".join(f"{option_of(name)} {number}" for name, number in found.unknown.items() if number)
        told.append(
            f"Left out: {counted(left_out)} that may fit, but not all is known ({why}). "
            "To bring them in, add --may-fit."
        )
    if gone:
        told.append(f"Left out: {counted(gone)} closed for good ({', '.join(entry.name for entry in gone)}).")
    entries = [entry for entry in every if entry not in gone]
    no_area = [entry for entry in entries if area and not entry.record.localities]
    if no_area:
        told.append(
            f"{counted(no_area)} in the pack name{'s' if len(no_area) == 1 else ''} no part of the area."
        )
    entries.sort(key=lambda entry: entry in no_area)
    return Chosen(tuple(entries), tuple(told), len(left_out), len(no_area))


def by_codes(directory: Directory, codes: Iterable[str]) -> Chosen:
    """The services of these leaflet codes, in that order, each once. Raises ChoiceError naming all wrong ones."""
    now = {entry.identity.code: entry for entry in directory.entries}
    former = {old: entry for entry in directory.entries for old in entry.identity.former_codes}
    found: dict[str, Entry] = {}
    told, wrong = [], []
    for code in codes:
        entry = now.get(code) or former.get(code)
        if not entry:
            wrong.append(f"There is no leaflet {code}.{_mistaken_for(code, now)}")
            continue
        found[entry.slug] = entry
        if code not in now:
            told.append(f"{code} is an old code. It is now {entry.identity.code}, {entry.name}.")
        if entry.closed:
            told.append(f"{code}, {entry.name}, is closed. Its leaflet says what to try instead.")
    if wrong:
        raise ChoiceError("\n".join(wrong))
    return Chosen(tuple(found.values()), tuple(told))


def codes_in(text: str) -> list[str]:
    """The codes in a list, however it parts them and whatever its capitals."""
    return [code.upper() for code in re.split(r"[\s,;]+", text) if code]


def counted(entries: Collection[Entry]) -> str:
    """How many services there are: "1 service"."""
    number = len(entries)
    return f"{number} service{'' if number == 1 else 's'}"


def _mistaken_for(code: str, now: dict[str, Entry]) -> str:
    """The code that was perhaps meant: one letter is easily misheard."""
    near = difflib.get_close_matches(code, now, n=1, cutoff=0.7)
    return f" Did you mean {near[0]}, {now[near[0]].name}?" if near else ""
