"""One service on its way in: what the feed gives, and what one field finds for another."""

from __future__ import annotations

import datetime
from dataclasses import dataclass, field

from .clean import Say, prose
from .given import Given
from .places import Found
from .terms import Terms


@dataclass
class Incoming:
    """A service of a feed while its record is being made."""

    given: Given
    terms: Terms
    today: datetime.date
    secret: frozenset[str]
    """The locations whose address must not be written anywhere."""
    say: Say
    places: list[Found] = field(default_factory=list)
    secrets: set[str] = field(default_factory=set)
    """The words of secret addresses."""
    modes: dict[str, None] = field(default_factory=dict)
    """Keys of modes, in the order they were found."""
    more: dict[str, dict[str, None]] = field(default_factory=dict)
    """Headings and their paragraphs, for the end of the description."""

    def add(self, heading: str, *texts: str) -> None:
        """Something for the end of the description, once."""
        if said := dict.fromkeys(text for text in texts if text):
            self.more.setdefault(heading, {}).update(said)

    def add_mode(self, said: str) -> None:
        """How families meet the service: a mode where the word is one, else as it was said."""
        if key := self.terms.key("modes", said):
            self.modes[key] = None
        else:
            self.add("How to take part", prose(said, self.say).strip())
