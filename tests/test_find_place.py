"""Near me on the find page: a postcode or a place, which never enters the address unless somebody asks for it."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

import pytest
from find_page import asked_for, found, near, status, words
from playwright.sync_api import Browser, Page, expect

POSTCODE = "ZZ9 1AA"
DOES_NOT_KNOW = "We do not know this place. Try a postcode or a town in our area."

WORDS = {
    "clubs for teenagers near ZZ9": ("clubs for teenagers", "ZZ9"),
    "swimming zz91aa please": ("swimming please", "ZZ9 1AA"),
    "swimming in ZZ9 1AA": ("swimming", "ZZ9 1AA"),
    "clubs near E14": ("clubs", "E14"),
    "near zz9 2": ("", "ZZ9 2"),
    "swimming near mill hall for teenagers": ("swimming for teenagers", "mill hall"),
    "swimming ZZ9 2BB or E14 5AB": ("swimming or", "ZZ9 2BB"),
    "swimming near the sea": ("swimming near the sea", ""),
    "KS2 maths, Y7": ("KS2 maths, Y7", ""),
    "level 3 post 16": ("level 3 post 16", ""),
}
"""What is typed: the words and the place that it is read as."""


def test_results_come_by_distance_and_say_how_far(page: Page):
    """And what we do not know, and what can be had anywhere, is not left out."""
    page.goto("/find/")
    near(page).fill(POSTCODE)
    near(page).press("Enter")
    expect(status(page)).to_contain_text("The nearest to ZZ9 1AA come first.")
    cards = page.get_by_role("list", name="Services").get_by_role("listitem")
    far = [
        cards.filter(has_text=one).locator(".find-where").inner_text()
        for one in ("Larch School", "Reading", "Sunday")
    ]
    assert far == ["1.2 miles away", "Where your child learns", "We do not know where"]

    page.get_by_label("How far?").select_option("1")
    page.wait_for_url("**/find/?within=1")
    expect(found(page).filter(has_text="Swimming for everyone")).to_be_visible()
    expect(found(page).filter(has_text="Larch School")).to_have_count(0)
    expect(page.get_by_role("button", name="Take out Within 1 mile")).to_be_visible()


def test_each_distance_says_how_many_it_finds(page: Page):
    """Given the words and the other choices. What finds nothing stays to see, and cannot be chosen."""
    page.goto("/find/?q=larch school&near=ZZ9 1AA")
    far = page.get_by_label("How far?")
    expect(far.get_by_role("option").nth(1)).to_contain_text("(")
    said = {one.get_attribute("value"): one.inner_text() for one in far.get_by_role("option").all()[1:]}
    assert all(re.fullmatch(r"Within \d+ miles? \(\d+\)", words) for words in said.values()), said
    counts = {miles: int(re.search(r"\((\d+)\)", words)[1]) for miles, words in said.items()}
    assert counts["1"] == 0 < counts["2"]
    for miles, n in counts.items():
        expect(far.locator(f"option[value='{miles}']")).to_be_enabled(enabled=n > 0)
        if n:
            far.select_option(miles)
            expect(found(page)).to_have_count(n)
    near(page).fill("")
    expect(far.locator("option[value='3']")).to_have_text("Within 3 miles")


def test_the_postcode_is_in_no_address_and_in_no_request(browser: Browser, address: str):
    """Not while it is typed, not in the history, not in what is asked of the host; back and reload keep it."""
    page = browser.new_page(base_url=address)
    addresses: list[str] = []
    page.on("request", lambda request: addresses.append(request.url))
    page.on("framenavigated", lambda frame: addresses.append(frame.url))
    page.goto("/find/?q=swimming")
    expect(status(page)).to_contain_text("match")
    near(page).press_sequentially(POSTCODE, delay=120)
    expect(status(page)).to_contain_text("The nearest to ZZ9 1AA come first.")
    words(page).fill("swimming near ZZ9 2BB")
    expect(status(page)).to_contain_text("The nearest to ZZ9 2BB come first.")
    words(page).press("Enter")
    expect(words(page)).to_have_value("swimming")

    page.reload()
    expect(near(page)).to_have_value("ZZ9 2BB")
    found(page).first.get_by_role("link").click()
    page.wait_for_url("**/services/**")
    page.go_back()
    expect(near(page)).to_have_value("ZZ9 2BB")
    expect(status(page)).to_contain_text("The nearest to ZZ9 2BB come first.")
    assert [one for one in addresses if "zz9" in one.lower()] == []
    page.close()


@pytest.mark.parametrize("typed", WORDS)
def test_a_place_among_the_words_is_moved_out_of_them(typed: str, page: Page):
    """As another page's search box sends it: a postcode by its shape, a place after "near" when we know it."""
    text, place = WORDS[typed]
    page.goto("/find/")
    words(page).fill(typed)
    words(page).press("Enter")

    page.wait_for_function(
        "(text) => (new URLSearchParams(location.search).get('q') || '') === text", arg=text
    )
    expect(words(page)).to_have_value(text)
    expect(near(page)).to_have_value(place)


def test_a_place_that_another_page_sends_reaches_no_address_and_no_host(browser: Browser, address: str):
    """The words come behind a "#", which is not sent, and which is gone before the place is known."""
    page = browser.new_page(base_url=address)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto("/")
    page.get_by_label("What do you need help with?").fill("swimming near ZZ9 1AA")
    page.keyboard.press("Enter")
    expect(near(page)).to_have_value(POSTCODE)
    expect(words(page)).to_have_value("swimming")
    assert urlsplit(page.url).query == "q=swimming"

    page.reload()
    expect(near(page)).to_have_value(POSTCODE)
    assert [one for one in asked if "zz9" in one.lower()] == []
    page.close()


