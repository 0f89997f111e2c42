"""What the site says of a service, for the form that corrects it: its published fields as they were typed."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ..directory import Directory, Entry
from ..published import published
from ..records.service import Service
from ..records.yaml_lines import as_text
from ..scripts import script
from .groups import NOT_ASKED

FOLDER = "assets/records"
"""Not below assets/form: a script that does not load from there means that the form itself does not work."""
_RECEIVER = "LocalOfferForm.receive"


def corrections(directory: Directory) -> Iterator[tuple[str, str]]:
    """A small script for each service that has a page: its file in the site, and its text."""
    for entry in directory.entries:
        kept = kept_back(entry)
        told = {"name": entry.name, "record": _record(entry, kept), "kept": kept}
        yield f"{FOLDER}/{entry.slug}.js", script(_RECEIVER, entry.slug, told)


def kept_back(entry: Entry) -> list[str]:
    """The fields that would tell a secret address. They are corrected by those who may know it."""
    secret = {key for key, place in entry.places if place.hide_address}
    if not secret:
        return []
    at_one = any(session.place in secret for session in entry.record.sessions)
    return ["places", "sessions"] if at_one else ["places"]


def _record(entry: Entry, kept: list[str]) -> dict[str, Any]:
    typed = entry.record.model_dump(mode="json", by_alias=True, exclude_unset=True)
    left_out = {*NOT_ASKED, *kept}
    return {key: as_text(value) for key, value in published(typed, Service).items() if key not in left_out}
