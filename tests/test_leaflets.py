"""Leaflets: what stands on one, and in which order. Everything in the record and nothing else."""

from __future__ import annotations

from pathlib import Path

import pytest
import zxingcpp
from local_offer.leaflets import Made, make
from local_offer.leaflets.content import content
from paper import NOT_A_WORD_OF_MARKUP, offer, pages, said, text_of


def test_the_phone_comes_first(made: Made) -> None:
    """Before the number stand only the name, whose leaflet it is, and what it is in a sentence."""
    text = text_of(made.leaflets["speech-clinic.pdf"])
    before = text[: text.index("020 7946 0911")]
    assert before == (
        "Speech and language clinic Testborough Local Offer This is a demonstration. The services are not real. "
        "Open with a waiting list. You can ask now and will have to wait. "
        "Therapists for children who find talking, understanding or swallowing very hard. "
        "Who do I ring? Therapy administrators "
    )


def test_questions_stand_in_the_order_a_parent_asks_them(made: Made) -> None:
    """Headings are the parent's questions."""
    text = text_of(made.leaflets["speech-clinic.pdf"])
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
    text = text_of(made.leaflets["saturday-club.pdf"])
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
    assert "It ran for nine years." in text_of(make(directory, tmp_path / "cache").leaflets["group.pdf"])


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
    text = text_of(make(directory, tmp_path / "cache").leaflets["group.pdf"])
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
    assert urgent in text_of(made.leaflets["low-mood-clinic.pdf"])
    assert "Is it urgent?" not in text_of(made.leaflets["speech-clinic.pdf"])


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
    text = text_of(made.leaflets["speech-clinic.pdf"])
    assert "You do not need a diagnosis. You do not always need an education, health and care plan" in text


def test_what_is_not_known_yet_is_said_plainly(made: Made) -> None:
    """An imported record: never a blank, never a no."""
    text = text_of(made.leaflets["sunday-football.pdf"])
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
    text = text_of(made.leaflets["low-mood-clinic.pdf"])
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
    leaflet = made.leaflets["talk-and-play.pdf"]
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
    for leaflet in (one for one in made.leaflets.values() if one.lang == "en"):
        text = text_of(leaflet)
        for way in (
            "Ring the Testborough Family Information Service: 01632 960500, Monday to Friday, 9am to 5pm.",
            "We ring you back if you leave your number.",
            "Text: 07700 900500. Relay UK: 18001 01632 960500",
            "British Sign Language: https://example.org/bsl",
            "Write to: Family Information Service, 1 High Street, Testborough ZZ8 9AA.",
            f"Large print, another language or format: ring us and say leaflet {leaflet.code}.",
        ):
            assert way in text
        assert f"Page {leaflet.pages} of {leaflet.pages}" in text or leaflet.edition == "text"


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
