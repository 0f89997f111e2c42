"""What changed, for others to follow: the same entries as Atom and as JSON Feed.

A service that was taken out is told by its identifier alone. It may have been taken out so that nobody
finds it.
"""

from __future__ import annotations

import datetime
from typing import Any

from lxml import etree

from ..directory import Directory
from ..ids import FILE as IDS
from ..ids import Identity, derived, identities, read_ids
from ..records.fields import facts
from ..records.service import Service
from .history import NO_HISTORY, Change
from .oruk.identifiers import below
from .text import as_json, on_site, one_line

ATOM, JSON = "data/changes.atom", "data/changes.json"
_NAMESPACE = "http://www.w3.org/2005/Atom"


def files(directory: Directory, changes: list[Change] | None, made: datetime.datetime) -> dict[str, bytes]:
    """Both feeds. Without a history they are empty and say so."""
    given, _ = read_ids(directory.settings.services_folder, IDS)
    entries = [_entry(change, directory, given) for change in changes or ()]
    about = "New, changed and closed services." if changes is not None else NO_HISTORY
    title = f"{directory.settings.offer_name}: what changed"
    return {
        ATOM: _atom(directory, title, about, entries, changes[0].at if changes else made),
        JSON: _json(directory, title, about, entries),
    }


def _entry(change: Change, directory: Directory, given: dict[str, Identity]) -> dict[str, Any]:
    """One change in words."""
    entry = directory.by_slug.get(change.slug)
    id_ = entry.identity.uuid if entry else _was(change.slug, given, directory)
    found = {
        "id": f"urn:uuid:{below(id_, change.commit, change.kind)}",
        "service": id_,
        "at": change.at,
        "kind": change.kind,
    }
    if change.kind == "gone" or not entry:
        words = f"The service with the identifier {id_} is no longer in this Local Offer."
        return {**found, "title": "A service was taken out", "text": words, "url": None}
    title = {"new": "New", "changed": "Changed", "closed": "Closed"}[change.kind]
    return {
        **found,
        "title": f"{title}: {one_line(entry.name)}",
        "text": _words(change, one_line(entry.record.summary)),
        "url": on_site(directory, f"services/{entry.slug}/"),
    }


def _was(slug: str, given: dict[str, Identity], directory: Directory) -> str:
    """The identifier that a record had which is no longer here."""
    return identities([slug], given, council=directory.settings.council)[slug].uuid


def _words(change: Change, summary: str) -> str:
    if change.kind == "new":
        return f"This service is new here. {summary}"
    if change.kind == "closed":
        return f"This service has closed. {summary}"
    if change.fields == ("checked",):
        return "A person checked this service. Nothing else changed."
    names = [
        facts(Service, name)["label"] or name.replace("_", " ") for name in change.fields if name != "checked"
    ]
    return f"What changed: {', '.join(names)}."


def _json(directory: Directory, title: str, about: str, entries: list[dict[str, Any]]) -> bytes:
    feed = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": title,
        "description": about,
        "language": "en-GB",
        "home_page_url": on_site(directory, ""),
        "feed_url": on_site(directory, JSON),
        "items": [
            {
                "id": one["id"],
                **({"url": one["url"]} if one["url"] else {}),
                "title": one["title"],
                "content_text": one["text"],
                "date_published": one["at"].isoformat(),
                "tags": [one["kind"]],
                "_local_offer": {"service": one["service"], "change": one["kind"]},
            }
            for one in entries
        ],
    }
    return as_json({name: value for name, value in feed.items() if value is not None})


def _atom(
    directory: Directory, title: str, about: str, entries: list[dict[str, Any]], updated: datetime.datetime
) -> bytes:
    council = directory.settings.council or directory.settings.offer_name
    feed = etree.Element(f"{{{_NAMESPACE}}}feed", nsmap={None: _NAMESPACE})
    feed.set("{http://www.w3.org/XML/1998/namespace}lang", "en-GB")
    _add(feed, "id", f"urn:uuid:{derived(council, 'changes')}")
    _add(feed, "title", title)
    _add(feed, "subtitle", about)
    _add(feed, "updated", updated.isoformat())
    _add(_add(feed, "author"), "name", council)
    for rel, address in (("self", on_site(directory, ATOM)), ("alternate", on_site(directory, "data/"))):
        if address:
            _add(feed, "link", rel=rel, href=address)
    for one in entries:
        entry = _add(feed, "entry")
        _add(entry, "id", one["id"])
        _add(entry, "title", one["title"])
        _add(entry, "updated", one["at"].isoformat())
        _add(entry, "category", term=one["kind"])
        _add(entry, "summary", one["text"])
        _add(entry, "link", rel="related", href=f"urn:uuid:{one['service']}")
        if one["url"]:
            _add(entry, "link", rel="alternate", href=one["url"])
    return etree.tostring(feed, xml_declaration=True, encoding="utf-8", pretty_print=True)


def _add(parent: Any, name: str, text: str | None = None, **attributes: str) -> Any:
    element = etree.SubElement(parent, f"{{{_NAMESPACE}}}{name}", attributes)
    element.text = text
    return element
