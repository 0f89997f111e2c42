"""The small YAML file that says what the columns of a CSV hold: which field of a record, or which question."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from ..problem import Problem, shown
from ..records.yaml_lines import Source, read
from .feed import FeedError
from .said import kind_of

MAPS = Path(__file__).with_name("maps")
"""The mappings that come with the project, by name: `--columns outpost`."""

_TEXTS = ("id", "adds_to", "others")
_HOLDS = ("to", "heading", "between")

NOTHING = "nothing"
"""A column that is left out, and need not be listed."""

IN_A_FEED: Mapping[str, str] = {
    "name": "name",
    "description": "description",
    "ages.min": "minimum_age",
    "ages.max": "maximum_age",
    "access.how": "application_process",
    "access.criteria": "eligibility_description",
    "waiting.typical": "wait_time",
    "alert.text": "alert.text",
    "alert.until": "alert.until",
    "checked.on": "assured_date",
    "visible_from": "visible_from",
    "visible_to": "visible_to",
    "needs": "send_needs",
    "languages": "languages",
    "localities": "service_areas",
    "contact.role": "contacts.title",
    "contact.phone": "contacts.phone",
    "contact.email": "contacts.email",
    "contact.web": "url",
    "organisation": "organization.name",
    "organisation.name": "organization.name",
    "organisation.description": "organization.description",
    "organisation.website": "organization.website",
    "places.name": "locations.name",
    "places.address": "locations.address_1",
    "places.postcode": "locations.postal_code",
    "places.easting": "locations.easting",
    "places.northing": "locations.northing",
    "places.features": "locations.accessibilities",
    "places.travel": "locations.travel",
    "sessions.day": "schedules.weekday",
    "sessions.from": "schedules.opens_at",
    "sessions.to": "schedules.closes_at",
    "sessions.note": "schedules.notes",
    "cost.options.what": "cost_options.option",
    "cost.options.amount": "cost_options.amount",
    "cost.options.per": "cost_options.cost_type",
    # Questions that a record answers with other words.
    "cost": "fees",
    "free": "free",
    "public": "visible",
    "public-without-days": "visible without days",
    "needs-referral": "needs_referral",
    "closed-for-now": "temporarily_closed",
    "status": "status",
    "kinds": "categories",
    "contact.name": "contacts.name",
    "contact.public": "contacts.visible",
    "places.street-2": "locations.address_2",
    "places.street-3": "locations.address_3",
    "places.town": "locations.city",
    "places.county": "locations.region",
    "places.latitude": "locations.latitude",
    "places.longitude": "locations.longitude",
    "places.public": "locations.visible",
    "places.secret": "locations.mask_exact_address",
    "links.label": "links.label",
    "links.web": "links.url",
}
"""What a column may be, and the words of a feed for it, where the importer has rules for such texts."""

LISTS = frozenset(["send_needs", "languages", "service_areas", "categories", "accessibilities"])
"""Words of a feed with many values: a cell holds several, with semicolons between them."""

MANY = frozenset(["contacts", "locations", "schedules", "cost_options", "links"])
"""What a service can have several of. Each row makes one."""


@dataclass(frozen=True)
class Column:
    """What one column holds."""

    to: str = ""
    """A field of a record, or a question of IN_A_FEED."""
    heading: str = ""
    """Or: its text stands under this heading at the end of the description."""
    between: str = ";"
    """What stands between several values in one cell."""
    values: Mapping[str, str] = field(default_factory=dict)
    """The words of the source, and what to read instead."""

    def read(self, cell: str) -> str:
        """A cell's text in the words of the record, with semicolons between several values."""
        if self.heading:
            return cell
        return ";".join(self.values.get(_same(part), part.strip()) for part in cell.split(self.between))


@dataclass(frozen=True)
class Columns:
    """A whole mapping. Names of columns are found whatever their case and spaces."""

    id: str
    """The column that tells one service from another."""
    adds_to: str
    """The column by which a row adds to a service of another row, or ""."""
    others: str
    """NOTHING where columns that are not named here need not be listed."""
    columns: Mapping[str, Column]

    def of(self, name: str) -> Column | None:
        """What a column holds, or None when the mapping does not know it."""
        return self.columns.get(_same(name))

    def of_a_file(self, names: Iterable[str]) -> Columns:
        """The same mapping, with the columns that tell services apart named as a file names them."""
        written = {_same(name): name for name in names}
        id_, adds_to = (written.get(_same(name), name) for name in (self.id, self.adds_to))
        return replace(self, id=id_, adds_to=adds_to)


def read_columns(named: str) -> Columns:
    """The mapping in a file, or one of the project's own. Raises FeedError that says what to mend."""
    path = MAPS / f"{named}.yml"
    if not (named.isalpha() and path.is_file()):
        path = Path(named)
    source = read(path, shown(path))
    problems = [*source.problems, *_wrong(source)]
    if not path.exists():
        raise FeedError(f"There is no {named}. Write what each column holds into a file, or take `outpost`.")
    if problems:
        raise FeedError(f"Mend this file first: {problems[0]}")
    made = {_same(name): _column(said) for name, said in source.data["columns"].items()}
    told = (source.data.get(key, "") for key in ("id", "adds_to", "others"))
    return Columns(*told, made)


def _column(said: Any) -> Column:
    if isinstance(said, str):
        return Column(said)
    values = {_same(word): key for word, key in said.get("values", {}).items()}
    return Column(said.get("to", ""), said.get("heading", ""), said.get("between", ";"), values)


def _wrong(source: Source) -> list[Problem]:
    """Everything in a mapping that means nothing."""
    columns = source.data.get("columns")
    if source.problems or not isinstance(columns, dict) or not columns:
        return [source.problem(("columns",), "Write `columns:`, and below it each column and what it holds.")]
    found = []
    for key, said in source.data.items():
        if key not in (*_TEXTS, "columns"):
            found.append(source.problem((key,), f"There is no `{key}` here. Known: id, adds_to, others, columns."))  # fmt: skip
        elif key in _TEXTS and not isinstance(said, str):
            found.append(source.problem((key,), f"Write one text behind `{key}`, not several."))
    for name, said in columns.items():
        at, message = _wrong_column(name, said, source.data.get("id"))
        if message:
            found.append(source.problem(("columns", name, *at), message))
    return sorted(found, key=lambda problem: problem.line)


def _wrong_column(name: str, said: Any, id_: Any) -> tuple[tuple[str, ...], str]:
    """What is wrong with what one column holds, and where: "" when nothing is."""
    if isinstance(said, str):
        said = {"to": said}
    if not isinstance(said, dict) or said.keys() - {*_HOLDS, "values"} or not said.keys() & {"to", "heading"}:
        return (), f"Say what `{name}` holds: a field, or to, heading, between, values."
    for key in _HOLDS:
        if not isinstance(said.get(key, ""), str):
            return (key,), f"Write one text behind `{key}` of `{name}`, not several."
    values = said.get("values", {})
    if not isinstance(values, dict) or not all(isinstance(word, str) for word in values.values()):
        return ("values",), f"Write the words of `{name}` like `values: {{theirs: ours}}`, one for one."
    to = said.get("to", "")
    if to == "id" and (not isinstance(id_, str) or _same(name) != _same(id_)):
        return (), f"Write `id: {name}` at the top of the file as well, so that services are known by it."
    if to and to not in IN_A_FEED and to not in ("id", NOTHING) and not kind_of(to):
        return (), f"`{to}` is no field that a column can fill. See docs/moving-in.md."
    return (), ""


def _same(name: str) -> str:
    return " ".join(name.casefold().split())
