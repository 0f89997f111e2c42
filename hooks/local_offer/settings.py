"""What a council sets in mkdocs.yml under `extra.local_offer`: read the same way by hooks and commands."""

from __future__ import annotations

import datetime
import os
import re
from collections.abc import Collection
from pathlib import Path
from typing import Annotated, Any

from pydantic import AfterValidator, Field

from .editions import EDITIONS
from .languages.catalogue import is_written, languages
from .problem import Problem, shown
from .records.fields import Record, field
from .records.kinds import Day, Email, Line, Months, Phone, Relay, Time, Web, YesNo, one_of, term
from .records.validate import validate
from .records.yaml_lines import At, Source, read
from .vocabulary import CODE_DEPENDS_ON, read_vocabularies
from .vocabulary import FILE as VOCABULARIES

CONFIG = "mkdocs.yml"


class SettingsError(Exception):
    """The settings cannot be used. `problems` says why, line by line."""

    def __init__(self, problems: list[Problem]) -> None:
        super().__init__("\n".join(map(str, problems)))
        self.problems = problems


def _colour(value: str) -> str:
    """A colour dark enough that white text on it can be read: 4.5 to 1 or more (WCAG 2.2, 1.4.3)."""
    if not re.fullmatch(r"#[0-9a-fA-F]{6}", value):
        raise ValueError(f'Write the colour like "#1d3557", not {value!r}.')
    parts = [int(value[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
    if 1.05 / (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05) < 4.5:
        raise ValueError(f"{value} is too light: white text on it cannot be read. Choose a darker one.")
    return value.lower()


def _spoken(value: str) -> str:
    """A language that leaflets and pages can be written in."""
    if not is_written(value):
        raise ValueError(f"`{value}` is not the code of a language that can be written. Take it out.")
    return value


def _without_catalogue(source: Source, at: At, spoken: list[str]) -> tuple[Problem, ...]:
    """A warning for each language that our own words are not in yet."""
    return tuple(
        source.problem(
            (*at, "languages", number),
            f"There is no catalogue for `{lang}`: headings and labels are in English there. To translate them, "
            f"write hooks/local_offer/languages/{lang}.yml with the keys of en.yml.",
            warning=True,
        )
        for number, lang in enumerate(spoken)
        if lang not in languages()
    )


class Hours(Record):
    """When the helpline is answered."""

    days: list[term("days")] = field("The days of the week.", default=[])
    from_: Time | None = field("From when.", need="always", key="from")
    to: Time | None = field("Until when.", need="always")


class Helpline(Record):
    """The Family Information Service: the way out of every dead end."""

    name: Line | None = field("Its name.", need="always")
    phone: Phone | None = field("Its phone number.", need="always")
    text: Phone | None = field("Its number for text messages.")
    relay: Relay | None = field("Its Relay UK number: 18001, then the phone number.")
    bsl: Web | None = field("Where to start a call in British Sign Language.")
    email: Email | None = field("Its e-mail address.")
    post: Line | None = field("Its postal address, in one line.")
    hours: list[Hours] = field("When it is answered.", default=[])
    callback: YesNo = field("Whether it rings back.", default=False)


class Urgent(Record):
    """Help that cannot wait."""

    label: Line | None = field("What it is for.", need="always")
    phone: Phone | None = field("The number to ring.")
    text: Line | None = field("The number to text, or what to press.")
    when: Line | None = field("When it is answered.")


class Repository(Record):
    """Where the records are kept, for "edit this record"."""

    host: one_of("github", "gitlab") | None = field("github or gitlab.")
    url: Web | None = field("Its address.", need="always")
    branch: Line = field("The branch that is published.", default="main")


class OpenData(Record):
    """How this Local Offer is published for other software."""

    extra_fields: YesNo = field(
        "Whether the Open Referral UK feed holds more than that standard names: how to get a service, waits, "
        "codes. Phone numbers always stand in it.",
        default=True,
    )


class Offline(Record):
    """What people have where there is no internet."""

    memory_stick: one_of("everything", "pages", "none") = field(
        "What is in the one file to copy onto a memory stick: everything, with all leaflets and booklets; pages and the "
        "search only, which is much smaller; or none, to make no such file.",
        default="everything",
    )
    on_devices: YesNo = field(
        "Whether devices keep the pages that were opened and the services on the reader's list, for when "
        "there is no connection. No takes what was kept off again.",
        default=True,
    )


class CouncilSettings(Record):
    """`extra.local_offer` of mkdocs.yml."""

    council: Line | None = field("The council's name.", need="always")
    offer_name: Line = field("What this Local Offer is called.", default="SEND Local Offer")
    demonstration: YesNo = field(
        "Whether this is sample data: said on every page and leaflet.", default=False
    )
    colour: Annotated[str, AfterValidator(_colour)] = field("The council's colour.", default="#1d3557")
    services: Line = field("The folder of the records.", default="services")
    staff: Line = field("The folder of the staff profiles.", default="docs/staff")
    leaflets: YesNo = field("Whether to make leaflets.", default=True)
    booklets: YesNo = field("Whether to make booklets, where leaflets are made.", default=True)
    editions: list[one_of(*EDITIONS)] = field("The editions of each leaflet.", default=[*EDITIONS])
    languages: list[Annotated[term("languages"), AfterValidator(_spoken)]] = field(
        "The languages of this Local Offer.", default=["en"]
    )
    repository: Repository | None = field("Where the records are kept.")
    check_every: Months = field("How often a record must be checked, in months.", default=6)
    helpline: Helpline | None = field("The Family Information Service.", need="always")
    urgent: list[Urgent] = field("Help that cannot wait.", default=[])
    open_data: OpenData = field("What is published for other software.", default=OpenData())
    offline: Offline = field("What people have where there is no internet.", default=Offline())
    today: Day | None = field("The day to take for today, in tests. Else it is today.")


class Settings(CouncilSettings):
    """What the council set, with what else of mkdocs.yml is needed with it."""

    root: Path = Field(default=Path(), description="The folder of mkdocs.yml.")
    site_url: str = Field(default="", description="Where the site is published.")
    warnings: tuple[Problem, ...] = Field(default=(), description="What is worth mending in them.")

    @property
    def services_folder(self) -> Path:
        """The folder of the records."""
        return self.root / self.services

    @property
    def editions_offered(self) -> list[str]:
        """The editions of each leaflet, in the order in which they are offered."""
        return [key for key in EDITIONS if key in self.editions]

    @property
    def staff_folder(self) -> Path:
        """The folder of the staff profiles."""
        return self.root / self.staff

    @property
    def day(self) -> datetime.date:
        """Today, or the day set for tests: by `today` here or by LOCAL_OFFER_TODAY."""
        if said := os.environ.get("LOCAL_OFFER_TODAY"):
            try:
                return datetime.date.fromisoformat(said)
            except ValueError:
                message = f"{said!r} is not a day. Write it like 2026-11-22."
                raise SettingsError([Problem("LOCAL_OFFER_TODAY", 1, message)]) from None
        return self.today or datetime.date.today()


def read_settings(config: Path) -> Settings:
    """The settings in an mkdocs.yml, with those it inherits.

    Raises SettingsError with every problem at its line.
    """
    source = _with_inherited(config)
    extra = source.data.get("extra") if isinstance(source.data.get("extra"), dict) else {}
    own = extra.get("local_offer") if isinstance(extra.get("local_offer"), dict) else {}
    at = ("extra", "local_offer")
    root = config.resolve().parent
    context = {"known": _known(root / str(own.get("services") or CouncilSettings().services))}
    settings, problems = validate(CouncilSettings, source, context=context, data=own, at=at)
    if source.problems or problems or settings is None:
        raise SettingsError([*(source.problems or problems)])
    site_url = str(source.data.get("site_url") or "")
    warnings = _without_catalogue(source, at, settings.languages)
    return Settings(**dict(settings), root=root, site_url=site_url, warnings=warnings)


def _known(services: Path) -> dict[str, Collection[str]]:
    """The words that settings may use. Languages are the council's own, unless its words must be mended first."""
    vocabularies, problems = read_vocabularies(services, VOCABULARIES)
    languages = {} if problems else {"languages": vocabularies["languages"]}
    return {"days": CODE_DEPENDS_ON["days"], **languages}


def _with_inherited(config: Path, seen: tuple[Path, ...] = ()) -> Source:
    """The file with what it takes over by INHERIT, merged as MkDocs merges: mappings key by key."""
    source = read(config, shown(config), trusted=True)
    inherit = source.data.get("INHERIT")
    if not inherit or source.problems:
        return source
    parent = config.parent / str(inherit)
    seen = (*seen, config.resolve())
    if not parent.is_file():
        return _only(source.problem(("INHERIT",), f"There is no file {inherit}."))
    if parent.resolve() in seen:
        return _only(source.problem(("INHERIT",), "INHERIT goes round in a circle."))
    base = _with_inherited(parent, seen)
    taken = {at: line for at, line in base.lines.items() if _list_of(at) not in source.lines}
    return Source(
        source.path,
        _merge(base.data, source.data),
        {**taken, **source.lines},
        problems=base.problems,
        elsewhere={at: base.elsewhere.get(at, base.path) for at in taken},
    )


def _only(problem: Problem) -> Source:
    return Source(problem.path, problems=(problem,))


def _list_of(at: At) -> At:
    """The list that a value stands in, or the value itself: lists are taken over whole or not at all."""
    return next((at[:end] for end, part in enumerate(at) if isinstance(part, int)), at)


def _merge(base: Any, over: Any) -> Any:
    if isinstance(base, dict) and isinstance(over, dict):
        return {**base, **{key: _merge(base.get(key), value) for key, value in over.items()}}
    return over
