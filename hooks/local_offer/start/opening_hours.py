"""Opening hours as people write them: "Monday to Friday, 9am to 5pm". `facts.helpline_hours` says them."""

from __future__ import annotations

import re

from ..records.validate import validate
from ..records.yaml_lines import Source
from ..settings import Hours
from ..vocabulary import CODE_DEPENDS_ON

_WEEK = CODE_DEPENDS_ON["days"]
_TIME = r"midday|noon|midnight|\d{1,2}(?:[.:]\d\d)?\s*[ap]m|\d{1,2}:\d\d"
_PART = re.compile(
    rf"(?P<days>.+?),?\s+(?:from\s+)?(?P<from>{_TIME})\s*(?:to|until|-|–)\s*(?P<to>{_TIME})", re.IGNORECASE
)
_EXAMPLE = 'Write the hours like "Monday to Friday, 9am to 5pm". Put ; between days that differ.'


def read_hours(text: str) -> list[dict[str, object]]:
    """The hours as mkdocs.yml holds them: days, from and to. Raises ValueError that says what to write."""
    return [_part(part) for part in text.split(";")]


def _part(text: str) -> dict[str, object]:
    found = _PART.fullmatch(text.strip())
    if not found:
        raise ValueError(_EXAMPLE)
    hours = {"days": _days(found["days"]), "from": _clock(found["from"]), "to": _clock(found["to"])}
    _, problems = validate(Hours, Source("", hours))
    if problems:
        raise ValueError(_EXAMPLE)
    if hours["to"] != "00:00" and str(hours["to"]) <= str(hours["from"]):
        raise ValueError(f"It cannot close before it opens: {text.strip()}.")
    return hours


def _days(text: str) -> list[str]:
    if text.lower() in ("every day", "daily", "all week"):
        return [*_WEEK]
    found: set[int] = set()
    for part in re.split(r",|\band\b", text):
        first, *rest = re.split(r"\bto\b|-|–", part)
        start, end = _day(first), _day(rest[0] if rest else first)
        found |= {number % 7 for number in range(start, end + 1 if end >= start else end + 8)}
    return [_WEEK[number] for number in sorted(found)]


def _day(text: str) -> int:
    name = text.strip().lower()
    for number, day in enumerate(_WEEK):
        if len(name) >= 3 and (day.startswith(name) or day == name.removesuffix("s")):
            return number
    raise ValueError(f"{text.strip()!r} is not a day. {_EXAMPLE}")


def _clock(text: str) -> str:
    """A time with two digits each: 9am is "09:00"."""
    if text.lower() in ("midday", "noon", "midnight"):
        return "00:00" if text.lower() == "midnight" else "12:00"
    hour, minute, half = re.fullmatch(r"(\d+)(?:[.:](\d\d))?\s*(am|pm)?", text.lower()).groups()
    number = int(hour)
    if half:
        number = number % 12 + (12 if half == "pm" else 0) if 1 <= number <= 12 else 99
    return f"{number:02}:{minute or '00'}"
