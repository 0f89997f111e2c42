"""Reads the records, and fills the council's facts into the hand-written pages.

The first hook: it starts the build that the others share. What is wrong with any record is said here,
all of it, before anything is written. A publish build stops there; `mkdocs serve` goes on.
"""

from __future__ import annotations

import logging
from pathlib import Path
from typing import TYPE_CHECKING, Any

import jinja2
from local_offer import site
from local_offer.facts import dial
from local_offer.offer import offer_view
from local_offer.pages import taken_apart
from local_offer.pages.doors import doors, more_lists
from local_offer.pages.handwritten import fill_in
from local_offer.pages.in_other_languages import other_languages
from local_offer.problem import count_line
from local_offer.settings import SettingsError
from mkdocs.exceptions import PluginError
from mkdocs.plugins import CombinedEvent, event_priority
from mkdocs.structure.files import File

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files
    from mkdocs.structure.pages import Page

log = logging.getLogger("mkdocs.hooks.records")  # below "mkdocs", so that --strict counts warnings


def on_startup(command: str, dirty: bool) -> None:
    site.publishing = command != "serve"


def on_config(config: MkDocsConfig) -> None:
    try:
        build = site.start(Path(config.config_file_path))
    except SettingsError as error:
        raise PluginError(f"Mend the settings first:\n{error}") from None
    directory = build.directory
    for problem in directory.problems:
        wrong = log.warning if problem.warning or not site.publishing else log.error
        wrong("%s:%s: %s", problem.path, problem.line, problem.message)
    if directory.errors and site.publishing:
        raise PluginError(count_line(directory.problems, directory.files) + " Nothing was published.")
    config.extra["local_offer"] = offer_view(directory)
    if not site.publishing:
        folders = (build.settings.services_folder, build.settings.staff_folder, Path(config.theme.custom_dir))
        config.watch += [str(folder) for folder in folders if folder.is_dir()]  # git keeps no empty folder


def on_files(files: Files, config: MkDocsConfig) -> None:
    build = site.current()
    for file in [*files]:
        if file.abs_src_path and build.keeps_back(Path(file.abs_src_path)):
            files.remove(file)
    css = site.stylesheet(build.settings)
    files.append(File.generated(config, "assets/council.css", content=css))


def on_page_read_source(page: Page, config: MkDocsConfig) -> str | None:
    ours = _ours(page)
    return ours and ours[1]


@event_priority(100)  # before all that read what a page carries
def _carry(text: str, page: Page, config: MkDocsConfig, files: Files) -> None:
    if not page.meta and (ours := _ours(page)):
        page.meta = ours[0]


def _fill(text: str, page: Page, config: MkDocsConfig, files: Files) -> str | None:
    if page.file.generated_by:
        return None
    directory = site.current().directory
    if page.meta.get("doors"):
        page.meta["doors"] = doors(directory)
        page.meta["more_lists"] = more_lists(directory)
        page.meta["other_languages"] = other_languages(directory)
    try:
        return fill_in(text, page.file.src_uri, directory, files.src_uris)
    except jinja2.TemplateError as error:
        raise PluginError(f"docs/{page.file.src_uri}: {error}") from None


on_page_markdown = CombinedEvent(_carry, _fill)


def _ours(page: Page) -> tuple[dict[str, Any], str] | None:
    return taken_apart(page.file.content_string) if page.file.generated_by else None


def on_env(env: jinja2.Environment, config: MkDocsConfig, files: Files) -> None:
    env.filters["dial"] = dial
