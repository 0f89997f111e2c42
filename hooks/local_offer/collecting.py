"""Python's search for rings of objects, put off while millions of small objects are made."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def no_collecting() -> Iterator[None]:
    """Search for no rings meanwhile: among so many objects that takes up to half the time, and finds none."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.freeze()  # what was made stays out of later searches too: the first of them would take long
            gc.enable()
