"""Read, check, enrich: from a folder of files to a Directory. The whole way in is in this file.

`load` never stops at a bad file: every problem of every file is in `directory.problems`, and a record
that cannot be shown is in `directory.broken`.
"""

from __future__ import annotations

import datetime
import os
from collections.abc import Iterator, Mapping
from functools import lru_cache
from pathlib import Path

from .directory import Directory, Entry, Profile
from .freshness import freshness
from .ids import FILE as IDS
from .ids import Identity, identities, read_ids
from .problem import Problem, errors, in_order
from .records.kinds import SLUG
from .records.service import Service
from .records.shared import Calendar, Organisation, Place, Staff
from .records.validate import validate
from .records.yaml_lines import MOST_BYTES, MOST_BYTES_SHARED, Source, read
from .rules import broken_rules
from .rules.draft import Draft, Shared
from .rules.people import what_a_hidden_place_may_say
from .settings import Settings
from .vocabulary import FILE as VOCABULARIES
from .vocabulary import Vocabularies, read_vocabularies

ORGANISATIONS, PLACES, CALENDAR = "_organisations.yml", "_places.yml", "_calendar.yml"
SHARED_FILES = frozenset({VOCABULARIES, ORGANISATIONS, PLACES, CALENDAR, IDS, "_postcodes.csv"})


def load(settings: Settings, *, extra: tuple[Path, ...] = ()) -> Directory:
    """Everything in the folders that the settings name, and what is wrong with it.

    `extra` are record files from elsewhere, read as if they lay in the services folder.
    """
    folder, today = settings.services_folder, settings.day
    vocabularies, problems = read_vocabularies(folder, shown(folder / VOCABULARIES))
    known: dict[str, Mapping | tuple] = dict(vocabularies.terms)
    organisations, found = _read_many(folder / ORGANISATIONS, Organisation, known)
    problems += found
    places, found = _read_many(folder / PLACES, Place, known)
    problems += [*found, *_hidden_places(folder / PLACES, places)]
    calendar, found = _read_calendar(folder / CALENDAR)
    problems += found
    given, found = read_ids(folder, shown(folder / IDS))
    problems += found

    staff_files = sorted(settings.staff_folder.glob("*.yml")) if settings.staff_folder.is_dir() else []
    files, found = _record_files(folder)
    problems += found
    files += [("", path) for path in extra]
    slugs: dict[str, list[str]] = {}
    for _, path in files:
        slugs.setdefault(path.stem, []).append(shown(path))
    known |= {
        "organisations": organisations,
        "places": places,
        "services": slugs,
        "staff": {path.stem: None for path in staff_files},
    }
    staff, found = _read_staff(staff_files, known, today)
    problems += found

    drafts = [
        _read_record(sector, path, folder, known, given_root=path not in extra) for sector, path in files
    ]
    formerly: dict[str, list[str]] = {}
    for draft in drafts:
        for old in draft.record.was if draft.record else ():
            formerly.setdefault(old, []).append(draft.slug)
    shared = Shared(vocabularies, organisations, places, slugs, formerly, today, known)
    codes = identities([*slugs], given)
    entries: list[Entry] = []
    broken: dict[str, tuple[str, str, tuple[Problem, ...]]] = {}
    for draft in drafts:
        found = in_order(broken_rules(draft, shared))
        problems += found
        if draft.record and draft.record.name and not errors(found):
            entry = enrich(draft, draft.record, shared, settings, codes[draft.slug], vocabularies)
            if not (entry.record.visible_from and entry.record.visible_from > today):
                entries.append(entry)
        elif SLUG.fullmatch(draft.slug):
            name = draft.record.name if draft.record and draft.record.name else draft.slug
            broken[draft.slug] = (draft.source.path, name, tuple(found))
    entries.sort(key=lambda e: (e.closed, e.name.casefold(), e.slug))
    shared_files = sum((folder / name).exists() for name in SHARED_FILES)
    return Directory(
        settings, today, vocabularies, organisations, places, calendar, tuple(entries), tuple(staff), broken,
        tuple(in_order(problems)), len(files) + len(staff_files) + shared_files,
    )  # fmt: skip


def enrich(
    draft: Draft,
    record: Service,
    shared: Shared,
    settings: Settings,
    identity: Identity,
    vocabularies: Vocabularies,
) -> Entry:
    """The entry of a checked record: what it inherits from its organisation, and what follows from it."""
    organisation = shared.organisation(record)
    key = record.organisation if isinstance(record.organisation, str) else ""
    needs = tuple(record.needs or (("all-needs",) if record.tier == "universal" else ()))
    fresh = freshness(
        record.checked.on if record.checked else None, record.check_every or settings.check_every
    )
    return Entry(
        slug=draft.slug,
        path=draft.source.path,
        record=record,
        identity=identity,
        organisation=organisation,
        organisation_key=key,
        places=tuple(
            (item, shared.places[item]) if isinstance(item, str) else ("", item) for item in record.places
        ),
        needs=needs,
        phases=tuple(_phases(record, vocabularies)),
        complaints=record.complaints or (organisation.complaints if organisation else None),
        owner=record.owner or (organisation.owner if organisation else None),
        freshness=fresh,
        state=fresh.state(shared.today),
        withdrawn=bool(record.visible_to and record.visible_to < shared.today),
    )


def _phases(record: Service, vocabularies: Vocabularies) -> Iterator[str]:
    ages = record.ages
    if not ages or (ages.min is None and ages.max is None):
        return
    low, high = (0 if ages.min is None else ages.min), (25 if ages.max is None else ages.max)
    for key, phase in vocabularies["phases"].items():
        if phase.ages and phase.ages.min is not None and phase.ages.max is not None:
            if low <= phase.ages.max and phase.ages.min <= high:
                yield key


