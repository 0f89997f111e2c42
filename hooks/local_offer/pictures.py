"""The line pictures that stand beside easier sentences: our own drawings, under the project's licence."""

from __future__ import annotations

from pathlib import Path

from .vocabulary import Vocabularies

FOLDER = Path(__file__).parent / "leaflets" / "pictures"
PICTURES = frozenset(file.stem for file in FOLDER.glob("*.svg"))
"""Their names."""


def picture_for(word: str, vocabularies: Vocabularies) -> str:
    """The picture that a record means by a word: its name, or another word of it in the vocabulary. Else ""."""
    name = "-".join(word.casefold().split())
    if name in PICTURES:
        return name
    meant = (key for key, term in vocabularies["pictures"].items() if word.casefold() in term.words)
    return next((key for key in meant if key in PICTURES), "")
