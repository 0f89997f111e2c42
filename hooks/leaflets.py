"""The leaflets of each service, leaflets/index.json, and the sheets. Made before the pages, which show their sizes.

A publish build makes them all. `make serve` makes one when someone opens it: then a change in a record shows
at once, and nobody waits for hundreds of leaflets that nobody looks at.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from local_offer import leaflets, sheets, site
from local_offer.on_opening import made_on_opening
from local_offer.pages.leaflets import offered, sheets_offered
from local_offer.progress import Progress
from mkdocs.structure.files import File

if TYPE_CHECKING:
    from local_offer.problem import Problem
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.livereload import LiveReloadServer
    from mkdocs.structure.files import Files

log = logging.getLogger("mkdocs.hooks.leaflets")


def on_files(files: Files, config: MkDocsConfig) -> None:
    build = site.current()
    if not build.settings.leaflets:
        return
    made = (
        _make_all(build, files, config)
        if site.publishing
        else leaflets.ordered(build.directory, build.leaflet_cache)
    )
    build.leaflets = offered(made, build.directory)
    files.append(File.generated(config, "leaflets/index.json", content=leaflets.index_json(made)))
    found = (
        _make_sheets(build, files, config)
        if site.publishing
        else sheets.ordered(build.directory, build.sheet_cache)
    )
    build.sheets = sheets_offered(found, build.directory)


def _make_all(build: site.Site, files: Files, config: MkDocsConfig) -> leaflets.Made:
    with Progress("leaflets") as progress:
        made = leaflets.make(build.directory, build.leaflet_cache, progress=progress)
    _say(made.problems)
    log.info("%s leaflets, %s of them new", len(made.leaflets), made.new)
    for leaflet in made.leaflets.values():
        for name, path in leaflet.files:
            files.append(File.generated(config, name, abs_src_path=str(path)))
    return made


def _make_sheets(build: site.Site, files: Files, config: MkDocsConfig) -> list[sheets.Sheet]:
    with Progress("sheets") as progress:
        made = sheets.make(build.directory, build.sheet_cache, progress=progress)
    _say(made.problems)
    log.info("%s sheets, %s of them new", len(made.sheets), made.new)
    for sheet in made.sheets:
        for name, path in sheet.files:
            files.append(File.generated(config, name, abs_src_path=str(path)))
    return made.sheets


def _say(problems: Iterable[Problem]) -> None:
    for problem in problems:
        say = log.warning if problem.warning else log.error
        say("%s:%s: %s", problem.path, problem.line, problem.message)


def on_serve(server: LiveReloadServer, config: MkDocsConfig, builder: Callable) -> None:
    server.set_app(made_on_opening(server.get_app(), server.mount_path, _open))


def _open(file: str) -> Path | None:
    build = site.current()
    if not build.settings.leaflets:
        return None
    return leaflets.open_one(build.directory, build.leaflet_cache, file) or sheets.open_one(
        build.directory, build.sheet_cache, file
    )
