"""Bad input on the find page: any text, any address, missing and broken files, and the network gone.

There is always a clear sentence, the lists and the helpline; never an exception, and nothing becomes markup.
"""

from __future__ import annotations

import re
from urllib.parse import quote

import pytest
from find_page import HELPLINE, asked_for, found, near, open_group, shown_status, status, words
from playwright.sync_api import Browser, Page, expect

BROKEN = "The search does not work at the moment."

TEXTS = {
    "script": "<script>alert(1)</script><img src=x onerror=alert(1)>",
    "long": "swimming " * 1112,
    "one long word": "a" * 10_000,
    "operators of lunr": "title:swimming * ~9 +- ^3 swimming~9 +club -pool name:*",
    "emoji": "\N{GRINNING FACE} \N{SWIMMER}\N{EMOJI MODIFIER FITZPATRICK TYPE-3} swimming",
    "marks of direction": "\u202eswimming\u202c \u2066club\u2069",
    "another writing": "\u0633\u0628\u0627\u062d\u0629 \u6e38\u6cf3",
    "names of objects": "constructor __proto__ hasOwnProperty toString",
    "percent": "100% %zz %",
    "nothing to see": "\u200b\ufeff \t",
    "signs": "()[]{}\\^$.|?*+/\"'`;&=#",
    "half a character": "\ud83d swimming",
    "near and nothing": "near",
    "near and signs": "near (((",
}


def says_something(page: Page) -> None:
    """The page answers in a sentence, with services or with what else to do."""
    expect(status(page)).to_have_text(re.compile(r"match|from A to Z"))
    shown = found(page).count()
    if not shown:
        expect(page.locator(".find-nothing").get_by_role("link", name=HELPLINE)).to_be_visible()
    expect(page.get_by_role("heading", name="Look through the lists")).to_be_visible()
    expect(page.locator("main img, main script, main iframe")).to_have_count(0)


@pytest.mark.parametrize("name", TEXTS)
def test_any_text_in_the_box_gets_an_answer(name: str, page_for_all: Page):
    page_for_all.goto("/find/")
    expect(status(page_for_all)).to_contain_text("from A to Z")
    words(page_for_all).evaluate("(box, text) => (box.value = text)", TEXTS[name])
    words(page_for_all).press("Enter")
    says_something(page_for_all)


@pytest.mark.parametrize("name", TEXTS)
def test_any_text_in_the_address_gets_an_answer(name: str, page_for_all: Page):
    """As words, as a choice, as an age, as miles, as a place, and as the name of something that is none."""
    text = quote(TEXTS[name].encode("utf-8", "replace"))
    page_for_all.goto(f"/find/?q={text}")
    says_something(page_for_all)
    short = quote(TEXTS[name][:300].encode("utf-8", "replace"))
    page_for_all.goto(
        f"/find/?need={short}&age={short}&within={short}&near={short}&exact={short}&{short}={short}"
    )
    says_something(page_for_all)


@pytest.mark.parametrize(
    "asked", ["q=%", "q=%E0%A4%A", "q=%FF%FE", "%=%&q=swim%2", "q=a&q=b&age=&age=&need", "&&&=#%"]
)
def test_broken_signs_in_the_address_get_an_answer(asked: str, page_for_all: Page):
    page_for_all.goto(f"/find/?{asked}")
    says_something(page_for_all)


def test_nothing_in_the_address_becomes_markup(page: Page):
    nasty = "%3Cimg src=x onerror=alert(1)%3E"
    page.goto(f"/find/?q={nasty}&need={nasty}&age={nasty}&within={nasty}&near={nasty}&cost=%00&no-such=1")
    expect(page.get_by_role("button", name="Take out Need: <img")).to_be_visible()
    expect(near(page)).to_have_value("<img src=x onerror=alert(1)>")
    expect(page.locator("main img")).to_have_count(0)


def test_too_much_in_the_address_is_cut(page: Page):
    """What is looked for and written on is a thousand characters, not all that somebody pasted."""
    page.goto(f"/find/?q={'swimming+' * 1112}&{'&'.join(f'need={n}' for n in range(500))}")
    says_something(page)
    assert len(words(page).input_value()) <= 1000
    assert page.get_by_role("button", name="Take out Need").count() == 50


# -- files that are missing or broken ---------------------------------------------------------------

WRONG = {
    "missing": {"status": 404, "body": "not found"},
    "corrupt": {"body": 'LocalOfferFind.receive("x", "y", {"terms": '},
    "another build's": {"body": 'LocalOfferFind.receive("{name}", "000000000000", {{}});'},
    "a page of the host": {"body": "<!doctype html><title>Log in to this network</title>"},
}
FILES = {
    "find.js": "?q=swimming",
    "words/*.js*": "?q=swimming",
    "cards/*.js*": "?q=swimming",
    "filters.js": "?age=4",
    "filters/age.js*": "?age=4",
    "narrow.js": "?age=4",
    "place.js": "?q=swimming near ZZ9 1AA",
    "nothing.js": "?q=xylophone",
    "spelling/*.js*": "?q=swimmming",
}
"""Each file that the page loads, with an address that needs it."""


