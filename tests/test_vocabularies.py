"""A council changes its words in services/_vocabularies.yml, without code, and is told what it may not take out."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from conftest import BASE, RECORD
from local_offer import vocabulary
from local_offer.reading import load
from local_offer.settings import read_settings
from local_offer.vocabulary import CODE_DEPENDS_ON, PROJECTS_OWN, read_vocabularies

FILE = "services/_vocabularies.yml"
WORDS = yaml.load(PROJECTS_OWN.read_text("utf-8"), yaml.CBaseLoader)


@pytest.fixture
def vocabularies(folder: Path) -> Path:
    """The council's own vocabularies: at first, the project's."""
    path = folder / FILE
    path.write_text(PROJECTS_OWN.read_text("utf-8"), "utf-8")
    return path


def without(vocabulary: str, key: str | None = None) -> str:
    """The project's vocabularies, one of them or one term taken out."""
    changed = {name: dict(terms) for name, terms in WORDS.items()}
    del (changed[vocabulary] if key else changed)[key or vocabulary]
    return yaml.dump(changed, Dumper=yaml.CSafeDumper, sort_keys=False)


def test_a_folder_without_vocabularies_uses_the_projects(folder):
    """So a council can start with nothing but records."""
    assert not (folder / FILE).exists()
    directory = load(read_settings(folder / "mkdocs.yml"))
    assert directory.vocabularies.label("tiers", "universal") == WORDS["tiers"]["universal"]["label"]
    assert directory.vocabularies.labels("needs", ["autism", "no-such-need"]) == ["Autism", "no such need"]


def test_a_council_adds_a_tier_and_changes_a_label(vocabularies, check, folder):
    """A key is for records and addresses, a label for people."""
    more = "tiers:\n  targeted-plus:\n    label: Targeted plus\n    explanation: Between targeted and specialist.\n"
    text = (
        vocabularies.read_text().replace("tiers:\n", more).replace("label: Universal", "label: For everyone")
    )
    vocabularies.write_text(text)
    assert check((BASE / RECORD).read_text().replace("tier: specialist", "tier: targeted-plus")) == []
    words = load(read_settings(folder / "mkdocs.yml")).vocabularies
    assert words.labels("tiers", ["targeted-plus", "universal"]) == ["Targeted plus", "For everyone"]


def test_every_vocabulary_is_one_that_records_use():
    """The list of those that must be there is that of the project's own file."""
    assert set(CODE_DEPENDS_ON) == set(WORDS)


def said_of(text: str, folder: Path) -> list[str]:
    """What is said about a file of vocabularies by itself."""
    (folder / FILE).write_text(text, "utf-8")
    return [str(problem) for problem in read_vocabularies(folder / "services", FILE)[1]]


@pytest.mark.parametrize("vocabulary", sorted(CODE_DEPENDS_ON))
def test_a_vocabulary_that_is_not_there(folder, vocabulary):
    """Without it, any key would do: it has to be put back."""
    said = f"{FILE}:1: Put the vocabulary `{vocabulary}` back: records use it."
    assert said_of(without(vocabulary), folder) == [said]


@pytest.mark.parametrize(
    ("vocabulary", "key"), [(name, key) for name, keys in CODE_DEPENDS_ON.items() for key in keys]
)
def test_a_term_that_pages_know_by_key(folder, vocabulary, key):
    """It has to be put back, at the vocabulary's line."""
    text = without(vocabulary, key)
    line = next(n for n, line in enumerate(text.splitlines(), 1) if line.startswith(f"{vocabulary}:"))
    said = (
        f"{FILE}:{line}: Put `{key}` back into `{vocabulary}`: the pages need it. You may change its label."
    )
    assert said_of(text, folder) == [said]


