"""What a council sets in mkdocs.yml: read the same way by all, with each mistake at its line."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest
from local_offer.reading import load
from local_offer.settings import Settings, SettingsError, read_settings
from local_offer.vocabulary import PROJECTS_OWN


def problems(config: Path) -> list[str]:
    """What is said about settings that cannot be used."""
    with pytest.raises(SettingsError) as raised:
        read_settings(config)
    assert str(raised.value) == "\n".join(map(str, raised.value.problems))
    return [str(problem) for problem in raised.value.problems]


@pytest.fixture
def config(folder: Path) -> Path:
    return folder / "mkdocs.yml"


def test_the_settings_of_a_council(config, folder):
    """What is set is there, and what is not set has its usual value."""
    settings = read_settings(config)
    assert settings.council == "Testmere Council"
    assert settings.languages == ["en", "bn"]
    assert settings.demonstration is True
    assert settings.helpline.hours[0].from_ == "09:00"
    assert settings.site_url == "https://local-offer.example.org/"
    assert (settings.services_folder, settings.staff_folder) == (folder / "services", folder / "docs/staff")
    assert (settings.check_every, settings.leaflets, settings.repository) == (6, True, None)


@pytest.mark.parametrize(
    ("good", "bad", "said"),
    [
        ("council: Testmere Council", "council:", "mkdocs.yml:5: Add `council`: The council's name."),
        ("council: Testmere Council", "counsil: Testmere", "mkdocs.yml:5: There is no field `counsil`. Did you mean `council`?"),
        ("phone: 01632 960100", "phone: 01632", "mkdocs.yml:11: `helpline.phone`: '01632' is not a UK phone number."),
        ("phone: 01632 960100", "phone: 01632 960100\n      relay: 01632 960100", "mkdocs.yml:12: `helpline.relay`: Write 18001 in front"),
        ("[monday, tuesday]", "[monday, tusday]", "mkdocs.yml:13: `helpline.hours.days`: `tusday` is not known here. Did you mean `tuesday`?"),
        ('from: "09:00"', 'from: "9am"', "mkdocs.yml:13: `helpline.hours.from`: Write the time with two digits each"),
        ("check_every: 6", "check_every: half a year", "mkdocs.yml:8: `check_every`: Write a whole number"),
        ("demonstration: true", "demonstration: perhaps", "mkdocs.yml:6: `demonstration`: Write yes or no"),
        ("demonstration: true", 'colour: "#ffdd00"', "mkdocs.yml:6: `colour`: #ffdd00 is too light"),
        ("demonstration: true", "colour: blue", "mkdocs.yml:6: `colour`: Write the colour like"),
        ("demonstration: true", "repository: {host: github}", "mkdocs.yml:6: Add `repository.url`: Its address."),
        ("demonstration: true", "repository: {host: bitbucket, url: https://example.org/x}", "mkdocs.yml:6: `repository.host`: Write github or gitlab, not 'bitbucket'."),
        ("demonstration: true", "root: /srv", "mkdocs.yml:6: There is no field `root`."),
        ("demonstration: true", "site_url: https://example.org/", "mkdocs.yml:6: There is no field `site_url`."),
        ("languages: [en, bn]", "languages: [en, bengali]", "mkdocs.yml:7: `languages`: `bengali` is not known here. See `languages` in services/_vocabularies.yml."),
        ("label: Life in danger", "label: <b>Danger</b>", "mkdocs.yml:15: `urgent.label`: Take out the HTML"),
        ("languages: [en, bn]", "languages: en", "mkdocs.yml:7: `languages` must be a list"),
        ("demonstration: true", "council: Other", "mkdocs.yml:6: `council` is here twice"),
        ("  local_offer:", "  local_offer: [", "mkdocs.yml:4: A bracket is opened here and not closed."),
    ],
)  # fmt: skip
def test_a_mistake_is_said_at_its_line(config, good, bad, said):
    """In the words of the council's own file, with nothing else about it."""
    assert good in config.read_text()
    config.write_text(config.read_text().replace(good, bad))
    assert problems(config)[0].startswith(said)


@pytest.mark.parametrize(
    ("said", "meant"), [("True", True), ("False", False), ("yes", True), ("no", False), ("false", False)]
)
def test_the_words_for_yes_and_no(config, said, meant):
    """True and False with a capital are YAML's own way to say it, and many write them."""
    config.write_text(config.read_text().replace("demonstration: true", f"demonstration: {said}"))
    assert read_settings(config).demonstration is meant


def test_a_language_is_one_of_the_councils_own_words_and_can_be_written(config):
    """A broken vocabulary is no fault of the settings."""
    own = config.parent / "services/_vocabularies.yml"
    words = PROJECTS_OWN.read_text("utf-8").replace(
        "languages:\n", "languages:\n  xx: {label: X, explanation: X.}\n"
    )
    bengali = config.read_text()
    config.write_text(bengali.replace("[en, bn]", "[en, xx]"))
    assert "`xx` is not known here." in problems(config)[0]
    own.write_text(words, "utf-8")
    assert problems(config) == [
        "mkdocs.yml:7: `languages`: `xx` is not the code of a language that can be written. Take it out."
    ]
    own.write_text("tiers: [", "utf-8")
    config.write_text(bengali)
    assert read_settings(config).languages == ["en", "bn"]


