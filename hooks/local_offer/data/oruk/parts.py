"""What services of a feed share, made once and used wherever it stands: so a part is the same everywhere."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from ...directory import Directory
from .taxonomies import Terms, terms


@dataclass
class Parts:
    """The shared parts of one feed. Terms are there from the start; the others come as services need them."""

    terms: Terms
    organisations: dict[str, dict[str, Any]] = field(default_factory=dict)
    """By identifier."""
    locations: dict[tuple, dict[str, Any]] = field(default_factory=dict)
    """By identifier and the access facts that hold there for some service."""


def parts_of(directory: Directory) -> Parts:
    """The parts that a feed starts with."""
    return Parts(terms(directory))
