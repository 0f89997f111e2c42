"""The JSON Schema of a record, at /schema/service.json: editors complete and explain by it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from local_offer import site
from local_offer.schema import ADDRESS, as_json, service_schema
from mkdocs.structure.files import File

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files


def on_files(files: Files, config: MkDocsConfig) -> None:
    content = as_json(service_schema(site.current().directory))
    files.append(File.generated(config, ADDRESS, content=content))
