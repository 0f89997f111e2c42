"""Everything the form publishes: its engine with the data in it, the page's own scripts, and what corrections need."""

from __future__ import annotations

from pathlib import Path

from ..directory import Directory
from ..scripts import script, small
from .correction import corrections
from .model import model
from .rules import rules

FOLDER = "assets/form"
ENGINE = (
    "facts", "near", "phones", "kinds", "record", "answers", "people", "words", "check", "yaml", "write", "change",
)  # fmt: skip
"""The engine's scripts in the order in which they build on each other; the first takes the data."""
PAGE = ("drafts", "answers", "fields", "lists", "errors", "preview", "screens", "send")
"""The parts of the page's script, page-*.js. page.js, which begins, comes after them."""


def files(directory: Directory, overrides: Path) -> dict[str, str]:
    """Every file of the form, by its path in the site. `overrides` has the scripts, below the same folder."""
    folder = overrides / FOLDER
    first, *rest = (small(folder / "engine" / f"{name}.js") for name in ENGINE)
    data = script("LocalOfferForm.take", model(directory), rules(directory))
    page = [small(folder / f"{name}.js") for name in (*(f"page-{part}" for part in PAGE), "page")]
    return {
        f"{FOLDER}/engine.js": "\n".join((first, data, *rest)),
        f"{FOLDER}/page.js": "\n".join(page),
        **dict(corrections(directory)),
    }
