"""What holds for every field of a record, found by walking the model: a new field is covered as soon as it is there."""

from __future__ import annotations

import typing
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from conftest import BASE, RECORD
from local_offer.reading import load
from local_offer.records.service import Service
from local_offer.records.shared import Calendar, Organisation, Place, Staff
from local_offer.records.validate import models_in
from local_offer.settings import read_settings
from pydantic import BaseModel

At = tuple[str | int, ...]
SCRIPT = "<script>alert(1)</script>"


def fields(model: type[BaseModel], at: At = ()) -> Iterator[tuple[At, Any]]:
    """The way to every field of a model, with its type. 0 stands for an item of a list."""
    for name, info in model.model_fields.items():
        here = (*at, info.alias or name)
        yield here, info.annotation
        for inner in models_in(info.annotation):
            yield from fields(inner, (*here, 0) if kind_of(info.annotation) is list else here)


def kind_of(annotation: Any) -> type | None:
    """list or dict, where a field holds many."""
    origin = typing.get_origin(annotation)
    if origin in (list, dict):
        return origin
    return next(filter(None, (kind_of(part) for part in typing.get_args(annotation))), None)


def value_at(data: Any, at: At) -> Any:
    for part in at:
        data = data[part]
    return data


def with_value(data: Any, at: At, value: Any) -> Any:
    """The data with another value at a place that it has."""
    if not at:
        return value
    changed = dict(data) if isinstance(data, dict) else list(data)
    changed[at[0]] = with_value(data[at[0]], at[1:], value)
    return changed


def texts_in(data: Any, at: At = ()) -> Iterator[At]:
    """The way to every text in some data."""
    if isinstance(data, str):
        yield at
    elif isinstance(data, (dict, list)):
        for part in data if isinstance(data, dict) else range(len(data)):
            yield from texts_in(data[part], (*at, part))


def as_yaml(data: Any) -> str:
    """Data as YAML, with one value a line."""
    return yaml.dump(data, Dumper=yaml.CSafeDumper, sort_keys=False, allow_unicode=True, width=10_000)


@pytest.fixture(scope="module")
def whole() -> dict:
    """A record that answers every field of the model, also those that exclude one another."""
    data, organisations = (
        yaml.load((BASE / path).read_text("utf-8"), yaml.CBaseLoader)
        for path in (RECORD, "services/_organisations.yml")
    )
    organisation = organisations["riverside-nhs-trust"]
    organisation |= {"identifiers": {"charity": "1"}, "commissioner": ["nhs"], "owner": "a@example.org"}
    organisation |= {"regulator": {"cqc": "1"}}
    organisation["complaints"]["first"]["email"] = "a@example.org"
    data["organisation"] = organisation
    data["places"].reverse()  # the one that is written here comes first
    data["waiting"]["not_measured"] = "Nobody counts."
    for record in (data, data["organisation"], data["places"][0]):
        record["imported"] = {"from": "csv", "feed": "testmere", "id": "7", "on": "2026-11-01"}
    return data


@pytest.fixture
def problems_of(folder: Path):
    """What is wrong with each of many records, as (line, message), checked in one go."""

    def run(records: list[str]) -> list[list[tuple[int, str]]]:
        (folder / RECORD).unlink()
        for number, text in enumerate(records):
            (folder / f"services/health/case-{number}.yml").write_text(text, "utf-8")
        found: dict[str, list[tuple[int, str]]] = {}
        for problem in load(read_settings(folder / "mkdocs.yml")).problems:
            found.setdefault(Path(problem.path).stem, []).append((problem.line, problem.message))
        return [found.get(f"case-{number}", []) for number in range(len(records))]

    return run


def test_the_whole_record_answers_every_field(whole):
    """So the tests below miss none. A new field is to be answered in the record they start from."""
    for at, _ in fields(Service):
        assert value_at(whole, at), f"Answer {at} in tests/records/base/{RECORD}"


@pytest.mark.parametrize("bad", [SCRIPT, "javascript:alert(1)"])
def test_no_script_in_any_text(whole, problems_of, bad):
    """Wherever HTML or a script stands in a record, there is an error at that line."""
    records = [as_yaml(with_value(whole, at, bad)) for at in texts_in(whole)]
    for text, problems in zip(records, problems_of(records), strict=True):
        line = next(number for number, line in enumerate(text.splitlines(), 1) if bad in line)
        assert line in [at for at, _ in problems], text.splitlines()[line - 1]


@pytest.mark.parametrize("wrong", [[], {}, "", "word", ["word"], [["x"]]], ids=repr)
def test_any_kind_of_value_in_any_field(whole, problems_of, wrong):
    """An empty value, a text, a list, key and value, or lists in lists: never a traceback, always a line.

    One that has another shape than what belongs there is an error that names the field.
    """
    places = [at for at, _ in fields(Service)]
    records = [as_yaml(with_value(whole, at, wrong)) for at in places]
    for at, text, problems in zip(places, records, problems_of(records), strict=True):
        assert all(1 <= line <= len(text.splitlines()) for line, _ in problems)
        if wrong != "" and type(wrong) is not type(value_at(whole, at)):
            assert [message for _, message in problems if f"{at[-1]}`" in message], (at, problems)


@pytest.mark.parametrize("wrong", [["word"], {"word": "x"}], ids=repr)
def test_a_text_is_neither_a_list_nor_a_part(whole, problems_of, wrong):
    """Where one text or number belongs, anything else is an error that names the field."""
    single = [
        at for at, _ in fields(Service) if isinstance(value_at(whole, at), str) and at != ("organisation",)
    ]
    found = problems_of([as_yaml(with_value(whole, at, wrong)) for at in single])
    for at, problems in zip(single, found, strict=True):
        name = ".".join(part for part in at if isinstance(part, str))
        assert [message for _, message in problems if message.startswith(f"`{name}`")], (at, problems)


@pytest.mark.parametrize("wrong", ["word", {"word": "x"}], ids=repr)
def test_a_list_is_a_list(whole, problems_of, wrong):
    """Where a list belongs, one text is an error that says how to write a list."""
    lists = [at for at, _ in fields(Service) if isinstance(value_at(whole, at), list)]
    for at, problems in zip(
        lists, problems_of([as_yaml(with_value(whole, at, wrong)) for at in lists]), strict=True
    ):
        name = ".".join(part for part in at if isinstance(part, str))
        said = f"`{name}` must be a list: one item a line, each starting with `- `."
        assert said in [message for _, message in problems], at


@pytest.mark.parametrize("bad", [SCRIPT, "javascript:alert(1)"])
@pytest.mark.parametrize(
    ("path", "model", "key"),
    [
        ("services/_organisations.yml", Organisation, ("riverside-nhs-trust",)),
        ("services/_places.yml", Place, ("riverside-centre",)),
        ("services/_calendar.yml", Calendar, ()),
        ("docs/staff/head-of-therapies.yml", Staff, ()),
    ],
    ids=["organisations", "places", "calendar", "staff"],
)
def test_no_script_in_any_shared_text(folder, check, path, model, key, bad):
    """The same holds for organisations, places, the calendar and profiles."""
    for at, annotation in fields(model):
        if models_in(annotation):
            continue
        kind = kind_of(annotation)
        value: Any = [bad] if kind is list else {"word": bad} if kind is dict else bad
        for part in reversed((*key, *at)):
            value = [value] if isinstance(part, int) else {part: value}
        text = as_yaml(value)
        line = next(number for number, line in enumerate(text.splitlines(), 1) if bad in line)
        assert [problem for problem in check(text, path) if problem.startswith(f"{path}:{line}: ")], at
