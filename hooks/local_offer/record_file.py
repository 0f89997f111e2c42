"""The file of a service, found by its slug."""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from .folders import record_files
from .problem import shown
from .records.yaml_lines import read
from .settings import Settings


class Refused(Exception):
    """Nothing was changed, and why, in plain words."""


@dataclass(frozen=True)
class RecordFile:
    """One record file as it lies there."""

    slug: str
    path: Path
    text: str
    """As it was typed, line ends and all."""
    data: dict[str, Any]
    """As the reader gives it."""


def files_of(settings: Settings, slugs: Iterable[str]) -> list[RecordFile]:
    """The files of some services. Raises Refused where one is not there or cannot be read."""
    known: dict[str, list[Path]] = {}
    for _, path in record_files(settings.services_folder)[0]:
        known.setdefault(path.stem, []).append(path)
    return [_file(slug, known, settings.services_folder) for slug in dict.fromkeys(slugs)]


def _file(slug: str, known: dict[str, list[Path]], folder: Path) -> RecordFile:
    if slug not in known:
        near = difflib.get_close_matches(slug, known, n=1)
        hint = f" Did you mean {near[0]}?" if near else ""
        raise Refused(f"There is no service {slug!r}.{hint}")
    if len(known[slug]) > 1:
        raise Refused(
            f"There are several files for {slug}: {', '.join(map(shown, known[slug]))}. Keep one of them."
        )
    path = known[slug][0]
    source = read(path, shown(path), root=folder)
    if source.problems:
        raise Refused(f"Mend this file first: {source.problems[0]}")
    return RecordFile(slug, path, path.read_bytes().decode("utf-8"), source.data)
