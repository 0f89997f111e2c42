"""Read, check, enrich: from a folder of files to a Directory. The whole way in is in this file.

`load` never stops at a bad file: every problem of every file is in `directory.problems`, and a record
that cannot be shown is in `directory.broken`.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from .collecting import no_collecting
from .directory import Directory, Entry, Profile
from .folders import CALENDAR, ORGANISATIONS, PLACES, SHARED_FILES, record_files, staff_files
from .freshness import freshness
from .ids import FILE as IDS
from .ids import Identity, identities, read_ids, too_many_unlisted
from .postcodes import Postcodes
from .postcodes_file import FILE as POSTCODES
from .postcodes_file import read_postcodes
from .problem import Problem, errors, in_order, shown
from .records.kinds import SLUG
from .records.read_again import read_again, read_shared
from .records.service import Service
from .records.shared import Calendar, Organisation, Place, Staff
from .records.validate import validate
from .records.yaml_lines import Source
from .rules import as_one_warning, broken_rules
from .rules.answers import SAYS as ANSWERS
from .rules.draft import Draft, Shared
from .rules.people import what_a_place_must_say, what_a_profile_must_say
from .rules.words import lists_cut_at_commas, lost_text
from .settings import Settings
from .slugs import slug_of
from .vocabulary import FILE as VOCABULARIES
from .vocabulary import Vocabularies, read_vocabularies
from .whereabouts import whereabouts


def load(settings: Settings, *, extra: tuple[Path, ...] = ()) -> Directory:
    """Everything in the folders that the settings name, and what is wrong with it.

    `extra` are record files from elsewhere, read as if they lay in the services folder. One that has
    the slug of a record there takes its place.
    """
    with no_collecting():
        return _load(settings, extra)


def _load(settings: Settings, extra: tuple[Path, ...]) -> Directory:
    folder, today = settings.services_folder, settings.day
    vocabularies, problems = read_vocabularies(folder, shown(folder / VOCABULARIES))
    known: dict[str, Mapping | tuple] = {**vocabularies.known}
    problems += settings.warnings
    organisations, found = _read_many(folder / ORGANISATIONS, Organisation, known)
    problems += found
    places, found = _read_many(folder / PLACES, Place, known, wrong_with=_wrong_with_place)
    problems += found
    calendar, found = _read_calendar(folder / CALENDAR)
    problems += found
    postcodes, found = read_postcodes(folder / POSTCODES, shown(folder / POSTCODES))
    problems += found
    given, found = read_ids(folder, shown(folder / IDS))
    problems += found

    profiles, found = staff_files(settings.staff_folder)
    problems += found
    files, found = record_files(folder)
    problems += found
    replaced = {path.stem for path in extra}
    files = [pair for pair in files if pair[1].stem not in replaced] + [("", path) for path in extra]
    slugs: dict[str, list[str]] = {}
    for _, path in files:
        slugs.setdefault(path.stem, []).append(shown(path))
    known |= {
        "organisations": organisations,
        "places": places,
        "services": slugs,
        "staff": {path.stem: None for path in profiles},
    }
    staff, found = _read_staff(profiles, known, today)
    problems += found

    drafts = [
        _read_record(sector, path, folder, known, given_root=path not in extra) for sector, path in files
    ]
    formerly: dict[str, list[str]] = {}
    for draft in drafts:
        for old in draft.record.was if draft.record else ():
            formerly.setdefault(old, []).append(draft.slug)
    shared = Shared(vocabularies, organisations, places, slugs, formerly, today)
    was = {draft.slug: draft.record.was for draft in drafts if draft.record}
    codes = identities(filter(SLUG.fullmatch, slugs), given, was, settings.council)
    entries: list[Entry] = []
    broken: dict[str, tuple[str, str, tuple[Problem, ...]]] = {}
    for draft in drafts:
        found = in_order(broken_rules(draft, shared))
        problems += found
        if draft.record and draft.record.name and not errors(found):
            entry = enrich(draft, draft.record, shared, settings, codes[draft.slug], vocabularies, postcodes)
            if not (entry.record.visible_from and entry.record.visible_from > today):
                entries.append(entry)
        elif SLUG.fullmatch(draft.slug):
            name = draft.record.name if draft.record and draft.record.name else draft.slug
            broken[draft.slug] = (draft.source.path, name, tuple(found))
    problems += too_many_unlisted({e.slug: e.identity for e in entries}, given, shown(folder / IDS))
    entries.sort(key=lambda entry: (entry.closed, entry.a_to_z))
    shared_files = sum((folder / name).exists() for name in SHARED_FILES)
    return Directory(
        settings, today, vocabularies, organisations, places, calendar, postcodes, tuple(entries), tuple(staff), broken,
        tuple(in_order(problems)), len(files) + len(profiles) + shared_files,
    )  # fmt: skip


def enrich(
    draft: Draft,
    record: Service,
    shared: Shared,
    settings: Settings,
    identity: Identity,
    vocabularies: Vocabularies,
    postcodes: Postcodes,
) -> Entry:
    """The entry of a checked record: what it inherits from its organisation, and what follows from it."""
    organisation = shared.organisation(record)
    key = record.organisation
    if not isinstance(key, str):  # written in the record: its name makes the address of its page
        key = slug_of(key.name) if key and key.name else ""
    places = tuple(
        (item, shared.places[item]) if isinstance(item, str) else ("", item) for item in record.places
    )
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
        places=places,
        whereabouts=whereabouts(record, (place for _, place in places), postcodes),
        needs=needs,
        phases=tuple(_phases(record, vocabularies)),
        complaints=record.complaints or (organisation.complaints if organisation else None),
        owner=record.owner or (organisation.owner if organisation else None),
        freshness=fresh,
        state=fresh.state(shared.today),
        withdrawn=bool(record.visible_to and record.visible_to < shared.today),
        alert_over=bool(record.alert and record.alert.until and record.alert.until < shared.today),
    )


def _phases(record: Service, vocabularies: Vocabularies) -> Iterator[str]:
    ages = record.ages
    if not ages or (ages.min is None and ages.max is None):
        return
    low, high = (0 if ages.min is None else ages.min), (25 if ages.max is None else ages.max)
    for key, phase in vocabularies["phases"].items():
        if phase.ages and low <= (phase.ages.max or 0) and (phase.ages.min or 0) <= high:
            yield key


# -- the records ------------------------------------------------------------------------------------


def _read_record(sector: str, path: Path, folder: Path, known: Mapping, *, given_root: bool) -> Draft:
    source = read_again(path, shown(path), root=folder if given_root else None)
    if source.problems and not source.data:
        return Draft(path.stem, sector, source, None, source.problems)
    record, problems = validate(Service, source, context={"known": known})
    return Draft(path.stem, sector, source, record, (*source.problems, *problems))


def _read_many(
    path: Path,
    model: type,
    known: Mapping,
    wrong_with: Callable[[Source, str, Any], Iterable[Problem]] = lambda *_: (),
) -> tuple[dict, list[Problem]]:
    """A file that holds many records, each under its key. `wrong_with` finds what the model cannot say."""
    if not path.exists():
        return {}, []
    source = read_shared(path, shown(path))
    problems = [*source.problems, *lost_text(source)]
    found = {}
    for key, data in source.data.items():
        if not SLUG.fullmatch(key):
            problems.append(
                source.problem((key,), f"{key!r} must be small letters, digits and single dashes.")
            )
        record, wrong = validate(model, source, context={"known": known}, data=data, at=(key,))
        if record:
            found[key] = record
            wrong += wrong_with(source, key, record)
            if record.imported and record.name:
                wrong = as_one_warning(wrong, source.path, source.line((key, "imported")))
        problems += wrong
    return found, problems


def _wrong_with_place(source: Source, key: str, place: Place) -> Iterator[Problem]:
    """What a shared place may not say, and what it must."""
    for field, message in what_a_place_must_say(place, source.data[key]):
        yield source.problem((key, field), message, missing="" if field else "the address")
    if "wheelchair-accessible" not in place.features:
        yield source.problem((key,), ANSWERS("wheelchairs"), missing="wheelchair access")


def _read_calendar(path: Path) -> tuple[Calendar, list[Problem]]:
    if not path.exists():
        return Calendar(), []
    source = read_shared(path, shown(path))
    calendar, problems = validate(Calendar, source)
    problems += [*source.problems, *lost_text(source)]
    for name in ("terms", "closures"):
        for number, days in enumerate(getattr(calendar, name, ())):
            half = getattr(days, "half_term", None)
            for at, part in ((), days), (("half_term",), half):
                if part and part.from_ and part.to and part.from_ > part.to:
                    message = f"This ends on {part.to}, before it starts on {part.from_}. Mend one of them."
                    problems.append(source.problem((name, number, *at, "to"), message))
    return calendar or Calendar(), problems


def _read_staff(
    files: list[Path], known: Mapping, today: datetime.date
) -> tuple[list[Profile], list[Problem]]:
    """The staff profiles that may be shown today, and what is wrong with any."""
    profiles: list[Profile] = []
    problems: list[Problem] = []
    for path in files:
        source = read_again(path, shown(path), root=path.parent)
        problems += source.problems
        if source.problems and not source.data:
            continue
        record, wrong = validate(Staff, source, context={"known": {**known, "organisations": None}})
        if record and record.organisation and record.organisation not in known["organisations"]:
            # A warning: another services folder may be named, with the same people in charge.
            message = f"`{record.organisation}` is not in {ORGANISATIONS}, so the profile does not name it."
            wrong.append(source.problem(("organisation",), message, warning=True))
        wrong += [*lost_text(source), *lists_cut_at_commas(source)]
        if record:
            said = what_a_profile_must_say(path.stem, path.parent, record, today)
            wrong += [source.problem(at, message) for at, message in said]
        problems += wrong
        current = record and not errors(wrong) and not (record.until and record.until < today)
        if record and current and SLUG.fullmatch(path.stem):
            due = bool(record.review_on and record.review_on < today)
            profiles.append(Profile(path.stem, source.path, record, due))
    return profiles, problems
