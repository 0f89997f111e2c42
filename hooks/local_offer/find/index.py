"""The files that find loads in the browser: scripts that hand their data to the engine.

Scripts, and not JSON, because a page opened from a folder may load scripts and nothing else. Each is
loaded when it is needed: `index.js` at once, `words.js` when words are typed, `cards.js` for results.
"""

from __future__ import annotations

import hashlib
import json
from typing import Any

from ..directory import Directory, Entry
from ..markup import first_words
from .columns import columns
from .phrases import phrases
from .terms import FIELDS, STEP, postings, texts, unlike_their_stem, weigh
from .words import words

FOLDER = "assets/find"

STANDING = {"waiting-list": 0.98, "full": 0.7, "temporarily-closed": 0.7, "planned": 0.7, "closing": 0.7}
"""What the weight of a record's words is multiplied by, by its availability: of two that match alike, the
one that can be used now comes first. 1 for all others. What has closed for good comes last in any case."""


def build(directory: Directory) -> dict[str, str]:
    """Every data file of find: its path in the site and its text. The same records give the same bytes."""
    entries = directory.listed
    parts = {
        "words": _words(directory),
        "cards": {"cards": [card(entry, directory) for entry in entries]},
        "index": {
            "slugs": [entry.slug for entry in entries],
            "codes": [entry.identity.code for entry in entries],
            "urgent": _urgent(directory),
            "open": sum(not entry.closed for entry in entries),
            "columns": columns(directory),
        },
    }
    # All parts of one build carry its mark, so that a browser never mixes an old part with a new one.
    mark = hashlib.sha256(json.dumps(parts, sort_keys=True).encode()).hexdigest()[:12]
    return {f"{FOLDER}/{name}.js": _script(name, {"mark": mark, **part}) for name, part in parts.items()}


def card(entry: Entry, directory: Directory) -> dict[str, Any]:
    """What a result shows. What is not known is left out."""
    record, terms = entry.record, directory.vocabularies
    routes = record.access.routes if record.access else None
    shown = {
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


def _urgent(directory: Directory) -> list[str]:
    """What somebody in danger may type, as the engine reads it."""
    terms = directory.vocabularies["urgent"].values()
    return sorted({" ".join(words(said)) for term in terms for said in term.words})


def _words(directory: Directory) -> dict[str, Any]:
    documents = [texts(entry, directory) for entry in directory.listed]
    found = list(postings(weigh(documents))) if documents else []
    return {
        "fields": list(FIELDS),
        "step": STEP,
        "terms": " ".join(term for term, _ in found),
        "postings": "\n".join(posting for _, posting in found),
        "unlike_their_stem": " ".join(unlike_their_stem(documents)),
        "phrases": phrases(directory),
        "standing": {
            number: STANDING[entry.record.availability]
            for number, entry in enumerate(directory.listed)
            if entry.record.availability in STANDING
        },
    }


def _script(name: str, data: dict[str, Any]) -> str:
    """A script that hands data over. No text in it can end the script or begin markup."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    for sign in "<>&\u2028\u2029":
        text = text.replace(sign, f"\\u{ord(sign):04x}")
    return f'LocalOfferFind.receive("{name}", {text});\n'
