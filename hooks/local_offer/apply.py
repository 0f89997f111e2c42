"""`local-offer apply`: a correction that was made with the form, put into the record's file."""

from __future__ import annotations

import copy
import json
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from .arrange import CannotArrange
from .files import write_whole
from .problem import errors, shown
from .published import published, with_unpublished
from .reading import load
from .record_file import RecordFile, Refused, files_of
from .records.fields import facts
from .records.kinds import SLUG
from .records.service import Service
from .records.yaml_lines import MOST_BYTES, as_text
from .settings import Settings
from .splice import with_fields

_FIELDS = {info.alias or name: name for name, info in Service.model_fields.items()}
_KEYS = {"slug", "base", "changes"}


@dataclass(frozen=True)
class Change:
    """A correction: the service, what the site said before, and what it should say."""

    slug: str
    base: dict[str, Any]
    """The published values before, by field. A field that is not here had no answer."""
    changes: dict[str, Any]
    """The new values, by field. None takes the field out."""


def read_change(path: Path) -> Change:
    """The correction in a JSON file. Raises Refused."""
    try:
        raw = path.read_bytes()
        if len(raw) > MOST_BYTES:
            raise Refused(f"{path} is too big for a correction of one record.")
        data = json.loads(raw.decode("utf-8-sig"))
    except OSError as error:
        raise Refused(f"{path} cannot be read: {error.strerror}.") from None
    except (ValueError, RecursionError):
        raise Refused(f"{path} is not a whole JSON file. Ask for it again, or save it again.") from None
    if not isinstance(data, dict) or data.keys() - _KEYS or not _KEYS - {"base"} <= data.keys():
        raise Refused(f"{path} is not a correction. It must hold `slug`, `base` and `changes`.")
    base, changes = data.get("base") or {}, data["changes"]
    if not (isinstance(base, dict) and isinstance(changes, dict) and changes):
        raise Refused(f"{path} changes nothing.")
    if not isinstance(data["slug"], str) or not SLUG.fullmatch(data["slug"]):
        raise Refused(f"{path} does not name a service.")
    return Change(
        data["slug"], {k: as_text(v) for k, v in base.items()}, {k: as_text(v) for k, v in changes.items()}
    )


def apply(settings: Settings, change: Change) -> tuple[Path, list[str]]:
    """Put a correction into the record's file. The file, and the fields that changed.

    A field may be a part, like `access.how`. Comments, unpublished fields and all other lines stay.
    Raises Refused where the record says something else by now, or would have a new error.
    """
    file = files_of(settings, [change.slug])[0]
    for field in change.changes:
        _may_change(field)
        _is_as_before(file, field, change)
    new = copy.deepcopy(file.data)
    for field, value in change.changes.items():
        whole = with_unpublished(_wrapped(field, value), _wrapped(field, _at(file.data, field)), Service)
        _put(new, field, _at(whole, field))
    heads = list(dict.fromkeys(field.split(".")[0] for field in change.changes))
    done = [head for head in heads if new.get(head) != file.data.get(head)]
    try:
        text = with_fields(file.text, {head: new.get(head) for head in done})
    except CannotArrange as error:
        raise Refused(f"{change.slug}: {error}") from None
    if done:
        _must_be_no_worse(settings, file, text)
        write_whole(file.path, text)
    return file.path, done


def _may_change(field: str) -> None:
    head = field.split(".")[0]
    if head not in _FIELDS:
        raise Refused(f"There is no field `{head}`.")
    if not facts(Service, _FIELDS[head])["public"]:
        raise Refused(f"`{head}` is not published, so a correction cannot change it. Change it in the file.")


def _is_as_before(file: RecordFile, field: str, change: Change) -> None:
    """The site must have said what the file says, or somebody has changed it meanwhile."""
    now = _at(published(file.data, Service), field)
    before, wanted = change.base.get(field), change.changes[field]
    if _same(field, now, before) or _same(field, now, wanted):
        return
    raise Refused(
        f"`{field}` of {file.slug} has changed since this correction was written. Nothing was changed.\n"
        f"  It was:      {_in_a_line(before)}\n  It is now:   {_in_a_line(now)}\n"
        f"  It would be: {_in_a_line(wanted)}\nLook at both, then change the file yourself."
    )


def _same(field: str, one: Any, other: Any) -> bool:
    """Whether two answers mean the same: `no` is false, and an empty line at the end says nothing."""
    return one == other or _meant(field, one) == _meant(field, other)


def _meant(field: str, value: Any) -> Any:
    head = field.split(".")[0]
    try:
        return _at(Service.model_validate(_wrapped(field, value)).model_dump(by_alias=True), field)
    except ValidationError:
        return (head, value)  # what is no answer means only itself


def _must_be_no_worse(settings: Settings, file: RecordFile, text: str) -> None:
    """Raise Refused where the record would have an error that it does not have now."""
    before = _errors(settings, file.slug, file.text)
    if new := [said for said in _errors(settings, file.slug, text) if said not in before]:
        raise Refused("\n".join([f"Nothing was changed: {file.slug} would have something to mend.", *new]))


def _errors(settings: Settings, slug: str, text: str) -> list[str]:
    """What is wrong with a record of this text, among all the others."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder).resolve() / f"{slug}.yml"
        path.write_bytes(text.encode())
        problems = load(settings, extra=(path,)).problems
        return [problem.in_a_line for problem in errors(problems) if problem.path == shown(path)]


def _wrapped(field: str, value: Any) -> dict[str, Any]:
    made: Any = value
    for part in reversed(field.split(".")):
        made = {part: made} if made is not None else {}
    return made


def _at(data: Any, field: str) -> Any:
    for part in field.split("."):
        data = data.get(part) if isinstance(data, dict) else None
    return data


def _put(data: dict[str, Any], field: str, value: Any) -> None:
    *above, last = field.split(".")
    for part in above:
        if not isinstance(data.get(part), dict):
            data[part] = {}
        data = data[part]
    if value is None:
        data.pop(last, None)
    else:
        data[last] = value


def _in_a_line(value: Any) -> str:
    if value is None:
        return "no answer"
    return (
        json.dumps(value, ensure_ascii=False)
        if isinstance(value, (dict, list))
        else " ".join(str(value).split())
    )
