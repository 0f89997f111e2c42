"""Take the demonstration out of services/ and docs/staff/, and leave an example of what belongs there."""

from __future__ import annotations

import itertools
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from ..folders import CALENDAR, ORGANISATIONS, PLACES, record_files, staff_files
from ..git import NoHistory, git_text
from ..ids import FILE as IDS
from ..postcodes_file import FILE as POSTCODES
from ..settings import Settings
from ..slugs import slug_of
from ..vocabulary import FILE as VOCABULARIES
from . import in_place

_ORGANISATION = """\
{key}:
  name: {council}
  kind: council
  description: The council for {area}.
  commissioner: [council]
  complaints:
    first: {{role: Customer care officer}}
    then: council-corporate
"""
_PLACE = """\
town-library:
  name: Town Library
  address: 1 High Street
  postcode: ZZ1 1AA
  features: {wheelchair-accessible: yes, hearing-loop: ask}
  travel: Buses stop outside.
"""
_LOCALITIES = """\
The parts of your area. When you write the first one, take out the {} and write it like this:
  north-end: {label: North End, explanation: The streets north of the river., words: []}
"""
_TERMS = "These dates are an example. Put in the terms of your own schools."
_CLOSURES = """\
Days when your helpline is closed, for example:
closures:
  - from: 2026-12-25
    to: 2027-01-03
    text: The helpline is closed for Christmas and New Year. We answer again on 4 January at 9am.
"""


@dataclass(frozen=True)
class Demonstration:
    """The files that are taken out."""

    services: tuple[Path, ...]
    staff: tuple[Path, ...]
    others: tuple[Path, ...]

    @classmethod
    def of(cls, settings: Settings) -> Demonstration:
        """The files of the folders that the settings name."""
        folder = settings.services_folder
        others = (folder / name for name in (IDS, POSTCODES))
        return cls(
            tuple(path for _, path in record_files(folder)[0]),
            tuple(staff_files(settings.staff_folder)[0]),
            tuple(path for path in others if path.exists()),
        )


def take_out(demonstration: Demonstration, settings: Settings, answers: Mapping[str, str]) -> None:
    """Delete the demonstration's files, and empty the shared ones down to an example."""
    for path in (*demonstration.services, *demonstration.staff, *demonstration.others):
        path.unlink()
    folder = settings.services_folder
    organisation = _ORGANISATION.format(key=slug_of(answers["council"]), **answers)
    _rewrite(folder / ORGANISATIONS, lambda text: _only_an_example(text, organisation))
    _rewrite(folder / PLACES, lambda text: _only_an_example(text, _PLACE))
    _rewrite(folder / VOCABULARIES, _without_localities)
    _rewrite(folder / CALENDAR, _without_closures)


def _rewrite(path: Path, change) -> None:
    if path.exists():
        path.write_text(change(path.read_text("utf-8")), "utf-8")


def _only_an_example(text: str, example: str) -> str:
    """The comment at the top of a shared file, an example as a comment, and nothing else."""
    top = itertools.takewhile(lambda line: line.startswith("#"), text.splitlines(keepends=True))
    return "".join(top) + "#\n# For example:\n#\n" + in_place.as_comment(example)


def _without_localities(text: str) -> str:
    return in_place.comment(in_place.put(text, ("localities",), {}), ("localities",), _LOCALITIES)


def _without_closures(text: str) -> str:
    text = in_place.comment(in_place.take_out(text, ("closures",)), ("terms",), _TERMS)
    return text.rstrip() + "\n\n" + in_place.as_comment(_CLOSURES)


def not_yet_in_git(settings: Settings) -> list[str] | None:
    """Files of the records and profiles with changes that git does not keep yet. None without git."""
    folders = [settings.services_folder.resolve(), settings.staff_folder.resolve()]
    try:
        said = git_text(
            settings.root, "status", "--porcelain", "--untracked-files=all", "--", *map(str, folders)
        )
    except NoHistory:
        return None
    return [line[3:] for line in said.splitlines()]
