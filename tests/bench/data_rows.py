"""Everything measured about open data and HTML: the feed's speed, size and faults, and faults in the pages.

Seconds of the processor, as for the index of find: making the feed waits for nothing.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path

from common import directory_of
from local_offer.data.oruk.feed import FOLDER, files
from local_offer.publish import is_page
from nginx import nginx
from oruk_walk import faults
from records import write
from serving import serving
from table import Row
from vnu import errors

SERVICES, SECONDS = 5_000, 2


def data_rows(demonstration: Path, many: Path, work: Path) -> list[Row]:
    """All of them. `demonstration` and `many` are built sites: ours, and that of a feed or of as many records."""
    return [*_feed(work), *_walked(demonstration, many, work), _html(demonstration)]


def _feed(work: Path) -> list[Row]:
    """How long a large feed takes, and how large it is: one list of all, and a file of each."""
    write(work / "many-services", SERVICES)
    directory = directory_of(work / "many-services")
    began = time.process_time()
    made = files(directory)
    seconds = time.process_time() - began
    each = [made[f"{FOLDER}/services/{entry.identity.uuid}"] for entry in directory.entries]
    return [
        Row(f"feed of {SERVICES:,} services", seconds, "s", at_most=SECONDS),
        Row("a service in the feed, all of it", sum(map(len, each)) / len(each) / 1000, "KB"),
        Row("a service in the list of services", len(made[f"{FOLDER}/services/index.json"]) / len(each) / 1000, "KB"),
    ]  # fmt: skip


def _walked(demonstration: Path, many: Path, work: Path) -> Iterator[Row]:
    """Faults that a walk like that of the standard's validator finds, behind two servers."""
    for of, site in (("demonstration", demonstration), (f"{_services(many)} records", many)):
        with serving(site, plain=True) as host:
            yield Row(f"feed of the {of}: faults, plain host", len(faults(f"{host}/{FOLDER}")), "", at_most=0)
        (work / of).mkdir()
        with nginx(site, work / of) as host:
            yield Row(f"feed of the {of}: faults, nginx", len(faults(f"{host}/{FOLDER}")), "", at_most=0)


def _services(site: Path) -> int:
    return len(list((site / FOLDER / "services").glob("*.json"))) - 1


def _html(site: Path) -> Row:
    pages = [page for page in sorted(site.rglob("*.html")) if is_page(page.relative_to(site).as_posix())]
    return Row(f"errors in HTML, {len(pages)} pages of the demonstration", len(errors(pages)), "", at_most=0)
