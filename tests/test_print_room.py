"""The print room: an officer on the phone finds the leaflets of a family, and nothing of it is kept."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect
from print_room_page import choose, pack, result, results, status, tick, total, words

# ---- finding ----


def test_words_find_leaflets_and_each_says_what_it_is(room: Page, code_of):
    words(room).fill("not talking yet")
    found = result(room, "Talk and Play")

    expect(found).to_contain_text("From birth to 5 years old")
    expect(found).to_contain_text(f"Leaflet {code_of['talk-and-play']}")
    expect(found).to_contain_text("Checked 2 November 2026")
    expect(found).not_to_contain_text("Ring first")


def test_a_leaflet_that_nobody_has_checked_says_to_ring_first(room: Page):
    words(room).fill("sunday football")
    expect(result(room, "Sunday football")).to_contain_text("Ring first")


def test_codes_that_a_caller_reads_out_find_their_leaflets(room: Page, code_of):
    """Several at once, in small letters too."""
    words(room).fill(f"{code_of['swimming']} {code_of['talk-and-play'].lower()}")
    expect(status(room)).to_have_text("2 leaflets.")
    expect(results(room).get_by_role("checkbox", name="Swimming for everyone")).to_be_visible()
    expect(results(room).get_by_role("checkbox", name="Talk and Play")).to_be_visible()


def test_a_code_that_no_leaflet_has_is_said_and_not_read_as_a_word(room: Page, code_of):
    words(room).fill(f"{code_of['swimming']} 9Z9Z")
    expect(status(room)).to_have_text(
        "No leaflet has the code 9Z9Z. Ask the caller to read it again. 1 leaflet."
    )
    words(room).fill("9Z9Z")
    expect(status(room)).to_have_text("No leaflet has the code 9Z9Z. Ask the caller to read it again.")


def test_every_filter_of_find_is_there(room: Page):
    """Each that a service answers. Those that a caller seldom names are folded away."""
    asked = room.locator("[data-filter]").evaluate_all("all => all.map((one) => one.dataset.filter)")
    there = room.evaluate(
        """async () => Object.entries((await (await LocalOfferFind.open('../')).search('', {})).facets)
          .filter(([, counts]) => Object.values(counts).some(Boolean)).map(([name]) => name)"""
    )
    assert {*asked, "age"} == {*there}
    expect(room.get_by_label("Cost", exact=True)).to_be_hidden()


@pytest.mark.parametrize(
    ("label", "option", "asked"),
    [
        ("Need", "autism", {"need": ["autism"]}),
        ("Stage", "early-years", {"phase": ["early-years"]}),
        ("Level of help", "specialist", {"tier": ["specialist"]}),
        ("Cost", "free", {"cost": ["free"]}),
        ("Staff speak", "bn", {"language": ["bn"]}),
    ],
)
def test_a_choice_finds_what_find_finds(room: Page, label: str, option: str, asked: dict):
    """One definition of the filters for the whole site."""
    room.get_by_text("More to choose from").click()
    choose(room, label, option)
    slugs = room.evaluate(
        "async (asked) => (await (await LocalOfferFind.open('../')).search('', asked, {facets: []})).slugs",
        asked,
    )

    expect(results(room)).to_have_count(len(slugs))
    boxes = results(room).get_by_role("checkbox").all()
    assert [box.get_attribute("value") for box in boxes] == slugs


def test_age_0_is_an_age(room: Page):
    room.get_by_label("Age in years").fill("0")
    expect(result(room, "Talk and Play")).to_be_visible()
    expect(result(room, "Reading help after school")).to_have_count(0)


def test_an_age_that_is_none_is_said(room: Page):
    room.get_by_label("Age in years").fill("seven")
    expect(room.get_by_text("Type a number from 0 to 25.")).to_be_visible()


def test_what_does_not_say_is_offered_and_not_left_out(room: Page):
    """Not known is never shown as no."""
    room.get_by_label("Age in years").fill("4")
    expect(result(room, "Sunday football")).to_have_count(0)
    room.get_by_role("checkbox", name=re.compile("^Also show those that have not told us")).check()

    expect(result(room, "Sunday football")).to_be_visible()


def test_words_of_danger_bring_the_numbers_to_ring_at_once(room: Page):
    words(room).fill("she wants to kill herself")
    urgent = room.locator("main").get_by_role("heading", name="If you need help now")
    expect(urgent).to_be_visible()
    words(room).fill("swimming")
    expect(urgent).to_be_hidden()


def test_nothing_found_says_what_to_try(room: Page):
    words(room).fill("xylophone")
    expect(status(room)).to_have_text(
        "No leaflet found. Use fewer or other words, or set a choice back to “Any”."
    )


# ---- nothing is kept ----


def test_nothing_of_what_is_typed_or_ticked_is_kept_or_sent(room: Page):
    """Not in the address, not in the browser; and no request has a word of it."""
    asked: list[str] = []
    room.on("request", lambda request: asked.append(f"{request.url} {request.post_data or ''}"))
    words(room).fill("swimming")
    room.get_by_label("Age in years").fill("8")
    expect(result(room, "Swimming for everyone")).to_be_visible()
    words(room).press("Enter")
    tick(room, "Swimming for everyone")

    assert room.url.endswith("/print-room/")
    assert room.evaluate("[localStorage.length, sessionStorage.length, document.cookie, history.length]") == [
        0,
        0,
        "",
        2,
    ]
    assert room.evaluate("history.state") is None
    assert [one for one in asked if "swimming" in one or "?q" in one] == []
    room.reload()
    expect(words(room)).to_have_value("")
    expect(total(room)).to_have_text("Nothing is ticked yet.")


def test_one_button_empties_the_page_for_the_next_caller(room: Page):
    tick(room, "Talk and Play")
    words(room).fill("swimming")
    choose(room, "Print as", "large-print")
    pack(room).get_by_role("button", name="Next caller: empty this page").click()

    expect(words(room)).to_have_value("")
    expect(words(room)).to_be_focused()
    expect(room.get_by_label("Print as")).to_have_value("clear-print")
    expect(total(room)).to_have_text("Nothing is ticked yet.")
