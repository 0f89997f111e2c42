"""The whole site as one file for a memory stick: opened from a folder, without a host, in a real browser."""

from __future__ import annotations

import datetime
import posixpath
from pathlib import Path
from urllib.parse import unquote, urlsplit
from zipfile import ZipFile

import pytest
from building import SMALL_DIRECTORY, files_of
from local_offer.facts import day
from local_offer.offline import copy as offline_copy
from local_offer.offline.folder import Copy, for_a_folder
from local_offer.offline.publish import not_made
from local_offer.publish import is_page, source_date
from local_offer.settings import Offline, Settings
from lxml import html
from playwright.sync_api import Browser, Page, Request, expect

PUBLISHED = "https://local-offer.example.org/"


@pytest.fixture(scope="module")
def stick(site: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The copy, unpacked as onto a memory stick."""
    stick = tmp_path_factory.mktemp("stick of a library")
    with ZipFile(site / offline_copy.ADDRESS) as packed:
        packed.extractall(stick)
    return stick


@pytest.fixture(scope="module")
def pages(stick: Path) -> dict[str, html.HtmlElement]:
    """Each page of the copy by its file."""
    folder = stick / offline_copy.FOLDER
    return {name: html.fromstring(data) for name, data in files_of(folder).items() if is_page(name)}


# -- what is in it -------------------------------------------------------------------------------------


def test_what_comes_out_is_one_page_to_start_from_and_one_folder(stick: Path):
    assert sorted(path.name for path in stick.iterdir()) == ["local-offer", "start-here.html"]


def test_it_has_every_page_and_leaflet_and_nothing_that_only_a_host_or_a_program_needs(
    site: Path, stick: Path
):
    """The page for an address that is wrong, and the one for no connection, have no use in a folder."""
    copied, whole = files_of(stick / offline_copy.FOLDER), files_of(site)
    for folder in (
        "services",
        "staff",
        "need",
        "leaflets",
        "print-copies",
        "sheets",
        "booklets",
        "assets/find",
    ):
        assert [name for name in whole if name.startswith(f"{folder}/") and name not in copied] == []
    left_out = {name.split("/")[0] for name in whole.keys() - copied.keys()} - {"keep-a-copy", "assets"}
    assert left_out == {
        "oruk", "data", "schema", "s", "404.html", "_headers", "_redirects", "robots.txt", "sitemap.xml",
        "sitemap.xml.gz", "opensearch.xml", "manifest.webmanifest", "sw.js", "no-connection", "hosting", "embed",
    }  # fmt: skip
    assert [name for name in sorted(copied) if name.startswith(("hosting/", "embed/"))] == [
        "embed/index.html", "embed/list.js", "hosting/index.html",
    ]  # fmt: skip


def test_every_page_says_from_which_day_it_is(pages):
    """The day of the last change in the repository, so that the same commit gives the same bytes."""
    made = datetime.datetime.fromtimestamp(int(source_date(SMALL_DIRECTORY)), datetime.UTC).date()
    said = {
        tuple(page.xpath("//*[@id='kept-notice' and not(@hidden)]//strong/text()"))
        for page in pages.values()
        if not is_redirect(page)
    }

    assert said == {(f"This is a copy from {day(made)}.",)}


def test_every_link_leads_to_a_file_and_never_to_a_folder(pages, stick: Path):
    """A browser would show the list of files of a folder. What is not in the copy is on the published site."""
    files = files_of(stick / offline_copy.FOLDER).keys()
    wrong = []
    for name, page in pages.items():
        for element, attribute, link, _ in page.iterlinks():
            parts = urlsplit(link)
            if element.tag in ("a", "form", "script", "link", "img") and not parts.scheme and parts.path:
                target = posixpath.normpath(posixpath.join(posixpath.dirname(name), unquote(parts.path)))
                wrong += [f"{name}: {attribute}={link}"] if target not in files else []
    assert wrong == []


def is_redirect(page: html.HtmlElement) -> bool:
    return bool(page.xpath("//meta[@http-equiv='refresh']"))


def test_its_size_is_told_where_it_is_offered(site: Path):
    """In words, to a tenth of a megabyte, and from which day it is."""
    size = f"{(site / offline_copy.ADDRESS).stat().st_size / 1_000_000:.1f} MB"
    for name in ("keep-a-copy", "without-the-internet", "data"):
        text = html.parse(str(site / name / "index.html")).getroot().text_content()
        assert size in text
        assert "OF-THE-COPY" not in text


def test_while_records_are_written_there_is_no_copy_and_the_pages_say_so():
    """As in `make serve`."""
    said = not_made("It is one file (SIZE-OF-THE-COPY, from DAY-OF-THE-COPY).")

    assert said == "It is one file (made when the site is published, from the day the site is published)."


# -- where links lead ----------------------------------------------------------------------------------

FILES = ("index.html", "find/index.html", "a/index.html", "a/b/index.html", "leaflets/x.pdf")
SITE = (*FILES, "data/index.html", "data/services.csv")


@pytest.mark.parametrize(
    ("link", "leads_to"),
    [
        ("../..", "../../index.html"),
        (".", "index.html"),
        ("../../find/", "../../find/index.html"),
        ("../../find/?q=a%20b#top", "../../find/index.html?q=a%20b#top"),
        ("../../leaflets/x.pdf", "../../leaflets/x.pdf"),
        ("#here", "#here"),
        ("/offer/find/", "../../find/index.html"),
        ("https://council.example/offer/", "../../index.html"),
        ("https://council.example/offer/a/", "../index.html"),
        ("https://council.example/bins/", "https://council.example/bins/"),
        ("https://elsewhere.example/offer/a/", "https://elsewhere.example/offer/a/"),
        ("../../data/", "https://council.example/offer/data/"),
        ("../../data/services.csv", "https://council.example/offer/data/services.csv"),
        ("tel:+441632960500", "tel:+441632960500"),
        ("mailto:fis@example.org?subject=A", "mailto:fis@example.org?subject=A"),
    ],
)  # fmt: skip
def test_where_a_link_of_a_page_leads_in_the_copy(link: str, leads_to: str):
    """The site is published below the start of its host, as on many free hosts."""
    copy = Copy(FILES, SITE, "https://council.example/offer/", "1 May 2026")
    page = for_a_folder(f'<p><a href="{link}">x</a></p>'.encode(), "a/b/index.html", copy)

    assert html.fromstring(page).xpath("//a/@href") == [leads_to]


def test_what_is_not_in_it_is_no_link_where_nobody_said_where_the_site_is():
    page = for_a_folder(
        b'<p><a href="../data/">x</a></p>', "a/index.html", Copy(FILES, SITE, "", "1 May 2026")
    )

    assert html.fromstring(page).xpath("//a/@href") == []


def test_a_council_can_leave_the_paper_out(tmp_path: Path):
    """The lists of leaflets stay, and lead to the published site. The print room is of no use without them."""
    site = tmp_path / "site"
    for name in (
        "index.html",
        "leaflets/index.html",
        "leaflets/x.pdf",
        "leaflets/x.text.txt",
        "booklets/all.pdf",
        "print-room/index.html",
    ):
        (site / name).parent.mkdir(parents=True, exist_ok=True)
        (site / name).write_text('<p><a href="x.pdf">x</a></p>', "utf-8")
    (site / "keep-a-copy").mkdir()
    settings = Settings(site_url=PUBLISHED, offline=Offline(memory_stick="pages"))
    offline_copy.make(
        site, files_of(site).keys(), settings, datetime.datetime(2026, 5, 1, tzinfo=datetime.UTC)
    )
    with ZipFile(site / offline_copy.ADDRESS) as packed:
        names, page = packed.namelist(), html.fromstring(packed.read("local-offer/leaflets/index.html"))

    assert names == ["start-here.html", "local-offer/index.html", "local-offer/leaflets/index.html"]
    assert page.xpath("//a/@href") == [f"{PUBLISHED}leaflets/x.pdf"]


# -- on a computer without a connection ----------------------------------------------------------------


def opened(browser: Browser, stick: Path, **options: bool) -> Page:
    """The page to start from, opened as a file. What it cannot load or run fails the test."""
    page = browser.new_page(viewport={"width": 400, "height": 800}, **options)
    page.wrong = []

    def failed(request: Request) -> None:
        if request.failure != "net::ERR_ABORTED":  # cut off by going on to the next page: it is not missing
            page.wrong.append(f"{request.url}: {request.failure}")

    page.on("requestfailed", failed)
    page.on("console", lambda said: said.type == "error" and page.wrong.append(said.text))
    page.on("pageerror", lambda error: page.wrong.append(str(error)))
    page.goto((stick / "start-here.html").as_uri())
    page.wait_for_url("**/local-offer/index.html")
    return page


def test_a_worker_in_a_village_hall_finds_help_for_a_family(browser: Browser, stick: Path):
    """Find, the service, its leaflet, a list of what else there is for the need, the family's list, the print room."""
    page = opened(browser, stick)
    page.get_by_label("What do you need help with?").fill("not talking yet")
    page.get_by_role("button", name="Find help").click()
    page.get_by_role("list", name="Services").get_by_role("link", name="Talk and Play", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Talk and Play")
    expect(page.get_by_text("This is a copy from")).to_be_visible()
    leaflet = page.get_by_role("link", name="Leaflet about").evaluate("(one) => one.href")
    assert leaflet == (stick / "local-offer/leaflets/talk-and-play.pdf").as_uri()
    assert (stick / "local-offer/leaflets/talk-and-play.pdf").read_bytes().startswith(b"%PDF-")

    page.get_by_role("button", name="Save to my list").click()
    page.get_by_role("link", name="universal", exact=True).click()
    page.get_by_role("link", name="Swimming for everyone", exact=True).click()
    expect(page).to_have_url((stick / "local-offer/services/swimming/index.html").as_uri())
    page.get_by_role("link", name="My list (1)").click()
    expect(page.locator(".sheet").get_by_role("heading", level=2)).to_have_text("Talk and Play")

    page.goto((stick / "local-offer/print-room/index.html").as_uri())
    page.get_by_label("Words, or the codes of leaflets").fill("swimming")
    expect(page.locator(".room-results")).to_contain_text("Swimming for everyone")
    assert page.wrong == []
    page.close()


def test_without_javascript_one_goes_by_the_lists(browser: Browser, stick: Path):
    page = opened(browser, stick, java_script_enabled=False)
    page.get_by_role("link", name="See everything").click()
    page.get_by_role("link", name="Swimming for everyone", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Swimming for everyone")
    expect(page.get_by_text("This is a copy from")).to_be_visible()

    assert page.wrong == []
    page.close()
