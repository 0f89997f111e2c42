"""Data for the browser as scripts: a page that was opened from a folder may load scripts and nothing else."""

from __future__ import annotations

import json
from typing import Any


def script(receiver: str, *given: Any) -> str:
    """A script that calls the function `receiver`."""
    return f"{receiver}({', '.join(map(literal, given))});\n"


def literal(data: Any) -> str:
    """Data as JavaScript reads it. No text in it can end a script or begin markup."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    for sign in "<>&\u2028\u2029":
        text = text.replace(sign, f"\\u{ord(sign):04x}")
    return text
