"""The site where there is no internet: the copy for a memory stick, and what devices keep (sw.js).

The last hook: both are made of the whole site.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from local_offer import site
from local_offer.offline import publish, worker
from local_offer.publish import made
from mkdocs.structure.files import File

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files


def on_config(config: MkDocsConfig) -> None:
    # What this build does. `offer.kept_on_devices` is what the published site does: its pages say that in
    # `make serve` too, which itself keeps nothing.
    config.extra["keeps_on_devices"] = site.publishing and site.current().settings.offline.on_devices


def on_files(files: Files, config: MkDocsConfig) -> None:
    for source in [file for file in files if file.src_uri.startswith(f"{worker.FOLDER}/")]:
        files.remove(source)  # the scripts as they were written
    if config.extra["keeps_on_devices"]:
        script = worker.page_script(Path(config.theme.custom_dir))
        files.append(File.generated(config, worker.PAGE, content=script))


def on_post_page(output: str, **_: object) -> str:
    return output if site.publishing else publish.not_made(output)


def on_post_build(config: MkDocsConfig) -> None:
    if site.publishing:
        publish.publish(Path(config.site_dir), site.current().settings, made(), Path(config.theme.custom_dir))
