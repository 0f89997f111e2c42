"""A feed that is brought in again, or beside another: what changes, what stays, and what people did is not lost."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest
from importing import Importing, service

FEED = Path(__file__).with_name("importers") / "feeds" / "v3.json"


@pytest.fixture
def importing(folder: Path) -> Importing:
    return Importing(folder)


# -- a second time ------------------------------------------------------------------------------------------


def test_the_same_feed_again_writes_nothing(importing: Importing):
    """On another day too: no file is touched, so the day of the import stays."""
    importing.run(FEED)
    for path in importing.into.rglob("*.yml"):
        os.utime(path, (1, 1))
    importing.run(FEED, today="2027-01-15")
    assert {path.stat().st_mtime for path in importing.into.rglob("*.yml")} == {1}


def test_leaflet_codes_are_written_down_and_stay(importing: Importing):
    """Each service has its code from the first import on. Later ones add lines and change none."""
    importing.run([service()])
    first = (importing.into / "_ids.yml").read_text("utf-8")
    importing.run([service(), service(id="2", name="Swim Club")])
    after = (importing.into / "_ids.yml").read_text("utf-8")
    assert "toy-library: {code: " in first
    assert after.startswith(first)
    assert "swim-club: {code: " in after.removeprefix(first)


def test_only_what_changed_is_written(importing: Importing):
    """A changed service gets its new words and the day; the others stay as they are."""
    importing.run([service(description="Toys."), service(id="2", name="Swim Club")])
    before = importing.files()
    importing.run([service(description="More toys."), service(id="2", name="Swim Club")], today="2026-12-01")
    after = importing.files()
    assert [name for name in after if after[name] != before[name]] == ["unsorted/toy-library.yml"]
    record = importing.record("unsorted/toy-library.yml")
    assert (record["description"], record["imported"]["on"]) == ("More toys.\n", "2026-12-01")


def test_a_record_is_found_wherever_it_was_moved(importing: Importing):
    """A person sorts it into a sector and gives it another address; the next import changes it there."""
    importing.run([service(categories=["Health"])])
    moved = importing.into / "education" / "toys.yml"
    moved.parent.mkdir()
    (importing.into / "health/toy-library.yml").rename(moved)
    moved.write_text(moved.read_text("utf-8").replace("sector: health", "sector: education"), "utf-8")
    importing.run([service(categories=["Health"], name="Toys for All")])
    assert [*importing.files()] == ["education/toys.yml"]
    record = importing.record("education/toys.yml")
    assert (record["name"], record["sector"]) == ("Toys for All", "education")
    assert all("warning:" in problem for problem in importing.check())


def test_a_record_that_people_took_over_is_left_alone(importing: Importing):
    """Without `imported` it is theirs: it stays as it is, under its old address too, and that is listed."""
    importing.run([service(), service(id="2", name="Swim Club")])
    for name, new in (("toy-library", "toy-library"), ("swim-club", "swimming")):
        path = importing.into / f"unsorted/{name}.yml"
        text = "".join(line for line in path.read_text("utf-8").splitlines(True) if "imported" not in line)
        path.unlink()
        (path.parent / f"{new}.yml").write_text(f"{text}was: [{name}]\n" if new != name else text, "utf-8")
    before = importing.files()
    importing.run([service(description="New."), service(id="2", name="Swim Club", description="New.")])
    assert importing.files() == before
    assert [what.split(":")[0] for what in importing.said()] == [
        "records that people look after now, left alone"
    ] * 2


def test_a_record_that_cannot_be_read_is_left_alone(importing: Importing):
    """Someone is in the middle of an edit: nothing of it is lost."""
    importing.run([service()])
    path = importing.into / "unsorted/toy-library.yml"
    path.write_text("name: [half\n", "utf-8")
    importing.run([service(description="New.")])
    assert importing.files() == {"unsorted/toy-library.yml": b"name: [half\n"}


def test_what_people_added_stays_when_the_feed_changes(importing: Importing):
    """Their fields stay beside those of the feed, even inside the same part; what the feed says is written again."""
    feed = service(description="Toys.", url="https://example.org/toys", minimum_age=0, maximum_age=4)
    importing.run([feed])
    path = importing.into / "unsorted/toy-library.yml"
    text = path.read_text("utf-8").replace("contact:\n", "contact:\n  phone: 01632 960123\n")
    path.write_text(f"{text}tier: universal\n", "utf-8")
    importing.run([{**feed, "description": "More toys.", "maximum_age": None}])
    record = importing.record("unsorted/toy-library.yml")
    assert record["contact"] == {"phone": "01632 960123", "web": "https://example.org/toys"}
    assert (record["tier"], record["description"], record["ages"]) == (
        "universal",
        "More toys.\n",
        {"min": "0"},
    )


def test_what_people_mended_stays_while_the_feed_says_the_same(importing: Importing):
    """Nothing that was typed is lost by an import that brings nothing new."""
    importing.run([service(description="Tois.")])
    path = importing.into / "unsorted/toy-library.yml"
    path.write_text(path.read_text("utf-8").replace("Tois", "Toys"), "utf-8")
    before = importing.files()
    importing.run([service(description="Tois.")])
    assert importing.files() == before


def test_what_people_wrote_is_kept_and_is_in_conflict(importing: Importing):
    """Of two services one changes there and one was edited here: one is updated, one is in conflict, with its field."""
    importing.run(
        [service(description="Tois."), service(id="2", name="Swim Club"), service(id="3", name="Judo")]
    )
    path = importing.into / "unsorted/toy-library.yml"
    path.write_text(path.read_text("utf-8").replace("Tois", "Toys"), "utf-8")
    feed = [
        service(description="Tois."),
        service(id="2", name="Swim Club", url="https://example.org/swim"),
        service(id="3", name="Judo"),
    ]
    for _ in range(2):
        result = importing.run(feed)
        assert importing.record("unsorted/toy-library.yml")["description"] == "Toys.\n"
        assert result.exit_code == 1
        assert "  - 1, Toy Library: description (brought-in/unsorted/toy-library.yml)\n" in result.output
    assert importing.table(result) == {"Read": 3, "Unchanged": 2, "In conflict": 1}
    assert importing.record("unsorted/swim-club.yml")["contact"]["web"] == "https://example.org/swim"


def test_a_conflict_stops_no_other_field(importing: Importing):
    """Both sides change: each field goes its own way, and so do a field taken out here and one that the feed drops."""
    told = {
        "description": "Tois.",
        "minimum_age": 0,
        "maximum_age": 4,
        "url": "https://example.org/a",
        "wait_time": "a week",
    }
    importing.run([service(**told)])
    path = importing.into / "unsorted/toy-library.yml"
    text = (
        path.read_text("utf-8")
        .replace("Tois", "Toys")
        .replace("https://example.org/a", "https://example.org/ours")
    )
    path.write_text(text.replace("ages: {min: 0, max: 4}\n", "# Nobody knows the ages.\n"), "utf-8")
    importing.run([service(**{**told, "description": "Toys!", "url": None, "wait_time": "two weeks"})])
    record = importing.record("unsorted/toy-library.yml")
    assert (record["description"], record["contact"]["web"]) == ("Toys.\n", "https://example.org/ours")
    assert record["waiting"]["typical"] == "two weeks"
    assert "ages" not in record
    assert [what.split(": ")[-1] for what in importing.said()] == [
        "ages.min, ages.max, description (brought-in/unsorted/toy-library.yml)"
    ]
    assert "# Nobody knows the ages.\n" in path.read_text("utf-8")


def test_a_conflict_in_a_shared_file_is_said(importing: Importing):
    """What people wrote of an organisation stays, and the report names the field."""
    arts = {"id": "a", "name": "Arts", "description": "Art."}
    importing.run([service(organization=arts)])
    path = importing.into / "_organisations.yml"
    path.write_text(path.read_text("utf-8").replace("    Art.", "    Art and drama."), "utf-8")
    importing.run(
        [service(organization={**arts, "description": "Drama.", "website": "https://example.org/arts"})]
    )
    record = importing.record("_organisations.yml")["arts"]
    assert (record["description"], record["website"]) == ("Art and drama.\n", "https://example.org/arts")
    assert importing.said() == ["what people wrote otherwise in _organisations.yml, kept: arts: description"]


def test_a_dry_run_shows_the_same_and_writes_nothing(importing: Importing):
    """The first time and later; the file of cases that was asked for is written."""
    dry = importing.run(FEED, "--dry-run")
    assert not importing.into.exists()
    listed = importing.listed()
    real = importing.run(FEED)
    assert dry.output == f"This is a dry run. Nothing is written.\n\n{real.output}"
    assert importing.listed() == listed
    before = importing.files()
    importing.run([service(description="New.")], "--dry-run")
    assert importing.files() == before


def test_json_tells_the_same_to_scripts(importing: Importing):
    """The table, who needs a person and why, and every repair."""
    importing.run([service(description="Tois.")])
    path = importing.into / "unsorted/toy-library.yml"
    path.write_text(path.read_text("utf-8").replace("Tois", "Toys"), "utf-8")
    told = json.loads(
        importing.run([service(description="Tois.", minimum_age=-1), {"id": 2}], "--json").output
    )
    assert {key: told[key] for key in ("dry_run", "read", "written_new", "in_conflict", "refused")} == {
        "dry_run": False, "read": 2, "written_new": 0, "in_conflict": 1, "refused": 1,
    }  # fmt: skip
    assert [(one["outcome"], one["id"]) for one in told["services"]] == [
        ("records_in_conflict", "1"),
        ("refused", "service 2, 2"),
    ]
    assert list(told["repairs"]) == ["ages below 0, which mean not known, left out"]


def test_nothing_is_written_half(importing: Importing, full_disk: Callable[[int], None]):
    """The disk is full at the last file: no file has changed, and none is left lying about."""
    importing.run([service(), service(id="2", name="Swim Club")])
    before = {path: path.read_bytes() for path in importing.into.rglob("*") if path.is_file()}
    full_disk(3)
    feed = [
        service(description="New."),
        service(id="2", name="Swim Club", description="New."),
        service(id="3", name="Judo"),
    ]
    result = importing.run(feed)
    assert result.exit_code == 2
    assert "brought-in/unsorted/judo.yml cannot be written: No space left on device." in result.output
    assert {path: path.read_bytes() for path in importing.into.rglob("*") if path.is_file()} == before


def test_a_record_without_the_comment_is_compared_by_its_words(importing: Importing):
    """A tool that rewrites files may drop comments: what the feed says is then compared field by field."""
    importing.run([service(description="Toys.")])
    path = importing.into / "unsorted/toy-library.yml"
    path.write_text("".join(path.read_text("utf-8").splitlines(True)[2:]) + "tier: universal\n", "utf-8")
    before = importing.files()
    importing.run([service(description="Toys.")], today="2026-12-01")
    assert importing.files() == before


def test_a_later_check_by_a_person_stays(importing: Importing):
    """The feed's assured date does not push aside that someone rang them since."""
    importing.run([service(assured_date="2026-01-10")])
    path = importing.into / "unsorted/toy-library.yml"
    text = path.read_text("utf-8").replace(
        "{on: 2026-01-10, by_role: Source system, how: source-system}",
        "{on: 2026-11-01, by_role: FIS officer, how: phone}",
    )
    path.write_text(text, "utf-8")
    importing.run([service(assured_date="2026-06-10", description="New.")])
    assert importing.record("unsorted/toy-library.yml")["checked"]["on"] == "2026-11-01"
    importing.run([service(assured_date="2026-11-20", description="New.")])
    assert importing.record("unsorted/toy-library.yml")["checked"]["how"] == "source-system"


