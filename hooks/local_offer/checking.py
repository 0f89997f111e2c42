"""`local-offer check`: which of all problems to report, for the paths that were named."""

from __future__ import annotations

from pathlib import Path

from .problem import Problem, in_order
from .reading import SHARED_FILES, load, shown
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
    files = 0
    here: list[Path] = []
    for path in paths:
        if root := _other_folder(path, settings):
            directory = load(settings.model_copy(update={"services": str(root.resolve())}))
            found, number = _within(directory.problems, path, root)
            problems += found
            files += directory.files if path == root else number
        else:
            here.append(path)
    if here:
        inside = settings.services_folder.resolve(), settings.staff_folder.resolve()
        extra = [p for p in here if p.is_file() and not any(p.resolve().is_relative_to(i) for i in inside)]
        directory = load(settings, extra=tuple(extra))
        for path in here:
            found, number = _within(directory.problems, path, settings.services_folder)
            problems += found
            files += number
    return in_order(problems), files


def _other_folder(path: Path, settings: Settings) -> Path | None:
    """The services folder that a path belongs to, when it is not the one of the settings."""
    ours = settings.services_folder.resolve()
    full = path.resolve()
    if (
        full.is_relative_to(ours)
        or full.is_relative_to(settings.staff_folder.resolve())
        or ours.is_relative_to(full)
    ):
        return None
    for folder in (full, *full.parents[:2]) if full.is_dir() else full.parents[:2]:
        if any((folder / name).is_file() for name in SHARED_FILES):
            return path if folder == full else folder
    return path if path.is_dir() else None


def _within(problems: tuple[Problem, ...], path: Path, root: Path) -> tuple[list[Problem], int]:
    """The problems of a file, or of all files below a folder, and how many files that is."""
    name = shown(path)
    if path.is_dir() and path.suffix != ".yml":
        number = sum(1 for file in path.rglob("*.yml") if file.is_file())
        if root.resolve().is_relative_to(path.resolve()):
            return list(problems), number
        return [p for p in problems if p.path.startswith(f"{name}/")], number
    return [p for p in problems if p.path == name], 1
