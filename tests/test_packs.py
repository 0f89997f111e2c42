"""`local-offer pack`: which services it puts together, what it says of the others, and what it refuses."""

from __future__ import annotations

import io
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
import yaml
from building import SMALL_DIRECTORY
from click.testing import CliRunner, Result
from local_offer.cli import main
from local_offer.directory import Directory
from local_offer.packs import volumes
from paper import offer


def run(*words: str, folder: Path = SMALL_DIRECTORY, stdin: str | None = None) -> Result:
    """The command as it is typed. A traceback fails the test."""
    config = str(folder / "mkdocs.yml")
    return CliRunner().invoke(main, ["-f", config, "pack", *words], input=stdin, catch_exceptions=False)


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder where the command is typed."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def names(file: Path | bytes) -> list[str]:
    """The services of a pack, by its bookmarks: those between its front and its index."""
    with (
        pikepdf.open(io.BytesIO(file) if isinstance(file, bytes) else file) as pdf,
        pdf.open_outline() as outline,
    ):
        titles = [item.title for item in outline.root]
    front = {"Services chosen for you", "What is in here", "Is it urgent?", "Find it by need", "From A to Z"}
    return [title for title in titles if title not in front]


def code_of(small: Directory, slug: str) -> str:
    """The code on the leaflet of a service."""
    return small.by_slug[slug].identity.code


def written() -> list[dict]:
    """The records of the small directory as plain YAML, each with the folder that says its sector."""
    return [
        {"sector": file.parent.name, **yaml.safe_load(file.read_text("utf-8"))}
        for file in sorted((SMALL_DIRECTORY / "services").glob("*/*.yml"))
    ]


def test_the_services_are_those_that_the_records_say(here: Path) -> None:
    """Found again without our code: every need, or the one asked for, at the age asked for, and not closed."""

    def fits(record: dict) -> bool:
        for_all = record.get("tier") == "universal" and not record.get("needs")
        needs = {"autism", "all-needs"} & set(record.get("needs") or ()) or for_all
        ages = record.get("ages") or {}
        return bool(
            needs and ages and ages["min"] <= 4 <= ages["max"] and record.get("availability") != "closed"
        )

    assert run("--need", "autism", "--age", "4").exit_code == 0
    expected = {record["name"] for record in written() if fits(record)}
    assert len(expected) >= 4
    assert set(names(here / "pack.pdf")) == expected


def test_several_keys_of_one_filter_are_or_and_filters_are_and(here: Path) -> None:
    """As on the find page. A label does as well as a key."""
    asked = ("--sector", "Health", "--sector", "education", "--age", "5", "--age", "16", "-o", "a.pdf")
    assert run(*asked).exit_code == 0
    expected = {
        record["name"]
        for record in written()
        if record["sector"] in ("health", "education")
        and any(record["ages"]["min"] <= age <= record["ages"]["max"] for age in (5, 16))
    }
    assert set(names(here / "a.pdf")) == expected


def test_what_may_fit_is_told_and_left_out_or_brought_in(here: Path) -> None:
    """A record that does not say its ages is neither yes nor no."""
    result = run("--age", "4", "-o", "known.pdf")
    assert "Left out: 1 service that may fit, but not all is known (--age 1)." in result.stderr
    assert "--may-fit" in result.stderr
    assert run("--age", "4", "--may-fit", "-o", "all.pdf").exit_code == 0
    assert set(names(here / "all.pdf")) - set(names(here / "known.pdf")) == {"Sunday football"}


def test_a_closed_service_is_left_out_unless_one_asks_for_it(here: Path) -> None:
    """A family can do nothing with it. That it is left out is said."""
    assert "Left out: 1 service closed for good (Saturday club)." in run("--age", "10").stderr
    assert "Saturday club" not in names(here / "pack.pdf")
    assert run("--availability", "closed").exit_code == 0
    assert names(here / "pack.pdf") == ["Saturday club"]


def test_the_nearest_come_first(here: Path) -> None:
    """From a postcode, and no farther than so many miles."""
    assert run("--near", "ZZ9 1AA", "--within", "1", "--mode", "in-person").exit_code == 0
    near = names(here / "pack.pdf")
    assert run("--near", "ZZ9 1AA", "--mode", "in-person").exit_code == 0
    assert names(here / "pack.pdf")[: len(near)] == near


def test_leaflet_codes_give_the_services_in_that_order(here: Path, small: Directory) -> None:
    """Each once, in any capitals, however the list parts them: as a caller reads them out."""
    codes = [code_of(small, "swimming"), "NE24", code_of(small, "speech-clinic")]
    expected = ["Swimming for everyone", "Toy library", "Speech and language clinic"]
    assert run(*(word for code in codes for word in ("--code", code)), "-o", "a.pdf").exit_code == 0
    assert names(here / "a.pdf") == expected
    Path("codes.txt").write_text(f"{codes[0].lower()}, {codes[1]}\n{codes[2]};{codes[0]}\n", "utf-8")
    assert run("--codes", "codes.txt", "-o", "b.pdf").exit_code == 0
    assert run("--codes", "-", "-o", "c.pdf", stdin=" ".join(codes)).exit_code == 0
    assert names(here / "b.pdf") == names(here / "c.pdf") == expected


