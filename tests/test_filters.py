"""The filters: what each answers for a record, in Python and in the browser alike.

Each file in tests/filters/ is a case: a few records that say only what is written there, what is asked,
perhaps near which position, and what must come of it: the slugs in order, where they are said to be, for each
filter how many may fit but do not say, and perhaps the numbers beside choices: how many each would find.
"""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from find_folder import directory_of, publish, search
from local_offer.filters import FILTERS, WITHIN, select

CASES = sorted((Path(__file__).parent / "filters").glob("*.yml"))


def read(case: Path) -> dict:
    return yaml.load(case.read_text("utf-8"), yaml.CBaseLoader)


@pytest.mark.parametrize("case", CASES, ids=lambda path: path.stem)
def test_case_in_python(case, tmp_path):
    said = read(case)
    directory = directory_of(said["records"], tmp_path)
    found = select(directory.listed, said["filters"], directory.vocabularies, position(said))

    assert [entry.slug for entry in found.fit] == said["expect"]["slugs"]
    assert {name: found.unknown[name] for name in said["expect"]["unknown"]} == counts(said)
    for name, key, number in facets(said):
        asked = {**said["filters"], name: [key]}
        assert len(select(directory.listed, asked, directory.vocabularies).fit) == number, (name, key)


@pytest.mark.parametrize("case", CASES, ids=lambda path: path.stem)
def test_case_in_the_browser(case, tab, shelf):
    said = read(case)
    folder, address = shelf
    publish(directory_of(said["records"], folder / case.stem), folder / case.stem)
    tab.goto(f"{address}/{case.stem}/index.html")
    at = position(said)
    near = {"near": {"easting": at[0], "northing": at[1]}} if at else {}
    found = search(tab, "", said["filters"], **near)

    assert found["slugs"] == said["expect"]["slugs"]
    for slug, where in said["expect"].get("where", {}).items():
        assert found["where"][slug] == {k: v if k == "far" else float(v) for k, v in where.items()}
    assert {name: found["unknown"][name] for name in said["expect"]["unknown"]} == counts(said)
    for name, key, number in facets(said):
        assert found["facets"][name][key] == number, (name, key)


def position(said: dict) -> tuple[int, int] | None:
    """Near where the case is asked."""
    return (int(said["near"]["easting"]), int(said["near"]["northing"])) if "near" in said else None


def counts(said: dict) -> dict[str, int]:
    return {name: int(number) for name, number in said["expect"]["unknown"].items()}


def facets(said: dict) -> list[tuple[str, str, int]]:
    """The numbers beside choices."""
    found = said["expect"].get("facets", {}).items()
    return [(name, key, int(number)) for name, keys in found for key, number in keys.items()]


def test_every_filter_has_a_case():
    asked = {name for case in CASES for name in read(case)["filters"]}
    assert asked == {*FILTERS, WITHIN}


def test_a_filter_that_does_not_exist_is_an_error(tmp_path):
    """A filter that is spelt wrong never passes for "everything"."""
    directory = directory_of([{"slug": "club"}], tmp_path)
    with pytest.raises(KeyError):
        select(directory.listed, {"aeg": ["7"]}, directory.vocabularies)


def test_each_count_is_what_choosing_it_finds(tab, shelf):
    """The number beside a choice is how many services there are once it is chosen."""
    folder, address = shelf
    records = [record for case in CASES for record in read(case)["records"]]
    publish(
        directory_of(list({one["slug"]: one for one in records}.values()), folder / "all"), folder / "all"
    )
    tab.goto(f"{address}/all/index.html")
    others = {"age": ["5", "not-known"]}
    facets = search(tab, "", others)["facets"]
    counted = {(name, key): n for name in ("need", "cost", "ask", "phase") for key, n in facets[name].items()}

    assert counted["need", "autism"] > counted["need", "all-needs"] > 0
    for (name, key), number in counted.items():
        assert search(tab, "", {**others, name: [key]})["total"] == number, (name, key)

    for name, other in (("time", {"day": ["monday"]}), ("day", {"time": ["evening"]})):
        beside = search(tab, "", other)
        assert max(beside["facets"][name].values()) > 0 < beside["unknown"][name]
        for key, number in beside["facets"][name].items():
            assert search(tab, "", {**other, name: [key]})["total"] == number, (name, key)
        silent = search(tab, "", {**other, name: ["not-known"]})
        assert silent["total"] + silent["may_fit"] == beside["unknown"][name]


def test_checked_ages_in_the_browser(tab, shelf):
    """A site that was built long ago does not go on saying that its records were checked."""
    folder, address = shelf
    record = {"slug": "club", "checked": {"on": "2026-11-15", "by_role": "FIS officer", "how": "phone"}}
    publish(directory_of([record], folder / "ageing"), folder / "ageing")
    tab.goto(f"{address}/ageing/index.html")
    states = tab.evaluate(
        """() => Promise.all(["2026-11-22", "2027-05-15", "2027-11-16"].map(async (today) => {
             const find = await LocalOfferFind.open("", {today});
             const counts = (await find.search()).facets.checked;
             return [Object.keys(counts).find((key) => counts[key]), (await find.cards(["club"]))[0].ring_first];
           }))"""
    )

    assert states == [["checked", False], ["due", False], ["ring-first", True]]
