"""What people come to do, from the front door to the end, as they would tell it."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect


@pytest.fixture
def leaflets(site: Path) -> list[dict]:
    """The list of all leaflets, in clear print and English."""
    rows = json.loads((site / "leaflets" / "index.json").read_text("utf-8"))
    return [one for one in rows if (one["edition"], one["lang"]) == ("clear-print", "en")]


def open_leaflet(page: Page) -> bytes:
    """Ask for the leaflet that the page links, as a click would."""
    link = page.get_by_role("link", name="Leaflet about")
    answer = page.request.get(link.evaluate("(one) => one.href"))

    assert answer.status == 200
    assert answer.headers["content-type"] == "application/pdf"
    return answer.body()


def test_a_parent_searches_reads_rings_and_prints(page: Page):
    """Home, find, service, telephone, leaflet: in the parent's own words."""
    page.goto("/")
    page.get_by_label("What do you need help with?").fill("he is not talking yet")
    page.keyboard.press("Enter")

    expect(page.get_by_role("status")).to_contain_text("match")
    page.wait_for_url("**/find/?q=he+is+not+talking+yet")
    first = page.get_by_role("list", name="Services").get_by_role("heading").first
    expect(first).to_have_text("Talk and Play")

    first.get_by_role("link").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Talk and Play")
    how = page.get_by_role("region", name="How do I get this?")
    expect(how).to_contain_text("Come on a Tuesday. You do not need to book.")
    expect(how.get_by_role("link", name="020 7946 0910")).to_have_attribute("href", "tel:02079460910")

    assert open_leaflet(page).startswith(b"%PDF-")


def test_a_parent_goes_back_to_what_they_found(page: Page):
    """What was asked stands in the address, so the back button brings it again."""
    page.goto("/find/?q=swimming")
    page.get_by_role("list", name="Services").get_by_role(
        "link", name="Swimming for everyone", exact=True
    ).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Swimming for everyone")
    page.go_back()

    expect(page.get_by_role("list", name="Services")).to_contain_text("Swimming for everyone")
    expect(page.locator("main").get_by_role("searchbox")).to_have_value("swimming")


def test_a_parent_who_finds_nothing_is_given_a_person_to_ring(page: Page):
    page.goto("/find/?q=xylophone")

    expect(page.get_by_role("status")).to_have_text("No service matches.")
    main = page.locator("main")
    expect(main.get_by_role("link", name="01632 960500")).to_be_visible()
    expect(main.get_by_role("link", name="999")).to_be_visible()


def test_a_name_full_of_signs_is_found_and_shown_as_it_was_typed(page: Page):
    """The search reads words and the page shows text: nothing in a record is taken for anything else."""
    page.goto("/services/odd-signs/")
    name = page.get_by_role("heading", level=1).inner_text()
    page.get_by_label("Find help").fill(name)
    page.get_by_role("button", name="Search").click()

    expect(page.get_by_role("list", name="Services").get_by_role("heading").first).to_have_text(name)


def test_a_parent_without_javascript_goes_by_need(page_without_javascript: Page):
    page = page_without_javascript
    page.goto("/")
    page.locator("a[href='need/speech-and-language/']").click()
    page.get_by_role("link", name="Speech and language clinic", exact=True).click()

    expect(page.get_by_role("heading", level=1)).to_have_text("Speech and language clinic")
    expect(page.locator("main")).to_contain_text("18 weeks (on 1 October 2026)")
    expect(page.locator("main")).to_contain_text("Come to Talk and Play each week.")
    assert open_leaflet(page).startswith(b"%PDF-")


def test_a_parent_without_javascript_goes_by_name(page_without_javascript: Page):
    page = page_without_javascript
    page.goto("/")
    page.get_by_role("link", name="See everything").click()
    page.get_by_role("link", name="S", exact=True).click()
    page.get_by_role("link", name="Swimming for everyone", exact=True).click()

    expect(page.get_by_role("heading", level=1)).to_have_text("Swimming for everyone")


def test_a_parent_who_searches_without_javascript_is_given_the_lists(page_without_javascript: Page):
    page = page_without_javascript
    page.goto("/")
    page.get_by_label("What do you need help with?").fill("swimming")
    page.keyboard.press("Enter")

    page.wait_for_url("**/find/?q=swimming")
    expect(page.get_by_role("heading", name="Look through the lists")).to_be_visible()
    page.get_by_role("link", name="See everything, A to Z").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("A to Z of all services")


def test_a_parent_finds_the_club_closed_and_something_else_to_try(page: Page):
    page.goto("/services/saturday-club/")
    expect(page.locator("main")).to_contain_text("It has closed for good.")
    page.get_by_role("link", name="Swimming for everyone", exact=True).click()

    expect(page.get_by_role("heading", level=1)).to_have_text("Swimming for everyone")


@pytest.mark.parametrize("javascript", [True, False], ids=["with JavaScript", "without JavaScript"])
def test_a_printed_code_leads_to_the_page(
    request: pytest.FixtureRequest, javascript: bool, leaflets: list[dict]
):
    """The QR code on a leaflet holds the short address; a browser of any kind follows it."""
    page = request.getfixturevalue("page" if javascript else "page_without_javascript")
    (leaflet,) = (one for one in leaflets if one["slug"] == "larch-school")
    page.goto(f"/s/{leaflet['code']}/")

    page.wait_for_url("**/services/larch-school/")
    expect(page.get_by_role("heading", level=1)).to_have_text("Larch School")


def test_a_leaflet_of_long_ago_still_leads_to_the_renamed_service(page: Page):
    page.goto("/services/duck-club/")

    page.wait_for_url("**/services/swimming/")
    expect(page.get_by_role("heading", level=1)).to_have_text("Swimming for everyone")


