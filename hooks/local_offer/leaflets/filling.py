"""Makes what is not in the cache yet, and clears out what nobody wants any more: leaflets, sheets and booklets alike."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from concurrent.futures import Executor, Future, as_completed
from dataclasses import dataclass
from pathlib import Path
from typing import Generic, Protocol, TypeVar

from . import cache as shelf

Progress = Callable[[int, int], None]
"""Told how many are made, and how many there are to make."""


class ToMake(Protocol):
    """Something that has a place in the cache."""

    @property
    def path(self) -> Path:
        """Where it lies there."""


Wanted = TypeVar("Wanted", bound=ToMake)


@dataclass(frozen=True)
class Filled(Generic[Wanted]):
    """All that was wanted, in its order; what is known of each that is there, and why the others could not be made,
    by path; how many are new."""

    wanted: list[Wanted]
    known: dict[Path, shelf.Known]
    failed: dict[Path, str]
    new: int


def fill(
    cache: Path,
    wanted: Iterable[Wanted],
    pool: Executor,
    submit: Callable[[Wanted], Future],
    *,
    progress: Progress | None = None,
    keeps_others: bool = False,
) -> Filled[Wanted]:
    """Make those that are not in the cache, by `submit`, which hands one to the `pool`.

    `cache` is a folder for these alone: files that none of them uses are removed, unless it `keeps_others`. One
    that cannot be made does not stop the others.
    """
    cache.mkdir(parents=True, exist_ok=True)
    every: list[Wanted] = []
    jobs: dict[Future, Path] = {}
    seen: set[Path] = set()
    known: dict[Path, shelf.Known] = {}
    failed: dict[Path, str] = {}
    try:
        for one in wanted:
            every.append(one)
            if one.path in seen:
                continue
            seen.add(one.path)
            if found := shelf.known(one.path):
                known[one.path] = found
            else:
                jobs[submit(one)] = one.path
        for done, job in enumerate(as_completed(jobs), 1):
            path, error = jobs[job], job.exception()
            if not error and (found := shelf.known(path)):
                known[path] = found
            else:
                failed[path] = _why(error)
            if progress:
                progress(done, len(jobs))
    finally:
        pool.shutdown(cancel_futures=True)  # when someone presses Ctrl-C, none of the others is begun
    if not keeps_others:
        shelf.clear(cache, {one.path.stem for one in every})
    return Filled(every, known, failed, len(jobs) - len(failed))


def _why(error: BaseException | None) -> str:
    if not error:
        return "its file is gone"
    return str(error).splitlines()[0] if str(error) else type(error).__name__
