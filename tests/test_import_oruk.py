"""Feeds of Open Referral UK become records. Each file in tests/importers/services/ is one rule for one service."""

from __future__ import annotations

import json
import random
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml
from importing import Importing, service
from local_offer.grid import to_grid

HERE = Path(__file__).with_name("importers")
SERVICES = sorted((HERE / "services").glob("*.yml"))
FEEDS = sorted((HERE / "feeds").glob("*.json"))


@pytest.fixture
def importing(folder: Path) -> Importing:
    return Importing(folder)


# -- what becomes of a service ----------------------------------------------------------------------------


@pytest.mark.parametrize("path", SERVICES, ids=lambda path: path.stem)
def test_rule(path: Path, importing: Importing):
    """The parts of the record that a case names are as it says, all that was repaired is said, and nothing else."""
    case = yaml.load(path.read_text("utf-8"), yaml.CBaseLoader)
    assert importing.run([{"id": "1", "name": "Toy Library", **json.loads(case["service"])}]).exit_code == 0
    record = importing.record(case.get("file", "unsorted/toy-library.yml"))
    assert {key: record.get(key, "") for key in case["record"]} == case["record"]
    assert importing.said() == case.get("said", [])
    if "places" in case:
        places = importing.record("_places.yml")
        assert {key: {**place, "imported": None} for key, place in places.items()} == {
            key: {**place, "imported": None} for key, place in case["places"].items()
        }
    written = b"".join(importing.files().values()) + (importing.folder / "listed.txt").read_bytes()
    assert not [text for text in case.get("never", ()) if text.encode() in written]
    assert [line for line in importing.check() if "warning:" not in line] == []


def test_every_case_says_its_rule():
    """A case is a sentence, a service, and what becomes of it."""
    for path in SERVICES:
        case = yaml.load(path.read_text("utf-8"), yaml.CBaseLoader)
        assert case["rule"].endswith("."), path.name
        assert set(case) <= {"rule", "service", "file", "record", "places", "said", "never"}, path.name


@pytest.mark.parametrize("path", FEEDS, ids=lambda path: path.stem)
def test_feed(path: Path, importing: Importing):
    """The feeds of Open Referral UK 3 and 1 and of Outpost, whole: every file that is written, and the list."""
    assert importing.run(path).exit_code == 0
    written = "".join(f"== {name}\n{text.decode()}\n" for name, text in importing.files().items())
    listed = "".join(f"{id_}, {name}: {what}\n" for id_, name, what in importing.listed())
    assert f"{written}== said\n{listed}" == path.with_suffix(".txt").read_text("utf-8")


@pytest.mark.parametrize("path", FEEDS, ids=lambda path: path.stem)
def test_what_is_written_has_no_error_and_one_warning_a_record(path: Path, importing: Importing):
    """The folder builds on its own. What is missing is one warning for each service, organisation and place."""
    importing.run(path)
    problems = importing.check()
    assert problems
    assert all(": warning: Imported. We do not know yet: " in problem for problem in problems)
    assert len({problem.split(": warning:")[0] for problem in problems}) == len(problems)


def test_whatever_stands_in_a_feed_what_is_written_has_no_error(importing: Importing):
    """Two hundred services with odd things anywhere in them: all are brought in or listed, and a second time the same."""
    chance = random.Random(26)
    odd = json.loads((HERE / "odd.json").read_text("utf-8"))
    pages = [json.loads(path.read_text("utf-8")) for path in FEEDS]
    whole = [item for page in pages for item in page.get("contents") or page["content"]]
    feed = [{**_spoiled(chance.choice(whole), odd, chance), "id": number} for number in range(200)]
    assert importing.run(feed).exit_code in (0, 1)
    assert [line for line in importing.check() if "warning:" not in line] == []
    done = [
        id_.split(", ")[-1]
        for id_, _, what in importing.listed()
        if what.startswith(("new records", "refused"))
    ]
    assert sorted(map(int, done)) == list(range(200))
    before = importing.files()
    importing.run(feed, today="2026-12-01")
    assert importing.files() == before


