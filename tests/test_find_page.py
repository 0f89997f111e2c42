"""The find page, as a parent on a phone uses it: by touch, by keyboard, by a link somebody sent."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Browser, Page, expect


def status(page: Page):
    return page.get_by_role("status")


def found(page: Page):
    """The names of the services that are shown."""
    return page.get_by_role("list", name="Services").get_by_role("heading")


def test_everything_is_there_at_first(page: Page):
    page.goto("/find/")
    expect(status(page)).to_have_text(re.compile(r"^\d+ services, from A to Z\.$"))


def test_narrowing_by_keyboard_alone(page: Page):
    """Open the choices, type the age, tick a need: each says what it did, and stands in the address."""
    page.goto("/find/")
    expect(status(page)).to_contain_text("services")
    page.locator("main").get_by_role("searchbox").focus()
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.type("7")
    page.wait_for_url("**/find/?age=7")
    page.get_by_role("checkbox", name=re.compile("^Autism")).focus()
    page.keyboard.press("Space")
    page.wait_for_url("**/find/?age=7&need=autism")

    expect(status(page)).to_contain_text("match")
    expect(page.get_by_role("checkbox", name=re.compile("^Autism"))).to_be_focused()
    assert str(found(page).count()) in status(page).inner_text()


def test_a_link_that_somebody_sent_shows_what_they_saw(page: Page):
    page.goto("/find/?q=speech&need=speech-and-language&age=4")
    expect(page.locator("main").get_by_role("searchbox")).to_have_value("speech")
    expect(page.get_by_role("button", name="Take out Age: 4 years")).to_be_visible()
    page.get_by_text("Narrow the results (2 chosen)").click()

    expect(page.get_by_label("Your child's age")).to_have_value("4")
    expect(page.get_by_role("checkbox", name=re.compile("^Speech"))).to_be_checked()


def test_taking_out_a_choice_and_going_back(page: Page):
    """Focus stays near by, and the back button brings the choice again."""
    page.goto("/find/?need=autism&age=4")
    page.get_by_role("button", name="Take out Need: Autism").click()
    page.wait_for_url("**/find/?age=4")
    expect(page.get_by_role("button", name="Take out Age: 4 years")).to_be_focused()
    page.go_back()

    expect(page.get_by_role("button", name="Take out Need: Autism")).to_be_visible()
    expect(page).to_have_url(re.compile(r"\?need=autism&age=4$"))


def test_what_is_not_known_is_said_and_can_be_shown(page: Page):
    """A service that does not tell its ages is not silently left out."""
    page.goto("/find/?age=4")
    expect(status(page)).to_contain_text("1 more may fit. Not known yet: age.")
    before = found(page).count()
    page.get_by_role("button", name="Also show the one that may fit").click()
    page.wait_for_url("**/find/?age=4&age=not-known")

    expect(found(page)).to_have_count(before + 1)


def test_a_baby_has_an_age(page: Page):
    page.goto("/find/?age=0")
    expect(page.get_by_role("button", name="Take out Age: 0 years")).to_be_visible()
    expect(found(page).filter(has_text="Talk and Play")).to_be_visible()


@pytest.mark.parametrize("age", ["seven", "26", "-1", "4.5"])
def test_an_age_that_is_none_is_said_and_not_used(age: str, page: Page):
    page.goto(f"/find/?age={age}")
    expect(page.get_by_text("Type the age as a number from 0 to 25, like 7.")).to_be_visible()
    expect(status(page)).to_contain_text("from A to Z")


def test_nothing_in_the_address_becomes_markup(page: Page):
    nasty = "%3Cimg src=x onerror=alert(1)%3E"
    page.goto(f"/find/?q={nasty}&need={nasty}&age={nasty}&cost=%00&no-such=1")
    expect(page.get_by_role("button", name="Take out Need: <img")).to_be_visible()
    expect(page.locator("main img")).to_have_count(0)


def test_without_a_connection_there_are_the_lists_and_a_person(browser: Browser, address: str):
    """The connection goes while somebody types, and comes back."""
    page = browser.new_page(base_url=address)
    page.goto("/find/")
    expect(status(page)).to_contain_text("from A to Z")
    page.route("**/words.js*", lambda route: route.abort())
    box = page.locator("main").get_by_role("searchbox")
    box.fill("swimming")

    expect(page.get_by_text("The search does not work at the moment.").first).to_be_visible()
    expect(page.locator("main").get_by_role("link", name="01632 960500")).to_be_visible()
    expect(page.get_by_role("heading", name="Look through the lists")).to_be_visible()

    page.unroute_all()
    box.fill("swimming club")
    expect(status(page)).to_contain_text("match")
    page.close()


@pytest.mark.parametrize("script", ["engine.js", "index.js"])
def test_a_broken_search_says_so(script: str, browser: Browser, address: str):
    page = browser.new_page(base_url=address)
    page.route(f"**/{script}", lambda route: route.fulfill(status=404))
    page.goto("/find/?q=speech")
    expect(status(page)).to_contain_text("The search does not work at the moment.")
    expect(page.locator("main").get_by_role("link", name="01632 960500")).to_be_visible()
    page.close()


# -- in danger --------------------------------------------------------------------------------------


def test_a_cry_for_help_gets_the_numbers_to_ring_first(page: Page):
    """Between what is read out and the results; and nobody is told that such a word was left out."""
    page.goto("/find/?q=i want to kill myself")
    expect(status(page)).to_contain_text("If somebody may be in danger, ring one of the numbers below now.")
    expect(status(page)).not_to_contain_text("left out")
    numbers = page.locator(".find-danger").get_by_role("link", name="999")
    expect(numbers).to_be_visible()
    expect(page.locator("main").get_by_role("heading", name="If you need help now")).to_have_count(1)
    places = [
        page.locator(one).bounding_box()["y"] for one in (".find-status", ".find-danger", ".find .cards")
    ]
    assert places == sorted(places)

    page.locator("main").get_by_role("searchbox").fill("swimming")
    expect(numbers).to_be_hidden()
    expect(status(page)).not_to_contain_text("danger")


def test_the_numbers_to_ring_come_even_when_the_search_fails(browser: Browser, address: str):
    page = browser.new_page(base_url=address)
    page.route("**/words.js*", lambda route: route.abort())
    page.goto("/find/?q=suicide")
    expect(page.locator(".find-danger").get_by_role("link", name="999")).to_be_visible()
    expect(status(page)).to_contain_text("ring one of the numbers below now")
    page.close()


# -- what is shown ----------------------------------------------------------------------------------


def test_how_many_have_all_words_is_said_plainly(page: Page):
    """Those that have most of the words are not passed off as what was asked for."""
    page.goto("/find/?q=swimming club saturday")
    said = re.compile(r"^\d+ services? match(es)? all your words\. \d+ more match(es)? some of them\.$")
    expect(status(page)).to_have_text(said)


def test_what_you_do_not_need_can_be_chosen(page: Page):
    """A family without a referral sees what it can use."""
    page.goto("/find/")
    page.get_by_text("Narrow the results").click()
    page.get_by_role("group", name="What you do not need").get_by_label(re.compile("^A referral")).check()
    page.wait_for_url("**/find/?ask=no-referral")
    expect(page.get_by_role("button", name="Take out What you do not need: A referral")).to_be_visible()


def test_links_to_ring_say_whom(page: Page):
    """A list of links alone still makes sense, and voice control finds what it sees."""
    page.goto("/find/?q=swimming")
    card = page.get_by_role("list", name="Services").get_by_role("listitem").first
    link = card.locator("a[href^='tel:']")
    name = link.get_attribute("aria-label")
    assert name.startswith(link.inner_text())
    assert name.endswith(card.get_by_role("heading").inner_text())


def test_text_twice_as_large_stays_on_a_small_screen(browser: Browser, address: str):
    """At 360 px nothing runs off to the side: not the choices, not their numbers."""
    page = browser.new_page(base_url=address, viewport={"width": 360, "height": 740})
    reader = page.context.new_cdp_session(page)
    reader.send("Page.setFontSizes", {"fontSizes": {"standard": 32}})  # twice what browsers begin with
    page.goto("/find/?q=i want to kill myself")
    expect(status(page)).to_contain_text("match")
    page.get_by_text("Narrow the results").click()
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    page.close()


def test_without_javascript_the_page_says_what_to_use(page_without_javascript: Page):
    """First of all, and only then."""
    page = page_without_javascript
    page.goto("/find/")
    first = page.locator("h1 + p, h1 ~ p").first
    expect(first).to_contain_text("The search box needs JavaScript. Use the lists below, or ring")
    expect(first.get_by_role("link", name="01632 960500")).to_be_visible()


def test_with_javascript_the_page_does_not_speak_of_it(page: Page):
    page.goto("/find/")
    expect(page.get_by_text("The search box needs JavaScript.")).to_be_hidden()
