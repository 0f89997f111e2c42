"""The JSON Schema of a record: the model's fields, the council's words, and wired for editors."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from conftest import BASE
from local_offer.cli import main
from local_offer.reading import load
from local_offer.records.service import Service
from local_offer.schema import IN_THE_PROJECT, service_schema
from local_offer.settings import read_settings

PROJECT = Path(__file__).parents[1]


@pytest.fixture(scope="module")
def schema() -> dict[str, Any]:
    """The schema of the small Local Offer."""
    return service_schema(load(read_settings(BASE / "mkdocs.yml")))


def parts(value: Any) -> Iterator[dict[str, Any]]:
    """Every mapping in it."""
    if isinstance(value, dict):
        yield value
        for inner in value.values():
            yield from parts(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from parts(inner)


def test_every_field_with_its_meaning(schema):
    """What an editor explains is the model's own sentence. There are no other keys."""
    told = {name: part["description"] for name, part in schema["properties"].items()}
    assert told == {info.alias or name: info.description for name, info in Service.model_fields.items()}
    assert schema["additionalProperties"] is False


def test_words_of_the_council_are_explained(schema):
    """Each key of a vocabulary comes with its label and explanation."""
    words = load(read_settings(BASE / "mkdocs.yml")).vocabularies["tiers"]
    [tier] = [part for part in parts(schema["properties"]["tier"]) if "enum" in part]
    assert tier["enum"] == list(words)
    assert tier["markdownEnumDescriptions"] == [
        f"{term.label}. {term.explanation}" for term in words.values()
    ]


def test_shared_records_are_suggested_only(schema):
    """A place of today may have been added after the schema was written."""
    places = json.dumps(schema["properties"]["places"])
    assert '"riverside-centre"' in places
    assert '{"type": ["string", "number", "boolean"]}' in places


def test_what_editors_read_as_a_number_is_allowed(schema):
    """They take 999 for a number and true for a truth. The project's reader takes both for text."""
    texts = [part for part in parts(schema) if "string" in str(part.get("type")) and "enum" not in part]
    assert texts
    assert all(isinstance(part["type"], list) for part in texts)
    answers = [
        part["enum"] for part in parts(schema["$defs"]["Contact"]["properties"]["callback"]) if "enum" in part
    ]
    assert answers == [["yes", "no", True, False]]


def test_every_reference_leads_somewhere(schema):
    """No part of the model is missing."""
    refs = {
        part["$ref"].removeprefix("#/$defs/") for part in parts(schema) if isinstance(part.get("$ref"), str)
    }
    assert refs <= schema["$defs"].keys()
    assert not any("known" in part for part in parts(schema))


def test_on_the_site(site):
    """Published with the site, for anyone's editor."""
    published = json.loads((site / "schema/service.json").read_text("utf-8"))
    assert published["$id"].endswith("/schema/service.json")
    assert "name" in published["properties"]


def test_editors_find_it(folder):
    """`local-offer schema` writes it where the settings of VS Code look."""
    assert CliRunner().invoke(main, ["schema"], catch_exceptions=False).output == f"Wrote {IN_THE_PROJECT}.\n"
    json.loads((folder / IN_THE_PROJECT).read_text("utf-8"))
    settings = json.loads(re.sub(r"(?m)^//.*$", "", (PROJECT / ".vscode/settings.json").read_text("utf-8")))
    assert settings["yaml.schemas"] == {f"./{IN_THE_PROJECT}": "services/*/*.yml"}
    container = json.loads(
        re.sub(r"(?m)^//.*$", "", (PROJECT / ".devcontainer/devcontainer.json").read_text("utf-8"))
    )
    assert container["postCreateCommand"].endswith("local-offer schema")
