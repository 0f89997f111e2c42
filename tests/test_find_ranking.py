"""What comes first for what parents type.

Each file in tests/find/ is a case: what is typed, and the slugs that come first, in this order. A case may
have a few records of its own, which say only what is written there. Without, it is asked of the
demonstration: services/ as it is.
"""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from conftest import demonstration_only
from find_folder import demonstration, directory_of, publish, search

CASES = [
    pytest.param(
        path, marks=demonstration_only if path.stem.startswith("demonstration-") else (), id=path.stem
    )
    for path in sorted((Path(__file__).parent / "find").glob("*.yml"))
]


@pytest.fixture(scope="module")
def tarrowmere(shelf) -> str:
    """The address of find over the demonstration."""
    folder, address = shelf
    publish(demonstration(), folder / "tarrowmere")
    return f"{address}/tarrowmere/index.html"


@pytest.mark.parametrize("case", CASES)
def test_what_comes_first(case, tab, shelf, tarrowmere):
    folder, address = shelf
    said = yaml.load(case.read_text("utf-8"), yaml.CBaseLoader)
    if "records" in said:
        publish(directory_of(said["records"], folder / case.stem), folder / case.stem)
        tab.goto(f"{address}/{case.stem}/index.html")
    else:
        tab.goto(tarrowmere)

    assert search(tab, said["typed"])["slugs"][: len(said["first"])] == said["first"]
