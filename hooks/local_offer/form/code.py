"""Everything the form publishes: its engine with the data in it, the page's own scripts, and what corrections need."""

from __future__ import annotations

from pathlib import Path

from ..directory import Directory
from ..scripts import joined, script
from .correction import corrections
from .model import model
from .rules import rules

FOLDER = "assets/form"
ENGINE = (
    "facts", "near", "phones", "kinds", "record", "answers", "people", "words", "check", "yaml", "write", "change",
)  # fmt: skip
"""The engine's scripts in the order in which they build on each other; the first takes the data."""
PAGE = (
    "typed", "drafts", "opening", "answers", "hints", "fields", "lists", "plain", "errors", "facts", "preview",
    "screens", "send", "showing",
)  # fmt: skip
"""The parts of the page's script, page-*.js. page.js, which begins, comes after them."""


def files(directory: Directory, overrides: Path) -> dict[str, str]:
    """Every file of the form, by its path in the site. `overrides` has the scripts, below the same folder."""
    folder = overrides / FOLDER
    first, *rest = ENGINE
    data = script("LocalOfferForm.take", model(directory), rules(directory))
    engine = (joined(folder / "engine", [first]), data, joined(folder / "engine", rest))
    return {
        f"{FOLDER}/engine.js": "\n".join(engine),
        f"{FOLDER}/page.js": joined(folder, (*(f"page-{part}" for part in PAGE), "page")),
        **dict(corrections(directory)),
    }
