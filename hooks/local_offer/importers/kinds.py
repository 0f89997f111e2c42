"""The kinds, labels, languages and areas of a feed as terms of this Local Offer; what is none is listed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from .clean import line
from .given import Given
from .incoming import Incoming

_KINDS = ("topics", "needs", "sectors", "audiences")
TERMS = {
    "attributes": (*_KINDS, "modes", "payment"),
    "service_taxonomys": _KINDS,
    "taxonomies": _KINDS,
    "taxonomy_terms": _KINDS,
    "categories": _KINDS,
    "labels": _KINDS,
    "send_needs": ("needs",),
    "suitabilities": ("needs", "audiences"),
    "pc_targetAudience": ("audiences", "needs"),
}
"""Where feeds put their kinds of service, and the vocabularies in which each word is looked up."""


def find_kinds(service: Incoming) -> dict[str, Any]:
    """Topics, needs, sector, audience and payment, where the feed's own kinds are the same words."""
    found: dict[str, list[str]] = {name: [] for name in (*_KINDS, "modes", "payment")}
    for member, vocabularies in TERMS.items():
        for word in _words(service.given.take(member)):
            keys = [(name, key) for name in vocabularies if (key := service.terms.key(name, word))]
            for name, key in keys:
                found[name] += [key] if key not in found[name] else []
            if not keys:
                service.say("kinds and labels that are no term of this Local Offer", word)
    service.modes |= dict.fromkeys(found["modes"])
    if len(found["sectors"]) > 1:
        service.say("more than one sector, so none is written", ", ".join(found["sectors"]))
    return {
        "sector": found["sectors"][0] if len(found["sectors"]) == 1 else None,
        "topics": found["topics"],
        "needs": found["needs"],
        "audience": found["audiences"],
        "payment": found["payment"],
    }


def find_terms(service: Incoming, member: str, vocabulary: str, heading: str, *names: str) -> list[str]:
    """The terms among the items of a member; the others are said under a heading in the description."""
    keys, others = [], []
    for item in service.given.many(member):
        for said in dict.fromkeys(line(item.text(name), service.say) for name in names):
            if key := service.terms.key(vocabulary, said):
                keys.append(key)
                break
            others.append(said)
    service.add(heading, ", ".join(dict.fromkeys(filter(None, others))))
    return list(dict.fromkeys(keys))


def _words(value: Any) -> Iterator[str]:
    """The names of terms, however deep they are wrapped."""
    if isinstance(value, list):
        for item in value:
            yield from _words(item)
    elif isinstance(value, Mapping):
        given = Given(value)
        inner = given.take("taxonomy_term", "taxonomy")
        yield from _words(
            inner if isinstance(inner, Mapping) else given.text("name", "label", "term", "value")
        )
    elif isinstance(value, str) and value.strip():
        yield value.strip()
