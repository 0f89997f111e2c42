"""Which services each choice of a filter has: the same answer as `filters.select`, for all choices at once."""

from __future__ import annotations

from dataclasses import dataclass, field

from .directory import Directory, Entry
from .filter_answers import SILENT, fits
from .filters import FILTERS

OF_THEIR_OWN = ("need", "phase", "topic", "locality")
"""The filters of which each choice goes out into the world: as a booklet, and as a list for other websites."""


@dataclass
class Choice:
    """One choice of a filter: who is for it. Each list is in the order of the directory.

    A service that is closed stands only where it is named.
    """

    label: str
    direct: list[Entry] = field(default_factory=list)
    """Those that name it."""
    for_all: list[Entry] = field(default_factory=list)
    """Those that are for it because they are for all."""
    may_fit: list[Entry] = field(default_factory=list)
    """Those that do not say."""


@dataclass
class Answers:
    """One filter: what all services answer."""

    choices: dict[str, Choice]
    """By key, in the order to show them; also those that nobody is for."""
    silent: list[Entry]
    """Those that say nothing about it at all."""

    @property
    def used(self) -> dict[str, Choice]:
        """The choices that a service names."""
        return {key: choice for key, choice in self.choices.items() if choice.direct}


def answers(name: str, directory: Directory) -> Answers:
    """What every listed service answers to one filter."""
    asked, words = FILTERS[name], directory.vocabularies
    found = Answers({key: Choice(label) for key, label in asked.choices(words).items()}, [])
    for entry in directory.listed:
        said = asked.read(entry, words)
        if said == SILENT and not entry.closed:
            found.silent.append(entry)
        for key, choice in found.choices.items():
            if key in said.yes:
                choice.direct.append(entry)
            elif not entry.closed and (fit := fits(said, key, asked.for_all)) is not False:
                (choice.may_fit if fit is None else choice.for_all).append(entry)
    return found
