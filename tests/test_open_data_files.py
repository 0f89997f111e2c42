"""The table, the lines of JSON and the feeds of changes: for people with a spreadsheet and for programs that follow."""

from __future__ import annotations

import csv
import datetime
import io
import json
import subprocess
from pathlib import Path

import pytest
from local_offer.data import follow, records, table
from local_offer.data.history import history, modified
from local_offer.data.oruk.feed import collections
from local_offer.spreadsheet import safe_cell
from lxml import etree
from open_data import load_from

RECORD = "services/health/speech-therapy.yml"
MADE = datetime.datetime(2026, 11, 22, tzinfo=datetime.UTC)


def rows(directory) -> list[dict[str, str]]:
    text = table.file(directory).decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline=""), strict=True))


def lines(directory) -> list[dict]:
    return [json.loads(line) for line in records.file(directory).splitlines()]


# -- the table ----------------------------------------------------------------------------------------


def test_the_table_has_a_row_for_each_service_and_begins_with_the_mark_of_utf_8(directory):
    """Without that mark Excel shows broken letters."""
    assert table.file(directory).startswith(b"\xef\xbb\xbf")
    assert [row["Name"] for row in rows(directory)] == [entry.name for entry in directory.listed]


def test_age_0_is_0_and_not_known_is_empty(directory, bare):
    row = next(row for row in rows(directory) if row["Name"].endswith("therapy"))
    assert (row["Age from"], row["Age to"]) == ("0", "18")
    (row,) = rows(bare)
    assert (row["Age from"], row["Cost"], row["Diagnosis needed"], row["Phone"]) == ("", "", "", "")


@pytest.mark.parametrize("start", ["=1+1", "+44 20", "-2", "@x", "＝1"])
def test_no_cell_is_a_formula(start):
    assert safe_cell(start) == f"'{start}"


@pytest.mark.parametrize("value", ["020 7946 0101", "a=b", "0", "£4.50"])
def test_any_other_cell_is_as_it_is(value):
    assert safe_cell(value) == value


# -- the lines ----------------------------------------------------------------------------------------


def test_a_line_says_what_the_record_says(directory):
    line = next(one for one in lines(directory) if one["slug"] == "speech-therapy")

    assert line["ages"] == {"min": 0, "max": 18}
    assert line["diagnosis_needed"] == "no"
    assert line["contact"]["phone"] == directory.by_slug["speech-therapy"].record.contact.phone
    assert line["organisation"]["name"] == directory.by_slug["speech-therapy"].organisation.name
    assert line["sessions"][0]["from"] == "10:00"


def test_every_field_of_a_line_is_explained(directory):
    explained = {name for name, meaning in records.fields() if meaning}
    assert {name for line in lines(directory) for name in line} <= explained


def test_a_line_of_a_service_that_only_has_a_name(bare):
    (line,) = lines(bare)
    assert line["name"] == "Only a name"
    assert not {"ages", "cost", "contact", "organisation"} & line.keys()


# -- what changed -------------------------------------------------------------------------------------


def git(folder: Path, *words: str) -> None:
    who = ("-c", "user.name=A Person", "-c", "user.email=person@example.org", "-c", "commit.gpgsign=false")
    subprocess.run(["git", *who, *words], cwd=folder, check=True, capture_output=True)


@pytest.fixture
def repository(folder: Path):
    """The Local Offer of two services with a history, and a way to add to it."""
    git(folder, "init", "-b", "main")

    def commit(old: str = "", new: str = "", path: str = RECORD) -> None:
        if old:
            text = (folder / path).read_text("utf-8")
            assert old in text
            (folder / path).write_text(text.replace(old, new), "utf-8")
        git(folder, "add", "-A")
        git(folder, "commit", "-m", "Words that only editors read")

    commit()
    return commit


def told(folder: Path) -> list[tuple[str, str, tuple[str, ...]]]:
    return [(c.slug, c.kind, c.fields) for c in history(load_from(folder)) or []]


