"""A few clubs, and the address of find over them: what several tests of find ask."""

from __future__ import annotations

import pytest
from find_folder import directory_of, publish

CLUBS = [
    {"slug": "speech-therapy", "name": "Speech and language therapy", "also_known_as": ["SALT"], "needs": ["autism"],
     "summary": "Help for children who find talking hard.", "description": "Therapists play with your child."},
    {"slug": "play-scheme", "name": "Holiday play scheme", "summary": "Play in the holidays.", "ages": {"min": "0", "max": "9"}},
    {"slug": "swimming", "name": "Swimming for all", "needs": ["all-needs"], "description": "Play and swim. Carers come free."},
    {"slug": "carers-group", "name": "Carers' group", "description": "Coffee, and other people who are caring for a child."},
    {"slug": "aspergers-group", "name": "Asperger’s café", "description": "Tea & cake, 2 < 3, 5 > 4."},
    {"slug": "old-club", "name": "Play club", "availability": "closed", "alternatives": ["play-scheme"]},
]  # fmt: skip


@pytest.fixture(scope="session")
def clubs(shelf):
    """A few clubs, and the address of find over them."""
    folder, address = shelf
    directory = directory_of(CLUBS, folder / "clubs")
    publish(directory, folder / "clubs")
    return directory, f"{address}/clubs/index.html"
