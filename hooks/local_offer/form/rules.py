"""What the checks in the browser need from the checks in Python: their sentences, patterns, words and limits."""

from __future__ import annotations

from typing import Any

from .. import slugs, write
from ..directory import Directory
from ..languages.record import ABOUT_IT
from ..pictures import PICTURES
from ..problem import MOST_CHARACTERS
from ..records import kinds, looks, validate
from ..rules import answers, people, references, words
from . import phones


def rules(directory: Directory) -> dict[str, Any]:
    """The data of all checks of one record, under the names of the files that have the rules."""
    rooms = {
        "validate": validate,
        "answers": answers,
        "people": people,
        "references": references,
        "words": words,
    }
    patterns = {**looks.PATTERNS, **people.PATTERNS, **words.PATTERNS, "like a number": write.LIKE_A_NUMBER}
    glossary_is_known = "glossary" not in directory.vocabularies.broken
    return {
        "says": {"kinds": looks.SAYS, **{name: room.SAYS for name, room in rooms.items()}},
        "patterns": {name: [pattern.pattern, _flags(pattern)] for name, pattern in patterns.items()},
        "phones": phones.plan(),
        "few": kinds.FEW,
        "no": kinds.NO,
        "roles": " ".join(sorted(people.ROLE_WORDS)),
        "written_freely": people.WRITTEN_FREELY,
        "must_say_something": words.MUST_SAY_SOMETHING,
        "no_room": answers.NO_ROOM,
        "keys_once": references.LISTS_OF_KEYS,
        "most": {
            "summary": words.MOST_SUMMARY_WORDS,
            "description": words.MOST_DESCRIPTION_WORDS,
            "sentence": words.MOST_SENTENCE_WORDS,
            "easy": words.MOST_EASY_WORDS,
            "slug": slugs.LONGEST,
            "message": MOST_CHARACTERS,
        },
        "glossary": list(directory.vocabularies["glossary"]) if glossary_is_known else None,
        "pictures": sorted(PICTURES),
        "picture_words": {key: term.words for key, term in directory.vocabularies["pictures"].items() if key in PICTURES},
        "look": {
            "one_line": sorted(write.ON_ONE_LINE),
            "items_on_one_line": sorted(write.ITEMS_ON_ONE_LINE),
            "about_a_translation": ABOUT_IT,
        },
    }  # fmt: skip


def _flags(pattern: Any) -> str:
    """The flags of a pattern as JavaScript writes them."""
    return "".join(sign for sign, flag in (("i", 2), ("m", 8)) if pattern.flags & flag)
