"""What is told in one language: from here come all words of leaflets, booklets and translated pages."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cached_property

from ..directory import Directory, Entry
from ..vocabulary import Vocabularies
from .catalogue import ENGLISH, Catalogue, catalogue
from .record import TranslatedRecord
from .said import Said
from .vocabulary import Labels, NotTranslatedError, TranslatedVocabularies


@dataclass(frozen=True)
class Speech:
    """What is said in one language, whichever service it is about."""

    directory: Directory
    catalogue: Catalogue

    @property
    def lang(self) -> str:
        """The code of the language."""
        return self.catalogue.lang

    @property
    def written_in(self) -> str:
        """The language of our own sentences: English where there is no catalogue."""
        return self.catalogue.written_in

    def say(self, key: str, **values: str) -> Said:
        """One of our own sentences."""
        return Said(self.catalogue.say(key, **values), self.written_in)

    def fact(self, make: Callable[[Labels, Catalogue], str]) -> Said:
        """A fact as a text that `make` puts together, in this language as a whole or in English as a whole.

        Half a translation of "Tuesday, 10am to midday, in term time" would be harder to read than none.
        """
        try:
            return Said(make(self._vocabularies, self.catalogue), self.written_in)
        except NotTranslatedError:
            return Said(make(self.directory.vocabularies, ENGLISH), "en")

    def label(self, vocabulary: str, key: str) -> Said:
        """The words for a key of a vocabulary."""
        return self.fact(lambda words, _: words.label(vocabulary, key))

    def labels(self, vocabulary: str, keys: Iterable[str]) -> list[Said]:
        """The words for some keys."""
        return [self.label(vocabulary, key) for key in keys]

    def explanation(self, vocabulary: str, key: str) -> Said:
        """What a term means, in a sentence."""
        english = self.directory.vocabularies[vocabulary][key].explanation
        return self.fact(lambda words, _: _explanation(words, vocabulary, key, english))

    def setting(self, words: str | None) -> Said | None:
        """What the council wrote in its settings, in this language where the catalogue knows that sentence."""
        if not words:
            return None
        key = next((key for key, english in ENGLISH.settings.items() if english == words), "")
        return Said(self.catalogue.settings[key], self.written_in) if key else Said(words, "en")

    def sentence(self, words: Said | None) -> Said | None:
        """Words with a full stop, if they lack one."""
        text = words.text.strip() if words else ""
        if not words or not text:
            return None
        stop = self.catalogue.stop if words.lang == self.lang else ENGLISH.stop
        return Said(text if text[-1] in ".!?…।۔؟" else f"{text}{stop}", words.lang)

    @cached_property
    def _vocabularies(self) -> Vocabularies | TranslatedVocabularies:
        english = self.directory.vocabularies
        return english if self.written_in == ENGLISH.lang else TranslatedVocabularies(english, self.catalogue)


@dataclass(frozen=True)
class Told(Speech):
    """A service as it is told in one language."""

    entry: Entry

    @cached_property
    def record(self) -> TranslatedRecord:
        """The record's own words."""
        return TranslatedRecord(self.entry.record, self.lang)

    def own(self, *path: str | int) -> Said | None:
        """The record's words at a place, like ("access", "how")."""
        return self.record.own(*path)

    def each(self, *path: str | int) -> list[Said]:
        """The record's words in a list, like ("access", "criteria")."""
        return self.record.each(*path)

    @property
    def name(self) -> Said:
        """The name of the service."""
        return self.own("name") or Said(self.entry.slug, "en")

    @property
    def unchecked(self) -> bool:
        """Whether no native speaker has checked what stands here in another language than English."""
        return self.lang != "en" and not (self.catalogue.checked_by and self.record.checked_by)

    @property
    def stale(self) -> bool:
        """Whether the English has changed since it was translated."""
        return self.lang != "en" and self.record.current is False

    def other(self, entry: Entry) -> Told:
        """Another service in the same language."""
        return Told(self.directory, self.catalogue, entry)


def _explanation(words: Labels, vocabulary: str, key: str, english: str) -> str:
    return words.explanation(vocabulary, key) if isinstance(words, TranslatedVocabularies) else english


def told(entry: Entry, directory: Directory, lang: str = "en") -> Told:
    """A service in a language."""
    return Told(directory, catalogue(lang), entry)


def languages_of(entry: Entry, directory: Directory) -> list[str]:
    """English, then those of the council's languages that the record is translated into."""
    others = [lang for lang in directory.settings.languages if lang != ENGLISH.lang]
    return [ENGLISH.lang, *(lang for lang in others if entry.record.translations.get(lang))]
