"""Files that a provider should never have sent: each is a problem with its line, and none is on a page."""

from __future__ import annotations

import re
from pathlib import Path

import yaml
from building import SMALL_DIRECTORY, files_of, run
from live import read, wait_for
from lxml import html
from small_site import LAST_GOOD_SITE

GOOD = SMALL_DIRECTORY / "services/community/talk-and-play.yml"

MARK = "marked-as-bad"
"""Stands in every bad file. It must not get onto a page except where a problem quotes it."""

EXPLODING = "a: &a [x, x]\n" + "".join(
    f"{b}: &{b} [*{a}, *{a}]\n" for a, b in zip("abcdefgh", "bcdefghi", strict=True)
)


def with_script_everywhere(text: str) -> str:
    """A good record with a script in every text."""

    def spoiled(value: object) -> object:
        if isinstance(value, dict):
            return {key: spoiled(inner) for key, inner in value.items()}
        if isinstance(value, list):
            return [spoiled(inner) for inner in value]
        return f"<script>{MARK}</script>"

    return yaml.safe_dump(spoiled(yaml.load(text, yaml.BaseLoader)), sort_keys=False)


def bad_files(folder: Path) -> dict[str, str]:
    """Write every kind of bad file into a services folder. Gives what must be said of each."""
    good = GOOD.read_text("utf-8")
    community = folder / "community"

    def write(name: str, content: str | bytes) -> None:
        (community / f"{name}.yml").write_bytes(content.encode() if isinstance(content, str) else content)

    write("broken", f"name: {MARK}\nsummary: [never closed\n")
    write("latin", good.replace("Talk and Play", f"Caf\u00e9 {MARK}").encode("latin-1", "ignore"))
    write("empty", "")
    write("huge", f"name: {MARK}\n" + "# x\n" * 2_500_000)
    write("exploding", EXPLODING)
    write("scripted", with_script_everywhere(good))
    write("harmful-link", good.replace("There is tea", f"[{MARK}](javascript:alert(1))"))
    write(
        "harmful-web", good.replace("  role: Play workers", f"  web: javascript:{MARK}\n  role: Play workers")
    )
    write("pointing-nowhere", good.replace("oak-street-charity", MARK).replace("speech-clinic", f"no-{MARK}"))
    write("speech-clinic", good)
    (community / "a-folder.yml").mkdir()
    secret = folder.parent.parent / "secret.yml"
    secret.write_text(good.replace("Talk and Play", f"Secret {MARK}"), "utf-8")
    (community / "leading-out.yml").symlink_to(secret)
    return {
        "broken": "bracket",
        "latin": "not in UTF-8",
        "empty": "empty",
        "huge": "too big",
        "exploding": "YAML",
        "scripted": "Take out the HTML",
        "harmful-link": "javascript:",
        "harmful-web": "not a web address",
        "pointing-nowhere": "not known here",
        "speech-clinic": "has the same name",
        "a-folder": "This is a folder",
        "leading-out": "link to a file outside",
    }


def test_each_bad_file_is_a_problem_with_its_line_and_nothing_is_published(
    council: Path, last_good_site: Path
):
    """Never a traceback, and never silence about one because of another."""
    expected = bad_files(council / "services")
    done = run("mkdocs", "build", cwd=council)

    assert done.returncode == 1
    assert "Traceback" not in done.stdout
    for name, said in expected.items():
        assert re.search(rf"services/community/{name}\.yml:\d+: .*{said}", done.stdout), name
    assert files_of(last_good_site) == LAST_GOOD_SITE


def test_while_records_are_written_a_bad_one_shows_what_to_mend_and_the_others_go_on(council: Path, serve):
    """In `mkdocs serve`: the problems stand in place of the record, and nothing of a bad file is on any page."""
    expected = bad_files(council / "services")
    address = serve()

    said = (council / "said.txt").read_text("utf-8")
    assert "Traceback" not in said
    for name in expected:
        assert f"services/community/{name}.yml:" in said
        page = html.fromstring(read(f"{address}/services/{name}/"))
        content = page.xpath("//article")[0]
        assert "This record cannot be shown yet." in content.text_content(), name
        assert [
            link for link in content.xpath(".//@href | .//@src") if MARK in link or "javascript" in link
        ] == []
        assert content.xpath(".//script") == []

    assert "You do not need to book." in read(f"{address}/services/talk-and-play/")
    assert MARK not in read(f"{address}/a-to-z/")
    assert MARK not in read(f"{address}/find/")


def test_a_record_that_is_mended_is_shown_without_starting_again(council: Path, serve):
    record = council / "services/community/toy-library.yml"
    good = record.read_text("utf-8")
    record.write_text(good.replace("tier: universal", "tier: magic"), "utf-8")
    page = f"{serve()}/services/toy-library/"
    assert "is not known here" in read(page)

    record.write_text(good, "utf-8")

    wait_for(lambda: "A van comes to the car park" in read(page))
