"""The council's vocabulary in another language, as far as the catalogue has it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Protocol

from ..vocabulary import Vocabularies
from .catalogue import ENGLISH, Catalogue


class NotTranslatedError(Exception):
    """A word of the vocabulary is not in the catalogue, or the council says something else in English."""


class Labels(Protocol):
    """What facts are made from: the words for the keys of a vocabulary."""

    def label(self, vocabulary: str, key: str) -> str:
        """The words for a key."""

    def labels(self, vocabulary: str, keys: list[str] | tuple[str, ...]) -> list[str]:
        """The words for some keys."""


@dataclass(frozen=True)
class TranslatedVocabularies:
    """Labels and explanations in the language of a catalogue. Raises NotTranslatedError for what is not there."""

    english: Vocabularies
    catalogue: Catalogue

    def label(self, vocabulary: str, key: str) -> str:
        """The words for a key."""
        return self._of(vocabulary, key, "label", self.english.label(vocabulary, key))

    def labels(self, vocabulary: str, keys: Iterable[str]) -> list[str]:
        """The words for some keys."""
        return [self.label(vocabulary, key) for key in keys]

    def explanation(self, vocabulary: str, key: str) -> str:
        """What a term means, in a sentence."""
        return self._of(vocabulary, key, "explanation", self.english[vocabulary][key].explanation)

    def _of(self, vocabulary: str, key: str, what: str, english: str) -> str:
        """A council may mean something else by a key: then the translation is not its own."""
        at = f"{vocabulary}.{key}.{what}"
        if at not in self.catalogue.terms or ENGLISH.terms[at] != english:
            raise NotTranslatedError(at)
        return self.catalogue.terms[at]
