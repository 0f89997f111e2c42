"""Leaflets while records are written: `mkdocs serve` makes one when someone opens it."""

from __future__ import annotations

import urllib.request
from pathlib import Path

import pytest
from live import read, wait_for
from local_offer.leaflets import remembered


@pytest.fixture
def address(council: Path, serve) -> str:
    """A council that makes leaflets, live."""
    settings = council / "mkdocs.yml"
    settings.write_text(settings.read_text("utf-8").replace("leaflets: false", "leaflets: true"), "utf-8")
    return serve()


def test_a_leaflet_is_made_when_it_is_opened_and_not_before(council: Path, address: str):
    """So that nobody waits for hundreds that nobody looks at. The page offers it all the same."""
    cache = council / ".cache/leaflets"
    assert "Leaflet about Toy library (PDF)" in read(f"{address}/services/toy-library/")
    assert not list(cache.glob("*.pdf"))
    for file, begins in (
        ("leaflets/toy-library.large-print.pdf", b"%PDF-"),
        ("print-copies/toy-library.fold.pdf", b"%PDF-"),
        ("leaflets/toy-library.text.txt", b"Toy library.\n"),
    ):
        with urllib.request.urlopen(f"{address}/{file}", timeout=20) as answer:
            assert answer.read().startswith(begins)
    assert len([file for file in cache.glob("*.json") if file.name != remembered.FILE]) == 3
    assert read(f"{address}/leaflets/no-such-service.pdf") == ""


def test_it_says_what_the_record_says_now(council: Path, address: str):
    """A change is on paper at once."""
    text = f"{address}/leaflets/toy-library.text.txt"
    assert "A van comes to the car park" in read(text)
    record = council / "services/community/toy-library.yml"
    record.write_text(record.read_text("utf-8").replace("A van comes", "A lorry comes"), "utf-8")
    wait_for(lambda: "A lorry comes to the car park" in read(text))
