"""Leaflet codes and stable identifiers: given once, kept in services/_ids.yml, never changed.

A record that is not in the file yet gets what the file will say: both follow from the slug alone, so a
provider's new service is one file and nothing else. `local-offer ids` writes them down.
"""

from __future__ import annotations

import hashlib
import re
import uuid
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from .problem import Problem
from .records.read_again import read_shared

FILE = "_ids.yml"
LETTERS = "23456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Without 0 O 1 I, and without L and U, which sound or look like others down a telephone."""
LENGTH = 4
_NAMESPACE = uuid.uuid5(uuid.NAMESPACE_URL, "https://openreferraluk.org/local-offer")


@dataclass(frozen=True)
class Identity:
    """The code printed on leaflets (and in short addresses), and the identifier in open data."""

    code: str
    uuid: str


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


def _is_code(value: object) -> bool:
    return isinstance(value, str) and bool(re.fullmatch(f"[{LETTERS}]{{4,5}}", value))


def _is_uuid(value: object) -> bool:
    try:
        return isinstance(value, str) and str(uuid.UUID(value)) == value
    except ValueError:
        return False


def identities(
    slugs: Iterable[str], given: Mapping[str, Identity], was: Mapping[str, Iterable[str]] | None = None
) -> dict[str, Identity]:
    """The identity of every slug: the given ones, and for the others what follows from the slug.

    A renamed service keeps the identity of an old slug in `was`: its code is printed on paper.
    """
    taken = {identity.code for identity in given.values()}
    found: dict[str, Identity] = {}
    for slug in sorted(slugs):
        old = next((name for name in (slug, *(was or {}).get(slug, ())) if name in given), None)
        if old is not None:
            found[slug] = given[old]
            continue
        attempt = 0
        while (code := _code(f"{slug}#{attempt}")) in taken:
            attempt += 1
        taken.add(code)
        found[slug] = Identity(code, str(uuid.uuid5(_NAMESPACE, slug)))
    return found


def write_ids(folder: Path, all_: Mapping[str, Identity], given: Mapping[str, Identity]) -> int:
    """Add the identities that are not in the file yet; lines that are there stay. Returns how many.

    A renamed service goes on under the line of its old slug.
    """
    kept = set(given.values())
    new = [(slug, identity) for slug, identity in sorted(all_.items()) if identity not in kept]
    if new:
        path = folder / FILE
        start = path.read_text("utf-8") if path.exists() else _HEADER
        start += "" if start.endswith("\n") else "\n"
        lines = [f"{slug}: {{code: {_quoted(i.code)}, uuid: {i.uuid}}}\n" for slug, i in new]
        path.write_text(start + "".join(lines), "utf-8")
    return len(new)


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
