"""The texts of a record in another language, and whether they still say what the English says."""

from __future__ import annotations

import hashlib
import json
from typing import Any

from ..records.fields import Record
from ..records.service import Service
from .said import Said

ABOUT_IT = ("checked_by", "of")
"""What a translation says about itself."""

FACTS = (("contact", "hours"), ("waiting", "typical"), ("access", "decision_time"), ("cost", "options"))
"""Texts that hold a time or a price. They may be wrong in a translation of an older English."""


class TranslatedRecord:
    """A record as it is read in one language: each text translated, or in English and marked as such."""

    def __init__(self, record: Service, lang: str) -> None:
        self._record, self._lang = record, lang
        self._texts: dict[str, Any] = record.translations.get(lang, {})
        self.checked_by: str | None = self._texts.get("checked_by") or None
        """The native speaker who has checked the translation."""
        written = self._texts.get("of") or None
        self.current: bool | None = written == english_of(record, lang) if written else None
        """Whether the English is still what was translated; None when nobody wrote down what that was."""

    def own(self, *path: str | int) -> Said | None:
        """The text at a place in the record, like ("access", "how"); None when it does not say."""
        english = _at(self._record, path)
        if not english:
            return None
        translated = None if self._may_mislead(path) else _at(self._texts, path)
        return Said(translated, self._lang) if translated else Said(english, "en")

    def each(self, *path: str | int) -> list[Said]:
        """The texts of a list in the record."""
        found = (self.own(*path, number) for number in range(len(_at(self._record, path) or ())))
        return [one for one in found if one]

    def _may_mislead(self, path: tuple[str | int, ...]) -> bool:
        return not self.current and path[:2] in FACTS


def english_of(record: Service, lang: str) -> str:
    """What stands in `of`: a short checksum of the English of all texts that a language translates."""
    told = {key: text for key, text in record.translations.get(lang, {}).items() if key not in ABOUT_IT}
    english = json.dumps(_beside(told, record), ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(english.encode()).hexdigest()[:10]


def _beside(told: Any, english: Any) -> Any:
    """The English of the parts that are translated."""
    if isinstance(told, dict):
        return {key: _beside(value, _at(english, (key,))) for key, value in told.items()}
    if isinstance(told, list):
        return [_beside(value, _at(english, (number,))) for number, value in enumerate(told)]
    return english


def _at(data: Any, path: tuple[str | int, ...]) -> Any:
    """What stands at a place in a record or in its translation, or None."""
    for part in path:
        if isinstance(data, dict):
            data = data.get(part)
        elif isinstance(part, int):
            data = data[part] if isinstance(data, list) and part < len(data) else None
        else:
            data = getattr(data, part, None) if isinstance(data, Record) else None
    return data
