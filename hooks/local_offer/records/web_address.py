"""Addresses as people paste them, made into addresses as the standards for links have them."""

from __future__ import annotations

import re
from urllib.parse import quote

_MAY_STAND = "%/:?#@!$&'()*+,;=~"
"""Besides letters, digits, dots, dashes and underscores (RFC 3986). Brackets belong to hosts that are numbers only."""
_LONE_PERCENT = re.compile(r"%(?![0-9A-Fa-f]{2})")


def legal(address: str) -> str:
    """The same address, with every sign that may not stand in one written as its number: "[" is "%5B".

    Browsers do this when they open it. Programs that check pages and feeds call it a fault.
    """
    page, sign, place = quote(address, safe=_MAY_STAND, errors="replace").partition("#")
    return _LONE_PERCENT.sub("%25", page + sign + place.replace("#", "%23"))
