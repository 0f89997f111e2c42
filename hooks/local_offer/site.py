"""One build of the site, as the hooks share it: what was read, and the files to add.

State lives here and not in the hook files, because MkDocs loads those under names of its own.
"""

from __future__ import annotations

import html
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from .data.everything import Published
from .directory import Directory
from .reading import load
from .settings import Settings, read_settings


@dataclass
class Site:
    """What one build works with."""

    settings: Settings
    directory: Directory
    leaflets: dict[str, list[dict[str, Any]]] = field(default_factory=dict)
    """The editions and languages of each service's leaflet, by slug."""
    sheets: list[dict[str, Any]] = field(default_factory=list)
    """The sheets to put up and hand out, as the page of leaflets lists them."""
    data: Published | None = None
    """The files for other software."""

    def keeps_back(self, file: Path) -> bool:
        """Whether a file is a record or profile: they hold what is not for publishing, wherever they lie."""
        folders = (self.settings.services_folder, self.settings.staff_folder)
        return any(file.resolve().is_relative_to(folder.resolve()) for folder in folders)

    @property
    def cache(self) -> Path:
        """Where things are kept that take long to make."""
        return self.settings.root / ".cache"

    @property
    def leaflet_cache(self) -> Path:
        """Where finished leaflets are kept."""
        return self.cache / "leaflets"

    @property
    def booklet_cache(self) -> Path:
        """Where finished booklets are kept."""
        return self.cache / "booklets"

    @property
    def sheet_cache(self) -> Path:
        """Where finished sheets are kept."""
        return self.cache / "sheets"


publishing = True
"""False in `make serve`: a broken record then shows what to mend, and pages have no security policy."""

_current: Site | None = None


def start(config: Path) -> Site:
    """Read everything for a new build. Raises SettingsError."""
    global _current
    settings = read_settings(config)
    _current = Site(settings, load(settings))
    return _current


def current() -> Site:
    """The build that is under way."""
    if _current is None:
        raise RuntimeError("hooks/pages.py must be the first hook: it reads the records")
    return _current


def redirects(directory: Directory) -> Iterator[tuple[str, str]]:
    """Small pages that lead on: short addresses from leaflets, and old addresses of renamed services."""
    for entry in directory.entries:
        for code in (entry.identity.code, *entry.identity.former_codes):
            for typed in (code, code.lower()):  # as printed, and as people type it
                yield f"s/{typed}/index.html", _redirect(f"../../services/{entry.slug}/", entry.name)
        for old in entry.record.was:
            yield f"services/{old}/index.html", _redirect(f"../{entry.slug}/", entry.name)


def _redirect(to: str, name: str) -> str:
    to, name = html.escape(to), html.escape(name)
    return (
        '<!doctype html><html lang="en"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width,initial-scale=1">'
        f'<meta http-equiv="refresh" content="0; url={to}"><meta name="robots" content="noindex">'
        '<link rel="icon" href="data:,">'  # else a browser asks for one that is not there
        f"<title>{name}</title></head>"
        f'<body><main><h1>{name}</h1><p><a href="{to}">Go to this service</a></p></main></body></html>\n'
    )


def stylesheet(settings: Settings) -> str:
    """The council's colour, as the one thing about the look that a council sets."""
    return f":root {{ --council: {settings.colour}; }}\n"
