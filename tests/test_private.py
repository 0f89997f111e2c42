"""What a record keeps for editors never gets out of the repository, whatever the file it could stand in."""

from __future__ import annotations

from pathlib import Path

import pypdfium2
import pytest
from building import SMALL_DIRECTORY, files_of
from local_offer.reading import load
from local_offer.records.fields import facts
from local_offer.records.service import Service
from local_offer.records.yaml_lines import strings
from local_offer.settings import read_settings

SMALL = load(read_settings(SMALL_DIRECTORY / "mkdocs.yml"))
PRIVATE = [name for name in Service.model_fields if not facts(Service, name)["public"]]


def text_of(file: Path) -> str:
    """Everything a file says, also a PDF, whose text is packed."""
    if file.suffix == ".pdf":
        with pypdfium2.PdfDocument(file) as document:
            return "\n".join(page.get_textpage().get_text_range() for page in document)
    return file.read_bytes().decode("utf-8", "ignore")


@pytest.fixture(scope="module")
def published(site: Path) -> dict[str, str]:
    """What each file of the site says."""
    return {name: text_of(site / name) for name in files_of(site)}


@pytest.mark.parametrize("field", PRIVATE)
def test_a_private_field_stands_in_no_file_of_the_site(published: dict[str, str], field: str):
    """`owner`, `note_for_editors` and `imported`: not on a page, in the index, on a leaflet or anywhere else."""
    values = [
        text
        for entry in SMALL.entries
        for text in strings(
            entry.record.model_dump(mode="json")[field] if getattr(entry.record, field) else []
        )
        if len(text) > 8
    ]
    examples = {
        "providers/fields/index.html",
        "schema/service.json",
        "assets/form/engine.js",
        "moving-in/index.html",
    }
    files = {name: text for name, text in published.items() if name not in examples}

    assert values, "the small directory says something here that could get out"
    assert [(name, value) for name, text in files.items() for value in values if value in text] == []


def test_the_key_of_a_secret_place_stands_in_no_file_of_the_site(published: dict[str, str]):
    """It can tell where the place is. Nor is it among the words that editors and the form offer."""
    secret = [key for key, place in SMALL.places.items() if place.hide_address]

    assert secret
    assert [(name, key) for name, text in published.items() for key in secret if key in text] == []