def test_an_officer_finds_the_leaflet_by_the_code_a_caller_reads_out(page: Page, leaflets: list[dict]):
    """The code on the page and on paper is the one in the list of leaflets, and each service has its own."""
    page.goto("/services/speech-clinic/")
    code = page.locator(".code").first.inner_text()
    (leaflet,) = (one for one in leaflets if one["code"] == code)

    assert leaflet["slug"] == "speech-clinic"
    assert leaflet["checked"] == "2026-09-14"
    body = page.request.get(f"/{leaflet['file']}").body()
    assert len(body) == leaflet["bytes"]


def test_an_officer_prints_the_leaflet_that_a_caller_needs(page: Page, leaflets: list[dict]):
    """From the list of leaflets: every one is there, by name, with its code."""
    page.goto("/leaflets/")
    assert set(page.locator("main .code").all_inner_texts()) == {one["code"] for one in leaflets}
    link = page.get_by_role("link", name="Speech and language clinic")
    answer = page.request.get(link.evaluate("(one) => one.href"))

    assert answer.body().startswith(b"%PDF-")


def test_an_officer_prints_another_edition_of_it(page: Page):
    """Behind its name, with pages and size: 18 point for one caller, a copy to fold for the library."""
    page.goto("/leaflets/")
    card = page.locator(".card", has=page.get_by_role("link", name="Speech and language clinic"))
    large = card.get_by_role("link", name=re.compile(r"Large print \(PDF, \d pages,"))
    expect(large).to_be_hidden()
    card.locator("summary").click()
    expect(large).to_be_visible()
    for link in (large, card.get_by_role("link", name="print and fold")):
        assert page.request.get(link.evaluate("(one) => one.href")).body().startswith(b"%PDF-")


def test_a_parent_takes_the_edition_that_suits_from_the_services_page(page: Page):
    """Clear print first, then the others, each with what kind of file it is."""
    page.goto("/services/speech-clinic/")
    names = [
        one.split(" (")[0] for one in page.locator("section.contact a[href*='leaflets/']").all_inner_texts()
    ]
    assert names == [
        "Leaflet about Speech and language clinic", "Large print", "Easier to read", "Small booklet", "Plain text",
    ]  # fmt: skip
    answer = page.request.get(
        page.get_by_role("link", name="Plain text (text,").evaluate("(one) => one.href")
    )
    assert answer.body().decode("utf-8").startswith("Speech and language clinic.\n")


def test_a_parent_tells_us_that_a_page_is_wrong(page: Page):
    """By telephone with the code, by e-mail that says which page, or on paper."""
    page.goto("/services/odd-signs/")
    wrong = page.get_by_role("region", name="Is this page right?")
    code = wrong.locator(".code").inner_text()

    expect(wrong.get_by_role("link", name="01632 960500")).to_be_visible()
    expect(wrong).to_contain_text("post it to: Family Information Service, 1 High Street")
    mail = wrong.get_by_role("link", name="Tell us by e-mail").get_attribute("href")
    subject = page.evaluate("(mail) => new URL(mail).searchParams.get('subject')", mail)
    assert subject == f"This is wrong: {page.locator('h1').inner_text()} ({code})"


def test_a_provider_presses_edit_this_record(page: Page):
    """It opens the one file of that service, where the council keeps its records."""
    page.goto("/services/talk-and-play/")

    expect(page.get_by_role("link", name="Edit this record")).to_have_attribute(
        "href", "https://example.org/testborough/local-offer/edit/main/services/community/talk-and-play.yml"
    )


def test_an_inspector_sees_who_answers_for_what(page: Page):
    page.goto("/")
    page.get_by_role("link", name="Who is in charge").click()
    top = page.locator(".tree > li")
    expect(top).to_have_count(1)
    expect(top).to_contain_text("Head of special educational needs (Ash Testperson), Testborough Council")
    expect(top.get_by_role("listitem")).to_contain_text("Head of children's therapies, Riverside NHS Trust")

    page.get_by_role("link", name="Head of children's therapies").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Head of children's therapies")
    expect(page.locator("main")).to_contain_text("This profile was due to be looked at again on 1 June 2026.")

    page.get_by_role("link", name="Speech and language clinic", exact=True).click()
    expect(page.locator("main")).to_contain_text("A person checked it on 14 September 2026")


def test_an_outreach_worker_opens_the_site_from_a_usb_stick(browser: Browser, site: Path):
    """No server, no signal: lists, find, a service and its leaflet all open from the folder."""
    page = browser.new_page()
    page.goto(f"file://{site}/index.html")
    page.get_by_role("link", name="A to Z").first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("A to Z of all services")

    page.goto(f"file://{site}/index.html")
    page.get_by_label("What do you need help with?").fill("talk")
    page.get_by_label("What do you need help with?").press("Enter")
    page.locator("ol.cards a").first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Talk and Play")
    leaflet = page.get_by_role("link", name="Leaflet about").get_attribute("href")
    assert Path(site, "services/talk-and-play", leaflet).resolve().is_file()
    page.close()


def test_a_library_reads_the_site_from_a_memory_stick(browser: Browser, site: Path):
    """Opened as files, without any server: search, page, and the leaflet beside it."""
    page = browser.new_page()
    page.goto((site / "index.html").as_uri())
    page.get_by_label("What do you need help with?").fill("not talking yet")
    page.get_by_role("button", name="Find help").click()
    page.get_by_role("list", name="Services").get_by_role("link", name="Talk and Play", exact=True).click()

    expect(page.get_by_role("heading", level=1)).to_have_text("Talk and Play")
    leaflet = page.get_by_role("link", name="Leaflet about").evaluate("(one) => one.href")
    assert leaflet == (site / "leaflets" / "talk-and-play.pdf").as_uri()
    page.close()
