"""Finished leaflets, kept from one build to the next under the checksum of all that they are made from."""

from __future__ import annotations

import hashlib
import json
import re
import time
from collections.abc import Collection
from dataclasses import asdict, dataclass
from functools import lru_cache
from importlib.metadata import version
from pathlib import Path
from typing import Any

from ..files import HALF_WRITTEN, write_whole
from .printing import Printed

_OURS = re.compile(r"([0-9a-f]{64})(\.print)?\.(pdf|txt|json)")
_FORGOTTEN_AFTER = 3600
"""Seconds after which a file that is half written belongs to a build that was stopped."""


@dataclass(frozen=True)
class Known:
    """What is written beside a finished leaflet."""

    pages: int | None
    bytes: int
    lost: tuple[str, ...]
    """The characters that it could not show."""
    copy_bytes: int | None = None
    """The size of the copy to print and fold, where there is one."""


LEAFLETS = Path(__file__).parent


def name_of(*made_from: Any, room: Path = LEAFLETS) -> str:
    """The name of the file that is made from some data by a room: the same data and the same code, the same name.

    What sets leaflets sets sheets and booklets too, so it counts for every room.
    """
    everything = json.dumps([_tools(room), *made_from], sort_keys=True)
    return hashlib.sha256(everything.encode()).hexdigest()


@lru_cache
def _tools(room: Path) -> str:
    """The checksum of code, templates, fonts, pictures and libraries."""
    found = hashlib.sha256()
    for folder in dict.fromkeys((LEAFLETS, room)):
        for pattern in ("*.py", "*.typ", "fonts/*.ttf", "pictures/*.svg"):
            for file in sorted(folder.glob(pattern)):
                found.update(file.read_bytes())
    for library in ("typst", "segno", "pikepdf", "fonttools"):
        found.update(version(library).encode())
    return found.hexdigest()


def copy_of(path: Path) -> Path:
    """Where the copy to print and fold lies, beside its booklet."""
    return path.with_suffix(".print.pdf")


def known(path: Path) -> Known | None:
    """What is known of a leaflet; None when it has not been made or is not whole."""
    try:
        found = Known(**json.loads(path.with_suffix(".json").read_text("utf-8")))
        whole = path.stat().st_size == found.bytes
        if found.copy_bytes is not None:
            whole = whole and copy_of(path).stat().st_size == found.copy_bytes
    except (OSError, ValueError, TypeError):
        return None
    return found if whole else None


def keep(printed: Printed, path: Path) -> Known:
    """Put a leaflet into the cache, and then what is known of it. No reader ever sees half a file."""
    copy = printed.copy
    found = Known(printed.pages, len(printed.data), printed.lost, None if copy is None else len(copy))
    write_whole(path, printed.data)
    if copy is not None:
        write_whole(copy_of(path), copy)
    write_whole(path.with_suffix(".json"), json.dumps(asdict(found)))
    return found


def clear(folder: Path, used: Collection[str]) -> None:
    """Remove the leaflets whose checksums are not among those used, and what a stopped build left behind."""
    for file in folder.iterdir():
        ours = _OURS.fullmatch(file.name)
        if (ours and ours[1] not in used) or (
            file.match(HALF_WRITTEN) and time.time() - file.stat().st_mtime > _FORGOTTEN_AFTER
        ):
            file.unlink(missing_ok=True)
