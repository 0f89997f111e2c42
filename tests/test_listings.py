"""The lists: find without JavaScript. What is on each, what is not, and how it is called."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

import pytest
import yaml
from conftest import demonstration_only
from find_folder import demonstration, directory_of
from local_offer.answers import answers
from local_offer.directory import Directory, Entry
from local_offer.filters import FILTERS, NOT_KNOWN, select
from local_offer.listings import KINDS
from local_offer.pages import PageText
from local_offer.pages.cards import MOST_CARDS, MOST_LINES
from local_offer.pages.doors import doors, more_lists
from local_offer.pages.listing import listings
from local_offer.pages.need_and_phase import at_age
from local_offer.pages.service import service_page
from local_offer.records.shared import AgeRange, Term
from lxml import html
from playwright.sync_api import Page, expect

CASES = sorted((Path(__file__).parent / "filters").glob("*.yml"))
CHANGING = {"checked"}
"""The filters whose answer changes while a page is out: they have no list for each choice."""


def lists_of(directory: Directory) -> dict[str, PageText]:
    """Every page of a list by its address."""
    return {page.address: page for page in listings(directory)}


def on(page: PageText) -> list[str]:
    """The services of a list itself, without what may fit too."""
    return [slug for group in page.meta["groups"] for slug in group["slugs"]]


def slugs(entries: Iterable[Entry]) -> set[str]:
    return {entry.slug for entry in entries}


def below(page: PageText, part: str) -> list[str]:
    return page.meta[part].get("slugs", [])


def clubs(number: int, **facts: Any) -> list[dict[str, Any]]:
    return [{"slug": f"club-{at:03}", **facts} for at in range(number)]


def text(element: html.HtmlElement) -> str:
    return " ".join(element.text_content().split())


def read(case: Path) -> dict[str, Any]:
    return yaml.load(case.read_text("utf-8"), yaml.CBaseLoader)


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Directory:
    """The records of all golden cases of the filters: every way to answer each of them."""
    records = [record for case in CASES for record in read(case)["records"]]
    by_slug = {record["slug"]: record for record in records}
    return directory_of(list(by_slug.values()), tmp_path_factory.mktemp("many"))


def test_the_list_of_a_need_says_both_its_numbers(page: Page):
    """Other websites count help for all needs too: who comes from there finds both numbers at the top."""
    page.goto("/need/autism/")
    there = page.locator("#for-all").locator("xpath=..").get_by_role("listitem")
    expect(page.get_by_role("link", name=f"{there.count()} more are for every need.")).to_be_visible()


# -- what is on a list ---------------------------------------------------------------------------------


def test_every_filter_has_lists():
    assert set(KINDS) == set(FILTERS) - CHANGING


@pytest.mark.parametrize("kind", KINDS)
def test_a_list_has_what_the_filter_finds_and_nothing_else(many, kind):
    """First those that name the choice; below, those that are for all and those that do not say.

    A closed service is only where it is named: nobody is sent there for want of an answer.
    """
    pages = lists_of(many)
    for key, choice in answers(kind, many).choices.items():
        found = select(many.listed, {kind: [key]}, many.vocabularies)
        closed = {entry.slug for entry in found.fit if entry.closed}
        named, for_all = slugs(choice.direct), slugs(choice.for_all)

        assert named | for_all | closed == slugs(found.fit), key
        assert not for_all & closed
        assert slugs(choice.may_fit) == {entry.slug for entry in found.may_fit if not entry.closed}, key
        assert named == (set(on(pages[f"{kind}/{key}"])) if f"{kind}/{key}" in pages else set()), key


@pytest.mark.parametrize("kind", KINDS)
def test_the_index_of_a_kind_asks_a_question_and_leads_to_every_list_of_it(many, kind):
    """A choice that nobody names is not there: it would be a dead end."""
    pages = lists_of(many)
    index = pages[f"{kind}/index"]
    lists = {address for address in pages if address.startswith(f"{kind}/") and address != index.address} - {
        f"{kind}/{NOT_KNOWN}"
    }

    assert index.meta["question"].endswith("?")
    assert {link["address"] for link in index.meta["links"]} == lists
    assert all(link["count"] == len(on(pages[link["address"]])) > 0 for link in index.meta["links"])


def test_age_nought_has_a_list(many):
    assert "age/0" in lists_of(many)


def test_closed_services_come_last_in_their_group(tmp_path):
    records = [
        {"slug": "a-club", "topics": ["leisure"], "availability": "closed", "alternatives": ["b-club"]},
        {"slug": "b-club", "topics": ["leisure"]},
    ]
    page = lists_of(directory_of(records, tmp_path))["topic/leisure"]

    assert on(page) == ["b-club", "a-club"]


def test_the_list_of_a_day_says_when_and_only_for_that_day(tmp_path):
    sessions = [
        {"day": "tuesday", "from": "10:00", "to": "12:00", "when": "term"},
        {"day": "saturday", "from": "14:00"},
    ]
    pages = lists_of(directory_of([{"slug": "club", "sessions": sessions}], tmp_path))

    assert pages["day/tuesday"].meta["notes"] == {"club": "Tuesday, 10am to midday, in term time"}
    assert pages["time/weekend"].meta["notes"] == {"club": "Saturday, from 2pm"}


# -- what nobody has told us ---------------------------------------------------------------------------


def test_the_few_that_have_not_told_us_stand_below_the_list(tmp_path):
    records = [{"slug": "free-club", "cost": {"kind": "free"}}, *clubs(MOST_LINES)]
    page = lists_of(directory_of(records, tmp_path))["cost/free"]

    assert on(page) == ["free-club"]
    assert page.meta["not_told"]["sentence"] == f"{MOST_LINES} more may fit: they have not told us."
    assert len(below(page, "not_told")) == MOST_LINES


def test_the_many_that_have_not_told_us_have_a_list_of_their_own(tmp_path):
    records = [{"slug": "free-club", "cost": {"kind": "free"}}, *clubs(MOST_LINES + 1)]
    pages = lists_of(directory_of(records, tmp_path))
    below_it = pages["cost/free"].meta["not_told"]

    assert below_it["slugs"] == []
    assert len(on(pages[below_it["more"]["address"]])) == MOST_LINES + 1
    assert pages["cost/index"].meta["not_told"] == {"address": "cost/not-known", "count": MOST_LINES + 1}


def test_what_nobody_has_told_us_at_all_is_not_offered(tmp_path):
    """An index without a choice stays, so that its address is never dead, and no door leads to it."""
    directory = directory_of([{"slug": "club", "cost": {"kind": "free"}}], tmp_path)

    assert lists_of(directory)["day/index"].meta["links"] == []
    assert "day/not-known" not in lists_of(directory)
    assert {link["address"] for link in more_lists(directory)} == {"cost", "availability", "checked"}


# -- long lists ----------------------------------------------------------------------------------------


def test_a_list_of_very_many_gives_each_a_line(tmp_path):
    pages = lists_of(directory_of(clubs(MOST_CARDS + 1, cost={"kind": "free"}), tmp_path))

    assert pages["cost/free"].meta["long"]
    assert pages["a-to-z"].meta["long"]
    assert not pages["need/index"].meta.get("long")


def test_help_for_every_need_is_listed_after_the_help_for_one_and_is_a_link_when_it_is_much(tmp_path):
    autism = {"slug": "autism-club", "needs": ["autism"]}
    few = lists_of(directory_of([autism, *clubs(2, needs=["all-needs"])], tmp_path / "few"))["need/autism"]
    much = lists_of(directory_of([autism, *clubs(MOST_LINES + 1, needs=["all-needs"])], tmp_path / "much"))

    assert (on(few), below(few, "for_all")) == (["autism-club"], ["club-000", "club-001"])
    assert below(much["need/autism"], "for_all") == []
    assert much["need/autism"].meta["for_all"]["more"]["address"] == "need/all-needs"


# -- a need at an age ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("label", "years", "said"),
    [
        ("Under 5", (0, 4), "for children under 5"),
        ("Primary school age", (5, 10), "at primary school age"),
        ("16 to 18", (16, 18), "from age 16 to 18"),
        ("19 to 25", (19, 25), "from age 19 to 25"),
        ("Young adults", (19, 25), "from age 19 to 25"),
    ],
)
def test_an_age_reads_right_inside_a_heading(label, years, said):
    """Whatever a council calls it."""
    low, high = years
    assert at_age(Term(label=label, explanation=".", ages=AgeRange(min=low, max=high))) == said


@demonstration_only
def test_each_need_has_a_page_at_each_age_that_a_service_names_it_for():
    directory = demonstration()
    pages = lists_of(directory)
    pairs = {
        f"for/{need}/{phase}"
        for entry in directory.listed
        for need in entry.needs
        for phase in entry.phases
        if need != "all-needs"
    }

    assert {a for a in pages if a.startswith("for/")} - {"for/index"} == pairs
    assert pages["for/autism/primary"].title == "Autism: help at primary school age"


def test_a_need_at_an_age_has_those_that_name_it_then_those_for_everyone_then_those_that_may_fit(tmp_path):
    """Not what is for another age or need. What does not say one of the two may fit."""
    primary, baby = {"min": 5, "max": 9}, {"min": 0, "max": 3}
    records = [
        {"slug": "names-both", "needs": ["autism"], "ages": primary},
        {"slug": "other-age", "needs": ["autism"], "ages": baby},
        {"slug": "other-need", "needs": ["hearing"], "ages": primary},
        {"slug": "everyone", "needs": ["all-needs"], "ages": primary},
        {"slug": "everyone-of-other-age", "needs": ["all-needs"], "ages": baby},
        {"slug": "age-not-said", "needs": ["autism"]},
        {"slug": "need-not-said", "ages": primary},
        {"slug": "nothing-said"},
    ]
    directory = directory_of(records, tmp_path)
    page = lists_of(directory)["for/autism/primary"]
    found = select(directory.listed, {"need": ["autism"], "phase": ["primary"]}, directory.vocabularies)

    assert on(page) == ["names-both"]
    assert below(page, "for_all") == ["everyone"]
    assert set(below(page, "not_told")) == {"age-not-said", "need-not-said", "nothing-said"}
    assert {"names-both", "everyone"} == slugs(found.fit)
    assert set(below(page, "not_told")) == slugs(found.may_fit)


def test_a_need_at_an_age_leads_to_its_neighbours_and_the_lists_of_both_lead_to_it(tmp_path):
    records = [
        {"slug": "autism-club", "needs": ["autism"], "ages": {"min": 0, "max": 9}},
        {"slug": "hearing-club", "needs": ["hearing"], "ages": {"min": 5, "max": 9}},
    ]
    pages = lists_of(directory_of(records, tmp_path))

    def leads(links: list[dict[str, Any]]) -> list[str]:
        return [link["address"] for link in links]

    ages, needs = pages["for/autism/primary"].meta["elsewhere"]
    assert leads(ages["links"]) == ["for/autism/early-years"]
    assert leads(needs["links"]) == ["for/hearing/primary"]
    for address in ("need/autism", "phase/primary", "age/7"):
        assert "for/autism/primary" in leads(pages[address].meta["shorter"]["links"]), address


# -- what pages are called -----------------------------------------------------------------------------


@demonstration_only
def test_no_two_pages_of_lists_and_services_share_a_title_or_a_list_its_description():
    directory = demonstration()
    lists = list(listings(directory))
    pages = [*lists, *(service_page(entry, directory, None) for entry in directory.entries)]
    titles = [page.window_title or page.title for page in pages]

    assert sorted({title for title in titles if titles.count(title) > 1}) == []
    assert len({page.description for page in lists}) == len(lists)
    assert all(page.description for page in pages)


def test_services_of_one_name_have_titles_of_their_own(tmp_path):
    records = [{"slug": f"art-club-{at}", "name": "Art club"} for at in (1, 2)]
    directory = directory_of([*records, {"slug": "swimming"}], tmp_path)
    pages = [service_page(entry, directory, None) for entry in directory.entries]

    assert [page.title for page in pages] == ["Art club", "Art club", "Swimming"]
    assert len({page.window_title for page in pages}) == 3
    assert pages[2].window_title == ""


def test_a_label_with_braces_is_only_a_label(tmp_path):
    """A label is the council's own text and no template."""
    assert KINDS["cost"].heading_of("free", "{0} {x}") == "Cost: {0} {x}"