@pytest.mark.parametrize(
    ("file", "wrong"),
    [(file, "missing") for file in FILES]
    + [
        (file, wrong)
        for file in ("find.js", "words/*.js*", "narrow.js")
        for wrong in WRONG
        if wrong != "missing"
    ],
)
def test_a_file_that_is_wrong_is_said_in_a_sentence(file: str, wrong: str, browser: Browser, address: str):
    page = browser.new_page(base_url=address)

    def answer(route):
        name = route.request.url.split("/find/", 1)[1].split(".js")[0]
        body = WRONG[wrong]["body"].replace("{name}", name).replace("{{}}", "{}")
        route.fulfill(status=WRONG[wrong].get("status", 200), content_type="text/javascript", body=body)

    page.route(f"**/assets/find/{file}*", answer)
    page.goto(f"/find/{FILES[file]}")
    expect(shown_status(page)).to_contain_text(BROKEN)
    expect(page.locator(".find-broken").get_by_role("link", name=HELPLINE)).to_be_visible()
    expect(page.get_by_role("heading", name="Look through the lists")).to_be_visible()
    page.close()


def test_choices_that_do_not_arrive_are_said_and_the_results_stay(browser: Browser, address: str):
    """Opened again when the network is back, they are there."""
    page = browser.new_page(base_url=address)
    page.goto("/find/?q=swimming")
    expect(status(page)).to_contain_text("match")
    page.context.set_offline(True)
    page.get_by_text("Cost", exact=True).click()
    expect(
        page.get_by_text("These choices did not arrive. You may have lost your connection.")
    ).to_be_visible()
    expect(found(page).first).to_have_text("Swimming for everyone")

    page.context.set_offline(False)
    page.get_by_text("Cost", exact=True).click()
    open_group(page, "Cost")
    expect(page.get_by_text("These choices did not arrive.")).to_have_count(0)
    page.close()


def test_the_network_gone_while_somebody_types(browser: Browser, address: str):
    """And back again: the next words find, and so does the button with the same words."""
    page = browser.new_page(base_url=address)
    page.goto("/find/")
    expect(status(page)).to_contain_text("from A to Z")
    page.context.set_offline(True)
    words(page).fill("swimming")
    expect(shown_status(page)).to_contain_text(BROKEN)
    expect(page.locator(".find-broken").get_by_role("link", name=HELPLINE)).to_be_visible()
    expect(page.get_by_role("heading", name="Look through the lists")).to_be_visible()

    page.context.set_offline(False)
    page.get_by_role("button", name="Find help").click()
    expect(found(page).first).to_have_text("Swimming for everyone")
    expect(page.locator(".find-broken")).to_be_hidden()
    page.close()


def test_what_is_typed_before_the_search_is_there_is_not_lost(browser: Browser, address: str):
    page = browser.new_page(base_url=address)
    waiting = []
    page.route("**/find/find.js*", lambda route: waiting.append(route))
    page.goto("/find/?q=autism", wait_until="commit")
    expect(status(page)).to_have_text("Getting the list of services.")
    words(page).fill("swimming near ZZ9 1AA")
    for route in waiting:
        route.continue_()
    expect(found(page).first).to_have_text("Swimming for everyone")
    expect(status(page)).to_contain_text("The nearest to ZZ9 1AA come first.")
    expect(page).to_have_url(re.compile(r"/find/\?q=swimming$"))
    page.close()


@pytest.mark.parametrize("state", ["late", "missing"])
def test_the_button_asks_again_for_a_search_that_has_not_come(state: str, browser: Browser, address: str):
    """On a slow phone, or when the network was gone. No letter of what is typed goes to the host."""
    page = browser.new_page(base_url=address)
    page.route("**/find/find.js*", lambda route: route.abort() if state == "missing" else None)
    page.goto("/find/", wait_until="commit")
    expect(shown_status(page)).to_contain_text(BROKEN if state == "missing" else "Getting the list")
    page.unroute_all()
    asked = asked_for(page)
    words(page).fill("swimming near ZZ9 1AA")
    page.get_by_role("button", name="Find help").click()
    expect(found(page).first).to_have_text("Swimming for everyone")
    expect(near(page)).to_have_value("ZZ9 1AA")
    expect(page).to_have_url(re.compile(r"/find/\?q=swimming$"))
    assert not [path for path in asked if "swimming" in path or "9AA" in path.upper()]
    page.close()
