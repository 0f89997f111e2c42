"""All records of a Local Offer, read once into one frozen Directory with the indexes that outputs need.

Read, check, enrich: what an output finds in an Entry is either the record's own words or worked out
here. Nothing later in the road changes a record.
"""

from __future__ import annotations

import datetime
import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from .freshness import Freshness, State
from .ids import Identity
from .postcodes import Postcodes
from .problem import Problem, errors
from .records.parts import Alert
from .records.service import Service
from .records.shared import Calendar, Complaint, Organisation, Place, Staff
from .settings import Settings
from .vocabulary import Vocabularies
from .whereabouts import Whereabouts

NO_WAY_IN = frozenset({"full", "temporarily-closed", "planned", "closing", "closed"})


@dataclass(frozen=True)
class Entry:
    """One published service: its record, and what follows from it."""

    slug: str
    path: str
    """The file, as messages name it."""
    record: Service
    identity: Identity
    organisation: Organisation | None
    organisation_key: str
    """Its key; for one that is written in the record, its name as a slug."""
    places: tuple[tuple[str, Place], ...]
    """Key and place; a place written in the record has the key ""."""
    whereabouts: Whereabouts
    """Where its places are, and whether it can be had wherever one lives."""
    needs: tuple[str, ...]
    """The record's needs; a universal service that names none is for all needs."""
    phases: tuple[str, ...]
    """The phases whose years overlap the ages; empty when the ages are not known."""
    complaints: Complaint | None
    owner: str | None
    freshness: Freshness
    state: State
    withdrawn: bool
    """Past its last day of showing: the page stays and says so."""
    alert_over: bool
    """Past the last day of its alert."""

    @property
    def name(self) -> str:
        """The name. Every record that gets this far has one."""
        return self.record.name or self.slug

    @property
    def a_to_z(self) -> tuple[str, str]:
        """Where it stands from A to Z. Signs before the first letter or digit do not count."""
        return re.sub(r"^[\W_]+", "", self.name.casefold()) or self.slug, self.slug

    @property
    def alert(self) -> Alert | None:
        """The sentence that everyone must see first, while it counts."""
        return None if self.alert_over else self.record.alert

    @property
    def others(self) -> tuple[str, ...]:
        """The slugs of the services that it names: what to try instead, and what comes next."""
        return (*self.record.alternatives, *self.record.moves_on_to)

    @property
    def closed(self) -> bool:
        """Closed for good or withdrawn: listed last, and named as such."""
        return self.withdrawn or self.record.availability == "closed"

    @property
    def needs_a_way_on(self) -> bool:
        """No family can use it now, so what to try instead comes before anything else."""
        return self.withdrawn or self.record.availability in NO_WAY_IN

    @property
    def hidden(self) -> bool:
        """Whether an address of it must stay secret. Then nothing of it is left on a device either."""
        return any(place.hide_address for _, place in self.places)

    @property
    def about_mental_health(self) -> bool:
        """Whether urgent mental health help must stand on its page and leaflet."""
        return "health-mental" in (self.record.topics or ()) or "social-emotional-mental-health" in self.needs


@dataclass(frozen=True)
class Profile:
    """One published staff profile."""

    slug: str
    path: str
    record: Staff
    due: bool
    """Past its review day."""


@dataclass(frozen=True)
class Directory:
    """Everything that outputs are made from."""

    settings: Settings
    today: datetime.date
    vocabularies: Vocabularies
    organisations: Mapping[str, Organisation]
    places: Mapping[str, Place]
    calendar: Calendar
    postcodes: Postcodes
    entries: tuple[Entry, ...]
    """In the order of their names, closed ones last."""
    staff: tuple[Profile, ...]
    broken: Mapping[str, tuple[str, str, tuple[Problem, ...]]]
    """Records that cannot be shown: slug to (path, name, problems)."""
    problems: tuple[Problem, ...]
    files: int
    """How many files were read."""

    @cached_property
    def by_slug(self) -> dict[str, Entry]:
        """Every entry by its slug."""
        return {entry.slug: entry for entry in self.entries}

    @cached_property
    def listed(self) -> tuple[Entry, ...]:
        """The entries that listings and find show."""
        return tuple(entry for entry in self.entries if not entry.withdrawn)

    @property
    def offered_places(self) -> dict[str, Place]:
        """The shared places that may be offered to choose from: the key of a secret one can tell where it is."""
        return {key: place for key, place in self.places.items() if not place.hide_address}

    @cached_property
    def listed_organisations(self) -> frozenset[str]:
        """The organisations that have a page: those with a service that is listed."""
        return frozenset(entry.organisation_key for entry in self.listed)

    @cached_property
    def shared_names(self) -> frozenset[str]:
        """The names that more than one service has."""
        count = Counter(entry.name for entry in self.entries)
        return frozenset(name for name, number in count.items() if number > 1)

    @cached_property
    def profiles(self) -> dict[str, Profile]:
        """Every published profile by its slug."""
        return {profile.slug: profile for profile in self.staff}

    @cached_property
    def by_staff(self) -> dict[str, list[Entry]]:
        """The services each profile answers for."""
        found: dict[str, list[Entry]] = {}
        for entry in self.listed:
            for slug in entry.record.staff:
                found.setdefault(slug, []).append(entry)
        return found

    @property
    def errors(self) -> list[Problem]:
        """The problems that stop a publish build."""
        return errors(self.problems)
