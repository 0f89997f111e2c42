"""The find page's engine and its index. Loaded on that page only."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from local_offer import site
from local_offer.find.code import files as find_files
from local_offer.find.index import FOLDER
from mkdocs.structure.files import File

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files


def on_files(files: Files, config: MkDocsConfig) -> None:
    for source in [file for file in files if file.src_uri.startswith(f"{FOLDER}/")]:
        files.remove(source)  # the scripts as they were written
    for path, text in find_files(site.current().directory, Path(config.theme.custom_dir)).items():
        files.append(File.generated(config, path, content=text))
