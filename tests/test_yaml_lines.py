"""How a file is read: what its author typed stays as typed, and a file that cannot be read is one clear problem."""

from __future__ import annotations

import datetime
import json
import os
from pathlib import Path

import pytest
from conftest import BASE, RECORD
from local_offer.records.yaml_lines import as_text, parse, read
from local_offer.records.yaml_walk import DEEPEST

GOOD = (BASE / RECORD).read_text("utf-8")


@pytest.mark.parametrize(
    "typed", ["01632", "10:30", "no", "yes", "1e3", "0x1F", "1_000", "2026-02-30", ".5", "19-25"]
)
def test_values_stay_as_typed(typed):
    """No number, time, day or answer is turned into something else."""
    assert parse(f"a: {typed}\nb: [{typed}]", "f").data == {"a": typed, "b": [typed]}


@pytest.mark.parametrize("blank", ["", "~", "null", "''", '"  "', "|\n", ">\n\n", "# later"])
def test_blank_is_not_answered(blank):
    """A key with nothing after it is a question without an answer, as if the key were not there."""
    source = parse(f"a: {blank}\nb: x\n", "f")
    assert (source.data, source.problems) == ({"b": "x"}, ())


def test_data_from_elsewhere_is_as_if_it_had_been_read():
    """From a correction or a feed: text, and nothing that is blank. 0 and no are answers."""
    given = {"a": "01632", "b": " ", "c": ["", "x", None], "d": {"e": "\n"}, "f": [], "g": None}
    assert as_text(given) == parse(json.dumps(given), "f").data
    told = as_text({"on": datetime.date(2026, 11, 22), "min": 0, "free": False, "fee": 4.5, "open": True})
    assert told == {"on": "2026-11-22", "min": "0", "free": "no", "fee": "4.5", "open": "yes"}


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_every_key_and_item_has_its_line(end):
    """Whatever ends a line on the author's computer."""
    text = end.join(
        ["# first", "a: x", "", "b:", "  - one", "  - c: |", "      text", "      more", "    d: y", ""]
    )
    lines = parse(text, "f").lines
    assert lines == {("a",): 2, ("b",): 4, ("b", 0): 5, ("b", 1): 6, ("b", 1, "c"): 6, ("b", 1, "d"): 9}


def test_the_line_of_what_is_not_there_is_that_of_what_is_around_it():
    """So a missing answer is shown where it belongs."""
    source = parse("a: x\nb:\n  c: y\n", "f")
    assert source.line(("b", "d", 0)) == 2
    assert source.line(("e",)) == 1


def test_a_repeated_key_is_a_problem_and_the_first_counts():
    """Neither of two answers is dropped without a word."""
    source = parse("a: x\nb: y\na: z\n", "f")
    assert source.data == {"a": "x", "b": "y"}
    assert [str(problem) for problem in source.problems] == [
        "f:3: `a` is here twice (first on line 1). Keep one of them."
    ]


