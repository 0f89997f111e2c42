"""A record in another language: what is translated, what is not, and what the record alone decides."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from local_offer.directory import Directory
from local_offer.languages import told
from local_offer.languages.catalogue import ENGLISH, catalogue
from local_offer.languages.record import english_of
from local_offer.leaflets import make
from local_offer.leaflets.content import content
from paper import offer

UNCHECKED = catalogue("bn").say("translation.unchecked")
STALE = catalogue("bn").say("translation.stale")
IN_ENGLISH = catalogue("bn").say("translation.in_english")


def told_in(folder: Path, lang: str, translation: dict[str, Any], **facts: Any) -> list[str]:
    """What the leaflet of the toddler group says in a language, a line for each paragraph, heading and item."""
    directory = offer(folder, group={**facts, "translations": {lang: translation}})
    return lines(content(directory.by_slug["group"], directory, lang))


def lines(says: dict[str, Any]) -> list[str]:
    """A leaflet's lines."""
    found = [says["name"]]
    for part in says["parts"]:
        found.append(part["heading"])
        found += ["".join(run["text"] for run in item) for block in part["blocks"] for item in block["items"]]
    return found


def of(folder: Path, lang: str, translation: dict[str, Any], **facts: Any) -> str:
    """What stands in `of` when this was translated from the English of today."""
    directory = offer(folder / "of", group={**facts, "translations": {lang: translation}})
    return english_of(directory.by_slug["group"].record, lang)


def runs_of(says: dict[str, Any]) -> list[dict[str, Any]]:
    """Every run of a leaflet."""
    return [
        run for part in says["parts"] for block in part["blocks"] for item in block["items"] for run in item
    ]


# -- what is translated, and what is not ---------------------------------------------------------------


def test_texts_come_from_the_translation_and_the_rest_from_english(tmp_path: Path) -> None:
    """The rest says that it is English, before it begins."""
    said = told_in(tmp_path, "bn", {"name": "খেলার দল", "access": {"how": "মঙ্গলবারে আসুন।"}})
    assert said[0] == "খেলার দল"
    assert "মঙ্গলবারে আসুন।" in said
    assert said[said.index("You sit on the floor and play.") - 1] == IN_ENGLISH


def test_a_short_sentence_is_announced_with_the_longer_one_it_leads_to(tmp_path: Path) -> None:
    """Alone it could be a name. Before the sentence that says "this part is in English" it would be a mistake."""
    facts = {"description": "We play.\n\nYou sit on the floor and play."}
    said = [line.strip() for line in told_in(tmp_path, "bn", {"name": "খেলার দল"}, **facts)]
    at = said.index("We play.")
    assert said[at - 1 : at + 2] == [IN_ENGLISH, "We play.", "You sit on the floor and play."]


def test_english_in_another_language_is_marked_and_nothing_else_is(tmp_path: Path) -> None:
    """A voice reads each word in its own language, and a screen sets it in its own direction."""
    directory = offer(tmp_path, group={"translations": {"ur": {"name": "بچوں کا گروپ"}}})
    for run in runs_of(content(directory.by_slug["group"], directory, "ur")):
        if re.search("[\u0620-\u06d3]", run["text"]):
            assert "lang" not in run, run
        elif re.search(r"[A-Za-z]{2}|\d{3}", run["text"]) and run["text"] != "Relay UK: ":
            assert (run["lang"], run["dir"]) == ("en", "ltr"), run


def test_a_sign_between_english_words_is_english_too(tmp_path: Path) -> None:
    """Else the words before and after it would change places in a line from the right."""
    hall = {
        "name": "Mill Hall",
        "address": "2 Mill Lane",
        "postcode": "ZZ8 9AB",
        "features": {"wheelchair-accessible": "ask"},
    }
    facts = {"modes": ["in-person"], "places": [hall], "translations": {"ur": {"name": "بچوں کا گروپ"}}}
    directory = offer(tmp_path, group=facts)
    runs = runs_of(content(directory.by_slug["group"], directory, "ur"))
    at = next(number for number, run in enumerate(runs) if run["text"] == "2 Mill Lane, ZZ8 9AB")
    assert [run["text"] for run in runs[at - 1 : at + 2]] == ["Mill Hall: ", "2 Mill Lane, ZZ8 9AB", "."]
    assert [run.get("dir") for run in runs[at - 1 : at + 2]] == ["ltr", "ltr", "ltr"]


