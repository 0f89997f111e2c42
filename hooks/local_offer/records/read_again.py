"""Reading each file only once as long as it does not change: `make serve` reads all of them at every change of one."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from pathlib import Path

from .yaml_lines import MOST_BYTES, MOST_BYTES_SHARED, Source, read


def read_again(path: Path, shown: str, *, root: Path | None = None, most: int = MOST_BYTES) -> Source:
    """The source of a file: what was read before, unless the file has changed since. See `read`."""
    try:
        state = state_of(path)
    except OSError:
        return read(path, shown, root=root, most=most)
    return _read_when_changed(path, state, shown, root, most)


def state_of(path: Path) -> tuple:
    """What is different once a file has changed. Raises OSError where there is no such file."""
    at = path.stat()
    links = path.is_symlink(), path.parent.is_symlink()
    return at.st_mtime_ns, at.st_size, at.st_ino, at.st_dev, links


def read_shared(path: Path, shown: str) -> Source:
    """A file that records share: it may be large, and with nothing but comments there is nothing in it yet."""
    source = read_again(path, shown, most=MOST_BYTES_SHARED)
    return replace(source, problems=()) if source.empty else source


@lru_cache(maxsize=20_000)
def _read_when_changed(path: Path, _: tuple, shown: str, root: Path | None, most: int) -> Source:
    return read(path, shown, root=root, most=most)
