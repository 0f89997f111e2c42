"""The kinds of value a record is made of: what each must look like, and what to say when it does not.

Each kind is a pydantic type over text. A check that fails raises ValueError with the sentence that the
provider reads; `validate.py` adds the file and the line.
"""

from __future__ import annotations

import datetime
import difflib
import html
import re
import typing
from typing import Annotated, Any

import phonenumbers
from pydantic import AfterValidator, BeforeValidator, ValidationInfo, WithJsonSchema

from .web_address import legal

# -- text ------------------------------------------------------------------------------------------

_TAG = re.compile(r"<[A-Za-z/!?][^>\n]*>?")
_ENTITY = re.compile(r"&(#\d+|#x[0-9a-fA-F]+|[A-Za-z]+);")
_LINK = re.compile(r"\]\(\s*([^)\s]*)|^[ >]*\[[^\[\]\n]+\]:[ \t]*(\S+)", re.MULTILINE)
_HIDDEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ufeff\ufffd]")
_SAFE_LINK = re.compile(r"(https?://[^\s/]+|tel:|mailto:)", re.IGNORECASE)
_SCRIPT = re.compile(r"\b(javascript|vbscript)\s*:", re.IGNORECASE)


def _text(value: str) -> str:
    """Text without HTML and without characters that nobody can see."""
    if tag := _TAG.search(value):
        raise ValueError(
            f"Take out the HTML ({tag.group()[:30]}). Write plain text; for bold use **two stars**."
        )
    if (entity := _ENTITY.search(value)) and html.unescape(entity.group()) != entity.group():
        raise ValueError(f"Write the sign itself instead of {entity.group()}.")
    if _HIDDEN.search(value):
        raise ValueError("There is a character here that nobody can see. Type the text again.")
    if script := _SCRIPT.search(value):
        raise ValueError(
            f"A text may not hold `{script.group(1)}:`. Links start with http, https, tel or mailto."
        )
    return value.strip()


def _line(value: str) -> str:
    value = _text(value)
    if "\n" in value:
        raise ValueError("Write this on one line.")
    return value


def prose(value: str) -> str:
    """Markdown without HTML, without pictures, with safe links only. Raises ValueError that says what to mend."""
    value = _text(value)
    if "![" in value:
        raise ValueError("Pictures cannot stand in this text. Take out the `![...](...)`.")
    for found in _LINK.finditer(value):
        target = (found.group(1) or found.group(2) or "").strip("<>")
        if not _SAFE_LINK.match(target):
            raise ValueError(
                f"A link must start with https://, http://, tel: or mailto:, not {target[:40]!r}."
            )
    return value


def is_text(annotation: Any, *more: Any) -> bool:
    """Whether a field of this type holds words that people read, and so can be translated."""
    return any(
        (isinstance(part, AfterValidator) and part.func in (_line, prose)) or is_text(part)
        for part in (*typing.get_args(annotation), *more)
    )


Line = Annotated[str, AfterValidator(_line)]
"""One line of plain text, printed as it is."""

Prose = Annotated[str, AfterValidator(prose), WithJsonSchema({"type": "string", "format": "markdown"})]
"""Markdown without HTML and without pictures."""

# -- ways to reach someone -------------------------------------------------------------------------

SHORT_CODES = {
    "999",
    "112",
    "18000",
    "111",
    "101",
    "105",
    "119",
    "116123",
    "116000",
    "116006",
    "116111",
    "116117",
    "85258",
}
_DRAMA = re.compile(
    r"(01632960|07700900|08081570|09098790|03069990|02079460|02896496|02920180|01914980"
    r"|01(1[3-8]|[2-6]1)4960)\d{3}"
)
"""Numbers that Ofcom keeps for drama: never given to anyone, so right for sample data."""


def is_phone(number: str) -> bool:
    """Whether a UK telephone could dial this: a full number, a short code, or either behind Relay UK's 18001."""
    if len(number) > 40 or not re.fullmatch(
        r"\+?[0-9\s()\-]+((ext|x|extension)\.?\s*[0-9]{1,6})?", number, re.I
    ):
        return False
    digits = re.sub(r"(ext|x).*", "", number, flags=re.I).replace("+44", "0").replace("(0)", "")
    digits = re.sub(r"[^0-9]", "", digits).removeprefix("18001")
    if digits in SHORT_CODES or _DRAMA.fullmatch(digits):
        return True
    if not digits.startswith("0"):  # lost in a spreadsheet, most likely
        return False
    try:
        parsed = phonenumbers.parse(digits, "GB")
    except phonenumbers.NumberParseException:
        return False
    return parsed.country_code == 44 and phonenumbers.is_valid_number(parsed)


def _phone(value: str) -> str:
    if not is_phone(value):
        raise ValueError(
            f"{value!r} is not a UK phone number. Write it like 01632 960123, with all its digits."
        )
    return " ".join(value.split())


def _relay(value: str) -> str:
    value = _phone(value)
    if not value.startswith("18001"):
        raise ValueError(f"Write 18001 in front, like 18001 {value}: that is how Relay UK is rung.")
    return value


def _email(value: str) -> str:
    if not re.fullmatch(
        r"[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@([A-Za-z0-9-]{1,63}\.)+[A-Za-z]{2,24}", value
    ):
        raise ValueError(f"{value!r} is not an e-mail address. Write it like help@example.org.")
    return value


