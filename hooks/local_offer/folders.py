"""Which files a Local Offer is made of, and what lies where it does not belong."""

from __future__ import annotations

from pathlib import Path

from .ids import FILE as IDS
from .postcodes_file import FILE as POSTCODES
from .problem import Problem, shown
from .records.kinds import SLUG
from .vocabulary import FILE as VOCABULARIES

ORGANISATIONS, PLACES, CALENDAR = "_organisations.yml", "_places.yml", "_calendar.yml"
UNSORTED = "unsorted"
"""The folder of records whose sector is not known."""
SHARED_FILES = frozenset({VOCABULARIES, ORGANISATIONS, PLACES, CALENDAR, IDS, POSTCODES})
"""What lies at the top of a services folder, beside the folders of the sectors."""


def record_files(folder: Path) -> tuple[list[tuple[str, Path]], list[Problem]]:
    """The record files of a services folder as (sector's folder, path), and what does not belong there."""
    if not folder.is_dir():
        message = "There is no such folder. Name it under `services` in mkdocs.yml."
        return [], [Problem(shown(folder), 1, message)]
    files: list[tuple[str, Path]] = []
    problems: list[Problem] = []
    for path in _visible(folder):
        if path.is_dir() and path.suffix not in (".yml", ".yaml"):
            wrong = _not_yml(_visible(path))
            files += [(path.name, file) for file in _visible(path) if file not in wrong]
            problems += wrong.values()
        elif path.name not in SHARED_FILES:
            problems.append(Problem(shown(path), 1, _out_of_place(path)))
    return files, problems


def staff_files(folder: Path) -> tuple[list[Path], list[Problem]]:
    """The staff profiles of a folder, and those whose file name cannot be an address."""
    files = [path for path in _visible(folder) if path.suffix in (".yml", ".yaml")] if folder.is_dir() else []
    wrong = _not_yml(files)
    for path in files:
        if path not in wrong and not SLUG.fullmatch(path.stem):
            message = "Rename the file: small letters, digits and single dashes, like head-of-send.yml."
            wrong[path] = Problem(shown(path), 1, message)
    return [path for path in files if path not in wrong], [*wrong.values()]


def _visible(folder: Path) -> list[Path]:
    return [path for path in sorted(folder.iterdir()) if not path.name.startswith(".")]


def _not_yml(paths: list[Path]) -> dict[Path, Problem]:
    """The problems of files that lie among records and do not end like one."""
    wrong = {}
    for path in paths:
        if path.suffix != ".yml":
            advice = "Rename it to end in .yml" if path.suffix == ".yaml" else "Take it out of this folder"
            wrong[path] = Problem(shown(path), 1, f"Only records that end in .yml belong here. {advice}.")
    return wrong


def _out_of_place(path: Path) -> str:
    """What to do with a file at the top of a services folder that is none of the shared ones."""
    if path.suffix not in (".yml", ".yaml"):
        return "Only records belong here. Take this file out of the folder."
    if path.name.startswith("_"):
        return f"There is no shared file of this name. They are: {', '.join(sorted(SHARED_FILES))}."
    return "Move this file into the folder of its sector, like services/health/."