# -- the files --------------------------------------------------------------------------------------


def shown(path: Path) -> str:
    """How messages name a file: from the folder one stands in, when it is below that."""
    path = Path(os.path.normpath(path.absolute()))
    here = Path.cwd()
    return path.relative_to(here).as_posix() if path.is_relative_to(here) else path.as_posix()


def _record_files(folder: Path) -> tuple[list[tuple[str, Path]], list[Problem]]:
    """The record files as (folder, path), and what lies where it does not belong."""
    files: list[tuple[str, Path]] = []
    problems: list[Problem] = []
    if not folder.is_dir():
        return [], [
            Problem(shown(folder), 1, "There is no such folder. Name it under `services` in mkdocs.yml.")
        ]
    for path in sorted(folder.iterdir()):
        if path.name.startswith("."):
            continue
        if path.is_dir() and path.suffix not in (".yml", ".yaml"):
            files += [(path.name, p) for p in sorted(path.iterdir()) if not p.name.startswith(".")]
        elif path.name not in SHARED_FILES:
            message = "Move this file into the folder of its sector, like services/health/."
            problems.append(Problem(shown(path), 1, message))
    for _, path in [*files]:
        if path.suffix != ".yml":
            files = [pair for pair in files if pair[1] != path]
            advice = "Rename it to end in .yml" if path.suffix == ".yaml" else "Take it out of this folder"
            problems.append(Problem(shown(path), 1, f"Only records that end in .yml belong here. {advice}."))
    return files, problems


@lru_cache(maxsize=20_000)
def _read_again_only_when_changed(path: Path, _: tuple, name: str, root: Path | None, most: int) -> Source:
    return read(path, name, root=root, most=most)


def _read(path: Path, root: Path | None = None, most: int = MOST_BYTES) -> Source:
    try:
        at = path.stat()
        state = (at.st_mtime_ns, at.st_size, at.st_ino, str(path.resolve()))
    except OSError:
        state = ()
    if not state:
        return read(path, shown(path), root=root, most=most)
    return _read_again_only_when_changed(path, state, shown(path), root, most)


def _read_record(sector: str, path: Path, folder: Path, known: Mapping, *, given_root: bool) -> Draft:
    source = _read(path, folder if given_root else None)
    if source.problems and not source.data:
        return Draft(path.stem, sector, source, None, source.problems)
    record, problems = validate(Service, source, context={"known": known})
    return Draft(path.stem, sector, source, record, (*source.problems, *problems))


def _read_many(path: Path, model: type, known: Mapping) -> tuple[dict, list[Problem]]:
    """A file that holds many records, each under its key."""
    if not path.exists():
        return {}, []
    source = _read(path, most=MOST_BYTES_SHARED)
    problems = list(source.problems)
    found = {}
    for key, data in source.data.items():
        if not SLUG.fullmatch(key):
            message = f"{key!r} must be small letters, digits and single dashes."
            problems.append(Problem(source.path, source.line((key,)), message))
        record, wrong = validate(model, source, context={"known": known}, data=data, at=(key,))
        problems += wrong
        if record:
            found[key] = record
    return found, problems


def _hidden_places(path: Path, places: Mapping[str, Place]) -> Iterator[Problem]:
    """What a shared place may not say, and what it must."""
    source = _read(path, most=MOST_BYTES_SHARED) if path.exists() else None
    for key, place in places.items() if source else ():
        for field, message in what_a_hidden_place_may_say(place):
            yield Problem(source.path, source.line((key, field)), message)
        if not place.hide_address and not place.address:
            yield Problem(source.path, source.line((key,)), "Add `address` to this place.")
        if "wheelchair-accessible" not in place.features:
            message = "Add `features: {wheelchair-accessible: yes}` to this place; or no, or ask."
            yield Problem(source.path, source.line((key,)), message)


def _read_calendar(path: Path) -> tuple[Calendar, list[Problem]]:
    if not path.exists():
        return Calendar(), []
    source = _read(path, most=MOST_BYTES_SHARED)
    calendar, problems = validate(Calendar, source)
    return calendar or Calendar(), [*source.problems, *problems]


def _read_staff(
    files: list[Path], known: Mapping, today: datetime.date
) -> tuple[list[Profile], list[Problem]]:
    """The staff profiles that may be shown today, and what is wrong with any."""
    profiles: list[Profile] = []
    problems: list[Problem] = []
    for path in files:
        source = _read(path, path.parent)
        problems += source.problems
        if source.problems and not source.data:
            continue
        record, wrong = validate(Staff, source, context={"known": known})
        if record and record.name and not record.consent:
            wrong.append(
                Problem(
                    source.path,
                    source.line(("name",)),
                    "Add `consent` with the day they agreed to their name being here, or take the name out.",
                )
            )
        if record and record.reports_to == path.stem:
            wrong.append(Problem(source.path, source.line(("reports_to",)), "This names the profile itself."))
        if record and record.photo and record.photo.file and not (path.parent / record.photo.file).is_file():
            wrong.append(
                Problem(
                    source.path,
                    source.line(("photo", "file")),
                    f"There is no picture {record.photo.file!r} in this folder.",
                )
            )
        problems += wrong
        current = record and not errors(wrong) and not (record.until and record.until < today)
        if record and current and SLUG.fullmatch(path.stem):
            due = bool(record.review_on and record.review_on < today)
            profiles.append(Profile(path.stem, source.path, record, due))
    return profiles, problems
