"""`local-offer format`: every file of records in one order and one look, so that a change shows as a change."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from .arrange import CannotArrange, arranged
from .files import write_whole
from .folders import ORGANISATIONS, PLACES, record_files, staff_files
from .languages.record import english_of
from .marks import layout
from .problem import Problem, shown
from .records.service import Service
from .records.shared import Organisation, Place, Staff
from .records.validate import validate
from .records.yaml_lines import MOST_BYTES, MOST_BYTES_SHARED, Source, parse, read
from .settings import Settings
from .write import dump, dump_many

Write = Callable[[Any], str]


@dataclass(frozen=True)
class Formatted:
    """What is to be done with one file."""

    path: Path
    text: str = ""
    """The file as it should be; nothing where it is so already, or cannot be read."""
    why: tuple[str, ...] = ()
    """What is different, in plain words."""
    problems: tuple[Problem, ...] = ()
    """Why it cannot be put in order."""


def format_files(settings: Settings, paths: Iterable[Path], *, write: bool) -> Iterator[Formatted]:
    """Every file of the named paths, or of the whole Local Offer, put in order; written only when told to."""
    for path, kind, most in _files(settings, [*paths]):
        done = _formatted(path, kind, most)
        if write and done.text:
            write_whole(path, done.text)
        yield done


def _record(data: Any) -> str:
    return dump(data)


def _profile(data: Any) -> str:
    return dump(data, Staff)


def _organisations(data: Any) -> str:
    return dump_many(data, Organisation)


def _places(data: Any) -> str:
    return dump_many(data, Place)


def _files(settings: Settings, paths: list[Path]) -> Iterator[tuple[Path, Write, int]]:
    """Each file with how it is written. Vocabularies, the calendar and the codes are not records: they stay."""
    known: dict[Path, tuple[Path, Write, int]] = {}
    services = settings.services_folder
    records, _ = record_files(services) if services.is_dir() else ([], [])
    for _, path in records:
        known[path.resolve()] = (path, _record, MOST_BYTES)
    for path in staff_files(settings.staff_folder)[0]:
        known[path.resolve()] = (path, _profile, MOST_BYTES)
    for name, kind in (ORGANISATIONS, _organisations), (PLACES, _places):
        if (services / name).is_file():
            known[(services / name).resolve()] = (services / name, kind, MOST_BYTES_SHARED)
    if not paths:
        yield from known.values()
        return
    for path in paths:
        if path.is_dir():
            inside = [found for full, found in known.items() if full.is_relative_to(path.resolve())]
            yield from inside or [(file, _record, MOST_BYTES) for file in sorted(path.glob("**/*.yml"))
                                  if not file.name.startswith(("_", "."))]  # fmt: skip
        elif not path.name.startswith("_") or path.resolve() in known:
            yield known.get(path.resolve(), (path, _record, MOST_BYTES))


def _formatted(path: Path, write: Write, most: int) -> Formatted:
    source = read(path, shown(path), root=path.parent, most=most)
    if source.empty:
        return Formatted(path)
    if source.problems:
        return Formatted(path, problems=source.problems)
    typed = path.read_bytes().decode("utf-8")
    text = typed.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    data, marked = _with_english_marked(text, source) if write is _record else (None, False)
    try:
        new = arranged(text, write, data)
    except CannotArrange as error:
        return Formatted(path, problems=(Problem(shown(path), 1, str(error)),))
    if not marked and parse(new, "").data != source.data:
        message = "This file would say something else in order. It was left as it is."
        return Formatted(path, problems=(Problem(shown(path), 1, message),))
    if new == typed:
        return Formatted(path)
    why = [
        ("it starts with a mark that nobody can see (a BOM)", typed.startswith("\ufeff")),
        ("its lines end as on Windows", "\r" in typed),
        ("a translation did not say which English it was made from", marked),
        ("keys, quotes or indents were not in order", new != text and not marked),
    ]
    return Formatted(path, new, tuple(words for words, so in why if so))


def _with_english_marked(text: str, source: Source) -> tuple[Any, bool]:
    """The record with `of` in each translation that does not have it: the English it was made from.

    One that is there stays, for it tells that the English has changed since. Whoever translates again
    takes it out.
    """
    translations = source.data.get("translations")
    if not isinstance(translations, dict):
        return None, False
    record, _ = validate(Service, source)
    data = layout(text).data
    marked = False
    for lang in record.translations if record else ():
        if not translations[lang].get("of") and set(translations[lang]) - {"checked_by"}:
            data["translations"][lang]["of"] = english_of(record, lang)
            marked = True
    return data, marked
