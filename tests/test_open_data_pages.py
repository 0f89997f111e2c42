"""What pages say to browsers and search engines around their words, and the page that explains the open data."""

from __future__ import annotations

import dataclasses
import json
from pathlib import Path
from urllib.parse import urljoin
from urllib.robotparser import RobotFileParser

import pytest
from building import SMALL_DIRECTORY
from local_offer.data import discovery, linked
from local_offer.reading import load
from local_offer.settings import read_settings
from lxml import etree, html
from playwright.sync_api import Page, expect
from small_site import PAGE_TYPES

HOME = "https://local-offer.example.org/"


@pytest.fixture(scope="module")
def small():
    return load(read_settings(SMALL_DIRECTORY / "mkdocs.yml"))


def page_of(site: Path, address: str) -> html.HtmlElement:
    return html.fromstring((site / address / "index.html").read_bytes())


# -- for browsers and search engines --------------------------------------------------------------------


@pytest.mark.parametrize("address", [one for one in PAGE_TYPES.values() if one.endswith("/")])
def test_every_page_has_its_own_address_and_says_what_others_may_show(site, address):
    page = page_of(site, address[1:])
    said = {meta.get("property"): meta.get("content") for meta in page.xpath("//meta[@property]")}

    assert page.xpath("//link[@rel='canonical']/@href") == [f"{HOME}{address[1:]}"]
    assert said["og:url"] == f"{HOME}{address[1:]}"
    assert said["og:title"]
    assert said["og:description"]
    assert "og:image" not in said, "a picture would come from another host"


def test_a_page_that_is_shared_is_called_what_it_is(site):
    (title,) = page_of(site, "services/talk-and-play").xpath("//meta[@property='og:title']/@content")
    assert title == "Talk and Play"


def test_the_sitemap_says_when_somebody_checked_and_nothing_else(site, small):
    days = {
        place.findtext("{*}loc").removeprefix(HOME): place.findtext("{*}lastmod")
        for place in etree.parse(site / "sitemap.xml").getroot()
    }
    assert days["services/talk-and-play/"] == small.by_slug["talk-and-play"].freshness.checked_on.isoformat()
    assert {days[address] for address in ("", "find/", "a-to-z/", "about/")} == {None}


def test_robots_find_the_sitemap_and_every_page(site):
    """Read as a search engine reads it. Only what leads on, and the feed, is not for them."""
    robots = RobotFileParser()
    robots.parse((site / "robots.txt").read_text().splitlines())

    assert robots.site_maps() == [f"{HOME}sitemap.xml"]
    assert all(robots.can_fetch("*", f"{HOME}{address[1:]}") for address in PAGE_TYPES.values())
    assert not robots.can_fetch("*", f"{HOME}s/ABCDE/")
    assert not robots.can_fetch("*", f"{HOME}oruk/v3/services")


def test_a_browser_can_search_here(page: Page, site):
    """What it is told to open, with words in it, is the find page with those words."""
    root = etree.parse(site / "opensearch.xml").getroot()
    assert len(root.findtext("{*}ShortName")) <= 16
    template = root.find("{*}Url").get("template")
    page.goto(template.replace("{searchTerms}", "talk%20and%20play").removeprefix(HOME[:-1]))
    expect(page.locator("#find-q")).to_have_value("talk and play")
    expect(page.locator("#find").get_by_role("link", name="Talk and Play", exact=True)).to_be_visible()


def test_a_browser_takes_the_manifest(page: Page):
    """Without a word against it, with the start page and the icon where they are."""
    page.goto("/services/talk-and-play/")
    said = page.context.new_cdp_session(page).send("Page.getAppManifest")
    manifest = json.loads(said["data"])

    assert said["errors"] == []
    assert said["url"].endswith("/manifest.webmanifest")
    assert page.request.get(urljoin(said["url"], manifest["start_url"])).ok
    assert all(page.request.get(urljoin(said["url"], icon["src"])).ok for icon in manifest["icons"])


def test_a_site_without_an_address_has_no_addresses(directory):
    """Nobody set where it is published, so nothing says where."""
    settings = directory.settings.model_copy(update={"site_url": ""})
    nowhere = dataclasses.replace(directory, settings=settings)
    assert discovery.SEARCH not in discovery.files(nowhere, "icon.svg")
    assert b"Sitemap" not in discovery.files(nowhere, "icon.svg")[discovery.ROBOTS]
    assert "http" not in json.dumps(linked.of_page("A page", "a/", nowhere)["@graph"])


# -- the page about the data ----------------------------------------------------------------------------


def test_the_page_of_the_data_has_every_file_with_its_size_licence_and_day(site):
    page = page_of(site, "data")
    text = " ".join(page.text_content().split())
    links = page.xpath("//main//a/@href | //article//a/@href")

    for name in ("services.csv", "services.ndjson", "changes.atom", "changes.json"):
        assert any(link.endswith(name) for link in links), name
        assert f"data/{name} (" in text
    assert "A service with all that belongs to it is about" in text
    assert "Open Government Licence v3.0" in text
    assert "The files show the records as they were on" in text


def test_pages_of_services_offer_contact_and_calendar(site):
    links = page_of(site, "services/talk-and-play").xpath("//a/@href")
    assert any(link.endswith("contacts/talk-and-play.vcf") for link in links)
    assert any(link.endswith("calendar/talk-and-play.ics") for link in links)
    links = page_of(site, "services/a-safe-place").xpath("//a/@href")
    assert not [link for link in links if link.endswith((".vcf", ".ics"))]