def test_the_words_stay_under_the_finger_while_somebody_types(page: Page):
    """ "zz9" may go on to "zz9 2bb": nothing is taken out of the box before it is left."""
    page.goto("/find/")
    words(page).press_sequentially("swimming zz9", delay=20)
    expect(status(page)).to_contain_text("The nearest to ZZ9 come first.")
    expect(words(page)).to_have_value("swimming zz9")
    words(page).press_sequentially(" 2bb", delay=20)
    expect(status(page)).to_contain_text("The nearest to ZZ9 2BB come first.")
    expect(page).to_have_url(re.compile(r"\?q=swimming$"))

    page.keyboard.press("Tab")
    expect(words(page)).to_have_value("swimming")
    expect(near(page)).to_have_value("ZZ9 2BB")


def test_the_code_of_a_leaflet_is_no_postcode(page: Page):
    """It may look like the first half of one: Toy library has NE24."""
    page.goto("/find/")
    words(page).fill("ne24")
    words(page).press("Enter")
    expect(found(page)).to_have_text(["Toy library"])
    expect(words(page)).to_have_value("ne24")
    expect(near(page)).to_have_value("")


def test_near_me_asks_for_the_postcode(page: Page):
    """The device is never asked where it is."""
    page.goto("/find/?q=swimming near me")
    expect(page.get_by_text("Type your postcode or a place here. It stays on your device.")).to_be_visible()


def test_a_place_that_we_do_not_know_is_said_and_the_results_stay(page: Page):
    page.goto("/find/?q=swimming")
    near(page).fill("Atlantis")
    near(page).press("Enter")
    expect(page.get_by_text(DOES_NOT_KNOW)).to_be_visible()
    expect(near(page)).to_have_attribute("aria-invalid", "true")
    expect(status(page)).to_contain_text("They are not by distance: we do not know “Atlantis”.")
    expect(found(page).first).to_have_text("Swimming for everyone")

    near(page).fill("Mill Hall")
    expect(page.get_by_text(DOES_NOT_KNOW)).to_be_hidden()
    expect(status(page)).to_contain_text("The nearest to Mill Hall come first.")
    near(page).fill("")
    expect(status(page)).not_to_contain_text("nearest")


def test_a_link_with_the_postcode_is_made_only_on_request_and_read(page: Page):
    """It shows the same to whoever opens it, and there too the address loses the postcode at once."""
    page.goto("/find/?q=swimming&within=5")
    expect(page.get_by_text("Type a postcode or place to see what is within 5 miles.")).to_be_visible()
    near(page).fill(POSTCODE)
    near(page).press("Enter")
    page.get_by_role("button", name="Copy a link with the postcode in it").click()
    link = page.get_by_label("The link").input_value()
    expect(page.get_by_text("Your postcode or place is in it.")).to_be_visible()
    assert urlsplit(link).query == "q=swimming&within=5&near=ZZ9+1AA"
    assert urlsplit(page.url).query == "q=swimming&within=5"

    page.goto("about:blank")
    page.goto(link)
    expect(status(page)).to_contain_text("The nearest to ZZ9 1AA come first.")
    expect(page.get_by_label("How far?")).to_have_value("5")
    assert urlsplit(page.url).query == "q=swimming&within=5"


def test_the_postcode_in_a_link_leaves_the_address_even_when_no_search_works(browser: Browser, address: str):
    page = browser.new_page(base_url=address)
    page.route("**/find/words/*", lambda route: route.abort())
    page.goto("/find/?q=swimming&near=ZZ9 1AA")
    expect(status(page)).to_contain_text("The search does not work at the moment.")
    assert urlsplit(page.url).query == "q=swimming"
    page.close()


@pytest.mark.parametrize("missing", ["places.js", "near.js"])
def test_without_the_postcodes_the_words_still_find(missing: str, browser: Browser, address: str):
    page = browser.new_page(base_url=address)
    page.route(f"**/find/{missing}*", lambda route: route.abort())
    page.goto("/find/?q=swimming")
    near(page).fill(POSTCODE)
    near(page).press("Enter")
    expect(page.get_by_text("We cannot look up places at the moment.")).to_be_visible()
    expect(found(page).first).to_have_text("Swimming for everyone")
    page.close()


def test_places_are_loaded_when_one_is_typed(page: Page):
    asked = asked_for(page)
    parts = {f"assets/find/{name}.js" for name in ("place", "near", "places", "where")}
    page.goto("/find/?q=swimming")
    expect(status(page)).to_contain_text("match")
    assert not parts & set(asked)

    near(page).fill(POSTCODE)
    expect(status(page)).to_contain_text("nearest")
    assert parts <= set(asked)


def test_a_link_to_a_part_of_the_page_keeps_the_place(page: Page):
    """It makes an entry in the history that knows nothing of the place."""
    page.goto("/find/?q=swimming")
    near(page).fill(POSTCODE)
    expect(status(page)).to_contain_text("The nearest to ZZ9 1AA come first.")
    page.evaluate("location.hash = 'find-lists'")
    page.wait_for_function("history.state !== null")

    expect(near(page)).to_have_value(POSTCODE)
    page.reload()
    expect(near(page)).to_have_value(POSTCODE)
