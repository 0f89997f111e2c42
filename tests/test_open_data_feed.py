"""The Open Referral UK feed: what stands in it, that its parts belong together, and that plain hosts can serve it."""

from __future__ import annotations

import copy
import dataclasses
import json
import urllib.request
from pathlib import Path

import pytest
from building import SMALL_DIRECTORY
from local_offer.data.oruk.check import check, check_page, check_site
from local_offer.data.oruk.feed import FOLDER, FeedFault, collections, files, page
from local_offer.importers.feed import read_feed
from local_offer.importers.oruk import SYSTEM
from local_offer.importers.run import bring_in
from local_offer.reading import load
from local_offer.records.shared import Place
from local_offer.settings import OpenData, read_settings
from open_data import load_from, with_entries, with_record
from oruk_walk import LISTS, wrong_by_schema
from serving import serving

NEEDED_BESIDES = {
    "services": ("organization_id", "organization"),
    "service": ("organization_id",),
    "phones": ("number",),
}
"""What the standard's page on compliance asks for and its schemas do not."""


def service(directory, number: int = 0) -> dict:
    return collections(directory)["services"][number][1]


def parts(data, name: str = ""):
    """Every object in a document, with the name of the member it stands in."""
    if isinstance(data, dict):
        yield name, data
        for member, value in data.items():
            yield from parts(value, member)
    elif isinstance(data, list):
        for one in data:
            yield from parts(one, name)


def wrong(things, name: str = "services") -> list[str]:
    """What the standard's schemas say against a collection, what they forget to ask for, and what is empty."""
    found = wrong_by_schema(
        f"{LISTS[name]}_list", {**page(len(things)), "contents": [row for row, _ in things]}
    )
    for _, thing in things:
        found += wrong_by_schema(LISTS[name], thing)
        for kind, part in parts(thing, name):
            found += [f"{kind}.{member}" for member in NEEDED_BESIDES.get(kind, ()) if member not in part]
            found += [
                f"{kind}.{member} is empty" for member, value in part.items() if value in (None, "", [], {})
            ]
    return found


# -- what stands in it --------------------------------------------------------------------------------


def test_a_service_says_what_its_record_says(directory):
    made = service(directory, [e.slug for e in directory.entries].index("speech-therapy"))

    assert made["name"] == "Children's speech and language therapy"
    assert made["description"].startswith("Help for children who find talking")
    assert (made["minimum_age"], made["maximum_age"]) == (0, 18)
    assert made["status"] == "active"
    assert [one["number"] for one in made["contacts"][0]["phones"]]
    assert made["id"] == directory.by_slug["speech-therapy"].identity.uuid


def test_the_standards_schemas_find_nothing_wrong(directory):
    """With our own fields, and without. Nothing is empty either: a null or an empty text would fail."""
    settings = directory.settings.model_copy(update={"open_data": OpenData(extra_fields=False)})
    for one in (directory, dataclasses.replace(directory, settings=settings)):
        for name, things in collections(one).items():
            assert wrong(things, name) == [], name


@pytest.mark.parametrize(
    ("availability", "status"),
    [
        ("open", "active"),
        ("waiting-list", "active"),
        ("full", "active"),
        ("closing", "active"),
        ("temporarily-closed", "temporarily closed"),
        ("planned", "inactive"),
        ("closed", "defunct"),
    ],
)
def test_availability_in_the_words_of_the_standard(directory, availability, status):
    assert service(with_record(directory, availability=availability))["status"] == status


def test_a_service_that_only_has_a_name(bare):
    """Who runs it is said to be not known, and the helpline stands in for its number, which is said too."""
    made = service(bare)

    assert wrong(collections(bare)["services"]) == []
    assert made["organization"]["name"] == "Not known"
    assert made["contacts"][0]["phones"][0]["number"] == bare.settings.helpline.phone
    assert "has not given a number" in made["contacts"][0]["title"]
    assert "minimum_age" not in made
    assert "cost_options" not in made


