"""_organisations.yml and _places.yml: records added or changed one by one, all other lines left as they are."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

from ..records.fields import Record
from ..records.yaml_lines import MOST_BYTES_SHARED, parse, read
from ..slugs import free_slug
from ..write import dump_many
from .feed import FeedError
from .merge import mark_line, merged, read_mark

Origin = tuple[str, str, str]

_KEY = re.compile(r"^([a-z0-9-]+):", re.MULTILINE)


class SharedFile:
    """A file that holds many records, each under its key.

    A record is found again by the identifier it has in its feed. One that people look after, or that came
    from another feed, is used as it stands when `identity` is the same: its name, say.
    """

    def __init__(self, path: Path, model: type[Record], identity: Callable[[dict[str, Any]], str]) -> None:
        self.path, self.model, self._identity = path, model, identity
        self.data: dict[str, Any] = {}
        self._text = ""
        if path.exists():
            source = read(path, str(path), most=MOST_BYTES_SHARED)
            if source.problems:
                raise FeedError(f"Mend this file first: {source.problems[0]}")
            self.data = source.data
            self._text = path.read_text("utf-8-sig")
        self._added: list[str] = []
        self._changed = False
        self._put: dict[Origin | None, str] = {}
        records = {key: data for key, data in reversed(self.data.items()) if isinstance(data, dict)}
        self._by_origin = {origin_of(data): key for key, data in records.items()}
        self._by_identity = {identity(data): key for key, data in records.items()}

    def put(self, new: dict[str, Any]) -> tuple[str, tuple[str, ...]]:
        """Take in a record, which is added, changed, or found to be there already.

        Its key, and the fields that people wrote otherwise than the feed has them.
        """
        conflicts: tuple[str, ...] = ()
        origin, identity = origin_of(new), self._identity(new)
        if origin in self._put:
            return self._put[origin], ()
        if origin in self._by_origin:
            key = self._by_origin[origin]
            conflicts = self._change(key, new)
        elif identity in self._by_identity:
            key = self._by_identity[identity]
        else:
            key = free_slug(new["name"], self.data)
            self.data[key] = new
            self._by_identity[identity] = key
            self._added.append(self._block_of(key, new, new))
        self._put[origin] = key
        return key, conflicts

    def remove(self, origin: Origin) -> bool:
        """Take out the record of an origin, when it is there: nobody may read it any longer."""
        key = self._by_origin.pop(origin, None)
        if key is None:
            return False
        start, end = self._block(key)
        self._text = self._text[:start] + self._text[end:].lstrip("\n")
        self._by_identity.pop(self._identity(self.data.pop(key)), None)
        self._changed = True
        return True

    def text(self) -> str | None:
        """The file as it should be: None where nothing changed, "" where nothing is left in it.

        Raises FeedError where the file is written so that nothing can be added.
        """
        if not self._added and not self._changed:
            return None
        if not self.data:
            return ""
        parts = [self._text.rstrip() + "\n"] if self._text.strip() else []
        text = "\n".join([*parts, *self._added])
        if parse(text, str(self.path)).data != self.data:
            raise FeedError(f"{self.path} cannot be added to. Put each of its keys on a line of its own.")
        return text

    def _change(self, key: str, new: dict[str, Any]) -> tuple[str, ...]:
        """Write what the feed says now into a record. The fields that people wrote otherwise."""
        start, end = self._block(key)
        old = self.data[key]
        result = merged(old, read_mark(self._text[start:end]), new)
        if result.data != old:
            self.data[key] = {**result.data, "imported": new["imported"]}
            block = self._block_of(key, self.data[key], new)
            self._text = self._text[:start] + block + self._text[end:]
            self._changed = True
        return result.conflicts

    def _block(self, key: str) -> tuple[int, int]:
        """Where a record starts and ends in the text; comments before the next one belong to that."""
        starts = [found.start() for found in _KEY.finditer(self._text) if found[1] == key]
        start = starts[0] if starts else len(self._text)
        after = _KEY.search(self._text, start + 1)
        block = self._text[start : after.start() if after else len(self._text)]
        return start, start + len(re.sub(r"(\n(#.*|[ \t]*))+\Z", "\n", block))

    def _block_of(self, key: str, data: dict[str, Any], told: dict[str, Any]) -> str:
        """A record as it stands in the file, with what the feed told in a comment."""
        first, rest = dump_many({key: data}, self.model).split("\n", 1)
        return f"{first}\n  {mark_line(told)}\n{rest}"


def origin_of(data: Any) -> Origin | None:
    """The system, feed and identifier of a record that was imported."""
    imported = data.get("imported") if isinstance(data, dict) else None
    if not isinstance(imported, dict):
        return None
    return imported.get("from", ""), imported.get("feed", ""), imported.get("id", "")
