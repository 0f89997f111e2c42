"""Leaflets: one PDF a service that can be read by everyone, says everything in the record and nothing else."""

from __future__ import annotations

import ctypes
import hashlib
import json
from itertools import pairwise
from pathlib import Path

import pypdfium2
import pypdfium2.raw as pdfium
import pytest
import typst
import yaml
import zxingcpp
from building import SMALL_DIRECTORY
from local_offer.directory import Directory
from local_offer.leaflets import Leaflet, Made, index_json, make, making
from local_offer.leaflets.characters import FONTS
from local_offer.leaflets.content import content
from local_offer.reading import load
from local_offer.settings import read_settings
from verapdf import broken_rules

TODDLER_GROUP = {
    "name": "Toddler group",
    "summary": "Play and songs for children under five.",
    "description": "You sit on the floor and play.",
    "sector": "community",
    "tier": "universal",
    "topics": ["leisure"],
    "ages": {"min": "0", "max": "4"},
    "access": {"routes": ["just-turn-up"], "how": "Come on a Tuesday."},
    "cost": {"kind": "free"},
    "modes": ["online"],
    "contact": {"role": "Play workers", "phone": "020 7946 0921"},
    "organisation": {
        "name": "Oak Street charity",
        "kind": "voluntary",
        "description": "A small charity.",
        "complaints": {"first": {"role": "Manager", "phone": "020 7946 0922"}, "then": "provider"},
    },
    "checked": {"on": "2026-09-01", "by_role": "FIS officer", "how": "phone"},
}
NOT_A_WORD_OF_MARKUP = '#read("/etc/passwd") $x^2$ @here < label > // none /* none */ = H \\ ~ `raw` #{1+1}'


def offer(folder: Path, **services: dict) -> Directory:
    """A Local Offer of these services: each is the toddler group with other facts."""
    base = json.dumps(str(SMALL_DIRECTORY / "mkdocs.yml"))
    folder.mkdir(exist_ok=True)
    (folder / "mkdocs.yml").write_text(f"INHERIT: {base}\n", "utf-8")
    for slug, facts in services.items():
        record = {**TODDLER_GROUP, **facts}
        file = folder / "services" / record["sector"] / f"{slug}.yml"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(yaml.safe_dump(record, allow_unicode=True, sort_keys=False), "utf-8")
    directory = load(read_settings(folder / "mkdocs.yml"))
    assert directory.errors == []
    return directory


def text_of(leaflet: Leaflet) -> str:
    """What a leaflet says, as a screen reader finds it, on one line."""
    return " ".join(" ".join(page.get_textpage().get_text_range() for page in pages(leaflet)).split())


def pages(leaflet: Leaflet) -> list[pypdfium2.PdfPage]:
    """The pages of a leaflet."""
    return list(pypdfium2.PdfDocument(leaflet.path))


def lines_of(leaflet: Leaflet) -> list[str]:
    """The lines of a leaflet, as they are printed."""
    return "\n".join(page.get_textpage().get_text_range() for page in pages(leaflet)).splitlines()


def space_between_paragraphs(leaflet: Leaflet) -> float:
    """From the first line of the description to the second, in points."""
    text = next(
        p for page in pages(leaflet) if (p := page.get_textpage()).get_text_range().count("Word.") > 1
    )
    first = text.search("Word.")
    (at, _), (next_at, _) = first.get_next(), first.get_next()
    return round(text.get_charbox(at)[1] - text.get_charbox(next_at)[1], 1)


def said(folder: Path, **facts: object) -> str:
    """What the leaflet of the toddler group says when these facts are otherwise."""
    return text_of(make(offer(folder, group=facts), folder / "cache").leaflets["group"])


@pytest.fixture(scope="module")
def small() -> Directory:
    """The small directory of the site's tests: a record for each state that a service can be in."""
    return load(read_settings(SMALL_DIRECTORY / "mkdocs.yml"))


