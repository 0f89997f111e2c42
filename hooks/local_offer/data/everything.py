"""All files for other software, and the list of them that the page /data/ shows."""

from __future__ import annotations

import datetime
from dataclasses import dataclass, field
from typing import Any

from .. import facts
from ..directory import Directory
from ..facts import file_size
from ..pages import PageText
from . import calendar, discovery, embed, follow, records, table, vcard
from .history import NO_HISTORY, history, modified
from .oruk import feed

ADDRESS = "data"
LICENCE = "https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/"


@dataclass(frozen=True)
class Published:
    """All files, by their addresses on the site, and what the page needs to say of them."""

    files: dict[str, bytes]
    has_history: bool
    made: datetime.datetime
    """The time of the state of the records that they were made from."""
    lists: dict[str, list[embed.ForOthers]] = field(default_factory=dict)
    """The lists for other websites, by filter."""
    calendars: list[tuple[str, str]] = field(default_factory=list)
    """The parts of the area that have a calendar: label and address."""


def publish(directory: Directory, made: datetime.datetime, icon: str) -> Published:
    """Make every file. Raises FeedFault when the feed contradicts itself."""
    changes = history(directory)
    lists = embed.lists(directory)
    files = {
        table.FILE: table.file(directory),
        records.FILE: records.file(directory),
        **follow.files(directory, changes, made),
        **feed.files(directory, modified(directory)),
        **vcard.files(directory),
        **calendar.files(directory),
        **embed.files(directory, lists),
        **discovery.files(directory, icon),
    }
    areas = [
        (term.label, f"{calendar.FOLDER}/area/{key}.ics")
        for key, term in directory.vocabularies["localities"].items()
        if f"{calendar.FOLDER}/area/{key}.ics" in files
    ]
    return Published(files, changes is not None, made, lists, areas)


def data_page(published: Published, directory: Directory) -> PageText:
    """The page that explains each file: what it is for, its size, its fields, and when it was made."""
    number = len(directory.listed)
    rows = [
        _row(published, table.FILE, "For a spreadsheet", "One row for each service. It opens in Excel and in LibreOffice.", table.fields()),
        _row(published, records.FILE, "For programmers", "One record a line, as JSON. It holds every public field, translations too.", records.fields()),
        _row(published, f"{feed.FOLDER}/index.json", "Open Referral UK 3.0", "The standard of UK councils for sharing service data. Programs start at this address."),
        _row(published, follow.ATOM, "What changed (Atom)", "New, changed and closed services. Put the address in a feed reader."),
        _row(published, follow.JSON, "What changed (JSON Feed)", "The same for programs."),
    ]  # fmt: skip
    rows[2]["size"] = file_size(_feed_size(published))
    meta: dict[str, Any] = {
        "data": {
            "files": rows,
            "services": number,
            "made": facts.day(published.made.date()),
            "licence": LICENCE,
            "credit": f"Contains information from {directory.settings.council}, licensed under the Open Government Licence v3.0.",
            "no_history": None if published.has_history else NO_HISTORY,
            "feed": f"{feed.FOLDER}/",
            "feed_list": file_size(len(published.files[f"{feed.FOLDER}/services/index.json"])),
            "feed_each": _size_of_each(published, directory),
            "calendars": [{"label": label, "address": address} for label, address in published.calendars],
        }
    }
    description = f"The records of all {number} services as files for other software, free to use again."
    return PageText(ADDRESS, "data.html", "Open data", description, meta)


def _row(
    published: Published, address: str, title: str, about: str, fields: list[tuple[str, str]] | None = None
) -> dict[str, Any]:
    return {
        "address": address,
        "title": title,
        "about": about,
        "size": file_size(len(published.files[address])),
        "fields": [{"name": name, "meaning": meaning} for name, meaning in fields or ()],
    }


def _size_of_each(published: Published, directory: Directory) -> str | None:
    """How large the file of one service is, on average; None when there is no service yet."""
    sizes = [len(published.files[f"{feed.FOLDER}/services/{one.identity.uuid}"]) for one in directory.entries]
    return file_size(round(sum(sizes) / len(sizes))) if sizes else None


def _feed_size(published: Published) -> int:
    """What a program downloads that reads the whole feed once."""
    return sum(
        len(data)
        for name, data in published.files.items()
        if name.startswith(f"{feed.FOLDER}/") and name.endswith(".json")
    )