@pytest.mark.parametrize(
    "text", ["site_name: X\n", "site_name: X\nextra:\n", "extra: []\n", "extra: {local_offer: x}\n"]
)
def test_settings_that_are_not_there(config, text):
    """A site that is no Local Offer yet is told what to add."""
    config.write_text(text)
    assert [line.split(": ", 1)[1] for line in problems(config)] == [
        "Add `council`: The council's name.",
        "Add `helpline`: The Family Information Service.",
    ]


def test_a_file_that_is_not_there(tmp_path):
    """A problem like any other, not a traceback."""
    assert len(problems(tmp_path / "mkdocs.yml")) == 1


def test_what_mkdocs_may_hold_besides(config):
    """Tags, anchors and environment variables of MkDocs are none of our business."""
    config.write_text(config.read_text() + "x: &x [1]\ny: *x\nz: !ENV [CI, no]\nmore: !!python/name:a.b\n")
    assert read_settings(config).council == "Testmere Council"


# -- INHERIT -----------------------------------------------------------------------------------------


@pytest.fixture
def base(config: Path) -> Path:
    """The settings that several councils share, one folder up from those of one of them."""
    shared = config.parent / "shared/base.yml"
    shared.parent.mkdir()
    shared.write_text(config.read_text())
    config.write_text("INHERIT: shared/base.yml\nextra:\n  local_offer:\n    council: Northmere Council\n")
    return shared


def test_settings_are_inherited_key_by_key(config, base):
    """As MkDocs does it: what a file says itself counts, the rest is taken over."""
    settings = read_settings(config)
    assert settings.council == "Northmere Council"
    assert settings.helpline.phone == "01632 960100"
    assert settings.root == config.parent


def test_lists_are_inherited_whole(config, base):
    """A list takes the place of the other list."""
    config.write_text(
        config.read_text() + "    languages: [en]\n    urgent:\n      - {label: Fire, phone: '999'}\n"
    )
    settings = read_settings(config)
    assert settings.languages == ["en"]
    assert [urgent.label for urgent in settings.urgent] == ["Fire"]


def test_a_mistake_is_said_in_the_file_that_has_it(config, base):
    """Whether it is in the inherited file or in one's own, with the line there."""
    base.write_text(base.read_text().replace("phone: 01632 960100", "phone: 01632"))
    config.write_text(config.read_text() + "    urgent:\n      - {phone: '12'}\n")
    assert [line.split("`")[0] for line in problems(config)] == [
        "shared/base.yml:11: ",
        "mkdocs.yml:6: ",
        "mkdocs.yml:6: Add ",
    ]


def test_an_inherited_file_that_cannot_be_read(config, base):
    """The problem is in that file, at its line."""
    base.write_text("extra: [\n")
    (problem,) = problems(config)
    assert problem.startswith("shared/base.yml:1: ")


@pytest.mark.parametrize(
    ("inherit", "said"),
    [
        ("nowhere.yml", "mkdocs.yml:1: There is no file nowhere.yml."),
        ("mkdocs.yml", "mkdocs.yml:1: INHERIT goes round in a circle."),
        ("[a, b]", "mkdocs.yml:1: There is no file "),
    ],
)
def test_inheriting_from_nowhere(config, inherit, said):
    """Said at the line of INHERIT."""
    config.write_text(f"INHERIT: {inherit}\n{config.read_text()}")
    (problem,) = problems(config)
    assert problem.startswith(said)


def test_inheriting_in_a_circle(config, base):
    """Two files that inherit each other: said where the circle closes."""
    base.write_text(f"INHERIT: ../mkdocs.yml\n{base.read_text()}")
    assert problems(config) == ["shared/base.yml:1: INHERIT goes round in a circle."]


# -- today -------------------------------------------------------------------------------------------


def test_today_is_today(config, monkeypatch):
    """Unless a test says otherwise: in the environment, or with `today` in mkdocs.yml."""
    assert read_settings(config).day == datetime.date(2026, 11, 22)
    monkeypatch.delenv("LOCAL_OFFER_TODAY")
    assert read_settings(config).day == datetime.date.today()
    config.write_text(config.read_text() + "    today: 2020-02-29\n")
    assert read_settings(config).day == datetime.date(2020, 2, 29)


def test_a_today_that_is_no_day(config, monkeypatch):
    """A clear word, not a traceback."""
    monkeypatch.setenv("LOCAL_OFFER_TODAY", "tomorrow")
    with pytest.raises(SettingsError, match="'tomorrow' is not a day"):
        load(read_settings(config))


@pytest.mark.parametrize("colour", ["#1d3557", "#000000", "#767676"])
def test_white_text_can_be_read_on_the_colour(colour):
    """4.5 to 1 or more, as WCAG asks: #767676 is the lightest grey that has it."""
    assert Settings(colour=colour).colour == colour
    with pytest.raises(ValueError, match="too light"):
        Settings(colour="#777777")