BROKEN = {
    "a second colon": ("a: x\nb: Time: ten", 2, "There is a second `: ` in this line."),
    "no space after the colon": ("a:x\nb: y", 2, "the line above has no space after its `:`"),
    "too much indent": ("a: x\n  b: y", 2, "This line is indented too much"),
    "a key without a colon": ("a: x\nb\nc: y", 2, "has no `: ` after its key"),
    "a text that is not indented": ("a: |\n  text\nmore\nb: x", 3, "not indented"),
    "too little indent": ("a:\n   b: x\n  c: y", 3, "The indent is not the same"),
    "a list out of line": ("a:\n  - x\n - y", 3, "The indent is not the same"),
    "a list beside its key": ("a: - x", 1, "A list starts on the line below its key"),
    "a tab": ("a:\n\tb: x", 2, "may not start with a tab"),
    "a tab in a text": ("a: |\n\ttext", 2, "may not start with a tab"),
    "an at sign": ("a: @example", 1, "one of @ ` %"),
    "a percent sign": ("a: x\nb: %x", 2, "one of @ ` %"),
    "a quote not closed": ("a: x\nb: 'y\nc: z\n", 2, "A quote is opened here"),
    "a double quote not closed": ('a: x\nb: "y\nc: z\n', 2, "A quote is opened here"),
    "an apostrophe in quotes": ("a: 'it's here'\nb: c", 1, "after its closing quote"),
    "text after a quote": ('a: x\nb: "y" z', 2, "after its closing quote"),
    "a bracket not closed": ("a: x\nb: [y, z\nc: d", 2, "A bracket is opened here"),
    "a brace not closed": ("a: {b: c\nd: e", 1, "A bracket is opened here"),
    "a hash in brackets": ("a: [Hall #4, Hall 5]\nb: c", 1, "` #`"),
    "a hash in a text over two lines": ("a: We meet in\n  Hall #4 on\n  Monday\nb: c", 3, "` #` cut a text short"),
    "a comma at the start": ("a: ,x", 1, "may not start with a bracket or a comma"),
    "stars for a list": ("a:\n  * x\n  * y", 2, "Start list items with `- `"),
    "stars for bold": ("a: **bold** words", 1, "Put the text in quotes"),
    "an ampersand": ("a: x\nb: & more", 2, "may not start with one of & * !"),
    "an anchor": ("a: &x y", 1, "may not start with one of & * !"),
    "an exclamation mark": ("a: !important notice", 1, "may not start with one of & * !"),
    "a question mark": ("a: ? x", 1, "may not start with one of & * ! ?"),
    "text beside a bar": ("a: | text", 1, "the text starts on the next line"),
    "a backslash": ('a: "C:\\docs"', 1, "Use single quotes"),
    "two documents": ("a: x\n---\nb: y", 2, "cuts the record in two"),
    "an end of document": ("a: x\n...\nb: y", 3, "cuts the record in two"),
    "a list for a file": ("- a: x", 1, "A file must be made of `key: value` lines."),
    "only text": ("Dear Sir or Madam", 1, "A file must be made of `key: value` lines."),
    "a key of many words": ("[a, b]: x", 1, "A key must be one word"),
    "a character nobody sees": ("é: ü\nb: ééééé\nc: x\x00y", 3, "nobody can see"),
    "a line end nobody sees": ("a: x\nb: y\u2028z\nc: d", 2, "nobody can see"),
    "a character after old line ends": ("a: x\rb: y\rc: \x07", 3, "nobody can see"),
}  # fmt: skip


@pytest.mark.parametrize("text, line, said", BROKEN.values(), ids=BROKEN)
def test_broken_yaml_is_one_problem_in_plain_words(text, line, said):
    """At the line where the author must look, without the words of the YAML reader."""
    (problem,) = parse(text, "f").problems
    assert (problem.line, said in problem.message) == (line, True), problem
    for word in ("YAML (", "token", "scalar", "mapping", "scanning", "parsing", "stream"):
        assert word not in problem.message


FILES = {
    "latin-1": ("name: Caf\u00e9\n".encode("latin-1"), 1, "This file is not in UTF-8."),
    "latin-1 further down": ("a: b\nname: Caf\u00e9\n".encode("latin-1"), 2, "This file is not in UTF-8."),
    "UTF-16": (GOOD.encode("utf-16"), 1, "This file is not in UTF-8."),
    "UTF-16 without a mark": (b"a\x00:\x00 \x00b\x00", 1, "nobody can see"),
    "empty": (b"", 1, "This file is empty."),
    "blank": (b"\n \n", 1, "This file is empty."),
    "only comments": (b"# to do\n# ring them\n", 1, "This file is empty."),
    "10 MB": (b"name: " + b"x" * 10_000_000, 1, "This file is too big (10,000,006 bytes; at most 200,000)."),
    "a picture": (b"\x89PNG\r\n\x1a\n\x00\x00", 1, "This file is not in UTF-8."),
    "a Word file": (b"PK\x03\x04\x14\x00\x06\x00", 1, "nobody can see"),
    "nested brackets": (b"[" * 100_000, 1, "This is nested too deep."),
    "nested braces": (b"{" * 100_000, 1, "This is nested too deep."),
    "nested lists": (b"- " * 90_000, 1, "This is nested too deep."),
    "nested parts": (
        "".join(f"{' ' * i}a:\n" for i in range(300)).encode(),
        DEEPEST + 1,
        "This is nested too deep.",
    ),
    "a long line of nothing": (b"a: " + b" " * 190_000 + b"[", 1, "Look at the brackets"),
    "exploding anchors": (
        b"a: &a [x,x,x,x,x,x,x,x,x]\n"
        + b"".join(b"%c: &%c [*%c,*%c,*%c]\n" % (i, i, i - 1, i - 1, i - 1) for i in range(98, 123)),
        1,
        "may not start with one of & * !",
    ),
}


