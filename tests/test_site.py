"""What stands in the files of a published site: on every page, on some pages, and on none."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import urljoin, urlsplit

import pytest
import yaml
from building import SMALL_DIRECTORY
from local_offer.publish import is_page
from lxml import etree, html
from playwright.sync_api import Page
from small_site import PAGE_TYPES

HELPLINE = "tel:01632960500"
URGENT = {"tel:999", "tel:111", "tel:01632960599"}


@pytest.fixture(scope="module")
def everything(site: Path) -> dict[str, html.HtmlElement]:
    """Every HTML file of the site by its address, those that only lead on included."""
    return {
        "/" + path.relative_to(site).as_posix().removesuffix("index.html"): html.fromstring(path.read_bytes())
        for path in site.rglob("*.html")
        if is_page(path.relative_to(site).as_posix())
    }


@pytest.fixture(scope="module")
def pages(everything: dict[str, html.HtmlElement]) -> dict[str, html.HtmlElement]:
    """Every page that people read."""
    return {address: page for address, page in everything.items() if leads_to(address, page) is None}


def leads_to(address: str, page: html.HtmlElement) -> str | None:
    """The address that a page leads on to by itself, if it does."""
    for content in page.xpath("//meta[@http-equiv='refresh']/@content"):
        return urljoin(address, content.partition("url=")[2])
    return None


def text(element: html.HtmlElement) -> str:
    """What is read there, with single spaces."""
    return " ".join(element.text_content().split())


def links(element: html.HtmlElement) -> list[str]:
    return element.xpath(".//a/@href")


def list_under(words: str, page: html.HtmlElement) -> list[str]:
    """The items of the list that follows some words."""
    return page.xpath("//p[.=$words]/following-sibling::ul[1]/li/text()", words=words)


# -- on every page -----------------------------------------------------------------------------------


def test_every_page_has_one_first_heading(pages):
    assert {address: len(page.xpath("//h1")) for address, page in pages.items()} == dict.fromkeys(pages, 1)


def test_every_page_has_a_title_of_its_own_that_names_the_site(pages):
    titles = {address: page.findtext("head/title") for address, page in pages.items()}

    assert [title for title in titles.values() if "Testborough Local Offer" not in title] == []
    assert len(set(titles.values())) == len(titles)


def test_every_page_says_what_it_is_about(pages):
    """Search engines show the description, so no page is without one."""
    without = [
        a for a, page in pages.items() if not "".join(page.xpath("//meta[@name='description']/@content"))
    ]

    assert without == []


def test_every_page_is_in_english_and_can_be_zoomed(pages):
    for address, page in pages.items():
        assert page.get("lang") == "en", address
        assert page.xpath("//meta[@name='viewport']/@content") == ["width=device-width,initial-scale=1"], (
            address
        )


def test_the_skip_link_of_every_page_leads_into_it(pages):
    for address, page in pages.items():
        (target,) = page.xpath("//a[contains(@class, 'md-skip')]/@href")
        inside = page.xpath("//main//*[@id=$id]", id=target.removeprefix("#"))

        assert len(inside) == 1, f"{address} skips to {target}"


def test_every_page_says_that_it_is_a_demonstration(pages):
    for address, page in pages.items():
        assert "This is a demonstration." in text(page), address


def test_the_helpline_stands_above_the_content_and_below_it(pages):
    for address, page in pages.items():
        assert HELPLINE in links(page.xpath("//*[@aria-label='Helpline']")[0]), address
        assert HELPLINE in links(page.xpath("//footer")[0]), address


def test_urgent_help_stands_at_the_foot_of_every_page(pages):
    for address, page in pages.items():
        assert set(links(page.xpath("//footer")[0])) >= URGENT, address


def test_every_page_can_search_without_javascript(pages):
    with_their_own = {"/find/", "/print-room/"}  # a second box would be one too many
    for address in pages.keys() - with_their_own:
        (form,) = pages[address].xpath("//header//form")

        assert urljoin(address, form.get("action")) == "/find/", address
        assert form.get("method") == "get"
        assert form.xpath(".//input/@name") == ["q"]


def test_every_page_carries_the_security_policy_and_the_headers_file_the_same(pages, site):
    """The policy lets nothing run that is not a file of this site. Only a header can forbid framing."""
    policies = {
        page.xpath("string(//meta[@http-equiv='Content-Security-Policy']/@content)")
        for page in pages.values()
    }
    headers = (site / "_headers").read_text("utf-8")

    (policy,) = policies
    assert f"Content-Security-Policy: {policy}; frame-ancestors 'none'" in headers
    assert "unsafe" not in policy
    assert policy.startswith("default-src 'none'; script-src 'self'")


def test_pages_are_small_enough_for_an_old_phone(pages, site):
    """A page of text with its style and script is less than one photograph."""
    heavy = {a: len(html.tostring(page)) for a, page in pages.items() if len(html.tostring(page)) > 60_000}
    frame = sum((site / "assets" / name).stat().st_size for name in ("site.css", "site.js", "council.css"))

    for_providers = {"/providers/fields/", "/providers/questions/"}  # every word that a record may use
    assert [address for address in heavy if address not in for_providers] == []
    assert frame < 20_000


def test_no_type_of_page_asks_another_host(page: Page, address: str):
    """Nothing leaves the reader's device, and no third party learns what a family reads."""
    asked = set()
    page.on("request", lambda request: asked.add(urlsplit(request.url).netloc))
    for where in PAGE_TYPES.values():
        page.goto(where)

    assert asked == {urlsplit(address).netloc}


