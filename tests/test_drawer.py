"""`local-offer leaflets --changed-since`: which leaflets in the library's drawer are out of date, and why."""

from __future__ import annotations

import json
import os
import subprocess
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner, Result
from local_offer.cli import main
from local_offer.reading import load
from local_offer.settings import read_settings

PRINTED_ON = "2026-11-02"
THERAPY = "services/health/speech-therapy.yml"
PLAY = "services/community/talk-and-play.yml"
PLACES = "services/_places.yml"


def git(folder: Path, *words: str, day: str = "2026-11-01") -> None:
    """Run git as nobody in particular, on a day."""
    at = f"{day}T12:00:00"
    who = {
        f"GIT_{role}_{what}": "x@example.org"
        for role in ("AUTHOR", "COMMITTER")
        for what in ("NAME", "EMAIL")
    }
    dates = {"GIT_AUTHOR_DATE": at, "GIT_COMMITTER_DATE": at, "GIT_CONFIG_GLOBAL": os.devnull}
    subprocess.run(
        ["git", *words], cwd=folder, env={**os.environ, **who, **dates}, check=True, capture_output=True
    )


@pytest.fixture
def drawer(folder: Path) -> Path:
    """A Local Offer with a history: what stands in the folder was committed the day before the leaflets were printed."""
    git(folder, "init", "-q", "-b", "main")
    git(folder, "add", ".")
    git(folder, "commit", "-q", "-m", "As printed")
    return folder


def ask(*words: str, since: str = PRINTED_ON) -> Result:
    """The command's answer."""
    return CliRunner().invoke(main, ["leaflets", "--changed-since", since, *words])


def reasons() -> dict[str, list[tuple[str, str, str]]]:
    """What it says is wrong, by slug, once the answer was that something is."""
    found = ask("--json")
    assert found.exit_code == 1, found.output
    rows = {one["slug"]: one for one in json.loads(found.output)["leaflets"]}
    return {slug: [(r["field"], r["old"], r["new"]) for r in one["reasons"]] for slug, one in rows.items()}


def statuses() -> dict[str, str]:
    """What it says of each leaflet that it names."""
    return {one["slug"]: one["status"] for one in json.loads(ask("--json").output)["leaflets"]}


def edit(folder: Path, file: str, old: str, new: str) -> None:
    """Change a text in a file."""
    text = (folder / file).read_text("utf-8")
    assert old in text
    (folder / file).write_text(text.replace(old, new), "utf-8")


def test_nothing_has_changed(drawer: Path) -> None:
    """One sentence, and the answer for scripts that all is fine."""
    found = ask()
    assert (found.exit_code, found.output) == (
        0,
        "Every leaflet printed on 2 November 2026 is still right.\n",
    )
    assert json.loads(ask("--json").output) == {"since": PRINTED_ON, "leaflets": []}


def test_a_changed_phone_number(drawer: Path) -> None:
    """A line a leaflet with its code, and under it what was printed and what is right now."""
    edit(drawer, PLAY, "020 7946 0140", "020 7946 0141")
    git(drawer, "commit", "-qam", "New number", day="2026-11-10")
    code = load(read_settings(drawer / "mkdocs.yml")).by_slug["talk-and-play"].identity.code
    found = ask()
    assert found.exit_code == 1
    assert (
        f"{code}  Talk and play: print it again\n       Who to ring, phone: 020 7946 0140 -> 020 7946 0141\n"
    ) in found.output


def test_another_leaflet_that_names_the_number_is_wrong_too(drawer: Path) -> None:
    """The therapy's leaflet sends those who are refused to the group, with its number."""
    edit(drawer, PLAY, "020 7946 0140", "020 7946 0141")
    assert reasons()["speech-therapy"] == [
        (
            "Another service, Talk and play",
            "Talk and play, 020 7946 0140, open",
            "Talk and play, 020 7946 0141, open",
        )
    ]


def test_a_change_counts_before_it_is_committed(drawer: Path) -> None:
    """What would be printed now is what stands in the folder."""
    edit(drawer, THERAPY, "18 weeks", "20 weeks")
    assert reasons() == {"speech-therapy": [("How long you may wait, typical", "18 weeks", "20 weeks")]}


def test_a_place_that_two_services_use(drawer: Path) -> None:
    """Neither record has changed, and both leaflets are wrong."""
    edit(drawer, PLACES, "2 River Lane", "4 River Lane")
    moved = [("Riverside Centre, address", "2 River Lane", "4 River Lane")]
    assert reasons() == {"speech-therapy": moved, "talk-and-play": moved}


def test_where_a_place_is_on_a_map_is_not_on_paper(drawer: Path) -> None:
    """Nor is anything else that only the site or the office uses."""
    edit(drawer, PLACES, "easting: 450100", "easting: 450101")
    edit(
        drawer,
        PLAY,
        "sector: community",
        "sector: community\nowner: play@example.org\nnote_for_editors: Ask again.",
    )
    edit(drawer, THERAPY, "  - late talker", "  - slow to talk")
    assert ask().exit_code == 0


