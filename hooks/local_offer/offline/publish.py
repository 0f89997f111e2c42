"""Makes of a built site what is there without the internet. It comes last: it is made of all that is published."""

from __future__ import annotations

import datetime
import hashlib
from pathlib import Path

from ..facts import day, file_size
from ..settings import Settings
from . import copy, worker

DAY, ON_A_DEVICE = "DAY-OF-THE-COPY", "SIZE-ON-A-DEVICE"
"""Stand in pages for the day of the build, and for the room that everything takes on a device."""
SEARCH = "WHAT-A-DEVICE-SEARCHES"
"""Stands for a sentence: which searches work without a connection, and the room that takes."""

_NOT_YET = {
    DAY: "the day the site is published",
    copy.SIZE: "made when the site is published",
    ON_A_DEVICE: "some room",
    SEARCH: "",
}

TOLD_IN = ("keep-a-copy/index.html", "without-the-internet/index.html", "data/index.html")
"""The pages that tell of the copy."""


def publish(site: Path, settings: Settings, made: datetime.datetime, overrides: Path) -> None:
    """Write the copy for a memory stick and the service worker, as far as the council wants them.

    `made` is the time that counts as the build's; `overrides` has the sources of the scripts.
    """
    files = files_of(site)
    if settings.offline.on_devices:
        on_a_device = worker.on_a_device(files)
        size = sum((site / name).stat().st_size for name in on_a_device)
        search = worker.search_kept(site, on_a_device)
        _fill(site, {ON_A_DEVICE: file_size(size), SEARCH: _searches(site, search)})
    _fill(site, {DAY: day(made.date())})
    if settings.offline.memory_stick != "none":
        size = copy.make(site, files, settings, made)
        _fill(site, {copy.SIZE: file_size(size)})
    if settings.offline.on_devices:
        (site / worker.FILES).write_text(worker.as_json(worker.marks(site, on_a_device)), "utf-8")
        engine = (site / "assets/find/engine.js").read_text("utf-8")
        script = worker.worker_script(overrides, version(site), engine, search)
        (site / worker.WORKER).write_text(script, "utf-8")


def _searches(site: Path, search: list[str]) -> str:
    """Which searches work on a device without a connection, in a sentence or two."""
    if not search:
        return "A search you made works again."
    size = file_size(sum((site / name).stat().st_size for name in search))
    return f"Any search works too, if you have opened Find help on this device before. That takes {size}."


def not_made(page: str) -> str:
    """A page where nothing of this is made, as in `make serve`."""
    for mark, words in _NOT_YET.items():
        page = page.replace(mark, words)
    return page


def files_of(site: Path) -> list[str]:
    """The files of a built site, by their addresses."""
    return [path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file()]


def _fill(site: Path, said: dict[str, str]) -> None:
    for page in TOLD_IN:
        if not (site / page).is_file():  # these are the council's own pages
            continue
        text = (site / page).read_text("utf-8")
        for mark, words in said.items():
            text = text.replace(mark, words)
        (site / page).write_text(text, "utf-8")


def version(site: Path) -> str:
    """A mark that changes when anything does that a device may keep."""
    found = worker.marks(site, copy.wanted(files_of(site)))
    return hashlib.sha256(worker.as_json(found).encode()).hexdigest()[:12]
