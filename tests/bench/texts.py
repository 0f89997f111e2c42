"""Made-up names and descriptions that are as hard to search as real ones.

In a real feed of 738 services there are some 7,500 different words, half of them only once, and every further
record brings new ones: names of places, people and groups. An index grows with its different words, so these
texts grow alike. Half of the sentences are the demonstration's, half are of made_up.yml, and every few words
one is drawn anew: a word that was drawn before, the likelier the oftener it was, or one never seen. (That is
a Pitman-Yor process, which is how words of real texts come.)
"""

from __future__ import annotations

import random
import re
from itertools import accumulate
from pathlib import Path

import yaml

LISTS = yaml.safe_load((Path(__file__).parent / "made_up.yml").read_text("utf-8"))
DRAWN = 0.3
"""How many of the words of a demonstration's sentence are drawn anew."""
NEW, AT_FIRST = 0.5, 600
"""How fast new words come: the discount and the strength of the process. With these, 738 records have about
as many different words as the real feed."""
STARTS = [
    "b",
    "br",
    "c",
    "ch",
    "cl",
    "d",
    "dr",
    "f",
    "fl",
    "g",
    "gr",
    "h",
    "j",
    "k",
    "l",
    "m",
    "n",
    "p",
    "pl",
    "qu",
    "r",
    "s",
    "sh",
    "sl",
    "st",
    "t",
    "tr",
    "v",
    "w",
    "wh",
]
MIDDLES = ["a", "e", "i", "o", "u", "ai", "ea", "ee", "oa", "ou"]
ENDS = ["n", "r", "l", "t", "d", "s", "m", "ck", "ll", "nd", "ng", "rt", "st", "th", "x"]


class Texts:
    """Draws texts. The same seed draws the same ones, in the same order."""

    def __init__(self, sentences: list[str], seed: int = 738) -> None:
        self.dice = random.Random(seed)
        self.sentences = [sentence.split() for sentence in sentences]
        self.drawn: list[str] = []
        self.different = 0
        self.listed = iter(LISTS["subjects"])
        self.names: set[str] = set()
        self.places = [
            f"{self.town()} {self.dice.choice(['Hall', 'Centre', 'Church', 'Park'])}" for _ in range(400)
        ]
        self.organisations = [f"{self.town()} {self.common('organisations')}" for _ in range(700)]

    def word(self) -> str:
        """One that was drawn before, or a new one."""
        chance_of_new = (AT_FIRST + NEW * self.different) / (AT_FIRST + len(self.drawn))
        if self.dice.random() < chance_of_new:
            self.different += 1
            self.drawn.append(next(self.listed, None) or self.invented())
        else:
            self.drawn.append(self.dice.choice(self.drawn))
        return self.drawn[-1]

    def invented(self) -> str:
        """A word that nobody knows, spelt like an English one."""
        syllables = self.dice.choices((1, 2, 3), (2, 5, 2))[0]
        first = "".join(self.dice.choice(STARTS) + self.dice.choice(MIDDLES) for _ in range(syllables))
        return first + self.dice.choice(ENDS)

    def common(self, name: str) -> str:
        """One of a list of made_up.yml, the earlier the oftener (Zipf)."""
        weights = accumulate(1 / (rank + 2) for rank in range(len(LISTS[name])))
        return self.dice.choices(LISTS[name], cum_weights=list(weights))[0]

    def town(self) -> str:
        """The name of a town."""
        return self.dice.choice(LISTS["town_starts"]) + self.dice.choice(LISTS["town_ends"])

    def name(self, activity: str) -> str:
        """A name that no other record has."""
        while True:
            before = [self.town() for _ in range(self.dice.choice((0, 1, 1, 2)))]
            before += [self.word().capitalize()] if self.dice.random() < 0.4 else []
            name = " ".join([*before, activity.capitalize(), self.common("kinds").capitalize()])
            if name not in self.names:
                self.names.add(name)
                return name

    def description(self, activity: str, words: int) -> str:
        """So many words about something."""
        town = self.town()
        said: list[str] = []
        while len(said) < words:
            said += self._sentence(activity, town)
        return re.sub(r"[*_`<>\[\]#]", "", " ".join(said[:words]))

    def _sentence(self, activity: str, town: str) -> list[str]:
        if self.dice.random() < 0.5:
            told = self.dice.choice(self.sentences)
            return [self.word() if self.dice.random() < DRAWN else word for word in told]
        frame = self.dice.choice(LISTS["sentences"])
        return re.sub(r"\{(\w+)\}", lambda slot: self._fill(slot[1], activity, town), frame).split()

    def _fill(self, slot: str, activity: str, town: str) -> str:
        if slot == "activity":
            return self.dice.choice((activity, self.common("activities"), self.word()))
        if slot == "town":
            return self.dice.choice((town, self.town()))
        if slot in ("people", "kinds"):
            return self.common(slot)
        return {
            "place": self.dice.choice(self.places),
            "organisation": self.dice.choice(self.organisations),
            "day": self.dice.choice(("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday")),
            "hour": f"{self.dice.randint(1, 11)}.30",
            "number": str(self.dice.randint(1, 16)),
            "year": str(self.dice.randint(1950, 2025)),
        }[slot]
