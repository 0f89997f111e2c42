"""The form writes a record as `local-offer format` does, and what was typed comes back the same."""

from __future__ import annotations

import random
import string
from typing import Any

from building import PROJECT, SMALL_DIRECTORY
from conftest import BASE
from form_engine import Run
from local_offer.records.yaml_lines import parse, read
from local_offer.write import dump
from record_cases import formatted_record
from test_write import AWKWARD

RECORDS = sorted(
    path for folder in (PROJECT, SMALL_DIRECTORY, BASE) for path in folder.glob("services/*/*.yml")
)
LIKE_YAML = [
    "a: b", "a:", "- a", "-", "a #b", "# a", "no", "No", "on", "01632 960123", "01632", "0x1f", "1e5", "12:30", "2026-09-01", "|", "> a",
    "|-", "'a'", '"a"', "it's", 'say "no"', "it's \"so\"", "\\", "a\tb", "😀", "🏳️‍🌈 a: b", "a, b", "[a]", "{a: b}", "null", "~", "---", "...", "%a",
    "@a", "`a`", "&a", "*a", "!a", "? a", "a" * 400, "word " * 300, "A.\n\nB: b\n- c\n# d", "- a\n- b", "  a\n  b", "a  \nb", "&", "<<", "=",
]  # fmt: skip
"""What people type and YAML reads as something else: in full, then some made by chance."""


def by_chance(how_many: int) -> list[str]:
    chance = random.Random(7)
    signs = "ab1é😀 \n\t" + string.punctuation
    return ["".join(chance.choices(signs, k=chance.randint(1, 16))) for _ in range(how_many)]


def said_everywhere(text: str) -> dict[str, Any]:
    """A record that says one text in every kind of field: plain, in lists, in `{...}` and as a key."""
    return {
        "name": text, "description": text, "words": [text, "b", text], "ages": {"min": text, "max": "0"}, "access": {"how": text},
        "contact": {"role": text, "callback": text}, "sessions": [{"note": text, "from": text}], "features": {"lift": text},
        "places": [{"name": text, "hide_address": text, "easting": text}, text], "checked": {"on": text}, "regulator": {text: text},
        "organisation": {"name": text, "identifiers": {"charity": text}, "complaints": {"first": {"role": text}}},
        "cost": {"options": [{"what": text}]}, "alert": {"text": text}, "languages": [text], "visible_from": text,
        "translations": {"bn": {"access": {"how": text}, "name": text, "of": text}},
    }  # fmt: skip


def test_every_record_is_written_as_format_writes_it(form: Run):
    """Byte for byte: all records of the demonstration and of the tests."""
    records = [read(path, path.name).data for path in RECORDS]
    assert len(records) > 100 or not (PROJECT / "services/health").is_dir()
    written = form("records => records.map((record) => LocalOfferForm.parts.written(record))", records)
    for path, record, text in zip(RECORDS, records, written, strict=True):
        assert text == dump(record), path


def test_texts_that_look_like_yaml_are_written_as_python_writes_them(form: Run):
    """In every kind of field, sign for sign."""
    texts = [*LIKE_YAML, *AWKWARD, *by_chance(250)]
    written = form(
        "records => records.map((record) => LocalOfferForm.parts.written(record))",
        [said_everywhere(text) for text in texts],
    )
    wrong = [text for text, made in zip(texts, written, strict=True) if made != dump(said_everywhere(text))]
    assert wrong == []


def test_what_was_typed_comes_back_the_same(form: Run):
    """Read by Python, it is what was typed but for spaces around it; put in order by `format`, nothing changes."""
    texts = [*LIKE_YAML, *by_chance(150)]
    records = [said_everywhere(text) for text in texts]
    written = form("records => records.map((record) => LocalOfferForm.yaml(record))", records)
    for record, text in zip(records, written, strict=True):
        source = parse(text, "typed")
        assert (source.problems, source.lost_text) == ((), ())
        assert stripped(source.data) == stripped(record)
        assert formatted_record(text) == text


def test_paragraphs_stand_as_people_write_them(form: Run):
    """Several lines of Markdown below `|`, one line beside its key; Windows' line ends become plain ones."""
    record = {"access": {"how": "Ring us."}, "name": "Toy library", "description": "One.\r\n\r\n- Two\r\n"}
    assert form("record => LocalOfferForm.yaml(record)", record) == (
        "name: Toy library\ndescription: |\n  One.\n\n  - Two\naccess:\n  how: Ring us.\n"
    )


def test_what_is_not_answered_is_not_written(form: Run):
    record = {
        "name": "A",
        "summary": " ",
        "places": [{}],
        "contact": {"role": ""},
        "words": [],
        "ages": {"min": "0"},
    }
    assert form("record => LocalOfferForm.yaml(record)", record) == "name: A\nages: {min: 0}\n"


def stripped(data: Any) -> Any:
    """Some data without spaces around texts, and without what is left empty by that."""
    if isinstance(data, dict):
        made = {key.strip(): stripped(value) for key, value in data.items()}
        return {key: value for key, value in made.items() if value not in ("", [], {})}
    if isinstance(data, list):
        return [made for item in data if (made := stripped(item)) not in ("", [], {})]
    return data.strip()
