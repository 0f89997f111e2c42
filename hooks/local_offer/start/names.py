"""Names of councils and areas, and how one stands in for another in a text."""

from __future__ import annotations

import re
from collections.abc import Mapping


def renamed(text: str, now: Mapping[str, str], answers: Mapping[str, str]) -> str:
    """A text about the old council made one about the new: names in words, and in web addresses."""
    for key in ("council", "area"):
        text = text.replace(now[key], answers[key])
    return text.replace(as_key(now["area"]), as_key(answers["area"]))


_KIND_OF_COUNCIL = re.compile(
    r"^(the\s+)?((royal|london|metropolitan)\s+)*(borough|city|county)\s+of\s+"
    r"|(\s+(metropolitan|royal|london|borough|city|county|district))*\s+council$",
    re.IGNORECASE,
)


def area_of(council: str) -> str:
    """The area in a council's name: "Tarrowmere" in "Tarrowmere Borough Council"."""
    return _KIND_OF_COUNCIL.sub("", council) or council


def as_key(words: str) -> str:
    """Words as the key of a record: "isle-of-wight"."""
    return re.sub(r"[^a-z0-9]+", "-", words.lower()).strip("-")
