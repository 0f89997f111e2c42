"""The page of a translation, in a real browser."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from local_offer.directory import Directory
from local_offer.leaflets.content import content
from playwright.sync_api import Page, expect

TRANSLATED = [("talk-and-play", "bn"), ("talk-and-play", "ur"), ("low-mood-clinic", "ar")]


def test_a_service_leads_to_its_languages_by_their_own_names_and_back(page: Page) -> None:
    """Nobody must know English to find them."""
    page.goto("/services/talk-and-play/")
    page.get_by_role("link", name="বাংলা", exact=True).click()
    expect(page.locator("h1")).to_have_text("টক অ্যান্ড প্লে (কথা ও খেলা)")
    page.get_by_role("link", name="اردو", exact=True).click()
    expect(page).to_have_url(re.compile("/services/talk-and-play/ur/$"))
    page.get_by_role("link", name="English", exact=True).click()
    expect(page).to_have_url(re.compile("/services/talk-and-play/$"))


def test_a_service_in_english_alone_names_no_languages(page: Page) -> None:
    page.goto("/services/swimming/")
    assert page.locator(".languages, link[hreflang]").count() == 0


@pytest.mark.parametrize(("slug", "lang"), TRANSLATED)
def test_the_language_and_direction_are_set_on_the_content(
    slug: str, lang: str, page: Page, small: Directory
) -> None:
    """The frame of the page stays English, and its heading is marked where the name is not translated."""
    says = content(small.by_slug[slug], small, lang)
    page.goto(f"/services/{slug}/{lang}/")
    article = page.locator("main .translation")
    assert page.locator("html").get_attribute("lang") == "en"
    assert (article.get_attribute("lang"), article.get_attribute("dir")) == (lang, says["dir"])
    assert page.locator("h1").get_attribute("lang") == says.get("name_lang")
    assert article.evaluate("(one) => getComputedStyle(one).direction") == says["dir"]


@pytest.mark.parametrize(("slug", "lang"), TRANSLATED)
def test_a_page_says_what_the_leaflet_says(slug: str, lang: str, page: Page, small: Directory) -> None:
    """Word for word, from the same parts: the same facts in both."""
    page.goto(f"/services/{slug}/{lang}/")
    shown = re.sub(r"\s", "", page.locator("main .translation").inner_text())
    for part in content(small.by_slug[slug], small, lang)["parts"]:
        items = [item for block in part["blocks"] for item in block["items"]]
        for line in (part["heading"], *("".join(run["text"] for run in item) for item in items)):
            assert re.sub(r"\s", "", line) in shown


@pytest.mark.parametrize(("slug", "lang"), TRANSLATED)
def test_numbers_are_those_of_the_english_page_and_can_be_rung(slug: str, lang: str, page: Page) -> None:
    page.goto(f"/services/{slug}/")
    numbers = "(all) => all.map((one) => [one.textContent, one.getAttribute('href')])"
    english = page.locator("main .phone a[href^='tel:']").evaluate_all(numbers)
    page.goto(f"/services/{slug}/{lang}/")
    assert page.locator("main .phone a[href^='tel:']").evaluate_all(numbers) == english


@pytest.mark.parametrize(("slug", "lang"), TRANSLATED)
def test_a_number_reads_from_left_to_right_and_stays_on_one_line(slug: str, lang: str, page: Page) -> None:
    """Wherever it stands in a line from the right."""
    page.goto(f"/services/{slug}/{lang}/")
    turned = """(all) => all.filter((one) => {
        const range = document.createRange(), text = one.querySelector("strong")?.firstChild ?? one.firstChild;
        const places = [...text.data].map((_, at) => {
            range.setStart(text, at); range.setEnd(text, at + 1);
            return range.getBoundingClientRect();
        });
        return places.some((place, at) => at && (place.left < places[at - 1].left || place.top !== places[0].top));
    }).map((one) => one.outerHTML)"""
    numbers = page.locator("main a[href^='tel:']")
    assert numbers.count() >= 4
    assert numbers.evaluate_all(turned) == []


def test_search_engines_learn_of_every_language(page: Page, site: Path) -> None:
    """Each page names all, itself too, and the sitemap has them with the day they were checked."""
    for where in ("", "bn/", "ur/"):
        page.goto(f"/services/talk-and-play/{where}")
        found = page.locator("link[rel='alternate'][hreflang]").evaluate_all(
            "(all) => all.map((one) => [one.hreflang, one.href])"
        )
        address = "https://local-offer.example.org/services/talk-and-play/"
        assert found == [["en", address], ["bn", f"{address}bn/"], ["ur", f"{address}ur/"]]
    sitemap = (site / "sitemap.xml").read_text("utf-8")
    assert re.search(r"/talk-and-play/bn/</loc>\s*<lastmod>2026-11-02<", sitemap)


def test_the_leaflets_of_the_language_can_be_opened(page: Page) -> None:
    page.goto("/services/talk-and-play/bn/")
    leaflet = page.get_by_role("link", name="Clear print")
    assert leaflet.get_attribute("href").endswith("/leaflets/talk-and-play.clear-print.bn.pdf")
    assert page.request.get(leaflet.evaluate("(one) => one.href")).ok
