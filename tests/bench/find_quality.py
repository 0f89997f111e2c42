"""How good the results of find are, on a real feed. `find_quality.py FEED TOPICS...` prints every query.

A record is relevant to a topic when its own name, description or organisation matches the topic's pattern,
whatever the case. Of the results of a query,

    recall     relevant within the first max(20, twice the relevant) / all relevant
    precision  relevant among the first ten / min(10, all relevant)

averaged over the queries of a topic, then over the topics that the feed has anything for. Three engines are
asked: ours in a real browser over the files that a site would have, and the peers of peers.py.
"""

from __future__ import annotations

import json
import re
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from statistics import fmean

from common import browsing, directory_of, import_feed
from engines import ALL, OURS
from local_offer.directory import Directory, Entry
from local_offer.markup import plain
from playwright.sync_api import Browser

LIMIT = 0.85
"""Recall and precision must each be at least this."""


@dataclass(frozen=True)
class Answer:
    """What one engine answered to one query of a topic."""

    topic: str
    query: str
    relevant: frozenset[str]
    """The slugs of all records that are."""
    slugs: list[str]
    """The results, best first."""

    @property
    def recall(self) -> float:
        """How much of what there is was found where people still look."""
        few = self.slugs[: max(20, 2 * len(self.relevant))]
        return len(self.relevant & set(few)) / len(self.relevant)

    @property
    def precision(self) -> float:
        """How much of the first ten is right."""
        return len(self.relevant & set(self.slugs[:10])) / min(10, len(self.relevant))


def topics_in(files: list[Path]) -> list[dict]:
    """The topics of some files: each has a `key`, a pattern `relevant` and `queries`."""
    return [topic for file in files for topic in json.loads(file.read_text("utf-8"))["topics"]]


def text_of(entry: Entry) -> str:
    """What a person judges a record by."""
    organisation = entry.organisation.name if entry.organisation else ""
    return "\n".join([entry.name, plain(entry.record.description), organisation or ""])


def judged(directory: Directory, topics: list[dict]) -> list[tuple[dict, frozenset[str]]]:
    """Each topic with the slugs that are relevant to it. Topics that nothing is relevant to are left out."""
    texts = {entry.slug: text_of(entry) for entry in directory.listed}
    found = []
    for topic in topics:
        pattern = re.compile(topic["relevant"], re.IGNORECASE)
        relevant = frozenset(slug for slug, text in texts.items() if pattern.search(text))
        if relevant:
            found.append((topic, relevant))
    return found


def answers(
    browser: Browser, directory: Directory, topics: list[dict], names: list[str]
) -> dict[str, list[Answer]]:
    """What each of the engines, by their names in engines.py, answers to all queries."""
    asked = judged(directory, topics)
    queries = sorted({query for topic, _ in asked for query in topic["queries"]})
    most = max(20, 2 * max((len(relevant) for _, relevant in asked), default=0))
    found = {}
    for name in names:
        with tempfile.TemporaryDirectory() as folder:
            results = ALL[name](browser, directory, Path(folder), queries, most)
        found[name] = [
            Answer(topic["key"], query, relevant, results[query])
            for topic, relevant in asked
            for query in topic["queries"]
        ]
    return found


def by_topic(some: list[Answer]) -> dict[str, tuple[float, float]]:
    """Recall and precision of each topic, over its queries."""
    return {
        key: (fmean(one.recall for one in mine), fmean(one.precision for one in mine))
        for key in dict.fromkeys(one.topic for one in some)
        if (mine := [one for one in some if one.topic == key])
    }


def overall(some: list[Answer]) -> tuple[float, float]:
    """Recall and precision over the topics, each counting the same."""
    topics = by_topic(some).values()
    return fmean(recall for recall, _ in topics), fmean(precision for _, precision in topics)


def tell(found: dict[str, list[Answer]], names: dict[str, str], *, queries: bool) -> None:
    """Print the topics, and with `queries` each query with its first ten; "+" marks what is relevant."""
    for engine, some in found.items():
        print(f"\n== {engine}: recall and precision at 10, by topic")
        for key, (recall, precision) in by_topic(some).items():
            mine = [one for one in some if one.topic == key]
            print(f"{recall:5.2f} {precision:5.2f}  {key} ({len(mine[0].relevant)} relevant)")
            for one in mine if queries else ():
                print(f"    {one.recall:5.2f} {one.precision:5.2f}  {one.query} ({len(one.slugs)} results)")
                for slug in one.slugs[:10]:
                    print(f"               {'+' if slug in one.relevant else ' '} {names[slug]}")
        print("{:5.2f} {:5.2f}  {}".format(*overall(some), engine))


def main() -> int:
    """Ask our engine, and with `--peers` the peers too; print each query."""
    words = [word for word in sys.argv[1:] if word != "--peers"]
    if len(words) < 2:
        sys.exit("Usage: find_quality.py FEED TOPICS... [--peers]")
    feed, *files = map(Path, words)
    with tempfile.TemporaryDirectory() as folder, browsing() as browser:
        services = Path(folder) / "services"
        import_feed(feed, services)
        directory = directory_of(services)
        names = list(ALL) if "--peers" in sys.argv else [OURS]
        found = answers(browser, directory, topics_in(files), names)
        tell(found, {entry.slug: entry.name for entry in directory.listed}, queries=True)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
