"""What a published site needs around its pages: the security policy and the headers file.

In `make serve` there is no policy, because live reload puts a script of its own into each page.
"""

from __future__ import annotations

import os
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from local_offer import publish, site
from local_offer.scripts import small
from mkdocs.structure.files import File

if TYPE_CHECKING:
    import jinja2
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files
    from mkdocs.structure.pages import Page


def on_config(config: MkDocsConfig) -> None:
    os.environ.setdefault("SOURCE_DATE_EPOCH", publish.source_date(Path(config.config_file_path).parent))
    config.extra["csp"] = publish.POLICY if site.publishing else ""


def on_files(files: Files, config: MkDocsConfig) -> None:
    for file in [*files]:  # 2.5 MB of Material's own scripts, styles and pictures that no page of ours loads
        if file.src_uri.startswith(publish.NOT_USED) and str(config.docs_dir) != file.src_dir:
            files.remove(file)
    script = files.get_file_from_path(publish.SCRIPT)
    files.remove(script)
    files.append(File.generated(config, publish.SCRIPT, content=small(Path(script.abs_src_path))))


def on_env(env: jinja2.Environment, config: MkDocsConfig, files: Files) -> None:
    @cache
    def fingerprint(address: str) -> str:
        file = files.get_file_from_path(address)
        return publish.fingerprinted(address, file.content_bytes) if file else address

    env.filters["fingerprint"] = fingerprint


def on_post_page(output: str, page: Page, config: MkDocsConfig) -> str:
    return publish.without_unused(output)


def on_post_template(output: str, template_name: str, config: MkDocsConfig) -> str:
    return publish.without_unused(output)  # 404.html


def on_post_build(config: MkDocsConfig) -> None:
    if site.publishing:
        Path(config.site_dir, "_headers").write_text(publish.headers(), "utf-8")
        Path(config.site_dir, "_redirects").write_text(publish.redirects(), "utf-8")
