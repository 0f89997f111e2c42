"""A council may list a language before our own words are in it: what it has translated is still printed and shown."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from building import PROJECT
from local_offer.directory import Directory
from local_offer.languages.catalogue import catalogue, languages
from local_offer.leaflets import Made, make
from local_offer.leaflets.content import content
from local_offer.reading import load
from local_offer.settings import read_settings
from paper import lines_of, offer, text_of
from verapdf import broken_rules

NAMES = {
    "ar": "مجموعة الأطفال", "bn": "শিশুদের দল", "so": "Kooxda carruurta", "ur": "بچوں کا گروپ",
    "pl": "Grupa dla małych dzieci: zażółć gęślą jaźń", "ro": "Grup pentru copii și părinți", "tr": "Çocuk grubu",
    "pt": "Grupo para crianças", "es": "Grupo para niños", "fr": "Groupe d’enfants", "lt": "Mažų vaikų grupė",
    "fa": "گروه کودکان", "zh": "幼儿小组", "uk": "Дитяча група",
}  # fmt: skip
"""The service in fourteen languages beside English. The fonts have no letters of the last two."""
NO_FONT = ("zh", "uk")
BORROWED = [lang for lang in NAMES if lang not in languages()]


@pytest.fixture(scope="module")
def fifteen(tmp_path_factory: pytest.TempPathFactory) -> tuple[Directory, Made]:
    """A council with all of them, and its leaflets in clear print."""
    folder = tmp_path_factory.mktemp("fifteen")
    translations = {
        lang: {"name": name, "summary": f"{name}. {name}.", "checked_by": "A teacher"}
        for lang, name in NAMES.items()
    }
    offer(folder, group={})
    config, record = folder / "mkdocs.yml", folder / "services/community/group.yml"
    words = yaml.load((PROJECT / "services/_vocabularies.yml").read_text("utf-8"), yaml.BaseLoader)
    words["languages"] |= {
        lang: {"label": catalogue(lang).name_in_english, "explanation": "A language."} for lang in NAMES
    }
    (folder / "services/_vocabularies.yml").write_text(yaml.safe_dump(words), "utf-8")
    said = yaml.safe_load(config.read_text("utf-8"))
    said["extra"]["local_offer"]["languages"] = ["en", *NAMES]
    config.write_text(yaml.safe_dump(said), "utf-8")
    text = {**yaml.safe_load(record.read_text("utf-8")), "translations": translations}
    record.write_text(yaml.safe_dump(text, allow_unicode=True, sort_keys=False), "utf-8")
    directory = load(read_settings(config))
    assert directory.errors == []
    return directory, make(directory, folder / "cache")


def test_a_language_without_a_catalogue_is_one_warning_that_names_the_file_to_write(
    fifteen: tuple[Directory, Made],
) -> None:
    """At its line in the settings. What has a catalogue has none."""
    warnings = [one for one in fifteen[0].problems if "There is no catalogue" in one.message]
    assert all(one.warning and one.path.endswith("mkdocs.yml") for one in warnings)
    assert len({one.line for one in warnings}) == len(warnings)
    for lang, one in zip(BORROWED, warnings, strict=True):
        assert f"write hooks/local_offer/languages/{lang}.yml with the keys of en.yml" in one.message


def test_every_one_of_fifteen_languages_has_a_whole_leaflet(fifteen: tuple[Directory, Made]) -> None:
    """By the standard for screen readers, with its own words where the fonts have its letters."""
    _, made = fifteen
    assert len(made.leaflets) == 1 + len(NAMES)
    files = [one.path for one in made.leaflets.values()]
    assert broken_rules(files) == {str(file): [] for file in files}
    for lang in set(BORROWED) - set(NO_FONT) - {"fa"}:
        assert NAMES[lang] in text_of(made.leaflets[f"group.clear-print.{lang}.pdf"])


def test_a_letter_that_no_font_has_is_a_problem_at_its_line(fifteen: tuple[Directory, Made]) -> None:
    """Of a whole script it is said which signs, and the leaflet shows that something is missing."""
    directory, made = fifteen
    lines = Path(directory.entries[0].path).read_text("utf-8").splitlines()
    [chinese, ukrainian] = made.problems
    for problem, lang in ((chinese, "zh"), (ukrainian, "uk")):
        assert problem.warning and NAMES[lang] in lines[problem.line - 1]
        assert "[?]" in lines_of(made.leaflets[f"group.clear-print.{lang}.pdf"])[0]


@pytest.mark.parametrize(("lang", "direction"), [("pl", "ltr"), ("fa", "rtl")])
def test_our_own_words_are_in_english_and_marked_as_such(
    lang: str, direction: str, fifteen: tuple[Directory, Made]
) -> None:
    """Headings and labels, each with its language. Only the direction is that of the language."""
    directory = fifteen[0]
    says = content(directory.entries[0], directory, lang)
    assert (says["dir"], says["name"]) == (direction, NAMES[lang])
    headings = [part for part in says["parts"] if part["heading"]]
    assert "Who do I ring?" in [part["heading"] for part in headings]
    assert all((part["heading_lang"], part["heading_dir"]) == ("en", "ltr") for part in headings)
    own = [
        run["text"]
        for part in says["parts"]
        for block in part["blocks"]
        for item in block["items"]
        for run in item
        if "lang" not in run
    ]
    assert own == [f"{NAMES[lang]}. {NAMES[lang]}."]
