"""How fast the index is built: ours, and lunr.py's own over the same texts with its defaults.

Seconds of the processor, which on a machine of one's own are those of the clock: neither waits for anything.
"""

from __future__ import annotations

import time

import lunr
from local_offer.directory import Directory
from local_offer.find.index import build
from local_offer.markup import plain

RECORDS, WORDS = 5000, 200


def seconds_to_build(directory: Directory) -> float:
    """All that `build` does: from the records in memory to the files of find."""
    began = time.process_time()
    build(directory)
    return time.process_time() - began


def seconds_of_lunr(directory: Directory) -> float:
    """lunr.py over names and descriptions, which are made plain before the clock starts."""
    documents = [
        {"slug": entry.slug, "name": entry.name, "description": plain(entry.record.description)}
        for entry in directory.listed
    ]
    began = time.process_time()
    lunr.lunr("slug", ("name", "description"), documents)
    return time.process_time() - began
