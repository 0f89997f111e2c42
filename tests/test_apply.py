"""`local-offer apply`: a correction goes into the file, unless the file says something else by now."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from conftest import RECORD
from local_offer.cli import main
from local_offer.records.yaml_lines import parse

PHONE = {"phone": "020 7946 0199", "role": "Therapy administrators"}


def apply(folder: Path, changes: Any, base: Any = None, slug: str = "speech-therapy", **more: Any) -> Result:
    """The command with a correction, as the form writes it. A traceback fails the test."""
    change = {"slug": slug, "base": base or {}, "changes": changes, **more}
    (folder / "change.json").write_text(json.dumps(change, ensure_ascii=False), "utf-8")
    return CliRunner().invoke(main, ["apply", "change.json"], catch_exceptions=False)


def now(folder: Path) -> dict[str, Any]:
    """What the record says now."""
    return parse((folder / RECORD).read_text("utf-8"), "").data


def test_only_the_changed_field_changes(folder: Path):
    """All other lines are the same, byte for byte, comments and unpublished fields too."""
    path = folder / RECORD
    path.write_text(path.read_text("utf-8").replace("\ntier:", "\n# Ask first.\ntier:"), "utf-8")
    before = path.read_text("utf-8")
    old = "Help for children who find talking, understanding or swallowing hard."
    result = apply(folder, {"summary": "Help for children who find talking hard."}, {"summary": old})
    assert (result.output, result.exit_code) == (f"{RECORD}: summary changed.\n", 0)
    assert path.read_text("utf-8") == before.replace(old, "Help for children who find talking hard.")


def test_comments_inside_the_changed_field_stay(folder: Path):
    """A comment is the editors' own, and the form knows nothing of it."""
    path = folder / RECORD
    path.write_text(
        path.read_text("utf-8").replace("  routes:\n", "  # asked in May\n  routes:  # all\n"), "utf-8"
    )
    access = now(folder)["access"]
    assert apply(folder, {"access": {**access, "how": "Ring us."}}, {"access": access}).exit_code == 0
    assert (
        "access:\n  # asked in May\n  routes:  # all\n    - parent-referral\n  how: Ring us.\n"
        in path.read_text("utf-8")
    )


def test_unpublished_parts_of_a_changed_field_stay(folder: Path):
    """The form has never seen them, so it cannot have taken them out."""
    path = folder / RECORD
    kind = {"name": "Trust", "kind": "nhs", "description": "Clinics."}
    written = "organisation: {name: Trust, kind: nhs, description: Clinics., owner: trust@example.org}"
    path.write_text(path.read_text("utf-8").replace("organisation: riverside-nhs-trust", written), "utf-8")
    assert (
        apply(folder, {"organisation": {**kind, "name": "NHS Trust"}}, {"organisation": kind}).exit_code == 0
    )
    assert now(folder)["organisation"] == {**kind, "name": "NHS Trust", "owner": "trust@example.org"}


def test_a_part_of_a_field(folder: Path):
    """`contact.phone` changes one number and leaves the rest of the contact."""
    contact = now(folder)["contact"]
    assert (
        apply(folder, {"contact.phone": "020 7946 0199"}, {"contact.phone": contact["phone"]}).exit_code == 0
    )
    assert now(folder)["contact"] == {**contact, "phone": "020 7946 0199"}


def test_a_new_field_and_one_taken_out(folder: Path):
    """null takes out what had an answer; what had none need not be in `base`."""
    before = now(folder)
    assert (
        apply(
            folder, {"alert": None, "check_every": 3}, {"alert": before["alert"], "check_every": 6}
        ).exit_code
        == 0
    )
    assert now(folder) == {**{k: v for k, v in before.items() if k != "alert"}, "check_every": "3"}


@pytest.mark.parametrize(
    ("field", "base", "value"),
    [("interpreting", "yes", "no"), ("check_every", 6, 5), ("description", "Therapists see children in clinics, nurseries and schools.", "They visit you.")],
)  # fmt: skip
def test_what_means_the_same_is_the_same(folder: Path, field: str, base: Any, value: Any):
    """6 is "6", and a line end at the end of a text says nothing."""
    assert apply(folder, {field: value}, {field: base}).exit_code == 0


