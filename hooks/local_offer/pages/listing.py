"""The lists of services: A to Z and one page for each choice. They are also find without JavaScript."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from ..directory import Directory, Entry
from ..markup import first_words, plain
from . import PageText

Facet = tuple[str, str, str, str, Callable[[Entry], Iterable[str]]]

FACETS: tuple[Facet, ...] = (
    # address, vocabulary, what it is called in a heading, the question its index page asks, its keys
    ("need", "needs", "Help by need", "What does my child need help with?", lambda e: e.needs),
    ("phase", "phases", "Help by age", "How old is my child?", lambda e: e.phases),
    (
        "topic",
        "topics",
        "Kinds of help",
        "What kind of help am I looking for?",
        lambda e: e.record.topics or (),
    ),
    (
        "sector",
        "sectors",
        "Education, health and care",
        "Who gives the help?",
        lambda e: _one(e.record.sector),
    ),
    (
        "tier",
        "tiers",
        "Universal, targeted and specialist",
        "How much help do we need?",
        lambda e: _one(e.record.tier),
    ),
)


def _one(key: str | None) -> tuple[str, ...]:
    return (key,) if key else ()


def card(entry: Entry, directory: Directory) -> dict[str, Any]:
    """A service in a list: what it is, whether there is room, and who to ring."""
    record, words = entry.record, directory.vocabularies
    tags = [words.label("tiers", record.tier)] if record.tier else []
    if entry.withdrawn:
        tags.append("Withdrawn")
    elif record.availability != "open":
        tags.append(words.label("availability", record.availability))
    return {
        "slug": entry.slug,
        "name": entry.name,
        "summary": record.summary or first_words(record.description, 30),
        "tags": tags,
        "ring_first": entry.state in ("ring-first", "never"),
        "ring_from": entry.freshness.ring_from.isoformat() if entry.freshness.ring_from else "",
        "phone": record.contact.phone if record.contact else None,
        "text": record.contact.text if record.contact else None,
    }


def listings(directory: Directory) -> Iterator[PageText]:
    """Every listing page and the index page of each kind."""
    yield a_to_z(directory)
    for facet in FACETS:
        groups = _groups(directory.listed, facet[4])
        yield _index(facet, groups, directory)
        for key, entries in groups.items():
            if key in directory.vocabularies[facet[1]]:
                yield _choice(facet, key, entries, directory)
    yield from _organisations(directory)


def doors(directory: Directory) -> list[dict[str, Any]]:
    """The ways in for those who do not search: by need, by age, by kind of help, by who gives it.

    Where the vocabulary marks some terms with `door`, only those stand here, and `more` leads to the rest.
    A way that leads to no service yet is left out.
    """
    found = []
    for address, vocabulary, _, question, keys in FACETS:
        links = _links(address, vocabulary, _groups(directory.listed, keys), directory)
        marked = {f"{address}/{key}" for key, term in directory.vocabularies[vocabulary].items() if term.door}
        shown = [link for link in links if link["address"] in marked] or links
        more = (
            f"All {len(links)} {'kinds of help' if address == 'topic' else 'choices'}"
            if shown != links
            else ""
        )
        if links:
            found.append({"heading": question, "address": address, "links": shown, "more": more})
    return found


def a_to_z(directory: Directory) -> PageText:
    """Every service by its first letter."""
    letters: dict[str, list[dict]] = {}
    for entry in sorted(directory.listed, key=lambda entry: entry.a_to_z):
        first = entry.a_to_z[0][:1].upper()
        letters.setdefault(first if first.isascii() and first.isalpha() else "0 to 9", []).append(
            card(entry, directory)
        )
    groups = [
        {"heading": letter, "id": letter.lower().replace(" ", "-"), "cards": cards}
        for letter, cards in letters.items()
    ]
    return PageText(
        "a-to-z", "listing.html", "A to Z of all services", "Every service in this Local Offer, by name.",
        {"groups": groups, "letters": True, "count": len(directory.listed), "intro": ""},
    )  # fmt: skip


def _groups(entries: Iterable[Entry], keys: Callable[[Entry], Iterable[str]]) -> dict[str, list[Entry]]:
    found: dict[str, list[Entry]] = {}
    for entry in entries:
        for key in keys(entry):
            found.setdefault(key, []).append(entry)
    return found


def _links(
    address: str, vocabulary: str, groups: dict[str, list[Entry]], directory: Directory
) -> list[dict[str, Any]]:
    return [
        {
            "label": term.label,
            "explanation": term.explanation,
            "address": f"{address}/{key}",
            "count": len(groups[key]),
        }
        for key, term in directory.vocabularies[vocabulary].items()
        if key in groups
    ]


def _index(facet: Facet, groups: dict[str, list[Entry]], directory: Directory) -> PageText:
    address, vocabulary, title, question, _ = facet
    meta = {"question": question, "links": _links(address, vocabulary, groups, directory)}
    return PageText(f"{address}/index", "choices.html", title, f"{title}: {question}", meta)


def _choice(facet: Facet, key: str, entries: list[Entry], directory: Directory) -> PageText:
    """One choice: its services, those for everyone first, the most specialist last."""
    address, vocabulary, kind, _, _ = facet
    words = directory.vocabularies
    term = words[vocabulary][key]
    by, labels = ("sector", "sectors") if address == "tier" else ("tier", "tiers")
    title = {"need": f"Help with: {term.label}", "phase": f"Help for: {term.label}"}.get(address, term.label)
    if key == "all-needs":
        title = "Help whatever the need"
    also = []
    if address == "need" and key != "all-needs":
        also = [{"label": "Help that is for every need", "address": "need/all-needs"}]
    meta = {
        "groups": list(_by_label(entries, by, labels, directory)),
        "count": len(entries),
        "intro": term.explanation,
        "kind": kind,
        "kind_address": address,
        "find": f"{address}={key}",
        "also": also,
        "guide": term.guide,
    }
    return PageText(f"{address}/{key}", "listing.html", title, f"{term.label}: {term.explanation}", meta)


def _by_label(
    entries: list[Entry], attribute: str, vocabulary: str, directory: Directory
) -> Iterator[dict[str, Any]]:
    """The cards grouped by tier or sector, each with its explanation; those that do not say come last."""
    groups = _groups(entries, lambda entry: (getattr(entry.record, attribute) or "",))
    for key, term in directory.vocabularies[vocabulary].items():
        if key in groups:
            cards = [card(entry, directory) for entry in groups[key]]
            yield {"heading": term.label, "id": key, "explanation": term.explanation, "cards": cards}
    if "" in groups:
        cards = [card(entry, directory) for entry in groups[""]]
        heading = "Other services" if len(groups) > 1 else "Services"
        yield {"heading": heading, "id": "other", "explanation": "", "cards": cards}


def _organisations(directory: Directory) -> Iterator[PageText]:
    words = directory.vocabularies
    groups = _groups(directory.listed, lambda e: _one(e.organisation_key or None))
    links = []
    for key, entries in sorted(
        groups.items(), key=lambda pair: (pair[1][0].organisation.name or "").casefold()
    ):
        organisation = entries[0].organisation  # the key of a group is its organisation's, so there is one
        name, address = organisation.name or key, f"organisation/{key}"
        links.append({"label": name, "explanation": "", "address": address, "count": len(entries)})
        kind = words.label("organisation_kinds", organisation.kind) if organisation.kind else ""
        meta = {
            "groups": list(_by_label(entries, "tier", "tiers", directory)),
            "count": len(entries),
            "intro": plain(organisation.description),
            "organisation": {"kind": kind, "website": organisation.website},
            "kind": "Organisations",
            "kind_address": "organisation",
        }
        title = f"Services of {name}"  # a school's own page has the school's name
        yield PageText(address, "listing.html", title, f"The services that {name} runs.", meta)
    meta = {"question": "Who runs the services?", "links": links}
    yield PageText(
        "organisation/index",
        "choices.html",
        "Organisations",
        "Who runs the services of this Local Offer.",
        meta,
    )
