"""The catalogues: each says all that English says, in its own language, and leaflets say nothing past them."""

from __future__ import annotations

import ast
import re
from pathlib import Path
from string import Formatter

import local_offer
import pytest
from conftest import demonstration_only
from local_offer.languages.catalogue import ENGLISH, Catalogue, catalogue, languages
from local_offer.leaflets.characters import showable
from local_offer.vocabulary import PROJECTS_OWN, read_vocabularies

LEAFLETS = Path(local_offer.__file__).parent / "leaflets"
OTHERS = [lang for lang in languages() if lang != "en"]
LETTERS = {"bn": "[\u0980-\u09ff]", "ur": "[\u0600-\u06ff]", "ar": "[\u0600-\u06ff]"}
"""The letters of those that are not written in Latin ones."""
NAMES = {"Relay UK", "Ofsted", "ADHD", "Makaton", "Urdu", "Down syndrome"}
"""What is called the same in Somali, or everywhere."""


def texts_of(words: Catalogue) -> dict[str, str]:
    """Everything that a catalogue says, by key."""
    return {**words.sentences, **words.terms, **words.settings}


def places_in(text: str) -> list[str]:
    """What is filled into a sentence."""
    return sorted(place for _, place, _, _ in Formatter().parse(text) if place)


def test_the_languages_that_were_promised():
    """A new one is a new file beside them."""
    assert languages() == ("ar", "bn", "en", "so", "ur")


@pytest.mark.parametrize("lang", OTHERS)
def test_every_catalogue_says_what_english_says(lang: str):
    """The same keys, and in each sentence the same places to fill."""
    said, english = texts_of(catalogue(lang)), texts_of(ENGLISH)
    assert said.keys() == english.keys()
    assert [key for key in said if places_in(said[key]) != places_in(english[key])] == []


@pytest.mark.parametrize("lang", OTHERS)
def test_no_sentence_was_left_in_english(lang: str):
    """Nor left empty. Where other letters are used, each text has some of them."""
    left = {
        key: text
        for key, text in texts_of(catalogue(lang)).items()
        if not text.strip()
        or (re.search("[A-Za-z]{2}", re.sub("{[^}]*}", "", text)) and text == texts_of(ENGLISH)[key])
        or (
            re.search(r"\w", re.sub("{[^}]*}", "", text))
            and not re.search(LETTERS.get(lang, "[A-Za-z]"), text)
        )
    }
    assert {key: text for key, text in left.items() if text not in NAMES} == {}


@pytest.mark.parametrize("lang", OTHERS)
def test_the_fonts_can_show_every_catalogue(lang: str):
    """Nothing that we say ourselves can become an empty box."""
    lost: dict[str, None] = {}
    showable(texts_of(catalogue(lang)), lost)
    assert lost == {}


@pytest.mark.parametrize(
    ("lang", "name", "direction", "stop"),
    [
        ("en", "English", "ltr", "."),
        ("bn", "বাংলা", "ltr", "।"),
        ("so", "Soomaali", "ltr", "."),
        ("ur", "اردو", "rtl", "۔"),
        ("ar", "العربية", "rtl", "."),
    ],
)
def test_a_catalogue_knows_its_language(lang: str, name: str, direction: str, stop: str):
    """Its name for itself, where its lines begin, and how a sentence ends."""
    words = catalogue(lang)
    assert (words.name, words.direction, words.stop) == (name, direction, stop)


@demonstration_only
def test_english_terms_are_those_of_the_vocabulary():
    """A translation counts only while the English is what was translated."""
    vocabularies, _ = read_vocabularies(PROJECTS_OWN.parent, "services")
    for at, text in ENGLISH.terms.items():
        vocabulary, key, what = at.split(".")
        assert getattr(vocabularies[vocabulary][key], what) == text, at


def test_leaflets_have_no_english_of_their_own():
    """Every sentence comes from a catalogue: code that had one could say it in English only."""
    for name in ("access", "background", "content", "easier", "languages", "parts", "plain", "ring", "visit"):
        nodes = list(ast.walk(ast.parse((LEAFLETS / f"{name}.py").read_text("utf-8"))))
        explanations = {node.value for node in nodes if isinstance(node, ast.Expr)}
        words = [
            node.value
            for node in nodes
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and node not in explanations
        ]
        assert [text for text in words if re.search(r"[A-Za-z]{2,} [A-Za-z]{2,}", text)] == [], name
