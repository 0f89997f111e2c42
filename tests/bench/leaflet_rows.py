"""Everything measured about leaflets, as rows of the table: speed beside WeasyPrint, size, and whether they can be read."""

from __future__ import annotations

import datetime
import time
from collections.abc import Callable, Collection
from pathlib import Path
from typing import Any

from common import ROOT
from leaflet_peer import Peer
from local_offer.directory import Directory, Entry
from local_offer.editions import CLEAR_PRINT, EDITIONS
from local_offer.leaflets import Made, make
from local_offer.leaflets.content import content
from local_offer.leaflets.printing import Printer
from local_offer.leaflets.ready import ready
from local_offer.reading import load
from local_offer.settings import read_settings
from records import write
from table import Row
from test_languages_print import alike, came_out, letters, put_in
from verapdf import broken_rules

LEAFLETS, WORKERS = 2_000, 2
SET_BY_PEER = 60
"""Leaflets that WeasyPrint too sets."""
A_SECOND, AGAIN, KILOBYTES = 60, 0.05, 45
TIMES_THE_PEER, TIMES_ITS_ENGINE = 6, 10
READ_BACK = {"en": 1.0, "so": 1.0, "bn": 1.0, "ur": 0.98, "ar": 0.95}
"""The least share of what was put in that must come out, by language."""
DAY = datetime.date(2026, 9, 1)


def leaflet_rows(work: Path) -> list[Row]:
    """All of them."""
    return [*_many(work), *_beside_the_peer(), *_readable(work)]


def _directory(work: Path, records: int, editions: Collection[str]) -> Directory:
    services = work / f"leaflets-{records}"
    write(services, records)
    own = {
        "services": str(services),
        "staff": str(services / "no-staff"),
        "languages": ["en"],
        "editions": editions,
    }
    return load(read_settings(ROOT / "mkdocs.yml").model_copy(update=own))


def _many(work: Path) -> list[Row]:
    """Many new ones, and then the same again."""
    directory, cache = _directory(work, LEAFLETS, [CLEAR_PRINT.key]), work / "leaflet-cache"
    cold, made = _seconds(lambda: make(directory, cache, workers=WORKERS))
    again, _ = _seconds(lambda: make(directory, cache, workers=WORKERS))
    largest = max(leaflet.bytes for leaflet in made.leaflets.values()) / 1000
    return [
        Row(f"{LEAFLETS:,} new leaflets, {WORKERS} workers", len(made.leaflets) / cold, "a second", at_least=A_SECOND),
        Row("the same leaflets, nothing changed", again, "s", peer="new", peers=cold, ratio_at_most=AGAIN),
        Row("largest of them", largest, "KB", at_most=KILOBYTES),
    ]  # fmt: skip


def _beside_the_peer() -> list[Row]:
    """The demonstration's leaflets in clear print, one after the other on one worker each: those are as long as real ones.

    From the record to the file, and the engines alone.
    """
    directory = load(read_settings(ROOT / "mkdocs.yml"))
    entries, printer, peer = directory.entries[:SET_BY_PEER], Printer(), Peer()

    def words(entry: Entry) -> dict[str, Any]:
        return {**content(entry, directory), "edition": CLEAR_PRINT.key}

    said = [ready(words(entry))[0] for entry in entries]
    pages = [peer.page(one) for one in said]
    peer.set(pages[0])  # both have read their fonts before the clock starts
    printer.compiled(said[0], DAY)

    whole, _ = _seconds(lambda: [printer.make(words(entry), DAY) for entry in entries])
    peers, _ = _seconds(lambda: [peer.set(peer.page(ready(words(entry))[0])) for entry in entries])
    engine, _ = _seconds(lambda: [printer.compiled(one, DAY) for one in said])
    its, _ = _seconds(lambda: [peer.set(page) for page in pages])
    return [
        Row("a leaflet, from record to file", *_milliseconds(whole), peer="WeasyPrint", peers=_milliseconds(peers)[0],
            ratio_at_most=1 / TIMES_THE_PEER),
        Row("a leaflet, the engine alone", *_milliseconds(engine), peer="WeasyPrint", peers=_milliseconds(its)[0],
            ratio_at_most=1 / TIMES_ITS_ENGINE),
    ]  # fmt: skip


def _readable(work: Path) -> list[Row]:
    """The demonstration's leaflets in every edition and language, by the standard and read back."""
    directory = load(read_settings(ROOT / "mkdocs.yml"))
    first, second = (make(directory, work / name) for name in ("first-cache", "second-cache"))
    failures = sum(map(len, broken_rules(_pdfs(first)).values()))
    differing = sum(
        one.path.read_bytes() != second.leaflets[name].path.read_bytes()
        for name, one in first.leaflets.items()
    )
    english = [one for one in first.leaflets.values() if (one.lang, one.edition) == ("en", CLEAR_PRINT.key)]
    rows = [
        Row(f"largest of {len(english)} leaflets in clear print, demonstration",
            max(one.bytes for one in english) / 1000, "KB", at_most=KILOBYTES),
        Row(f"rules of PDF/UA-1 broken, {len(_pdfs(first))} files", failures, "", at_most=0),
        Row(f"files that differ when made twice, of {len(first.leaflets)}", differing, "", at_most=0),
    ]  # fmt: skip
    for lang, least in READ_BACK.items():
        shares = [
            alike(
                letters(put_in(content(directory.by_slug[one.slug], directory, lang))), letters(came_out(one))
            )
            for one in first.leaflets.values()
            if one.lang == lang and one.edition == CLEAR_PRINT.key
        ]
        rows.append(
            Row(f"read back, {lang}: least of {len(shares)} leaflets", min(shares), "", at_least=least)
        )
    return rows


def _pdfs(made: Made) -> list[Path]:
    return [one.path for one in made.leaflets.values() if EDITIONS[one.edition].ending == "pdf"]


def _seconds(work: Callable[[], Any]) -> tuple[float, Any]:
    began = time.perf_counter()
    done = work()
    return time.perf_counter() - began, done


def _milliseconds(seconds: float) -> tuple[float, str]:
    return 1000 * seconds / SET_BY_PEER, "ms"