def test_text_that_looks_like_yaml_comes_back(folder: Path):
    """Nothing that is typed into the form can become anything but text."""
    for text in ("no", "01632", "a: b", "- a", "# a", "| a", "'\"", "😀 \t x", "{a}", "a\n# b\nc: d\n"):
        before = now(folder)["at_18"]
        assert apply(folder, {"at_18": text}, {"at_18": before}).exit_code == 0, text
        assert now(folder)["at_18"] == text


def test_changed_meanwhile(folder: Path):
    """All three are shown: what it was, what it is and what it would be. Nothing is changed."""
    before = (folder / RECORD).read_bytes()
    result = apply(folder, {"summary": "New."}, {"summary": "Old."})
    assert result.exit_code == 1
    assert result.output == (
        "`summary` of speech-therapy has changed since this correction was written. Nothing was changed.\n"
        "  It was:      Old.\n"
        "  It is now:   Help for children who find talking, understanding or swallowing hard.\n"
        "  It would be: New.\n"
        "Look at both, then change the file yourself.\n"
    )
    assert (folder / RECORD).read_bytes() == before


def test_changed_meanwhile_elsewhere(folder: Path):
    """Only the fields of the correction count: what changed beside them stays changed."""
    path = folder / RECORD
    path.write_text(path.read_text("utf-8").replace("tier: specialist", "tier: targeted"), "utf-8")
    assert apply(folder, {"check_every": "5"}, {"check_every": "6"}).exit_code == 0
    assert (now(folder)["tier"], now(folder)["check_every"]) == ("targeted", "5")


def test_twice(folder: Path):
    """A correction that is in already changes nothing more."""
    assert apply(folder, {"check_every": "5"}, {"check_every": "6"}).exit_code == 0
    after = (folder / RECORD).read_bytes()
    result = apply(folder, {"check_every": "5"}, {"check_every": "6"})
    assert (result.output, result.exit_code) == (f"{RECORD}: nothing changed.\n", 0)
    assert (folder / RECORD).read_bytes() == after


@pytest.mark.parametrize(
    ("changes", "more", "said"),
    [
        ({"contact": {"phone": "12"}}, {"base": None}, "`contact` of speech-therapy has changed"),
        ({"check_every": 99}, {"base": {"check_every": 6}}, "`check_every`: Write a number of months from 1 to 24, not 99."),
        ({"owner": "me@example.org"}, {}, "`owner` is not published, so a correction cannot change it."),
        ({"imported": {}}, {}, "`imported` is not published"),
        ({"colour": "red"}, {}, "There is no field `colour`."),
        ({}, {}, "changes nothing."),
        ({"name": "A"}, {"slug": "../../etc/passwd"}, "does not name a service."),
        ({"name": "A"}, {"slug": "speech-terapy"}, "There is no service 'speech-terapy'. Did you mean speech-therapy?"),
        ({"name": "A"}, {"run": "this"}, "is not a correction."),
        ({"summary": None}, {"base": {"summary": "Help for children who find talking, understanding or swallowing hard."}}, "Add `summary`"),
    ],
)  # fmt: skip
def test_refused(folder: Path, changes: Any, more: dict[str, Any], said: str):
    """Exit 1 with the reason in plain words, and no file has changed."""
    before = (folder / RECORD).read_bytes()
    result = apply(folder, changes, **more)
    assert result.exit_code == 1
    assert said in result.output
    assert (folder / RECORD).read_bytes() == before


@pytest.mark.parametrize("raw", [b"{", b"[]", b'{"slug": "a"', b"\xff\xfe", b"[" * 100_000, b" " * 300_000])
def test_not_a_correction(folder: Path, raw: bytes):
    """Broken, foreign or huge files are refused in a sentence."""
    (folder / "change.json").write_bytes(raw)
    result = CliRunner().invoke(main, ["apply", "change.json"], catch_exceptions=False)
    assert result.exit_code == 1
    assert result.output.startswith("change.json is ")
