"""How far a long job has got, for someone who waits at a terminal. Anywhere else it says nothing."""

from __future__ import annotations

import os
import sys
import time
from types import TracebackType

SHOW = "LOCAL_OFFER_PROGRESS"
"""Set for a process whose lines another shows on a terminal."""
MARK = "progress: "
"""Begins a line that is shown in place of the one before."""
_SECONDS = 0.2
"""Between two of them."""


class Progress:
    """Told how much is done: `with Progress("leaflets") as progress: progress(3, 100)`."""

    def __init__(self, what: str) -> None:
        self._what, self._shown = what, 0.0
        self._here, self._elsewhere = sys.stderr.isatty(), bool(os.environ.get(SHOW))

    def __enter__(self) -> Progress:
        return self

    def __call__(self, done: int, of: int) -> None:
        """Show that so many are done."""
        if time.monotonic() - self._shown < _SECONDS:
            return
        self._shown = time.monotonic()
        if self._here:
            show(f"{done} of {of} {self._what}")
        elif self._elsewhere:
            print(f"{MARK}{done} of {of} {self._what}", file=sys.stderr, flush=True)

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._here:
            show("")


def show(line: str) -> None:
    """Put a line in place of the one before."""
    sys.stderr.write(f"\r\x1b[K{line}")
    sys.stderr.flush()
