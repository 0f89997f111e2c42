"""Get Information About Schools, the full extract: which schools to take, and what follows from their facts.

Names of people are not read. A day on which an entry of the register was edited is no day on which anyone
checked it, so no school counts as checked.
"""

from __future__ import annotations

import difflib
from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from .columns import read_columns
from .csv_feed import item_of
from .feed import Feed, FeedError, Item
from .school import (
    NAME,
    NEEDS,
    PHASE,
    STATUS,
    TYPE,
    codes_of,
    dialled,
    facts_of,
    organisation_of,
    provision_of,
    same,
)
from .table import read_table

SYSTEM = "gias"

AUTHORITY, AUTHORITY_CODE = "LA (name)", "LA (code)"
MUST_HAVE = ("URN", AUTHORITY, NAME, TYPE, STATUS, PHASE, "Postcode")


MOST_WITHOUT_CHOICE = 2_000
"""No council has more schools. Whoever brings in more has not said which are theirs."""


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
        if self.authorities and not {same(cells.get(AUTHORITY, "")), cells.get(AUTHORITY_CODE, "")} & {
            *map(same, self.authorities)
        }:
            return "Schools of other councils."
        if self.phases and same(cells.get(PHASE, "")) not in map(same, self.phases):
            return "Schools of other phases."
        if self.types and not any(same(word) in same(cells.get(TYPE, "")) for word in self.types):
            return "Schools of other types."
        if self.sen and not _sen_words(cells) & {*map(same, self.sen)}:
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
            item.says.update(facts_of(row.cells))
            item.data["organization"] = organisation_of(row.cells)
            for place in item.data.get("locations", ()):
                place["name"] = row.cells.get(NAME, "")
            for contact in item.data.get("contacts", ()):
                contact["phone"] = dialled(contact["phone"])
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
                if same(word) not in map(same, found) and not word.isdigit():
                    near = difflib.get_close_matches(word, filter(None, found), n=3, cutoff=0.5)
                    return f"No school here has {word!r}. {'Did you mean ' + ' or '.join(near) + '?' if near else ''}".strip()
        return "There are no schools in this file that you chose."


def _sen_words(cells: Mapping[str, str]) -> set[str]:
    """Every word by which someone may ask for the SEN provision of a school."""
    codes, provision = codes_of(cells), provision_of(cells)
    found = {code.lower() for code in codes} | {NEEDS[code] for code in codes}
    found |= {provision} if provision not in ("mainstream", "post-16") else set()
    return found | ({"any"} if found else set())