@pytest.fixture(scope="module")
def made(small: Directory, tmp_path_factory: pytest.TempPathFactory) -> Made:
    """Its leaflets."""
    return make(small, tmp_path_factory.mktemp("leaflets"))


@pytest.fixture(scope="module")
def nasty(tmp_path_factory: pytest.TempPathFactory) -> Leaflet:
    """A leaflet of everything that is hard to print: long, wide, foreign, or code."""
    folder = tmp_path_factory.mktemp("nasty")
    times = [
        {"day": "monday", "from": f"{h:02}:{m:02}", "to": "23:59"} for h in range(10) for m in (0, 9, 19, 29)
    ]
    facts = {
        "name": "W" * 200,
        "summary": NOT_A_WORD_OF_MARKUP,
        "description": "\n\n".join(
            ["word " * 3000, "x" * 200, f"[a link](https://example.org/{'deep/' * 30})", "শিশু مركز Дети 👪"]
        ),
        "access": {"routes": ["gp"], "how": "- Come in.\n" * 3 + "- " + "thing " * 900},
        "contact": {"role": "Play workers", "phone": "020 7946 0921", "hours": "hours " * 900},
        "sessions": times,
    }
    return make(offer(folder, nasty=facts), folder / "cache").leaflets["nasty"]


@pytest.fixture(scope="module")
def growing(tmp_path_factory: pytest.TempPathFactory) -> list[Leaflet]:
    """Leaflets that say more and more, about a line at a time, so that they end anywhere on a page."""
    folder = tmp_path_factory.mktemp("growing")
    groups = {f"group-{n}": {"description": "Word.\n\nWord.\n\n" + "long " * 15 * n} for n in range(36, 52)}
    return list(make(offer(folder, **groups), folder / "cache").leaflets.values())


# -- for everyone to read -----------------------------------------------------------------------------


def test_every_leaflet_passes_the_standard_for_screen_readers(made: Made, nasty: Leaflet) -> None:
    """PDF/UA-1 by veraPDF: every tier, every state, and the hardest to print."""
    assert [problem for problem in made.problems if not problem.warning] == []
    files = [leaflet.path for leaflet in (*made.leaflets.values(), nasty)]
    assert broken_rules(files) == {str(file): [] for file in files}


def test_the_check_finds_a_pdf_that_does_not_pass(tmp_path: Path) -> None:
    """A PDF without tags and title breaks the rules about them."""
    (tmp_path / "bad.typ").write_text("Hello", "utf-8")
    typst.compile(tmp_path / "bad.typ", output=tmp_path / "bad.pdf", pdf_tags=False)
    [broken] = broken_rules([tmp_path / "bad.pdf"]).values()
    assert {rule.split(":")[0] for rule in broken} >= {"7.1-3", "7.1-9", "7.1-11"}


def test_nothing_is_smaller_than_14_point(made: Made, nasty: Leaflet) -> None:
    """Clear print: body, labels and footer alike."""
    sizes = set()
    for leaflet in (*made.leaflets.values(), nasty):
        for page in pages(leaflet):
            for run in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_TEXT]):
                size = ctypes.c_float()
                pdfium.FPDFTextObj_GetFontSize(run, size)
                sizes.add(round(size.value * run.get_matrix().d, 1))
    assert min(sizes) == 14


def test_nothing_runs_off_the_paper(nasty: Leaflet) -> None:
    """Words of 200 letters, long addresses, long lists and 3,000 words stay within the margins, whole."""
    for page in pages(nasty):
        bounds = [run.get_bounds() for run in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_TEXT])]
        assert min(left for left, _, _, _ in bounds) >= 40
        assert min(bottom for _, bottom, _, _ in bounds) >= 20
        assert max(right for _, _, right, _ in bounds) <= page.get_width() - 40
        assert max(top for _, _, _, top in bounds) <= page.get_height() - 30
    text = text_of(nasty)
    without_line_ends = text.replace(" ", "")
    assert text.count("to 11.59pm") == 40
    assert (text.count("word "), text.count("thing "), text.count("hours")) == (3000, 900, 900)
    assert "x" * 200 in without_line_ends
    assert f"https://example.org/{'deep/' * 30}" in without_line_ends