def test_records_that_came_are_new(repository, folder):
    assert sorted(told(folder)) == [("speech-therapy", "new", ()), ("talk-and-play", "new", ())]


def test_a_change_names_the_fields_that_say_something_else(repository, folder):
    repository("typical: 18 weeks", "typical: 12 weeks")
    assert told(folder)[0] == ("speech-therapy", "changed", ("waiting",))


def test_a_check_is_told_as_a_check(repository, folder):
    record = load_from(folder).by_slug["speech-therapy"].record
    repository(f"on: {record.checked.on}", "on: 2026-11-21")
    feed = json.loads(follow.files(load_from(folder), history(load_from(folder)), MADE)[follow.JSON])
    assert feed["items"][0]["content_text"] == "A person checked this service. Nothing else changed."


def test_closing_is_told_as_closing(repository, folder):
    repository("availability: open", "availability: closed")
    assert told(folder)[0][:2] == ("speech-therapy", "closed")


def test_what_is_for_editors_only_is_no_change(repository, folder):
    before = told(folder)
    record = folder / RECORD
    record.write_text(record.read_text("utf-8") + "\n# a remark\n", "utf-8")
    repository("owner: ", "owner: other-")
    assert told(folder) == before


def test_a_renamed_record_is_not_new(repository, folder):
    (folder / "services/health/speech-therapy.yml").rename(folder / "services/health/talking.yml")
    repository("was:\n", "was:\n  - speech-therapy\n", "services/health/talking.yml")
    assert next(one[:2] for one in told(folder) if one[0] != "talk-and-play") == ("talking", "changed")
    assert "gone" not in [kind for _, kind, _ in told(folder)]


def test_a_record_that_was_taken_out_is_told_by_its_identifier_alone(repository, folder):
    """It may have been taken out so that nobody finds it."""
    id_ = load_from(folder).by_slug["talk-and-play"].identity.uuid
    (folder / "services/community/talk-and-play.yml").unlink()
    repository()
    directory = load_from(folder)
    item = json.loads(follow.files(directory, history(directory), MADE)[follow.JSON])["items"][0]

    assert item["_local_offer"] == {"service": id_, "change": "gone"}
    assert "talk" not in json.dumps(item).lower()


def test_when_a_record_was_changed_is_known_apart_from_when_it_was_checked(repository, folder):
    """Whoever copies the feed must see a mended record, though nobody checked it."""
    repository("typical: 18 weeks", "typical: 12 weeks")
    directory = load_from(folder)
    (row,) = [
        one for one, _ in collections(directory, modified(directory))["services"] if "therapy" in one["name"]
    ]
    now = datetime.datetime.now(datetime.UTC)

    assert row["assured_date"] == directory.by_slug["speech-therapy"].record.checked.on.isoformat()
    assert abs(datetime.datetime.fromisoformat(row["last_modified"]) - now) < datetime.timedelta(hours=1)


def test_nobodys_name_or_words_get_out_of_the_history(repository, folder):
    directory = load_from(folder)
    for data in follow.files(directory, history(directory), MADE).values():
        assert b"A Person" not in data
        assert b"person@" not in data
        assert b"Words that only editors read" not in data


def test_without_a_history_the_feeds_say_so(folder):
    directory = load_from(folder)
    assert history(directory) is None
    files = follow.files(directory, None, MADE)
    assert "without the history" in json.loads(files[follow.JSON])["description"]
    assert json.loads(files[follow.JSON])["items"] == []
    assert "without the history" in etree.fromstring(files[follow.ATOM]).findtext("{*}subtitle")


def test_a_copy_with_only_the_last_commit_does_not_take_everything_for_new(
    repository, folder, tmp_path_factory
):
    """That is how build machines copy a repository unless they are told otherwise."""
    copy = tmp_path_factory.mktemp("copy")
    git(copy, "clone", "--depth", "1", f"file://{folder}", "shallow")
    assert history(load_from(copy / "shallow")) is None
