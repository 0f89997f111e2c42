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
from dataclasses import dataclass
from typing import Annotated, Any

import phonenumbers
from pydantic import AfterValidator, BeforeValidator, ValidationInfo, WithJsonSchema

from .looks import PATTERNS, SAYS
from .web_address import legal


@dataclass(frozen=True)
class Kind:
    """What a value is, for those who ask for one: beside the checks of its type."""

    name: str
    """`line`, `prose`, `phone`, `day` ...; `answer` and `term` are chosen."""
    of: tuple[str, ...] = ()
    """The answers there are; or the list that the keys are in, and the file that shows it."""


# -- text ------------------------------------------------------------------------------------------


def _text(value: str) -> str:
    """Text without HTML and without characters that nobody can see."""
    if tag := PATTERNS["tag"].search(value):
        raise ValueError(SAYS("html", tag=tag.group()[:30]))
    if (entity := PATTERNS["entity"].search(value)) and html.unescape(entity.group()) != entity.group():
        raise ValueError(SAYS("entity", entity=entity.group()))
    if PATTERNS["hidden"].search(value):
        raise ValueError(SAYS("hidden"))
    if script := PATTERNS["script"].search(value):
        raise ValueError(SAYS("script", script=script.group(1)))
    return value.strip()


def _line(value: str) -> str:
    value = _text(value)
    if "\n" in value:
        raise ValueError(SAYS("one line"))
    return value


def prose(value: str) -> str:
    """Markdown without HTML, without pictures, with safe links only. Raises ValueError that says what to mend."""
    value = _text(value)
    if "![" in value:
        raise ValueError(SAYS("picture"))
    for found in PATTERNS["link"].finditer(value):
        target = (found.group(1) or found.group(2) or "").strip("<>")
        if not PATTERNS["safe link"].match(target):
            raise ValueError(SAYS("link", value=target[:40]))
    return value


def is_text(annotation: Any, *more: Any) -> bool:
    """Whether a field of this type holds words that people read, and so can be translated."""
    return any(
        (isinstance(part, AfterValidator) and part.func in (_line, prose)) or is_text(part)
        for part in (*typing.get_args(annotation), *more)
    )


Line = Annotated[str, AfterValidator(_line), Kind("line")]
"""One line of plain text, printed as it is."""

Prose = Annotated[
    str, AfterValidator(prose), WithJsonSchema({"type": "string", "format": "markdown"}), Kind("prose")
]
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


def is_phone(number: str) -> bool:
    """Whether a UK telephone could dial this: a full number, a short code, or either behind Relay UK's 18001."""
    if len(number) > 40 or not PATTERNS["dialled"].fullmatch(number):
        return False
    digits = PATTERNS["extension"].sub("", number).replace("+44", "0").replace("(0)", "")
    digits = re.sub(r"[^0-9]", "", digits).removeprefix("18001")
    if digits in SHORT_CODES or PATTERNS["drama"].fullmatch(digits):
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
        raise ValueError(SAYS("phone", value=value))
    return " ".join(value.split())


def _relay(value: str) -> str:
    value = _phone(value)
    if not value.startswith("18001"):
        raise ValueError(SAYS("relay", phone=value))
    return value


def _email(value: str) -> str:
    if not PATTERNS["email"].fullmatch(value):
        raise ValueError(SAYS("email", value=value))
    return value


def _web(value: str) -> str:
    if len(value) > 2000 or PATTERNS["hidden"].search(value) or not PATTERNS["web"].fullmatch(value):
        raise ValueError(SAYS("web", value=value[:60]))
    return legal(value)


OUTWARD, FULL_POSTCODE = PATTERNS["outward"], PATTERNS["postcode"]


def _postcode(value: str) -> str:
    value = " ".join(value.upper().split())
    if not (FULL_POSTCODE.fullmatch(value) or OUTWARD.fullmatch(value)):
        raise ValueError(SAYS("postcode", value=value))
    return value