def test_a_phone_number_is_never_cut_by_the_end_of_a_line(tmp_path: Path) -> None:
    """Nor a postcode or a day, wherever in a line they fall."""
    facts = ("020 7946 0923", "ZZ8 9AB", "1 September 2026")
    prose = "\n\n".join(f"{'Ring ' * n}{fact}." for fact in facts for n in range(40))
    leaflet = make(offer(tmp_path, group={"description": prose}), tmp_path / "cache").leaflets["group"]
    lines = lines_of(leaflet)
    for fact in facts:
        assert sum(fact in line for line in lines) >= 40


def test_a_web_address_is_never_cut_after_its_https(tmp_path: Path) -> None:
    """It may end a line after any other slash. Here it starts everywhere in a line."""
    address = "https://tarrowmere-parents.example.org/short-breaks/saturday/places"
    prose = "\n\n".join(f"{'a' * n} {address}" for n in range(1, 40))
    lines = lines_of(
        make(offer(tmp_path, group={"description": prose}), tmp_path / "cache").leaflets["group"]
    )
    assert sum("https://tarrowmere-parents.example.org/" in line for line in lines) == 39
    assert sum(address in line for line in lines) < 39


def test_the_helpline_is_never_alone_on_the_last_page(growing: list[Leaflet]) -> None:
    """Whatever the length of a leaflet: a page with nothing else on it is a page wasted."""
    for leaflet in growing:
        last_page = pages(leaflet)[-1].get_textpage().get_text_range()
        assert not last_page.startswith("Not sure, or no internet?")


def test_paragraphs_stand_closer_where_that_saves_a_page(growing: list[Leaflet]) -> None:
    """And only there."""
    made = [(leaflet.pages, space_between_paragraphs(leaflet)) for leaflet in growing]
    usual, close = made[0][1], min(space for _, space in made)
    assert close < usual
    assert made[-1][0] > made[0][0]
    for (pages_before, _), (number_of_pages, space) in pairwise(made):
        assert space == usual or number_of_pages == pages_before


def test_bengali_and_arabic_come_out_as_they_went_in(tmp_path: Path) -> None:
    """A name in another script can be read, heard and searched."""
    bengali, arabic = "শিশুদের খেলার আসর", "مركز الأسرة"
    text = said(tmp_path, description=f"{bengali}\n\n{arabic}")
    assert bengali in text
    assert arabic in text


def test_the_fonts_are_the_pinned_ones_and_carry_their_licence() -> None:
    """Newer versions of these fonts print well and extract wrongly."""
    sums = {file.name: hashlib.sha256(file.read_bytes()).hexdigest()[:12] for file in FONTS.glob("*.ttf")}
    assert sums == {
        "AtkinsonHyperlegible_400Regular.ttf": "752bace0a982",
        "AtkinsonHyperlegible_700Bold.ttf": "9ebfea858a99",
        "NotoSansBengali_400Regular.ttf": "8e99829203d0",
        "NotoSansBengali_700Bold.ttf": "3d40979c01a8",
        "NotoNaskhArabic_400Regular.ttf": "67cbd9f0effc",
        "NotoNaskhArabic_700Bold.ttf": "06e4ace7bdb7",
    }
    for name in sums:
        licence = (FONTS / f"OFL-{name.split('_')[0]}.txt").read_text("utf-8")
        assert licence.startswith("Copyright 20") and "SIL OPEN FONT LICENSE Version 1.1" in licence


# -- what stands on it, and in which order ------------------------------------------------------------


