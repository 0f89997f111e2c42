"""What the form asks comes from the record model; its parts are small enough for an old telephone."""

from __future__ import annotations

import gzip
import re
from typing import Any

from find_folder import demonstration
from form_engine import ROOT
from local_offer.form.code import ENGINE
from local_offer.form.correction import corrections
from local_offer.form.model import model

MOST_BYTES = 40_000
"""Of the whole engine, data and all, on its way: the page and its own scripts need room beside it."""


def asked(data: dict[str, Any]) -> list[tuple[str, dict[str, Any]]]:
    """Every field that the form asks: those of a service and of the parts, organisation and places in it."""
    left_out = {one["field"] for one in data["not_asked"]}
    return [
        (f"{name}.{field['key']}", field)
        for name, record in data["records"].items()
        if name != "Imported"
        for field in record["fields"]
        if field["key"] not in left_out
    ]


def test_every_field_of_a_service_is_asked_once_or_left_out_for_a_reason():
    data = model(demonstration())
    there = [field["key"] for field in data["records"]["Service"]["fields"]]
    named = [field for group in data["groups"] for field in group["fields"]]
    reasons = {one["field"]: one["why"] for one in data["not_asked"]}
    assert sorted([*named, *reasons]) == sorted(there)
    assert all(why.endswith(".") for why in reasons.values())


def test_every_question_is_a_question_with_its_reason():
    """And every choice has words to choose from, each explained where the vocabulary explains it."""
    data = model(demonstration())
    fields = asked(data)
    assert len(fields) > 90
    assert [at for at, field in fields if not field["question"].endswith("?")] == []
    assert [at for at, field in fields if not field["meaning"].endswith(".") or not field["label"]] == []
    assert [at for at, field in fields if field["why"] and not field["why"].endswith(".")] == []
    needed = [at for at, field in fields if at.startswith("Service.") and field["need"] != "optional"]
    assert [at for at in needed if not dict(fields)[at]["why"]] == []
    assert [name for name, known in data["words"].items() if not known["terms"]] == []


def test_what_an_answer_is_follows_from_its_type():
    fields = dict(asked(model(demonstration())))
    kinds = {at: field["kind"] for at, field in fields.items()}
    assert kinds["Service.name"] == {"is": "line"}
    assert kinds["Service.description"] == {"is": "prose"}
    assert kinds["Ages.min"] == {"is": "years"}
    assert kinds["Session.from"] == {"is": "time"}
    assert kinds["Place.hide_address"] == {"is": "answer", "of": ["yes", "no"]}
    assert kinds["Service.interpreting"] == {"is": "answer", "of": ["yes", "no", "ask"]}
    assert kinds["Service.sessions"] == {"is": "list", "item": {"is": "record", "of": "Session"}}
    assert kinds["Service.organisation"]["is"] == "either"
    assert (kinds["Service.features"]["is"], kinds["Service.features"]["key"]["of"]) == ("map", "features")
    assert fields["Service.availability"]["default"] == "open"


def test_the_engine_is_small(engine: str):
    assert len(gzip.compress(engine.encode())) < MOST_BYTES
    sizes = [len(gzip.compress(text.encode())) for _, text in corrections(demonstration())]
    assert max(sizes) < 4_000


def test_no_sentence_stands_in_the_scripts():
    """What the engine says comes from the checks in Python, so that it is written once."""
    scripts = sorted((ROOT / "overrides/assets/form/engine").glob("*.js"))
    assert len(scripts) == len(ENGINE)
    for script in scripts:
        code = re.sub(r"(?m)(^|\s)//.*$", "", script.read_text("utf-8"))
        assert re.findall(r"""["'`][A-Z][a-z]+ [^"'`]* [^"'`]*["'`]""", code) == [], script.name
