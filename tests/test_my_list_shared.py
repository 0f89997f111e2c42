"""My list by a link that somebody sent, and when the device, the network or the address lets it down."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from building import SMALL_DIRECTORY
from local_offer.reading import load
from local_offer.settings import read_settings
from my_list_page import link, names, sheets, status
from playwright.sync_api import Browser, Page, expect

REFUSE = "Object.defineProperty(window, 'localStorage', {get() { throw new DOMException('no', 'SecurityError'); }})"
"""What a browser does that is told to keep nothing."""


# ---- sharing ----


def test_a_link_has_the_codes_and_shows_the_list_without_touching_the_readers_own(page: Page, save, codes):
    save("talk-and-play", "swimming")
    page.goto("/my-list/")
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.get_by_role("button", name="Copy a link to this list").click()
    expect(status(page)).to_have_text("The link is copied. Paste it into a message.")
    copied = page.evaluate("navigator.clipboard.readText()")
    assert urlsplit(copied).query == f"s={codes['talk-and-play']}-{codes['swimming']}"

    page.goto(f"/my-list/?s={codes['speech-clinic']}-{codes['talk-and-play']}")
    expect(names(page)).to_have_text(["Speech and language clinic", "Talk and Play"])
    expect(link(page)).to_have_text("My list (2)")
    expect(page.get_by_role("button", name="Clear my list")).to_be_hidden()
    page.get_by_role("button", name="Save these to my list").click()

    expect(status(page)).to_have_text("Saved: 1 service. You have 3 services on your list.")
    expect(names(page)).to_have_text(["Talk and Play", "Swimming for everyone", "Speech and language clinic"])
    page.go_back()
    expect(names(page)).to_have_text(["Speech and language clinic", "Talk and Play"])


def test_an_old_code_leads_to_the_service_of_today(page: Page):
    """A renamed service keeps its code; the codes of its other names go on leading to it."""
    swimming = load(read_settings(SMALL_DIRECTORY / "mkdocs.yml")).by_slug["swimming"].identity
    (old,) = swimming.former_codes
    page.goto(f"/my-list/?s={old.lower()}")

    expect(names(page)).to_have_text(["Swimming for everyone"])
    expect(page.get_by_text(f"Leaflet {old} is now leaflet {swimming.code}.")).to_be_visible()


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ("", "There is no leaflet code in this address."),
        ("<img src=x onerror=alert(1)>", "cannot be a leaflet code"),
        ("%3Cscript%3Ealert(1)%3C/script%3E", "One part of this address cannot be a leaflet code."),
        ("../../find/page", "cannot be a leaflet code"),
        ("%E0%A4%A", "cannot be a leaflet code"),
        ("\u202e\U0001f600", "One part of this address cannot be a leaflet code."),
        ("QQQQQ", "This is not in our Local Offer. The service may have gone, or the code may be mistyped."),
        (
            "-".join(f"{number:05}" for number in range(2000)),
            "This address has too many codes. We show the first 300.",
        ),
        ("A" * 10_000, "One part of this address cannot be a leaflet code."),
    ],
)
def test_whatever_stands_in_the_address_is_answered_in_words(page: Page, asked: str, said: str):
    page.goto(f"/my-list/?s={asked}")

    expect(page.get_by_text(said).first).to_be_visible()
    assert page.locator("main").locator("img, script").count() == 0
    assert page.locator("main").evaluate("(main) => main.innerText.includes('<')") is False


# ---- what may fail ----


def test_a_list_that_the_browser_does_not_keep_works_for_this_page_and_says_so(page: Page, codes):
    """The way to the list takes the codes along in the address."""
    page.add_init_script(REFUSE)
    page.goto("/services/talk-and-play/")
    page.get_by_role("button", name="Save to my list").click()
    expect(status(page)).to_contain_text("until you close this page: your browser keeps nothing")
    link(page).click()

    expect(page).to_have_url(re.compile(rf"/my-list/\?s={codes['talk-and-play']}$"))
    expect(names(page)).to_have_text(["Talk and Play"])
    expect(page.get_by_text("This list is not kept.")).to_be_visible()


@pytest.mark.parametrize("kept", ["{", '"abc"', "null", '{"code": "K7M2"}', '[null, 7, {"code": "<b>"}]'])
def test_a_broken_list_is_an_empty_one(page: Page, kept: str):
    page.goto("/privacy/")
    page.evaluate("(kept) => localStorage.setItem('local-offer-list /', kept)", kept)
    page.goto("/my-list/")

    expect(status(page)).to_have_text("Your list is empty.")


@pytest.mark.parametrize("broken", ["", "LocalOfferList.rec", "LocalOfferList.receive('codes', {})"])
def test_a_sheet_that_does_not_come_names_the_service_and_the_helpline(
    browser: Browser, address: str, codes, broken: str
):
    """Lost on the way, cut short, or something else."""
    page = browser.new_context(base_url=address).new_page()
    for slug in ("talk-and-play", "swimming"):
        page.goto(f"/services/{slug}/")
        page.get_by_role("button", name="Save to my list").click()
    page.route(
        f"**/assets/list/{codes['talk-and-play']}.js",
        lambda route: route.fulfill(body=broken) if broken else route.abort(),
    )
    page.goto("/my-list/")

    expect(names(page)).to_have_text([f"Talk and Play ({codes['talk-and-play']})", "Swimming for everyone"])
    missing = sheets(page).first
    expect(missing).to_contain_text("We could not get this sheet.")
    expect(missing.get_by_role("link", name="01632 960500")).to_be_visible()
    page.context.close()


def test_the_list_shows_when_the_codes_there_are_do_not_come(browser: Browser, address: str, codes):
    page = browser.new_context(base_url=address).new_page()
    page.route("**/assets/list/codes.js", lambda route: route.abort())
    page.goto(f"/my-list/?s={codes['talk-and-play']}-QQQQQ")

    expect(names(page)).to_have_text(["Talk and Play", "Leaflet QQQQQ"])
    page.context.close()


def test_a_service_that_has_gone_since_it_was_saved_is_named(page: Page):
    page.goto("/privacy/")
    gone = json.dumps([{"code": "QQQQQ", "slug": "gone", "name": "The old club"}])
    page.evaluate("(gone) => localStorage.setItem('local-offer-list /', gone)", gone)
    page.goto("/my-list/")

    expect(names(page)).to_have_text(["The old club (QQQQQ)"])
    expect(sheets(page)).to_contain_text("This is not in our Local Offer.")
    page.get_by_role("button", name="Take The old club off my list").click()
    expect(link(page)).to_have_count(0)


def test_the_list_works_from_a_folder(browser: Browser, site: Path, tmp_path: Path, codes):
    """And its link is that of the published site, since a folder is on one device only."""
    folder = shutil.copytree(site, tmp_path / "stick", ignore=shutil.ignore_patterns("leaflets"))
    page = browser.new_context().new_page()
    page.goto((folder / "services/talk-and-play/index.html").as_uri())
    page.get_by_role("button", name="Save to my list").click()
    link(page).click()

    expect(names(page)).to_have_text(["Talk and Play"])
    shared = page.locator("#my-list-address").input_value()
    assert shared == f"https://local-offer.example.org/my-list/?s={codes['talk-and-play']}"
    page.get_by_role("link", name="More about Talk and Play").click()
    expect(page.locator("h1")).to_have_text("Talk and Play")
    page.context.close()
