"""`local-offer check`: which of all problems to report, for the paths that were named."""

from __future__ import annotations

import os
from pathlib import Path

from .folders import SHARED_FILES
from .problem import Problem, in_order, shown
from .reading import load
from .settings import Settings


def check(settings: Settings, paths: tuple[Path, ...]) -> tuple[list[Problem], int]:
    """The problems of the named paths (all, when none is named) and how many files were looked at.

    A path may be a file or folder of this Local Offer; the services folder of another one (what an
    importer wrote, say); or a record that lies somewhere else, which is checked as if it lay here.
    """
    if not paths:
        directory = load(settings)
        return list(directory.problems), directory.files
    problems: list[Problem] = []
    here: list[Path] = []
    files: set[Path] = set()
    for path in (_as_we_name_it(path, settings) for path in paths):
        if not (root := _other_folder(path, settings)):
            here.append(path)
            continue
        directory = load(settings.model_copy(update={"services": str(root)}))
        problems += _within(path, directory.problems)
        files |= _files_within(path, root)
    if here:
        ours = (settings.services_folder, settings.staff_folder)
        extra = [p for p in here if not p.is_dir() and not any(p.is_relative_to(folder) for folder in ours)]
        directory = load(settings, extra=tuple(extra))
        for path in here:
            problems += _within(path, directory.problems)
            files |= {path} if path in extra else _files_within(path, *ours)
    return in_order(problems), len(files)


def _as_we_name_it(path: Path, settings: Settings) -> Path:
    """The path in the words of the settings, by whatever links one came to it. The last one is not followed."""
    full = path.resolve() if path.is_dir() else path.parent.resolve() / path.name
    for ours in (settings.services_folder, settings.staff_folder):
        if full.is_relative_to(ours.resolve()):
            return ours / full.relative_to(ours.resolve())
    return full


def _other_folder(path: Path, settings: Settings) -> Path | None:
    """The services folder that a path belongs to, when it is not the one of the settings."""
    for ours in (settings.services_folder, settings.staff_folder):
        if path.is_relative_to(ours) or ours.resolve().is_relative_to(path):
            return None
    for folder in (path, *path.parents[:2]) if path.is_dir() else path.parents[:2]:
        if any((folder / name).is_file() for name in SHARED_FILES):
            return folder
    return path if path.is_dir() else None


def _within(path: Path, problems: tuple[Problem, ...]) -> list[Problem]:
    """The problems of a file, or of all files below a folder."""
    return [
        problem
        for problem in problems
        if problem.path == shown(path) or Path(problem.path).absolute().is_relative_to(path)
    ]


def _files_within(path: Path, *folders: Path) -> set[Path]:
    """The files of some folders that are below a path, or are that path."""
    below = f"{path}{os.sep}"  # as text: there are thousands of files
    every = (file for folder in folders for file in folder.rglob("*.yml"))
    return {file for file in every if file == path or str(file).startswith(below)}
