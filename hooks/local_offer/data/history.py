"""What changed in the records, from the repository's history. git is asked; nobody's name or message is read.

A change that shows in no public fact (a note for editors, an owner's mailbox) is no change here.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice
from pathlib import Path, PurePosixPath
from typing import Any, Literal

import yaml

from ..directory import Directory
from ..git import NoHistory, git
from ..records.fields import facts
from ..records.service import Service

Kind = Literal["new", "changed", "closed", "gone"]

MOST = 200
"""How many changes are told. Older ones are in the repository."""
_MOST_COMMITS = 1_000
_NO_BLOB = "0" * 40

NO_HISTORY = (
    "This copy of the Local Offer was made without the history of its records, so no changes can be told."
)


@dataclass(frozen=True)
class Change:
    """One record that was changed at one time."""

    slug: str
    kind: Kind
    at: datetime.datetime
    """When it was published, with its offset from Greenwich."""
    fields: tuple[str, ...] = ()
    """The fields that say something else now, as files name them."""
    commit: str = ""


@dataclass(frozen=True)
class _Touched:
    commit: str
    at: datetime.datetime
    slug: str
    before: str
    after: str
    """The contents before and after, by the name that git gives them."""


def history(directory: Directory) -> list[Change] | None:
    """What changed, the newest first; None when there is no history to ask.

    A copy with only part of the history (a "shallow" one) tells what that part holds.
    """
    folder = directory.settings.services_folder
    touched = _all_touched(folder, _head(folder))
    if not touched:
        return None
    texts = _contents(folder, frozenset(name for one in touched for name in (one.before, one.after)))
    changes = filter(None, (_change(one, texts, directory) for one in touched))
    return list(islice(changes, MOST))


def modified(directory: Directory) -> dict[str, datetime.datetime]:
    """When the file of each record was last changed, by slug, as far as the history tells."""
    folder = directory.settings.services_folder
    oldest_first = reversed(_all_touched(folder, _head(folder)))
    return {one.slug: one.at for one in oldest_first if one.after != _NO_BLOB}


def _head(folder: Path) -> bytes:
    """The commit that is checked out; nothing where there is no history."""
    return _git(folder, "rev-parse", "HEAD").strip()


@lru_cache(maxsize=4)
def _all_touched(folder: Path, head: bytes) -> tuple[_Touched, ...]:
    """Every time a record was touched, the newest first. Asked once for a commit: `make serve` builds often."""
    if not head:
        return ()
    log = _git(
        folder, "log", f"-{_MOST_COMMITS}", "--first-parent", "--diff-merges=first-parent", "--raw", "--no-abbrev",
        "--find-renames=50%", "-z", "--format=%x01%H %P%x02%cI%x02", "--", ".",
    )  # fmt: skip
    shallow = _git(folder, "rev-parse", "--is-shallow-repository").strip() == b"true"
    return tuple(_touched(log.decode("utf-8", "replace"), shallow))


def _git(folder: Path, *words: str, given: bytes = b"") -> bytes:
    """What git says, or nothing when it cannot be asked."""
    try:
        return git(folder, *words, given=given)
    except NoHistory:
        return b""


def _touched(log: str, shallow: bool) -> Iterator[_Touched]:
    """The records in a log of git. In a shallow copy the oldest commit holds everything, and says nothing."""
    for part in log.split("\x01")[1:]:
        commits, when, files = part.split("\x02", 2)
        commit, *parents = commits.split()
        if shallow and not parents:
            continue
        words = iter(files.strip("\x00\n").split("\x00"))
        for word in words:
            marks = word.lstrip("\n:").split()
            if len(marks) != 5:
                continue
            _, _, before, after, kind = marks
            path = PurePosixPath(next(words))
            if kind[0] in "RC":
                path = PurePosixPath(next(words))  # the new name stands behind the old one
            if path.suffix in (".yml", ".yaml") and not path.name.startswith("_"):
                at = datetime.datetime.fromisoformat(when)
                yield _Touched(commit, at, path.stem, before, after)


@lru_cache(maxsize=2)
def _contents(folder: Path, names: frozenset[str]) -> dict[str, dict[str, Any]]:
    """The records under git's names for their contents. What cannot be read is an empty record."""
    asked = sorted(names - {_NO_BLOB})
    given = _git(folder, "cat-file", "--batch", given="\n".join(asked).encode() + b"\n")
    found: dict[str, dict[str, Any]] = {_NO_BLOB: {}}
    start = 0
    for name in asked:
        head, _, _ = given[start:].partition(b"\n")
        if len(head.split()) != 3:  # "missing"
            start += len(head) + 1
            continue
        size = int(head.split()[2])
        start += len(head) + 1
        found[name] = _record(given[start : start + size])
        start += size + 1
    return found


def _record(text: bytes) -> dict[str, Any]:
    try:
        data = yaml.load(text, yaml.CBaseLoader)
    except (yaml.YAMLError, ValueError):
        return {}
    return data if isinstance(data, dict) else {}


def _change(one: _Touched, texts: dict[str, dict[str, Any]], directory: Directory) -> Change | None:
    """What a commit did to a record, as far as it shows. A record that is not published now is left out."""
    if one.after == _NO_BLOB:
        kept = any(one.slug in (entry.slug, *entry.record.was) for entry in directory.entries)
        return None if kept else Change(one.slug, "gone", one.at, commit=one.commit)
    if one.slug not in directory.by_slug:
        return None
    before, after = texts.get(one.before, {}), texts.get(one.after, {})
    if one.before == _NO_BLOB:
        return Change(one.slug, "new", one.at, commit=one.commit)
    changed = tuple(
        name
        for name, info in Service.model_fields.items()
        if facts(Service, name)["public"] and before.get(info.alias or name) != after.get(info.alias or name)
    )
    if not changed:
        return None
    closed = after.get("availability") == "closed" != before.get("availability")
    return Change(one.slug, "closed" if closed else "changed", one.at, changed, one.commit)
