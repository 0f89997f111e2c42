"""Leaflet codes and stable identifiers: given once, kept in services/_ids.yml, never changed.

A record that is not in the file yet gets what the file will say: the code follows from the slug, the
identifier from the council and the slug, so a provider's new service is one file and nothing else.
`local-offer ids` writes them down, and the identifier stays when the council is named anew. Codes that are not
written down can run into each other as records come and go, so a folder should not hold many of them.
"""

from __future__ import annotations

import hashlib
import re
import uuid
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from .files import write_whole
from .problem import Problem
from .records.read_again import read_shared

FILE = "_ids.yml"
LETTERS = "23456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Without 0 O 1 I, and without L and U, which sound or look like others down a telephone."""
LENGTH = 5
"""Of a new code. Codes of four were given out before, and stay."""
MOST_UNLISTED = 20
"""How many records may wait for `local-offer ids` before it is said."""
_NAMESPACE = uuid.uuid5(uuid.NAMESPACE_URL, "https://openreferraluk.org/local-offer")


@dataclass(frozen=True)
class Identity:
    """The code printed on leaflets (and in short addresses), and the identifier in open data."""

    code: str
    uuid: str
    former_codes: tuple[str, ...] = ()
    """Codes of services that became this one: they stand on paper and go on leading here."""


def read_ids(folder: Path, shown: str) -> tuple[dict[str, Identity], list[Problem]]:
    """The identities that were given so far."""
    if not (folder / FILE).exists():
        return {}, []
    source = read_shared(folder / FILE, shown)
    problems = list(source.problems)
    found: dict[str, Identity] = {}
    used: dict[str, str] = {}
    for slug, data in source.data.items():
        code, uid = (data.get("code"), data.get("uuid")) if isinstance(data, dict) else (None, None)
        if not _is_code(code) or not _is_uuid(uid):
            message = f"`{slug}` needs a code and a uuid, as `local-offer ids` writes them."
            problems.append(source.problem((slug,), message))
            continue
        for what, value in ("code", code), ("uuid", uid):
            if value in used:
                message = f"`{slug}` has the {what} of `{used[value]}`. A {what} is given only once."
                problems.append(source.problem((slug,), message))
            used.setdefault(value, slug)
        found[slug] = Identity(code, uid)
    return found, problems


def derived(*key: str) -> str:
    """The identifier of something that no file gives one: it follows from its key and never changes with it."""
    return str(uuid.uuid5(_NAMESPACE, "/".join(key)))


def _is_code(value: object) -> bool:
    return isinstance(value, str) and bool(re.fullmatch(f"[{LETTERS}]{{4,5}}", value))


def _is_uuid(value: object) -> bool:
    try:
        return isinstance(value, str) and str(uuid.UUID(value)) == value
    except ValueError:
        return False


def identities(
    slugs: Iterable[str],
    given: Mapping[str, Identity],
    was: Mapping[str, Iterable[str]] | None = None,
    council: str | None = None,
) -> dict[str, Identity]:
    """The identity of every slug: the given ones, and for the others what follows from the slug.

    `council` is its name: programs read many Local Offers, and "youth-club" is in more than one. Two services
    of different councils never have the same identifier.
    `was` holds the old slugs of each, oldest first. A renamed service keeps its identity, for its code is
    printed on paper: the one that was given to any of its names or, where none was, the one that follows
    from the oldest. The codes of its other names are its former codes.
    """
    was = {slug: tuple(old) for slug, old in (was or {}).items()}
    taken = {identity.code for identity in given.values()}
    found: dict[str, Identity] = {}
    for slug in sorted(slugs):
        names = (slug, *was.get(slug, ()))
        if listed := next((name for name in names if name in given), None):
            found[slug] = given[listed]
            continue
        oldest = (*names[1:], slug)[0]
        attempt = 0
        while (code := _code(f"{oldest}#{attempt}")) in taken:
            attempt += 1
        taken.add(code)
        found[slug] = Identity(code, derived(council or "", "service", oldest))
    for slug in sorted(found.keys() & was.keys()):
        former = []
        for name in dict.fromkeys((slug, *was[slug])):
            code = given[name].code if name in given else _code(f"{name}#0")
            if code != found[slug].code and (name in given or code not in taken):
                taken.add(code)
                former.append(code)
        found[slug] = replace(found[slug], former_codes=tuple(former))
    return found


def too_many_unlisted(
    all_: Mapping[str, Identity], given: Mapping[str, Identity], shown: str
) -> list[Problem]:
    """One warning when many records have codes that are not written down."""
    number = len(_unlisted(all_, given))
    if number <= MOST_UNLISTED:
        return []
    message = f"{number} records have no code in this file yet. Run `local-offer ids`, so that codes on paper never change."
    return [Problem(shown, 1, message, warning=True)]


def write_ids(folder: Path, all_: Mapping[str, Identity], given: Mapping[str, Identity]) -> int:
    """Add the identities that are not in the file yet; lines that are there stay. Returns how many.

    A renamed service goes on under the line of its old slug.
    """
    number = len(_unlisted(all_, given))
    if number:
        write_whole(folder / FILE, ids_with(folder, all_, given))
    return number


def ids_with(folder: Path, all_: Mapping[str, Identity], given: Mapping[str, Identity]) -> str:
    """The text of the file with the identities that are not in it yet."""
    path = folder / FILE
    start = path.read_text("utf-8") if path.exists() else _HEADER
    start += "" if start.endswith("\n") else "\n"
    lines = [f"{slug}: {{code: {_quoted(i.code)}, uuid: {i.uuid}}}\n" for slug, i in _unlisted(all_, given)]
    return start + "".join(lines)


def _unlisted(all_: Mapping[str, Identity], given: Mapping[str, Identity]) -> list[tuple[str, Identity]]:
    kept = {identity.code for identity in given.values()}
    return [(slug, identity) for slug, identity in sorted(all_.items()) if identity.code not in kept]


_HEADER = """\
# The code of each leaflet and the identifier of each service: given once, never changed, never reused.
# `local-offer ids` adds new ones at the end. A line stays when its service has gone.
"""


def _quoted(code: str) -> str:
    return f'"{code}"'


def _code(text: str) -> str:
    number = int.from_bytes(hashlib.sha256(text.encode()).digest()[:8])
    letters = ""
    for _ in range(LENGTH):
        number, rest = divmod(number, len(LETTERS))
        letters += LETTERS[rest]
    return letters