@demonstration_only
def test_the_doors_of_home_and_find_are_the_five_questions_and_the_rest_is_one_line():
    directory = demonstration()

    assert [door["address"] for door in doors(directory)] == ["need", "phase", "topic", "sector", "tier"]
    assert [link["address"] for link in more_lists(directory)] == [
        "for", "age", "cost", "ask", "mode", "feature", "language", "day", "time", "availability", "locality", "checked",
        "in-other-languages",
    ]  # fmt: skip


# -- in the site ---------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def pages(site: Path) -> dict[str, html.HtmlElement]:
    """Every page of the small directory by its address, those that only lead on left out."""
    read = {
        "/" + path.relative_to(site).as_posix().removesuffix("index.html"): html.fromstring(path.read_bytes())
        for path in site.rglob("*.html")
    }
    return {a: page for a, page in read.items() if not page.xpath("//meta[@http-equiv='refresh']")}


def test_how_fresh_it_all_is_leads_to_the_last_check_of_each_service(pages):
    links = {urljoin("/freshness/", link) for link in pages["/freshness/"].xpath("//main//a/@href")}
    assert "/checked/" in links


def test_who_is_in_charge_does_not_promise_what_some_lines_lack(pages):
    """Nobody has told us of every role whom it reports to."""
    page = pages["/who-is-in-charge/"]
    tree = page.find_class("tree")[0]
    assert text(tree).count("Reports to") < len(list(tree.iter("li")))
    assert "Where we know who it reports to" in text(page.find_class("lead")[0])


