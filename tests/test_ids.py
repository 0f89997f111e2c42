"""Leaflet codes and identifiers: given once, never changed, easy to say down a telephone."""

from __future__ import annotations

import datetime
import uuid

import pytest
from local_offer import ids
from local_offer.ids import FILE, LETTERS, Identity, identities, read_ids, write_ids
from local_offer.importers.feed import read_feed
from local_offer.importers.oruk import SYSTEM
from local_offer.importers.run import bring_in
from local_offer.reading import load
from local_offer.settings import read_settings

SLUGS = [f"service-{number}" for number in range(3000)]
ONE = "4be2e4f8-1e0f-5c37-9d0a-6d3f0c1f4a11"
TWO = "0d3b2c4e-57b1-5b0e-8f0c-6c8c3c5f9b22"


def test_codes_can_be_said_down_a_telephone():
    """Five characters (four, of those given before), none of which looks or sounds like another."""
    assert not set(LETTERS) & set("01OIL")
    for identity in identities(SLUGS, {}).values():
        assert len(identity.code) == 5
        assert set(identity.code) <= set(LETTERS)


def test_no_two_services_have_the_same_code_or_identifier():
    """Also among thousands."""
    given = identities(SLUGS, {})
    assert len({identity.code for identity in given.values()}) == len(SLUGS)
    assert len({uuid.UUID(identity.uuid) for identity in given.values()}) == len(SLUGS)


def test_no_two_councils_give_the_same_identifier():
    """Programs put many Local Offers together, and "youth-club" is in more than one."""
    ours = identities(["youth-club"], {}, council="Testmere Borough Council")["youth-club"]
    theirs = identities(["youth-club"], {}, council="Otherham City Council")["youth-club"]
    assert ours.uuid != theirs.uuid


def test_a_council_that_is_named_anew_keeps_what_was_written_down(tmp_path):
    before = identities(["youth-club"], {}, council="Testmere Borough Council")
    write_ids(tmp_path, before, {})
    given, _ = read_ids(tmp_path, FILE)
    after = identities(["youth-club"], given, council="Testmere and Otherham Council")
    assert after["youth-club"].uuid == before["youth-club"].uuid


def test_a_record_and_its_import_have_the_same_identifier(folder, tmp_path_factory):
    """What an import writes down is what the record would have got by itself."""
    council = read_settings(folder / "mkdocs.yml").council
    into, feed = tmp_path_factory.mktemp("in") / "services", tmp_path_factory.mktemp("feed") / "feed.json"
    feed.write_text('[{"id": "7", "name": "Youth club", "status": "active"}]', "utf-8")
    day = datetime.date(2026, 11, 22)
    bring_in(read_feed(feed), into, system=SYSTEM, name="", today=day, council=council)
    given, _ = read_ids(into, FILE)
    assert given["youth-club"].uuid == identities(["youth-club"], {}, council=council)["youth-club"].uuid


def test_the_same_slugs_give_the_same_codes_in_any_order():
    """Two people who add the file separately add the same lines."""
    assert identities(SLUGS, {}) == identities(reversed(SLUGS), {})


def test_a_given_code_is_kept_and_given_to_no_other():
    """Even where another slug would have got it by itself."""
    wanted = identities(["talk-and-play"], {})["talk-and-play"]
    given = {"old-service": Identity(wanted.code, ONE)}
    found = identities(["old-service", "talk-and-play"], given)
    assert found["old-service"] == given["old-service"]
    assert found["talk-and-play"].code != wanted.code


def test_writing_adds_and_changes_nothing(tmp_path):
    """New lines go to the end. What is there stays, also of services that have gone, and writing again adds nothing."""
    given = identities(["talk-and-play"], {})
    assert write_ids(tmp_path, given, {}) == 1
    first = (tmp_path / FILE).read_text()
    known, problems = read_ids(tmp_path, FILE)
    assert (known, problems) == (given, [])
    assert write_ids(tmp_path, identities(["a-new-one"], known), known) == 1
    assert (tmp_path / FILE).read_text().startswith(first)
    known, problems = read_ids(tmp_path, FILE)
    assert (set(known), problems) == ({"talk-and-play", "a-new-one"}, [])
    assert write_ids(tmp_path, known, known) == 0


def test_writing_after_a_file_without_a_last_line_end(tmp_path):
    """An editor that takes off the last line end must not glue two lines together."""
    (tmp_path / FILE).write_text(f"one: {{code: AAAA, uuid: {ONE}}}")
    known, _ = read_ids(tmp_path, FILE)
    write_ids(tmp_path, identities(["one", "two"], known), known)
    known, problems = read_ids(tmp_path, FILE)
    assert (set(known), problems) == ({"one", "two"}, [])


