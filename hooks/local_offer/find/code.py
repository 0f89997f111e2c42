"""Everything find publishes: its data, and the scripts that run in the browser, made small.

The engine as published is one file with all that each search needs: lunr.js, the engine and the index; `find.js`
has the find page's own script as well. What is one file costs one request, and nothing in it waits.
"""

from __future__ import annotations

import re
from pathlib import Path

import mkdocs.contrib.search

from ..directory import Directory
from ..scripts import in_one_scope, made_small, small
from .index import FOLDER, build

LUNR = Path(mkdocs.contrib.search.__file__).parent / "templates" / "search" / "lunr.js"
"""lunr.js 2.3.9, the copy that MkDocs ships."""

_NOT_SHIPPED = re.compile(
    r"(?ms)^lunr\.(?:Builder|QueryLexer|QueryParser|QueryParseError)\b(?:[^\n]*\{\n.*?^\}|[^\n]*)\n"
)
"""What of it builds an index, or reads its own language of queries. Nobody types that, and a phone reads it for nothing."""

_AT_ONCE = "//# allFunctionsCalledOnLoad\n"
"""Tells a browser that nearly all functions of a script are called as it starts. Else it reads each twice."""

ENGINE = (
    "files", "words", "piece", "pieces", "reader", "meaning", "matching", "ranking", "cards", "narrowing", "find",
)  # fmt: skip
"""The parts of the engine, in engine/. The last one is what it offers."""
PAGE = ("begin", "parts", "asked", "going", "sentences", "card", "groups", "showing", "find")
"""The parts of the find page's script, in page/. The first searches already, the last sets all going."""


def files(directory: Directory, overrides: Path) -> dict[str, str]:
    """Every file of find, by its path in the site. `overrides` has the scripts, in the same folder."""
    folder = overrides / FOLDER
    data = build(directory)
    index = data.pop(f"{FOLDER}/index.js")
    lunr = made_small(_NOT_SHIPPED.sub("", LUNR.read_text("utf-8")))
    engine = "\n".join((_AT_ONCE + lunr, in_one_scope("LocalOfferFind", folder / "engine", ENGINE), index))
    page = in_one_scope("LocalOfferFindPage", folder / "page", PAGE)
    later = {f"{FOLDER}/{path.name}": small(path) for path in sorted(folder.glob("*.js"))}
    return {f"{FOLDER}/engine.js": engine, f"{FOLDER}/find.js": engine + page, **later, **data}
