"""Words with the language that they are in: so that no English in another language goes unmarked."""

from __future__ import annotations

from typing import NamedTuple


class Said(NamedTuple):
    """Some words, and the code of their language: "bn"."""

    text: str
    lang: str