def test_the_phone_comes_first(made: Made) -> None:
    """Before the number stand only the name, whose leaflet it is, and what it is in a sentence."""
    text = text_of(made.leaflets["speech-clinic"])
    before = text[: text.index("020 7946 0911")]
    assert before == (
        "Speech and language clinic Testborough Local Offer This is a demonstration. The services are not real. "
        "Open with a waiting list. You can ask now and will have to wait. "
        "Therapists for children who find talking, understanding or swallowing very hard. "
        "Who do I ring? Therapy administrators "
    )


def test_questions_stand_in_the_order_a_parent_asks_them(made: Made) -> None:
    """Headings are the parent's questions."""
    text = text_of(made.leaflets["speech-clinic"])
    questions = (
        "Who do I ring?", "Who is it for?", "How do I get it?", "What if they say no?", "How long is the wait?",
        "What does it cost?", "When and where is it?", "Will it suit my child and me?", "What happens?",
        "What happens at 18?", "What if I am not happy?", "Who runs it?", "What the short words mean",
        "Not sure, or no internet?",
    )  # fmt: skip
    places = [text.index(question) for question in questions]
    assert places == sorted(places)


def test_a_closed_service_says_so_first_and_who_to_ring_instead(made: Made) -> None:
    """Nobody reads half a leaflet to learn that the service is gone."""
    text = text_of(made.leaflets["saturday-club"])
    assert "Closed. It has closed for good. You could try: • Swimming for everyone: 020 7946 0918" in text
    assert text.index("Closed.") < text.index("Who do I ring?")
    assert text.count("Swimming for everyone") == 1


@pytest.mark.parametrize(
    "gone", [{"availability": "closed", "alternatives": ["choir"]}, {"visible_to": "2026-11-21"}]
)
def test_what_has_gone_says_nothing_that_sounds_as_if_it_were_there(gone: dict, tmp_path: Path) -> None:
    """Closed or withdrawn: no way in, price, wait, time or place; only its history and whom to tell."""
    facts = {
        "diagnosis_needed": "no", "access": {"routes": ["gp"], "how": "Come.", "criteria": ["Lives here"]},
        "waiting": {"typical": "4 weeks", "as_of": "2026-09-01"}, "sessions": [{"day": "monday"}],
        "at_18": "You join the adults.", "description": "It ran for nine years.",
    }  # fmt: skip
    directory = offer(tmp_path, group={**facts, **gone}, choir={"name": "Choir"})
    headings = [part["heading"] for part in content(directory.by_slug["group"], directory)["parts"]]
    assert [heading for heading in headings if heading] == [
        "Who do I ring?", "What was it?", "What if I am not happy?", "Not sure, or no internet?",
    ]  # fmt: skip
    assert "It ran for nine years." in text_of(make(directory, tmp_path / "cache").leaflets["group"])


def test_what_has_gone_with_nothing_to_try_instead_names_the_helpline(tmp_path: Path) -> None:
    """Never a dead end."""
    way_on = "no longer in the Testborough Local Offer. Ring 01632 960500 and ask what there is instead."
    assert way_on in said(tmp_path, visible_to="2026-11-21")


def test_what_to_try_instead_says_when_it_is_not_open_itself(tmp_path: Path) -> None:
    """As the page does. One that has gone as well is not named."""
    directory = offer(
        tmp_path,
        group={"availability": "full", "alternatives": ["club", "choir", "old-club"]},
        club={"name": "Saturday club", "availability": "full", "alternatives": ["choir"]},
        choir={"name": "Choir", "contact": {"role": "Singers", "phone": "020 7946 0923"}},
        **{"old-club": {"name": "Old club", "availability": "closed", "alternatives": ["choir"]}},
    )
    text = text_of(make(directory, tmp_path / "cache").leaflets["group"])
    assert "You could try: • Saturday club (Full): 020 7946 0921 • Choir: 020 7946 0923 Play and" in text
    assert "Old club" not in text


