"""One import from end to end, whatever the system: make records of services, have them checked, keep them."""

from __future__ import annotations

import datetime
import re
from collections.abc import Mapping
from functools import partial
from pathlib import Path
from typing import Any

from ..problem import Problem, errors, shown
from ..progress import Progress
from ..records.fields import Record
from ..records.service import Service
from ..records.shared import Organisation, Place
from ..records.yaml_lines import Source, as_text
from ..rules import broken_rules
from ..rules.draft import Draft, Shared
from ..rules.people import what_a_place_must_say
from ..slugs import slug_of
from ..vocabulary import read_vocabularies
from .accept import accepted
from .clean import Say, line, visible
from .feed import Feed, FeedError, Item
from .given import Given
from .incoming import Incoming
from .organisations import organisation
from .oruk import Mapped, to_record
from .places import Found, secret_ids, without_secrets
from .report import GONE, REFUSED, Report
from .said import as_record, laid_over
from .shared_file import SharedFile
from .store import UNSORTED, Store
from .terms import Terms

PERSONAL = frozenset(["assurer", "attention", "contacts"])
"""What a list of an import does not repeat: it may name people."""


def bring_in(
    feed: Feed,
    into: Path,
    *,
    system: str,
    name: str,
    today: datetime.date,
    write: bool = True,
    council: str | None = None,
) -> Report:
    """Bring the services of a source into a folder of records.

    `system` is written into each record, `name` says which feed it was where a folder has several, `council` whose
    folder it is. With `write` false everything is done but the writing. Raises FeedError when the folder cannot be used, and
    OSError when it cannot be written; then nothing was.
    """
    if line(name, _nothing) != name:
        raise FeedError(f"{name!r} cannot name a feed. Use letters, digits and dashes.")
    return _Import(feed, into, system, name, today, council).run(write)


