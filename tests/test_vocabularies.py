"""A council changes its words in services/_vocabularies.yml, without code, and is told what it may not take out."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from conftest import BASE, RECORD
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
    ],
)  # fmt: skip
def test_a_mistake_in_the_vocabularies(vocabularies, check, good, bad, said):
    """Said at its line, and not again at every record that uses the word."""
    assert good in vocabularies.read_text()
    (problem,) = check(vocabularies.read_text().replace(good, bad, 1), FILE)
    assert problem.startswith(f"{FILE}:{said}")
