"""How text becomes words and stems: here for the records, in engine/words.js, the same way, for what is typed."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from lunr.stemmer import PorterStemmer
from lunr.stop_word_filter import WORDS as STOP_WORDS

# Accents go, and so do apostrophes: people type "wont" and "aspergers", and phones make curly ones.
_NOT_SPOKEN = re.compile("[\u0300-\u036f'\u2018\u2019\u02bc`]")
# Letters and digits of any writing; punctuation, signs, emoji and marks of direction part words.
_WORD = re.compile("[0-9a-z\u00c0-\u1fff\u3040-\ud7ff]+")

NEVER = frozenset(
    [
        "no",
        "not",
        "never",
        "cannot",
        "cant",
        "wont",
        "dont",
        "doesnt",
        "didnt",
        "isnt",
        "arent",
        "wasnt",
        "wouldnt",
        "couldnt",
        "hasnt",
        "havent",
    ]
)
"""The words that say no. In a phrase they are one: "won't sleep", "does not sleep" and "not sleeping"."""
IN_PHRASES = frozenset(["not", "there", "off", "after", "own"])
"""What counts in a phrase alone, and is never looked for: "getting there", "off school", "on my own"."""


def words(text: str) -> list[str]:
    """The words of a text, in small letters and in order."""
    return _WORD.findall(_NOT_SPOKEN.sub("", unicodedata.normalize("NFD", text.lower())))


class _Stemmer(PorterStemmer):
    """The Porter stemmer as lunr.js has it. lunr.py's own parts from it over a final y.

    With lunr.py's, "play" is stored as "plai", and a browser that asks for "play" finds nothing.
    """

    def step1c(self) -> None:
        """A final y after a consonant becomes i: try, but not play."""
        if self.k >= 2 and self.b[self.k] == "y" and self.b[self.k - 1] not in "aeiou":
            self.b = self.b[: self.k] + "i"


_STEMMER = _Stemmer()


@lru_cache(maxsize=200_000)
def stem(word: str) -> str:
    """The stem that a word shares with its relatives: "caring" and "cares" are "care"."""
    return _STEMMER.stem(word)


@lru_cache(maxsize=200_000)
def telling(word: str) -> str:
    """What a word counts as in a phrase: its stem, "not" for one that says no, "" for a small one like "to"."""
    if word in NEVER:
        return "not"
    if word in IN_PHRASES:
        return word
    return "" if word in STOP_WORDS else stem(word)


def stems(some: list[str]) -> list[str]:
    """What tells in some words, in order: their stems but for small ones, with those that count in phrases."""
    return [found for found in map(telling, some) if found]


def phrase(text: str) -> str:
    """A text as a phrase to compare: "Won't go to school" is "not go school". "" when nothing in it tells."""
    found = stems(words(text))
    return " ".join(found) if set(found) - IN_PHRASES else ""


_WHOSE = """
    child childs children kid son daughter boy girl teenager teenage teen teens year yr old age month months
"""
WHOSE = frozenset(map(stem, _WHOSE.split()))
"""The stems of words that say whose help it is, and not which. A search passes over them."""


_AGE = re.compile("1?[0-9]|2[0-5]")


def says_whose(stem_of_it: str) -> bool:
    """Whether a stem is one of those, or a number that may be an age."""
    return stem_of_it in WHOSE or bool(_AGE.fullmatch(stem_of_it))
