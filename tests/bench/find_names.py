"""Whether a record is found by its own name with one typing mistake in it.

For each record one mistake, drawn with a seed: a letter too many, one too few, another one in its place, or
two the wrong way round, anywhere in the name. It counts as found when a record of that name (some names come
twice) is among the first three.
"""

from __future__ import annotations

import random
import string
import tempfile
from collections.abc import Callable
from pathlib import Path

from engines import ours
from local_offer.directory import Directory
from playwright.sync_api import Browser

FIRST = 3
LIMIT = 95
"""Of a hundred."""


def found_by_name(browser: Browser, directory: Directory) -> tuple[float, list[tuple[str, str]]]:
    """How many of a hundred records are found, and of those that are not the name and what was typed."""
    dice = random.Random(738)
    typed = {entry.slug: (entry.name, with_a_mistake(entry.name, dice)) for entry in directory.listed}
    names = {slug: name for slug, (name, _) in typed.items()}
    with tempfile.TemporaryDirectory() as folder:
        queries = [text for _, text in typed.values()]
        results = ours(browser, directory, Path(folder), queries, FIRST)
    missed = [
        (name, text) for name, text in typed.values() if name not in (names[slug] for slug in results[text])
    ]
    return 100 - 100 * len(missed) / len(typed), missed


def with_a_mistake(name: str, dice: random.Random) -> str:
    """A name with one letter typed wrong."""
    letters = [at for at, sign in enumerate(name) if sign.isalpha()]
    at = dice.choice(letters)
    other = dice.choice(string.ascii_lowercase.replace(name[at].lower(), ""))
    following = next((later for later in letters if later == at + 1 and name[later] != name[at]), None)
    mistakes: list[Callable[[], str]] = [
        lambda: name[:at] + other + name[at:],
        lambda: name[:at] + name[at + 1 :],
        lambda: name[:at] + other + name[at + 1 :],
    ]
    if following:
        mistakes.append(lambda: name[:at] + name[following] + name[at] + name[following + 1 :])
    return dice.choice(mistakes)()
