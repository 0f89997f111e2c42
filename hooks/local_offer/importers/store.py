"""The records of a folder as an import finds and leaves them: found again, written only when they change."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ..folders import UNSORTED
from ..ids import FILE as IDS
from ..ids import identities, read_ids, write_ids
from ..problem import shown
from ..records.kinds import SLUG
from ..records.shared import Organisation, Place
from ..records.yaml_lines import read
from ..slugs import slugs_for
from ..vocabulary import FILE as VOCABULARIES
from ..vocabulary import PROJECTS_OWN
from ..write import dump
from .feed import FeedError
from .merge import mark_line, merged, read_mark
from .report import CHANGED, KEPT, NEW, UNCHANGED
from .shared_file import Origin, SharedFile, origin_of

_ADVICE = (
    "# A change there is written here as well. Take out `imported` to keep this record as you write it.\n"
)


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
        self._given, problems = read_ids(folder, shown(folder / IDS))
        if problems:
            raise FeedError(f"Mend this file first: {problems[0]}")
        self.organisations = SharedFile(folder / "_organisations.yml", Organisation, _name)
        self.places = SharedFile(folder / "_places.yml", Place, _name_and_postcode)
        self._files: dict[Path, str] = {}

    def folder_of(self, origin: Origin) -> str | None:
        """The folder that the record of an origin lies in now."""
        slug = self._by_origin.get(origin)
        return self._records[slug].path.parent.name if slug else None

    def put(self, new: dict[str, Any]) -> tuple[str, Path]:
        """Take in one record: what became of it, and its file. Nothing is written before `save`."""
        slug = self._by_origin.get(origin_of(new))
        if slug is None:
            return self._add(new)
        old = self._records[slug]
        self._used.add(slug)
        result = merged(old.data, read_mark(old.text), new)
        if result == old.data:
            return UNCHANGED, old.path
        self._files[old.path] = _text({**result, "imported": new["imported"]}, new)
        return CHANGED, old.path

    def gone(self, system: str, feed: str) -> Iterator[tuple[str, Path, dict[str, Any]]]:
        """The records of a feed that were not put this time: identifier, file, record."""
        for origin, slug in self._by_origin.items():
            if origin and origin[:2] == (system, feed) and slug not in self._used:
                yield origin[2], self._records[slug].path, self._records[slug].data

    def save(self) -> None:
        """Write what changed, and what a folder needs to build on its own."""
        self.folder.mkdir(parents=True, exist_ok=True)
        if not self.vocabularies.exists():
            shutil.copyfile(PROJECTS_OWN, self.vocabularies)
        self.organisations.save()
        self.places.save()
        for path, text in self._files.items():
            path.parent.mkdir(exist_ok=True)
            path.write_text(text, "utf-8", newline="\n")
        self._save_codes()

    def _save_codes(self) -> None:
        """Write down the leaflet codes of the records of this import, while each is still its own."""
        was: dict[str, list[str]] = {}
        for old, slug in self._formerly.items():
            was.setdefault(slug, []).append(old)
        all_ = identities(self._records.keys() | self._used, self._given, was, self._council)
        write_ids(self.folder, {slug: all_[slug] for slug in self._used}, self._given)

    def _add(self, new: dict[str, Any]) -> tuple[str, Path]:
        """A record that is not here under its origin: new, or one that people took over."""
        for slug in slugs_for(new["name"], new.get("organisation", "")):
            there = self._records.get(slug) or self._records.get(self._formerly.get(slug, ""))
            if there and there.path.stem not in self._used and _taken_over(there, new):
                self._used.add(there.path.stem)
                return KEPT, there.path
            if not there and slug not in self._used:
                break
        self._used.add(slug)
        path = self.folder / new.get("sector", UNSORTED) / f"{slug}.yml"
        self._files[path] = _text(new, new)
        return NEW, path


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


def _text(data: dict[str, Any], told: dict[str, Any]) -> str:
    return f"{mark_line(told)}\n{_ADVICE}{dump(data)}"


def _name(data: dict[str, Any]) -> str:
    return " ".join(str(data.get("name", "")).casefold().split())


def _name_and_postcode(data: dict[str, Any]) -> str:
    return f"{_name(data)} {data.get('postcode') or data.get('address', '')}"
