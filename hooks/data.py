"""The records for other software: Open Referral UK, CSV, JSON, calendars, contacts, lists for other websites, feeds of changes, /data/ and /embed/.

And what stands in the pages for search engines. The files are written last, past MkDocs: there are thousands.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from local_offer import site
from local_offer.data import calendar, linked, vcard
from local_offer.data.everything import Published, data_page, publish
from local_offer.data.oruk.feed import FeedFault
from local_offer.pages.embed import embed_page
from local_offer.publish import made
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File, InclusionLevel

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files
    from mkdocs.structure.pages import Page


def on_files(files: Files, config: MkDocsConfig) -> None:
    build = site.current()
    try:
        build.data = publish(build.directory, made(), str(config.theme["favicon"]))
    except FeedFault as fault:
        raise PluginError(
            f"The Open Referral UK feed contradicts itself. Nothing was published.\n{fault}"
        ) from None
    for page in data_page(build.data, build.directory), embed_page(build.data.lists, build.directory):
        files.append(
            File.generated(config, page.source, content=page.text(), inclusion=InclusionLevel.NOT_IN_NAV)
        )


def on_page_markdown(text: str, page: Page, config: MkDocsConfig, files: Files) -> None:
    directory, meta = site.current().directory, page.meta
    if "checked_on" not in meta and any(entry.freshness.checked_on for entry in directory.entries):
        # The sitemap says when a person checked a page, or nothing. MkDocs needs one day at least.
        page.update_date = ""
    kind, _, slug = page.file.src_uri.removesuffix(".md").partition("/")
    if kind == "services" and (entry := directory.by_slug.get(slug)):
        meta["linked"] = linked.of_service(entry, directory)
        meta["to_save"] = {
            "contact": vcard.address_of(entry) if vcard.is_offered(entry) else None,
            "calendar": calendar.address_of(entry) if calendar.is_offered(entry, directory) else None,
        }
    elif kind == "staff" and (profile := directory.profiles.get(slug)):
        meta["linked"] = linked.of_profile(profile, directory)
        address = f"{vcard.FOLDER}/staff/{slug}.vcf"
        meta["to_save"] = {"contact": address if address in _published().files else None}
    elif not page.is_homepage:
        title = meta.get("title") or page.title or ""
        meta["linked"] = linked.of_page(str(title), page.url, directory)


def on_post_build(config: MkDocsConfig) -> None:
    target = Path(config.site_dir)
    for name, data in _published().files.items():
        path = target / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)


def _published() -> Published:
    data = site.current().data
    if data is None:
        raise RuntimeError("the data is made when MkDocs asks for the files")
    return data
