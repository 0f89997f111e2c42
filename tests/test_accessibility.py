"""Every type of page in a real browser: by rule, by keyboard, on a narrow phone, in forced colours.

Machines find some of the faults only. What they can find, no page has.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Browser, Page, expect
from small_site import PAGE_TYPES, PHONE

STANDARDS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice"]
"""WCAG 2.2 AA and axe's own advice: every rule that axe has for them."""


def violations(page: Page) -> dict[str, list[str]]:
    """What axe finds wrong on the page as it is now: rule to the elements that break it."""
    if page.evaluate("typeof axe") == "undefined":
        page.evaluate(f"() => {{ {AXE_SCRIPT} }}")
    run = "async (tags) => (await axe.run({runOnly: tags, resultTypes: ['violations']})).violations"
    return {
        broken["id"]: [node["html"][:200] for node in broken["nodes"]]
        for broken in page.evaluate(run, STANDARDS)
    }


def width_of(page: Page) -> int:
    """How wide the whole page is, in CSS pixels."""
    return page.evaluate("document.documentElement.scrollWidth")


def looked_at(page: Page, phone: int = PHONE["width"]) -> Iterator[str]:
    """Shows the page on a phone and on a large screen, in light and in dark, and says which it is."""
    for width in (phone, 1300):
        for scheme in ("light", "dark"):
            page.set_viewport_size({"width": width, "height": 800})
            page.emulate_media(color_scheme=scheme)
            yield f"at {width} px, {scheme}"


SMALL = """[...document.querySelectorAll("button, input, select, summary, .button, nav a, .doors a, .site-name")]
    .filter((one) => one.checkVisibility())
    .map((one) => ({what: one.outerHTML, size: one.getBoundingClientRect()}))
    .filter(({size}) => size.width < 24 || size.height < 24)
    .map(({what, size}) => `${size.width} x ${size.height}: ${what}`)"""
FLAT = """[...document.querySelectorAll("button, .button, input[type=search], input[type=text], select")]
    .filter((one) => one.checkVisibility())
    .filter((one) => {
        const border = getComputedStyle(one), paper = getComputedStyle(document.body).backgroundColor;
        return border.borderTopStyle === "none" || parseFloat(border.borderTopWidth) < 1
            || border.borderTopColor === paper;
    })
    .map((one) => one.outerHTML)"""
TWICE = "(size) => void (document.documentElement.style.fontSize = size)"


@pytest.fixture(scope="module")
def seen(page_for_all: Page) -> dict[str, dict[str, Any]]:
    """What there is to see on one page of each type, each opened once."""
    page, found = page_for_all, {}
    page.emulate_media(color_scheme="light")
    for name, where in PAGE_TYPES.items():
        assert page.goto(where).status == 200, name
        page.set_viewport_size(PHONE)
        seen = found[name] = {"too small": page.evaluate(SMALL)}
        page.emulate_media(forced_colors="active")
        seen["without a border"] = page.evaluate(FLAT)
        page.emulate_media(forced_colors="none")
        page.set_viewport_size({"width": 320, "height": 640})
        seen["narrow"] = width_of(page)
        page.set_viewport_size({"width": 640, "height": 800})
        page.evaluate(TWICE, "237.5%")
        seen["twice as large"] = width_of(page)
        page.evaluate(TWICE, "")
        page.keyboard.press("Tab")
        first = page.locator(":focus")
        seen["first stop"] = (first.inner_text().strip(), first.bounding_box()["x"] >= 0)
        page.keyboard.press("Enter")
        page.keyboard.press("Tab")
        seen["after it"] = page.evaluate("document.activeElement.closest('main, footer') !== null")
    return found


def those(seen: dict[str, dict[str, Any]], what: str, is_wrong: Callable[[Any], bool]) -> dict[str, Any]:
    """The pages on which something is wrong, with what it is."""
    return {name: one[what] for name, one in seen.items() if is_wrong(one[what])}


@pytest.mark.parametrize("where", PAGE_TYPES.values(), ids=PAGE_TYPES)
def test_no_page_breaks_a_rule_of_wcag(page_for_all: Page, where: str):
    """On a phone and on a large screen, in light and in dark."""
    page_for_all.goto(where)
    for look in looked_at(page_for_all):
        assert violations(page_for_all) == {}, look


