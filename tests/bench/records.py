"""Made-up records in a services folder, as many as one asks for: tagged, placed and as long as real ones.

The first 2,000 of 20,000 are those that one gets when asking for 2,000. They say that they were imported, so
that they need not answer everything: in a real directory too, many records do not say.
"""

from __future__ import annotations

import datetime
import random
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml
from common import ROOT
from find_folder import demonstration
from local_offer.markup import plain
from local_offer.slugs import slug_of
from local_offer.vocabulary import Vocabularies, read_vocabularies
from texts import Texts

MEDIAN_WORDS, SPREAD, MOST_WORDS = 87, 0.75, 1375
"""Of the descriptions of a real feed, whose lengths are lognormal."""
SAID = 0.8
"""How many of the records say what they are asked."""
LAST_CHECKED = datetime.date(2026, 11, 1)


def write(into: Path, number: int, words: int | None = None) -> None:
    """Write so many records, each of so many words, or else of lengths as in a real feed."""
    demo = demonstration()
    sentences = re.split(r"(?<=[.!?]) ", " ".join(plain(entry.record.description) for entry in demo.listed))
    texts = Texts(sentences)
    terms, _ = read_vocabularies(ROOT / "services", "vocabularies")
    organisations, places = _organisations(texts), _places(texts)
    _save(into / "_organisations.yml", organisations)
    _save(into / "_places.yml", places)
    for slug, record in _records(texts, terms, number, words, list(organisations), list(places)):
        _save(into / record["sector"] / f"{slug}.yml", record)


def _records(
    texts: Texts,
    terms: Vocabularies,
    number: int,
    words: int | None,
    organisations: list[str],
    places: list[str],
) -> Iterator[tuple[str, dict[str, Any]]]:
    dice = texts.dice

    def some(vocabulary: str, most: int) -> list[str]:
        """One to `most` terms of a vocabulary, the first ones oftener."""
        keys = list(terms[vocabulary])
        drawn = (
            min(int(dice.expovariate(4 / len(keys))), len(keys) - 1) for _ in range(dice.randint(1, most))
        )
        return [keys[at] for at in dict.fromkeys(drawn)]

    for at in range(number):
        activity = texts.common("activities")
        length = words or max(8, min(MOST_WORDS, int(MEDIAN_WORDS * dice.lognormvariate(0, SPREAD))))
        youngest = dice.choice((0, 0, 4, 5, 8, 11, 14))
        name = texts.name(activity)
        asked = {
            "summary": texts.description(activity, dice.randint(12, 28)).capitalize(),  # capitals may be acronyms
            "tier": some("tiers", 1)[0],
            "topics": some("topics", 2),
            "ages": {"min": youngest, "max": dice.choice((youngest + 5, 18, 25))},
            "needs": some("needs", 3),
            "access": {"routes": some("routes", 2)},
            "cost": {"kind": some("cost_kinds", 1)[0]},
            "modes": some("modes", 2),
            "features": dict.fromkeys(some("features", 3), "yes"),
            "languages": ["en", *(key for key in some("languages", 2) if key != "en")],
            "localities": some("localities", 1),
            "sessions": [{"day": dice.choice(list(terms["days"])), "from": "10:00", "to": "12:00", "when": "term"}],
            "places": [dice.choice(places)],
            "diagnosis_needed": "no",
            "plan_needed": "no",
        }  # fmt: skip
        checked = LAST_CHECKED - datetime.timedelta(days=int(dice.expovariate(1 / 200)))
        yield (
            f"{slug_of(name)[:60].strip('-')}-{at}",
            {
                "name": name,
                "description": texts.description(activity, length),
                "sector": some("sectors", 1)[0],
                **{key: value for key, value in asked.items() if dice.random() < SAID},
                "contact": {"phone": f"01632 960{dice.randint(0, 999):03}"},
                "organisation": dice.choice(organisations),
                "checked": {"on": checked, "by_role": "Source system", "how": "source-system"},
                "imported": {"from": "made up", "id": str(at), "on": LAST_CHECKED},
            },
        )


def _organisations(texts: Texts) -> dict[str, dict[str, Any]]:
    return {
        slug_of(name): {
            "name": name,
            "kind": "voluntary",
            "description": "One of many.",
            "complaints": {"first": {"role": "Manager"}},
        }
        for name in texts.organisations
    }


def _places(texts: Texts) -> dict[str, dict[str, Any]]:
    dice = random.Random(1)
    return {
        slug_of(name): {
            "name": name,
            "address": "1 High Street",
            "postcode": f"ZZ{dice.randint(1, 20)} {dice.randint(1, 9)}AB",
            "easting": dice.randint(400_000, 440_000),
            "northing": dice.randint(400_000, 440_000),
            "features": {"wheelchair-accessible": "yes"},
        }
        for name in texts.places
    }


def _save(file: Path, data: dict[str, Any]) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(yaml.dump(data, Dumper=yaml.CSafeDumper, allow_unicode=True, sort_keys=False), "utf-8")
