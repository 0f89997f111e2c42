"""Near me: a postcode typed is found in the page as it is in Python, and what is near is told from there.

The order of results and what is within some miles are told by the cases tests/filters/near-*.yml.
"""

from __future__ import annotations

import gzip
import json
import random

import pytest
from find_folder import TODAY, directory_of, publish, search
from local_offer.find import near
from local_offer.find.index import build
from local_offer.postcodes import DISTRICT, SECTOR, UNIT
from local_offer.whereabouts import Whereabouts
from playwright.sync_api import Request

HEADER = "postcode,easting,northing\n"
PLACES = "Mill Hall,450517,350523\nSt Anne's,450700,350700\nCafé Quarter,451000,351000\n"
RECORDS = [
    {"slug": "hall-club", "modes": ["in-person"], "places": [{"name": "Hall", "easting": 450500, "northing": 350500}]},
    {"slug": "two-miles-club", "modes": ["in-person"], "places": [{"name": "Hall", "easting": 453700, "northing": 350500}]},
    {"slug": "four-miles-club", "modes": ["in-person"], "places": [{"name": "Hall", "easting": 457000, "northing": 350500}]},
    {"slug": "phone-line", "modes": ["telephone"]},
    {"slug": "somewhere", "modes": ["in-person"]},
    {"slug": "refuge", "modes": ["in-person"], "places": [{"name": "A safe place", "hide_address": "yes", "postcode": "ZZ1"}]},
]  # fmt: skip
AT_THE_HALL = {"easting": 450500, "northing": 350500}
NASTY = [
    "", " ", "-", "%", "E14", "ZZ99 9ZZ", "ZZ11 1AB", "<img src=x onerror=alert(1)>", "constructor", "__proto__", "toString",
    "x" * 10_000, "ZZ1 " * 3_000, "\0", "\ud800", "\U0001f3ca", "\u202eBA1 1ZZ", "ZZ1 1AB; DROP", "অটিজম",
]  # fmt: skip


def made_up() -> str:
    """A few thousand units in sectors that lie about, as Code-Point Open has them."""
    chance = random.Random(1)
    rows = []
    for district in ("ZZ1", "ZZ2", "ZZ11", "Z9", "ZW1A"):
        for sector in "0149":
            east, north = chance.randrange(10_000, 690_000), chance.randrange(10_000, 1_290_000)
            for letters in chance.sample([a + b for a in "ABDEFGHJLN" for b in "ABDEFGHJLN"], 90):
                at = east + chance.randrange(-3_000, 3_000), north + chance.randrange(-3_000, 3_000)
                rows.append(f"{district} {sector}{letters},{at[0]},{at[1]}\n")
    return "".join(rows)


@pytest.fixture(scope="module")
def town(shelf):
    """A few services and a lot of postcodes, and the address of find over them."""
    folder, address = shelf
    (folder / "town/services").mkdir(parents=True)
    rows = f"{HEADER}{PLACES}ZZ2,500000,400000\nZZ1 0,451230,351230\n{made_up()}"
    (folder / "town/services/_postcodes.csv").write_text(rows, "utf-8")
    directory = directory_of(RECORDS, folder / "town")
    publish(directory, folder / "town")
    return directory, f"{address}/town/index.html"


@pytest.fixture
def asked(tab):
    """The files that the page has loaded, by their names."""
    names: list[str] = []

    def note(request: Request) -> None:
        names.append(request.url)

    tab.on("request", note)
    yield names
    tab.remove_listener("request", note)


def found_in_the_page(tab, typed: list[str]) -> list[dict | None]:
    """What the page finds for each."""
    script = """async ([typed, today]) => {
      const find = await LocalOfferFind.open("", {today});
      return Promise.all(typed.map((text) => find.place(text)));
    }"""
    return tab.evaluate(script, [typed, TODAY.isoformat()])


# -- what is typed is found -------------------------------------------------------------------------


def test_every_postcode_is_found_as_in_python(tab, town):
    """Each unit, sector and district, written in any way, and units that nobody has; to 10 metres."""
    directory, address = town
    postcodes = directory.postcodes
    written = [*postcodes.units, *postcodes.sectors, *postcodes.districts]
    missing = [f"{sector}ZZ" for sector in postcodes.sectors]
    sloppy = [code.lower().replace(" ", "") for code in written[::7]]
    unfinished = [code[:-1] for code in list(postcodes.units)[::50]]
    named = ["mill  HALL", "St. Annes", "st anne’s", "cafe quarter", "Mill"]
    typed = [*written, *missing, *sloppy, *unfinished, *named, "ZZ2 7AB", "ZZ19", *NASTY]
    tab.goto(address)
    for text, found in zip(typed, found_in_the_page(tab, typed), strict=True):
        there = postcodes.lookup(text)
        if there is None:
            assert found is None, text
            continue
        assert (found["name"], found["exact"]) == (there.name, there.exact), text
        assert abs(found["easting"] - there.easting) <= near.UNIT_STEP / 2, text
        assert abs(found["northing"] - there.northing) <= near.UNIT_STEP / 2, text
    kinds = {postcodes.lookup(text).exact for text in typed if postcodes.lookup(text)}
    assert kinds == {UNIT, SECTOR, DISTRICT, "place"}


