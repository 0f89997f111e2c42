"""What a first search costs somebody who comes from another page of the site: requests, bytes, time.

`find_cost.py [RECORDS]` prints every file of every query over made-up records, 2,000 unless told.

A new browser with nothing kept opens a service page, and then find with a query in the address. Counted is
every request of the second page: the document, scripts, data, whatever the first page has not brought. Bytes
are those of each file as a host compresses it (host.py), without headers. Time runs from the navigation to
the first result in the page, with the processor of the page slowed; the network is this machine's own.
The site's icon, which browsers ask for when they like, belongs to every page and is not counted.
Pagefind's worker is not slowed by that: no browser can, so its times are better here than on a slow phone.
"""

from __future__ import annotations

import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from urllib.parse import quote

from common import browsing, directory_of
from host import Host, serving
from playwright.sync_api import Browser
from records import write
from sites import build_site, plain_page, with_find_of

QUERIES = (
    "autism",
    "swimming",
    "respite",
    "speech therapy",
    "youth club",
    "holiday clubs",
    "mental health",
    "clubs for teenagers",
    "won't go to school",
    "help with sleep",
    "autisim",
    "CAMHS",
)
"""One word, two, a sentence, a word typed wrong and an acronym: as parents type."""
TIMED = ("autism", "mental health", "holiday clubs")
"""Those that are timed: Pagefind too has results for them in any feed."""
RUNS = 3
SLOW = 4
"""How many times slower the processor is made: about a phone of some years ago."""
QUIET = 1000
"""Milliseconds in which a page asks for nothing more when it is done."""
PHONE = {"width": 360, "height": 740}
RESULT = "#find ol.cards > li:has(a)"

FIRST_RESULT = "first result:"
"""What the page itself says, with the milliseconds: to ask it would cost it time, as much as some of its own work."""
NOTE_FIRST_RESULT = f"""new MutationObserver(function (_, observer) {{
  if (!document.querySelector("{RESULT}")) return;
  console.debug("{FIRST_RESULT}", performance.now());
  observer.disconnect();
}}).observe(document, {{ childList: true, subtree: true }});"""


@dataclass(frozen=True)
class Cost:
    """What one search took."""

    query: str
    files: tuple[tuple[str, int], ...]
    """What was asked for, in order: address and bytes."""
    results: int
    """How many are shown."""

    @property
    def requests(self) -> int:
        """How many files were asked for."""
        return len(self.files)

    @property
    def kilobytes(self) -> float:
        """All of them, in thousands of bytes."""
        return sum(size for _, size in self.files) / 1000


def costs(browser: Browser, host: Host, page: str) -> list[Cost]:
    """What each query costs on the page `find` or `peer` of a site."""
    return [_cost(browser, host, page, query) for query in QUERIES]


def typical_and_worst(some: list[Cost]) -> tuple[float, float, int]:
    """Kilobytes of the middle query and of the dearest, and the most requests of any."""
    sizes = [one.kilobytes for one in some]
    return median(sizes), max(sizes), max(one.requests for one in some)


def seconds_to_first_result(browser: Browser, host: Host, pages: tuple[str, str]) -> tuple[float, float]:
    """For each of two pages the median over the queries of the median of the runs. They take turns."""
    medians = []
    for query in TIMED:
        runs = [[_time(browser, host, page, query) for page in pages] for _ in range(RUNS)]
        medians.append([median(times) for times in zip(*runs, strict=True)])
    ours, peers = (median(times) for times in zip(*medians, strict=True))
    return ours, peers


def tell(page: str, some: list[Cost]) -> None:
    """Print what each query costs, and for what."""
    for one in some:
        print(f"{page}: {one.query}: {one.kilobytes:.1f} KB, {one.requests} requests, {one.results} results")
        for address, size in one.files:
            print(f"{size / 1000:10.1f}  {address}")


def _cost(browser: Browser, host: Host, page: str, query: str) -> Cost:
    with browser.new_context(viewport=PHONE) as context:
        tab = context.new_page()
        tab.goto(f"{host.address}/{plain_page(host.folder)}/", wait_until="load")
        host.forget()
        tab.goto(f"{host.address}/{page}/?q={quote(query)}", wait_until="load")
        asked = 0
        while asked < len(host.log):
            asked = len(host.log)
            tab.wait_for_timeout(QUIET)
        results = tab.locator(RESULT).count()
    files = tuple((address, size) for address, size in host.log if "favicon" not in address)
    return Cost(query, files, results)


def _time(browser: Browser, host: Host, page: str, query: str) -> float:
    with browser.new_context(viewport=PHONE) as context:
        tab = context.new_page()
        tab.add_init_script(NOTE_FIRST_RESULT)
        tab.goto(f"{host.address}/{plain_page(host.folder)}/", wait_until="load")
        context.new_cdp_session(tab).send("Emulation.setCPUThrottlingRate", {"rate": SLOW})
        with tab.expect_console_message(lambda said: said.text.startswith(FIRST_RESULT)) as told:
            tab.goto(f"{host.address}/{page}/?q={quote(query)}", wait_until="commit")
        return float(told.value.text.removeprefix(FIRST_RESULT)) / 1000


def main() -> int:
    """Measure our find alone, without building a page of each record."""
    records = int(sys.argv[1]) if len(sys.argv) > 1 else 2_000
    with tempfile.TemporaryDirectory() as name, browsing() as browser:
        work = Path(name)
        write(work / "some", 20)
        build_site(work / "some", work / "site")
        write(work / "all", records)
        with_find_of(directory_of(work / "all"), work / "site", work / "find")
        with serving(work / "find") as host:
            found = costs(browser, host, "find")
    tell("find", found)
    print("middle {:.1f} KB, dearest {:.1f} KB, most requests {}".format(*typical_and_worst(found)))
    return 0


if __name__ == "__main__":
    sys.exit(main())