def _spoiled(value: Any, odd: list[Any], chance: random.Random) -> Any:
    if isinstance(value, dict):
        return {key: _spoiled_or_odd(inner, odd, chance) for key, inner in value.items()}
    if isinstance(value, list):
        return [_spoiled_or_odd(inner, odd, chance) for inner in value]
    return f"{value}{chance.choice(odd)}" if isinstance(value, str) and chance.random() < 0.2 else value


def _spoiled_or_odd(value: Any, odd: list[Any], chance: random.Random) -> Any:
    return chance.choice(odd) if chance.random() < 0.1 else _spoiled(value, odd, chance)


@pytest.mark.parametrize(
    ("latitude", "longitude", "easting", "northing"),
    [(49.92226393730, -6.29977752014, 91492, 11319), (52.65800783, 1.71607397, 651410, 313177), (53.77911026, -3.04045491, 331535, 431921)],
    ids=["Scilly", "Caister", "Blackpool"],
)  # fmt: skip
def test_positions_are_within_six_metres_of_the_survey(latitude, longitude, easting, northing):
    """Ordnance Survey's own test points for its exact transformation, OSTN15."""
    assert to_grid(latitude, longitude) == (pytest.approx(easting, abs=6), pytest.approx(northing, abs=6))


# -- the file ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "wrap",
    [
        lambda s: s,
        lambda s: [s],
        lambda s: {"contents": [s]},
        lambda s: {"Content": [s], "totalElements": 1, "Total_Pages": 0},
        lambda s: [{"contents": [s]}, {"contents": []}],
        lambda s: {"total_items": 1, "services": [s]},
    ],
    ids=["one service", "bare array", "contents", "content in any case", "list of pages", "services"],
)
def test_any_wrapping_gives_the_same_record(wrap: Callable[[Any], Any], importing: Importing):
    """One page, a bare array, a single service or a list of pages."""
    assert importing.run(wrap(service(description="We lend toys."))).exit_code == 0
    assert importing.record("unsorted/toy-library.yml")["description"] == "We lend toys.\n"


def test_other_encodings_and_raw_line_breaks_are_read(importing: Importing):
    """UTF-16 and a byte-order mark are JSON too; raw line breaks inside texts are in real feeds."""
    text = '[{"id": "1", "name": "Café", "description": "One\ntwo\tthree"}]'
    for encoding in ("utf-8", "utf-8-sig", "utf-16"):
        assert importing.run(text.encode(encoding)).exit_code == 0
        assert importing.record("unsorted/cafe.yml")["description"] == "One\n\ntwo three\n"


@pytest.mark.parametrize(
    ("given", "says"),
    [
        (b"", "is not JSON: line 1 cannot be read"),
        (b"<html>Not found</html>", "is not JSON: line 1 cannot be read"),
        (b'{"contents": [', "is not JSON: line 1 cannot be read"),
        ('[{"name": "Café"}]'.encode("latin-1"), "is not in UTF-8. Save it again with the encoding set to UTF-8."),
        (b"[" * 100_000, "is nested too deep, or holds a number too long."),
        (b"9" * 5_000, "is nested too deep, or holds a number too long."),
        (b"null", "is not an Open Referral UK feed of services."),
        (b'"text"', "is not an Open Referral UK feed of services."),
        (b'{"error": "no such page", "status": 404}', "is not an Open Referral UK feed of services."),
        (b'{"contents": []}', "There are no services in"),
        (b'{"contents": null, "total_items": 0}', "There are no services in"),
        (b"[]", "There are no services in"),
    ],
    ids=range(12),
)  # fmt: skip
def test_a_file_that_cannot_be_used_is_a_sentence(given: bytes, says: str, importing: Importing):
    """Exit 2, one sentence that says why, and nothing is written."""
    result = importing.run(given)
    assert result.exit_code == 2
    assert says in " ".join(result.output.split())
    assert not importing.into.exists()


@pytest.mark.parametrize("system", ["oruk", "csv", "gias"])
def test_a_file_of_200_megabytes_is_a_sentence(system: str, importing: Importing):
    """It is refused before it is read, for it would take all the memory of a small computer."""
    file = importing.folder / "huge"
    with file.open("wb") as huge:
        huge.truncate(200_000_000)
    options = ("--columns", "outpost") if system == "csv" else ()
    result = importing.run(file, *options, system=system)
    assert result.exit_code == 2
    assert "is too big: 200 MB, and at most 100 MB can be read." in " ".join(result.output.split())


