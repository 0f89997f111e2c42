"""The records of a folder as an import finds and leaves them: found again, written only when they change."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ..arrange import CannotArrange
from ..files import write_together
from ..folders import UNSORTED
from ..ids import FILE as IDS
from ..ids import identities, ids_with, read_ids
from ..problem import shown
from ..records.kinds import SLUG
from ..records.shared import Organisation, Place
from ..records.yaml_lines import read
from ..slugs import slugs_for
from ..splice import with_fields
from ..vocabulary import FILE as VOCABULARIES
from ..vocabulary import PROJECTS_OWN
from ..write import dump
from .feed import FeedError
from .merge import MARK, mark_line, merged, read_mark
from .report import CHANGED, CONFLICT, KEPT, NEW, UNCHANGED
from .shared_file import Origin, SharedFile, origin_of

_ADVICE = "# What changes there is written here too, but never over what people wrote here.\n"


@dataclass(frozen=True)
class Put:
    """What became of one record."""

    outcome: str
    path: Path
    conflicts: tuple[str, ...] = ()
    """The fields that people wrote otherwise than the feed has them."""


@dataclass
class _Existing:
    """A record file that was there before."""

    path: Path
    data: dict[str, Any]
    text: str

    @property
    def looked_after(self) -> bool:
        """Whether people write it: it never was imported, was taken over, or cannot be read now."""
        return "imported" not in self.data


class Store:
    """A services folder. Records of any folder below it are found by their origin."""

    def __init__(self, folder: Path, council: str | None = None) -> None:
        self.folder, self._council = folder, council
        if folder.exists() and not folder.is_dir():
            raise FeedError(f"{folder} is a file. Name a folder for the records.")
        self.vocabularies = folder / VOCABULARIES
        self._records = {path.stem: existing for path, existing in _existing(folder)}
        self._by_origin = {origin_of(one.data): slug for slug, one in self._records.items()}
        self._formerly = {
            old: slug
            for slug, one in self._records.items()
            for old in one.data.get("was", ())
            if isinstance(old, str)
        }
        self._used: set[str] = set()
        self._ids = folder / IDS
        self._given, problems = read_ids(folder, shown(self._ids))
        if problems:
            raise FeedError(f"Mend this file first: {problems[0]}")
        self.organisations = SharedFile(folder / "_organisations.yml", Organisation, _name)
        self.places = SharedFile(folder / "_places.yml", Place, _name_and_postcode)
        self._files: dict[Path, str] = {}

    def folder_of(self, origin: Origin) -> str | None:
        """The folder that the record of an origin lies in now."""
        slug = self._by_origin.get(origin)
        return self._records[slug].path.parent.name if slug else None

    def seen(self, origin: Origin) -> None:
        """Note that a source still has a service which this import does not touch."""
        if slug := self._by_origin.get(origin):
            self._used.add(slug)

    def put(self, new: dict[str, Any]) -> Put:
        """Take in one record. Nothing is written before `save`."""
        slug = self._by_origin.get(origin_of(new))
        if slug is None:
            return self._add(new)
        old = self._records[slug]
        self._used.add(slug)
        result = merged(old.data, read_mark(old.text), new)
        outcome = UNCHANGED
        if result.data != old.data:
            self._files[old.path] = _changed(old, {**result.data, "imported": new["imported"]}, new)
            outcome = CHANGED
        return Put(CONFLICT if result.conflicts else outcome, old.path, result.conflicts)

    def gone(self, system: str, feed: str) -> Iterator[tuple[str, Path, dict[str, Any]]]:
        """The records of a feed that were not put this time: identifier, file, record."""
        for origin, slug in self._by_origin.items():
            if origin and origin[:2] == (system, feed) and slug not in self._used:
                yield origin[2], self._records[slug].path, self._records[slug].data

    def save(self, *, write: bool) -> None:
        """Write what changed, and what a folder needs to build on its own: all of it or nothing.

        With `write` false nothing is written, but whether it could be is found out. Raises FeedError, OSError.
        """
        texts = dict(self._files)
        if not self.vocabularies.exists():
            texts[self.vocabularies] = PROJECTS_OWN.read_text("utf-8")
        shared = {file.path: file.text() for file in (self.organisations, self.places)}
        texts |= {path: text for path, text in shared.items() if text}
        was: dict[str, list[str]] = {}
        for old, slug in self._formerly.items():
            was.setdefault(slug, []).append(old)
        # Each code is written down while it is still the one that follows from the slug.
        all_ = identities(self._records.keys() | self._used, self._given, was, self._council)
        codes = ids_with(self.folder, {slug: all_[slug] for slug in self._used}, self._given)
        if not self._ids.exists() or codes != self._ids.read_text("utf-8"):
            texts[self._ids] = codes
        if write:
            write_together(texts)
            for path in (path for path, text in shared.items() if text == ""):
                path.unlink()

    def _add(self, new: dict[str, Any]) -> Put:
        """A record that is not here under its origin: new, or one that people took over."""
        for slug in slugs_for(new["name"], new.get("organisation", "")):
            there = self._records.get(slug) or self._records.get(self._formerly.get(slug, ""))
            if there and there.path.stem not in self._used and _taken_over(there, new):
                self._used.add(there.path.stem)
                return Put(KEPT, there.path)
            if not there and slug not in self._used:
                break
        self._used.add(slug)
        path = self.folder / new.get("sector", UNSORTED) / f"{slug}.yml"
        self._files[path] = f"{mark_line(new)}\n{_ADVICE}{dump(new)}"
        return Put(NEW, path)


def _existing(folder: Path) -> Iterator[tuple[Path, _Existing]]:
    for path in sorted(folder.glob("*/*.yml")):
        if SLUG.fullmatch(path.stem) and path.is_file():
            data = read(path, str(path), root=folder).data
            yield path, _Existing(path, data, path.read_bytes().decode("utf-8", "replace"))


def _taken_over(there: _Existing, new: dict[str, Any]) -> bool:
    """Whether people look after this service now: their record has its name or old address, and its organisation."""
    organisation = there.data.get("organisation", new.get("organisation"))
    return there.looked_after and (
        not isinstance(organisation, str) or organisation == new.get("organisation")
    )


def _changed(old: _Existing, data: dict[str, Any], told: dict[str, Any]) -> str:
    """The text of a record with what changed, and people's own comments."""
    heads = dict.fromkeys([*data, *old.data])
    changes = {head: data.get(head) for head in heads if data.get(head) != old.data.get(head)}
    try:
        text = with_fields(old.text.removeprefix("\ufeff").replace("\r\n", "\n"), changes)
    except CannotArrange:  # written in a way of its own: only the comments are lost
        text = f"{_ADVICE}{dump(data)}"
    return f"{mark_line(told)}\n{MARK.sub('', text, count=1).lstrip()}"


def _name(data: dict[str, Any]) -> str:
    return " ".join(str(data.get("name", "")).casefold().split())


def _name_and_postcode(data: dict[str, Any]) -> str:
    return f"{_name(data)} {data.get('postcode') or data.get('address', '')}"
