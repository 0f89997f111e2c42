"""A pack from the print room: three leaflets and a cover as one print-out, put together in the browser."""

from __future__ import annotations

import re
from pathlib import Path
from types import SimpleNamespace

import pytest
from paper import sizes_of, text_of
from playwright.sync_api import Browser, Page, expect
from print_room_page import choose, pack, tick, words

NAMES = ["Talk and Play", "Speech and language clinic", "Swimming for everyone"]
PRINT = "() => { window.print = () => { document.documentElement.dataset.printed = 'once'; }; }"
"""In the place of the browser's own window for printing, which no test can see."""


def print_them(page: Page, name: str = "Print these together") -> None:
    """Press the button; what would be printed is then what print media shows."""
    page.evaluate(PRINT)
    pack(page).get_by_role("button", name=name, exact=True).click()
    expect(page.locator("html")).to_have_attribute("data-printed", "once")
    page.emulate_media(media="print")


def test_an_officer_prints_a_three_leaflet_pack_in_large_print(room: Page, tmp_path: Path):
    """Words, ticks, type size, print: the paper has the three services, the helpline on each page, nothing else."""
    words(room).fill("talking")
    tick(room, "Talk and Play", "Speech and language clinic")
    words(room).fill("swimming")
    tick(room, "Swimming for everyone")
    choose(room, "Print as", "large-print")
    print_them(room)

    shown = room.locator("body > *").filter(visible=True)
    expect(shown).to_have_count(1)
    expect(shown).to_have_class("pack")
    expect(shown.get_by_role("heading", level=1)).to_have_text("Leaflets for you")
    expect(shown.locator(".pack-contents li")).to_have_text(
        [re.compile(f"^{name} \\(leaflet") for name in NAMES]
    )
    expect(shown.locator(".sheet > h2")).to_have_text(NAMES)
    small = """(pack) => [...pack.querySelectorAll("*")].filter((one) => one.checkVisibility() && one.innerText.trim())
        .map((one) => parseFloat(getComputedStyle(one).fontSize) * 0.75).filter((points) => points < 17.9)"""
    assert shown.evaluate(small) == []

    paper = SimpleNamespace(path=tmp_path / "pack.pdf")
    room.pdf(path=paper.path, prefer_css_page_size=True)
    text = text_of(paper)
    assert all(text.count(name) >= 2 for name in NAMES), "in the contents and on its own sheet"
    assert "Ring 01632 960500" in text
    assert "Monday to Friday, 9am to 5pm" in text
    assert "Next caller" not in text
    assert min(sizes_of(paper)) >= 18


def test_clear_print_has_nothing_under_14_point(room: Page, tmp_path: Path):
    tick(room, *NAMES)
    print_them(room)
    paper = SimpleNamespace(path=tmp_path / "pack.pdf")
    room.pdf(path=paper.path, prefer_css_page_size=True)

    assert min(sizes_of(paper)) >= 14


def test_urgent_numbers_stand_on_the_cover(room: Page):
    tick(room, "Swimming for everyone")
    print_them(room)

    for number in ("999", "111", "01632 960599"):
        expect(room.locator(".pack-cover .urgent")).to_contain_text(number)


def test_a_pack_is_in_the_order_of_ticking(room: Page):
    tick(room, "Swimming for everyone", "Talk and Play")
    print_them(room)

    expect(room.locator(".pack .sheet > h2")).to_have_text(["Swimming for everyone", "Talk and Play"])


def test_another_tick_takes_the_old_pack_away(room: Page):
    """What the browser's own print key prints is then the page, and not what was ticked before."""
    tick(room, "Talk and Play")
    print_them(room)
    room.emulate_media(media="screen")
    tick(room, "Swimming for everyone")

    expect(room.locator(".pack")).to_have_count(0)


@pytest.mark.parametrize(
    ("edition", "language", "button", "said"),
    [
        (
            "large-print",
            "bn",
            "Print these together in English, large print",
            "To have them in Bengali: open each one",
        ),
        (
            "easier",
            "en",
            "Print these together in English, clear print",
            "To have them as easier to read: open each one",
        ),
    ],
)
def test_what_the_browser_cannot_put_together_is_said(
    room: Page, edition: str, language: str, button: str, said: str
):
    """The sheets are in English, in clear or large print. Other leaflets are opened, or come from the command."""
    tick(room, "Talk and Play")
    choose(room, "Print as", edition)
    choose(room, "Language", language)

    expect(pack(room).get_by_text(said)).to_be_visible()
    print_them(room, button)
    expect(room.locator(".pack .sheet > h2")).to_have_text(["Talk and Play"])


@pytest.mark.parametrize("broken", ["", "LocalOfferList.rec"])
def test_a_sheet_that_does_not_come_is_named_and_nothing_is_printed(
    browser: Browser, address: str, broken: str
):
    """A pack that lacks a leaflet without a word would be worse than none."""
    page = browser.new_page(base_url=address)
    page.route("**/assets/list/*.js", lambda route: route.fulfill(body=broken) if broken else route.abort())
    page.goto("/print-room/")
    tick(page, "Talk and Play")
    page.evaluate(PRINT)
    pack(page).get_by_role("button", name="Print these together").click()

    expect(page.get_by_role("alert").filter(visible=True)).to_contain_text(
        "Nothing was printed. This did not arrive: Talk and Play."
    )
    expect(page.locator("html")).not_to_have_attribute("data-printed", "once")
    page.unroute("**/assets/list/*.js")
    pack(page).get_by_role("button", name="Print these together").click()
    expect(page.locator("html")).to_have_attribute("data-printed", "once")
    page.close()
