"""Telephone numbers, e-mail addresses, web addresses and postcodes, found in whatever a feed calls them."""

from __future__ import annotations

import re
from typing import Any
from urllib.parse import quote, unquote

from pydantic import TypeAdapter, ValidationError

from ..records.kinds import FULL_POSTCODE, OUTWARD, Email, Web, is_phone

_NUMBER = re.compile(r"\+?\(?\d[\d\s()\-]*\d(?:\s*(?:ext|x|extension)\.?\s*\d{1,6})?", re.IGNORECASE)
_ADDRESS = re.compile(r"[^\s<>()\[\],;:\"]+@[^\s<>()\[\],;:\"]+")
_NO_SCHEME = re.compile(r"[\w-]+(\.[\w-]+)+([/:?#].*)?")
_PLACEHOLDER_MAIL = re.compile(r"@(.*\.)?invalid$|^unknown\b|noemail|no-email", re.IGNORECASE)
_PLACEHOLDER_WEB = re.compile(r"https?://(www\.)?(example\.com|path/to|tbc|none|unknown)\b.*", re.IGNORECASE)
_WEB, _EMAIL = TypeAdapter(Web), TypeAdapter(Email)


def phones(text: str) -> tuple[list[str], str]:
    """The UK numbers in a text, and the words around them: ("01632 960123", "Youth team")."""
    text = re.sub(r"(?<=\d)\.(?=\d)", " ", re.sub(r"^tel:", "", text, flags=re.IGNORECASE))
    found = [m for m in _NUMBER.finditer(text) if is_phone(m.group().strip())]
    words = text
    for match in found:
        words = words.replace(match.group(), " ", 1)
    return [" ".join(m.group().split()) for m in found], " ".join(words.split()).strip(" :;,/-–|.")


def emails(text: str) -> list[str]:
    """The e-mail addresses in a text; those that stand for "none" are not among them."""
    found = [m.group().removeprefix("mailto:").rstrip(".") for m in _ADDRESS.finditer(text)]
    return [address for address in found if not is_placeholder(address) and _fits(_EMAIL, address)]


def web(text: str) -> str | None:
    """A text as a web address; https:// is put in front where the scheme is missing."""
    text = re.sub(r"^(https?://)+(?=https?://)", "", text.strip().rstrip(".,;"), flags=re.IGNORECASE)
    if match := re.match(r"(https?)://", text, re.IGNORECASE):
        text = match.group().lower() + text[match.end() :]
    elif text.startswith("//"):
        text = f"https:{text}"
    elif _NO_SCHEME.fullmatch(text) and "@" not in text.partition("/")[0]:
        text = f"https://{text}"
    return text if not is_placeholder(text) and _fits(_WEB, text) else None


def link(target: str) -> str:
    """A link target that may stand in a record's text, or ""."""
    target = re.sub(r"\s+", "%20", target.strip())
    number = re.sub(r"[\s().-]", "", unquote(target))
    if re.fullmatch(r"tel:\+?[0-9]{3,}", number, re.IGNORECASE):
        return number.lower()
    if re.fullmatch(r"mailto:[^@\s\[\]<>()]+@[\w.-]+\.[A-Za-z]{2,}(\?[^\s()<>]*)?", target, re.IGNORECASE):
        return target
    return quote(web(target) or "", safe=":/?#@!$&'*+,;=%~[]")


def is_placeholder(text: str) -> bool:
    """Whether an address only fills a field that its system did not allow to be empty."""
    return bool(_PLACEHOLDER_MAIL.search(text) if "@" in text else _PLACEHOLDER_WEB.fullmatch(text))


def postcode(text: str) -> str:
    """A whole postcode, its first half when only that is there, or ""."""
    letters = re.sub(r"[^A-Z0-9]", "", text.upper())
    whole = f"{letters[:-3]} {letters[-3:]}"
    if FULL_POSTCODE.fullmatch(whole):
        return whole
    return letters if OUTWARD.fullmatch(letters) else ""


def _fits(kind: TypeAdapter, value: Any) -> bool:
    try:
        kind.validate_python(value)
    except ValidationError:
        return False
    return True
