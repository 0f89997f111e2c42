"""The names of leaflets by the facts they are made from: what nobody has changed is not put into words again.

A leaflet's name is the checksum of its words (cache.py). To put a service into words only to learn that they
are the same takes most of a build in which nothing has changed. So the names are written down beside the
leaflets, under a checksum of everything that words are made from. Where that is another, as after each change
of the program, the words decide, as if nothing were written down.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from contextlib import suppress
from functools import lru_cache
from importlib.metadata import distributions
from pathlib import Path

from ..directory import Directory, Entry
from ..files import write_whole

FILE = "names.json"
PACKAGE = Path(__file__).parents[1]

Names = dict[str, str]
"""Of the leaflets of one service: language and edition to the name."""


class Remembered:
    """The names that were written down the last time, and those of this time."""

    def __init__(self, directory: Directory, cache: Path) -> None:
        self._directory, self._file = directory, cache / FILE
        self._last, self._now = _read(self._file), {}
        settings = directory.settings.model_copy(update={"today": None})
        shared = repr((settings, directory.vocabularies, directory.places))
        self._shared = hashlib.sha256(f"{_program()}{shared}".encode()).hexdigest()

    def names(self, entry: Entry, find: Callable[[], Names]) -> Names:
        """The names of a service's leaflets, by `find` where the facts are others than the last time."""
        key = self._facts(entry)
        names = self._now[key] = self._last.get(key) or find()
        return names

    def keep(self) -> None:
        """Write down the names of this time, and no others. Where nothing can be written, the next time takes longer."""
        if self._now != self._last:
            with suppress(OSError):
                write_whole(self._file, json.dumps(self._now))

    def _facts(self, entry: Entry) -> str:
        """The checksum of what the words about a service are made from: its facts, those of the services it names, and all that is shared."""
        facts = repr((entry, [self._directory.by_slug.get(slug) for slug in entry.others]))
        return hashlib.sha256(f"{self._shared}{facts}".encode()).hexdigest()


def _read(file: Path) -> dict[str, Names]:
    """What was written down; nothing where that was never done or cannot be read."""
    try:
        return json.loads(file.read_text("utf-8"))
    except (OSError, ValueError):
        return {}


@lru_cache
def _program() -> str:
    """The checksum of the whole program, its words in each language too, and of the libraries that it stands on."""
    found = hashlib.sha256(repr(sorted((one.name, one.version) for one in distributions())).encode())
    for file in sorted(PACKAGE.rglob("*")):
        if file.is_file() and "__pycache__" not in file.parts:
            found.update(file.read_bytes())
    return found.hexdigest()
