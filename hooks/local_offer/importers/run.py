"""One import from end to end: read the feed, make records of its services, have them checked, keep them."""

from __future__ import annotations

import datetime
import re
from collections.abc import Mapping
from functools import partial
from pathlib import Path
from typing import Any

from ..problem import Problem, errors, shown
from ..records.fields import Record
from ..records.service import Service
from ..records.shared import Organisation, Place
from ..records.yaml_lines import Source
from ..rules import broken_rules
from ..rules.draft import Draft, Shared
from ..rules.people import what_a_place_must_say
from ..slugs import slug_of
from ..vocabulary import read_vocabularies
from .accept import accepted, as_text
from .clean import Say, line, visible
from .feed import Feed, FeedError, read_feed
from .given import Given
from .incoming import Incoming
from .organisations import organisation
from .oruk import SYSTEM, Mapped, to_record
from .places import Found, secret_ids, without_secrets
from .report import GONE, LEFT_OUT, Report
from .store import UNSORTED, Store
from .terms import Terms

PERSONAL = frozenset(["assurer", "attention", "contacts"])
"""What a list of an import does not repeat: it may name people."""


def import_oruk(
    file: Path, into: Path, *, feed: str, today: datetime.date, council: str | None = None
) -> Report:
    """Bring the services of a feed's file into a folder of records.

    `feed` names the source where a folder has several, `council` is whose folder it is. Raises FeedError when the file or the folder
    cannot be used; nothing was written then.
    """
    if line(feed, _nothing) != feed:
        raise FeedError(f"{feed!r} cannot name a feed. Use letters, digits and dashes.")
    return _Import(read_feed(file), into, feed, today, council).run()


