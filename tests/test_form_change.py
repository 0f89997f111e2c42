"""A correction that the form makes: only what differs, and `local-offer apply` puts it into the file."""

from __future__ import annotations

import copy
import json
import random
from pathlib import Path
from typing import Any

import pytest
from conftest import BASE, RECORD
from find_folder import demonstration
from form_engine import Run, engine_of, run_in
from local_offer.apply import apply, read_change
from local_offer.form.correction import FOLDER, corrections
from local_offer.reading import load
from local_offer.records.fields import facts
from local_offer.records.service import Service
from local_offer.records.yaml_lines import parse
from local_offer.settings import read_settings
from local_offer.slugs import slug_of
from playwright.sync_api import Page

SLUG = "speech-therapy"
CHANGE = "([slug, base, record]) => LocalOfferForm.change(slug, base, record)"


def given_to_the_form(script: str) -> dict[str, Any]:
    """What the script for one service hands over."""
    return json.loads(script.removeprefix("LocalOfferForm.receive(").removesuffix(");\n").split(",", 1)[1])


@pytest.fixture
def own_form(tab: Page, folder: Path) -> tuple[Run, dict[str, Any]]:
    """The engine with the data of the small Local Offer, and what it is given of the specialist service there."""
    directory = load(read_settings(folder / "mkdocs.yml"))
    told = given_to_the_form(dict(corrections(directory))[f"{FOLDER}/{SLUG}.js"])
    return run_in(tab, engine_of(directory)), told


def edited(record: dict[str, Any]) -> dict[str, Any]:
    """The record with something of each kind changed, added and taken out."""
    new = copy.deepcopy(record)
    new["summary"] = "Help with talking: for all ages - no waiting #1."
    new["description"] = "First.\n\n- one\n- two"
    new["ages"]["max"] = "17"
    new["access"]["how"] = "Ring us: 01632 960123."
    new["access"]["criteria"] = [*new["access"]["criteria"], "Is 'no' older than 5"]
    new["contact"]["phone"] = "01632 960999"
    del new["contact"]["hours"]
    new["features"] = {"lift": "no", "wheelchair-accessible": "yes"}
    new["sensory"] = ["Loud, on Mondays"]
    new["words"] = ["late talker"]
    new.pop("payment", None)
    for place in new["places"]:
        if isinstance(place, dict):
            place["parking"] = "Behind the hall"
    return new


def test_a_correction_goes_into_the_file(own_form, folder: Path, tmp_path: Path):
    """What was changed is changed; comments, unpublished fields and everything else stay."""
    run, told = own_form
    path = folder / RECORD
    with_notes = "# Ours, see the minutes\n" + path.read_text("utf-8").replace(
        "contact:\n", "contact:  # ask Reception\n"
    )
    path.write_text(with_notes, "utf-8")
    before = parse(path.read_text("utf-8"), RECORD).data
    record = edited(told["record"])

    made = run(CHANGE, [SLUG, told["record"], record])
    (folder / "change.json").write_text(json.dumps(made["change"]), "utf-8")
    apply(read_settings(folder / "mkdocs.yml"), read_change(folder / "change.json"))

    text = path.read_text("utf-8")
    after = parse(text, RECORD).data
    assert "# Ours, see the minutes" in text
    assert "# ask Reception" in text
    assert {key: after[key] for key in ("owner", "note_for_editors")} == {
        key: before[key] for key in ("owner", "note_for_editors")
    }
    site = load(read_settings(folder / "mkdocs.yml"))
    assert site.errors == []
    again = given_to_the_form(dict(corrections(site))[f"{FOLDER}/{SLUG}.js"])
    assert again["record"] == record
    assert run(CHANGE, [SLUG, record, again["record"]]) == {"change": None, "differences": []}