def test_of_a_secret_place_nothing_is_told_but_that_it_is_one(directory):
    entry = directory.by_slug["speech-therapy"]
    place = Place(name="A safe house", address="9 Hidden Row", postcode="ZZ9 9ZZ", easting=450000, northing=350000, travel="Bus 9", hide_address=True)  # fmt: skip
    secret = with_entries(directory, dataclasses.replace(entry, places=(("safe-house", place),)))

    (at,) = service(secret)["service_at_locations"]
    assert at["location"]["description"] == "The address is private."
    assert set(at["location"]) <= {"id", "location_type", "name", "description", "accessibility"}
    text = b"".join(files(secret).values())
    assert not [word for word in (b"Hidden Row", b"ZZ9", b"Bus 9", b"safe-house") if word in text]


def test_a_session_in_term_time_is_a_row_for_each_half_term(directory):
    """Half terms that are over are left out, and so is what lies more than a year ahead."""
    record = directory.by_slug["speech-therapy"].record
    small = load(read_settings(SMALL_DIRECTORY / "mkdocs.yml"))
    session = record.sessions[0].model_copy(update={"when": "term", "place": None, "every": "week"})
    made = service(dataclasses.replace(with_record(directory, sessions=[session]), calendar=small.calendar))

    (row,) = made["schedules"]
    assert (row["valid_from"], row["valid_to"]) == ("2026-10-31", "2026-12-18")
    assert (row["freq"], row["byday"], row["opens_at"]) == ("WEEKLY", "TU", "10:00")


def test_a_price_is_a_number_where_it_is_one_sum(directory):
    cost = directory.by_slug["speech-therapy"].record.cost
    options = [
        cost.options[0].model_copy(update={"amount": amount}) for amount in ("£4.50", "free", "about £5")
    ]
    made = service(with_record(directory, cost=cost.model_copy(update={"options": options})))

    assert [one.get("amount") for one in made["cost_options"]] == [4.5, 0, None]


def test_the_switch_leaves_out_what_the_standard_does_not_name(directory):
    """But for phone numbers: a contact without a number helps nobody."""
    settings = directory.settings.model_copy(update={"open_data": OpenData(extra_fields=False)})
    plain = dataclasses.replace(directory, settings=settings)

    assert {"x_local_offer", "wait_time"} & service(directory).keys()
    assert not {"x_local_offer", "wait_time", "application_process"} & service(plain).keys()
    assert service(plain)["contacts"][0]["phones"]
    assert check(collections(plain)) == []


def test_identifiers_stay_when_a_service_is_renamed(directory, folder):
    """Of the service, and of everything that belongs to it."""
    before = {e.record.name: e.identity.uuid for e in directory.entries}
    old = folder / "services/community/talk-and-play.yml"
    text = old.read_text("utf-8")
    old.rename(folder / "services/community/play-and-talk.yml")
    (folder / "services/community/play-and-talk.yml").write_text(f"{text}\nwas: [talk-and-play]\n", "utf-8")
    for path in folder.rglob("speech-therapy.yml"):
        path.write_text(path.read_text("utf-8").replace("- talk-and-play", "- play-and-talk"), "utf-8")
    after = load_from(folder)

    assert {e.record.name: e.identity.uuid for e in after.entries} == before
    ids = [{part["id"] for _, part in parts(whole) if "id" in part} for d in (directory, after) for _, whole in collections(d)["services"]]  # fmt: skip
    assert sorted(map(sorted, ids[:2])) == sorted(map(sorted, ids[2:]))


def test_our_own_importer_reads_the_feed_back(directory, folder, tmp_path):
    """Name, ages, phone, postcode and needs come back as they were."""
    feed = tmp_path / "feed.json"
    feed.write_bytes(
        json.dumps({"contents": [one for _, one in collections(directory)["services"]]}).encode()
    )
    into = tmp_path / "again"
    bring_in(read_feed(feed), into, system=SYSTEM, name="", today=directory.today)
    text = "".join(path.read_text("utf-8") for path in into.rglob("*.yml"))

    for entry in directory.entries:
        assert entry.name in text
        assert entry.record.contact.phone in text
    for _, place in directory.by_slug["speech-therapy"].places:
        assert place.postcode in text


