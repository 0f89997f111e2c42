"""The find page, as a parent on a phone uses it: words, results, the address, a link somebody sent."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from find_page import HELPLINE, asked_for, found, status, words
from playwright.sync_api import Browser, Page, expect


def test_everything_is_there_at_first(page: Page):
    page.goto("/find/")
    expect(status(page)).to_have_text(re.compile(r"^\d+ services, from A to Z\.$"))


def test_results_come_after_a_pause_in_typing(page: Page):
    """Without a key to press; and what is typed stands in the address, as one step for the back button."""
    page.goto("/find/")
    expect(status(page)).to_contain_text("from A to Z")
    words(page).press_sequentially("swimming", delay=20)
    page.wait_for_url("**/find/?q=swimming")

    expect(found(page).first).to_have_text("Swimming for everyone")
    expect(words(page)).to_be_focused()


def test_a_link_that_somebody_sent_shows_what_they_saw(page: Page):
    page.goto("/find/?q=speech&need=speech-and-language&age=4")
    expect(words(page)).to_have_value("speech")
    expect(page.get_by_role("button", name="Take out Age: 4 years")).to_be_visible()
    page.get_by_text("Narrow the results (2 chosen)").click()
    expect(page.get_by_label("Your child's age")).to_have_value("4")
    page.get_by_text("Need (1 chosen)").click()

    expect(page.get_by_role("checkbox", name=re.compile("^Speech"))).to_be_checked()


def test_loading_the_page_again_changes_nothing(page: Page):
    page.goto("/find/?q=swimming&age=8")
    expect(status(page)).to_contain_text("match")
    said, shown = status(page).inner_text(), found(page).all_inner_texts()
    page.reload()

    expect(status(page)).to_have_text(said)
    assert found(page).all_inner_texts() == shown


def test_a_first_search_loads_nothing_of_what_it_does_not_use(page: Page):
    """No choices, no places, and nothing for when nothing is found."""
    asked = asked_for(page)
    page.goto("/find/?q=swimming")
    expect(status(page)).to_contain_text("match")

    names = {"filters", "near", "where", "places", "narrow", "place", "nothing"}
    assert [path for path in asked if Path(path).stem in names or "/filters/" in path] == []


# -- how what was typed is read ---------------------------------------------------------------------


def test_a_word_nobody_has_is_read_as_the_nearest_and_can_be_searched_as_typed(page: Page):
    """The address says so; new words begin anew."""
    page.goto("/find/?q=swimmming")
    expect(status(page)).to_contain_text("Showing results for swimming.")
    page.get_by_role("button", name="Search instead for swimmming").click()
    page.wait_for_url("**/find/?q=swimmming&exact=1")
    expect(status(page)).to_have_text("No service matches.")
    expect(status(page)).to_be_focused()

    words(page).fill("swiming club")
    page.wait_for_url("**/find/?q=swiming+club")
    expect(status(page)).to_contain_text("match")


def test_what_a_short_form_stands_for_is_said(page: Page):
    page.goto("/find/?q=salt")
    expect(status(page)).to_contain_text("SALT means speech and language therapy.")


def test_words_that_do_not_count_are_named(page: Page):
    page.goto("/find/?q=swimming zebra")
    expect(status(page)).to_contain_text("We left out “zebra”.")


def test_how_many_have_all_words_is_said_plainly(page: Page):
    """Those that have most of the words are not passed off as what was asked for."""
    page.goto("/find/?q=swimming club saturday")
    said = re.compile(
        r"^(\d+ services? match(es)? all your words\. \d+ more match(es)?|.* match(es)?) some of "
    )
    expect(status(page)).to_have_text(said)


# -- in danger --------------------------------------------------------------------------------------


def test_a_cry_for_help_gets_the_numbers_to_ring_first(page: Page):
    """Right under the search box; and nobody is told that such a word was left out."""
    page.goto("/find/?q=i want to kill myself")
    expect(status(page)).to_contain_text("If somebody may be in danger, ring one of the numbers above now.")
    expect(status(page)).not_to_contain_text("left out")
    numbers = page.locator(".find-danger").get_by_role("link", name="999")
    expect(numbers).to_be_visible()
    expect(page.locator("main").get_by_role("heading", name="If you need help now")).to_have_count(1)
    places = [
        page.locator(one).bounding_box()["y"]
        for one in (".find-form", ".find-danger", "#find-status", "#find-lists")
    ]
    assert places == sorted(places)

    words(page).fill("swimming")
    expect(numbers).to_be_hidden()
    expect(status(page)).not_to_contain_text("danger")


def test_the_numbers_to_ring_come_even_when_the_search_fails(browser: Browser, address: str):
    page = browser.new_page(base_url=address)
    page.route("**/find/words/*", lambda route: route.abort())
    page.goto("/find/?q=suicide")
    expect(page.locator(".find-danger").get_by_role("link", name="999")).to_be_visible()
    expect(status(page)).to_contain_text("ring one of the numbers above now")
    page.close()


# -- a result ---------------------------------------------------------------------------------------


def test_links_to_ring_say_whom(page: Page):
    """A list of links alone still makes sense, and voice control finds what it sees."""
    page.goto("/find/?q=swimming")
    card = page.get_by_role("list", name="Services").get_by_role("listitem").first
    link = card.locator("a[href^='tel:']")
    name = link.get_attribute("aria-label")
    assert name.startswith(link.inner_text())
    assert name.endswith(card.get_by_role("heading").inner_text())


def test_a_service_is_saved_and_taken_off_again(page: Page):
    """By keyboard: the focus stays on the button, which says what it does next."""
    page.goto("/find/?q=swimming")
    page.get_by_role("button", name="Save to my list: Swimming for everyone").focus()
    page.keyboard.press("Enter")
    button = page.get_by_role("button", name="Take off my list: Swimming for everyone")
    expect(button).to_be_focused()
    assert page.evaluate("LocalOfferList.codes().length") == 1

    page.reload()
    button.click()
    expect(page.get_by_role("button", name="Save to my list: Swimming for everyone")).to_be_visible()
    assert page.evaluate("LocalOfferList.codes()") == []


def test_without_the_list_there_is_no_button_for_it(browser: Browser, address: str):
    page = browser.new_page(base_url=address)
    page.route("**/list.js*", lambda route: route.fulfill(status=404))
    page.goto("/find/?q=swimming")
    expect(found(page).first).to_have_text("Swimming for everyone")
    expect(page.get_by_text("Save to my list")).to_have_count(0)
    page.close()


# -- every reader -----------------------------------------------------------------------------------


def test_text_twice_as_large_stays_on_a_small_screen(browser: Browser, address: str):
    """At 360 px nothing runs off to the side: not the choices, not their numbers."""
    page = browser.new_page(base_url=address, viewport={"width": 360, "height": 740})
    reader = page.context.new_cdp_session(page)
    reader.send("Page.setFontSizes", {"fontSizes": {"standard": 32}})  # twice what browsers begin with
    page.goto("/find/?q=i want to kill myself")
    expect(status(page)).to_contain_text("match")
    page.get_by_text("Narrow the results").click()
    page.locator(".find-group > summary").first.click()
    expect(page.get_by_role("checkbox").first).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    page.close()


def test_without_javascript_the_page_says_what_to_use(page_without_javascript: Page):
    """First of all, and only then."""
    page = page_without_javascript
    page.goto("/find/")
    first = page.locator("h1 + p, h1 ~ p").first
    expect(first).to_contain_text("The search box needs JavaScript. Use the lists below, or ring")
    expect(first.get_by_role("link", name=HELPLINE)).to_be_visible()
    expect(page.locator("#find")).to_be_hidden()


def test_with_javascript_the_page_does_not_speak_of_it(page: Page):
    page.goto("/find/")
    expect(page.get_by_text("The search box needs JavaScript.")).to_be_hidden()


@pytest.mark.parametrize("asked", ["", "?q=swimming", "?q=swimming&age=8"])
def test_it_works_from_a_folder(asked: str, browser: Browser, site: Path):
    page = browser.new_page()
    page.goto(f"{(site / 'find/index.html').as_uri()}{asked}")
    expect(found(page).filter(has_text="Swimming for everyone")).to_be_visible()
    page.close()
