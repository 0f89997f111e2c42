"""The files that find loads in the browser: scripts that hand their data to the engine.

Scripts, and not JSON, because a page opened from a folder may load scripts and nothing else. Each is loaded
when it is needed. The index comes first, with the engine (code.py), and stays small however many records there
are; then

  words/<n>.js         some terms with the records they lead to          the words of a search
  best/<n>-<m>.js      the cards of the best records of some terms       what a search shows
  cards/<n>.js         some cards from A to Z                            what is in none of these
  filters/<name>.js    how every record answers one filter               a filter that is opened or chosen
  where.js, places.js  where each service is; postcodes and places       a postcode
  spelling/<n>.js      the words there are                               a word that no record has
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from ..collecting import no_collecting
from ..directory import Directory
from ..filters import FILTERS
from ..scripts import literal
from ..vocabulary import Vocabularies
from ..words import IN_PHRASES, NEVER, WHOSE, phrase, words
from . import cards, near, postings, spelling
from .columns import columns, used
from .concepts import PERHAPS, concepts, said_in_records, typed_by_families
from .tokens import FIELDS, tokens, words_of
from .weigh import STEP, Weights, weigh

FOLDER = "assets/find"

_WITHIN = {"name": "within", "label": near.LABEL, "choices": len(near.RADII)}

STANDING = {"waiting-list": 0.98, "full": 0.7, "temporarily-closed": 0.7, "planned": 0.7, "closing": 0.7}
"""What the weight of a record's words is multiplied by, by its availability: of two that match alike, the
one that can be used now comes first. 1 for all others. What has closed for good comes last in any case."""


def build(directory: Directory) -> dict[str, str]:
    """Every data file of find: its path in the site and its text. The same records give the same bytes."""
    with no_collecting():
        parts = dict(_parts(directory))
    # All parts of one build carry its mark, so that a browser never mixes an old part with a new one.
    mark = hashlib.sha256("\n".join(parts.values()).encode()).hexdigest()[:12]
    return {
        f"{FOLDER}/{name}.js": f'LocalOfferFind.receive("{name}", "{mark}", {text});\n'
        for name, text in parts.items()
    }


def weights(directory: Directory, all_words: Sequence[Mapping[str, list[str]]] | None = None) -> Weights:
    """Every term of the index with the records that it leads to. `all_words`: those of each record, if at hand."""
    entries = directory.listed
    all_words = all_words or _all_words(directory)
    said = said_in_records(directory.vocabularies)
    standing = {
        number: STANDING[entry.record.availability]
        for number, entry in enumerate(entries)
        if entry.record.availability in STANDING
    }
    records = zip(entries, all_words, strict=True)
    return weigh([tokens(entry, directory, some, said) for entry, some in records], FIELDS, standing)


def _all_words(directory: Directory) -> list[dict[str, list[str]]]:
    return [words_of(entry, directory) for entry in directory.listed]


def _parts(directory: Directory) -> Iterator[tuple[str, str]]:
    """Each part by its name, as JavaScript reads it."""
    entries, vocabularies = directory.listed, directory.vocabularies
    all_words = _all_words(directory)
    all_weights = weights(directory, all_words)
    all_cards = [f'"{at}":{literal(cards.card(entry, directory))}' for at, entry in enumerate(entries)]
    labels = {term: one.label for term, one in concepts(vocabularies) if term in all_weights}
    typed = _typed(vocabularies, labels)
    spelt = spelling.spellings(all_words, _phrases(vocabularies), all_weights.keys() | typed.keys())
    all_columns = dict(columns(directory))
    pieces = list(postings.pieces(all_weights, typed))
    letters = list(spelling.pieces(spelt))
    head = {
        "total": len(entries),
        "open": sum(not entry.closed for entry in entries),
        "fields": list(FIELDS),
        "step": STEP,
        "best": postings.BEST,
        "together": cards.TOGETHER,
        "words": [piece.head for piece in pieces],
        "spelling": [letter for letter, _ in letters],
        "unlike": " ".join(spelling.unlike_their_stem(spelt)),
        "whose": sorted(WHOSE),
        "never": sorted(NEVER),
        "in_phrases": sorted(IN_PHRASES),
        "short": _short(vocabularies),
        "urgent": sorted({" ".join(words(said)) for said in _urgent(vocabularies)}),
        "filters": [
            *(
                {"name": name, "label": FILTERS[name].label, "choices": used(one)}
                for name, one in all_columns.items()
            ),
            *([_WITHIN] if directory.postcodes else []),
        ],
    }
    yield "index", literal(head)
    for number, piece in enumerate(pieces):
        groups = list(cards.best_together(piece, all_cards))
        yield f"words/{number}", literal(_piece(piece, [first for first, _ in groups], labels))
        for at, (_, together) in enumerate(groups):
            yield f"best/{number}-{at}", _file(all_cards[record] for record in together)
    for start in range(0, len(entries), cards.TOGETHER):
        yield f"cards/{start // cards.TOGETHER}", _file(all_cards[start : start + cards.TOGETHER])
    for name, column in all_columns.items():
        yield f"filters/{name}", literal(column)
    for number, (_, row) in enumerate(letters):
        yield f"spelling/{number}", literal(row)
    yield "where", literal(near.where(directory))
    yield "places", literal(near.places(directory.postcodes))


def _piece(piece: postings.Piece, best: list[str], labels: Mapping[str, str]) -> dict[str, Any]:
    return {
        "terms": "\n".join(piece.terms),
        "postings": "\n".join(piece.postings),
        "best": best,
        "typed": piece.typed,
        "labels": {term: labels[term] for term in piece.terms if term in labels},
    }


def _file(some: Iterable[str]) -> str:
    """Cards by the number of their record."""
    return f"{{{','.join(some)}}}"


def _typed(vocabularies: Vocabularies, known: Mapping[str, str]) -> dict[str, list[str]]:
    """What families type, with the concepts it stands for that some record is about."""
    typed = typed_by_families(vocabularies).items()
    some = ((said, [one for one in meant if one.rstrip(PERHAPS) in known]) for said, meant in typed)
    return {said: meant for said, meant in some if meant}


def _short(vocabularies: Vocabularies) -> dict[str, str]:
    """What short forms of one word mean, by how they are typed."""
    return {phrase(key): term.label for key, term in vocabularies["glossary"].items() if len(words(key)) == 1}


def _phrases(vocabularies: Vocabularies) -> Iterator[str]:
    for _, term in concepts(vocabularies):
        yield from (term.label, *term.words, *term.typed)


def _urgent(vocabularies: Vocabularies) -> Iterator[str]:
    """What somebody in danger may type."""
    for term in vocabularies["urgent"].values():
        yield from term.words