def test_what_vanished_is_listed_and_never_deleted(importing: Importing):
    """Unless the file is one page of several, or a single service: then nothing is known of the others."""
    importing.run([service(), service(id="2", name="Swim Club")], "--feed", "north")
    before = importing.files()
    importing.run({"contents": [service()], "total_pages": 2}, "--feed", "north")
    importing.run(service(), "--feed", "north")
    assert not [what for what in importing.said() if "no longer" in what]
    importing.run([service()], "--feed", "north")
    assert importing.listed() == [
        ("2", "Swim Club", "records whose service is no longer in the feed, left as they are: brought-in/unsorted/swim-club.yml")
    ]  # fmt: skip
    assert importing.files() == before


def test_an_address_that_becomes_secret_is_taken_out(importing: Importing):
    """Also where another service with the same location does not say so, and from the organisation's own words."""
    hall = {"id": "h", "name": "Mill Hall", "address_1": "2 Mill Lane", "postal_code": "ZZ1 4AB"}
    other = {"id": "q", "name": "Quay Hall", "address_1": "1 Quay", "postal_code": "ZZ3 1AA"}
    feed = [service(locations=[hall]), service(id="2", name="Swim Club", locations=[hall, other])]
    importing.run(feed)
    assert [*importing.record("_places.yml")] == ["mill-hall", "quay-hall"]
    trust = {"name": "Play Trust", "description": "Find us at 2 Mill Lane."}
    feed[0] |= {"locations": [{**hall, "mask_exact_address": True}], "organization": trust}
    importing.run(feed)
    assert [*importing.record("_places.yml")] == ["quay-hall"]
    assert b"Mill Lane" not in b"".join(importing.files().values())
    assert all("warning:" in problem for problem in importing.check())
    del feed[1]["locations"][1]
    importing.run(feed)
    assert [*importing.record("_places.yml")] == ["quay-hall"]