@pytest.mark.parametrize("code", ["2222", "3456", "2E22", "7E77"])
def test_codes_that_look_like_numbers_stay_text(tmp_path, code):
    """So that other programs that read the file get the same code."""
    write_ids(tmp_path, {"one": Identity(code, ONE)}, {})
    assert f'code: "{code}"' in (tmp_path / FILE).read_text()
    assert read_ids(tmp_path, FILE)[0]["one"].code == code


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("two: AAAB", "f:2: `two` needs a code and a uuid, as `local-offer ids` writes them."),
        (f"two: {{uuid: {TWO}}}", "f:2: `two` needs a code and a uuid"),
        (f"two: {{code: AAAO, uuid: {TWO}}}", "f:2: `two` needs a code and a uuid"),
        (f"two: {{code: A, uuid: {TWO}}}", "f:2: `two` needs a code and a uuid"),
        ("two: {code: AAAB, uuid: 12}", "f:2: `two` needs a code and a uuid"),
        (f"two: {{code: AAAA, uuid: {TWO}}}", "f:2: `two` has the code of `one`. A code is given only once."),
        (f"two: {{code: AAAB, uuid: {ONE}}}", "f:2: `two` has the uuid of `one`. A uuid is given only once."),
        (f"one: {{code: AAAB, uuid: {TWO}}}", "f:2: `one` is here twice (first on line 1). Keep one of them."),
    ],
)  # fmt: skip
def test_a_damaged_file_is_a_problem(tmp_path, line, said):
    """A code is printed on paper: nobody may change it or give it twice by mistake."""
    (tmp_path / FILE).write_text(f"one: {{code: AAAA, uuid: {ONE}}}\n{line}\n")
    (problem,) = read_ids(tmp_path, "f")[1]
    assert str(problem).startswith(said)


def test_codes_that_run_into_each_other(monkeypatch):
    """Where two slugs would get the same code, the second gets another one."""
    monkeypatch.setattr(ids, "_code", lambda text: "AAAA" + text[-1].replace("0", "A").replace("1", "B"))
    assert [identity.code for identity in identities(["one", "two"], {}).values()] == ["AAAAA", "AAAAB"]


def test_a_new_record_is_one_file_and_nothing_else(folder):
    """Without _ids.yml every service has its code; with it, the code it was given."""
    before = load(read_settings(folder / "mkdocs.yml")).by_slug
    assert before["talk-and-play"].identity.code
    (folder / "services" / FILE).write_text(f"talk-and-play: {{code: AAAA, uuid: {ONE}}}\n")
    after = load(read_settings(folder / "mkdocs.yml")).by_slug
    assert after["talk-and-play"].identity == Identity("AAAA", ONE)
    assert after["speech-therapy"].identity == before["speech-therapy"].identity


def test_a_renamed_service_keeps_its_code():
    """The code is printed on paper under the old name; a new one would leave that paper dead."""
    given = identities(["early-chatters"], {})

    found = identities(["talk-and-play"], given, {"talk-and-play": ["early-chatters"]})["talk-and-play"]

    assert (found.code, found.uuid) == (given["early-chatters"].code, given["early-chatters"].uuid)


def test_a_renamed_service_goes_on_under_its_old_line(tmp_path):
    """A second line with the same code would be a problem of its own."""
    given = identities(["early-chatters"], {})

    assert (
        write_ids(
            tmp_path, identities(["talk-and-play"], given, {"talk-and-play": ["early-chatters"]}), given
        )
        == 0
    )


def test_a_renamed_service_keeps_the_code_that_was_never_written_down():
    """A leaflet printed before anyone ran `local-offer ids` carries the code of its oldest name."""
    before = identities(["early-chatters"], {})["early-chatters"]

    once = identities(["chatter"], {}, {"chatter": ["early-chatters"]})["chatter"]
    twice = identities(["talk-and-play"], {}, {"talk-and-play": ["early-chatters", "chatter"]})

    assert (once.code, once.uuid) == (before.code, before.uuid)
    assert (twice["talk-and-play"].code, twice["talk-and-play"].uuid) == (before.code, before.uuid)


def test_the_codes_of_services_that_became_one_all_lead_to_it(folder):
    """Both stand on paper. The one that goes on keeps its own."""
    lines = f"talk-and-play: {{code: AAAA, uuid: {ONE}}}\nplay-bus: {{code: BBBB, uuid: {TWO}}}\n"
    (folder / "services" / FILE).write_text(lines)
    record = folder / "services/community/talk-and-play.yml"
    record.write_text(record.read_text() + "was: [play-bus]\n")

    entry = load(read_settings(folder / "mkdocs.yml")).by_slug["talk-and-play"]

    assert (entry.identity.code, entry.identity.former_codes) == ("AAAA", ("BBBB",))


def test_services_that_became_one_before_a_code_was_written_down():
    """The codes that follow from all its names go on leading to it."""
    apart = identities(["play-bus", "talk-and-play"], {})

    one = identities(["talk-and-play"], {}, {"talk-and-play": ["play-bus"]})["talk-and-play"]

    assert {one.code, *one.former_codes} == {identity.code for identity in apart.values()}


def test_one_more_service_changes_no_code():
    """Not among as many as a real council has."""
    before = identities(SLUGS[:738], {})

    assert identities([*SLUGS[:738], "a-new-one"], {}).items() >= before.items()


@pytest.mark.parametrize(("number", "warnings"), [(18, 0), (19, 1)])
def test_many_codes_that_are_not_written_down_are_one_warning(folder, check, number, warnings):
    """More than 20, these and the two that are there. One new file needs nobody to do anything."""
    text = (folder / "services/community/talk-and-play.yml").read_text()
    for one in range(number):
        (folder / f"services/community/group-{one}.yml").write_text(text)

    said = check()

    assert len(said) == warnings
    assert all(one.startswith("services/_ids.yml:1: warning: 21 records have no code") for one in said)
