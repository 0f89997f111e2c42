"""The print room by keyboard, by the rules of WCAG, without JavaScript, from a folder, and when a part of it does not come."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect
from print_room_page import choose, pack, result, results, status, tick, total, words
from test_accessibility import violations, width_of


def test_the_keyboard_alone_finds_ticks_and_takes_out(room: Page):
    words(room).focus()
    room.keyboard.type("swimming")
    expect(result(room, "Talk and Play")).to_have_count(0)
    box = result(room, "Swimming for everyone").get_by_role("checkbox")
    for _ in range(12):
        room.keyboard.press("Tab")
        if box.evaluate("(one) => one === document.activeElement"):
            break
    room.keyboard.press("Space")
    expect(total(room)).to_have_text(re.compile("^1 leaflet, "))
    expect(box).to_be_focused()

    pack(room).get_by_role("button", name="Take out Swimming for everyone").focus()
    room.keyboard.press("Enter")
    expect(total(room)).to_have_text("Nothing is ticked yet.")
    expect(room.get_by_role("heading", name="To print")).to_be_focused()


@pytest.mark.parametrize("width", [320, 360, 1300])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_state_of_it_breaks_a_rule_of_wcag(browser: Browser, address: str, width: int, scheme: str):
    """Empty, and with leaflets ticked in another language."""
    page = browser.new_page(base_url=address, viewport={"width": width, "height": 740}, color_scheme=scheme)
    page.goto("/print-room/")
    expect(results(page).first).to_be_visible()
    assert violations(page) == {}
    tick(page, "Talk and Play", "Swimming for everyone")
    choose(page, "Language", "bn")
    choose(page, "Print as", "fold")

    assert violations(page) == {}
    assert width_of(page) <= width
    page.close()


def test_without_javascript_it_leads_to_the_list_of_leaflets(page_without_javascript: Page):
    page = page_without_javascript
    page.goto("/print-room/")
    expect(page.get_by_text("This page needs JavaScript.")).to_be_visible()
    expect(page.get_by_role("searchbox", name="Words")).to_have_count(0)
    page.locator("main").get_by_role("link", name="list of leaflets").click()

    expect(page.get_by_role("heading", level=1)).to_have_text("Leaflets to print")


@pytest.mark.parametrize(
    "piece",
    ["find/engine.js", "print-room.js", "list-sheets.js", "print-room-pack.js", "print-room/leaflets.js"],
)
def test_when_a_piece_of_it_does_not_come_it_says_so_and_leads_on(browser: Browser, address: str, piece: str):
    page = browser.new_page(base_url=address)
    page.route(f"**/assets/{piece}*", lambda route: route.abort())
    page.goto("/print-room/")

    expect(page.get_by_role("alert")).to_contain_text("The print room does not work at the moment.")
    expect(page.locator("main").get_by_role("link", name="list of leaflets")).to_be_visible()
    expect(words(page)).to_be_hidden()
    page.close()


def test_when_a_piece_of_the_search_does_not_come_it_says_so_and_can_be_tried_again(
    browser: Browser, address: str
):
    page = browser.new_page(base_url=address)
    page.route("**/find/words/*", lambda route: route.abort())
    page.goto("/print-room/")
    words(page).fill("swimming")
    expect(status(page)).to_contain_text("A part of the search did not arrive.")
    page.unroute("**/find/words/*")
    page.get_by_role("button", name="Find", exact=True).click()

    expect(result(page, "Swimming for everyone")).to_be_visible()
    page.close()


def test_it_works_from_a_folder(browser: Browser, site: Path):
    """On a memory stick, or a laptop without a network."""
    page = browser.new_page()
    page.goto(f"file://{site}/print-room/index.html")
    words(page).fill("swimming")
    expect(result(page, "Swimming for everyone")).to_be_visible()
    page.close()
