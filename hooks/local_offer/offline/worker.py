"""What a browser runs to keep pages: the service worker, the script of the pages, and the list of all files.

The sources are in overrides/assets/offline/; what the worker and the pages share stands at the head of both.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable, Mapping
from pathlib import Path

from ..editions import CLEAR_PRINT, EDITIONS
from ..find.index import FOLDER as FIND
from ..scripts import joined, literal, small
from .copy import PRINT_ROOM, is_paper, wanted

FOLDER = "assets/offline"
PAGE, WORKER, FILES = "assets/offline.js", "sw.js", "assets/offline-files.json"

_MARK_OF_FIND = re.compile(r'LocalOfferFind\.receive\("index", "(\w+)"')
_NOT_ON_A_DEVICE = ("calendar/", "contacts/", "hosting/", "assets/records/", *PRINT_ROOM)
"""What nobody needs on a phone. What corrections start from is never kept on one (kept.js)."""


def page_script(overrides: Path) -> str:
    """The script that each page loads late. `overrides` has the sources, under the same paths."""
    return joined(overrides / FOLDER, ("kept", "page"))


MOST_OF_SEARCH = 1_000_000
"""Bytes that a device keeps unasked so that any search works: a fraction of it comes over the line."""


def search_files(files: Iterable[str]) -> list[str]:
    """Those files of a site that any search may need, beside the page of find and what it loads itself.

    Without the cards of the best records for each word: they repeat those from A to Z.
    """
    repeated = (f"{FIND}/best/", f"{FIND}/engine.js", f"{FIND}/find.js")
    return sorted(name for name in files if name.startswith(f"{FIND}/") and not name.startswith(repeated))


def search_kept(site: Path, files: Iterable[str]) -> list[str]:
    """The same, as far as a device keeps them once its owner has opened find: none where they are large."""
    found = search_files(files)
    return found if sum((site / name).stat().st_size for name in found) <= MOST_OF_SEARCH else []


def worker_script(overrides: Path, version: str, engine: str, search: Iterable[str]) -> str:
    """The service worker. Another `version` is another script, by which browsers see that there is a new build.

    `engine` is the engine of find as published: the pieces of its index carry the mark that stands in it.
    `search` are the files as `search_kept` gives them.
    """
    mark = _MARK_OF_FIND.search(engine)
    mark = mark[1] if mark else ""
    addresses = [f"{name}?{mark}" if _is_of_the_index(name) else name for name in search]
    facts = {"version": version, "find": mark, "search": addresses}
    return "\n".join((
        f"const BUILD={literal(facts)};", *(small(overrides / FOLDER / name) for name in ("kept.js", "worker.js")),
    ))  # fmt: skip


def _is_of_the_index(name: str) -> bool:
    """Whether a page asks for it with the mark of the index. The others are scripts of find."""
    return "/" in name.removeprefix(f"{FIND}/") or name.endswith(("/where.js", "/places.js"))


def on_a_device(files: Iterable[str]) -> list[str]:
    """Those files of a site that a device keeps when somebody asks for everything.

    Of each leaflet it is the one in clear print, in every language. A phone has no printer beside it, and the other
    forms would take several times the room.
    """
    some = (name for name in wanted(files) if not name.startswith(_NOT_ON_A_DEVICE))
    return [name for name in some if not is_paper(name) or _is_clear_print(name)]


def _is_clear_print(name: str) -> bool:
    others = (f".{key}." for key in EDITIONS if key != CLEAR_PRINT.key)
    return name.startswith("leaflets/") and name.endswith(".pdf") and not any(one in name for one in others)


def marks(site: Path, files: Iterable[str]) -> dict[str, tuple[str, int]]:
    """For each file a mark that changes with its content, and its bytes."""
    contents = ((name, (site / name).read_bytes()) for name in files)
    return {name: (hashlib.sha256(data).hexdigest()[:10], len(data)) for name, data in contents}


def as_json(found: Mapping[str, tuple[str, int]]) -> str:
    """The list of files as the pages read it."""
    return json.dumps(found, separators=(",", ":"))
