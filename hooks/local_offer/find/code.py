"""Everything find publishes: its data, and the scripts that run in the browser, made small.

The engine as published is one file with all that each search needs: lunr.js, engine.js and the index; `find.js`
has the find page's own script as well. What is one file costs one request, and nothing in it waits.
"""

from __future__ import annotations

from pathlib import Path

import mkdocs.contrib.search

from ..directory import Directory
from ..scripts import small
from .index import FOLDER, build

LUNR = Path(mkdocs.contrib.search.__file__).parent / "templates" / "search" / "lunr.js"
"""lunr.js 2.3.9, the copy that MkDocs ships."""


def files(directory: Directory, overrides: Path) -> dict[str, str]:
    """Every file of find, by its path in the site. `overrides` has the scripts, under the same paths."""
    data = build(directory)
    index = data.pop(f"{FOLDER}/index.js")
    scripts = {f"{FOLDER}/{path.name}": small(path) for path in sorted((overrides / FOLDER).glob("*.js"))}
    engine = "\n".join((small(LUNR), scripts[f"{FOLDER}/engine.js"], index))
    scripts |= {f"{FOLDER}/engine.js": engine, f"{FOLDER}/find.js": engine + scripts.pop(f"{FOLDER}/page.js")}
    return scripts | data