@pytest.mark.parametrize("raw, line, said", FILES.values(), ids=FILES)
def test_a_file_that_cannot_be_read_is_one_problem(check, raw, line, said):
    """And the other files are checked all the same."""
    (problem,) = check(raw, "services/care/respite.yml")
    assert problem.startswith(f"services/care/respite.yml:{line}: ") and said in problem


@pytest.mark.parametrize(
    "change",
    [lambda raw: b"\xef\xbb\xbf" + raw, lambda raw: raw.replace(b"\n", b"\r\n")],
    ids=["BOM", "CRLF"],
)
def test_what_windows_adds_is_no_problem(check, change):
    """A byte order mark at the start and the line ends of Windows are read as if they were not there."""
    assert check(change(GOOD.encode())) == []
    wrong = change(GOOD.replace("phone: 020 7946 0101", "phone: 020").encode())
    assert [problem.split(" ")[0] for problem in check(wrong)] == [f"{RECORD}:94:"]


def test_links_and_folders(folder, check):
    """A folder called like a file, a link out of the folder, to nowhere or to itself: a problem each, nothing followed."""
    secret = folder.parent / "secret.yml"
    secret.write_text(GOOD)
    health = folder / "services/health"
    (health / "a-folder.yml").mkdir()
    (health / "b-out.yml").symlink_to(secret)
    (health / "c-nowhere.yml").symlink_to("gone.yml")
    (health / "d-itself.yml").symlink_to("d-itself.yml")
    os.mkfifo(health / "e-pipe.yml")
    assert check() == [
        "services/health/a-folder.yml:1: This is a folder. A record must be a file: move what is in it one level up.",
        "services/health/b-out.yml:1: This is a link to a file outside the folder. Put the file itself here.",
        "services/health/c-nowhere.yml:1: This is a link to a file that is not there. Put the file itself here.",
        "services/health/d-itself.yml:1: This is a link to a file that is not there. Put the file itself here.",
        "services/health/e-pipe.yml:1: This is not a file. Put the record here as a file.",
    ]


def test_a_folder_linked_from_elsewhere(folder, check):
    """A sector's folder that is a link out of the services folder gives nothing away either."""
    outside = folder.parent / "outside"
    outside.mkdir()
    (outside / "respite.yml").write_text(GOOD)
    (folder / "services/care").symlink_to(outside)
    assert check() == [
        "services/care/respite.yml:1: This is a link to a file outside the folder. Put the file itself here."
    ]


def test_a_file_name_that_is_not_text(folder, check):
    """A file name from an old zip file, in bytes that are no text, is shown as well as can be."""
    (folder / "services/care").mkdir()
    Path(os.fsdecode(os.fsencode(folder / "services/care/") + b"/caf\xe9.yml")).write_text("name: x\n")
    assert check()[0] == ("services/care/caf\ufffd.yml:1: Add `access`: How to get it.")
    assert any("Rename the file to something like caf.yml" in problem for problem in check())


def test_a_file_is_read_again_once_it_has_changed(folder, check):
    """A build that keeps running sees every change."""
    assert check() == []
    assert len(check(GOOD.replace("phone: 020 7946 0101", "phone: 020"))) == 1
    assert check(GOOD) == []


def test_only_a_file_of_the_council_may_hold_anchors(tmp_path):
    """mkdocs.yml may say a thing once and refer to it; a record from outside may not."""
    (tmp_path / "a.yml").write_text("a: &x [y]\nb: *x\n")
    assert read(tmp_path / "a.yml", "a.yml", trusted=True).data == {"a": ["y"], "b": ["y"]}
    assert read(tmp_path / "a.yml", "a.yml").problems