def test_a_renamed_file_is_the_same_service(drawer: Path) -> None:
    """The code on the paper goes on leading to it."""
    git(drawer, "mv", PLAY, "services/community/play-and-talk.yml")
    edit(
        drawer,
        "services/community/play-and-talk.yml",
        "name: Talk and play",
        "name: Talk and play\nwas: [talk-and-play]",
    )
    for there in (THERAPY,):
        text = (drawer / there).read_text("utf-8")
        (drawer / there).write_text(text.replace("  - talk-and-play", "  - play-and-talk"), "utf-8")
    found = ask()
    assert (found.exit_code, found.output) == (
        0,
        "Every leaflet printed on 2 November 2026 is still right.\n",
    )


def test_a_file_in_another_folder_is_the_same_service(drawer: Path) -> None:
    """The sector is not on the leaflet."""
    (drawer / "services/education").mkdir()
    git(drawer, "mv", PLAY, "services/education/talk-and-play.yml")
    edit(drawer, "services/education/talk-and-play.yml", "sector: community", "sector: education")
    assert ask().exit_code == 0


def test_a_new_service_has_no_leaflet_in_the_drawer(drawer: Path) -> None:
    record = (drawer / PLAY).read_text("utf-8").replace("name: Talk and play", "name: Choir")
    (drawer / "services/community/choir.yml").write_text(record, "utf-8")
    assert statuses() == {"choir": "new"}
    assert "Choir: new: there was no leaflet then" in ask().output


def test_what_has_gone_is_taken_out_of_the_drawer(drawer: Path) -> None:
    """Whether its file was removed, or it closed, or its last day has passed."""
    edit(drawer, THERAPY, "  - talk-and-play", "  - choir")
    record = (drawer / PLAY).read_text("utf-8").replace("name: Talk and play", "name: Choir")
    (drawer / "services/community/choir.yml").write_text(record, "utf-8")
    (drawer / PLAY).unlink()
    assert statuses()["talk-and-play"] == "gone"
    assert "Talk and play: no longer in the Local Offer: take it out of the drawer" in ask().output


@pytest.mark.parametrize(
    "last", ["availability: closed\nalternatives: [speech-therapy]", "visible_to: 2026-11-15"]
)
def test_what_has_closed_is_taken_out_of_the_drawer(last: str, drawer: Path) -> None:
    (drawer / PLAY).write_text(f"{(drawer / PLAY).read_text('utf-8')}{last}\n", "utf-8")
    assert statuses()["talk-and-play"] == "closed"
    assert "Talk and play: closed: take it out of the drawer" in ask().output


def test_a_last_day_that_passes_is_a_change_though_nobody_edits_anything(drawer: Path) -> None:
    (drawer / PLAY).write_text(f"{(drawer / PLAY).read_text('utf-8')}visible_to: 2026-11-15\n", "utf-8")
    git(drawer, "commit", "-qam", "It ends", "--amend")
    assert statuses()["talk-and-play"] == "closed"


def test_the_helplines_number_is_on_every_leaflet(drawer: Path) -> None:
    edit(drawer, "mkdocs.yml", "01632 960100", "01632 960111")
    number = ("Helpline, phone", "01632 960100", "01632 960111")
    assert reasons() == {"speech-therapy": [number], "talk-and-play": [number]}


def test_the_organisation_and_its_complaints(drawer: Path) -> None:
    edit(drawer, "services/_organisations.yml", "020 7946 0720", "020 7946 0721")
    edit(drawer, "services/_organisations.yml", "name: Riverside NHS Trust", "name: Riverside Health")
    said = reasons()
    assert said["speech-therapy"] == [
        ("Organisation, organisation's name", "Riverside NHS Trust", "Riverside Health")
    ]
    assert ("Complaints, first, phone", "020 7946 0720", "020 7946 0721") in said["talk-and-play"]


def test_the_councils_words(drawer: Path) -> None:
    """A label in the vocabulary is printed wherever its key stands."""
    from local_offer.vocabulary import PROJECTS_OWN

    words = PROJECTS_OWN.read_text("utf-8")
    (drawer / "services/_vocabularies.yml").write_text(words, "utf-8")
    git(drawer, "add", ".")
    git(drawer, "commit", "-q", "--amend", "-m", "With words")
    label = yaml.safe_load(words)["routes"]["just-turn-up"]["label"]
    edit(drawer, "services/_vocabularies.yml", f"label: {label}", "label: Come in")
    said = reasons()
    assert [one[0] for one in said["talk-and-play"]] == ["Words for routes"]
    assert "speech-therapy" not in said


def test_a_record_that_was_only_checked_again_is_not_wrong(drawer: Path) -> None:
    """It is named apart, at the end, so that it does not hide what is wrong."""
    edit(drawer, PLAY, "on: 2026-09-01", "on: 2026-11-12")
    assert statuses() == {"talk-and-play": "checked-again"}
    found = ask()
    assert found.exit_code == 0
    assert found.output.startswith("Only checked again, with the same facts: ")


