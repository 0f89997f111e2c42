"""`local-offer due`: what a person must check again, by owner, with the mail to send; and the page of shares."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from conftest import RECORD
from local_offer.cli import main
from local_offer.pages.freshness import freshness_page, percent
from local_offer.reading import load
from local_offer.settings import read_settings

GROUP = "services/community/talk-and-play.yml"


def run(*arguments: str) -> Result:
    """The command as it is typed. A traceback fails the test."""
    return CliRunner().invoke(main, ["due", *arguments], catch_exceptions=False)


@pytest.fixture
def checked(folder: Path) -> Callable[..., None]:
    """Sets when a record was last checked, and more in it."""

    def set_(path: str, on: str, **more: str) -> None:
        lines = (folder / path).read_text("utf-8").split("\nchecked:")[0]
        mine = [line for line in lines.splitlines() if line.split(":")[0] not in more]
        told = [f"{key}: {value}" for key, value in more.items()]
        check = [f"checked: {{on: {on}, by_role: FIS officer, how: phone}}"] if on else []
        (folder / path).write_text("\n".join([*mine, *told, *check]) + "\n")

    return set_


def test_mail_is_ready_to_send(checked):
    """To, subject and text: each service with its page, and how it stands. Nothing of others."""
    checked(RECORD, "2025-09-01", owner="therapies@example.org")
    checked(GROUP, "2026-11-01", owner="play@example.org")
    assert run().output == (
        "1 of 2 records to check, of 1 owner.\n\n"
        + "-" * 72
        + "\nTo: therapies@example.org\nSubject: Please check 1 service in the SEND Local Offer\n\n"
        "Hello,\n\nFamilies find your services in the SEND Local Offer. Please look at each page below.\n\n"
        "- Children's speech and language therapy\n"
        "  https://local-offer.example.org/services/speech-therapy/\n"
        "  Last checked on 1 September 2025. Due since 1 March 2026. Its page tells families to ring first.\n\n"
        'If all of it is right, answer "All correct" and give your job title. That is all.\n'
        "If something is wrong, tell us what it should say.\n"
        "If you have closed or are full, tell us too. Leaflets with your number are still around.\n"
        "You can also ring us: 01632 960100.\n\nThank you\nTestmere Family Information Service\n"
    )


def states(*arguments: str) -> list[tuple[str, str, str]]:
    return [
        (row["owner"], row["slug"], row["state"])
        for owner in json.loads(run("--json", *arguments).output)["owners"]
        for row in owner["services"]
    ]


def test_by_a_day(checked):
    """What will be due by then is there too, on the very day as well."""
    checked(RECORD, "2026-09-01", owner="therapies@example.org")
    checked(GROUP, "2026-06-01", owner="play@example.org")
    assert states() == []
    assert states("--by", "2026-11-30") == []
    assert states("--by", "2026-12-01") == [("play@example.org", "talk-and-play", "checked")]
    assert len(states("--by", "2027-03-01")) == 2


def test_of_one_owner(checked):
    """Capitals in a mailbox do not count."""
    checked(RECORD, "2025-09-01", owner="Therapies@example.org")
    checked(GROUP, "2025-09-01", owner="play@example.org")
    assert states("--owner", "therapies@EXAMPLE.org") == [
        ("therapies@example.org", "speech-therapy", "ring-first")
    ]


def test_closed_services_are_left_out(checked):
    """Nobody rings a service that has closed."""
    checked(GROUP, "2025-01-01", availability="closed", alternatives="[speech-therapy]")
    assert [slug for _, slug, _ in states()] == []


def test_without_an_owner_there_is_a_number(checked, folder):
    """Nobody to write to: the list says whom to ring."""
    checked(GROUP, "2025-01-01")
    text = json.loads(run("--json").output)["owners"][0]["text"]
    assert "Nobody is written down as the owner" in text
    assert "  Ring " in text


@pytest.mark.parametrize("sign", ["=", "＝"])
def test_table_for_spreadsheets(checked, folder, sign):
    """CSV with the same rows; a name that looks like a formula is none, with wide signs too."""
    checked(GROUP, "2025-01-01", name=f'"{sign}1+1"')
    rows = list(csv.DictReader(io.StringIO(run("--csv").output)))
    assert [(row["slug"], row["name"], row["state"], row["due_on"]) for row in rows] == [
        ("talk-and-play", f"'{sign}1+1", "ring-first", "2025-07-01")
    ]


def test_one_way_of_printing():
    """Exit 2, and a sentence."""
    assert run("--csv", "--json").exit_code == 2


# -- the public page ---------------------------------------------------------------------------------


def page(folder: Path) -> dict:
    return freshness_page(load(read_settings(folder / "mkdocs.yml"))).meta["freshness"]


def told(row: dict) -> tuple[int, list[tuple[int, int]]]:
    return row["number"], [(part["number"], part["percent"]) for part in row["within"]]


def test_shares_by_sector(checked, folder):
    """Checked in the last 6 and 12 months, the day itself included: of all, and of each sector that is used."""
    checked(RECORD, "2026-05-22")
    checked(GROUP, "2025-11-22")
    shown = page(folder)
    assert shown["on"] == "22 November 2026"
    assert told(shown["all"]) == (2, [(1, 50), (2, 100)])
    assert {row["key"]: told(row) for row in shown["sectors"]} == {
        "health": (1, [(1, 100), (1, 100)]),
        "community": (1, [(0, 0), (1, 100)]),
    }


@pytest.mark.parametrize(
    ("some", "of", "said"),
    [(78, 94, 83), (1, 3, 33), (2, 3, 67), (1, 8, 13), (0, 7, 0), (7, 7, 100), (999, 1000, 99), (1, 1000, 1)],
)
def test_a_share_is_the_nearest_per_cent(some, of, said):
    """But 100 is said only when it is all of them, and 0 only when it is none."""
    assert percent(some, of) == said


def test_a_day_too_late(checked, folder):
    """The day before does not count."""
    checked(RECORD, "2026-05-21")
    checked(GROUP, "2025-11-21")
    assert told(page(folder)["all"]) == (2, [(0, 0), (1, 50)])


def test_closed_services_do_not_count(checked, folder):
    """Nobody checks them again, so they would only make the share worse."""
    checked(GROUP, "2020-01-01", availability="closed", alternatives="[speech-therapy]")
    assert page(folder)["all"]["number"] == 1


def test_no_services_yet(folder):
    """No share is said of nothing."""
    for path in (folder / "services").glob("*/*.yml"):
        path.unlink()
    shown = page(folder)
    assert (shown["all"]["number"], shown["sectors"]) == (0, [])
    assert {part["percent"] for part in shown["all"]["within"]} == {None}