@pytest.mark.parametrize("asked", ["q=talking", "q=xylophone", "age=3&tier=universal"])
def test_find_breaks_no_rule_whatever_it_shows(page: Page, asked: str):
    """Results, no results, and choices that are open and made."""
    page.goto(f"/find/?{asked}")
    expect(page.get_by_role("status")).to_contain_text("match")
    page.get_by_text("Narrow the results").click()

    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        assert violations(page) == {}, scheme
    assert width_of(page) <= PHONE["width"]


def test_no_page_scrolls_sideways_on_the_narrowest_phone(seen: dict):
    """320 px is also what a page zoomed to 400% has (WCAG 1.4.10)."""
    assert those(seen, "narrow", lambda width: width > 320) == {}


def test_text_that_is_set_twice_as_large_still_fits(seen: dict):
    """The reader's own size of text counts (WCAG 1.4.4)."""
    assert those(seen, "twice as large", lambda width: width > 640) == {}


def test_what_stands_alone_is_large_enough_for_a_thumb(seen: dict):
    """Buttons, fields and links in menus are at least 24 px high and wide (WCAG 2.5.8)."""
    assert those(seen, "too small", bool) == {}


def test_buttons_and_fields_keep_their_borders_in_forced_colours(seen: dict):
    """The reader's system paints over every background: only a border still says what is a button."""
    assert those(seen, "without a border", bool) == {}


def test_the_skip_link_shows_itself_and_leads_past_the_menu(seen: dict):
    assert those(seen, "first stop", lambda one: one != ("Skip to content", True)) == {}
    assert those(seen, "after it", lambda is_past: not is_past) == {}


def test_the_keyboard_goes_from_the_skip_link_over_name_search_and_menu_into_the_content(page: Page):
    page.goto("/services/talk-and-play/")

    def press_tab() -> str:
        page.keyboard.press("Tab")
        return page.evaluate("(document.activeElement.innerText || document.activeElement.name).trim()")

    assert press_tab() == "Skip to content"
    assert press_tab() == "Testborough Local Offer"
    assert press_tab() == "q"
    assert press_tab() == "Search"
    menu = page.locator("header nav a").all_inner_texts()
    assert [press_tab() for _ in menu] == menu
    assert press_tab() == "01632 960500", "the helpline"
    assert press_tab() == "In danger or in crisis? Numbers to ring now"
    assert [press_tab(), press_tab()] == ["বাংলা", "اردو"], "the page in other languages"
    assert press_tab() == "020 7946 0910", "the first link of the content: the number to ring"


def test_whatever_has_the_focus_can_be_seen_to_have_it(page: Page):
    """It lies on the screen and has a line of at least 2 px around it."""
    focus = """(() => {
        const one = document.activeElement, style = getComputedStyle(one), box = one.getBoundingClientRect();
        const line = style.outlineStyle === "none" ? 0 : parseFloat(style.outlineWidth);
        const onScreen = box.right > 0 && box.bottom > 0 && box.left < innerWidth && box.top < innerHeight;
        return line >= 2 && onScreen ? "" : one.outerHTML;
    })()"""

    for where in ("/", "/find/", "/services/speech-clinic/", "/a-to-z/"):
        page.goto(where)
        for _ in range(30):
            page.keyboard.press("Tab")
            assert page.evaluate(focus) == "", where


def test_an_address_that_is_not_there_shows_the_way_on(browser: Browser, address: str):
    """However deep the address is: the page brings its own style, and links that work."""
    context = browser.new_context(base_url=address)
    page = context.new_page()
    answer = page.goto("/services/no/such/thing/")

    assert answer.status == 404
    assert page.locator("h1").inner_text() == "We cannot find that page"
    header = page.locator(".site-header").evaluate("(one) => getComputedStyle(one).backgroundColor")
    assert header == "rgb(29, 53, 87)", "the council's colour"
    page.locator("main").get_by_role("link", name="A to Z").click()
    assert page.locator("h1").inner_text() == "A to Z of all services"
    context.close()