# -- more than one source ---------------------------------------------------------------------------------------


def test_the_same_id_in_two_feeds_is_two_services(importing: Importing):
    """`--feed` keeps them apart, the first time and later."""
    importing.run([service()], "--feed", "north")
    importing.run([service(name="Swim Club")], "--feed", "south")
    importing.run([service(description="New.")], "--feed", "north")
    assert [*importing.files()] == ["unsorted/swim-club.yml", "unsorted/toy-library.yml"]
    assert importing.record("unsorted/swim-club.yml")["imported"]["feed"] == "south"


def test_a_name_that_is_taken_gets_that_of_its_organisation_or_a_number(importing: Importing):
    """And keeps it: an address is for ever."""
    trust = {"id": "t", "name": "Play Trust"}
    feed = [
        service(),
        service(id="2", organization=trust),
        service(id="3", organization=trust),
        service(id="4"),
    ]
    importing.run(feed)
    names = ["toy-library-2", "toy-library-3", "toy-library-play-trust", "toy-library"]
    assert sorted(name for name in importing.files() if name[0] != "_") == sorted(
        f"unsorted/{n}.yml" for n in names
    )
    before = importing.files()
    importing.run(feed[::-1])
    assert importing.files() == before
    assert all("warning:" in problem for problem in importing.check())