def test_without_postcodes_nothing_is_found(tab, shelf):
    """A council that has no file yet has no "near me", and nothing breaks."""
    folder, address = shelf
    publish(directory_of(RECORDS, folder / "no-postcodes"), folder / "no-postcodes")
    tab.goto(f"{address}/no-postcodes/index.html")
    assert found_in_the_page(tab, ["ZZ1 1AB", "Mill Hall"]) == [None, None]


def test_a_postcode_never_leaves_the_page(tab, town, asked):
    """The same files are loaded whatever is typed, so no address tells what it was."""
    loaded = []
    for typed in ("ZZ1 1AB", "mill hall", "no such place"):
        tab.goto(town[1])
        asked.clear()
        found_in_the_page(tab, [typed])
        search(tab, "", {"within": ["3"]}, near=AT_THE_HALL, facets=[])
        loaded.append(sorted(asked))
    assert loaded[0] == loaded[1] == loaded[2]
    assert sum("/near.js" in url or "/places.js" in url or "/where.js" in url for url in loaded[0]) == 3


def test_nothing_for_near_me_is_loaded_before_it_is_used(tab, town, asked):
    """Whoever types words alone pays for no postcode."""
    tab.goto(town[1])
    search(tab, "club", {}, facets=[])
    assert asked
    assert [url for url in asked if "/near.js" in url or "/places.js" in url or "/where.js" in url] == []


def test_it_works_from_a_folder(tab, shelf, town):
    """Opened from a stick or a disk, without a server."""
    tab.goto((shelf[0] / "town/index.html").as_uri())
    assert found_in_the_page(tab, ["Mill Hall"])[0]["name"] == "Mill Hall"
    assert search(tab, "", {"within": ["1"]}, near=AT_THE_HALL)["slugs"] == ["hall-club", "phone-line"]


# -- what is near -----------------------------------------------------------------------------------


def test_results_say_how_far(tab, town):
    """Each says how many miles, or how else one can have it, or nothing when we do not know where it is."""
    tab.goto(town[1])
    where = search(tab, "", {}, near=AT_THE_HALL)["where"]
    assert where["hall-club"] == {"miles": 0}
    assert where["two-miles-club"] == {"miles": 2}
    assert where["phone-line"] == {"far": "By phone"}
    assert where["somewhere"] == {}


def test_words_and_a_distance(tab, town):
    """What has the words, the nearest first; and what is farther than asked is not there."""
    tab.goto(town[1])
    assert search(tab, "club", {}, near=AT_THE_HALL)["slugs"] == [
        "hall-club",
        "two-miles-club",
        "four-miles-club",
    ]
    assert search(tab, "club", {"within": ["3"]}, near=AT_THE_HALL)["slugs"] == [
        "hall-club",
        "two-miles-club",
    ]


def test_each_distance_counts_what_choosing_it_finds(tab, town):
    """The number beside a distance is how many services there are once it is chosen."""
    tab.goto(town[1])
    counts = search(tab, "", {}, near=AT_THE_HALL, facets=["within"])["facets"]["within"]
    assert list(counts) == list(near.RADII)
    for miles, number in counts.items():
        assert search(tab, "", {"within": [miles]}, near=AT_THE_HALL)["total"] == number, miles
    assert counts["1"] < counts["2"] < counts["5"]


def test_the_choices_of_distance(tab, town):
    """They are asked for as those of any filter."""
    tab.goto(town[1])
    script = "async (today) => (await LocalOfferFind.open('', {today})).choices('within')"
    said = tab.evaluate(script, TODAY.isoformat())
    assert said["label"] == near.LABEL
    assert [(one["key"], one["label"]) for one in said["choices"]][:2] == [("1", "1 mile"), ("2", "2 miles")]


# -- what is written --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("ways", "label"),
    [
        ((), ""),
        (("home-visit",), "At home"),
        (("telephone", "online"), "By phone or online"),
        (("home-visit", "in-school", "telephone"), "At home, where your child learns or by phone"),
        (("postal", "national"), "By post"),  # how, before for whom
        (("national",), "For families anywhere in England"),
    ],
)
def test_how_it_can_be_had_anywhere(ways, label):
    """In words, for services that one need not go to."""
    assert near.way_label(Whereabouts((), ways)) == label


def test_a_hidden_place_is_only_a_square_in_the_files(tmp_path):
    """Its district is known to the metre; what is published is the middle of a square kilometre."""
    (tmp_path / "services").mkdir()
    (tmp_path / "services/_postcodes.csv").write_text(f"{HEADER}ZZ1,463257,371843\n")
    directory = directory_of([record for record in RECORDS if record["slug"] == "refuge"], tmp_path)
    assert near.where(directory)["answers"] == [[0, 4635, 3715]]


def test_postcodes_are_small(town):
    """Thousands must stay a few bytes each, since a phone loads them all at once."""
    postcodes = town[0].postcodes
    text = json.dumps(near.places(postcodes), separators=(",", ":"))
    assert len(gzip.compress(text.encode(), 6)) < 5.5 * len(postcodes.units)


def test_same_records_same_bytes(town):
    """Two builds of one commit are identical."""
    assert build(town[0]) == build(town[0])
