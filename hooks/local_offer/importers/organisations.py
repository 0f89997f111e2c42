"""Organisations of a feed: what they say of themselves, and their kind only where the name leaves no doubt."""

from __future__ import annotations

import re
from typing import Any

from .clean import Say, line, prose
from .given import Given
from .reach import is_placeholder, web

KINDS = (
    ("nhs", r"\bNHS\b|\bIntegrated Care Board\b"),
    (
        "council",
        r"(?<!Parish)(?<!Town)(?<!Community)(?<!Youth)(?<!Voluntary)(?<!Church)(?<!Sports)(?<!Arts) Council$",
    ),
    ("council", r"^(London Borough|Royal Borough) of "),
    ("school", r"\b(Primary|Infants?|Junior|Secondary|Nursery|Grammar|Special|High) (Academy|School)$"),
    ("college", r"\b(Sixth Form|Further Education|FE|Technical) College$|\bCollege of Further Education\b"),
)
"""A name that fits one of these is of that kind. For all others the kind is not known."""

SCHEMES = {"GB-CHC": "charity", "GB-COH": "company", "GB-EDU": "gias"}
SCHEME_WORDS = ("charity", "company", "ofsted", "ods", "gias")


def organisation(given: Given, say: Say) -> dict[str, Any]:
    """An organisation as a record, or {} for one without a name."""
    name = line(given.text("name"), say)
    if not name:
        return {}
    said = given.text("website", "url")
    website = web(said)
    if said and not website:
        say(
            f"web {'placeholders' if is_placeholder(said) else 'addresses that cannot be right,'} left out",
            said,
        )
    description = prose(given.text("description"), say)
    return {
        "name": name,
        "kind": given.text("kind")
        or next((kind for kind, pattern in KINDS if re.search(pattern, name)), None),
        "description": description if description.strip() != name else "",
        "website": website,
        "identifiers": _identifiers(given, say),
    }


def _identifiers(given: Given, say: Say) -> dict[str, str]:
    found = {}
    for one in given.many("organization_identifiers", "identifiers"):
        number, scheme = line(one.text("identifier"), say), one.text("identifier_scheme").upper()
        kind = line(one.text("identifier_type"), say)
        word = next((word for word in SCHEME_WORDS if word in kind.lower()), kind)
        if number:
            found[SCHEMES.get(scheme, word) or scheme] = number
    return {kind: number for kind, number in found.items() if kind}
