"""Reads each form of the open data by a program that is not ours, and says how many services it found.

Each function takes a directory, makes the form from it, and raises when the form is not valid.
"""

from __future__ import annotations

import csv
import datetime
import io
import json
from collections.abc import Callable

import feedparser
import icalendar
import vobject
from local_offer.data import calendar, embed, follow, linked, records, table, vcard
from local_offer.data.history import Change
from local_offer.data.oruk.feed import collections, files, page
from local_offer.directory import Directory
from lxml import html
from oruk_walk import LISTS, wrong_by_schema

AT = datetime.datetime(2026, 11, 21, 12, tzinfo=datetime.UTC)


def feed(directory: Directory) -> int:
    """Open Referral UK: by the schemas of the standard, and its files as JSON without markup."""
    made = collections(directory)
    for name, things in made.items():
        whole = {**page(len(things)), "contents": [row for row, _ in things]}
        found = wrong_by_schema(f"{LISTS[name]}_list", whole)
        found += [wrong for _, thing in things for wrong in wrong_by_schema(LISTS[name], thing)]
        assert found == [], name
    for name, data in files(directory).items():
        json.loads(data)
        assert not set(b"<>&\x0b\x00") & set(data), name
    return len(made["services"])


def rows(directory: Directory) -> int:
    """The table, as a spreadsheet takes it: as many cells as columns, none of them a formula."""
    text = table.file(directory).decode("utf-8-sig")
    found = list(csv.reader(io.StringIO(text, newline=""), strict=True))
    assert {len(row) for row in found} == {len(table.fields())}
    assert not [cell for row in found for cell in row if cell.startswith(("=", "+", "-", "@", "\t", "\r"))]
    return len(found) - 1


def lines(directory: Directory) -> int:
    """Newline-delimited JSON."""
    data = records.file(directory)
    assert data.decode("utf-8").count("\n") == len(data.splitlines())
    return len([json.loads(line) for line in data.split(b"\n") if line])


def changes(directory: Directory) -> int:
    """Both feeds of changes, Atom by a feed reader. They tell the same."""
    made = [Change(entry.slug, "new", AT, commit="0") for entry in directory.entries]
    both = follow.files(directory, made, AT)
    atom, items = feedparser.parse(both[follow.ATOM]), json.loads(both[follow.JSON])["items"]
    assert not atom.bozo, atom.bozo_exception
    assert [one.id for one in atom.entries] == [one["id"] for one in items]
    assert all(one.updated_parsed and one.title for one in atom.entries)
    return len(items)


def linked_data(directory: Directory) -> int:
    """JSON-LD: every text a text, every type one of schema.org."""
    graphs = [json.loads(json.dumps(linked.of_service(entry, directory))) for entry in directory.entries]
    assert all(graph["@context"] == "https://schema.org" for graph in graphs)
    return sum(
        node["@type"] in ("Service", "GovernmentService") for graph in graphs for node in graph["@graph"]
    )


def calendars(directory: Directory) -> int:
    """iCalendar, by two libraries. Gives how many services have one."""
    made = calendar.files(directory)
    for data in made.values():
        one = icalendar.Calendar.from_ical(data)
        assert not [part.errors for part in one.walk() if part.errors]
        assert one.to_ical().count(b"BEGIN:VEVENT") == len(one.walk("VEVENT")) > 0
        vobject.readOne(data.decode()).validate(raiseException=True)
    return len([name for name in made if "/area/" not in name])


def contacts(directory: Directory) -> int:
    """vCard. Gives how many services have one."""
    made = {name: data for name, data in vcard.files(directory).items() if "/staff/" not in name}
    for data in made.values():
        (one,) = vobject.readComponents(data.decode())
        one.validate(raiseException=True)
        assert one.fn.value.strip()
    return len(made)


def lists(directory: Directory) -> int:
    """What other websites show: JSON, and links in which nothing can run. Gives the most services of a list."""
    most = 0
    for name, data in embed.files(directory, embed.lists(directory)).items():
        if name.endswith(".json"):
            most = max(most, len(json.loads(data)["services"]))
        else:
            piece = html.fragment_fromstring(data.decode(), create_parent="div")
            assert {one.tag for one in piece.iter()} == {"div", "ul", "li", "a", "p"}, name
    return most


EVERY: dict[str, Callable[[Directory], int]] = {
    "Open Referral UK": feed,
    "table": rows,
    "lines": lines,
    "changes": changes,
    "JSON-LD": linked_data,
    "calendars": calendars,
    "contacts": contacts,
    "lists for other websites": lists,
}
"""Every form that records are published in for other software."""
