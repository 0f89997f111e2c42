"""The booklets, booklets/index.json, and the page that lists them.

A publish build makes them all. `make serve` makes one when someone opens it.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from local_offer import site
from local_offer.on_opening import made_on_opening
from local_offer.packs import making
from local_offer.packs.published import Booklet, index_json
from local_offer.pages.booklets import booklet_list
from local_offer.progress import Progress
from mkdocs.structure.files import File, InclusionLevel

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.livereload import LiveReloadServer
    from mkdocs.structure.files import Files

log = logging.getLogger("mkdocs.hooks.booklets")


def _wanted(build: site.Site) -> bool:
    return build.settings.leaflets and build.settings.booklets


def on_files(files: Files, config: MkDocsConfig) -> None:
    build = site.current()
    if not _wanted(build):
        return
    found = (
        _make_all(build, files, config)
        if site.publishing
        else making.ordered(build.directory, build.booklet_cache)
    )
    files.append(File.generated(config, "booklets/index.json", content=index_json(found)))
    page = booklet_list(found)
    files.append(
        File.generated(config, page.source, content=page.text(), inclusion=InclusionLevel.NOT_IN_NAV)
    )


def _make_all(build: site.Site, files: Files, config: MkDocsConfig) -> list[Booklet]:
    with Progress("booklets") as progress:
        made = making.make(build.directory, build.booklet_cache, progress=progress)
    for problem in made.problems:
        log.error("%s:%s: %s", problem.path, problem.line, problem.message)
    log.info("%s booklets, %s of them new", len(made.booklets), made.new)
    for booklet in made.booklets:
        files.append(File.generated(config, booklet.file, abs_src_path=str(booklet.path)))
    return made.booklets


def on_serve(server: LiveReloadServer, config: MkDocsConfig, builder: Callable) -> None:
    server.set_app(made_on_opening(server.get_app(), server.mount_path, _open))


def _open(file: str) -> Path | None:
    build = site.current()
    return making.open_one(build.directory, build.booklet_cache, file) if _wanted(build) else None
