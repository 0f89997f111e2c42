"""Scripts for the browser. Data goes as scripts too: a page opened from a folder may load them and nothing else."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import rjsmin


def script(receiver: str, *given: Any) -> str:
    """A script that calls the function `receiver`."""
    return f"{receiver}({', '.join(map(literal, given))});\n"


def small(script: Path) -> str:
    """A script without what only people read. The notice of its licence stays."""
    return made_small(script.read_text("utf-8"))


def made_small(script: str) -> str:
    """The same of a script as a text."""
    return rjsmin.jsmin(script, keep_bang_comments=True)


def joined(folder: Path, parts: Iterable[str]) -> str:
    """Some scripts of a folder as one, in the order given by their names, made small."""
    return "\n".join(small(folder / f"{part}.js") for part in parts)


def in_one_scope(name: str, folder: Path, parts: Iterable[str]) -> str:
    """The same where they share what each declares, and of all that give the page only `name`, which one declares."""
    return f'const {name}=(function(){{"use strict";\n{joined(folder, parts)}\nreturn {name};}})();\n'


def literal(data: Any) -> str:
    """Data as JavaScript reads it. No text in it can end a script or begin markup."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    for sign in "<>&\u2028\u2029":
        text = text.replace(sign, f"\\u{ord(sign):04x}")
    return text