def test_a_long_text_is_shown_from_where_it_differs(drawer: Path) -> None:
    edit(
        drawer,
        PLAY,
        "There are toys and songs, and a helper who knows about talking.",
        "There are toys and games.",
    )
    [(field, old, new)] = reasons()["talk-and-play"]
    assert field == "Description"
    assert old.startswith("…") and "songs" in old and "games" in new
    assert max(len(old), len(new)) < 70


def test_a_change_on_the_day_of_printing_counts(drawer: Path) -> None:
    """Nobody knows at which hour the leaflets were printed, so the safe answer is yes."""
    edit(drawer, PLAY, "020 7946 0140", "020 7946 0141")
    git(drawer, "commit", "-qam", "New number", day=PRINTED_ON)
    assert "talk-and-play" in reasons()


def test_work_that_was_merged_later_was_on_no_paper(drawer: Path) -> None:
    """A branch is older than the leaflets and was published after them."""
    git(drawer, "checkout", "-qb", "new-number")
    edit(drawer, PLAY, "020 7946 0140", "020 7946 0141")
    git(drawer, "commit", "-qam", "New number", day="2026-11-01")
    git(drawer, "checkout", "-q", "main")
    git(drawer, "merge", "-q", "--no-ff", "-m", "Merge", "new-number", day="2026-11-12")
    assert "talk-and-play" in reasons()


def test_a_record_that_cannot_be_read_is_named(drawer: Path) -> None:
    """It may be right or wrong: somebody has to look."""
    edit(drawer, PLAY, "tier: universal", "tier: unheard-of")
    assert statuses()["talk-and-play"] == "unreadable"


@pytest.mark.parametrize(
    ("since", "why"),
    [
        ("2027-01-01", "2027-01-01 is in the future."),
        ("2026-10-30", "The history does not go back to 2026-10-30. It begins on 2026-11-01."),
        ("yesterday", "'yesterday' is not a day."),
    ],
)
def test_a_day_that_cannot_be_answered_is_one_sentence(since: str, why: str, drawer: Path) -> None:
    found = ask(since=since)
    assert found.exit_code == 2
    assert why in found.output


def test_the_first_day_of_the_history_can_be_asked_for(drawer: Path) -> None:
    """Then what counts is its first commit."""
    edit(drawer, PLAY, "020 7946 0140", "020 7946 0141")
    git(drawer, "commit", "-qam", "New number", day="2026-11-01")
    found = json.loads(ask("--json", since="2026-11-01").output)["leaflets"]
    assert "talk-and-play" in [one["slug"] for one in found]


def test_a_folder_without_history_is_one_sentence(folder: Path) -> None:
    found = ask()
    assert found.exit_code == 2
    assert "This folder has no git history, so nobody knows what stood here before." in found.output


def test_a_copy_with_a_part_of_the_history_says_how_to_get_the_rest(drawer: Path, tmp_path: Path) -> None:
    (drawer / "new.txt").write_text("x", "utf-8")
    git(drawer, "add", ".")
    git(drawer, "commit", "-qm", "More", day="2026-11-15")
    copy = tmp_path / "copy"
    git(drawer, "clone", "-q", "--depth", "1", f"file://{drawer}", str(copy))
    found = CliRunner().invoke(
        main, ["-f", str(copy / "mkdocs.yml"), "leaflets", "--changed-since", PRINTED_ON]
    )
    assert found.exit_code == 2
    assert "git fetch --unshallow" in found.output


def test_every_change_on_paper_has_the_name_of_its_field(drawer: Path) -> None:
    """Each fact of a full record in turn: whatever changes the leaflet is named, and nothing else is."""
    now = load(read_settings(drawer / "mkdocs.yml"))
    entry = now.by_slug["speech-therapy"]
    text = (drawer / THERAPY).read_text("utf-8")
    lines = [line for line in text.splitlines() if line.strip()]
    changes = {
        "decided_by: The therapy triage team": ("decided_by: A panel", "How to get it, decided by"),
        "typical: 18 weeks": ("typical: 19 weeks", "How long you may wait, typical"),
        "amount: £40": ("amount: £50", "What it costs, options, 1, amount"),
        "from: 10:00": ("from: 10:30", "Sessions, 1, from"),
        "- Alarm test on Mondays at 10": ("- Alarm test on Fridays at 10", "Sensory"),
        "phone: 020 7946 0102": ("phone: 020 7946 0109", "Complaints, first, phone"),
        "travel: Bus 4 stops outside.": ("travel: Bus 5 stops outside.", "Mill Hall, travel"),
        "places: 12": ("places: 13", "School, places"),
        "- text: Some children find talking hard.": (
            "- text: Talking can be hard.",
            "Easy read, sentences, 1, text",
        ),
        "how: আমাদের ফোন করুন।": ("how: আমাদের লিখুন।", "Translations, bn, access, how"),
        "until: 2026-11-27": ("until: 2026-11-28", "Alert, until"),
        "quiet-room: ask": ("quiet-room: yes", "Features, quiet room"),
    }
    for old, (new, field) in changes.items():
        assert sum(old in line for line in lines) == 1, old
        (drawer / THERAPY).write_text(text.replace(old, new), "utf-8")
        assert [one[0] for one in reasons()[entry.slug]] == [field]
