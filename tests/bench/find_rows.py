"""Everything measured about find, as rows of the table."""

from __future__ import annotations

from pathlib import Path

import find_cost
import find_names
import find_quality
from common import directory_of
from engines import ALL, OURS
from find_cost import Cost, typical_and_worst
from find_index import RECORDS, WORDS, seconds_of_lunr, seconds_to_build
from find_typing import PACE, UNHURRIED, typing
from host import Host, serving
from local_offer.directory import Directory
from playwright.sync_api import Browser
from records import write
from sites import add_pagefind, build_site, with_find_of
from table import Row

KILOBYTES, REQUESTS, GROWTH = 80, 8, 1.5
"""What a first search may cost at 2,000 records, and how many times that at 20,000."""
FEW, MANY = 2_000, 20_000
TIME_TO_PAGEFINDS = 0.7
SECONDS_TO_BUILD = 4
MILLISECONDS_A_KEY = 50


class Measured:
    """Measures in one browser, and keeps what it needs in one folder."""

    def __init__(self, browser: Browser, work: Path, *, verbose: bool) -> None:
        self.browser, self.work, self.verbose = browser, work, verbose
        self.few = work / "few"
        """The site of 2,000 made-up records."""
        self.ours: list[Cost] = []
        """What the site measured last costs."""

    def first_search(self, site: Path, of: str) -> list[Row]:
        """What the first search costs on a site, and how long it takes, beside Pagefind on the same pages."""
        add_pagefind(site)
        with serving(site) as host:
            self.ours, theirs = self._costs(host, "find"), self._costs(host, "peer")
            rows = _cost_rows(of, self.ours, "Pagefind", theirs, times=1)
            mine, peers = find_cost.seconds_to_first_result(self.browser, host, ("find", "peer"))
        row = Row(
            f"first result, {of}, processor slowed {find_cost.SLOW} times", mine, "s",
            peer="Pagefind", peers=peers, ratio_at_most=TIME_TO_PAGEFINDS,
        )  # fmt: skip
        return [*rows, row]

    def first_search_at_many(self) -> list[Row]:
        """The same at 2,000 records, and its cost at 20,000 beside that: there without the peer's pages."""
        write(self.work / "few-services", FEW)
        seconds = build_site(self.work / "few-services", self.few)
        rows = [Row(f"{FEW:,} records, no leaflets", seconds, "s"), *self.first_search(self.few, f"{FEW:,}")]
        many = self._directory("many", MANY)
        with_find_of(many, self.few, self.work / "many")
        with serving(self.work / "many") as host:
            ours = self._costs(host, "find")
        return rows + _cost_rows(f"{MANY:,}", ours, f"at {FEW:,}", self.ours, times=GROWTH)

    def building_and_typing(self) -> list[Row]:
        """How long the index takes, and what keys cost on the find page that has it."""
        directory = self._directory("long", RECORDS, WORDS)
        ours, theirs = seconds_to_build(directory), seconds_of_lunr(directory)
        rows = [
            Row(
                f"index of {RECORDS:,} records of {WORDS} words, processor", ours, "s", at_most=SECONDS_TO_BUILD,
                peer="lunr.py", peers=theirs,
            )
        ]  # fmt: skip
        with_find_of(directory, self.few, self.work / "long")
        with serving(self.work / "long") as host:
            quick = typing(self.browser, host, PACE)
            unhurried = typing(self.browser, host, UNHURRIED)
        at = f"{RECORDS:,} records, slowed {find_cost.SLOW} times"
        rows += [
            Row(f"a key, {at}: mean", quick.mean, "ms", at_most=MILLISECONDS_A_KEY),
            Row(f"a key, {at}: worst", quick.worst, "ms"),
            Row(f"a key, {at}, every letter searched: mean", unhurried.mean, "ms"),
            Row(f"a key, {at}, every letter searched: worst", unhurried.worst, "ms"),
        ]
        return rows

    def quality(self, services: Path, files: list[Path]) -> list[Row]:
        """How good the results are on each file of topics, and for names with a mistake."""
        directory = directory_of(services)
        rows = []
        for file in files:
            found = find_quality.answers(self.browser, directory, find_quality.topics_in([file]), list(ALL))
            if self.verbose:
                find_quality.tell(found, {entry.slug: entry.name for entry in directory.listed}, queries=True)
            for at, what in enumerate(("recall", "precision at 10")):
                figures = {name: find_quality.overall(some)[at] for name, some in found.items()}
                rows += [
                    Row(f"{what}, {file.name}", figures[OURS], "", at_least=find_quality.LIMIT, peer=name,
                        peers=figures[name])
                    for name in ALL if name != OURS
                ]  # fmt: skip
        share, missed = find_names.found_by_name(self.browser, directory)
        if self.verbose:
            for name, typed in missed:
                print(f"not among the first {find_names.FIRST}: {name}, typed as {typed}")
        what = f"names with a mistake, in the first {find_names.FIRST}"
        return [*rows, Row(what, share, "of 100", at_least=find_names.LIMIT)]

    def _directory(self, name: str, records: int, words: int | None = None) -> Directory:
        write(self.work / f"{name}-services", records, words)
        return directory_of(self.work / f"{name}-services")

    def _costs(self, host: Host, page: str) -> list[Cost]:
        found = find_cost.costs(self.browser, host, page)
        if self.verbose:
            find_cost.tell(f"{host.folder.name}/{page}", found)
        return found


def _cost_rows(of: str, ours: list[Cost], peer: str, peers: list[Cost], *, times: float) -> list[Row]:
    """The rows of one first search. `times`: how many times the limits it may cost."""
    what, mine, theirs = f"first search, {of}", typical_and_worst(ours), typical_and_worst(peers)
    return [
        Row(f"{what}: middle query", mine[0], "KB", peer=peer, peers=theirs[0]),
        Row(f"{what}: dearest query", mine[1], "KB", at_most=times * KILOBYTES, peer=peer, peers=theirs[1]),
        Row(f"{what}: requests", mine[2], "", at_most=times * REQUESTS, peer=peer, peers=theirs[2]),
    ]
