"""How fast, how large and how good: `make bench`. Prints a table against the limits; exits 1 when one is broken.

    make bench                                     made-up records only
    make bench FEED=feed.json                      and a real Open Referral UK feed, with the quality of results
    make bench FEED=feed.json TOPICS=topics.json   and on other topics than ours (several with a space between)
    VERBOSE=1                                      also prints every query: cost, results, what was missed

Peers are measured in the same run: stock Material for MkDocs, Pagefind, lunr.py and lunr.js, WeasyPrint.
Machines are shared and noisy: look at ratios before you believe seconds. It takes some fifteen minutes.
"""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path

from build_times import of_many, of_the_demonstration
from check_rows import check_rows
from common import ROOT, browsing
from data_rows import data_rows
from find_rows import Measured
from leaflet_rows import leaflet_rows
from table import print_table

TOPICS = Path(__file__).parent / "topics.json"


def main() -> int:
    """Measure, print the table, and say by the exit code whether every limit holds."""
    feed = Path(os.environ["FEED"]) if os.environ.get("FEED") else None
    topics = [TOPICS, *map(Path, os.environ.get("TOPICS", "").split())]
    verbose = bool(os.environ.get("VERBOSE"))
    with tempfile.TemporaryDirectory() as name:
        services, site = Path(name) / "services", Path(name) / "site"
        rows = [*of_the_demonstration(), *of_many(feed, services, site), *check_rows(Path(name))]
        with browsing() as browser:
            find = Measured(browser, Path(name), verbose=verbose)
            rows += find.first_search(site, "the feed" if feed else "738 records")
            rows += find.first_search_at_many()
            rows += find.building_and_typing()
            if feed:
                rows += find.quality(services, topics)
        rows += data_rows(ROOT / "site", site, Path(name))
        rows += leaflet_rows(Path(name))
    print_table(rows)
    return int(any(row.broken for row in rows))


if __name__ == "__main__":
    sys.exit(main())
