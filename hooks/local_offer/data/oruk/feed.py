"""The files of the Open Referral UK feed: what a host of plain files needs so that every address answers.

A single page holds each collection, because such a host takes no notice of `?page=2`. A collection is a
folder, so its list is both index.json and index.html (the same bytes: hosts give the one or the other).
A single thing has a file without an ending, for its address, and one with .json, for hosts with rules.
"""

from __future__ import annotations

import datetime
import gc
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from ...directory import Directory
from ...publish import FEED as FOLDER
from ..text import as_json
from .check import check
from .entities import row, whole
from .parts import parts_of
from .taxonomies import TAXONOMIES, taxonomy

ROOT = {
    "version": "HSDS-UK-3.0",
    "profile": "https://openreferraluk.org/developers/specifications",
    "openapi_url": "https://openreferraluk.org/specifications/3.0/openapi.json",
}
"""What the standard's validator asks for first: which version this is."""

Collections = dict[str, list[tuple[dict[str, Any], dict[str, Any]]]]
"""By the name of each collection: its rows, each with the whole of the thing."""


class FeedFault(Exception):
    """The feed contradicts itself. It must not be published: a fault of this project, not of a record."""


Modified = Mapping[str, datetime.datetime]
"""When each record was last changed, by slug, where that is known."""


def files(directory: Directory, modified: Modified | None = None) -> dict[str, bytes]:
    """Every file of the feed, by its address on the site. Raises FeedFault."""
    with _without_collecting():
        made = collections(directory, modified)
        if faults := check(made):
            raise FeedFault("\n".join(faults[:20]))
        return dict(_files(made))


@contextmanager
def _without_collecting() -> Iterator[None]:
    """Without looking for circles of objects: a feed has a hundred thousand and no circle, which is a third of the time."""
    collecting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collecting:
            gc.enable()


def collections(directory: Directory, modified: Modified | None = None) -> Collections:
    """What the feed holds: all services that have a page, also those that have closed."""
    parts = parts_of(directory)
    modified = modified or {}
    services = [
        (one := row(entry, directory, parts, modified.get(entry.slug)), whole(entry, directory, one, parts))
        for entry in directory.entries
    ]
    places = [
        ({**_flat(at), "service": _in_short(one)}, {**at, "service": _in_short(one)})
        for one, all_ in services
        for at in all_.get("service_at_locations", ())
    ]
    names = [name for name in TAXONOMIES if any(name == used for used, _ in parts.terms)]
    taxonomies = [
        (taxonomy(name, directory), [term for (used, _), term in parts.terms.items() if used == name])
        for name in names
    ]
    return {
        "services": services,
        "organizations": [(one, one) for one in parts.organisations.values()],
        "service_at_locations": places,
        "taxonomies": [(one, {**one, "taxonomy_terms": its}) for one, its in taxonomies],
        "taxonomy_terms": [(one, one) for one in parts.terms.values()],
    }


def page(number: int) -> dict[str, Any]:
    """The numbers of the only page of a collection, without its contents."""
    return {
        "total_items": number,
        "total_pages": 1,
        "page_number": 1,
        "size": number,
        "first_page": True,
        "last_page": True,
        "empty": not number,
    }


def _files(made: Collections) -> Iterator[tuple[str, bytes]]:
    yield from _index(FOLDER, as_json(ROOT))
    for name, things in made.items():
        rows = []
        for row_, thing in things:
            row_text, text = _written(row_, thing)
            rows.append(row_text)
            yield f"{FOLDER}/{name}/{thing['id']}", text
            yield f"{FOLDER}/{name}/{thing['id']}.json", text
        yield from _index(
            f"{FOLDER}/{name}", _with(as_json(page(len(rows))), b'"contents":[%b]' % b",".join(rows))
        )


def _written(row_: dict[str, Any], thing: dict[str, Any]) -> tuple[bytes, bytes]:
    """A row and the whole thing. Where the thing is the row and more, the row is written once: it is half the work."""
    text = as_json(row_)
    if not all(thing.get(name) is value for name, value in row_.items()):
        return text, as_json(thing)
    more = {name: value for name, value in thing.items() if name not in row_}
    return text, _with(text, as_json(more)[1:-1]) if more else text


def _with(object_: bytes, members: bytes) -> bytes:
    """A JSON object with more members behind its own."""
    return b"%b,%b}" % (object_[:-1], members)


def _index(folder: str, text: bytes) -> Iterator[tuple[str, bytes]]:
    yield f"{folder}/index.json", text
    yield f"{folder}/index.html", text


def _flat(at: dict[str, Any]) -> dict[str, Any]:
    """A service at a place as a row: its place without what hangs on that."""
    here = {name: value for name, value in at["location"].items() if not isinstance(value, list)}
    return {**{name: value for name, value in at.items() if name != "schedules"}, "location": here}


def _in_short(service: dict[str, Any]) -> dict[str, Any]:
    """A service where it stands beside its place: enough to know it by. All of it is in its own file."""
    names = ("id", "organization_id", "name", "status", "url")
    return {name: service[name] for name in names if name in service}
