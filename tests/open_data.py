"""What the tests of open data share: the Local Offer of two services, and one with anything in its texts."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from local_offer.directory import Directory, Entry
from local_offer.reading import load
from local_offer.records.service import Service
from local_offer.settings import read_settings

WILD = {
    "ends a script": "</script><script>alert(1)</script>",
    "quotes": "\"Tea\" & 'toast' \\ <b>",
    "lines": "one\ntwo\r\nthree\rfour",
    "formula": '=cmd|"/C calc"!A0',
    "vertical tab": "a\x0bb\x00c\x1bd",
    "lone surrogate": "a\ud800b",
    "line ends of JavaScript": "a\u2028b\u2029c",
    "very long, without a space": "ä" * 500,
    "right to left": "\u202eevil\u202c مرحبا",
    "comma and semicolon": "a,b;c:d",
}
"""Texts that break files. A check refuses most of them; an output stays valid even if one gets through."""


def load_from(folder: Path) -> Directory:
    return load(read_settings(folder / "mkdocs.yml"))


def with_record(directory: Directory, **changes: Any) -> Directory:
    """The directory with one service, whose record says something else, unchecked."""
    entry = next(entry for entry in directory.entries if entry.slug == "speech-therapy")
    return with_entries(directory, dataclasses.replace(entry, record=entry.record.model_copy(update=changes)))


def with_entries(directory: Directory, *entries: Entry) -> Directory:
    return dataclasses.replace(directory, entries=entries)


@pytest.fixture
def directory(folder: Path) -> Directory:
    """The two services that tests of records start from."""
    return load_from(folder)


@pytest.fixture
def wild(directory: Directory) -> Callable[[str], Directory]:
    """One service with a text in its name, summary, description, contact and alert."""

    def made(text: str) -> Directory:
        record = directory.by_slug["speech-therapy"].record
        return with_record(
            directory,
            name=text,
            summary=text,
            description=text,
            also_known_as=[text],
            contact=record.contact.model_copy(update={"role": text, "hours": text}),
            alert=record.alert.model_copy(update={"text": text}),
            sessions=[
                one.model_copy(update={"note": text, "every": "week", "when": "all-year"})
                for one in record.sessions
            ],
        )

    return made


@pytest.fixture
def bare(directory: Directory) -> Directory:
    """One service of which nothing is known but its name: no contact, no place, nobody who runs it."""
    entry = directory.by_slug["speech-therapy"]
    return with_entries(
        directory,
        dataclasses.replace(
            entry,
            record=Service(name="Only a name"),
            organisation=None,
            organisation_key="",
            places=(),
            needs=(),
            phases=(),
            complaints=None,
        ),
    )
