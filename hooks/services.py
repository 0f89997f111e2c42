"""A page for each service and each of its translations, the lists of them, the short addresses that leaflets print, the field guide and how fresh it all is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from local_offer import site
from local_offer.pages.cards import cards
from local_offer.pages.field_guide import field_guide
from local_offer.pages.freshness import freshness_page
from local_offer.pages.in_other_languages import in_other_languages, is_any_translated
from local_offer.pages.leaflets import leaflet_list
from local_offer.pages.listing import listings
from local_offer.pages.print_room import leaflets_script, print_room
from local_offer.pages.service import problem_page, service_page
from local_offer.pages.translations import translations
from mkdocs.plugins import event_priority
from mkdocs.structure.files import File, InclusionLevel

if TYPE_CHECKING:
    from local_offer.pages import PageText
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files
    from mkdocs.structure.pages import Page


@event_priority(-50)  # after hooks/leaflets.py: a page shows its leaflet's size
def on_files(files: Files, config: MkDocsConfig) -> None:
    build = site.current()
    directory = build.directory
    for entry in directory.entries:
        leaflets = build.leaflets.get(entry.slug, [])
        add_page(files, config, service_page(entry, directory, leaflets))
        for page in translations(entry, directory, leaflets):
            add_page(files, config, page)
    for slug, (path, name, problems) in directory.broken.items():
        add_page(files, config, problem_page(slug, name, path, problems))
    config.extra["local_offer"]["cards"] = cards(directory)  # the pages of lists name them by slug
    for page in (*listings(directory), field_guide(directory), freshness_page(directory)):
        add_page(files, config, page)
    if is_any_translated(directory):
        add_page(files, config, in_other_languages(directory))
    if build.settings.leaflets:
        add_page(files, config, leaflet_list(directory, build.leaflets, build.sheets))
        add_page(files, config, print_room(directory, build.leaflets))
        address, content = leaflets_script(directory, build.leaflets)
        files.append(File.generated(config, address, content=content))
    for address, content in site.redirects(directory):
        files.append(File.generated(config, address, content=content))


def on_page_markdown(text: str, page: Page, config: MkDocsConfig, files: Files) -> None:
    if day := page.meta.get("checked_on"):
        page.update_date = day  # the sitemap says when a person last checked the page


def add_page(files: Files, config: MkDocsConfig, page: PageText) -> None:
    """Services stay out of the navigation: in it, the build would take time by the square of their number."""
    files.append(
        File.generated(config, page.source, content=page.text(), inclusion=InclusionLevel.NOT_IN_NAV)
    )
