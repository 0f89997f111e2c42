"""The form that writes a record, and the same questions on paper for those without JavaScript."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ..directory import Directory
from ..languages.catalogue import ENGLISH
from ..repository import ways_in
from . import PageText
from .field_guide import NEEDED

WORDS = {"yes": "Yes", "no": "No", "ask": "Ring and ask", "not-always": "Not always"}
"""The few words of questions that are answered by yes or no, as people read them."""

_SAID_IN_THE_PREVIEW = ("ages.", "ring.", "label.", "clock.", "hours.", "list.", "cost_option.", "address.")
"""The sentences of leaflets and pages that the preview uses too."""

Model = dict[str, Any]
"""The record model as `form.model.model` gives it."""


def form_page(directory: Directory, model: Model) -> PageText:
    """The page at /providers/form/."""
    settings = directory.settings
    return PageText(
        "providers/form", "form.html", "Tell us about your service",
        "A form for those who run a service: answer the questions, see how it will look, send us the file.",
        {
            "repository": ways_in(settings),
            "services_folder": settings.services,
            "only_pull_request": model["only_pull_request"],
            "only_correction": model["only_correction"],
            "words": WORDS,
            "says": {key: said for key, said in ENGLISH.sentences.items() if key.startswith(_SAID_IN_THE_PREVIEW)},
        },
    )  # fmt: skip


def question_sheet(model: Model) -> PageText:
    """The page at /providers/questions/: every question of the form, to print and write on."""
    fields = {one["key"]: one for one in model["records"][model["root"]]["fields"]}
    groups = [
        {
            "title": group["title"],
            "questions": [*_questions([fields[key] for key in group["fields"]], model)],
        }
        for group in model["groups"]
    ]
    return PageText(
        "providers/questions", "form-sheet.html", "Questions about your service",
        "The questions of the form on paper: print them, write on them, and send them to us.",
        {"groups": groups},
    )  # fmt: skip


def _questions(fields: list[Model], model: Model) -> Iterator[dict[str, Any]]:
    for field in fields:
        if field["key"] in model["not_asked_inside"]:
            continue
        yield {
            "ask": field["question"] or f"{field['label'][:1].upper()}{field['label'][1:]}",
            "meaning": " ".join(filter(None, (field["meaning"], field["why"]))),
            "needed": NEEDED[field["need"]],
            **_room(field["kind"], model),
        }


def _room(kind: Model, model: Model) -> dict[str, Any]:
    """What stands below a question: boxes to tick, parts to answer, or lines to write on."""
    match kind["is"]:
        case "list" | "either":
            inner = kind["item"] if kind["is"] == "list" else {"is": "record", "of": kind["record"]}
            room = _room(inner, model)
            return {
                **room,
                "several": kind["is"] == "list",
                "or_new": kind["is"] == "either" or room.get("or_new"),
            }
        case "record":
            return {"parts": [*_questions(model["records"][kind["of"]]["fields"], model)]}
        case "map" if kind["key"]["is"] == "term":
            return {
                **_room(kind["key"], model),
                "answers": [WORDS.get(one, one) for one in kind["value"]["of"]],
            }
        case "answer":
            return {"choices": [{"label": WORDS.get(one, one), "explanation": ""} for one in kind["of"]]}
        case "term" if any(rest for _, _, *rest in model["words"][kind["of"]]["terms"]):
            terms = model["words"][kind["of"]]["terms"]
            return {"choices": [{"label": label, "explanation": said} for _, label, said in terms]}
        case "prose":
            return {"lines": 4}
    return {"lines": 1}
