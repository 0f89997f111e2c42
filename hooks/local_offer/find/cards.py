"""What a result shows, in pieces: a search loads only those that its results are in."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from ..directory import Directory, Entry
from ..markup import first_words
from .postings import Piece

TOGETHER = 50
"""How many cards from A to Z stand in one piece."""

LARGEST = 16_000
"""Characters of a piece of best cards; a third of that travels."""


def card(entry: Entry, directory: Directory) -> dict[str, Any]:
    """What a result shows. What is not known is left out."""
    record, terms = entry.record, directory.vocabularies
    routes = record.access.routes if record.access else None
    is_secret = any(place.hide_address for _, place in entry.places)
    shown = {
        "slug": entry.slug,
        "code": None if is_secret else entry.identity.code,  # nobody keeps it on a device that others may see
        "name": entry.name,
        "summary": record.summary or first_words(record.description, 30),
        "tier": terms.label("tiers", record.tier) if record.tier else None,
        "availability": terms.label("availability", record.availability)
        if record.availability != "open"
        else None,
        "phone": record.contact.phone if record.contact else None,
        "text": record.contact.text if record.contact and not record.contact.phone else None,
        "cost": terms.label("cost_kinds", record.cost.kind) if record.cost and record.cost.kind else None,
        "route": terms.label("routes", routes[0]) if routes else None,
        "ring_from": entry.freshness.ring_from.isoformat() if entry.freshness.ring_from else None,
    }
    return {key: value for key, value in shown.items() if value}


def best_together(piece: Piece, all_cards: Sequence[str]) -> Iterator[tuple[str, list[int]]]:
    """For a piece of the index, its terms cut into groups: the first term, and the best records of all of them.

    So whoever looks for one word gets the cards of its best results in one go, and not one by one. `all_cards`
    are those of each record as text.
    """
    first, together, size = "", {}, 0
    for term, best in zip(piece.terms, piece.best, strict=True):
        more = [number for number in best if number not in together]
        if together and size + sum(len(all_cards[number]) for number in more) > LARGEST:
            yield first, list(together)
            together, size, more = {}, 0, best
        first = first if together else term
        together.update(dict.fromkeys(more))
        size += sum(len(all_cards[number]) for number in more)
    if together:
        yield first, list(together)