def test_a_correction_sends_only_what_differs(own_form):
    """Of a part that was there, only the field that differs; what it was and what it is to be stand side by side."""
    run, told = own_form
    new = copy.deepcopy(told["record"])
    new["contact"]["phone"] = "01632 960999"
    new["modes"] = ["online"]
    del new["appeal"]
    made = run(CHANGE, [SLUG, told["record"], new])
    assert made["change"] == {
        "slug": SLUG,
        "base": {
            "modes": told["record"]["modes"],
            "contact.phone": told["record"]["contact"]["phone"],
            "appeal": told["record"]["appeal"],
        },
        "changes": {"modes": ["online"], "contact.phone": "01632 960999", "appeal": None},
    }
    shown = {one["field"]: (one["label"], one["before"], one["after"]) for one in made["differences"]}
    assert shown["contact.phone"] == (
        "a phone number",
        [told["record"]["contact"]["phone"]],
        ["01632 960999"],
    )
    assert shown["modes"][2] == ["Online"]
    assert shown["appeal"][2] == []


def test_nothing_unpublished_is_given_to_the_form():
    """Of no record: neither fields that are for editors only, nor what would tell a secret address."""
    directory = demonstration()
    private = {
        info.alias or name
        for name, info in Service.model_fields.items()
        if not facts(Service, name)["public"]
    }
    given = {Path(path).stem: given_to_the_form(text) for path, text in corrections(directory)}
    assert given.keys() == {entry.slug for entry in directory.entries}
    assert [slug for slug, told in given.items() if told["record"].keys() & private] == []
    secret = [
        (entry.slug, key) for entry in directory.entries for key, place in entry.places if place.hide_address
    ]
    assert all(
        "places" in given[slug]["kept"] and "places" not in given[slug]["record"] for slug, _ in secret
    )
    assert all(not key or key not in json.dumps(given[slug]["record"]) for slug, key in secret)


def test_a_secret_place_keeps_its_field_back(folder: Path):
    """Its key, its half postcode and its sessions are corrected by those who may know them."""
    text = (BASE / RECORD).read_text("utf-8")
    places = folder / "services/_places.yml"
    hidden = "safe-house:\n  name: A safe house\n  postcode: ZZ1\n  features: {wheelchair-accessible: yes}\n  hide_address: yes\n"
    places.write_text(places.read_text("utf-8") + hidden, "utf-8")
    changed = text.replace("places:\n", "places:\n  - safe-house\n", 1).replace(
        "place: riverside-centre", "place: safe-house", 1
    )
    (folder / RECORD).write_text(changed, "utf-8")
    directory = load(read_settings(folder / "mkdocs.yml"))
    assert directory.errors == []
    script = dict(corrections(directory))[f"{FOLDER}/{SLUG}.js"]
    assert given_to_the_form(script)["kept"] == ["places", "sessions"]
    assert "safe-house" not in script
    assert "safe-house" not in engine_of(directory)


def test_names_become_addresses_as_in_python(form: Run):
    """Signs, accents, long names and names without a letter."""
    chance = random.Random(2)
    names = [
        "Mums' & Tots’ Café",
        "",
        "!!!",
        "Ünïcödé ﬁ ½",
        "a" * 100,
        "word " * 40,
        "ক",
        "কখগ",
        " خدمة 🙂",
        "SEND: 0 to 25",
        "Straße Łódź",
    ]
    names += [entry.name for entry in demonstration().entries]
    names += ["".join(chance.choices("abÀé '’-&0ß ½İ", k=chance.randint(0, 90))) for _ in range(300)]
    assert form("names => names.map((name) => LocalOfferForm.slug(name))", names) == [
        slug_of(name) for name in names
    ]


def test_names_without_latin_letters_do_not_share_a_file():
    """Each has a mark of its own, which follows from the name."""
    slugs = {slug_of(name) for name in ("ক", "কখগ", "خدمة", "!!!")}
    assert len(slugs) == 4
    assert all(slug.startswith("service-") for slug in slugs)
    assert slug_of("") == "service"


def test_a_service_that_is_not_there_is_no_broken_form(form: Run):
    """The page hears of it, and what watches over the form's own scripts does not."""
    assert not FOLDER.startswith("assets/form")
    said = form(
        """() => Promise.all(["nothing", "../find", ""].map((slug) =>
             LocalOfferForm.load("file:///", slug).then(() => "there", (error) => error.message)))"""
    )
    assert said == ["nothing", "../find", ""]
