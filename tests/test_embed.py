"""Lists that other websites show: what is in them, and that they work in a page of another website."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from building import PROJECT
from find_folder import directory_of
from local_offer.data import embed
from local_offer.filters import select
from local_offer.pages.embed import embed_page
from lxml import html
from open_data import with_record
from playwright.sync_api import Page, expect
from serving import serving

HOME = "https://local-offer.example.org/"


def files(directory) -> dict[str, bytes]:
    return embed.files(directory, embed.lists(directory))


# -- what is in them ----------------------------------------------------------------------------------


def test_a_list_holds_what_its_filter_finds(directory):
    """The same services as find and the page of the list, but none that has closed."""
    for name, some in embed.lists(directory).items():
        for one in some:
            found = select(directory.listed, {name: [one.name.partition("/")[2]]}, directory.vocabularies)
            open_ = [entry.slug for entry in found.fit if not entry.closed]
            assert sorted(entry.slug for entry in one.entries) == sorted(open_), one.name


def test_those_that_are_for_one_need_come_before_those_for_many(tmp_path: Path):
    """Another website shows only the beginning: help for autism, help for autism and more, help whatever the need."""
    needs = {"a": ["all-needs"], "b": ["speech-and-language", "autism"], "c": ["autism"]}
    found = directory_of([{"slug": slug, "needs": some} for slug, some in needs.items()], tmp_path)
    (autism,) = (one for one in embed.lists(found)["need"] if one.name == "need/autism")

    assert [entry.slug for entry in autism.entries] == ["c", "b", "a"]
    assert autism.title == "Autism: local help"


def test_a_closed_service_is_in_no_list(directory):
    closed = with_record(directory, availability="closed")
    assert files(directory)
    assert files(closed) == {}


def test_every_filter_with_an_answer_has_its_lists(directory):
    made = embed.lists(directory)
    assert list(made) == ["need", "phase", "topic", "locality"]
    for name, some in made.items():
        assert all(
            f"embed/{one.name}.{ending}" in files(directory) for one in some for ending in ("json", "html")
        )
        assert all(one.name.startswith(f"{name}/") for one in some)


def test_a_service_in_a_list_says_its_number_and_its_checks(directory):
    entry = directory.by_slug["speech-therapy"]
    listed = json.loads(files(directory)["embed/need/speech-and-language.json"])["services"]
    one = next(one for one in listed if one["id"] == entry.identity.uuid)

    assert one["phone"] == entry.record.contact.phone
    assert one["checked"] == entry.record.checked.on.isoformat()
    assert one["ring_first_from"] == entry.freshness.ring_from.isoformat()


def test_a_service_that_only_has_a_name_says_no_more(bare):
    """What is not known is left out. It has answered nothing, so it stands in no list."""
    assert files(bare) == {}
    assert embed._service(bare.entries[0], bare).keys() <= {
        "id",
        "name",
        "page",
        "checked",
        "ring_first_from",
    }


def test_the_plain_links_are_few_and_lead_on_to_the_rest(directory):
    entries = [directory.by_slug["speech-therapy"]] * 12
    many = embed.ForOthers("need/autism", "Autism", "Autism: local help", entries)
    (piece,) = (
        data for name, data in embed.files(directory, {"need": [many]}).items() if name.endswith("html")
    )
    links = html.fragment_fromstring(piece.decode(), create_parent="div").xpath("//a")

    assert len(links) == embed.MOST + 1
    assert links[-1].get("href") == f"{HOME}need/autism/"
    assert "All 12 services" in links[-1].text


def test_the_script_shows_as_many_as_the_page_says():
    script = (PROJECT / "overrides/embed/list.js").read_text("utf-8")
    assert f"const MOST = {embed.MOST};" in script


def test_without_an_address_of_the_site_there_are_no_lists(directory):
    settings = directory.settings.model_copy(update={"site_url": ""})
    nowhere = dataclasses.replace(directory, settings=settings)
    assert embed.lists(nowhere) == {}
    assert embed_page({}, nowhere).meta["embed"]["home"] is None


# -- in a page of another website -----------------------------------------------------------------------


SHORT = '<div id="short" data-local-offer="need/autism" data-most="1"></div>'


@pytest.fixture(scope="module")
def code(browser, address: str) -> str:
    """The code of a list, as our page gives it."""
    with browser.new_page() as page:
        page.goto(f"{address}/embed/")
        page.get_by_label("Which list?").select_option("need/autism")
        return page.locator("#embed-code").input_value()


@pytest.fixture(scope="module")
def neighbour(site: Path) -> Iterator[str]:
    """Where the Local Offer of the council next door is served."""
    with serving(site) as address:
        yield address


@pytest.fixture(scope="module")
def school(
    code: str, address: str, neighbour: str, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[str]:
    """The website of a school, on a host of its own, with the code from our page in its pages."""
    folder = tmp_path_factory.mktemp("school")
    theirs = code.replace("need/autism", "phase/early-years").replace(HOME, f"{neighbour}/")
    code = code.replace(HOME, f"{address}/")
    (folder / "index.html").write_text(f"<!doctype html><h1>A school</h1>{SHORT}{code}", "utf-8")
    (folder / "border.html").write_text(f"<!doctype html><h1>A school</h1>{theirs}{code}", "utf-8")
    for name in ("_headers", "404.html"):
        (folder / name).touch()
    with serving(folder) as host:
        yield host


def test_another_website_shows_the_list(school: str, browser):
    with browser.new_page() as page:
        page.goto(school)
        clinic = page.get_by_role("link", name="Speech and language clinic").last
        expect(clinic).to_have_attribute("href", f"{HOME}services/speech-clinic/")
        expect(page.get_by_text("Checked on 14 September 2026.").last).to_be_visible()
        rest = page.get_by_role("link", name="More about these services")
        expect(rest).to_have_attribute("href", f"{HOME}need/autism/")


def test_another_website_may_ask_for_fewer(school: str, browser):
    with browser.new_page() as page:
        page.goto(school)
        expect(page.locator("#short li")).to_have_count(1)
        expect(page.locator("#short").get_by_role("link", name="See all 6 services")).to_be_visible()


def test_a_school_on_a_border_shows_the_lists_of_two_local_offers(
    school: str, address: str, neighbour: str, browser
):
    """Each box is filled by its own Local Offer, whichever script comes first, and asks no other."""
    asked: list[str] = []
    with browser.new_page() as page:
        page.on("request", lambda one: asked.append(one.url) if one.url.endswith(".json") else None)
        page.goto(f"{school}/border.html")
        expect(page.locator("[data-local-offer] > ul")).to_have_count(2)

    assert sorted(asked) == sorted(
        [f"{neighbour}/embed/phase/early-years.json", f"{address}/embed/need/autism.json"]
    )


@pytest.mark.parametrize(
    ("today", "said"),
    [
        ("2026-06-01", "Checked on 1 June 2025."),
        ("2026-06-02", "Ring first: nobody has checked this since 1 June 2025."),
    ],
)
def test_whether_to_ring_first_is_worked_out_on_the_day_it_is_read(school: str, browser, today, said):
    with browser.new_page() as page:
        page.clock.set_fixed_time(f"{today}T12:00:00")
        page.goto(school)
        swimming = page.locator("li", has_text="Swimming for everyone")
        expect(swimming).to_contain_text(said)


def test_when_the_list_does_not_come_its_link_stays(school: str, browser):
    with browser.new_page() as page:
        page.route("**/autism.json", lambda route: route.abort())
        page.goto(school, wait_until="networkidle")
        expect(page.locator("[data-local-offer-shown]")).to_have_count(2)
        expect(page.get_by_role("link", name="Autism: local help")).to_be_visible()


# -- the page that gives the code -----------------------------------------------------------------------


def test_choosing_a_list_changes_code_look_and_plain_links(page: Page):
    page.goto("/embed/")
    page.get_by_label("Which list?").select_option("phase/early-years")

    expect(page.locator(".embed-look").get_by_role("link", name="Talk and Play")).to_be_visible()
    code = page.locator("#embed-code").input_value()
    assert 'data-local-offer="phase/early-years"' in code
    assert f'href="{HOME}phase/early-years/"' in code
    assert f"{HOME}services/talk-and-play/" in page.locator("#embed-plain").input_value()


def test_a_button_copies_the_code(page: Page):
    page.goto("/embed/")
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    button = page.get_by_role("button", name="Copy").last
    button.click()
    expect(page.get_by_text("Copied.", exact=True)).to_be_visible()
    assert page.evaluate("navigator.clipboard.readText()") == page.locator("#link-code").input_value()


def test_without_javascript_the_code_and_all_names_are_there(page_without_javascript: Page):
    page = page_without_javascript
    page.goto("/embed/")
    assert "data-local-offer=" in page.locator("#embed-code").input_value()
    expect(page.get_by_label("Which list?")).to_be_hidden()
    page.locator("summary", has_text="The names").click()
    expect(page.get_by_text("need/autism", exact=True)).to_be_visible()


def test_the_words_that_link_here_name_the_council_the_address_and_the_helpline(site: Path):
    page = html.fromstring((site / "embed/index.html").read_bytes())
    words = page.get_element_by_id("link-words").text
    for said in ("Testborough", HOME, "01632 960500"):
        assert said in words
