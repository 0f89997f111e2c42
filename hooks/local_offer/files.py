"""Writing files so that nothing is ever written half."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Mapping
from pathlib import Path

from .problem import shown

_START, _END = ".new-", ".tmp"
HALF_WRITTEN = f"{_START}*{_END}"
"""What files that are being written are called. One that is old was left by a program that was stopped."""


def write_whole(path: Path, content: str | bytes) -> None:
    """Put a text, or bytes, into a file, all of it or nothing; a file that was there keeps its permissions.

    Line ends are single ones. Raises OSError.
    """
    write_together({path: content})


def write_together(contents: Mapping[Path, str | bytes]) -> None:
    """Put texts or bytes into files. Each is written beside its file first; when all are there, they take their places.

    Raises OSError that names the file; when the disk is full or a folder is closed, no file has changed.
    """
    made: list[tuple[Path, Path]] = []
    try:
        for path, content in contents.items():
            try:
                made.append(_beside(path.resolve(), content))
            except OSError as error:  # it knows only of the new file beside it, or of none
                raise OSError(error.errno, error.strerror, shown(path)) from error
        for new, target in made:
            new.replace(target)
    finally:
        for new, _ in made:
            new.unlink(missing_ok=True)


def _beside(target: Path, content: str | bytes) -> tuple[Path, Path]:
    """A new file beside another, with its permissions, and that other."""
    target.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=target.parent, prefix=_START, suffix=_END)
    new = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content.encode() if isinstance(content, str) else content)
        new.chmod(target.stat().st_mode & 0o777 if target.exists() else 0o666 & ~_UMASK)
    except BaseException:
        new.unlink(missing_ok=True)
        raise
    return new, target


def _umask() -> int:
    """The permissions that new files of this process do not get."""
    now = os.umask(0)
    os.umask(now)
    return now


_UMASK = (
    _umask()
)  # asked once: it can only be asked by changing it, and leaflets are written by several threads
