"""Get Information About Schools, the full extract: which schools to take, and what follows from their facts.

Names of people are not read. A day on which an entry of the register was edited is no day on which anyone
checked it, so no school counts as checked.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

import phonenumbers

from .columns import read_columns
from .csv_feed import item_of
from .feed import Feed, FeedError, Item
from .table import Row, read_table

SYSTEM = "gias"

AUTHORITY, AUTHORITY_CODE = "LA (name)", "LA (code)"
NAME, TYPE, PHASE, STATUS = (
    "EstablishmentName",
    "TypeOfEstablishment (name)",
    "PhaseOfEducation (name)",
    "EstablishmentStatus (name)",
)
RESOURCED = "TypeOfResourcedProvision (name)"
SEN = tuple(f"SEN{number} (name)" for number in range(1, 14))
MUST_HAVE = ("URN", AUTHORITY, NAME, TYPE, STATUS, PHASE, "Postcode")

MOST_WITHOUT_CHOICE = 2_000
"""No council has more schools. Whoever brings in more has not said which are theirs."""

NEEDS: Mapping[str, str] = {
    "ASD": "autism",
    "HI": "hearing",
    "MLD": "learning-moderate",
    "MSI": "multi-sensory",
    "OTH": "other",
    "PD": "physical",
    "PMLD": "learning-profound",
    "SEMH": "social-emotional-mental-health",
    "SLCN": "speech-and-language",
    "SLD": "learning-severe",
    "SPLD": "specific-learning",
    "VI": "vision",
}
"""The register's codes for special needs, which stand in front of its words: "ASD - Autistic Spectrum ..."."""

STATUSES = {"open": "open", "open, but proposed to close": "closing", "proposed to open": "planned", "closed": "closed"}  # fmt: skip

PROVISION: tuple[tuple[str, str], ...] = (
    ("special post 16", "post-16"),
    ("special", "special"),
    ("pupil referral", "alternative"),
    ("alternative provision", "alternative"),
    ("further education", "post-16"),
    ("sixth form", "post-16"),
    ("16 to 19", "post-16"),
    ("16-19", "post-16"),
)
"""Words in a school's type, and the kind of provision it is then. The first that fits counts."""

TOPICS = {"special": "schools-special", "resourced-provision": "schools-special", "sen-unit": "schools-special",
          "alternative": "alternative-provision", "post-16": "post-16", "mainstream": "schools-mainstream"}  # fmt: skip
KINDS = {"special": "special school", "alternative": "school for pupils out of ordinary school", "post-16": "college or sixth form"}  # fmt: skip
FREE = (
    "community",
    "voluntary",
    "foundation",
    "academy",
    "free school",
    "pupil referral",
    "technical",
    "studio",
)
"""Words in the type of a school that no family pays for."""


@dataclass(frozen=True)
class Choice:
    """Which schools to bring in: those that fit one word of each kind that is given."""

    authorities: Collection[str] = ()
    """Names or codes of councils."""
    phases: Collection[str] = ()
    types: Collection[str] = ()
    """Parts of names of types: "special" is every type of special school."""
    sen: Collection[str] = ()
    """Needs, as keys or codes; or kinds of provision; or "any"."""

    def why_not(self, cells: Mapping[str, str]) -> str:
        """Why a school is not among them, or ""."""
        if self.authorities and not {_same(cells.get(AUTHORITY, "")), cells.get(AUTHORITY_CODE, "")} & {
            *map(_same, self.authorities)
        }:
            return "Schools of other councils."
        if self.phases and _same(cells.get(PHASE, "")) not in map(_same, self.phases):
            return "Schools of other phases."
        if self.types and not any(_same(word) in _same(cells.get(TYPE, "")) for word in self.types):
            return "Schools of other types."
        if self.sen and not _sen_words(cells) & {*map(_same, self.sen)}:
            return "Schools with other SEN provision, or none."
        return ""