Phone = Annotated[str, AfterValidator(_phone), Kind("phone")]
Relay = Annotated[str, AfterValidator(_relay), Kind("relay")]
Email = Annotated[
    str, AfterValidator(_email), WithJsonSchema({"type": "string", "format": "email"}), Kind("email")
]
Web = Annotated[str, AfterValidator(_web), WithJsonSchema({"type": "string", "format": "uri"}), Kind("web")]
Postcode = Annotated[str, AfterValidator(_postcode), Kind("postcode")]

# -- answers, days and numbers ---------------------------------------------------------------------


YES, NO = ("yes", "true", "True"), ("no", "false", "False")
"""The answers that mean yes and no. The last ones are what Python writes."""


def _yes_no(value: Any) -> Any:
    if isinstance(value, bool):
        return value
    if value not in (*YES, *NO):
        raise ValueError(SAYS("answer", words="yes or no", value=value))
    return value in YES


def one_of(*allowed: str) -> Any:
    """One of a few words."""

    def check(value: Any) -> Any:
        if value not in allowed:
            words = f"{', '.join(allowed[:-1])} or {allowed[-1]}"
            raise ValueError(SAYS("answer", words=words, value=value))
        return value

    schema = WithJsonSchema({"type": "string", "enum": list(allowed)})
    return Annotated[str, BeforeValidator(check), schema, Kind("answer", allowed)]


def _day(value: Any) -> Any:
    if isinstance(value, datetime.date):
        return value
    if isinstance(value, str) and PATTERNS["day"].fullmatch(value):
        try:
            return datetime.date.fromisoformat(value)
        except ValueError:
            raise ValueError(SAYS("no such day", day=value)) from None
    raise ValueError(SAYS("day", value=value))


def _time(value: str) -> str:
    if not PATTERNS["time"].fullmatch(value):
        raise ValueError(SAYS("time", value=value))
    return value


def _whole(value: Any) -> Any:
    if isinstance(value, int) or (isinstance(value, str) and PATTERNS["whole"].fullmatch(value)):
        return int(value)
    raise ValueError(SAYS("whole", value=value))


def _years(value: int) -> int:
    if not 0 <= value <= 25:
        raise ValueError(SAYS("years", number=value))
    return value


def _months(value: int) -> int:
    if not 1 <= value <= 24:
        raise ValueError(SAYS("months", number=value))
    return value


YesNo = Annotated[
    bool, BeforeValidator(_yes_no), WithJsonSchema({"enum": ["yes", "no"]}), Kind("answer", ("yes", "no"))
]
YesNoAsk = one_of("yes", "no", "ask")
YesNoNotAlways = one_of("yes", "no", "not-always")
Day = Annotated[datetime.date, BeforeValidator(_day), Kind("day")]
Time = Annotated[str, AfterValidator(_time), Kind("time")]
Whole = Annotated[int, BeforeValidator(_whole), Kind("whole")]
Years = Annotated[Whole, AfterValidator(_years), Kind("years")]
Months = Annotated[Whole, AfterValidator(_months), Kind("months")]

# -- keys that must exist somewhere else -----------------------------------------------------------

SLUG = PATTERNS["slug"]


def _slug(value: str) -> str:
    if not SLUG.fullmatch(value) or len(value) > 80:
        raise ValueError(SAYS("slug", value=value))
    return value


Slug = Annotated[str, AfterValidator(_slug), Kind("slug")]


FEW = 8
"""So many keys are all named where a wrong one stands."""


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
        hint = SAYS("near", near=near[0]) if near else ""
        few = 0 < len(keys) <= FEW and not near
        hint += SAYS("listed", keys=", ".join(keys)) if few else SAYS("see", where=where)
        raise ValueError(SAYS("unknown", key=value, hint=hint))

    schema = WithJsonSchema({"type": "string", "known": what})
    return Annotated[str, AfterValidator(check), schema, Kind("term", (what, where))]


def term(vocabulary: str) -> Any:
    """A key of one vocabulary of services/_vocabularies.yml."""
    return known(vocabulary, f"`{vocabulary}` in services/_vocabularies.yml")


OrganisationKey = known("organisations", "services/_organisations.yml")
PlaceKey = known("places", "services/_places.yml")
StaffKey = known("staff", "docs/staff/")
ServiceKey = known("services", "services/")
