"""What comes first for what parents type, and that the ranking is lunr's.

Each file in tests/find/ is a case: what is typed, and the slugs that come first, in this order. A case may
have a few records of its own, which say only what is written there. Without, it is asked of the
demonstration: services/ as it is.
"""

from __future__ import annotations

import itertools
import json
from pathlib import Path

import pytest
import yaml
from conftest import demonstration_only
from find_folder import demonstration, directory_of, publish, search
from local_offer.find.concepts import PERHAPS, said_in_records, typed_by_families
from local_offer.find.index import STANDING, weights
from local_offer.find.tokens import FIELDS, OWN, texts, tokens, words_of
from local_offer.find.weigh import STEP
from local_offer.words import STOP_WORDS, phrase, says_whose, stem, words
from lunr.builder import Builder

CASES = [
    pytest.param(
        path, marks=demonstration_only if path.stem.startswith("demonstration-") else (), id=path.stem
    )
    for path in sorted((Path(__file__).parent / "find").glob("*.yml"))
]


@pytest.fixture(scope="module")
def tarrowmere(shelf) -> tuple:
    """The demonstration, and the address of find over it."""
    folder, address = shelf
    directory = demonstration()
    publish(directory, folder / "tarrowmere")
    return directory, f"{address}/tarrowmere/index.html"


@pytest.mark.parametrize("case", CASES)
def test_what_comes_first(case, tab, shelf, tarrowmere):
    folder, address = shelf
    said = yaml.load(case.read_text("utf-8"), yaml.CBaseLoader)
    if "records" in said:
        publish(directory_of(said["records"], folder / case.stem), folder / case.stem)
        tab.goto(f"{address}/{case.stem}/index.html")
    else:
        tab.goto(tarrowmere[1])

    assert search(tab, said["typed"])["slugs"][: len(said["first"])] == said["first"]


# -- as lunr ranks -------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def whole(tarrowmere):
    """lunr.py's own index of the demonstration, over the same terms, whole."""
    directory, _ = tarrowmere
    said = said_in_records(directory.vocabularies)
    builder = Builder()
    for field, boost in FIELDS.items():
        builder.field(field, boost)
    for number, entry in enumerate(directory.listed):
        boost = STANDING.get(entry.record.availability, 1)
        builder.add(
            {"id": number, **tokens(entry, directory, words_of(entry, directory), said)}, {"boost": boost}
        )
    return builder.build(), builder


def test_weights_are_those_of_lunr(whole, tarrowmere):
    """Every term weighs what it does in lunr.py's index, to the nearest step."""
    _, builder = whole
    ours = weights(tarrowmere[0])
    assert ours.keys() == builder.inverted_index.keys()
    assert len(ours) > 2000
    for term, fields in ours.items():
        at = builder.inverted_index[term]["_index"]
        for field, some in zip(FIELDS, fields, strict=True):
            for number, steps in some:
                vector = builder.field_vectors[f"{field}/{number}"]
                lunrs = vector.elements[vector.elements.index(at) + 1 :: 2][0]
                assert steps == max(1, round(lunrs / STEP)) or abs(steps * STEP - lunrs) < 0.51 * STEP


def test_ranking_is_that_of_the_whole_index(whole, tarrowmere, tab):
    """For hundreds of queries, what a few pieces of the index rank is what lunr.js ranks with the whole.

    Words, pairs of words, and phrases of families with all that they stand for. The weights of the whole index
    are rounded to the same steps; what has closed comes last.
    """
    directory, address = tarrowmere
    index, _ = whole
    stored = index.serialize()
    steps = _steps(directory)
    terms = {posting["_index"]: term for term, posting in stored["invertedIndex"]}
    for ref, vector in stored["fieldVectors"]:
        vector[1::2] = [steps[terms[at], ref] * STEP for at in vector[::2]]
    queries = [*_words(directory), *_pairs(directory), *_phrases(directory)]
    assert len(queries) > 500
    tab.goto(address)
    answers = tab.evaluate(
        """async ([stored, queries]) => {
             const find = await LocalOfferFind.open("", {today: "2026-11-22"});
             const whole = lunr.Index.load(stored), answers = [];
             for (const {typed, clauses} of queries) {
               const found = await find.search(typed + " ", {}, {exact: true, facets: []});
               const terms = Object.assign({}, ...clauses);
               const results = whole.query((query) => {
                 for (const [term, boost] of Object.entries(terms)) query.term(term, {boost, usePipeline: false});
               });
               answers.push([found, results.map(({ref, score, matchData}) => [Number(ref), score, Object.keys(matchData.metadata)])]);
             }
             return answers;
           }""",
        [json.loads(json.dumps(stored)), queries],
    )
    opened = sum(not entry.closed for entry in directory.listed)
    for query, (found, results) in zip(queries, answers, strict=True):
        all_of_it = [
            (number >= opened, -round(score, 6), number)
            for number, score, terms in results
            if all(set(clause) & set(terms) for clause in query["clauses"])
        ]
        in_order = [directory.listed[number].slug for *_, number in sorted(all_of_it)]
        assert [slug for slug in found["slugs"] if slug in in_order] == in_order, query
        assert found["total"] - found["partly"] == len(in_order), query


def _steps(directory) -> dict[tuple[str, str], int]:
    """The weight of each term in each field of each record. test_weights_are_those_of_lunr tells that it is lunr's."""
    return {
        (term, f"{field}/{number}"): weight
        for term, fields in weights(directory).items()
        for field, some in zip(FIELDS, fields, strict=True)
        for number, weight in some
    }


def _words(directory) -> list[dict]:
    """Words of records that stand for themselves alone."""
    typed = typed_by_families(directory.vocabularies)
    known = weights(directory)
    used = {
        word
        for entry in directory.listed
        for text in texts(entry, directory).values()
        for word in words(text)
    }
    alone = sorted(
        word
        for word in used - set(STOP_WORDS)
        if phrase(word) == stem(word) and not says_whose(stem(word)) and stem(word) in known
        if not any(said.split(" ")[0] == stem(word) for said in typed)
    )
    return [{"typed": word, "clauses": [_own(known, stem(word), {stem(word): 1})]} for word in alone[::5]][
        :350
    ]


def _pairs(directory) -> list[dict]:
    """Two such words that stand in one record."""
    singles = {one["typed"]: one["clauses"][0] for one in _words(directory)}
    found = []
    for entry in directory.listed:
        mine = sorted(singles.keys() & set(words(" ".join(texts(entry, directory).values()))))
        for one, other in itertools.islice(itertools.pairwise(mine), 3):
            if stem(one) != stem(other):
                found.append({"typed": f"{one} {other}", "clauses": [singles[one], singles[other]]})
    return found


def _phrases(directory) -> list[dict]:
    """Phrases of families, with the concepts that some record is about."""
    known = weights(directory)
    found = []
    for said, meant in sorted(typed_by_families(directory.vocabularies).items()):
        counts = {one.rstrip(PERHAPS): 0.4 if one.endswith(PERHAPS) else 0.8 for one in meant}
        terms = {term: count for term, count in counts.items() if term in known}
        if said in known:
            terms[said] = 1
        if terms and stem(said) == said and " " not in said and said not in STOP_WORDS:
            found.append({"typed": said, "clauses": [_own(known, said, terms)]})
    return found[:200]


def _own(known, name: str, terms: dict[str, float]) -> dict[str, float]:
    """With the whole names that are just this."""
    return {**terms, **({name + OWN: 1} if name + OWN in known else {})}