def _web(value: str) -> str:
    if (
        len(value) > 2000
        or _HIDDEN.search(value)
        or not re.fullmatch(r"https?://[^\s/?#@\"'<>\\]+\.[^\s\"'<>\\]+", value, re.IGNORECASE)
    ):
        raise ValueError(f"{value[:60]!r} is not a web address. Write all of it, with https:// in front.")
    return legal(value)


OUTWARD = re.compile(r"[A-Z]{1,2}\d[A-Z\d]?")
FULL_POSTCODE = re.compile(OUTWARD.pattern + r" \d[A-Z]{2}")


def _postcode(value: str) -> str:
    value = " ".join(value.upper().split())
    if not (FULL_POSTCODE.fullmatch(value) or OUTWARD.fullmatch(value)):
        raise ValueError(f"{value!r} is not a postcode. Write it like ZZ1 4AB, with the space.")
    return value


Phone = Annotated[str, AfterValidator(_phone)]
Relay = Annotated[str, AfterValidator(_relay)]
Email = Annotated[str, AfterValidator(_email), WithJsonSchema({"type": "string", "format": "email"})]
Web = Annotated[str, AfterValidator(_web), WithJsonSchema({"type": "string", "format": "uri"})]
Postcode = Annotated[str, AfterValidator(_postcode)]

# -- answers, days and numbers ---------------------------------------------------------------------


YES, NO = ("yes", "true", "True"), ("no", "false", "False")
"""The answers that mean yes and no. The last ones are what Python writes."""


def _yes_no(value: Any) -> Any:
    if isinstance(value, bool):
        return value
    if value not in (*YES, *NO):
        raise ValueError(f"Write yes or no, not {value!r}.")
    return value in YES


def one_of(*allowed: str) -> Any:
    """One of a few words."""

    def check(value: Any) -> Any:
        if value not in allowed:
            raise ValueError(f"Write {', '.join(allowed[:-1])} or {allowed[-1]}, not {value!r}.")
        return value

    return Annotated[str, BeforeValidator(check), WithJsonSchema({"type": "string", "enum": list(allowed)})]


def _day(value: Any) -> Any:
    if isinstance(value, datetime.date):
        return value
    if isinstance(value, str) and re.fullmatch(r"\d{4}-\d{2}-\d{2}", value):
        try:
            return datetime.date.fromisoformat(value)
        except ValueError:
            raise ValueError(f"There is no such day: {value}.") from None
    raise ValueError(f"Write the day as year-month-day, like 2026-09-01, not {value!r}.")


def _time(value: str) -> str:
    if not re.fullmatch(r"([01]\d|2[0-3]):[0-5]\d", value):
        raise ValueError(f'Write the time with two digits each, like "09:30", not {value!r}.')
    return value


def _whole(value: Any) -> Any:
    if isinstance(value, int) or (isinstance(value, str) and re.fullmatch(r"\d{1,7}", value)):
        return int(value)
    raise ValueError(f"Write a whole number, not {value!r}.")


def _years(value: int) -> int:
    if not 0 <= value <= 25:
        raise ValueError(f"An age must be from 0 to 25, not {value}.")
    return value


def _months(value: int) -> int:
    if not 1 <= value <= 24:
        raise ValueError(f"Write a number of months from 1 to 24, not {value}.")
    return value


YesNo = Annotated[bool, BeforeValidator(_yes_no), WithJsonSchema({"enum": ["yes", "no"]})]
YesNoAsk = one_of("yes", "no", "ask")
YesNoNotAlways = one_of("yes", "no", "not-always")
Day = Annotated[datetime.date, BeforeValidator(_day)]
Time = Annotated[str, AfterValidator(_time)]
Whole = Annotated[int, BeforeValidator(_whole)]
Years = Annotated[Whole, AfterValidator(_years)]
Months = Annotated[Whole, AfterValidator(_months)]

# -- keys that must exist somewhere else -----------------------------------------------------------

SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


def _slug(value: str) -> str:
    if not SLUG.fullmatch(value) or len(value) > 80:
        raise ValueError(f"{value!r} must be small letters, digits and single dashes, like talk-and-play.")
    return value


Slug = Annotated[str, AfterValidator(_slug)]


def known(what: str, where: str) -> Any:
    """A key that must be among the known ones of `what`.

    The known keys come with the validation as `context={"known": {what: keys}}`; `where` tells the
    provider which file lists them.
    """

    def check(value: str, info: ValidationInfo) -> str:
        keys = ((info.context or {}).get("known") or {}).get(what)
        if keys is None or value in keys:
            return value
        near = difflib.get_close_matches(value, list(keys), n=1)
        hint = f" Did you mean `{near[0]}`?" if near else ""
        listed = (
            f" It must be one of: {', '.join(keys)}." if 0 < len(keys) <= 8 and not near else f" See {where}."
        )
        raise ValueError(f"`{value}` is not known here.{hint}{listed}")

    return Annotated[str, AfterValidator(check), WithJsonSchema({"type": "string", "known": what})]


def term(vocabulary: str) -> Any:
    """A key of one vocabulary of services/_vocabularies.yml."""
    return known(vocabulary, f"`{vocabulary}` in services/_vocabularies.yml")


OrganisationKey = known("organisations", "services/_organisations.yml")
PlaceKey = known("places", "services/_places.yml")
StaffKey = known("staff", "docs/staff/")
ServiceKey = known("services", "services/")
