"""A profile for each person in charge, and the page that says who answers to whom."""

from __future__ import annotations

from typing import TYPE_CHECKING

from local_offer import site
from local_offer.pages.staff import staff_pages
from mkdocs.structure.files import File, InclusionLevel

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files


def on_files(files: Files, config: MkDocsConfig) -> None:
    build = site.current()
    for page in staff_pages(build.directory):
        files.append(
            File.generated(config, page.source, content=page.text(), inclusion=InclusionLevel.NOT_IN_NAV)
        )
    for profile in build.directory.staff:
        if photo := profile.record.photo:
            # The folder is kept out of the site (exclude_docs). A photo with consent is let in.
            path = build.settings.staff_folder / photo.file
            address = f"staff/photos/{photo.file}"
            files.append(
                File.generated(config, address, abs_src_path=str(path), inclusion=InclusionLevel.INCLUDED)
            )
