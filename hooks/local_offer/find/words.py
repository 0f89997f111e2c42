"""How text becomes words and stems: here for the records, in engine.js and text.js, the same way, for what is typed."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from lunr.stemmer import PorterStemmer

# Accents go, and so do apostrophes: people type "wont" and "aspergers", and phones make curly ones.
_NOT_SPOKEN = re.compile("[\u0300-\u036f'\u2018\u2019\u02bc`]")
# Letters and digits of any writing; punctuation, signs, emoji and marks of direction part words.
_WORD = re.compile("[0-9a-z\u00c0-\u1fff\u3040-\ud7ff]+")


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
