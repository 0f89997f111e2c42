"""The sheets that "My list" shows and prints: one small script for each service, from what its page carries."""

from __future__ import annotations

from typing import TYPE_CHECKING

from local_offer import site
from local_offer.pages.my_list import codes, sheets
from mkdocs.structure.files import File, InclusionLevel

if TYPE_CHECKING:
    import jinja2
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files


def on_env(env: jinja2.Environment, config: MkDocsConfig, files: Files) -> None:
    directory = site.current().directory
    carried = (file.page.meta for file in files.documentation_pages() if file.page)
    views = [(meta["title"], meta["service"]) for meta in carried if "service" in meta]
    for path, text in (codes(directory), *sheets(views, directory, env.get_template("sheet.html"))):
        # Files were sorted into kept and left out before the templates were there: these are kept.
        files.append(File.generated(config, path, content=text, inclusion=InclusionLevel.INCLUDED))