# -- that its parts belong together -------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "break_it", "said"),
    [
        ("services", lambda one: one.update(organization_id="x"), "is not an organisation of the feed"),
        ("services", lambda one: one.pop("organization"), "is not an organisation of the feed"),
        ("services", lambda one: one["contacts"][0]["phones"][0].pop("number"), "no public contact with a number"),
        ("services", lambda one: one.pop("contacts"), "no public contact with a number"),
        ("services", lambda one: one["attributes"][0].update(taxonomy_term_id="x"), "is in no list"),
        ("services", lambda one: one["attributes"][0].update(link_id="x"), "is in no list"),
        ("services", lambda one: one["contacts"][0].update(service_id="x"), "belongs to x"),
        ("services", lambda one: one["contacts"].append(one["contacts"][0]), "is given 2 times"),
        ("services", lambda one: one["service_at_locations"][0].update(location_id="x"), "has another id inside"),
        ("services", lambda one: one["service_at_locations"][0].update(id="x"), "is in no list"),
        ("services", lambda one: one.update(id="7"), "is not an id of this standard"),
        ("service_at_locations", lambda one: one.update(service_id="x"), "there is no service x"),
        ("taxonomy_terms", lambda one: one.update(taxonomy_id="x"), "there is no taxonomy x"),
    ],
)  # fmt: skip
def test_a_fault_between_parts_is_found(directory, name, break_it, said):
    made = copy.deepcopy(collections(directory))
    assert check(made) == []
    index = next(
        n for n, (_, one) in enumerate(made[name]) if name != "services" or one.get("service_at_locations")
    )
    row, thing = made[name][index]
    break_it(thing)
    made[name][index] = ({**row, "id": thing.get("id")}, thing)

    assert any(said in fault for fault in check(made)), check(made)


def test_two_services_with_one_id_stop_the_build(directory):
    with pytest.raises(FeedFault, match="is given 2 times"):
        files(with_entries(directory, directory.entries[0], directory.entries[0]))


@pytest.mark.parametrize(
    "member", ["total_items", "size", "total_pages", "page_number", "empty", "last_page"]
)
def test_the_numbers_of_a_page_are_counted_again(directory, member):
    made = json.loads(files(directory)[f"{FOLDER}/services/index.json"])
    assert check_page("services", made) == []
    assert check_page("services", {**made, member: 7})


# -- as files on a host -------------------------------------------------------------------------------


def test_the_feed_of_a_built_site_is_whole(site: Path):
    assert check_site(site / FOLDER) == []


@pytest.mark.parametrize(
    "name", ["services", "organizations", "taxonomies", "taxonomy_terms", "service_at_locations"]
)
def test_a_plain_host_answers_every_address(site: Path, name: str):
    """The start, each list with and without a slash, a single thing with and without .json: as JSON, for every origin."""
    with serving(site) as home:
        rows = json.load(urllib.request.urlopen(f"{home}/{FOLDER}/{name}?page=1"))["contents"]
        for address in ("", f"{name}/", f"{name}/{rows[0]['id']}", f"{name}/{rows[0]['id']}.json"):
            with urllib.request.urlopen(f"{home}/{FOLDER}/{address}") as answer:
                assert answer.headers.get_all("Content-Type") == ["application/json"]
                assert answer.headers["Access-Control-Allow-Origin"] == "*"
                thing = json.load(answer)
        assert thing["id"] == rows[0]["id"]


@pytest.mark.parametrize("what", ["missing", "different", "extra", "broken"])
def test_a_fault_in_the_files_of_a_site_is_found(directory, tmp_path, what):
    for name, data in files(directory).items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(data)
    folder = tmp_path / FOLDER / "services"
    one = folder / f"{directory.entries[0].identity.uuid}.json"
    assert check_site(tmp_path / FOLDER) == []
    if what == "missing":
        one.unlink()
    elif what == "different":
        one.with_suffix("").write_text("{}")
    elif what == "extra":
        (folder / "gone").write_text("{}")
    else:
        (folder / "index.json").write_text("[")

    assert check_site(tmp_path / FOLDER)
