"""Whether a real feed comes in whole, stays as it is the second time, and keeps what people wrote."""

from __future__ import annotations

import json
import time
from pathlib import Path
from typing import Any

from common import import_feed
from table import Row


def import_rows(feed: Path, services: Path) -> list[Row]:
    """Import a feed, import it again, then once more with one service changed there and one here.

    Leaves the records as they were after the second time.
    """
    began = time.perf_counter()
    first = import_feed(feed, services)
    seconds = time.perf_counter() - began
    again = import_feed(feed, services)
    last = _after_a_change_on_each_side(feed, services)
    number = first["read"]
    return [
        Row(f"import of {number} services", seconds, "s"),
        Row("of them lost", number - first["written_new"] - first["passed_over"], "services", at_most=0),
        Row("imported again: unchanged", again["unchanged"], "services", at_least=first["written_new"]),
        Row("one changed there, one here: written", last["written_changed"], "services", at_least=1),
        Row("one changed there, one here: in conflict", last["in_conflict"], "services", at_least=1),
        Row("one changed there, one here: unchanged", last["unchanged"], "services", at_least=number - 2),
    ]


def _after_a_change_on_each_side(feed: Path, services: Path) -> dict[str, Any]:
    """What an import does after the first service was changed in the feed and another one's name here."""
    data = json.loads(feed.read_text("utf-8"))
    contents = data if isinstance(data, list) else data.get("contents") or data["content"]
    contents[0]["description"] = "It says something else now."
    theirs = services.with_name("changed-feed.json")
    theirs.write_text(json.dumps(data), "utf-8")
    other = str(contents[-1]["id"])
    record = next(path for path in sorted(services.glob("*/*.yml")) if other in path.read_text("utf-8"))
    before = record.read_text("utf-8")
    record.write_text(before.replace("\nname: ", "\nname: Our ", 1), "utf-8")
    told = import_feed(theirs, services, "--dry-run")
    record.write_text(before, "utf-8")
    return told
