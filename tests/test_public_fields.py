"""Each field of a record says where it may be published. A marker in every field shows that it is so.

Every text of a record gets a marker of its own, the Local Offer is built with it as a council does, and each
file of the site is read: a marker may stand only in the outputs that its field names.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from building import PROJECT, build, files_of
from conftest import BASE, RECORD
from local_offer.data.public import public
from local_offer.records.fields import EVERYWHERE, facts
from local_offer.records.kinds import is_text
from local_offer.records.service import Service
from local_offer.records.shared import Place
from local_offer.records.validate import models_in
from pydantic import BaseModel

At = tuple[str | int, ...]

FREE = ("email", "web", "website", "url", "owner", "id", "feed")
"""Fields that are no prose and still take any address or word."""
DRAMA = "01632 960{:03}"


def output_of(name: str) -> str:
    """Which output a file of the site belongs to."""
    for start, output in (
        (("leaflets/", "print-copies/"), "leaflet"),
        (("oruk/", "data/", "embed/", "assets/records/"), "data"),
        (("contacts/", "calendar/"), "phone"),
        (("assets/find/",), "find"),
    ):
        if name.startswith(start) and name not in ("data/index.html", "embed/index.html"):
            return output
    return "page"


def marked(data: Any, model: type[BaseModel], where: At, allowed: frozenset[str]) -> Iterator[tuple]:
    """Put a marker into each text of a record, in place. Gives the marker, its field, and where it may stand."""
    for name, info in model.model_fields.items():
        key = info.alias or name
        if key not in data:
            continue
        here = (*where, key)
        outputs = allowed & frozenset(facts(model, name)["outputs"])
        value = data[key]
        inner = models_in(info.annotation)
        if inner:
            for one in value if isinstance(value, list) else [value]:
                if isinstance(one, dict):
                    yield from marked(one, inner[0] if len(inner) == 1 else _which(one, inner), here, outputs)
            continue
        word = "q" + "".join(part.replace("_", "") for part in here)[-30:] + "q"
        if key in ("phone", "text", "relay") and isinstance(value, str) and re.match(r"[\d ]+$", value):
            _marked_numbers.append(word)
            number = DRAMA.format(len(_marked_numbers))
            data[key] = f"18001 {number}" if key == "relay" else number
            yield number, here, outputs
        elif is_text(info.annotation, *info.metadata) or key in FREE:
            data[key] = _with_marker(key, value, word)
            yield word, here, outputs


_marked_numbers: list[str] = []


def _which(data: dict, models: list[type[BaseModel]]) -> type[BaseModel]:
    return next(
        model for model in models if data.keys() <= {i.alias or n for n, i in model.model_fields.items()}
    )


def _with_marker(key: str, value: Any, word: str) -> Any:
    if isinstance(value, list):
        return [_with_marker(key, one, word) for one in value]
    if isinstance(value, dict):
        return {name: _with_marker(key, one, word) for name, one in value.items()}
    if "@" in value:
        return f"{word}@example.org"
    if value.startswith("http"):
        return f"https://example.org/{word}"
    return f"{value.rstrip('.')} {word}." if " " in value else word


@pytest.fixture(scope="module")
def marks(tmp_path_factory: pytest.TempPathFactory) -> tuple[dict[str, tuple[At, frozenset]], dict[str, str]]:
    """Every marker with its field and where it may stand; and every file of the site built from the record."""
    folder = tmp_path_factory.mktemp("marked")
    for path in BASE.rglob("*"):
        if path.is_file():
            (folder / path.relative_to(BASE)).parent.mkdir(parents=True, exist_ok=True)
            (folder / path.relative_to(BASE)).write_bytes(path.read_bytes())
    data = yaml.load((folder / RECORD).read_text("utf-8"), yaml.CBaseLoader)
    for part in (data, *(place for place in data["places"] if isinstance(place, dict))):
        part["imported"] = {"from": "csv", "feed": "testmere", "id": "source-7", "on": "2026-11-01"}
    for name in ("was", "translations"):  # addresses; and texts of their own, looked at below
        data.pop(name, None)
    found = {mark: (at, outputs) for mark, at, outputs in marked(data, Service, (), frozenset(EVERYWHERE))}
    (folder / RECORD).write_text(yaml.dump(data, Dumper=yaml.CSafeDumper, allow_unicode=True), "utf-8")

    hooks = yaml.safe_load((PROJECT / "mkdocs.yml").read_text("utf-8"))["hooks"]
    own = yaml.safe_load((folder / "mkdocs.yml").read_text("utf-8"))
    (folder / "docs/index.md").write_text("# Home\n", "utf-8")
    settings = {
        "INHERIT": str(PROJECT / "mkdocs.yml"),
        "site_name": "Testmere",
        "docs_dir": "docs",
        "theme": {"custom_dir": str(PROJECT / "overrides")},
        "hooks": [str(PROJECT / hook) for hook in hooks],
        "nav": [{"Home": "index.md"}],
        "extra": {"local_offer": {**own["extra"]["local_offer"], "leaflets": True, "editions": ["text"], "languages": ["en"]}},
    }  # fmt: skip
    (folder / "mkdocs.yml").write_text(yaml.safe_dump(settings), "utf-8")
    build(folder / "mkdocs.yml", folder / "site")
    texts = {name: data.decode("utf-8", "ignore") for name, data in files_of(folder / "site").items()}
    return found, {name: text.replace("\r\n ", "") for name, text in texts.items()}


def test_a_marker_stands_only_where_its_field_says(marks):
    """Also in what is worked out from a field: lists, the index, files for phones."""
    found, files = marks
    leaks = [
        (".".join(map(str, at)), name)
        for mark, (at, outputs) in found.items()
        for name, text in files.items()
        if mark in text and output_of(name) not in outputs
    ]
    assert leaks == []


def test_what_is_for_editors_stands_nowhere(marks):
    found, files = marks
    private = {mark: at for mark, (at, outputs) in found.items() if not outputs}

    assert {at[0] for at in private.values()} >= {"owner", "note_for_editors", "imported"}
    assert [(at, name) for mark, at in private.items() for name, text in files.items() if mark in text] == []


def test_the_markers_do_stand_somewhere(marks):
    """So that the tests above can fail: each of these outputs holds many of them."""
    found, files = marks
    for output, least in (("page", 20), ("leaflet", 15), ("find", 4), ("data", 25), ("phone", 5)):
        text = "".join(text for name, text in files.items() if output_of(name) == output)
        there = [at for mark, (at, _) in found.items() if mark in text]
        assert len(there) >= least, (output, there)


def test_of_a_hidden_place_only_its_name_and_access_are_public():
    place = Place(
        name="A house", address="9 Hidden Row", postcode="ZZ9 9ZZ", easting=450000, northing=350000,
        travel="Bus 9", parking="Behind", features={"wheelchair-accessible": "yes"}, hide_address=True,
    )  # fmt: skip
    assert public(place, "data") == {"name": "A house", "features": {"wheelchair-accessible": "yes"}}


def test_translations_of_what_is_private_stay_private():
    """Texts in other languages mirror the record, and so does what may be said of them."""
    record = Service(
        name="A",
        translations={"bn": {"name": "ক", "note_for_editors": "গোপন", "owner": "x", "checked_by": "B"}},
    )
    assert json.loads(json.dumps(public(record, "data")))["translations"] == {
        "bn": {"name": "ক", "checked_by": "B"}
    }


def test_every_field_of_every_record_says_where_it_may_be_published():
    """A field made without `field(...)` would say nothing, and `public` would stop at it."""
    todo, seen = [Service], set()
    while todo:
        model = todo.pop()
        seen.add(model)
        for name, info in model.model_fields.items():
            assert set(facts(model, name)["outputs"]) <= set(EVERYWHERE)
            todo += [inner for inner in models_in(info.annotation) if inner not in seen]


def test_private_files_are_not_in_the_site(marks):
    _, files = marks
    assert [name for name in files if Path(name).suffix in (".yml", ".yaml")] == []