class _Import:
    """The feed, the folder, and what both share while services go from one to the other."""

    def __init__(
        self, feed: Feed, into: Path, name: str, today: datetime.date, council: str | None = None
    ) -> None:
        self.feed, self.name, self.today = feed, name, today
        self.store, self.report = Store(into, council), Report()
        vocabularies, problems = read_vocabularies(into, shown(self.store.vocabularies))
        if wrong := errors(problems):
            raise FeedError(f"Mend this file first: {wrong[0]}")
        self.terms = Terms(vocabularies)
        self.secret = secret_ids(feed.services)
        self.shared = Shared(vocabularies, {}, {}, {}, {}, today)
        self.known = {
            **vocabularies.terms,
            "organisations": self.store.organisations.data,
            "places": self.store.places.data,
        }
        self.seen: dict[str, Any] = {}
        self.organisations: dict[str, str] = {}

    def run(self) -> Report:
        """All services, then what is no longer there; written at the end."""
        for number, data in enumerate(self.feed.services, 1):
            try:
                self._service(number, data)
            except RecursionError:
                self.report.add(LEFT_OUT, f"service {number}", "", "It is nested too deep.")
        for id_, path, record in self.store.gone(SYSTEM, self.name) if self.feed.whole else ():
            self.report.add(GONE, id_, str(record.get("name", "")), shown(path))
        self.store.save()
        return self.report

    def _service(self, number: int, data: Any) -> None:
        """One service, unless it cannot be told from others."""
        broken: list[tuple[str, str]] = []
        data = visible(data, lambda *said: broken.append(said)) if isinstance(data, Mapping) else {}
        given = Given(data)
        name, id_ = line(given.text("name"), _nothing), line(given.text("id", "_id", "service_id"), _nothing)
        leave_out = partial(self.report.add, LEFT_OUT, id_ or f"service {number}", name)
        if not name:
            leave_out("It has no name." if given else "There is nothing in it.")
            return
        if given.yes_or_no("visible", "published") is False:
            leave_out("It is marked as not public.")
            return
        if not id_:
            id_ = f"no-id-{slug_of(name)}"
            self.report.add("services without an id, known by their name", id_, name)
        if id_ in self.seen:
            same = self.seen[id_] == data
            leave_out("It is in the file twice." if same else "Another service of the file has this id.")
            return
        self.seen[id_] = data
        say = partial(self._say, id_, name)
        for kind, what in broken:
            say(kind, what)
        if not self._bring_in(given, id_, name, say):
            leave_out("Its name or id cannot stand in a record.")

    def _bring_in(self, given: Given, id_: str, name: str, say: Say) -> bool:
        """Make a service's record and keep it. False when the checks leave nothing to keep."""
        mapped = to_record(Incoming(given, self.terms, self.today, self.secret, say))
        record = accepted(self._whole(mapped, id_, say), Service, self.known, self._service_rules, say)
        if "name" not in record or "imported" not in record:
            return False
        for path, value in mapped.left:
            say(f"not brought over: {path}", "" if PERSONAL & set(re.split(r"\W|_", path)) else str(value))
        outcome, file = self.store.put(record)
        self.report.add(outcome, id_, name, shown(file))
        return True

    def _whole(self, mapped: Mapped, id_: str, say: Say) -> dict[str, Any]:
        """A record with its organisation, its places and where it came from."""
        keys = [self._place(place, say) for place in mapped.places]
        sector, folder = mapped.record["sector"], self.store.folder_of((SYSTEM, self.name, id_))
        return {
            **mapped.record,
            # Whoever moved the file into the folder of a sector knew better than the feed.
            "sector": folder if sector and folder not in (None, UNSORTED) else sector,
            "organisation": self._organisation(mapped.organisation, mapped.secrets),
            "places": [key for number, key in enumerate(keys) if key and key not in keys[:number]],
            "sessions": [_at_its_place(session, keys) for session in mapped.record["sessions"]],
            "imported": self._imported(id_),
        }

    def _organisation(self, given: Given, secrets: set[str]) -> str:
        """The key of an organisation, which is taken in when it is met first; "" when it has no name."""
        name = line(given.text("name"), _nothing)
        id_ = line(given.text("id"), _nothing) or name
        if name and id_ not in self.organisations:
            say = partial(self._say, id_, name)
            data = without_secrets(organisation(given, say), secrets)
            data = {**data, "imported": self._imported(id_)}
            data = accepted(data, Organisation, self.known, _without_missing, say)
            for path, value in given.left():
                say(f"not brought over: {path}", str(value))
            self.organisations[id_] = self.store.organisations.put(data) if "name" in data else ""
        return self.organisations.get(id_, "")

    def _place(self, place: Found, say: Say) -> str | dict[str, Any] | None:
        """The key of a shared place; a secret one as it stands in its record; None when it has no name."""
        if place.data.get("hide_address"):
            if self.store.places.remove((SYSTEM, self.name, place.id)):
                say("places that became secret, taken out of _places.yml", "")
            return as_text(place.data)
        name = place.data["name"]
        id_ = place.id or f"{name} {place.data['postcode'] or place.data['address']}"
        data = {**place.data, "imported": self._imported(line(id_, _nothing))}
        data = accepted(data, Place, self.known, _place_rules, say)
        return self.store.places.put(data) if "name" in data else None

    def _imported(self, id_: str) -> dict[str, Any]:
        return {"from": SYSTEM, "feed": self.name, "id": id_, "on": self.today}

    def _say(self, id_: str, name: str, kind: str, what: str) -> None:
        self.report.add(kind, id_, name, what)

    def _service_rules(self, source: Source, record: Any, problems: list[Problem]) -> list[Problem]:
        return broken_rules(Draft("imported", UNSORTED, source, record, tuple(problems)), self.shared)


def _without_missing(_: Source, __: Record | None, problems: list[Problem]) -> list[Problem]:
    """What is missing in an imported organisation or place is a warning."""
    return [problem for problem in problems if not problem.missing]


def _place_rules(source: Source, record: Any, problems: list[Problem]) -> list[Problem]:
    said = what_a_place_must_say(record, source.data) if record else ()
    more = [source.problem((field,), message) for field, message in said if field]
    return [*_without_missing(source, record, problems), *more]


def _at_its_place(session: dict[str, Any], keys: list[Any]) -> dict[str, Any]:
    """A session with the key of its place, which it needs only where the service has several."""
    key = keys[session["place"]] if session["place"] is not None else None
    alone = all(other == key for other in keys)
    return {**session, "place": key if isinstance(key, str) and not alone else None}


def _nothing(kind: str, what: str) -> None:
    """For a text that is read twice: what is wrong with it has been said."""
