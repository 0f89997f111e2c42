"""The facts of a page in the words of schema.org, for search engines (JSON-LD).

A block of data, not a script that runs: the security policy lets it stand in the page.
"""

from __future__ import annotations

from typing import Any

from .. import facts
from ..directory import Directory, Entry, Profile
from ..records.parts import Session
from .oruk.entities import description
from .oruk.money import pounds
from .position import position
from .text import on_site, one_line

PUBLIC_BODIES = ("council", "nhs")
"""Kinds of organisation whose services are GovernmentService; all others are Service."""

_DAY = "https://schema.org/{}"


def of_service(entry: Entry, directory: Directory) -> dict[str, Any]:
    """A service, who runs it, where it is, and the way to its page."""
    page = on_site(directory, f"services/{entry.slug}/")
    record, organisation = entry.record, entry.organisation
    public_body = organisation and organisation.kind in PUBLIC_BODIES
    sector = record.sector
    trail = [("Home", ""), (entry.name, f"services/{entry.slug}/")]
    if sector:
        trail.insert(1, (directory.vocabularies.label("sectors", sector), f"sector/{sector}/"))
    checked = entry.freshness.checked_on
    return _graph(
        _kept({
            "@type": "WebPage",
            "@id": page and f"{page}#page",
            "url": page,
            "name": one_line(entry.name),
            "lastReviewed": checked.isoformat() if checked else None,
            "inLanguage": "en-GB",
            "mainEntity": page and {"@id": f"{page}#service"},
        }),
        _kept({
            "@type": "GovernmentService" if public_body else "Service",
            "@id": page and f"{page}#service",
            "name": one_line(entry.name),
            "alternateName": [one_line(name) for name in record.also_known_as],
            "description": description(entry),
            "url": page,
            "identifier": f"urn:uuid:{entry.identity.uuid}",
            "sameAs": record.contact.web if record.contact else None,
            "serviceType": directory.vocabularies.labels("topics", record.topics or ()),
            "audience": _audience(entry),
            "areaServed": _areas(entry, directory),
            "provider": _kept({
                "@type": "Organization",
                "name": one_line(organisation.name),
                "url": organisation.website,
            }) if organisation else None,
            "availableChannel": _channels(entry, directory),
            "hoursAvailable": [_hours(one) for one in record.sessions if one.day and one.from_ and one.to],
            "offers": _offers(entry),
        }),
        _breadcrumbs(trail, directory),
    )  # fmt: skip


def of_profile(profile: Profile, directory: Directory) -> dict[str, Any]:
    """Someone in charge: a person where they agreed to their name, else the office."""
    record = profile.record
    organisation = directory.organisations.get(record.organisation or "")
    page = on_site(directory, f"staff/{profile.slug}/")
    role = one_line(record.role) or profile.slug
    contact = record.contact
    reach = {"telephone": contact.phone if contact else None, "email": contact.email if contact else None}
    runs_it = {"@type": "Organization", "name": one_line(organisation.name)} if organisation else None
    if record.name and record.consent:
        one = {
            "@type": "Person",
            "name": one_line(record.name),
            "jobTitle": role,
            "worksFor": runs_it,
            **reach,
        }
    else:
        point = _kept({"@type": "ContactPoint", "contactType": role, **reach})
        one = {**(runs_it or {"@type": "Organization", "name": role}), "contactPoint": point}
    trail = [("Home", ""), ("Who is in charge?", "who-is-in-charge/"), (role, f"staff/{profile.slug}/")]
    return _graph(
        _kept({"@id": page and f"{page}#office", "url": page, **one}), _breadcrumbs(trail, directory)
    )


def of_page(title: str, address: str, directory: Directory) -> dict[str, Any]:
    """Any other page: only the way to it."""
    trail = [("Home", ""), (title, address)] if address else [("Home", "")]
    return _graph(_breadcrumbs(trail, directory))


def _graph(*nodes: dict[str, Any]) -> dict[str, Any]:
    return {"@context": "https://schema.org", "@graph": list(nodes)}


def _kept(members: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in members.items() if value not in (None, "", [], {})}


def _breadcrumbs(trail: list[tuple[str, str]], directory: Directory) -> dict[str, Any]:
    return {
        "@type": "BreadcrumbList",
        "itemListElement": [
            _kept({"@type": "ListItem", "position": n, "name": name, "item": on_site(directory, address)})
            for n, (name, address) in enumerate(trail, 1)
        ],
    }


def _audience(entry: Entry) -> dict[str, Any] | None:
    ages = entry.record.ages
    if not ages or (ages.min is None and ages.max is None):
        return None
    return _kept({"@type": "PeopleAudience", "suggestedMinAge": ages.min, "suggestedMaxAge": ages.max})


def _areas(entry: Entry, directory: Directory) -> list[dict[str, str]]:
    names = directory.vocabularies.labels("localities", entry.record.localities)
    if not names and entry.record.reach == "national":
        names = ["England"]
    return [{"@type": "AdministrativeArea", "name": name} for name in names]


def _channels(entry: Entry, directory: Directory) -> list[dict[str, Any]]:
    """How to reach it, and each of its places. A secret place is not among them."""
    contact, record = entry.record.contact, entry.record
    phone = (contact.phone or contact.text) if contact else None
    reach = _kept({
        "@type": "ServiceChannel",
        "servicePhone": _kept({
            "@type": "ContactPoint",
            "telephone": phone,
            "email": contact.email if contact else None,
            "contactType": one_line(contact.role) if contact else None,
            "hoursAvailable": None,
        }) if phone else None,
        "serviceUrl": contact.web if contact else None,
        "availableLanguage": directory.vocabularies.labels("languages", record.languages),
    })  # fmt: skip
    places = [
        {"@type": "ServiceChannel", "serviceLocation": _place(entry, place, directory)}
        for _, place in entry.places
        if not place.hide_address
    ]
    return ([reach] if len(reach) > 1 else []) + places


def _place(entry: Entry, place: Any, directory: Directory) -> dict[str, Any]:
    at = position(place)
    answers = {"yes": True, "no": False}
    return _kept({
        "@type": "Place",
        "name": one_line(place.name),
        "address": _kept({
            "@type": "PostalAddress",
            "streetAddress": one_line(place.address),
            "postalCode": place.postcode,
            "addressCountry": "GB",
        }),
        "geo": {"@type": "GeoCoordinates", "latitude": at[0], "longitude": at[1]} if at else None,
        "amenityFeature": [
            {
                "@type": "LocationFeatureSpecification",
                "name": directory.vocabularies.label("features", key),
                "value": answers[answer],
            }
            for key, answer in facts.place_features(entry, place).items()
            if answer in answers
        ],
    })  # fmt: skip


def _hours(session: Session) -> dict[str, Any]:
    return {
        "@type": "OpeningHoursSpecification",
        "dayOfWeek": _DAY.format((session.day or "").capitalize()),
        "opens": session.from_,
        "closes": session.to,
    }


def _offers(entry: Entry) -> list[dict[str, Any]]:
    """The prices that are one sum. A service that is free is an offer of 0."""
    cost = entry.record.cost
    if not cost or not cost.kind:
        return []
    if cost.kind == "free" and not cost.options:
        return [{"@type": "Offer", "price": 0, "priceCurrency": "GBP"}]
    return [
        {"@type": "Offer", "price": price, "priceCurrency": "GBP", "description": facts.amount(option)}
        for option in cost.options
        if (price := pounds(option.amount)) is not None
    ]
