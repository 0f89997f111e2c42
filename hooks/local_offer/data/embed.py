"""Lists that a school, a surgery or a charity shows on its own website: one for each need, stage, kind of help
and part of the area.

Each list is JSON, which `embed/list.js` shows in a page of theirs as it is today, and a plain piece of HTML,
for websites that allow no scripts.
"""

from __future__ import annotations

import html
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Any

from ..answers import OF_THEIR_OWN, answers
from ..directory import Directory, Entry
from ..filters import FILTERS
from ..listings import KINDS
from ..publish import EMBED as FOLDER
from .text import as_json, on_site, one_line

MOST = 10
"""How many services the plain piece shows. `list.js` shows as many unless its page asks for more."""


@dataclass(frozen=True)
class ForOthers:
    """One list: its name, like "need/autism", which is also the address of its page, and its services."""

    name: str
    label: str
    title: str
    entries: list[Entry]
    """Those that name it, the ones that name little else first: a page of others shows only the beginning. Then
    those that are for all. A service that has closed is in none."""


def lists(directory: Directory) -> dict[str, list[ForOthers]]:
    """All lists with a service, by filter. None where nobody set where the site is: they could lead nowhere."""
    if not directory.settings.site_url:
        return {}
    found = {name: list(_lists(name, directory)) for name in OF_THEIR_OWN}
    return {name: some for name, some in found.items() if some}


def _lists(name: str, directory: Directory) -> Iterator[ForOthers]:
    for key, choice in answers(name, directory).used.items():
        for_all = key == FILTERS[name].for_all
        title = "Help whatever the need" if for_all else _title(name, key, choice.label)
        direct = sorted(choice.direct, key=lambda entry: len(_named(name, entry, directory)))
        entries = [entry for entry in (*direct, *choice.for_all) if not entry.closed]
        if entries:
            yield ForOthers(f"{name}/{key}", choice.label, title, entries)


def _title(name: str, key: str, label: str) -> str:
    """What stands on a page of others, where no heading before it says what kind of list this is."""
    return f"{label}: local help" if name in ("need", "phase") else KINDS[name].heading_of(key, label)


def _named(name: str, entry: Entry, directory: Directory) -> Collection[str]:
    """The choices of a filter that a service names."""
    return FILTERS[name].read(entry, directory.vocabularies).yes


def files(directory: Directory, made: dict[str, list[ForOthers]]) -> dict[str, bytes]:
    """Both files of each list."""
    found = {}
    for one in (one for some in made.values() for one in some):
        found[f"{FOLDER}/{one.name}.json"] = as_json(_as_data(one, directory))
        found[f"{FOLDER}/{one.name}.html"] = _as_html(one, directory).encode("utf-8", "replace")
    return found


def _as_data(one: ForOthers, directory: Directory) -> dict[str, Any]:
    return {
        "title": one_line(one.title),
        "from": one_line(directory.settings.offer_name),
        "page": on_site(directory, f"{one.name}/"),
        "services": [_service(entry, directory) for entry in one.entries],
    }


def _service(entry: Entry, directory: Directory) -> dict[str, Any]:
    """What a family needs to go on. What is not known is left out."""
    record, contact, fresh = entry.record, entry.record.contact, entry.freshness
    no_room = record.availability != "open"
    found = {
        "id": entry.identity.uuid,
        "name": one_line(entry.name),
        "page": on_site(directory, f"services/{entry.slug}/"),
        "summary": one_line(record.summary),
        "phone": contact.phone if contact else None,
        "availability": directory.vocabularies.label("availability", record.availability)
        if no_room
        else None,
        "checked": fresh.checked_on.isoformat() if fresh.checked_on else None,
        "ring_first_from": fresh.ring_from.isoformat() if fresh.ring_from else None,
    }
    return {name: value for name, value in found.items() if value not in (None, "")}


def _as_html(one: ForOthers, directory: Directory) -> str:
    """A piece of a page: names and addresses only, which stay right for years, and the way to the list of today."""
    offer, number = one_line(directory.settings.offer_name), len(one.entries)
    items = [_link(f"services/{entry.slug}/", entry.name, directory) for entry in one.entries[:MOST]]
    more = f"All {number} services, as they are today" if number > MOST else "The list as it is today"
    return "".join(
        [
            "<ul>\n",
            *(f"<li>{item}</li>\n" for item in items),
            "</ul>\n",
            f"<p>{_link(f'{one.name}/', f'{one.title}. {more} ({offer})', directory)}</p>\n",
        ]
    )


def _link(address: str, words: str, directory: Directory) -> str:
    return f'<a href="{html.escape(on_site(directory, address) or "")}">{html.escape(one_line(words))}</a>'
