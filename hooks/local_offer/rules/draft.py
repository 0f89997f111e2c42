"""What a rule is given: one record as it was read, and what it may refer to."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

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
        return Problem(self.source.path, self.source.line(at), message, **more)  # type: ignore[arg-type]


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
    known: Mapping[str, Iterable[str]] = field(default_factory=dict)

    def organisation(self, record: Service) -> Organisation | None:
        """The organisation of a record, wherever it is written."""
        if isinstance(record.organisation, str):
            return self.organisations.get(record.organisation)
        return record.organisation

    def places_of(self, record: Service) -> list[tuple[int, Place]]:
        """The places of a record with their position in it, wherever they are written."""
        found = [(i, self.places.get(p) if isinstance(p, str) else p) for i, p in enumerate(record.places)]
        return [(i, place) for i, place in found if place]