def test_an_alert_stands_on_paper_with_its_last_day_and_goes_after_it(tmp_path: Path) -> None:
    """It is 22 November 2026 in these tests."""
    alert = "We are at the library this week."
    assert f"{alert} (until 22 November 2026)" in said(tmp_path, alert={"text": alert, "until": "2026-11-22"})
    assert alert not in said(tmp_path, alert={"text": alert, "until": "2026-11-21"})


def test_urgent_help_stands_on_everything_about_mental_health(made: Made) -> None:
    """And on nothing else, so that it is seen where it counts."""
    urgent = (
        "Is it urgent? Life in danger: 999, day and night. Urgent mental health help: 111, choose option 2,"
    )
    assert urgent in text_of(made.leaflets["low-mood-clinic"])
    assert "Is it urgent?" not in text_of(made.leaflets["speech-clinic"])


def test_a_hidden_address_is_never_printed(tmp_path: Path) -> None:
    """Nor the half postcode. A sentence says why."""
    house = {
        "name": "Our house", "postcode": "ZZ8", "hide_address": "yes", "features": {"wheelchair-accessible": "ask"},
    }  # fmt: skip
    text = said(tmp_path, modes=["in-person"], places=[house])
    assert "Our house: The address is private. Ring and we will tell you how to get there." in text
    assert "ZZ8." not in text


def test_yes_no_and_ask_are_three_answers_and_not_known_is_none(tmp_path: Path) -> None:
    """The service's own answer beats the place's; what nobody said is not listed."""
    hall = {
        "name": "Mill Hall", "address": "2 Mill Lane", "postcode": "ZZ8 9AB",
        "features": {"wheelchair-accessible": "yes", "lift": "yes", "quiet-room": "yes"},
    }  # fmt: skip
    text = said(tmp_path, modes=["in-person"], places=[hall], features={"quiet-room": "ask", "lift": "no"})
    assert "Yes: Wheelchair access. No: Lift. Ring and ask: Quiet room. " in text
    assert "Hearing loop" not in text


def test_diagnosis_and_plan_are_answered_each_by_itself(made: Made) -> None:
    """No diagnosis needed does not mean no plan needed."""
    text = text_of(made.leaflets["speech-clinic"])
    assert "You do not need a diagnosis. You do not always need an education, health and care plan" in text


def test_what_is_not_known_yet_is_said_plainly(made: Made) -> None:
    """An imported record: never a blank, never a no."""
    text = text_of(made.leaflets["sunday-football"])
    for unknown in ("which ages this is for", "how to get this service", "what this costs"):
        assert f"We do not know yet {unknown}. Ring us and we will find out." in text
    assert "Nobody has checked this yet. Ring us first." in text
    assert "01632 960500" in text[: text.index("Who is it for?")]


def test_an_unknown_wait_for_a_clinic_is_said_plainly(tmp_path: Path) -> None:
    """A universal group has no wait to know of."""
    imported = {"from": "open-referral-uk", "id": "1", "on": "2026-11-22"}
    unknown = "We do not know yet how long you may wait."
    assert unknown in said(tmp_path / "clinic", sector="health", tier="targeted", imported=imported)
    assert "How long is the wait?" not in said(tmp_path / "group")


def test_a_wait_that_nobody_counts_says_why(made: Made) -> None:
    """Not counted is not the same as none."""
    text = text_of(made.leaflets["low-mood-clinic"])
    assert "Nobody counts how long families wait. The team opened in September." in text


def test_a_complaint_is_told_to_its_last_step(tmp_path: Path) -> None:
    """First a person with a number, then the body that looks at it, then who looks at that body."""
    complaints = {"first": {"role": "Manager", "phone": "020 7946 0922"}, "then": "council-corporate"}
    assert (
        "What if I am not happy? First tell: Manager, 020 7946 0922. "
        "Then: The council's complaints team. Ask the council to look at your complaint. "
        "If the last answer is not good enough: The Local Government and Social Care Ombudsman. "
    ) in said(tmp_path / "council", complaints=complaints)
    last = {**complaints, "then": "lgsco"}
    assert "If the last answer" not in said(tmp_path / "ombudsman", complaints=last)


