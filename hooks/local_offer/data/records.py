"""Every record whole, one a line, as newline-delimited JSON: the names are those of the files in services/.

Who runs a service and where it is stand in it in full, so that a line can be read alone.
"""

from __future__ import annotations

from typing import Any

from ..directory import Directory, Entry
from ..records.service import Service
from .public import public
from .text import as_json, on_site

FILE = "data/services.ndjson"


def file(directory: Directory) -> bytes:
    """The file: a line for each service that is listed."""
    return b"".join(as_json(record(entry, directory)) + b"\n" for entry in directory.listed)


def record(entry: Entry, directory: Directory) -> dict[str, Any]:
    """What a record says in public, and what follows from it."""
    said = public(entry.record, "data")
    secret = {key for key, place in entry.places if place.hide_address}
    for session in said.get("sessions", ()):
        if session.get("place") in secret:
            del session["place"]  # the key of a place can tell where it is
    whole = {
        "id": entry.identity.uuid,
        "slug": entry.slug,
        "code": entry.identity.code,
        "page": on_site(directory, f"services/{entry.slug}/"),
        **said,
        "needs": list(entry.needs),
        "phases": list(entry.phases),
        "organisation": public(entry.organisation, "data") if entry.organisation else None,
        "places": [
            {**({"key": key} if key and key not in secret else {}), **public(place, "data")}
            for key, place in entry.places
        ],
        "complaints": public(entry.complaints, "data") if entry.complaints else None,
        "check_due": entry.freshness.due_on.isoformat() if entry.freshness.due_on else None,
        "ring_first_from": entry.freshness.ring_from.isoformat() if entry.freshness.ring_from else None,
    }
    return {name: value for name, value in whole.items() if value not in (None, "", [], {})}


def fields() -> list[tuple[str, str]]:
    """The fields of a line and what they mean."""
    own = [
        ("id", "The identifier of the service. It never changes."),
        ("slug", "Its name in web addresses."),
        ("code", "The code printed on its leaflet."),
        ("page", "The address of its page."),
    ]
    named = [
        (info.alias or name, info.description or "")
        for name, info in Service.model_fields.items()
        if "data" in info.json_schema_extra["outputs"]  # type: ignore[index]
    ]
    worked_out = [
        ("phases", "The stages of childhood that its ages belong to."),
        ("check_due", "The day by which we check it again."),
        ("ring_first_from", "From this day on nobody has checked it for too long: ring first."),
    ]
    return [*own, *named, *worked_out]
