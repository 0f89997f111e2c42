"""How fast a site is built and how large it is, beside stock Material for MkDocs over the same texts."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

from common import ROOT, directory_of
from import_rows import import_rows
from records import write
from sites import build_site, timed
from table import Row

MANY = 738
"""As many records as a real council's feed has."""


def of_the_demonstration() -> list[Row]:
    """The demonstration, cold and with its leaflets in the cache, as `make site` builds it."""
    offer = Path(sys.executable).with_name("local-offer")
    shutil.rmtree(ROOT / ".cache", ignore_errors=True)
    return [
        Row("demonstration, cold", timed(offer, "build"), "s", at_most=15),
        Row("demonstration, leaflets cached", timed(offer, "build"), "s", at_most=6),
        Row("demonstration, size of site/", megabytes(ROOT / "site"), "MB"),
    ]


def of_many(feed: Path | None, services: Path, site: Path) -> list[Row]:
    """A real feed, or as many made-up records, without leaflets. Leaves the services and the site behind."""
    rows = []
    if feed:
        rows += import_rows(feed, services)
    else:
        write(services, MANY)
    ours = build_site(services, site)
    number = len(list(services.glob("*/*.yml")))
    theirs = _stock_material(services, site.with_name("stock-material"))
    rows.append(
        Row(f"{number} records, no leaflets", ours, "s", at_most=10, peer="stock Material", peers=theirs)
    )
    rows.append(Row(f"{number} records, size of the site", megabytes(site), "MB"))
    return rows


def megabytes(folder: Path) -> float:
    """A folder's size."""
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file()) / 1e6


def _stock_material(services: Path, folder: Path) -> float:
    """The same texts as plain pages of stock Material with its own search: seconds."""
    docs = folder / "docs"
    docs.mkdir(parents=True)
    for entry in directory_of(services).entries:
        (docs / f"{entry.slug}.md").write_text(f"# {entry.name}\n\n{entry.record.description}\n", "utf-8")
    (docs / "index.md").write_text("# Home\n", "utf-8")
    config = folder / "mkdocs.yml"
    config.write_text("site_name: Peer\ntheme: {name: material, font: false}\nnav: [index.md]\n", "utf-8")
    return timed(sys.executable, "-m", "mkdocs", "build", "--quiet", "--config-file", config)
