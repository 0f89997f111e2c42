"""Which printed leaflets are out of date, and which facts on them are wrong."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Literal

from ..directory import Directory, Entry
from ..editions import EASIER
from ..languages.told import languages_of
from ..leaflets.content import content
from ..leaflets.easier import easier_content
from .differences import shortened
from .steps import CHECKED, steps

Status = Literal["changed", "closed", "gone", "new", "unreadable", "checked-again"]


@dataclass(frozen=True)
class Reason:
    """One fact that is not as it was printed."""

    field: str
    old: str
    new: str


@dataclass(frozen=True)
class OldLeaflet:
    """A leaflet that is not what would be printed now."""

    code: str
    slug: str
    name: str
    status: Status
    reasons: tuple[Reason, ...] = ()

    @property
    def out_of_date(self) -> bool:
        """Whether something on it is wrong, or it should be in the drawer and is not. A later check alone is neither."""
        return self.status != "checked-again"


def out_of_date(old: Directory, new: Directory) -> list[OldLeaflet]:
    """Every leaflet that would be printed otherwise now, in the order of the names; what has gone last."""
    before = _matched(old, new)
    found = [_compared(before.get(entry.slug), entry, old, new) for entry in new.entries]
    still = {entry.slug for entry in before.values()}
    for entry in old.entries:
        if entry.slug not in still and not entry.closed:
            status = "unreadable" if entry.slug in new.broken else "gone"
            found.append(OldLeaflet(entry.identity.code, entry.slug, entry.name, status))
    return [one for one in found if one]


def _matched(old: Directory, new: Directory) -> dict[str, Entry]:
    """For each slug of now the same service as it was: by its name, an old name, or a code on paper."""
    by_code = {entry.identity.code: entry for entry in old.entries}
    found = {}
    for entry in new.entries:
        was = old.by_slug.get(entry.slug)
        names = (old.by_slug.get(name) for name in entry.record.was)
        codes = (by_code.get(code) for code in (entry.identity.code, *entry.identity.former_codes))
        if same := was or next((one for one in (*names, *codes) if one), None):
            found[entry.slug] = same
    return found


def _compared(was: Entry | None, entry: Entry, old: Directory, new: Directory) -> OldLeaflet | None:
    names = (entry.identity.code, entry.slug, entry.name)
    if not was:
        if entry.closed:
            return None
        return OldLeaflet(*names, "unreadable" if entry.slug in old.broken else "new")
    said = _printed(was, old)
    if not _differ(said, _printed(entry, new)):
        return None
    reasons = tuple(_reasons((was, old), (entry, new)))
    if entry.closed and not was.closed:
        return OldLeaflet(*names, "closed", reasons)
    only_checked = all(reason.field == CHECKED for reason in reasons)
    return OldLeaflet(*names, "checked-again" if only_checked else "changed", reasons)


def _reasons(old: tuple[Entry, Directory], new: tuple[Entry, Directory]) -> Iterator[Reason]:
    """The facts that changed and are on the paper."""
    said = _printed(*old)
    for step in steps(old, new):
        now = _printed(*step.leaflet)
        if _differ(said, now):
            yield Reason(step.field, *shortened(step.old, step.new))
        said = now


def _printed(entry: Entry, directory: Directory) -> dict[tuple[str, bool], dict[str, Any]]:
    """All that its leaflets say: by language, in usual and in easier words."""
    easier = EASIER.key in directory.settings.editions_offered
    found = {}
    for lang in languages_of(entry, directory):
        found[lang, False] = base = content(entry, directory, lang)
        if easier:
            found[lang, True] = easier_content(entry, directory, lang, base)
    return found


def _differ(old: dict[Any, Any], new: dict[Any, Any]) -> bool:
    """Whether any leaflet that there was says something else. One in a new language makes none wrong."""
    return any(new.get(key) != said for key, said in old.items())
