"""How fast, how large and how good: `make bench`. Prints a table against the limits; exits 1 when one is broken.

    make bench                                     made-up records only
    make bench FEED=feed.json                      and a real Open Referral UK feed, with the quality of results
    make bench FEED=feed.json TOPICS=topics.json   and on other topics than ours (several with a space between)
    VERBOSE=1                                      also prints every query: cost, results, what was missed

Peers are measured in the same run: stock Material for MkDocs, Pagefind, lunr.py and lunr.js, WeasyPrint.
Machines are shared and noisy: look at ratios before you believe seconds. It takes some fifteen minutes, and says what it is at.
"""

from __future__ import annotations

import os
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from build_times import of_many, of_the_demonstration
from check_rows import check_rows
from common import ROOT, browsing
from data_rows import data_rows
from find_rows import Measured
from leaflet_rows import leaflet_rows
from table import Row, print_table

TOPICS = Path(__file__).parent / "topics.json"


def main() -> int:
    """Measure, print the table, and say by the exit code whether every limit holds."""
    feed = Path(os.environ["FEED"]) if os.environ.get("FEED") else None
    topics = [TOPICS, *map(Path, os.environ.get("TOPICS", "").split())]
    with tempfile.TemporaryDirectory() as name:
        rows = list(_measured(Path(name), feed, topics, verbose=bool(os.environ.get("VERBOSE"))))
    print_table(rows)
    return int(any(row.broken for row in rows))


def _measured(work: Path, feed: Path | None, topics: list[Path], *, verbose: bool) -> Iterator[Row]:
    """Everything, one room after the other."""

    def room(name: str) -> Path:
        """A folder of its own: what one room writes is not measured by another. And a sign of life."""
        print(f"{time.strftime('%H:%M:%S')} measuring: {name}", file=sys.stderr, flush=True)
        folder = work / name
        folder.mkdir()
        return folder

    build = room("build")
    services, site = build / "services", build / "site"
    yield from of_the_demonstration()
    yield from of_many(feed, services, site)
    yield from check_rows(room("check"))
    with browsing() as browser:
        find = Measured(browser, room("find"), verbose=verbose)
        yield from find.first_search(site, "the feed" if feed else "738 records")
        yield from find.first_search_at_many()
        yield from find.building_and_typing()
        if feed:
            yield from find.quality(services, topics)
    yield from data_rows(ROOT / "site", site, room("data"))
    yield from leaflet_rows(room("leaflets"))


if __name__ == "__main__":
    sys.exit(main())