def services_on(pages: dict[str, html.HtmlElement], *addresses: str) -> set[str]:
    links = [urljoin(a, link) for a in addresses for link in pages[a].xpath("//main//a/@href")]
    return {link for link in links if link.startswith("/services/")}


def test_every_service_is_in_the_a_to_z_and_in_the_list_of_its_tier(pages):
    services = {address for address in pages if re.fullmatch("/services/[^/]+/", address)}
    tiers = [f"/tier/{tier}/" for tier in ("universal", "targeted", "specialist")]

    assert services_on(pages, "/a-to-z/") == services_on(pages, "/checked/") == services
    assert services_on(pages, *tiers) == services, "one has not told us its tier: it may fit each"


def test_a_need_at_an_age_says_how_to_get_each_service(pages):
    main = pages["/for/speech-and-language/early-years/"].xpath("//main")[0]
    (card,) = main.find_class("card")

    assert text(card).startswith("Speech and language clinic")
    assert "How to get it: " in text(card)
    assert card.xpath(".//a[starts-with(@href, 'tel:')]")
    assert "Cost: free. Wait: 18 weeks (on 1 October 2026)." in text(card)
    assert "/services/talk-and-play/" in services_on(pages, "/for/speech-and-language/early-years/")
    assert "tel:01632960500" in main.xpath(".//a/@href"), "the helpline"


