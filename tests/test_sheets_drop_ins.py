"""The drop-in calendar: where anyone can just turn up, as the records say, day by day."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from building import PROJECT, SMALL_DIRECTORY
from conftest import demonstration_only
from local_offer.directory import Directory
from local_offer.reading import load
from local_offer.settings import read_settings
from local_offer.sheets.content import content, offered
from local_offer.sheets.drop_ins import drop_ins
from paper import offer

WEEK = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
TUESDAY = {"sessions": [{"day": "tuesday", "from": "10:00", "to": "12:00", "when": "term"}]}


def read_independently(services: Path) -> set[tuple[str, str, str]]:
    """Slug, day and start of every session of an open record with a way in that is just to turn up."""
    found = set()
    for file in services.glob("*/*.yml"):
        record = yaml.load(file.read_text("utf-8"), yaml.BaseLoader)
        routes = (record.get("access") or {}).get("routes") or []
        if "just-turn-up" in routes and record.get("availability", "open") == "open":
            found |= {(file.stem, one["day"], one.get("from", "")) for one in record.get("sessions") or []}
    return found


def shown(directory: Directory, locality: str = "") -> set[tuple[str, str, str]]:
    """The same from the calendar."""
    return {
        (one.entry.slug, one.session.day, one.session.from_ or "") for one in drop_ins(directory, locality)
    }


def lines(directory: Directory, locality: str = "") -> dict[str, list[str]]:
    """The calendar: under each heading its lines."""
    parts = content("drop-ins", directory, locality=locality)["parts"]
    return {
        part["heading"]: [
            "".join(run["text"] for run in item) for block in part["blocks"] for item in block["items"]
        ]
        for part in parts
        if part["heading"]
    }


def test_it_has_what_the_records_have(small: Directory) -> None:
    """By an independent reading of the YAML."""
    assert shown(small) == read_independently(SMALL_DIRECTORY / "services") != set()


@demonstration_only
def test_the_demonstrations_has_what_its_records_have() -> None:
    directory = load(read_settings(PROJECT / "mkdocs.yml"))
    assert shown(directory) == read_independently(PROJECT / "services") != set()


def test_a_time_says_all_that_one_must_know_to_go(tmp_path: Path) -> None:
    """When and what, for whom, where, whom to ring, when it was checked and from when to ring first."""
    directory = offer(tmp_path, group={**TUESDAY, "modes": ["in-person"], "places": [
        {"name": "Mill Hall", "address": "2 Mill Lane", "postcode": "ZZ1 4AC", "features": {"wheelchair-accessible": "yes"}}
    ]})  # fmt: skip
    assert lines(directory) == {
        "Tuesday": [
            "10am to midday, in term time: Toddler group",
            "From birth to 4 years old.",
            "Mill Hall, 2 Mill Lane, ZZ1 4AC.",
            "Ring 020 7946 0921. Checked on 1 September 2026. After 1 March 2027, ring first.",
        ]
    }


def test_what_nobody_has_checked_says_ring_first(tmp_path: Path) -> None:
    imported = {"from": "open-referral-uk", "id": "1", "on": "2026-09-01"}
    directory = offer(tmp_path, group={**TUESDAY, "checked": None, "imported": imported})
    assert lines(directory)["Tuesday"][-1] == "Ring 020 7946 0921. Nobody has checked this yet. Ring first."


def test_days_stand_in_the_order_of_the_week_and_times_in_that_of_the_day(tmp_path: Path) -> None:
    """However the records have them."""
    early, late = {"day": "monday", "from": "09:00"}, {"day": "monday", "from": "10:00"}
    directory = offer(
        tmp_path,
        a={"name": "A", "sessions": [{"day": "sunday", "from": "08:00"}, late]},
        b={"name": "B", "sessions": [{"day": "friday", "from": "08:00"}, early]},
    )
    found = lines(directory)
    assert list(found) == ["Monday", "Friday", "Sunday"]
    assert [line for line in found["Monday"] if line.startswith("from")] == ["from 9am: B", "from 10am: A"]


@pytest.mark.parametrize(
    "facts",
    [
        {"access": {"routes": ["book-yourself"], "how": "Ring."}},
        {"availability": "temporarily-closed", "alternatives": ["other"]},
        {"availability": "waiting-list", "waiting": {"typical": "4 weeks", "as_of": "2026-09-01"}},
        {"visible_to": "2026-11-21"},
    ],
)
def test_what_one_cannot_just_turn_up_to_is_not_there(facts: dict, tmp_path: Path) -> None:
    directory = offer(tmp_path, group={**TUESDAY, **facts}, other={"name": "Other"})
    assert drop_ins(directory) == []
    assert "drop-ins" not in {key for key, _, _ in offered(directory)}


def test_a_part_of_the_area_has_what_is_there(tmp_path: Path) -> None:
    """The address says where a session is. Where it does not, the record says for which part it is."""

    def at(address: str) -> dict:
        place = {
            "name": "Hall",
            "address": address,
            "postcode": "ZZ1 4AC",
            "features": {"wheelchair-accessible": "yes"},
        }
        return {**TUESDAY, "modes": ["in-person"], "places": [place]}

    directory = offer(
        tmp_path,
        there={"name": "There", **at("1 Reed Close, Marsh End")},
        elsewhere={"name": "Elsewhere", **at("1 Hill Road, Kestrel Hill"), "localities": ["marsh-end"]},
        forit={"name": "For it", **at("1 High Street"), "localities": ["marsh-end"]},
        anywhere={"name": "Anywhere", **at("1 High Street")},
    )
    assert {slug for slug, _, _ in shown(directory, "marsh-end")} == {"there", "forit"}
    assert {slug for slug, _, _ in shown(directory, "kestrel-hill")} == {"elsewhere"}
    areas = {area for key, lang, area in offered(directory) if key == "drop-ins" and lang == "en"}
    assert areas == {"", "marsh-end", "kestrel-hill"}


def test_a_hidden_address_is_on_no_calendar(tmp_path: Path) -> None:
    place = {
        "name": "Our house",
        "postcode": "ZZ1",
        "hide_address": "yes",
        "features": {"wheelchair-accessible": "ask"},
    }
    directory = offer(tmp_path, group={**TUESDAY, "modes": ["in-person"], "places": [place]})
    assert (
        lines(directory)["Tuesday"][2]
        == "The address is private. Ring and we will tell you how to get there."
    )