@pytest.mark.parametrize(
    ("good", "bad", "said"),
    [
        ("    label: Universal\n", "", "6: Add `label` to `tiers.universal`."),
        ("    label: Universal\n", "    label: <b>Universal</b>\n", "7: `label`: Take out the HTML"),
        ("    label: Universal\n", "    label: Universal\n    colour: red\n", "8: There is no field `colour`."),
        ("sectors:\n", "sectors: x\nsectorss:\n", "19: `sectors` must hold terms: a key, then its label and explanation."),
        ("    label: Universal\n", "    label: [Universal\n", "7: A bracket is opened here and not closed."),
        ("sectors:\n", "sectors:\n  The Arts:\n    label: The arts\n    explanation: Music and more.\n", "20: `The Arts` cannot be a key: it becomes an address. Write small letters"),
        ("sectors:\n", "sectors:\n  index:\n    label: The arts\n    explanation: Music and more.\n", "20: `index` cannot be a key: it becomes an address."),
    ],
)  # fmt: skip
def test_a_mistake_in_the_vocabularies(vocabularies, check, good, bad, said):
    """Said at its line, and not again at every record that uses the word."""
    assert good in vocabularies.read_text()
    (problem,) = check(vocabularies.read_text().replace(good, bad, 1), FILE)
    assert problem.startswith(f"{FILE}:{said}")


@pytest.mark.parametrize(
    ("good", "bad", "said"),
    [
        ("after: lgsco", "after: king", "`king` is not a key of `complaint_routes`. Name one that is there."),
        ("area: any", "area: some", "`some` is not a key of `need_areas`. Name one that is there."),
    ],
)
def test_a_term_points_to_one_that_is_there(folder, good, bad, said):
    """Where to complain next, and the broad area of a need."""
    text = PROJECTS_OWN.read_text("utf-8").replace(good, bad, 1)
    line = next(number for number, line in enumerate(text.splitlines(), 1) if bad in line)
    assert said_of(text, folder) == [f"{FILE}:{line}: {said}"]


@pytest.mark.parametrize("vocabulary", ["tiers", "days", "languages", "glossary"])
def test_a_broken_vocabulary_is_taken_from_the_project(folder, vocabulary):
    """So that `make serve` goes on with the problem listed. Other vocabularies stay the council's own."""
    other = "sectors" if vocabulary == "tiers" else "tiers"
    key = next(iter(WORDS[other]))
    text = without(vocabulary).replace(WORDS[other][key]["label"], "Our own word", 1)
    (folder / FILE).write_text(text.replace("label: Universal", "label: Our own word"), "utf-8")
    words = read_vocabularies(folder / "services", FILE)[0]
    assert {key: term.label for key, term in words[vocabulary].items()} == {
        key: term["label"] for key, term in WORDS[vocabulary].items()
    }
    assert "Our own word" in {term.label for term in words[other].values()}


@pytest.mark.parametrize("text", ["", "tiers: [", "[]\n", "tiers: []\n", "- x\n"], ids=repr)
def test_a_broken_file_still_gives_every_word_the_pages_need(folder, monkeypatch, text):
    """Also when it is the project's own file that a council has spoilt."""
    (folder / FILE).write_text(text, "utf-8")
    for own in (PROJECTS_OWN, (folder / FILE).resolve()):
        monkeypatch.setattr(vocabulary, "PROJECTS_OWN", own)
        words, problems = read_vocabularies(folder / "services", FILE)
        assert problems
        for name, keys in CODE_DEPENDS_ON.items():
            assert set(keys) <= words[name].keys()
            assert all(term.label for term in words[name].values())


def test_a_broken_file_is_one_problem_and_not_one_in_each_record(vocabularies, check, folder):
    """Every record is still read and shown."""
    (problem,) = check("tiers: [\n", FILE)
    assert problem.startswith(f"{FILE}:1: ")
    directory = load(read_settings(folder / "mkdocs.yml"))
    assert len(directory.entries) == 2
    assert directory.vocabularies["cost_kinds"]["pay-as-you-can"].label == "pay as you can"
