"""Slugs made from names: once, and never changed again, because they are web addresses."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Container, Iterator

LONGEST = 60
NAMELESS = "service"


def slug_of(name: str) -> str:
    """A name as a slug: "Mums' & Tots' Café" is mums-tots-cafe.

    A name without a Latin letter gives "service-" and a mark that follows from the name, so that two such
    services do not get one file. No name at all gives "service".
    """
    letters = (
        unicodedata.normalize("NFKD", re.sub(r"['’]", "", name)).encode("ascii", "ignore").decode().lower()
    )
    words = re.findall(r"[a-z0-9]+", letters)
    slug = words[0][:LONGEST] if words else _nameless(name)
    for word in words[1:]:
        if len(slug) + 1 + len(word) > LONGEST:
            break
        slug += f"-{word}"
    return slug


def _nameless(name: str) -> str:
    mark = 0
    for sign in name.strip():
        mark = (mark * 31 + ord(sign)) % 2**32
    return f"{NAMELESS}-{mark:08x}" if mark else NAMELESS


def slugs_for(name: str, organisation: str = "") -> Iterator[str]:
    """The slugs to try for a name: itself, with its organisation's, then numbered."""
    slug = slug_of(name)
    yield slug
    if organisation and len(f"{slug}-{organisation}") <= 80 and organisation not in slug:
        yield f"{slug}-{organisation}"
    number = 2
    while True:
        yield f"{slug}-{number}"
        number += 1


def free_slug(name: str, taken: Container[str]) -> str:
    """The first of these that is not taken."""
    return next(slug for slug in slugs_for(name) if slug not in taken)
