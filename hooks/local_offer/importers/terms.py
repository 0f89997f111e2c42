"""The words a feed uses for kinds, needs and features, as terms of this Local Offer's vocabularies.

A word is a term when it is the term's key, label, code or one of its search words, apart from case and
punctuation. Words of published lists that say the same in other words are in SAME. All others are listed.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from ..vocabulary import Vocabularies

SAME: Mapping[str, Mapping[str, str]] = {
    # Outpost's own lists, which councils start from (its db/_default-data.yml), and Buckinghamshire's.
    "needs": {
        "visual": "vision",
        "mobility": "physical",
        "physical disabilities": "physical",
        "social, emotional and mental health difficulties": "social-emotional-mental-health",
    },
    # Kinds of things to do, which are words of their own for search.
    "topics": dict.fromkeys(
        ("football", "play", "sport", "sports", "swimming", "youth club", "youth clubs"), "leisure"
    ),
    "features": {
        "accessible toilet facilities": "accessible-toilet",
        "baby changing facilities": "baby-changing",
        "british sign language (bsl)": "bsl",
        "building has lift": "lift",
        "bus stop nearby": "bus-stop",
        "car parking": "parking",
        "disabled car parking space": "disabled-parking",
        "wheelchair accessible": "wheelchair-accessible",
    },
    # What Open Referral UK 1 allowed for attending_type.
    "modes": {"venue": "in-person", "phone": "telephone", "physical": "in-person", "virtual": "online"},
}


class Terms:
    """The terms of some vocabularies by every way to write them."""

    def __init__(self, vocabularies: Vocabularies) -> None:
        self._found: dict[str, dict[str, set[str]]] = {}
        self._keys = {name: frozenset(terms) for name, terms in vocabularies.terms.items()}
        for name, terms in vocabularies.terms.items():
            by_word = self._found.setdefault(name, {})
            for key, term in terms.items():
                for word in (key, term.label, term.code or key, *term.words, *term.typed):
                    by_word.setdefault(_same(word), set()).add(key)
            for word, key in SAME.get(name, {}).items():
                if key in terms:
                    by_word[_same(word)] = {key}

    def has(self, vocabulary: str) -> bool:
        """Whether there is such a vocabulary: other keys are those of organisations, places and services."""
        return vocabulary in self._found

    def key(self, vocabulary: str, word: str) -> str | None:
        """The one term that a word stands for. A word that could be either of two stands for none, unless it is a key."""
        if word in self._keys.get(vocabulary, ()):
            return word
        keys = self._found.get(vocabulary, {}).get(_same(word), set())
        return next(iter(keys)) if len(keys) == 1 else None


def _same(word: str) -> str:
    return " ".join(
        re.sub(r"[^\w]+", " ", re.sub(r"['’]", "", word.casefold()).replace("&", " and ")).split()
    )