def test_an_unknown_code_stops_the_pack_and_an_old_one_is_told(here: Path, small: Directory) -> None:
    """One leaflet fewer would go unnoticed. A code that was printed before leads to the service of today."""
    code = code_of(small, "swimming")
    wrong = code[:-1] + ("2" if code[-1] != "2" else "3")
    result = run("--code", code, "--code", wrong, "--code", "QQQQ")
    assert result.exit_code == 1
    assert f"There is no leaflet {wrong}. Did you mean {code}, Swimming for everyone?" in result.stderr
    assert "There is no leaflet QQQQ." in result.stderr
    assert not (here / "pack.pdf").exists()
    [old] = small.by_slug["swimming"].identity.former_codes
    assert f"{old} is an old code. It is now {code}, Swimming for everyone." in run("--code", old).stderr
    assert names(here / "pack.pdf") == ["Swimming for everyone"]


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["--need", "autsm"], "There is no 'autsm'. Nearest: autism."),
        (["--need", "nothing-like-this-at-all"], "There is no 'nothing-like-this-at-all'."),
        (["--age", "seven"], "There is no 'seven'."),
        (["--language", "xx", "--age", "4"], "This Local Offer has no 'xx'. It has: en, ar, bn, so, ur."),
        (["--edition", "tiny", "--age", "4"], "tiny"),
        (["--near", "QQ1 1QQ"], "We do not know where 'QQ1 1QQ' is."),
        (["--age", "4", "--within", "3"], "--within goes with --near."),
        (["--near", "ZZ9 1AA", "--within", "far"], "'far' is not a number of miles."),
        (["--codes", "not-there.txt"], "not-there.txt"),
        (["--code", "NE24", "--age", "4"], "Not both."),
        (["--age", "4", "-o", "no-such-folder/pack.pdf"], "There is no folder no-such-folder."),
        ([], "Say what the pack is for"),
    ],
)
def test_wrong_use_is_told_plainly(words: list[str], says: str, here: Path) -> None:
    """Exit 2, a sentence, and no file."""
    result = run(*words)
    assert result.exit_code == 2
    assert says in result.output
    assert list(here.glob("*.pdf")) == []


def test_nothing_selected_is_told_plainly(here: Path) -> None:
    """Exit 1 and no file."""
    result = run("--need", "hearing", "--tier", "specialist")
    assert result.exit_code == 1
    assert "No service fits, so there is no pack." in result.stderr
    assert list(here.iterdir()) == []


def test_a_pack_can_go_to_standard_output() -> None:
    """Alone: what there is to say goes to the other stream."""
    result = run("--code", "NE24", "-o", "-")
    assert result.stdout_bytes.startswith(b"%PDF-")
    assert names(result.stdout_bytes) == ["Toy library"]
    assert "1 service, " in result.stderr


def test_many_services_come_in_volumes(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each is a whole pack from A to Z, and standard output holds only one file."""
    monkeypatch.setattr(volumes, "MOST", 2)
    facts = {name.lower(): {"name": name} for name in ("Bats", "Apples", "Cats", "Arks")}
    offer(here / "offer", **facts)
    result = run("--age", "4", folder=here / "offer")
    assert "volume 1 of 2: A to A: pack-1.pdf" in result.stderr
    assert names(here / "pack-1.pdf") == ["Apples", "Arks"]
    assert names(here / "pack-2.pdf") == ["Bats", "Cats"]
    assert run("--age", "4", "-o", "-", folder=here / "offer").exit_code == 2


def test_nothing_about_the_family_is_kept(here: Path) -> None:
    """No cache, no log, and in the file no words but the title: the cover's stand on the cover alone."""
    before = {file for file in SMALL_DIRECTORY.rglob("*") if ".cache" not in file.parts}
    cached = set((SMALL_DIRECTORY / ".cache").rglob("*"))
    assert run("--need", "autism", "--cover", "For Sam and Alex").exit_code == 0
    assert {file for file in SMALL_DIRECTORY.rglob("*") if ".cache" not in file.parts} == before
    assert set((SMALL_DIRECTORY / ".cache").rglob("*")) == cached
    assert [file.name for file in here.iterdir()] == ["pack.pdf"]
    with pikepdf.open("pack.pdf") as pdf:
        assert set(pdf.docinfo) == {"/Title", "/Creator", "/CreationDate", "/ModDate"}
        assert str(pdf.docinfo["/Title"]) == "Services chosen for you. Testborough Local Offer"
        assert str(pdf.docinfo["/CreationDate"]).startswith("D:2026")
        assert b"Sam" not in pdf.Root.Metadata.read_bytes()


def test_a_pack_for_an_area_ends_with_what_names_no_area(tmp_path: Path) -> None:
    """Most services are for the whole area and do not say so. What is for another part is not in it."""
    folder, monday = tmp_path / "council", [{"day": "monday"}]
    offer(
        folder,
        everywhere={"name": "Everywhere", "sessions": monday},
        here={"name": "In the north", "localities": ["kestrel-hill"], "sessions": monday},
        there={"name": "In the south", "localities": ["marsh-end"], "sessions": monday},
        silent={"name": "No days", "localities": ["kestrel-hill"]},
    )
    result = run("--area", "kestrel-hill", "--day", "monday", folder=folder)
    assert names(tmp_path / "pack.pdf") == ["In the north", "Everywhere"]
    assert "1 service in the pack names no part of the area." in result.stderr
    cover = " ".join(pypdfium2.PdfDocument(tmp_path / "pack.pdf")[0].get_textpage().get_text_range().split())
    assert "Of these, 1 do not say which part of the area they are for. They come last." in cover
    assert "More that may fit, but have not told us yet: 1. Ring us and ask." in cover
