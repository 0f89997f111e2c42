"""A service as Open Referral UK describes it, with everything that hangs on it.

Names of members are those of the standard (HSDS-UK-3.0). A member without a value is left out, for a null
or an empty text fails the standard's schemas; 0 is a value.
"""

from __future__ import annotations

import datetime
from typing import Any

from ...directory import Directory, Entry
from ...records.shared import Organisation
from ..text import clean, on_site, one_line, paragraphs
from . import extra
from .identifiers import below, of_service, shared
from .locations import at_locations
from .money import cost_options
from .parts import Parts
from .schedules import schedules
from .taxonomies import attributes

STATUS = {
    "temporarily-closed": "temporarily closed",
    "planned": "inactive",
    "closed": "defunct",
}
"""What the standard calls our availability. All others are active."""

SCHEMES = {"charity": "GB-CHC", "company": "GB-COH"}
"""The lists of org-id.guide that our numbers are from."""


def kept(**members: Any) -> dict[str, Any]:
    """The members that have a value."""
    return {name: value for name, value in members.items() if value not in (None, "", [], {})}


def row(
    entry: Entry, directory: Directory, parts: Parts, modified: datetime.datetime | None
) -> dict[str, Any]:
    """A service as it stands in the list: its own facts, and who runs it.

    `assured_date` is the day of the last check, `last_modified` the last change of the file. They are two things.
    """
    runs_it = organisation_id(entry, directory)
    if runs_it not in parts.organisations:
        parts.organisations[runs_it] = organisation(entry, runs_it)
    record = entry.record
    contact = record.contact
    ages = record.ages
    day = entry.freshness.checked_on
    return kept(
        id=entry.identity.uuid,
        organization_id=runs_it,
        name=one_line(entry.name),
        description=description(entry),
        url=contact.web if contact and contact.web else on_site(directory, f"services/{entry.slug}/"),
        email=contact.email if contact else None,
        status="defunct" if entry.withdrawn else STATUS.get(record.availability, "active"),
        accreditations=_accreditations(entry),
        minimum_age=ages.min if ages else None,
        maximum_age=ages.max if ages else None,
        assured_date=day.isoformat() if day else None,
        alert=one_line(entry.alert.text) if entry.alert else None,
        last_modified=modified.isoformat() if modified else None,
        organization=parts.organisations[runs_it],
        **(extra.of_service(entry, directory) if directory.settings.open_data.extra_fields else {}),
    )


def whole(entry: Entry, directory: Directory, made: dict[str, Any], parts: Parts) -> dict[str, Any]:
    """A service with all that belongs to it. `made` is its row."""
    extras = directory.settings.open_data.extra_fields
    return {
        **made,
        **kept(
            schedules=schedules(entry, directory, in_place=None),
            service_areas=_areas(entry, directory),
            service_at_locations=at_locations(entry, directory, parts),
            languages=_languages(entry, directory, extras),
            cost_options=cost_options(entry, extras),
            contacts=[contact(entry, directory, extras)],
            attributes=attributes(entry, parts.terms, extras),
        ),
    }


def description(entry: Entry) -> str:
    """The summary, then what happens: plain text in paragraphs."""
    return "\n\n".join(filter(None, (clean(entry.record.summary), paragraphs(entry.record.description))))


def _accreditations(entry: Entry) -> str:
    numbers = {**(entry.organisation.regulator if entry.organisation else {}), **entry.record.regulator}
    return "; ".join(f"{clean(name).upper()} {one_line(number)}" for name, number in numbers.items())


# -- who runs it ------------------------------------------------------------------------------------


def organisation_id(entry: Entry, directory: Directory) -> str:
    """The identifier of who runs a service. Where nobody says who, that is the council's Local Offer itself."""
    key = entry.organisation_key if entry.organisation else ""
    return shared(directory, "organisation", key)


def organisation(entry: Entry, here: str) -> dict[str, Any]:
    """Who runs a service, under its identifier. The standard asks for one, so a record that names none gets "not known"."""
    found = entry.organisation or Organisation(
        name="Not known",
        description="The record does not say yet who runs this service.",
    )
    name = one_line(found.name) or "Not known"
    return kept(
        id=here,
        name=name,
        description=paragraphs(found.description) or name,
        website=found.website,
        organization_identifiers=[
            kept(
                id=below(here, "identifier", scheme),
                organization_id=here,
                identifier_scheme=SCHEMES.get(scheme),
                identifier_type=one_line(scheme),
                identifier=one_line(number),
            )
            for scheme, number in found.identifiers.items()
        ],
    )


def contact(entry: Entry, directory: Directory, extras: bool) -> dict[str, Any]:
    """Who to ring. A service that has given no number is asked for at the helpline, which is said."""
    said = entry.record.contact
    here = of_service(entry, "contact")
    helpline = directory.settings.helpline
    numbers = {"voice": said.phone, "text": said.text, "Relay UK": said.relay} if said else {}
    name = (said.role if said else None) or (entry.organisation.name if entry.organisation else None)
    title = None
    if not any(numbers.values()) and helpline:
        numbers = {"voice": helpline.phone, "text": helpline.text, "Relay UK": helpline.relay}
        name, title = helpline.name, "Helpline. The service has not given a number."
    return kept(
        id=here,
        service_id=entry.identity.uuid,
        name=one_line(name) or one_line(entry.name),
        title=title,
        email=said.email if said and extras else None,
        phones=[
            kept(
                id=of_service(entry, "phone", kind),
                contact_id=here,
                number=one_line(number),
                description=_about_number(kind, said.hours if said and not title else None),
                type=("text" if kind == "text" else "voice") if extras else None,
            )
            for kind, number in numbers.items()
            if number
        ],
    )


def _about_number(kind: str, hours: str | None) -> str:
    words = {"voice": "", "text": "Text messages only", "Relay UK": "Relay UK"}[kind]
    return ". ".join(filter(None, (words, one_line(hours))))


def _areas(entry: Entry, directory: Directory) -> list[dict[str, Any]]:
    """The parts of the area that a service is for; without any, the council's area or the country."""
    words, record = directory.vocabularies, entry.record
    names = words.labels("localities", record.localities)
    if not names:
        names = ["England" if record.reach == "national" else f"The area of {directory.settings.council}"]
    if record.reach == "neighbouring" and not record.localities:
        return []  # whose area that is, no record says
    return [
        kept(id=of_service(entry, "area", name), service_id=entry.identity.uuid, name=name, service_area=name)
        for name in names
    ]


def _languages(entry: Entry, directory: Directory, extras: bool) -> list[dict[str, Any]]:
    """The languages that staff speak. Names and codes are HSDS's own; the profile has only identifiers."""
    if not extras:
        return []  # an identifier alone would tell nobody which language it is
    labels = directory.vocabularies.labels("languages", entry.record.languages)
    return [
        {
            "id": of_service(entry, "language", key),
            "service_id": entry.identity.uuid,
            "name": label,
            "code": key,
        }
        for key, label in zip(entry.record.languages, labels, strict=True)
    ]
