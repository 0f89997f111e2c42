"""`local-offer due`: the records that a person must check again, by who looks after them, with the mail to send."""

from __future__ import annotations

import csv
import datetime
import io
from collections.abc import Iterator
from dataclasses import dataclass

from .directory import Directory, Entry
from .facts import day
from .spreadsheet import safe_cell


@dataclass(frozen=True)
class Owner:
    """Everyone who looks after some records, as a mailbox, and what of theirs is due."""

    mailbox: str
    """Empty for records without an owner."""
    entries: tuple[Entry, ...]
    """Those never checked first, then those that have waited longest."""


def due(directory: Directory, by: datetime.date, mailbox: str = "") -> list[Owner]:
    """What is due by a day, or was never checked; of one mailbox, when that is given.

    Closed services are left out: nobody rings them. The owner with the most comes first.
    """
    found: dict[str, list[Entry]] = {}
    for entry in directory.entries:
        owner = (entry.owner or "").lower()
        if not entry.closed and is_due(entry, by) and mailbox.lower() in ("", owner):
            found.setdefault(owner, []).append(entry)
    owners = [Owner(owner, tuple(sorted(entries, key=_waits))) for owner, entries in found.items()]
    return sorted(owners, key=lambda owner: (-len(owner.entries), owner.mailbox))


def is_due(entry: Entry, by: datetime.date) -> bool:
    """Whether a record must be checked by a day."""
    return entry.freshness.state(by) != "checked"


def _waits(entry: Entry) -> tuple[datetime.date, str]:
    return entry.freshness.due_on or datetime.date.min, entry.name


def subject(owner: Owner, directory: Directory) -> str:
    """The subject of the mail to an owner."""
    number = len(owner.entries)
    what = "1 service" if number == 1 else f"{number} services"
    return f"Please check {what} in the {directory.settings.offer_name}"


def mail(owner: Owner, directory: Directory) -> str:
    """The text of the mail to an owner, ready to send. For records without one, a list of whom to ring."""
    return "\n".join(_mail(owner, directory))


def _mail(owner: Owner, directory: Directory) -> Iterator[str]:
    settings = directory.settings
    if owner.mailbox:
        yield "Hello,"
        yield ""
        yield f"Families find your services in the {settings.offer_name}. Please look at each page below."
    else:
        yield "Nobody is written down as the owner of these services. Please ring them."
        yield "Then write their group mailbox into the record, under `owner`."
    for entry in owner.entries:
        yield ""
        yield f"- {entry.name}"
        yield f"  {page_of(entry, directory)}"
        yield f"  {standing(entry, directory.today)}"
        if (
            not owner.mailbox
            and entry.record.contact
            and (number := entry.record.contact.phone or entry.record.contact.text)
        ):
            yield f"  Ring {number}."
    if not owner.mailbox:
        return
    yield ""
    yield 'If all of it is right, answer "All correct" and give your job title. That is all.'
    yield "If something is wrong, tell us what it should say."
    yield "If you have closed or are full, tell us too. Leaflets with your number are still around."
    helpline = settings.helpline
    if helpline and helpline.phone:
        yield f"You can also ring us: {helpline.phone}."
    yield ""
    yield "Thank you"
    if helpline and helpline.name:
        yield helpline.name


def page_of(entry: Entry, directory: Directory) -> str:
    """The address of a service's page."""
    return f"{directory.settings.site_url.rstrip('/')}/services/{entry.slug}/"


def standing(entry: Entry, today: datetime.date) -> str:
    """How a record stands, in a sentence or two."""
    fresh = entry.freshness
    if not fresh.checked_on:
        return "No person has ever checked it."
    last = f"Last checked on {day(fresh.checked_on)}."
    if fresh.state(today) == "checked":
        return f"{last} Due on {day(fresh.due_on)}."
    advice = " Its page tells families to ring first." if fresh.state(today) == "ring-first" else ""
    return f"{last} Due since {day(fresh.due_on)}.{advice}"


COLUMNS = ("owner", "slug", "name", "state", "checked_on", "due_on", "phone", "page", "file")


def rows(owners: list[Owner], directory: Directory) -> Iterator[dict[str, str]]:
    """One row a record, for spreadsheets and scripts."""
    for owner in owners:
        for entry in owner.entries:
            contact = entry.record.contact
            yield {
                "owner": owner.mailbox,
                "slug": entry.slug,
                "name": entry.name,
                "state": entry.freshness.state(directory.today),
                "checked_on": _iso(entry.freshness.checked_on),
                "due_on": _iso(entry.freshness.due_on),
                "phone": (contact and (contact.phone or contact.text)) or "",
                "page": page_of(entry, directory),
                "file": entry.path,
            }


def as_csv(owners: list[Owner], directory: Directory) -> str:
    """The rows as CSV. No cell can be taken for a formula."""
    text = io.StringIO()
    table = csv.DictWriter(text, COLUMNS, lineterminator="\r\n")
    table.writeheader()
    for row in rows(owners, directory):
        table.writerow({key: safe_cell(cell) for key, cell in row.items()})
    return text.getvalue()


def _iso(date: datetime.date | None) -> str:
    return date.isoformat() if date else ""
