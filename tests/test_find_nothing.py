"""When find finds nothing: the nearest words, what to take out, the lists, the helpline and the urgent numbers."""

from __future__ import annotations

import re

import pytest
from find_page import HELPLINE, found, near, status, words
from playwright.sync_api import Page, expect


def count(label: str) -> int:
    """The number behind what can be tried."""
    return int(re.search(r"\((\d+) services?\)$", label)[1])


@pytest.mark.parametrize(
    "asked", ["q=xylophone", "q=xylophone&age=4&cost=free", "age=25&cost=paid&tier=specialist"]
)
def test_there_is_always_a_way_on(asked: str, page: Page):
    page.goto(f"/find/?{asked}")
    expect(status(page)).to_have_text(re.compile(r"^No service matches\."))
    main = page.locator("main")
    expect(main.get_by_role("link", name=HELPLINE)).to_be_visible()
    expect(main.locator(".find-nothing .open-now")).to_be_visible()
    expect(main.get_by_role("link", name="999")).to_be_visible()
    expect(page.get_by_role("heading", name="Look through the lists")).to_be_visible()


@pytest.mark.parametrize(
    "asked",
    ["q=talking&age=25&tier=specialist&cost=paid", "q=swimming xylophone&age=25&need=vision&cost=paid"],
)
def test_each_thing_to_try_finds_what_it_says(asked: str, page: Page):
    """One after the other, each with as many services as stood behind it."""
    page.goto(f"/find/?{asked}")
    tries = page.locator(".find-tries button")
    expect(tries.first).to_be_visible()
    for label in tries.all_inner_texts():
        page.get_by_role("button", name=label, exact=True).click()
        expect(found(page)).to_have_count(count(label))
        expect(status(page)).to_be_focused()
        page.go_back()
        expect(status(page)).to_have_text(re.compile(r"^No service matches\."))


def test_each_word_alone_can_be_searched(page: Page):
    """With the choices that were made."""
    page.goto("/find/?q=swimming clinic&cost=free")
    page.get_by_role("button", name=re.compile(r"^clinic \(2 services\)$")).click()
    page.wait_for_url("**/find/?q=clinic&cost=free")
    expect(found(page)).to_have_count(2)


def test_a_word_taken_as_typed_is_offered_as_the_nearest_one(page: Page):
    page.goto("/find/?q=swimmming&exact=1")
    page.get_by_role("button", name=re.compile(r"^swimming \(")).click()
    page.wait_for_url("**/find/?q=swimming")
    expect(words(page)).to_have_value("swimming")


def test_what_is_taken_out_one_choice_at_a_time_keeps_the_others_and_the_place(page: Page):
    page.goto("/find/?q=swimming&age=25&tier=specialist")
    near(page).fill("ZZ9 1AA")
    near(page).press("Enter")
    expect(status(page)).to_contain_text("No service matches")
    page.get_by_role("button", name=re.compile("^Without “Level of help”")).click()
    page.wait_for_url("**/find/?q=swimming&age=25")
    expect(near(page)).to_have_value("ZZ9 1AA")


# -- in another language ----------------------------------------------------------------------------

IN_ANOTHER_LANGUAGE = {
    "مساعدة": True,
    "আমার সন্তানের সাহায্য": True,
    "caawimaad ilmaha": True,
    "potrzebuję pomocy dla dziecka z autyzmem": True,  # "dla" alone finds Disability Living Allowance
    "xylophone": False,
    "swimming zebra": False,
    "swimmming clubb": False,
    "": False,
}
"""What is typed, and whether most of it is in a language that the records are not in."""


def test_who_searches_in_another_language_is_answered_in_the_languages_of_the_council(page: Page):
    """How to ring and what can be read in each, in its own words; English mistakes do not bring it up."""
    page.goto("/find/")
    languages = page.locator(".find-languages")
    for typed, is_other in IN_ANOTHER_LANGUAGE.items():
        words(page).fill(typed)
        words(page).press("Enter")
        page.wait_for_function(
            "(q) => (new URLSearchParams(location.search).get('q') || '') === q", arg=typed
        )
        expect(languages).to_be_visible(visible=is_other)

    page.goto("/find/?q=مساعدة")
    for lang, direction in {"bn": "ltr", "so": "ltr", "ur": "rtl", "ar": "rtl"}.items():
        said = languages.locator(f"p[lang={lang}][dir={direction}]")
        expect(said.get_by_role("link", name=HELPLINE)).to_have_attribute("href", re.compile("^tel:"))
    expect(languages.locator("[lang=so]").get_by_role("link")).to_have_count(1)  # nothing is translated yet
    languages.get_by_role("link", name="خدمات يمكنك القراءة عنها بهذه اللغة").click()
    page.wait_for_url("**/in-other-languages/#ar")
    page.locator("section[lang=ar] li").get_by_role("link").first.click()
    expect(page.locator(".translation")).to_have_attribute("lang", "ar")


def test_the_services_in_other_languages_are_found_without_javascript(page_without_javascript: Page):
    """From the lists on find, each language under its own name."""
    page = page_without_javascript
    page.goto("/find/")
    page.get_by_role("link", name="services in other languages").click()
    page.get_by_role("link", name="বাংলা", exact=True).click()
    expect(page.locator("section[lang=bn] li a")).to_have_attribute("href", re.compile("talk-and-play/bn/$"))
