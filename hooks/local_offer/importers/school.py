"""What follows from the facts of a school in the register, in the words of a record and in plain sentences."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

import phonenumbers

NAME, TYPE, PHASE, STATUS = (
    "EstablishmentName",
    "TypeOfEstablishment (name)",
    "PhaseOfEducation (name)",
    "EstablishmentStatus (name)",
)
RESOURCED = "TypeOfResourcedProvision (name)"
SEN = tuple(f"SEN{number} (name)" for number in range(1, 14))

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


def facts_of(cells: Mapping[str, str]) -> dict[str, str]:
    """What follows from a school's facts, in the words of a record."""
    provision = provision_of(cells)
    type_ = same(cells.get(TYPE, ""))
    nursery = same(cells.get(PHASE, "")) == "nursery"
    places = max(
        (_number(cells.get(name)) for name in ("SenUnitCapacity", "ResourcedProvisionCapacity")), default=0
    )
    return {
        "summary": _summary(cells, provision, nursery=nursery),
        "description": "\n\n".join(_description(cells)),
        "sector": "education",
        "tier": "specialist" if provision == "alternative" or "special" in type_ else "universal",
        "topics": "early-years" if nursery else TOPICS[provision],
        "needs": ";".join(NEEDS[code] for code in codes_of(cells)),
        "availability": STATUSES.get(same(cells.get(STATUS, "")), ""),
        "cost.kind": "free" if any(word in type_ for word in FREE) and not nursery else "",
        "contact.role": "School office",
        "school.provision": provision,
        "school.urn": cells.get("URN", ""),
        "school.places": str(places) if places and provision in ("sen-unit", "resourced-provision") else "",
        "regulator.gias": cells.get("URN", ""),
    }  # fmt: skip


def provision_of(cells: Mapping[str, str]) -> str:
    """The kind of provision: a key of the vocabulary `provision`."""
    type_, resourced = same(cells.get(TYPE, "")), same(cells.get(RESOURCED, ""))
    for words, provision in PROVISION:
        if words in type_:
            return provision
    if "sen unit" in resourced:
        return "sen-unit"
    if "resourced" in resourced:
        return "resourced-provision"
    return "post-16" if same(cells.get(PHASE, "")) == "16 plus" else "mainstream"


def _summary(cells: Mapping[str, str], provision: str, *, nursery: bool) -> str:
    phase = same(cells.get(PHASE, ""))
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
        if sentence := answers.get(same(cells.get(column, ""))):
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


def organisation_of(cells: Mapping[str, str]) -> dict[str, str]:
    """The school as the organisation that answers for itself."""
    college = "further education" in same(cells.get(TYPE, ""))
    return {
        "id": cells.get("URN", ""),
        "name": cells.get(NAME, ""),
        "kind": "college" if college else "school",
        "website": cells.get("SchoolWebsite", ""),
    }


def dialled(said: str) -> str:
    """A number with the 0 that the register leaves out, in the usual groups."""
    digits = re.sub(r"\s", "", said)
    digits = f"0{digits}" if re.fullmatch(r"[1-9]\d{8,9}", digits) else digits
    if not re.fullmatch(r"0\d{9,10}", digits):
        return said
    parsed = phonenumbers.parse(digits, "GB")
    return phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.NATIONAL)


def codes_of(cells: Mapping[str, str]) -> list[str]:
    """The codes of the special needs that the register names for a school, each once."""
    return list(dict.fromkeys(code for name in SEN if (code := _code(cells.get(name, "")))))


def _code(said: str) -> str:
    """The code in "ASD - Autistic Spectrum Disorder", or "" where there is none."""
    code = said.partition(" - ")[0].strip().upper()
    return code if code in NEEDS else ""


def _number(said: str | None) -> int:
    return int(said) if said and said.isdigit() else 0


def same(text: str) -> str:
    """A text as it is compared: whatever its case and spaces."""
    return " ".join(text.casefold().split())
