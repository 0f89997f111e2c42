"""Reading each file only once as long as it does not change: `make serve` reads all of them at every change of one."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from .yaml_lines import MOST_BYTES, Source, read


def read_again(path: Path, shown: str, *, root: Path | None = None, most: int = MOST_BYTES) -> Source:
    """The source of a file: what was read before, unless the file has changed since. See `read`."""
    try:
        at = path.stat()
    except OSError:
        return read(path, shown, root=root, most=most)
    state = (at.st_mtime_ns, at.st_size, at.st_ino, str(path.resolve()))
    return _read_when_changed(path, state, shown, root, most)


@lru_cache(maxsize=20_000)
def _read_when_changed(path: Path, _: tuple, shown: str, root: Path | None, most: int) -> Source:
    return read(path, shown, root=root, most=most)
