"""Short forms such as SENCO: which of them stand in what people are going to read, and what they mean."""

from __future__ import annotations

import re
from collections.abc import Container
from typing import Any

from .records.yaml_lines import strings
from .vocabulary import Vocabularies

KNOWN_BY_ALL = frozenset({"GP", "NHS", "UK"})
"""Left out on paper, which has less room."""
_SHORT = re.compile(r"\b[A-Z][A-Za-z&]*[A-Z]\b")


def short_words(
    said: Any, vocabularies: Vocabularies, *, leave_out: Container[str] = ()
) -> list[dict[str, str]]:
    """The short forms of the glossary in some texts, each with what it stands for, in the glossary's order."""
    found = set(_SHORT.findall(" ".join(strings(said))))
    return [
        {"short": key, "label": term.label, "explanation": term.explanation}
        for key, term in vocabularies["glossary"].items()
        if key in found and key not in leave_out
    ]