def read_gias(path: Path, choice: Choice) -> Feed:
    """The schools of the full extract. Raises FeedError when it is something else, or a choice fits nothing."""
    table = read_table(path)
    if missing := [name for name in MUST_HAVE if name not in table.columns]:
        raise FeedError(
            f"{path} is not the full extract of Get Information About Schools: it has no column "
            f"{', '.join(missing)}. Download all establishment data, or use `local-offer import csv`."
        )
    columns = read_columns("gias")
    items, seen = [], _Seen()
    for row in table.rows:
        seen.add(row.cells)
        why_not = "" if row.refused else choice.why_not(row.cells)
        if why_not:
            items.append(
                Item(
                    row.where,
                    {"name": row.cells.get(NAME, ""), "id": row.cells.get("URN", "")},
                    passed=why_not,
                )
            )
            continue
        item = item_of(row, columns)
        if not row.refused:
            item.says.update(_facts(row.cells))
            item.data["organization"] = _organisation(row)
            for place in item.data.get("locations", ()):
                place["name"] = row.cells.get(NAME, "")
            for contact in item.data.get("contacts", ()):
                contact["phone"] = _phone(contact["phone"])
            if row.cells.get(STATUS, "").startswith("Closed"):
                item = replace(item, only_if_here="Closed schools that were never brought in.")
        items.append(item)
    taken = sum(not item.passed and not item.refused for item in items)
    if why_not := seen.why_nothing(choice, taken):
        raise FeedError(f"{why_not} Nothing was changed.")
    return Feed(items, whole=True)


class _Seen:
    """The words of the file, for whoever asked for one that is not there."""

    def __init__(self) -> None:
        self.authorities: dict[str, None] = {}
        self.phases: dict[str, None] = {}
        self.types: dict[str, None] = {}

    def add(self, cells: Mapping[str, str]) -> None:
        """Remember the words of one school."""
        for found, column in ((self.authorities, AUTHORITY), (self.phases, PHASE), (self.types, TYPE)):
            found[cells.get(column, "")] = None

    def why_nothing(self, choice: Choice, taken: int) -> str:
        """What is wrong with a choice that takes no school, or all of England."""
        chosen = (choice.authorities, choice.phases, choice.types, choice.sen)
        if taken and not any(chosen) and taken > MOST_WITHOUT_CHOICE:
            return f"These are {taken:,} schools. Name your council with --authority."
        if taken:
            return ""
        for asked, found in ((choice.authorities, self.authorities), (choice.phases, self.phases)):
            for word in asked:
                if _same(word) not in map(_same, found) and not word.isdigit():
                    near = difflib.get_close_matches(word, filter(None, found), n=3, cutoff=0.5)
                    return f"No school here has {word!r}. {'Did you mean ' + ' or '.join(near) + '?' if near else ''}".strip()
        return "There are no schools in this file that you chose."


def _facts(cells: Mapping[str, str]) -> dict[str, str]:
    """What follows from a school's facts, in the words of a record."""
    provision = _provision(cells)
    type_ = _same(cells.get(TYPE, ""))
    nursery = _same(cells.get(PHASE, "")) == "nursery"
    places = max(
        (_number(cells.get(name)) for name in ("SenUnitCapacity", "ResourcedProvisionCapacity")), default=0
    )
    return {
        "summary": _summary(cells, provision, nursery=nursery),
        "description": "\n\n".join(_description(cells)),
        "sector": "education",
        "tier": "specialist" if provision == "alternative" or "special" in type_ else "universal",
        "topics": "early-years" if nursery else TOPICS[provision],
        "needs": ";".join(NEEDS[code] for code in _codes(cells)),
        "availability": STATUSES.get(_same(cells.get(STATUS, "")), ""),
        "cost.kind": "free" if any(word in type_ for word in FREE) and not nursery else "",
        "contact.role": "School office",
        "school.provision": provision,
        "school.urn": cells.get("URN", ""),
        "school.places": str(places) if places and provision in ("sen-unit", "resourced-provision") else "",
        "regulator.gias": cells.get("URN", ""),
    }  # fmt: skip


