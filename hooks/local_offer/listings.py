"""The kinds of list: one for each filter that a parent can answer, with the question that it answers."""

from __future__ import annotations

from dataclasses import dataclass

from .filters import FILTERS
from .vocabulary import Vocabularies


@dataclass(frozen=True)
class Kind:
    """What the index page and the lists of one filter are called."""

    title: str
    question: str
    """In a parent's words."""
    heading: str = "{label}"
    """Of one list. `{label}` is the choice's label, `{small}` the same inside a sentence, `{key}` its key."""
    intro: str = ""
    """The first sentence of each list, where no vocabulary explains the choice or the label says as much."""

    def heading_of(self, key: str, label: str) -> str:
        """What the list of one choice is called."""
        return _filled(self.heading, key, label)

    def window_title_of(self, label: str) -> str:
        """The title of a list whose heading is no more than a label: a service may have that name too."""
        return f"{label}: list of services" if self.heading == "{label}" else ""

    def intro_of(self, key: str, label: str) -> str:
        """What the list of one choice holds, where the kind says it."""
        return _filled(self.intro, key, label)


KINDS: dict[str, Kind] = {
    "need": Kind("Help by need", "What does my child need help with?", "Help with: {label}"),
    "phase": Kind("Help by age", "How old is my child?", "Help for: {label}"),
    "topic": Kind("Kinds of help", "What kind of help am I looking for?"),
    "sector": Kind("Education, health and care", "Who gives the help?"),
    "tier": Kind("Universal, targeted and specialist", "How much help do we need?"),
    "age": Kind(
        "Help by year of age",
        "How many years old is my child?",
        "Help at age {key}",
        "Services for children and young people of this age.",
    ),
    "cost": Kind("Help by cost", "What does it cost?", "Cost: {label}"),
    "ask": Kind(
        "What you do not need",
        "What can we get without a referral, a diagnosis or a plan?",
        "What you can get without {small}",
        "You do not need {small} to use these.",
    ),
    "mode": Kind("How you meet", "How do we meet them?", "How you meet: {label}"),
    "feature": Kind("Access", "What do we need to get in and join in?", "Access: {label}"),
    "language": Kind(
        "Help by language", "Which language do we speak?", "Help in {label}", "Staff here speak {label}."
    ),
    "day": Kind(
        "Help by day",
        "Which day suits us?",
        "What happens on {label}",
        "Clubs, groups and sessions on {label}.",
    ),
    "time": Kind(
        "Help by time",
        "What time suits us?",
        "What happens {small}",
        "Clubs, groups and sessions {small}.",
    ),
    "availability": Kind("Room now", "Is there room now?", "Room now: {label}"),
    "locality": Kind("Help by part of the area", "Which part of the area is it for?", "Help in {label}"),
}
"""In the order of the index pages. Miles and the state of checks change after a build, so they have no lists."""

ABOUT_MENTAL_HEALTH = {"need/social-emotional-mental-health", "topic/health-mental"}
"""The lists that show at their top whom to ring in a crisis."""


def explanation(name: str, key: str, vocabularies: Vocabularies) -> str:
    """What the vocabulary says of a choice; "" where the kind says it for all its choices."""
    term = vocabularies[FILTERS[name].vocabulary].get(key)
    return term.explanation if term and not KINDS[name].intro else ""


def _filled(text: str, key: str, label: str) -> str:
    """Plain replacing: a council's label may hold braces."""
    small = label[:1].lower() + label[1:]
    return text.replace("{key}", key).replace("{small}", small).replace("{label}", label)
