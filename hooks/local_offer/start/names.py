"""Names of councils and areas, and how one stands in for another in a text."""

from __future__ import annotations

import re
from collections.abc import Mapping

from ..slugs import slug_of


def renamed(text: str, now: Mapping[str, str], answers: Mapping[str, str]) -> str:
    """A text about the old council made one about the new: names in words, and in web addresses."""
    for key in ("council", "area"):
        text = text.replace(now[key], answers[key])
    return text.replace(slug_of(now["area"]), slug_of(answers["area"]))


_KIND_OF_COUNCIL = re.compile(
    r"^(the\s+)?((royal|london|metropolitan)\s+)*(borough|city|county)\s+of\s+"
    r"|(\s+(metropolitan|royal|london|borough|city|county|district))*\s+council$",
    re.IGNORECASE,
)


def area_of(council: str) -> str:
    """The area in a council's name: "Tarrowmere" in "Tarrowmere Borough Council"."""
    return _KIND_OF_COUNCIL.sub("", council) or council