def test_nothing_on_an_english_leaflet_is_marked(small: Directory) -> None:
    """It is all in the leaflet's own language."""
    for entry in small.entries:
        says = content(entry, small)
        assert [run for run in runs_of(says) if "lang" in run or "dir" in run] == []
        assert "name_lang" not in says


def test_a_name_that_nobody_translated_is_marked(tmp_path: Path) -> None:
    """The heading of the leaflet is words as well."""
    directory = offer(tmp_path, group={"translations": {"bn": {"summary": "ছোটদের খেলা।"}}})
    says = content(directory.by_slug["group"], directory, "bn")
    assert (says["name"], says["name_lang"]) == ("Toddler group", "en")


def test_the_english_name_stands_below_the_translated_one(tmp_path: Path) -> None:
    """So that a family and whoever answers the phone speak of the same service."""
    said = told_in(tmp_path, "bn", {"name": "খেলার দল"})
    assert "ইংরেজিতে: Toddler group." in said
    assert not any(
        line.startswith("ইংরেজিতে") for line in told_in(tmp_path, "bn", {"summary": "ছোটদের খেলা।"})
    )


def test_other_services_are_named_in_the_language_too(tmp_path: Path) -> None:
    """Each as far as its own record is translated."""
    directory = offer(
        tmp_path,
        group={"translations": {"bn": {"name": "খেলার দল"}}, "alternatives": ["choir", "club"]},
        choir={"name": "Choir", "translations": {"bn": {"name": "গানের দল"}}},
        club={"name": "Club"},
    )
    said = lines(content(directory.by_slug["group"], directory, "bn"))
    assert "গানের দল: 020 7946 0921" in said
    assert "Club: 020 7946 0921" in said


# -- facts ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("lang", "time"),
    [
        ("bn", "প্রতি মাসের প্রথম মঙ্গলবার, সকাল 9:30টা থেকে দুপুর 12টা, স্কুল চলার সময়ে।"),
        (
            "so",
            "Talaado ugu horreeya bil kasta, 9:30 subaxnimo ilaa 12 duhurnimo, xilliga dugsigu furan yahay.",
        ),
        ("ur", "ہر مہینے کا پہلا منگل، صبح 9:30 بجے سے دوپہر 12 بجے تک، اسکول کے دنوں میں۔"),
        ("ar", "أول الثلاثاء من كل شهر، من 9:30 صباحا إلى 12 ظهرا، في أيام الدراسة."),
    ],
)
def test_times_are_said_in_each_language_from_the_record(lang: str, time: str, tmp_path: Path) -> None:
    """No translator types them, so none can be wrong."""
    session = {"day": "tuesday", "from": "09:30", "to": "12:00", "when": "term", "every": "first-of-month"}
    assert time in told_in(tmp_path, lang, {"name": "X"}, sessions=[session])


def test_opening_hours_of_the_usual_form_are_said_in_the_language(tmp_path: Path) -> None:
    """Most records write them in the same few words. Others stay in English, whole."""
    contact = {"role": "Desk", "phone": "020 7946 0921"}
    usual = {**contact, "hours": "Monday to Friday, 8.30am to noon in term time"}
    assert "খোলা: সোমবার থেকে শুক্রবার, সকাল 8:30টা থেকে দুপুর 12টা, স্কুল চলার সময়ে।" in told_in(
        tmp_path / "usual", "bn", {"name": "X"}, contact=usual
    )
    other = {**contact, "hours": "Monday to Friday, 9am to 5pm, but ask first"}
    assert "খোলা: Monday to Friday, 9am to 5pm, but ask first." in told_in(
        tmp_path / "other", "bn", {"name": "X"}, contact=other
    )


def test_how_much_it_costs_comes_from_the_record(tmp_path: Path) -> None:
    """What is paid for may be translated; an amount in a translation changes nothing."""
    cost = {"kind": "paid", "options": [{"what": "Day trip", "amount": "4.5", "per": "child"}]}
    translation = {"cost": {"options": [{"what": "ভ্রমণ", "amount": "9", "per": "শিশু"}]}}
    current = {**translation, "of": of(tmp_path, "bn", translation, cost=cost)}
    assert "টাকা লাগে। এর জন্য টাকা দিতে হয়। ভ্রমণ: £4.50, প্রতি শিশু." in told_in(tmp_path, "bn", current, cost=cost)


