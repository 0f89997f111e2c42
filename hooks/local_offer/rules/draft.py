"""What a rule is given: one record as it was read, and what it may refer to."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from ..problem import Problem
from ..records.service import Service
from ..records.shared import Organisation, Place
from ..records.yaml_lines import At, Source
from ..vocabulary import Vocabularies


@dataclass(frozen=True)
class Draft:
    """A record that was read and not yet accepted."""

    slug: str
    folder: str
    source: Source
    record: Service | None
    problems: tuple[Problem, ...] = ()

    def problem(self, at: At, message: str, **more: object) -> Problem:
        """A problem at the line of a value."""
        return self.source.problem(at, message, **more)

    def texts(self, key: str) -> list[tuple[int, str]]:
        """The texts of a list, each with its number in the file. In the record wrong ones are left out."""
        return [(number, item) for number, item in self._items(key) if isinstance(item, str)]

    def places_written_here(self) -> list[tuple[int, dict, Place]]:
        """The places that are written in the record: number in the file, as typed, and as read."""
        typed = [(number, item) for number, item in self._items("places") if isinstance(item, dict)]
        read = [place for place in (self.record.places if self.record else ()) if not isinstance(place, str)]
        return [(number, item, place) for (number, item), place in zip(typed, read, strict=False)]

    def _items(self, key: str) -> list[tuple[int, Any]]:
        written = self.source.data.get(key)
        return list(enumerate(written)) if isinstance(written, list) else []


@dataclass(frozen=True)
class Shared:
    """What all records of a folder share, and the day that counts as today."""

    vocabularies: Vocabularies
    organisations: Mapping[str, Organisation]
    places: Mapping[str, Place]
    slugs: Mapping[str, Iterable[str]]
    """The files of each slug: more than one is a problem."""
    formerly: Mapping[str, Iterable[str]]
    """The slugs that name an old address in `was`."""
    today: datetime.date

    def organisation(self, record: Service) -> Organisation | None:
        """The organisation of a record, wherever it is written."""
        if isinstance(record.organisation, str):
            return self.organisations.get(record.organisation)
        return record.organisation