def test_an_organisation_is_shared_by_feeds_when_it_has_the_same_name(importing: Importing):
    """Another one whose name only makes the same key has a key of its own."""
    importing.run([service(organization={"id": "t", "name": "Play Trust"})], "--feed", "north")
    more = [
        service(organization={"id": "x", "name": "play  trust"}),
        service(id="2", organization={"name": "Play, Trust"}),
    ]
    importing.run(more, "--feed", "south")
    assert [*importing.record("_organisations.yml")] == ["play-trust", "play-trust-2"]


def test_what_people_wrote_into_shared_files_stays(importing: Importing):
    """Their comments, order and quotes; new ones stand at the end, and one that they look after is used as it is."""
    importing.into.mkdir()
    mine = "# Ours.\nplay-trust:\n  kind: voluntary # sure\n  name: 'Play Trust'\n\n# The end.\n"
    (importing.into / "_organisations.yml").write_text(mine, "utf-8")
    arts = {"id": "a", "name": "Arts", "description": "Art."}
    importing.run(
        [service(organization={"id": "t", "name": "Play Trust"}), service(id="2", organization=arts)]
    )
    text = (importing.into / "_organisations.yml").read_text("utf-8")
    assert text.startswith(f"{mine}\narts:\n")
    (importing.into / "_organisations.yml").write_text(f"{text}\n# After.\nzebra:\n  name: Zebra\n", "utf-8")
    importing.run([service(id="2", organization={**arts, "description": "Drama."})], today="2026-12-01")
    changed = (importing.into / "_organisations.yml").read_text("utf-8")
    assert changed.startswith(f"{mine}\narts:\n")
    assert changed.endswith("on: 2026-12-01}\n\n# After.\nzebra:\n  name: Zebra\n")
    assert importing.record("_organisations.yml")["arts"]["description"] == "Drama.\n"


def test_a_shared_file_that_cannot_be_read_stops_the_import(importing: Importing):
    """Nothing is written before someone mends it."""
    importing.into.mkdir()
    (importing.into / "_places.yml").write_text("a: [\n", "utf-8")
    result = importing.run([service()])
    assert result.exit_code == 2
    assert "Mend this file first: " in result.output
    assert [*importing.files()] == ["_places.yml"]


def test_damaged_leaflet_codes_stop_the_import(importing: Importing):
    """Nothing is written: a code that is on paper could be given twice."""
    importing.into.mkdir()
    (importing.into / "_ids.yml").write_text("toy-library: lost\n", "utf-8")
    result = importing.run([service()])
    assert result.exit_code == 2
    assert "`toy-library` needs a code and a uuid" in result.output
    assert [*importing.files()] == []


def test_the_folder_has_words_of_its_own(importing: Importing):
    """Without any it gets the project's; those that are there are used and stay."""
    importing.run([service()])
    own = importing.into / "_vocabularies.yml"
    text = own.read_text("utf-8")
    own.write_text(
        text.replace(
            "topics:\n", "topics:\n  ferrets: {label: Ferrets, explanation: Animals., words: []}\n", 1
        ),
        "utf-8",
    )
    importing.run([service(categories=["Ferrets"])])
    assert importing.record("unsorted/toy-library.yml")["topics"] == ["ferrets"]