def test_a_word_the_council_changed_is_said_in_english(tmp_path: Path) -> None:
    """It may mean something else now. A fact with such a word in it is in English as a whole."""
    directory = offer(
        tmp_path, group={"translations": {"bn": {"name": "X"}}, "sessions": [{"day": "monday"}]}
    )
    words = directory.vocabularies
    monday = words["days"]["monday"].model_copy(update={"label": "Mon"})
    own = replace(words, terms={**words.terms, "days": {**words["days"], "monday": monday}})
    said = lines(content(directory.by_slug["group"], replace(directory, vocabularies=own), "bn"))
    assert "Mon।" in said
    assert "সোমবার।" in lines(content(directory.by_slug["group"], directory, "bn"))


def test_what_is_not_known_is_said_in_the_language(tmp_path: Path) -> None:
    """Never a blank, never a no."""
    imported = {"from": "open-referral-uk", "id": "1", "on": "2026-11-22"}
    said = told_in(tmp_path, "so", {"name": "X"}, imported=imported, ages=None, cost=None, tier="targeted")
    for what in ("ages", "cost", "needed"):
        assert any(catalogue("so").say(f"not_known.{what}") in line for line in said)


# -- how far it can be trusted -------------------------------------------------------------------------


def test_an_unchecked_translation_says_so_in_both_languages(tmp_path: Path) -> None:
    """For the family, and for whoever answers the phone. The number to ring comes right after."""
    said = told_in(tmp_path, "bn", {"name": "X"})
    assert said.index(ENGLISH.say("translation.unchecked")) == said.index(UNCHECKED) + 1


def test_a_translation_is_checked_when_its_catalogue_is_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Half of what a leaflet says comes from the catalogue."""
    checked = {"name": "X", "checked_by": "Bengali outreach worker"}
    assert UNCHECKED in told_in(tmp_path, "bn", checked)
    monkeypatch.setattr(told, "catalogue", lambda lang: replace(catalogue(lang), checked_by="A translator"))
    assert UNCHECKED not in told_in(tmp_path, "bn", checked)
    assert UNCHECKED in told_in(tmp_path, "bn", {"name": "X"})


def test_a_translation_of_another_english_says_so(tmp_path: Path) -> None:
    """`of` tells. Nobody knows of a translation without it, so nothing is claimed."""
    translation = {"summary": "ছোটদের খেলা।"}
    now = {**translation, "of": of(tmp_path, "bn", translation)}
    assert STALE not in told_in(tmp_path, "bn", translation)
    assert STALE not in told_in(tmp_path, "bn", now)
    assert STALE not in told_in(tmp_path, "bn", now, description="Only what was translated counts.")
    said = told_in(tmp_path, "bn", now, summary="Songs for children under five.")
    assert said.index(ENGLISH.say("translation.stale")) == said.index(STALE) + 1
    assert "ছোটদের খেলা।" in said


@pytest.mark.parametrize(
    ("english", "translation"),
    [
        ({"contact": {"phone": "020 7946 0921", "hours": "At noon, mostly"}}, {"contact": {"hours": "দুপুরে"}}),
        ({"waiting": {"typical": "2 weeks", "as_of": "2026-09-01"}}, {"waiting": {"typical": "২ সপ্তাহ"}}),
        (
            {"access": {"routes": ["gp"], "how": "Ring.", "decision_time": "3 days"}},
            {"access": {"decision_time": "৩ দিন"}},
        ),
    ],
)
def test_a_time_in_an_old_translation_is_never_used(english: dict, translation: dict, tmp_path: Path) -> None:
    """It may be wrong. The record's own stands there, in English."""
    [words] = [text for part in translation.values() for text in part.values()]
    current = {**translation, "of": of(tmp_path, "bn", translation, **english)}
    assert words in " ".join(told_in(tmp_path, "bn", current, **english))
    for old in ({**translation, "of": "0000000000"}, translation):
        assert words not in " ".join(told_in(tmp_path, "bn", old, **english))


def test_a_letter_that_no_font_has_is_a_problem_at_its_line(tmp_path: Path) -> None:
    """In a translation as anywhere else: it is seen to be missing."""
    directory = offer(tmp_path, group={"translations": {"bn": {"name": "খেলার দল Ж"}}})
    [problem] = make(directory, tmp_path / "cache").problems
    line = Path(directory.by_slug["group"].path).read_text("utf-8").splitlines()[problem.line - 1]
    assert "খেলার দল Ж" in line
    assert problem.message == "The leaflet's fonts do not have Ж. Write it another way."
