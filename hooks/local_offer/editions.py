"""The editions of a leaflet: one record for different eyes, hands and ears. What each is called and where it is."""

from __future__ import annotations

from dataclasses import dataclass

ENGLISH = "en"


@dataclass(frozen=True)
class Edition:
    """One way to print a leaflet."""

    key: str
    name: str
    """What people ask for."""
    about: str
    """Type size and paper, or what it is good for."""
    ending: str = "pdf"


CLEAR_PRINT = Edition("clear-print", "Clear print", "14 point, on A4")
LARGE_PRINT = Edition("large-print", "Large print", "18 point, on A4")
EASIER = Edition("easier", "Easier to read", "short sentences, 16 point, on A4")
FOLD = Edition("fold", "Small booklet", "12 or 14 point, A5 pages")
TEXT = Edition("text", "Plain text", "for e-mail, reading aloud and braille", "txt")

EDITIONS = {edition.key: edition for edition in (CLEAR_PRINT, LARGE_PRINT, EASIER, FOLD, TEXT)}
"""By key, in the order in which they are offered."""


def file_name(slug: str, edition: str, lang: str = ENGLISH) -> str:
    """The published name: clear print in English is the plain one, as it was before there were others."""
    said = [slug]
    if (edition, lang) != (CLEAR_PRINT.key, ENGLISH):
        said.append(edition)
    if lang != ENGLISH:
        said.append(lang)
    return ".".join([*said, EDITIONS[edition].ending])
