"""What pages say to search engines and browsers, and the page that explains the open data."""

from __future__ import annotations

import dataclasses
import json
from pathlib import Path

import pytest
from building import SMALL_DIRECTORY
from local_offer.data import discovery, linked
from local_offer.reading import load
from local_offer.settings import read_settings
from lxml import etree, html
from playwright.sync_api import Page

HOME = "https://local-offer.example.org/"


@pytest.fixture(scope="module")
def small():
    return load(read_settings(SMALL_DIRECTORY / "mkdocs.yml"))


def page_of(site: Path, address: str) -> html.HtmlElement:
    return html.fromstring((site / address / "index.html").read_bytes())


def graph(page: html.HtmlElement) -> dict[str, dict]:
    """The nodes of a page's block of data, by their type."""
    (text,) = page.xpath("//script[@type='application/ld+json']/text()")
    data = json.loads(text)
    assert data["@context"] == "https://schema.org"
    return {node["@type"]: node for node in data["@graph"]}


# -- schema.org ---------------------------------------------------------------------------------------


def test_a_page_says_the_facts_of_its_record(site, small):
    """Read back from the page: name, ages, number, cost, address, and the day of the check."""
    entry = small.by_slug["talk-and-play"]
    nodes = graph(page_of(site, "services/talk-and-play"))
    service = next(node for kind, node in nodes.items() if kind in ("Service", "GovernmentService"))
    phones = [
        one["servicePhone"]["telephone"] for one in service["availableChannel"] if "servicePhone" in one
    ]
    postcodes = [
        one["serviceLocation"]["address"]["postalCode"]
        for one in service["availableChannel"]
        if "serviceLocation" in one
    ]

    assert service["name"] == entry.name
    assert service["audience"]["suggestedMinAge"] == entry.record.ages.min
    assert service["url"] == f"{HOME}services/talk-and-play/"
    assert service["provider"]["name"] == entry.organisation.name
    assert phones == [entry.record.contact.phone]
    assert postcodes == [place.postcode for _, place in entry.places]
    assert nodes["WebPage"]["lastReviewed"] == entry.freshness.checked_on.isoformat()
    assert next(step["name"] for step in nodes["BreadcrumbList"]["itemListElement"]) == "Home"


def test_only_a_public_body_runs_a_government_service(directory):
    for kind, expected in (
        ("nhs", "GovernmentService"),
        ("council", "GovernmentService"),
        ("voluntary", "Service"),
    ):
        entry = directory.by_slug["speech-therapy"]
        organisation = entry.organisation.model_copy(update={"kind": kind})
        node = linked.of_service(dataclasses.replace(entry, organisation=organisation), directory)["@graph"][
            1
        ]
        assert node["@type"] == expected


def test_the_policy_lets_the_data_stand_and_the_browser_reads_it(page: Page):
    """The page's own fixture fails when the policy stops anything."""
    page.goto("/services/talk-and-play/")
    text = page.locator("script[type='application/ld+json']").text_content()
    assert json.loads(text)["@graph"]


def test_someone_who_did_not_agree_to_be_named_is_an_office(small):
    profile = small.staff[0]
    record = profile.record.model_copy(update={"name": "Ann Example", "consent": None})
    data = json.dumps(linked.of_profile(dataclasses.replace(profile, record=record), small))
    assert "Ann Example" not in data
    assert "Person" not in data


def test_a_record_of_nothing_but_a_name(bare):
    _page, service, _ = linked.of_service(bare.entries[0], bare)["@graph"]
    assert service["name"] == "Only a name"
    assert not {"audience", "offers", "provider", "hoursAvailable"} & service.keys()


# -- for browsers and search engines --------------------------------------------------------------------


def test_every_page_has_its_own_address_and_says_what_others_may_show(site):
    page = page_of(site, "services/talk-and-play")
    said = {meta.get("property"): meta.get("content") for meta in page.xpath("//meta[@property]")}

    assert page.xpath("//link[@rel='canonical']/@href") == [f"{HOME}services/talk-and-play/"]
    assert said["og:url"] == f"{HOME}services/talk-and-play/"
    assert said["og:title"] == "Talk and Play"
    assert said["og:description"]
    assert "og:image" not in said, "a picture would come from another host"


def test_the_sitemap_says_when_somebody_checked_and_nothing_else(site, small):
    days = {
        place.findtext("{*}loc").removeprefix(HOME): place.findtext("{*}lastmod")
        for place in etree.parse(site / "sitemap.xml").getroot()
    }
    assert days["services/talk-and-play/"] == small.by_slug["talk-and-play"].freshness.checked_on.isoformat()
    assert {days[address] for address in ("", "find/", "a-to-z/", "about/")} == {None}


def test_robots_find_the_sitemap(site):
    lines = (site / "robots.txt").read_text().splitlines()
    assert f"Sitemap: {HOME}sitemap.xml" in lines
    assert "Disallow: /" not in lines


def test_a_browser_can_search_here(site):
    root = etree.parse(site / "opensearch.xml").getroot()
    assert len(root.findtext("{*}ShortName")) <= 16
    assert root.find("{*}Url").get("template") == f"{HOME}find/?q={{searchTerms}}"


def test_the_manifest_names_an_icon_that_is_there(site):
    manifest = json.loads((site / "manifest.webmanifest").read_bytes())
    assert (site / manifest["icons"][0]["src"]).is_file()


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
    assert "Open Government Licence v3.0" in text
    assert "The files show the records as they were on" in text


def test_pages_of_services_offer_contact_and_calendar(site):
    links = page_of(site, "services/talk-and-play").xpath("//a/@href")
    assert any(link.endswith("contacts/talk-and-play.vcf") for link in links)
    assert any(link.endswith("calendar/talk-and-play.ics") for link in links)
    links = page_of(site, "services/a-safe-place").xpath("//a/@href")
    assert not [link for link in links if link.endswith((".vcf", ".ics"))]
