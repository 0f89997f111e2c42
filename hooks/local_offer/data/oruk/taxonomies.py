"""The words that services are sorted by, as Open Referral UK's taxonomies: those that a service uses, no others."""

from __future__ import annotations

from typing import Any

from ...directory import Directory, Entry
from ..text import one_line
from .identifiers import of_service, shared

TAXONOMIES = {
    "needs": ("send_need", "Needs", "The special educational needs and disabilities that a service is for."),
    "topics": (
        "local_offer_topic",
        "What a Local Offer must cover",
        "The parts of Schedule 2 of the Special Educational Needs and Disability Regulations 2014, in plain words.",
    ),
    "tiers": ("tier", "How special the help is", "Universal, targeted or specialist help."),
}
"""The vocabularies that are taxonomies: what links a service to a term, the name and the description."""


def terms_of(entry: Entry) -> list[tuple[str, str]]:
    """The terms of a service, as vocabulary and key."""
    record = entry.record
    tier = [record.tier] if record.tier else []
    keys = {"needs": entry.needs, "topics": record.topics or (), "tiers": tier}
    return [(name, key) for name in TAXONOMIES for key in keys[name]]


Terms = dict[tuple[str, str], dict[str, Any]]
"""The terms that some service uses, by vocabulary and key."""


def terms(directory: Directory) -> Terms:
    """Every term of the feed, in the order of the vocabularies."""
    extras = directory.settings.open_data.extra_fields
    used = {one for entry in directory.entries for one in terms_of(entry)}
    order = [(name, key) for name in TAXONOMIES for key in directory.vocabularies[name]]
    unknown = sorted(used.difference(order))
    return {one: _term(*one, directory, extras) for one in (*order, *unknown) if one in used}


def attributes(entry: Entry, made: Terms, extras: bool) -> list[dict[str, Any]]:
    """The terms of a service, each hung on it by an attribute, with as much of the term as tells which it is."""
    found = []
    for name, key in terms_of(entry):
        term = made[name, key]
        one = {
            "id": of_service(entry, "attribute", name, key),
            "link_id": entry.identity.uuid,
            "link_type": TAXONOMIES[name][0],
            "link_entity": "service",
            "taxonomy_term_id": term["id"],
            "taxonomy_term": {
                member: term[member] for member in ("id", "name", "description", "taxonomy_id")
            },
        }
        if not extras:
            del one["link_entity"]
        found.append(one)
    return found


def _term(name: str, key: str, directory: Directory, extras: bool) -> dict[str, Any]:
    """One term of a vocabulary."""
    said = directory.vocabularies[name].get(key)
    label = one_line(said.label) if said else key
    found = {
        "id": shared(directory, "term", name, key),
        "name": label,
        "description": one_line(said.explanation) if said else label,
        "term": label,
        "taxonomy": TAXONOMIES[name][1],
        "taxonomy_id": shared(directory, "taxonomy", name),
        "code": (said.code if said and said.code else key) if extras else None,
    }
    return {member: value for member, value in found.items() if value is not None}


def taxonomy(name: str, directory: Directory) -> dict[str, Any]:
    """One vocabulary, without its terms."""
    _, title, description = TAXONOMIES[name]
    return {"id": shared(directory, "taxonomy", name), "name": title, "description": description}