def test_short_words_are_explained_at_the_end(tmp_path: Path) -> None:
    """Those that stand on the leaflet, but for the few that everyone knows."""
    text = said(tmp_path, name="SALT group", description="Ask the SENCO, the NHS or your GP.")
    short_words = text[text.index("What the short words mean") : text.index("Not sure, or no internet?")]
    assert short_words == (
        "What the short words mean SALT: speech and language therapy. Help with talking, understanding and "
        "swallowing. SENCO: special educational needs coordinator. The teacher who plans help for children "
        "with special educational needs. "
    )
    assert "What the short words mean" not in said(tmp_path / "none", name="Group")


def test_record_text_keeps_its_shape_and_shows_where_links_lead(tmp_path: Path) -> None:
    """Paragraphs, lists and bold come from Markdown; paper cannot be clicked."""
    prose = "First **bold** words.\n\n- one\n- two\n\nRead [our page](https://example.org/read)."
    assert "First bold words. • one • two Read our page (https://example.org/read)." in said(
        tmp_path, description=prose
    )


def test_signs_of_the_typesetter_are_just_text(tmp_path: Path) -> None:
    """Record text is data: nothing in it is run, read or left out."""
    assert NOT_A_WORD_OF_MARKUP in said(
        tmp_path, access={"routes": ["gp"], "how": "Ring.", "decided_by": NOT_A_WORD_OF_MARKUP}
    )


def test_the_qr_code_leads_to_the_short_address_printed_beside_it(made: Made) -> None:
    """For those with a phone; the address in words stands before it."""
    leaflet = made.leaflets["talk-and-play"]
    short = f"https://local-offer.example.org/s/{leaflet.code}/"
    dots_of_a_millimetre = 4
    picture = pages(leaflet)[0].render(scale=dots_of_a_millimetre * 25.4 / 72).to_pil()
    [found] = zxingcpp.read_barcodes(picture)
    assert found.text == short
    assert f"Online: {short}" in text_of(leaflet)
    width = found.position.top_right.x - found.position.top_left.x
    assert width / dots_of_a_millimetre >= 20


def test_every_leaflet_leads_to_the_helpline_and_to_other_forms_of_itself(made: Made) -> None:
    """Phone, text, Relay UK, sign language, hours, callback, post; and the code to say for large print."""
    for leaflet in made.leaflets.values():
        text = text_of(leaflet)
        for way in (
            "Ring the Testborough Family Information Service: 01632 960500, Monday to Friday, 9am to 5pm.",
            "We ring you back if you leave your number.",
            "Text: 07700 900500. Relay UK: 18001 01632 960500",
            "British Sign Language: https://example.org/bsl",
            "Write to: Family Information Service, 1 High Street, Testborough ZZ8 9AA.",
            f"Large print, another language or format: ring us and say leaflet {leaflet.code}.",
            f"Page {leaflet.pages} of {leaflet.pages}",
        ):
            assert way in text


def test_it_says_how_long_it_can_be_trusted_and_not_when_it_was_printed(tmp_path: Path) -> None:
    """True for ever: checked on a day, and from the day a check is due ring first.

    The helpline's number stands next to it: everywhere else a service speaks of itself as "us".
    """
    text = said(tmp_path)
    assert (
        "Not sure, or no internet? Correct when we checked on 1 September 2026. "
        "After 1 March 2027, ring us first. Ring the Testborough Family Information Service: 01632 960500"
    ) in text
    assert "22 November 2026" not in text


# -- making them --------------------------------------------------------------------------------------


