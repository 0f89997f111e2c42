"""`local-offer format`: one order, one look, every comment kept, nothing said differently.

Each file in tests/format/ is a case: a record as it was typed, and the same in order.
"""

from __future__ import annotations

import json
import random
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from conftest import BASE, RECORD
from local_offer.cli import main
from local_offer.marks import layout
from local_offer.reading import load
from local_offer.records.service import Service
from local_offer.records.yaml_lines import parse
from local_offer.settings import read_settings
from record_cases import formatted_record

CASES = sorted((Path(__file__).parent / "format").glob("*.yml"))
SERVICES = sorted((Path(__file__).parents[1] / "services").glob("*/*.yml"))
GOOD = (BASE / RECORD).read_text("utf-8")


def run(*arguments: str) -> Result:
    """The command as it is typed. A traceback fails the test."""
    return CliRunner().invoke(main, ["format", *arguments], catch_exceptions=False)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.stem)
def test_case(case: Path):
    """The case's name is the rule. What is in order stays as it is."""
    typed, in_order = case.read_text("utf-8").split("# ---- in order ----\n")
    assert formatted_record(typed) == in_order
    assert formatted_record(in_order) == in_order


def test_order_is_that_of_the_model():
    """Nothing but the model says which key comes first."""
    shuffled = parse(GOOD, "").data
    blocks = {key: formatted_record(GOOD).split(f"\n{key}:")[0].count("\n") for key in list(shuffled)[1:]}
    model = [info.alias or name for name, info in Service.model_fields.items()]
    assert sorted(blocks, key=lambda key: blocks[key]) == [key for key in model if key in blocks]


@pytest.mark.parametrize("path", SERVICES, ids=lambda path: path.stem)
def test_whole_records_say_the_same_afterwards(path: Path):
    """Whatever the record: the same data, and in order at once."""
    text = path.read_text("utf-8")
    new = formatted_record(text)
    assert parse(new, "").data == parse(text, "").data
    assert formatted_record(new) == new


@pytest.mark.parametrize("seed", range(20))
def test_comments_anywhere_are_kept(seed: int):
    """Comments put at random into a record whose keys are in any order: none is lost, none is doubled."""
    random_ = random.Random(seed)
    data = parse(GOOD, "").data
    text = "".join(formatted_record(_block(GOOD, key)) for key in random_.sample(list(data), len(data)))
    starts = {mark.line for mark in layout(text).marks}
    lines, put = [], 0
    for number, line in enumerate(text.splitlines()):
        indent = len(line) - len(line.lstrip())
        if number in starts and random_.random() < 0.3:
            lines.append(" " * random_.choice([0, indent, indent]) + f"# above {put}")
            put += 1
        beside = number in starts and random_.random() < 0.3
        lines.append(f"{line} # beside {put}" if beside else line)
        put += beside
    typed = "\n".join(lines) + "\n"
    new = formatted_record(typed)
    assert parse(new, "").data == data
    assert len(layout(new).comments) == put
    assert sorted(c.text for c in layout(new).comments) == sorted(c.text for c in layout(typed).comments)
    assert formatted_record(new) == new


def _block(text: str, key: str) -> str:
    marks = [mark for mark in layout(text).marks if len(mark.at) == 1]
    number = [mark.at[0] for mark in marks].index(key)
    end = marks[number + 1].line if number + 1 < len(marks) else len(text.splitlines())
    return "".join(text.splitlines(keepends=True)[marks[number].line : end])


# -- the command -------------------------------------------------------------------------------------


def test_all_files_are_put_in_order(folder: Path):
    """Records, staff profiles, organisations and places; the second time there is nothing to do."""
    first = run()
    assert first.exit_code == 0
    assert "files put in order" in first.output
    assert run().output.startswith("0 files put in order")
    assert run("--check").exit_code == 0
    assert load(read_settings(folder / "mkdocs.yml")).problems == ()


def test_check_changes_nothing(folder: Path):
    """--check names the files and exits 1. It writes nothing."""
    before = (folder / RECORD).read_bytes()
    result = run("--check", RECORD)
    assert result.exit_code == 1
    assert f"{RECORD}: keys, quotes or indents were not in order." in result.output
    assert (folder / RECORD).read_bytes() == before


def test_windows_and_bom_are_named(folder: Path):
    """A file from Windows is mended, and told what was different."""
    (folder / RECORD).write_bytes(b"\xef\xbb\xbf" + formatted_record(GOOD).replace("\n", "\r\n").encode())
    result = run(RECORD)
    assert "it starts with a mark that nobody can see (a BOM); its lines end as on Windows." in result.output
    assert (folder / RECORD).read_text("utf-8") == formatted_record(GOOD)
    assert b"\r" not in (folder / RECORD).read_bytes()


@pytest.mark.parametrize(
    ("bad", "said"),
    [
        (b"name: A\naccess:\n\thow: x\n", ":3: A line may not start with a tab"),
        (b"name: A\nname: B\n", ":2: `name` is here twice"),
        (b"name: \xe9\n", ":1: This file is not in UTF-8"),
        (b"- a\n", ":1: A file must be made of `key: value` lines."),
        (b"name: &a x\nsummary: *a\n", ":1: "),
    ],
)
def test_what_cannot_be_read_stays(folder: Path, bad: bytes, said: str):
    """Exit 1, the line, and what to do. The file is as it was, and the others are put in order."""
    (folder / RECORD).write_bytes(bad)
    result = run(RECORD, "services/community")
    assert result.exit_code == 1
    assert said in result.output
    assert (folder / RECORD).read_bytes() == bad


def test_links_are_not_followed(folder: Path):
    """A link that leads out of the folder is named, and what it leads to is not written."""
    (folder / "elsewhere.yml").write_text("summary: B\nname: A\n")
    (folder / RECORD).unlink()
    (folder / RECORD).symlink_to(folder / "elsewhere.yml")
    result = run(RECORD)
    assert result.exit_code == 1
    assert "This is a link to a file outside the folder." in result.output
    assert (folder / "elsewhere.yml").read_text() == "summary: B\nname: A\n"


def test_translation_says_which_english_it_was_made_from(folder: Path):
    """`of` is put in where it is missing. One that is there stays: it tells that the English has changed."""
    text = formatted_record(GOOD)
    (folder / RECORD).write_text(text.replace("    of: 3f2a\n", ""))
    result = run(RECORD)
    assert "a translation did not say which English it was made from" in result.output
    assert "    of: " in (folder / RECORD).read_text("utf-8")
    (folder / RECORD).write_text(text)
    assert run(RECORD).output.startswith("0 files")


def test_scripts_get_json(folder: Path):
    """--json: each file, whether it changed, and why."""
    told = json.loads(run("--json", RECORD).output)
    assert told == [
        {
            "path": RECORD,
            "changed": True,
            "why": ["keys, quotes or indents were not in order"],
            "problems": [],
        }
    ]