# -- addresses -----------------------------------------------------------------------------------------


def test_services_are_in_no_navigation(pages):
    """In the navigation, the time a build takes would grow by the square of their number."""
    for address, page in pages.items():
        listed = [urljoin(address, link) for nav in page.xpath("//nav") for link in links(nav)]

        assert [link for link in listed if link.startswith("/services/")] == [], address


def test_a_renamed_service_is_still_found_at_its_old_address(everything):
    """Its old address is printed on leaflets."""
    assert leads_to("/services/duck-club/", everything["/services/duck-club/"]) == "/services/swimming/"


def test_the_code_of_each_service_is_a_short_address_that_leads_to_it(everything, pages):
    for address, page in pages.items():
        if re.fullmatch("/services/[^/]+/", address):
            (code,) = set(page.xpath("//*[@class='code']/text()"))

            assert leads_to(f"/s/{code}/", everything[f"/s/{code}/"]) == address


def test_pages_that_only_lead_on_also_have_a_link_and_stay_out_of_search_engines(everything, pages):
    only_leading = everything.keys() - pages.keys()

    assert only_leading
    for address in only_leading:
        page = everything[address]
        assert [urljoin(address, link) for link in links(page)] == [leads_to(address, page)]
        assert page.xpath("//meta[@name='robots']/@content") == ["noindex"]


def test_the_sitemap_says_when_a_person_last_checked_each_service(site):
    tree = etree.parse(site / "sitemap.xml")
    days = {
        place.findtext("{*}loc").removeprefix("https://local-offer.example.org"): place.findtext("{*}lastmod")
        for place in tree.getroot()
    }

    for path in (SMALL_DIRECTORY / "services").rglob("[a-z]*.yml"):
        checked = yaml.load(path.read_text("utf-8"), yaml.BaseLoader).get("checked")
        if checked:
            assert days[f"/services/{path.stem}/"] == checked["on"]


def test_every_page_that_people_read_is_in_the_sitemap(site, pages):
    listed = re.findall(
        r"<loc>https://local-offer.example.org(.*)</loc>", (site / "sitemap.xml").read_text("utf-8")
    )

    assert set(listed) == pages.keys() - {"/404.html"}


# -- what a page says ----------------------------------------------------------------------------------


def test_what_is_not_known_is_said_and_never_taken_for_no(pages):
    """A record from another system that says little: each gap has a sentence and a way on."""
    page = text(pages["/services/sunday-football/"].xpath("//main")[0])

    for gap in ("how to get this service", "which ages this is for", "what this costs"):
        assert f"We do not know yet {gap}. Ring us and we will find out." in page
    assert "We do not have a number for them yet. Ring the helpline on 01632 960500" in page
    assert "This came from another system and is not complete yet." in page
    for answer in ("You do not need", "Not there", "There is a charge", "You do not pay"):
        assert answer not in page


def test_age_nought_is_an_age(pages):
    assert "0 years old" in text(pages["/services/odd-signs/"])
    assert "From birth to 5 years old" in text(pages["/services/talk-and-play/"])


def test_yes_no_and_ask_about_access_are_three_answers(pages):
    """The service's own answer beats the place's: the clinic has a quiet room, where the centre says ask."""
    clinic, centre = pages["/services/speech-clinic/"], pages["/services/talk-and-play/"]

    assert "Quiet room" in list_under("There:", clinic)
    assert "Lift" in list_under("Not there:", clinic)
    assert list_under("Ask about:", clinic) == []
    assert list_under("Ask about:", centre) == ["Quiet room"]


def test_a_closed_service_keeps_its_page_and_names_what_to_try_instead(pages):
    main = pages["/services/saturday-club/"].xpath("//main")[0]

    assert "Closed. It has closed for good." in text(main)
    assert "/services/swimming/" in [urljoin("/services/saturday-club/", link) for link in links(main)]


def test_a_hidden_place_shows_no_address(pages):
    main = text(pages["/services/a-safe-place/"].xpath("//main")[0])

    assert "The address is private. Ring and we will tell you how to get there." in main
    assert "ZZ9" not in main


def test_urgent_help_stands_at_the_top_of_what_is_about_mental_health(pages):
    assert set(links(pages["/services/low-mood-clinic/"].xpath("//main")[0])) >= URGENT
    assert not URGENT & set(links(pages["/services/reading-help/"].xpath("//main")[0]))


