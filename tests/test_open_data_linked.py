"""The facts of a page in the words of schema.org, read back from the page: they are those of the record."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from building import SMALL_DIRECTORY
from local_offer.data import linked
from local_offer.reading import load
from local_offer.settings import read_settings
from lxml import html
from playwright.sync_api import Page
from small_site import PAGE_TYPES

HOME = "https://local-offer.example.org/"
SERVICE = {
    "name",
    "alternateName",
    "description",
    "url",
    "identifier",
    "sameAs",
    "serviceType",
    "audience",
    "areaServed",
    "provider",
    "availableChannel",
    "hoursAvailable",
    "offers",
}
MAY_SAY: dict[str, set[str]] = {
    "Service": SERVICE,
    "GovernmentService": SERVICE,
    "WebPage": {"url", "name", "lastReviewed", "inLanguage", "mainEntity"},
    "Organization": {"name", "url", "contactPoint"},
    "Person": {"name", "url", "jobTitle", "worksFor", "telephone", "email"},
    "ContactPoint": {"telephone", "email", "contactType"},
    "ServiceChannel": {"servicePhone", "serviceUrl", "serviceLocation", "availableLanguage"},
    "Place": {"name", "address", "geo", "amenityFeature"},
    "PostalAddress": {"streetAddress", "postalCode", "addressCountry"},
    "GeoCoordinates": {"latitude", "longitude"},
    "LocationFeatureSpecification": {"name", "value"},
    "PeopleAudience": {"suggestedMinAge", "suggestedMaxAge"},
    "AdministrativeArea": {"name"},
    "OpeningHoursSpecification": {"dayOfWeek", "opens", "closes"},
    "Offer": {"price", "priceCurrency", "description"},
    "BreadcrumbList": {"itemListElement"},
    "ListItem": {"position", "name", "item"},
}
"""What schema.org lets each of our types say, of what we use. A Service may have no telephone of its own, for one."""


WITH_DATA = [address for address in PAGE_TYPES.values() if address.endswith("/") and address != "/"]
"""The pages that have such data: all but home, which is where every way begins, and the one for wrong addresses."""


@pytest.fixture(scope="module")
def small():
    return load(read_settings(SMALL_DIRECTORY / "mkdocs.yml"))


def graph_of(site: Path, address: str) -> list[dict[str, Any]]:
    """The nodes of a page's block of data."""
    page = html.fromstring((site / address / "index.html").read_bytes())
    (text,) = page.xpath("//script[@type='application/ld+json']/text()")
    data = json.loads(text)
    assert data["@context"] == "https://schema.org"
    return data["@graph"]


def one(nodes: list[dict[str, Any]], *types: str) -> dict[str, Any]:
    return next(node for node in nodes if node["@type"] in types)


def things(data: Any) -> Iterator[dict[str, Any]]:
    """Every thing with a type, however deep."""
    if isinstance(data, dict):
        if "@type" in data:
            yield data
        for value in data.values():
            yield from things(value)
    elif isinstance(data, list):
        for value in data:
            yield from things(value)


def in_channels(service: dict[str, Any], member: str) -> list[dict[str, Any]]:
    return [channel[member] for channel in service.get("availableChannel", ()) if member in channel]


def known(*values: Any) -> list[Any]:
    return [value for value in values if value is not None]


@pytest.mark.parametrize(
    "slug",
    [
        "talk-and-play",
        "speech-clinic",
        "larch-school",
        "low-mood-clinic",
        "odd-signs",
        "swimming",
        "toy-library",
        "a-safe-place",
        "saturday-club",
        "sunday-football",
    ],
)
def test_a_page_says_the_facts_of_its_record(site, small, slug):
    """Name, ages, who runs it, numbers, places, times, price and the day of the check. What is not known is not there."""
    entry = small.by_slug[slug]
    record, contact, ages = entry.record, entry.record.contact, entry.record.ages
    nodes = graph_of(site, f"services/{slug}")
    service, page = one(nodes, "Service", "GovernmentService"), one(nodes, "WebPage")
    audience = service.get("audience", {})
    shown = [place for _, place in entry.places if not place.hide_address]
    timed = [session for session in record.sessions if session.day and session.from_ and session.to]

    assert service["name"] == page["name"] == entry.name
    assert service["url"] == page["url"] == f"{HOME}services/{slug}/"
    assert service["description"].startswith(record.summary or "")
    assert service["identifier"] == f"urn:uuid:{entry.identity.uuid}"
    assert (audience.get("suggestedMinAge"), audience.get("suggestedMaxAge")) == (
        (ages.min, ages.max) if ages else (None, None)
    )
    assert service.get("provider", {}).get("name") == (
        entry.organisation.name if entry.organisation else None
    )
    assert [point["telephone"] for point in in_channels(service, "servicePhone")] == known(
        contact and (contact.phone or contact.text)
    )
    assert service.get("sameAs") == (contact.web if contact else None)
    assert [place["address"]["postalCode"] for place in in_channels(service, "serviceLocation")] == [
        place.postcode for place in shown
    ]
    assert [(at["opens"], at["closes"]) for at in service.get("hoursAvailable", ())] == [
        (at.from_, at.to) for at in timed
    ]
    assert page.get("lastReviewed") == (
        entry.freshness.checked_on.isoformat() if entry.freshness.checked_on else None
    )
    if record.cost and record.cost.kind == "free" and not record.cost.options:
        assert [offer["price"] for offer in service["offers"]] == [0]


def test_of_a_secret_place_nothing_is_said(site):
    said = json.dumps(graph_of(site, "services/a-safe-place"))
    assert "serviceLocation" not in said
    assert "postalCode" not in said


def test_every_page_uses_only_words_that_schema_org_lets_stand_there(site):
    for address in WITH_DATA:
        for thing in things(graph_of(site, address[1:])):
            extra = thing.keys() - MAY_SAY[thing["@type"]] - {"@type", "@id"}
            assert not extra, (address, thing["@type"], extra)
            assert all(value not in (None, "", [], {}) for value in thing.values()), (address, thing)


def test_the_way_to_every_page_begins_at_home_and_ends_at_the_page(site):
    """Step by step, and each step is a page of this site."""
    for address in WITH_DATA:
        steps = one(graph_of(site, address[1:]), "BreadcrumbList")["itemListElement"]
        assert [step["position"] for step in steps] == list(range(1, len(steps) + 1))
        assert (steps[0]["name"], steps[0]["item"]) == ("Home", HOME)
        assert steps[-1]["item"] == f"{HOME}{address[1:]}"
        assert all((site / step["item"].removeprefix(HOME) / "index.html").is_file() for step in steps), (
            address
        )


def test_someone_in_charge_who_agreed_to_be_named_is_a_person(site, small):
    record = small.profiles["head-of-send"].record
    person = one(graph_of(site, "staff/head-of-send"), "Person")

    assert (person["name"], person["jobTitle"]) == (record.name, record.role)
    assert person["worksFor"]["name"] == small.organisations[record.organisation].name
    assert (person["telephone"], person["email"]) == (record.contact.phone, record.contact.email)


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
