"""Contacts to save on a phone: a service's, and the office of someone in charge.

Version 3.0, which every telephone reads. A service whose address must stay secret has none: a saved contact
can be seen by whoever holds the telephone.
"""

from __future__ import annotations

import uuid

from ..directory import Directory, Entry, Profile
from ..ids import derived
from ..records.shared import Place
from .lines import escaped, written
from .position import position
from .text import on_site

FOLDER = "contacts"


def files(directory: Directory) -> dict[str, bytes]:
    """A file for each service with a number or an address to write to, and for each such office."""
    found = {}
    for entry in directory.listed:
        if is_offered(entry):
            found[address_of(entry)] = of_service(entry, directory)
    for profile in directory.staff:
        contact = profile.record.contact
        if contact and (contact.phone or contact.email):
            found[f"{FOLDER}/staff/{profile.slug}.vcf"] = of_office(profile, directory)
    return found


def address_of(entry: Entry) -> str:
    """Where on the site the contact of a service is."""
    return f"{FOLDER}/{entry.slug}.vcf"


def is_offered(entry: Entry) -> bool:
    """Whether a service has a contact to save."""
    contact = entry.record.contact
    reachable = contact and (contact.phone or contact.text or contact.relay or contact.email)
    secret = any(place.hide_address for _, place in entry.places)
    return bool(reachable and not secret and not entry.closed)


def of_service(entry: Entry, directory: Directory) -> bytes:
    """The contact of a service."""
    contact, organisation = entry.record.contact, entry.organisation
    page = on_site(directory, f"services/{entry.slug}/")
    note = [entry.record.summary, f"When: {contact.hours}" if contact and contact.hours else "", page]
    lines = [*_begin(entry.name, organisation.name if organisation else entry.name, entry.identity.uuid)]
    if contact:
        lines += [f"TITLE:{escaped(contact.role)}"] if contact.role else []
        lines += [f"TEL;TYPE=WORK,VOICE,PREF:{escaped(contact.phone)}"] if contact.phone else []
        lines += [f"TEL;TYPE=CELL:{escaped(contact.text)}"] if contact.text else []
        # The word says what the number is, on the telephones that show labels.
        lines += (
            [f"relay.TEL;TYPE=WORK:{escaped(contact.relay)}", "relay.X-ABLabel:Relay UK"]
            if contact.relay
            else []
        )
        lines += [f"EMAIL;TYPE=INTERNET,WORK:{escaped(contact.email)}"] if contact.email else []
        lines += [f"URL:{contact.web or page}"] if contact.web or page else []
    if len(entry.places) == 1:
        lines += _place(entry.places[0][1])
    lines.append(f"NOTE:{escaped(chr(10).join(filter(None, note)))}")
    return written([*lines, "END:VCARD"])


def of_office(profile: Profile, directory: Directory) -> bytes:
    """The office of someone in charge. A name stands there only with consent."""
    record = profile.record
    organisation = directory.organisations.get(record.organisation or "")
    name = record.name if record.name and record.consent else ""
    role = record.role or profile.slug
    id_ = derived(directory.settings.council or "", "staff", profile.slug)
    lines = [*_begin(f"{name}, {role}" if name else role, organisation.name if organisation else role, id_)]
    lines.append(f"TITLE:{escaped(role)}")
    if contact := record.contact:
        lines += [f"TEL;TYPE=WORK,VOICE:{escaped(contact.phone)}"] if contact.phone else []
        lines += [f"EMAIL;TYPE=INTERNET,WORK:{escaped(contact.email)}"] if contact.email else []
    page = on_site(directory, f"staff/{profile.slug}/")
    return written([*lines, *([f"URL:{page}"] if page else []), "END:VCARD"])


def _begin(name: str, organisation: str, id_: str) -> list[str]:
    shown = escaped(" ".join(name.split()))
    return [
        "BEGIN:VCARD",
        "VERSION:3.0",
        f"UID:urn:uuid:{uuid.UUID(id_)}",
        f"N:{shown};;;;",
        f"FN:{shown}",
        f"ORG:{escaped(organisation)}",
        "X-ABShowAs:COMPANY",
    ]


def _place(place: Place) -> list[str]:
    if not place.address:
        return []
    lines = [part.strip() for part in place.address.split(",")]
    street, town = ", ".join(lines[:-1]) or lines[-1], lines[-1] if len(lines) > 1 else ""
    parts = ("", place.name or "", street, town, "", place.postcode or "", "United Kingdom")
    at = position(place)
    return [f"ADR;TYPE=WORK:{';'.join(map(escaped, parts))}"] + ([f"GEO:{at[0]};{at[1]}"] if at else [])