class _Import:
    """The feed, the folder, and what both share while services go from one to the other."""

    def __init__(
        self, feed: Feed, into: Path, system: str, name: str, today: datetime.date, council: str | None
    ) -> None:
        self.feed, self.system, self.name, self.today = feed, system, name, today
        self.store, self.report = Store(into, council), Report()
        vocabularies, problems = read_vocabularies(into, shown(self.store.vocabularies))
        if wrong := errors(problems):
            raise FeedError(f"Mend this file first: {wrong[0]}")
        self.terms = Terms(vocabularies)
        self.secret = secret_ids([item.data for item in feed.items])
        self.shared = Shared(vocabularies, {}, {}, {}, {}, today)
        self.known = {
            **vocabularies.terms,
            "organisations": self.store.organisations.data,
            "places": self.store.places.data,
        }
        self.seen: dict[str, Any] = {}
        self.organisations: dict[str, str] = {}

    def run(self, write: bool) -> Report:
        """All services, then what is no longer there; written at the end."""
        with Progress("services") as progress:
            for number, item in enumerate(self.feed.items, 1):
                progress(number, len(self.feed.items))
                try:
                    self._service(item)
                except RecursionError:
                    self.report.add(REFUSED, item.row, "", "It is nested too deep.")
        for id_, path, record in self.store.gone(self.system, self.name) if self.feed.whole else ():
            self.report.add(GONE, id_, str(record.get("name", "")), shown(path))
        self.store.save(write=write)
        return self.report

    def _service(self, item: Item) -> None:
        """One service, unless it cannot be told from others."""
        broken: list[tuple[str, str]] = []
        data = item.data if isinstance(item.data, Mapping) else {}
        data = visible(data, lambda *said: broken.append(said))
        given = Given(data)
        name, id_ = line(given.text("name"), _nothing), line(given.text("id", "_id", "service_id"), _nothing)
        refuse = partial(self.report.add, REFUSED, f"{item.row}{f', {id_}' if id_ else ''}", name)
        if item.refused or not name:
            refuse(item.refused or ("It has no name." if given else "There is nothing in it."))
            return
        origin = (self.system, self.name, id_)
        if why := item.passed or ("" if self.store.folder_of(origin) else item.only_if_here):
            self.store.seen(origin)
            self.report.pass_over(why)
            return
        if given.yes_or_no("visible", "published") is False:
            self.report.pass_over("Marked as not public.")
            return
        if not id_:
            id_ = f"no-id-{slug_of(name)}"
            self.report.add("services without an id, known by their name", id_, name)
        if id_ in self.seen:
            same = self.seen[id_] == (data, item.says)
            refuse("It is in the file twice." if same else "Another service of the file has this id.")
            return
        self.seen[id_] = (data, item.says)
        say = partial(self._say, id_, name)
        for kind, what in broken:
            say(kind, what)
        says = {path: visible(text, say) for path, text in item.says.items()}
        if not self._bring_in(given, says, id_, name, say):
            refuse("Its name or id cannot stand in a record.")

    def _bring_in(self, given: Given, says: Mapping[str, str], id_: str, name: str, say: Say) -> bool:
        """Make a service's record and keep it. False when the checks leave nothing to keep."""
        mapped = to_record(Incoming(given, self.terms, self.today, self.secret, say))
        said = without_secrets(as_record(says, self.terms, say), mapped.secrets)
        record = self._whole(mapped, said, id_, say)
        record = accepted(record, Service, self.known, self._service_rules, say)
        if "name" not in record or "imported" not in record:
            return False
        for path, value in mapped.left:
            say(f"not brought over: {path}", "" if PERSONAL & set(re.split(r"\W|_", path)) else str(value))
        put = self.store.put(record)
        fields = f"{', '.join(put.conflicts)} (" if put.conflicts else ""
        self.report.add(put.outcome, id_, name, f"{fields}{shown(put.path)}{')' if fields else ''}")
        return True

    def _whole(self, mapped: Mapped, said: Mapping[str, Any], id_: str, say: Say) -> dict[str, Any]:
        """A record with its organisation, its places and where it came from."""
        keys = [self._place(place, say) for place in mapped.places]
        record = laid_over(mapped.record, said)
        sector, folder = record["sector"], self.store.folder_of((self.system, self.name, id_))
        organisation = self._organisation(mapped.organisation, mapped.secrets)
        return {
            **record,
            # Whoever moved the file into the folder of a sector knew better than the feed.
            "sector": folder if sector and folder not in (None, UNSORTED) else sector,
            "organisation": organisation or record.get("organisation"),
            "places": [key for number, key in enumerate(keys) if key and key not in keys[:number]],
            "sessions": [_at_its_place(session, keys) for session in record["sessions"]],
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
            self.organisations[id_] = self._keep(self.store.organisations, data, say)
        return self.organisations.get(id_, "")

    def _place(self, place: Found, say: Say) -> str | dict[str, Any] | None:
        """The key of a shared place; a secret one as it stands in its record; None when it has no name."""
        if place.data.get("hide_address"):
            if self.store.places.remove((self.system, self.name, place.id)):
                say("places that became secret, taken out of _places.yml", "")
            return as_text(place.data)
        name = place.data["name"]
        id_ = place.id or f"{name} {place.data['postcode'] or place.data['address']}"
        data = {**place.data, "imported": self._imported(line(id_, _nothing))}
        data = accepted(data, Place, self.known, _place_rules, say)
        return self._keep(self.store.places, data, say) or None

    def _keep(self, file: SharedFile, data: dict[str, Any], say: Say) -> str:
        """The key of a record that others share; "" when the checks left no name of it."""
        if "name" not in data:
            return ""
        key, conflicts = file.put(data)
        if conflicts:
            say(f"what people wrote otherwise in {file.path.name}, kept", f"{key}: {', '.join(conflicts)}")
        return key

    def _imported(self, id_: str) -> dict[str, Any]:
        return {"from": self.system, "feed": self.name, "id": id_, "on": self.today}

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
