"""A leaflet for each service, and leaflets/index.json. Made before the pages, which show their size."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from local_offer import leaflets, site
from local_offer.pages import file_size
from mkdocs.structure.files import File

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files

log = logging.getLogger("mkdocs.hooks.leaflets")


def on_files(files: Files, config: MkDocsConfig) -> None:
    build = site.current()
    if not build.settings.leaflets:
        return
    made = leaflets.make(build.directory, build.cache / "leaflets")
    for problem in made.problems:
        say = log.warning if problem.warning else log.error
        say("%s:%s: %s", problem.path, problem.line, problem.message)
    for slug, leaflet in made.leaflets.items():
        files.append(File.generated(config, leaflet.file, abs_src_path=str(leaflet.path)))
        build.leaflets[slug] = {
            "file": leaflet.file,
            "pages": leaflet.pages,
            "size": file_size(leaflet.bytes),
        }
    files.append(File.generated(config, "leaflets/index.json", content=leaflets.index_json(made)))