def test_lists_about_mental_health_show_at_their_top_whom_to_ring_in_a_crisis(pages):
    lists = ("/topic/health-mental/", "/need/social-emotional-mental-health/")
    for address in (*lists, "/for/social-emotional-mental-health/secondary/"):
        assert "tel:999" in pages[address].xpath("//main//a/@href"), address
    assert "tel:999" not in pages["/need/autism/"].xpath("//main//a/@href")


def test_a_need_at_an_age_is_in_the_sitemap(site):
    listed = (site / "sitemap.xml").read_text("utf-8")

    assert "/for/speech-and-language/early-years/</loc>" in listed
    assert "/for/</loc>" in listed


@pytest.mark.parametrize(("day", "shown"), [("2026-11-22", False), ("2027-05-03", True)])
def test_a_line_says_ring_first_once_the_check_is_too_old(page: Page, day: str, shown: bool):
    """Talk and Play was checked on 2 November 2026 and is to be checked every 3 months."""
    page.clock.set_fixed_time(f"{day}T12:00:00")
    page.goto("/checked/")
    line = page.get_by_role("listitem").filter(has_text="2 November 2026")

    expect(line.get_by_role("link", name="Talk and Play")).to_be_visible()
    assert line.get_by_text("Ring first.").is_visible() == shown


def test_a_parent_without_javascript_goes_by_cost(page_without_javascript: Page):
    page = page_without_javascript
    page.goto("/find/")
    page.locator("#find-lists").get_by_role("link", name="cost", exact=True).click()
    page.locator("main").get_by_role("link", name="Free", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Cost: Free")
    page.get_by_role("link", name="1 more may fit: it has not told us.").click()
    page.locator("main").get_by_role("link", name="Sunday football").click()

    expect(page.get_by_role("heading", level=1)).to_contain_text("Sunday football")


def test_a_parent_without_javascript_goes_by_need_and_age(page_without_javascript: Page):
    page = page_without_javascript
    page.goto("/need/speech-and-language/")
    page.get_by_role("navigation", name="How old is your child?").get_by_role("link", name="Under 5").click()

    expect(page.get_by_role("heading", level=1)).to_contain_text("help for children under 5")
    page.get_by_role("link", name="Speech and language clinic").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Speech and language clinic")
