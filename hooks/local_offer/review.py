"""`local-offer review`: the pack that parents and young people who review the Local Offer look through.

What is new since a day, what changed, what has gone, and what is stale: as text that can be printed.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from .directory import Directory, Entry
from .due import due, page_of, standing
from .facts import day
from .folders import record_files
from .history import records_on
from .records.service import Service
from .records.yaml_lines import read

LONGEST = 300
"""A text longer than this is cut: the page has all of it."""

_BEHIND_THE_SCENES = frozenset({"checked", "imported", "owner", "note_for_editors", "check_every"})
"""Fields whose change is nothing to review."""


@dataclass(frozen=True)
class Review:
    """Everything there is to look at since a day."""

    since: datetime.date
    new: tuple[Entry, ...]
    changed: tuple[tuple[Entry, tuple[tuple[str, str, str], ...]], ...]
    """Each service with its fields: the field's meaning, what it said, what it says."""
    checked: tuple[Entry, ...]
    """Checked since then."""
    gone: tuple[str, ...]
    """The names of records that are not there any longer."""
    stale: tuple[Entry, ...]
    """Due or never checked, those that have waited longest first."""


def review(directory: Directory, since: datetime.date) -> Review:
    """What there is to look at. Raises NoHistory where git does not know how the records were."""
    folder = directory.settings.services_folder
    then = records_on(folder, since)
    before = {Path(name).stem: then.changed.get(name) for name in then.files}
    now = {path.stem: path for _, path in record_files(folder)[0]}
    old_names = {old for entry in directory.entries for old in entry.record.was}
    new: list[Entry] = []
    changed: list[tuple[Entry, tuple[tuple[str, str, str], ...]]] = []
    for entry in directory.entries:
        slug = next((name for name in (entry.slug, *entry.record.was) if name in before), None)
        if slug is None:
            new.append(entry)
        elif (said := before[slug]) is not None and (fields := tuple(_differences(said, now[entry.slug]))):
            changed.append((entry, fields))
    return Review(
        since,
        tuple(new),
        tuple(changed),
        tuple(e for e in directory.entries if e.freshness.checked_on and e.freshness.checked_on >= since),
        tuple(sorted(_name(before[slug], slug) for slug in before.keys() - now.keys() - old_names)),
        tuple(entry for owner in due(directory, directory.today) for entry in owner.entries),
    )


def _name(data: dict[str, Any] | None, slug: str) -> str:
    return str((data or {}).get("name") or slug)


def _differences(before: dict[str, Any], path: Path) -> Iterator[tuple[str, str, str]]:
    after = read(path, str(path)).data
    for name, info in Service.model_fields.items():
        key = info.alias or name
        if key not in _BEHIND_THE_SCENES and before.get(key) != after.get(key):
            yield info.description or key, _short(before.get(key)), _short(after.get(key))


def _short(value: Any) -> str:
    """An answer in a line, cut where it is long; no answer is said as such."""
    said = " ".join(_said(value).split())
    return (said if len(said) <= LONGEST else f"{said[:LONGEST]}...") or "(no answer)"


def _said(value: Any) -> str:
    if isinstance(value, dict):
        return "; ".join(f"{key.replace('_', ' ')}: {_said(inner)}" for key, inner in value.items())
    if isinstance(value, list):
        return ", ".join(map(_said, value))
    return "" if value is None else str(value)


def as_data(found: Review) -> dict[str, Any]:
    """The same for scripts: slugs, and what changed in each."""
    return {
        "since": found.since.isoformat(),
        "new": [entry.slug for entry in found.new],
        "changed": {
            entry.slug: [{"field": meaning, "before": before, "now": now} for meaning, before, now in fields]
            for entry, fields in found.changed
        },
        "checked": [entry.slug for entry in found.checked],
        "gone": list(found.gone),
        "stale": [entry.slug for entry in found.stale],
    }


def pack(found: Review, directory: Directory) -> str:
    """The pack as Markdown that reads well as plain text too."""
    return "\n".join(_pack(found, directory)) + "\n"


def _pack(found: Review, directory: Directory) -> Iterator[str]:
    yield f"# {directory.settings.offer_name}: what to review"
    yield ""
    yield f"From {day(found.since)} to {day(directory.today)}. "
    yield (
        f"{len(found.new)} new, {len(found.changed)} changed, {len(found.gone)} gone, {len(found.checked)} checked, "
        f"{len(found.stale)} to be checked. There are {len(directory.listed)} services in all."
    )
    yield from _part("New", "Would a family know what it is, and what to do first?", found.new, directory)
    yield from _heading("Changed", "Is it still true? Is it still clear?", len(found.changed))
    for entry, fields in found.changed:
        yield from _service(entry, directory)
        for meaning, before, after in fields:
            yield f"  - {meaning}"
            yield f"    - Before: {before}"
            yield f"    - Now: {after}"
    yield from _heading("Gone", "Did families know where to go instead?", len(found.gone))
    for name in found.gone:
        yield f"- {name}"
    yield from _part("To be checked", "Do you know if it is still right? Tell us.", found.stale, directory)


def _part(title: str, question: str, entries: tuple[Entry, ...], directory: Directory) -> Iterator[str]:
    yield from _heading(title, question, len(entries))
    for entry in entries:
        yield from _service(entry, directory)


def _heading(title: str, question: str, number: int) -> Iterator[str]:
    yield from ("", f"## {title} ({number})", "")
    yield from (question, "") if number else ("Nothing.",)


def _service(entry: Entry, directory: Directory) -> Iterator[str]:
    yield f"- {entry.name}"
    yield f"  {page_of(entry, directory)}"
    yield f"  {standing(entry, directory.today)}"
