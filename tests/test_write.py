"""Records written as YAML read back as exactly the same text, and look the same each time."""

from __future__ import annotations

import random
import string
from pathlib import Path

import pytest
import yaml
from conftest import BASE
from local_offer.records.shared import Organisation, Place
from local_offer.records.yaml_lines import parse, read
from local_offer.write import dump, dump_many

RECORDS = sorted(BASE.rglob("services/*/*.yml"))
AWKWARD = [
    *(
        "yes",
        "no",
        "null",
        "~",
        "true",
        "1e5",
        "0x1f",
        "010",
        "12:30",
        "1:2:3",
        "1_000",
        ".5",
        "-",
        "- a",
        "=",
        "<<",
    ),
    *(
        "? a",
        ": a",
        "a: b",
        "a #b",
        "#a",
        "&a",
        "*a",
        "!a",
        "|",
        ">",
        "%a",
        "@a",
        "`a",
        "{a}",
        "[a",
        "a, b",
        "'",
        '"',
    ),
    *(
        "it's",
        'say "a: b"',
        "\\",
        "\t",
        " a",
        "a ",
        "é",
        "😀",
        "\u00a0",
        "\u2028",
        "\u0085",
        "...",
        "---",
        "a\nb",
    ),
    *(
        "a\n",
        "a\nb\n",
        "a\n\nb\n",
        " a\nb",
        "a \nb",
        "a\n\n",
        "\na",
        "- a\n- b\n",
        "a\r\nb",
        "a\n  b\n",
        "# a\nb",
        "x" * 300,
    ),
]

WRITTEN = """\
name: Toy Library
description: |
  One.

  Two.
ages: {min: 0, max: 25}
sessions:
  - {day: monday, from: "10:00", to: "12:00", note: "Drop in, or book"}
places:
  - name: A safe place
    postcode: ZZ1
    hide_address: yes
features:
  lift: no
contact:
  role: Front desk
  phone: "999"
  web: https://example.org
imported: {from: open-referral-uk, id: "2830", on: 2026-11-22}
"""


@pytest.mark.parametrize("path", RECORDS, ids=lambda path: path.stem)
def test_what_is_read_and_written_reads_the_same(path: Path):
    """Every record of a Local Offer keeps its text, and a second writing changes nothing."""
    data = read(path, path.name).data
    text = dump(data)
    assert parse(text, "").data == data
    assert dump(parse(text, "").data) == text


@pytest.mark.parametrize("text", AWKWARD, ids=ascii)
def test_awkward_text_reads_back_the_same(text: str):
    """In every kind of field, in a list and in a `{...}`, text stays what it was."""
    said = text if text.strip() else None
    data = {
        "name": text, "description": text, "words": [text, "b", text], "ages": {"min": text},
        "contact": {"role": text}, "sessions": [{"note": text}], "features": {"lift": text},
        "places": [{"name": text}], "checked": {"on": text}, "imported": {"id": text},
    }  # fmt: skip
    expected = {
        "name": said, "description": said, "words": [said, "b", said], "ages": {"min": said},
        "contact": {"role": said}, "sessions": [{"note": said}], "features": {"lift": said},
        "places": [{"name": said}], "checked": {"on": said}, "imported": {"id": said},
    }  # fmt: skip
    assert parse(dump(data), "").data == without_none(expected)


def test_random_text_reads_back_the_same():
    """The same for a few hundred texts made of the signs that mean something in YAML."""
    signs = "ab1 \n\t:#-?|>&*!%@`'\"[]{},=~.\\0é" + string.punctuation
    chance = random.Random(1)
    for _ in range(300):
        texts = ["".join(chance.choices(signs, k=chance.randint(1, 12))) + "a" for _ in range(3)]
        data = {"name": texts[0], "description": texts[1], "access": {"criteria": [texts[2], texts[0]]}}
        assert parse(dump(data), "").data == data


def test_fields_stand_in_the_order_of_the_model_and_look_as_people_write_them():
    """Small things on one line; numbers, days and yes or no without quotes; times and codes with them."""
    data = {
        "contact": {"web": "https://example.org", "phone": "999", "role": "Front desk"},
        "imported": {"on": "2026-11-22", "id": "2830", "from": "open-referral-uk"},
        "ages": {"max": "25", "min": "0"},
        "sessions": [{"to": "12:00", "from": "10:00", "day": "monday", "note": "Drop in, or book"}],
        "description": "One.\n\nTwo.\n",
        "features": {"lift": "no"},
        "places": [{"hide_address": True, "postcode": "ZZ1", "name": "A safe place"}],
        "name": "Toy Library",
        "words": None,
    }
    assert dump(data) == WRITTEN


def test_a_file_of_many_records_is_written_in_the_order_given():
    """Each record stands under its key, its own fields in the order of its model."""
    data = {
        "b": {"postcode": "ZZ1 4AB", "name": "Mill Hall"},
        "a": {"name": "Quay Hall", "easting": "450000"},
    }
    assert dump_many(data, Place) == (
        "b:\n  name: Mill Hall\n  postcode: ZZ1 4AB\na:\n  name: Quay Hall\n  easting: 450000\n"
    )


def test_other_readers_see_the_same_text():
    """A code stays text for any YAML reader, not only for ours."""
    data = {"name": "Hall", "identifiers": {"charity": "0000001", "company": "12e5"}}
    assert yaml.safe_load(dump(data, Organisation)) == data


def without_none(data):
    if isinstance(data, dict):
        return {key: without_none(value) for key, value in data.items() if value is not None}
    return [without_none(value) for value in data if value is not None] if isinstance(data, list) else data