def test_dates_without_an_offset_and_alerts_as_objects(importing: Importing):
    """`last_modified` says nothing of the service; a day is read with and without a time and an offset."""
    alert = {"name": "Closed on Monday", "until": "2026-12-01T00:00:00"}
    importing.run(
        [service(alert=alert, assured_date="2026-09-01T10:00:00", last_modified="2026-09-01T10:00:00")]
    )
    record = importing.record("unsorted/toy-library.yml")
    assert record["alert"] == {"text": "Closed on Monday", "until": "2026-12-01"}
    assert record["checked"]["on"] == "2026-09-01"
    assert importing.said() == []


def test_a_folder_or_no_file_is_a_sentence(importing: Importing):
    """So is a folder in place of the file, a file that is not there, and a file in place of the folder."""
    assert "is a folder. Name the file with the feed." in importing.run(importing.folder).output
    assert "cannot be read: No such file" in importing.run(importing.folder / "nothing.json").output
    importing.into.write_text("")
    result = importing.run([service()])
    assert "is a file. Name a folder for the records." in result.output
    assert result.exit_code == 2


def test_a_name_for_the_feed_that_cannot_stand_in_a_record_is_a_sentence(importing: Importing):
    """It is written into every record."""
    result = importing.run([service()], "--feed", "<b>north</b>")
    assert result.exit_code == 2
    assert "cannot name a feed" in result.output


def test_what_is_no_service_is_left_out_and_listed(importing: Importing):
    """A service that is not public, one without a name, one without anything, something that is no service, and a second one with an id."""
    odd = [
        {"id": 6, "name": "Hidden", "visible": False},
        {"id": 7, "name": " "},
        {},
        None,
        "text",
        5,
        {"id": 1, "name": "Other"},
        {"id": "1", "name": "Toy Library"},
    ]
    result = importing.run([{"id": 1, "name": "Toy Library"}, *odd, {"name": "No number"}])
    assert [case for case in importing.listed() if not case[2].startswith("new")] == [
        ("service 3, 7", "", "refused: It has no name."),
        *((f"service {number}", "", "refused: There is nothing in it.") for number in (4, 5, 6, 7)),
        ("service 8, 1", "Other", "refused: Another service of the file has this id."),
        ("service 9, 1", "Toy Library", "refused: Another service of the file has this id."),
        ("no-id-no-number", "No number", "services without an id, known by their name"),
    ]
    assert [*importing.files()] == ["unsorted/no-number.yml", "unsorted/toy-library.yml"]
    assert result.exit_code == 1
    assert importing.table(result) == {"Read": 10, "Written, new": 2, "Passed over": 1, "Refused": 7}
    assert "  - 1: Marked as not public.\n" in result.output


def test_what_is_said_is_short_and_ends_with_a_table(importing: Importing):
    """How often each thing was repaired, who was refused and why, and how many of each there were."""
    result = importing.run(
        [service(minimum_age=-1, url="www.example.org"), {"id": 2}, service(id=3, minimum_age=-1)]
    )
    assert result.output == (
        "What was repaired or not brought over (--report FILE lists every case):\n"
        "  - ages below 0, which mean not known, left out: 2\n"
        "  - web addresses given the https:// they had lost: 1\n"
        "\n"
        "Refused, and why:\n"
        "  - service 2, 2: It has no name.\n"
        "\n"
        "Read                          3\n"
        "Written, new                  2\n"
        "Written, changed              0\n"
        "Unchanged                     0\n"
        "In conflict                   0\n"
        "Refused                       1\n"
    )


def test_two_locations_that_are_one_place_are_named_once(importing: Importing):
    """The same name and postcode under two ids is the same hall; a session there needs no name of the place."""
    hall = {"name": "Mill Hall", "address_1": "2 Mill Lane", "postal_code": "ZZ1 4AB"}
    monday = [{"byday": "MO", "opens_at": "10:00"}]
    at = [{"location": {**hall, "id": "a"}, "schedules": monday}, {"location": {**hall, "id": "b"}}]
    importing.run([service(service_at_locations=at)])
    record = importing.record("unsorted/toy-library.yml")
    assert (record["places"], record["sessions"]) == (["mill-hall"], [{"day": "monday", "from": "10:00"}])