def test_the_same_record_gives_the_same_bytes_on_another_day(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Two builds are equal, and a printed leaflet can be compared with today's."""
    first = make(offer(tmp_path, group={}), tmp_path / "one").leaflets["group"]
    monkeypatch.setenv("LOCAL_OFFER_TODAY", "2027-02-01")
    second = make(offer(tmp_path, group={}), tmp_path / "two").leaflets["group"]
    assert first.path.read_bytes() == second.path.read_bytes()


def test_only_a_changed_leaflet_is_made_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """And what no leaflet uses any more leaves the cache."""
    cache, printed = tmp_path / "cache", []
    real = making.Printer.typeset
    monkeypatch.setattr(
        making.Printer,
        "typeset",
        lambda self, says, day: printed.append(says["name"]) or real(self, says, day),
    )
    make(offer(tmp_path, a={"name": "A"}, b={"name": "B"}), cache)
    assert sorted(printed) == ["A", "B"]
    made = make(offer(tmp_path, a={"name": "A"}, b={"name": "Bee"}), cache)
    assert sorted(printed) == ["A", "B", "Bee"]
    assert "Bee" in text_of(made.leaflets["b"])
    assert {file.stem for file in cache.iterdir()} == {
        leaflet.path.stem for leaflet in made.leaflets.values()
    }


def test_a_spoilt_file_in_the_cache_is_made_again(tmp_path: Path) -> None:
    """As after a build that was stopped half way."""
    directory = offer(tmp_path, group={})
    whole = make(directory, tmp_path / "cache").leaflets["group"].path
    whole.write_bytes(whole.read_bytes()[:100])
    assert "Toddler group" in text_of(make(directory, tmp_path / "cache").leaflets["group"])


def test_one_leaflet_that_fails_does_not_stop_the_others(tmp_path: Path) -> None:
    """The record is named, as an error. Here the name is a single sign that nobody can see."""
    made = make(offer(tmp_path, bad={"name": "\u00ad"}, good={}), tmp_path / "cache")
    assert list(made.leaflets) == ["good"]
    [problem] = made.problems
    assert problem.path.endswith("bad.yml") and not problem.warning
    assert problem.message.startswith("The leaflet cannot be made: ")


def test_text_that_the_fonts_lack_is_seen_to_be_missing_and_reported(tmp_path: Path) -> None:
    """At the line of the record, in the report and on paper: no empty box, no silent gap."""
    directory = offer(tmp_path, group={"summary": "Дети play with Nguyễn 👪"})
    made = make(directory, tmp_path / "cache")
    assert "[?] play with Nguyen [?]" in text_of(made.leaflets["group"])
    [problem] = make(directory, tmp_path / "cache").problems  # said again when it comes from the cache
    assert problem.warning and problem.path.endswith("group.yml") and problem.line == 2
    assert problem.message == "The leaflet's fonts do not have Д, е, т, и, ễ, 👪. Write it another way."


def test_some_leaflets_can_be_made_alone(small: Directory, tmp_path: Path) -> None:
    """And the others stay in the cache."""
    assert len(make(small, tmp_path).leaflets) == len(small.entries)
    assert list(make(small, tmp_path, only={"swimming"}).leaflets) == ["swimming"]
    assert len(list(tmp_path.glob("*.pdf"))) == len(small.entries)


def test_the_index_names_every_leaflet(made: Made) -> None:
    """For the page, for packs, and for other people's programs."""
    rows = {row["slug"]: row for row in json.loads(index_json(made))}
    assert rows.keys() == made.leaflets.keys()
    leaflet = made.leaflets["talk-and-play"]
    assert rows["talk-and-play"] == {
        "slug": "talk-and-play",
        "code": leaflet.code,
        "edition": "clear-print",
        "lang": "en",
        "pages": len(pages(leaflet)),
        "bytes": leaflet.path.stat().st_size,
        "checked": "2026-11-02",
        "file": "leaflets/talk-and-play.pdf",
    }
    assert rows["sunday-football"]["checked"] is None
