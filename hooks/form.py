"""The form that writes or corrects a record, and its questions on paper: the pages, their scripts and the data."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from local_offer import site
from local_offer.form.code import FOLDER
from local_offer.form.code import files as form_files
from local_offer.form.model import model
from local_offer.pages.form import form_page, question_sheet
from mkdocs.structure.files import File, InclusionLevel

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files


def on_files(files: Files, config: MkDocsConfig) -> None:
    directory = site.current().directory
    for source in [file for file in files if file.src_uri.startswith(f"{FOLDER}/")]:
        files.remove(source)  # the scripts as they were written
    for path, text in form_files(directory, Path(config.theme.custom_dir)).items():
        files.append(File.generated(config, path, content=text))
    told = model(directory)
    for page in (form_page(directory, told), question_sheet(told)):
        files.append(
            File.generated(config, page.source, content=page.text(), inclusion=InclusionLevel.NOT_IN_NAV)
        )