def test_a_school_says_what_kind_it_is_and_how_to_reach_its_senco(pages):
    main = pages["/services/larch-school/"].xpath("//main")[0]

    assert "Special school." in text(main)
    assert "Special places: 64" in text(main)
    assert {"tel:02079460914", "mailto:senco@example.org", "https://example.org/larch/sen-report"} <= set(
        links(main)
    )


# -- signs ---------------------------------------------------------------------------------------------


def one_line_texts_of(record: dict) -> list[str]:
    """The texts of a record that are plain text and not Markdown."""
    access, place, organisation = record["access"], record["places"][0], record["organisation"]
    return [
        record["name"],
        record["summary"],
        *access["criteria"],
        access["decided_by"],
        access["decision_time"],
        record["waiting"]["typical"],
        record["cost"]["options"][0]["what"],
        record["cost"]["options"][0]["per"],
        record["alert"]["text"],
        record["sessions"][0]["note"],
        *(place[key] for key in ("name", "address", "travel", "parking")),
        *record["sensory"],
        record["contact"]["role"],
        record["contact"]["hours"],
        organisation["name"],
        record["complaints"]["first"]["role"],
        record["checked"]["by_role"],
    ]


@pytest.fixture(scope="module")
def odd() -> dict:
    """A record full of signs that mean something to YAML, Markdown, HTML, Jinja or JavaScript."""
    return yaml.load(
        (SMALL_DIRECTORY / "services/community/odd-signs.yml").read_text("utf-8"), yaml.BaseLoader
    )


def test_every_sign_in_a_record_is_shown_as_it_was_typed(pages, odd):
    shown = text(pages["/services/odd-signs/"])

    assert [typed for typed in one_line_texts_of(odd) if typed not in shown] == []


def test_markdown_leaves_signs_of_other_languages_alone(pages, odd):
    shown = text(pages["/services/odd-signs/"])

    assert " ".join(odd["description"].split()) in shown
    assert odd["access"]["how"] in shown


def test_a_name_full_of_signs_is_whole_in_heading_title_and_lists(everything, pages, odd):
    page = pages["/services/odd-signs/"]

    assert text(page.xpath("//h1")[0]) == odd["name"]
    assert page.findtext("head/title") == f"{odd['name']} - Testborough Local Offer"
    assert page.xpath("//meta[@name='description']/@content") == [odd["summary"]]
    for listing in (
        "/a-to-z/",
        "/tier/universal/",
        "/topic/leisure/",
        "/sector/community/",
        "/need/all-needs/",
    ):
        (card,) = (c for c in pages[listing].find_class("card") if "odd-signs" in "".join(links(c)))
        assert text(card).startswith(f"{odd['name']} {odd['summary']}")
    (code,) = set(page.xpath("//*[@class='code']/text()"))
    assert everything[f"/s/{code}/"].findtext("head/title") == odd["name"]


# -- people --------------------------------------------------------------------------------------------


def test_only_published_profiles_are_in_the_site_and_no_record_file_is(site, pages):
    """A profile past its last day is not published, and nobody's file is."""
    assert {a for a in pages if a.startswith("/staff/")} == {
        "/staff/head-of-send/",
        "/staff/head-of-therapies/",
    }
    assert [path for path in site.rglob("*") if path.suffix in (".yml", ".yaml", ".py", ".md")] == []
    assert [a for a, page in pages.items() if "Lead for school transport" in text(page)] == []


def test_a_photo_is_shown_with_its_words_where_consent_is_recorded(site, pages):
    (photo,) = pages["/staff/head-of-send/"].xpath("//main//img")

    assert photo.get("alt") == "A person in a green jumper in front of a bookcase"
    assert (site / urljoin("/staff/head-of-send/", photo.get("src")).lstrip("/")).is_file()


def test_a_profile_lists_the_services_it_answers_for(pages):
    listed = [
        urljoin("/staff/head-of-therapies/", link) for link in links(pages["/staff/head-of-therapies/"])
    ]

    assert {"/services/speech-clinic/", "/services/low-mood-clinic/"} <= set(listed)


def test_what_a_browser_cannot_copy_is_shown_and_marked(page: Page):
    """So it can be copied by hand: a field, or a text in a part that is folded."""
    page.goto("/")
    marked = page.evaluate(
        """async () => {
            Object.defineProperty(navigator, "clipboard", { value: undefined });
            const { element, copy } = LocalOfferPage, field = element("textarea");
            field.value = "a link";
            const text = element("pre", { tabindex: "0" }, "a file"), folded = element("details", {}, text);
            document.body.append(field, folded);
            const could = [await copy(field)], ofField = field.value.slice(field.selectionStart, field.selectionEnd);
            could.push(await copy(text));
            return { could, ofField, ofText: getSelection().toString(), focused: document.activeElement === text };
        }"""
    )
    assert marked == {"could": [False, False], "ofField": "a link", "ofText": "a file", "focused": True}
