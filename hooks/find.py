"""The find page's engine and its index. Loaded on that page only."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import mkdocs.contrib.search
from local_offer import site
from local_offer.find.index import FOLDER, build
from mkdocs.structure.files import File

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files

LUNR = (
    Path(mkdocs.contrib.search.__file__).parent / "templates" / "search" / "lunr.js"
)  # 2.3.9, the copy MkDocs ships


def on_files(files: Files, config: MkDocsConfig) -> None:
    files.append(File.generated(config, f"{FOLDER}/lunr.js", abs_src_path=str(LUNR)))
    for path, text in build(site.current().directory).items():
        files.append(File.generated(config, path, content=text))
