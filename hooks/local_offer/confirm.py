"""`local-offer confirm`: that a person has checked some records. Nothing else in their files changes."""

from __future__ import annotations

import datetime
from collections.abc import Iterable

from pydantic import ValidationError

from .arrange import CannotArrange
from .files import write_together
from .freshness import freshness
from .record_file import RecordFile, Refused, files_of
from .records.parts import Checked
from .settings import Settings
from .splice import with_fields
from .vocabulary import FILE as VOCABULARIES
from .vocabulary import read_vocabularies

BY_A_COMPUTER = "source-system"
"""How an import was checked. No person may say so."""


def confirm(
    settings: Settings, slugs: Iterable[str], *, by_role: str, how: str, on: datetime.date
) -> list[tuple[str, datetime.date]]:
    """Write down a check of each service: its slug and the day it is due again.

    All of them or none: raises Refused when one cannot be confirmed, OSError when one cannot be written.
    """
    checked = _checked(settings, by_role, how, on)
    files = files_of(settings, slugs)
    texts = [_confirmed(file, checked, on) for file in files]
    write_together({file.path: text for file, text in zip(files, texts, strict=True)})
    return [(file.slug, _due(settings, file, on)) for file in files]


def ways(settings: Settings) -> dict[str, str]:
    """How a person can have checked a record: key and label."""
    vocabularies, _ = read_vocabularies(settings.services_folder, VOCABULARIES)
    return {key: term.label for key, term in vocabularies["checked_how"].items() if key != BY_A_COMPUTER}


def _checked(settings: Settings, by_role: str, how: str, on: datetime.date) -> dict[str, str]:
    known = ways(settings)
    if how not in known:
        raise Refused(f"{how!r} is not a way to check. Write one of: {', '.join(known)}.")
    if on > settings.day:
        raise Refused(f"{on} is still to come. Write the day when the facts were checked.")
    try:
        role = Checked.model_validate({"by_role": " ".join(by_role.split())}).by_role
    except ValidationError as error:
        raise Refused(str(error.errors()[0]["ctx"]["error"])) from None
    if not role:
        raise Refused("Say who checked the facts: a role, like FIS officer.")
    return {"on": on.isoformat(), "by_role": role, "how": how}


def _confirmed(file: RecordFile, checked: dict[str, str], on: datetime.date) -> str:
    before = file.data.get("checked")
    last = before.get("on", "") if isinstance(before, dict) else ""
    if last > on.isoformat():
        raise Refused(f"{file.slug} was checked later than that, on {last}. Nothing was changed.")
    try:
        return with_fields(file.text, {"checked": checked})
    except CannotArrange as error:
        raise Refused(f"{file.slug}: {error}") from None


def _due(settings: Settings, file: RecordFile, on: datetime.date) -> datetime.date:
    said = str(file.data.get("check_every") or "")
    every = int(said) if said.isascii() and said.isdigit() and 1 <= int(said) <= 24 else settings.check_every
    due = freshness(on, every).due_on
    assert due is not None  # a day was given
    return due