def _provision(cells: Mapping[str, str]) -> str:
    type_, resourced = _same(cells.get(TYPE, "")), _same(cells.get(RESOURCED, ""))
    for words, provision in PROVISION:
        if words in type_:
            return provision
    if "sen unit" in resourced:
        return "sen-unit"
    if "resourced" in resourced:
        return "resourced-provision"
    return "post-16" if _same(cells.get(PHASE, "")) == "16 plus" else "mainstream"


def _summary(cells: Mapping[str, str], provision: str, *, nursery: bool) -> str:
    phase = _same(cells.get(PHASE, ""))
    plain = {
        "primary": "primary school",
        "secondary": "secondary school",
        "all-through": "school for all ages",
    }
    kind = "nursery school" if nursery else KINDS.get(provision) or plain.get(phase, "school")
    low, high, town = (cells.get(name, "") for name in ("StatutoryLowAge", "StatutoryHighAge", "Town"))
    where = f" in {town}" if town else ""
    ages = f" for ages {low} to {high}" if low and high else ""
    return f"A {kind}{where}{ages}."


def _description(cells: Mapping[str, str]) -> Iterator[str]:
    """What the register says that a family wants to know, a sentence each."""
    yield f"In the register of schools: {cells.get(TYPE, '')}."
    words = [cells[name].partition(" - ")[2] or cells[name] for name in SEN if _code(cells.get(name, ""))]
    if words:
        yield "The register names this special provision:\n\n" + "\n".join(f"- {text}" for text in words)
    for column, said in (
        ("SenUnitCapacity", "Its SEN unit has {} places."),
        ("ResourcedProvisionCapacity", "It has {} resourced places."),
    ):
        if number := _number(cells.get(column)):
            yield said.format(number)
    for column, answers in SENTENCES.items():
        if sentence := answers.get(_same(cells.get(column, ""))):
            yield sentence
    if trust := cells.get("Trusts (name)"):
        yield f"It is part of {trust}."


SENTENCES: Mapping[str, Mapping[str, str]] = {
    "Gender (name)": {"girls": "It is for girls.", "boys": "It is for boys."},
    "NurseryProvision (name)": {"has nursery classes": "It has nursery classes."},
    "OfficialSixthForm (name)": {"has a sixth form": "It has a sixth form."},
    "Boarders (name)": {"boarding school": "Pupils can board."},
}
"""Columns of the register, and what an answer in them means to a family."""


def _organisation(row: Row) -> dict[str, str]:
    """The school as the organisation that answers for itself."""
    college = "further education" in _same(row.cells.get(TYPE, ""))
    return {
        "id": row.cells.get("URN", ""),
        "name": row.cells.get(NAME, ""),
        "kind": "college" if college else "school",
        "website": row.cells.get("SchoolWebsite", ""),
    }


def _phone(said: str) -> str:
    """A number with the 0 that the register leaves out, in the usual groups."""
    digits = re.sub(r"\s", "", said)
    digits = f"0{digits}" if re.fullmatch(r"[1-9]\d{8,9}", digits) else digits
    if not re.fullmatch(r"0\d{9,10}", digits):
        return said
    parsed = phonenumbers.parse(digits, "GB")
    return phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.NATIONAL)


def _sen_words(cells: Mapping[str, str]) -> set[str]:
    """Every word by which someone may ask for the SEN provision of a school."""
    codes, provision = _codes(cells), _provision(cells)
    found = {code.lower() for code in codes} | {NEEDS[code] for code in codes}
    found |= {provision} if provision not in ("mainstream", "post-16") else set()
    return found | ({"any"} if found else set())


def _codes(cells: Mapping[str, str]) -> list[str]:
    return list(dict.fromkeys(code for name in SEN if (code := _code(cells.get(name, "")))))


def _code(said: str) -> str:
    """The code in "ASD - Autistic Spectrum Disorder", or "" where there is none."""
    code = said.partition(" - ")[0].strip().upper()
    return code if code in NEEDS else ""


def _number(said: str | None) -> int:
    return int(said) if said and said.isdigit() else 0


def _same(text: str) -> str:
    return " ".join(text.casefold().split())
