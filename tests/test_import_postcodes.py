"""`local-offer import postcodes`: Code-Point Open becomes services/_postcodes.csv, and nothing else is lost."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from local_offer.cli import main
from local_offer.importers import postcodes
from local_offer.importers.postcodes import CREDIT
from local_offer.postcodes_file import read_postcodes

CREDIT_2026 = CREDIT.format(year=2026)
TAIL = ',"E92000001","E19000001","E18000001","","{council}","E05000001"'
OURS, NEXT_DOOR = "E06000013", "E06000014"


def row(postcode: str, quality: int, east: int, north: int, council: str = OURS) -> str:
    """A line as Code-Point Open has it."""
    return f'"{postcode}",{quality},{east},{north}' + TAIL.format(council=council)


ZZ = [
    row("ZZ1 1AB", 10, 450131, 350001),
    row("ZZ1 1AA", 10, 450041, 350021),
    row("ZZ102AA", 50, 458041, 350021, NEXT_DOOR),
    row("ZZ1 9ZZ", 90, 0, 0),
]
YY = [row("YY1 1AA", 10, 410000, 310000, NEXT_DOOR), row("YY2 1AA", 20, 411000, 310000)]
FILES = {
    "Data/CSV/zz.csv": "\n".join(ZZ),
    "Data/CSV/yy.csv": "\r\n".join(YY),
    "Doc/Code-Point_Open_Column_Headers.csv": "PC,PQ,EA,NO\nPostcode,Positional_quality_indicator,Eastings,Northings\n",
    "readme.txt": "Read me",
}


@pytest.fixture
def downloaded(folder: Path) -> Path:
    """The zip as it was downloaded."""
    path = folder / "codepo_gb.zip"
    with zipfile.ZipFile(path, "w") as archive:
        for name, text in FILES.items():
            archive.writestr(name, text)
    return path


def run(*arguments: str | Path) -> Result:
    """The command as it is typed. A traceback fails the test."""
    command = ["import", "postcodes", *map(str, arguments)]
    return CliRunner().invoke(main, command, catch_exceptions=False)


def written(path: str = "services/_postcodes.csv") -> list[str]:
    return Path(path).read_text("utf-8").splitlines()


# -- what is written --------------------------------------------------------------------------------


def test_the_zip_as_it_was_downloaded(downloaded):
    """Sorted, with a space in each postcode, and with the credit that the licence asks for."""
    result = run(downloaded)
    assert written() == [
        "postcode,easting,northing",
        "YY1 1AA,410000,310000",
        "YY2 1AA,411000,310000",
        "ZZ1 1AA,450041,350021",
        "ZZ1 1AB,450131,350001",
        "ZZ10 2AA,458041,350021",
        f"# {CREDIT_2026}",
    ]
    assert result.output.splitlines() == [
        "Wrote 5 postcodes in 4 districts to services/_postcodes.csv.",
        "Left out: 1 postcode without a position.",
        f"The find page must say: {CREDIT_2026}",
    ]
    postcodes, problems = read_postcodes(Path("services/_postcodes.csv"), "x")
    assert (len(postcodes.units), postcodes.credit, problems) == (5, CREDIT_2026, [])


def test_a_folder_and_single_files(downloaded, folder):
    """The same from the zip's folder, wherever it was unpacked, and from its files one by one."""
    with zipfile.ZipFile(downloaded) as archive:
        archive.extractall(folder / "unpacked")
    run(downloaded, "--into", "a.csv")
    run("unpacked", "--into", "b.csv")
    run("unpacked/Data/CSV/zz.csv", "unpacked/Data/CSV/yy.csv", "--into", "c.csv")
    assert written("a.csv") == written("b.csv") == written("c.csv")


@pytest.mark.parametrize(
    ("chosen", "districts"),
    [
        (["--districts", "zz1"], {"ZZ1"}),  # and not ZZ10
        (["--districts", "ZZ1, YY2"], {"ZZ1", "YY2"}),
        (["--council", "e06000014"], {"ZZ10", "YY1"}),
        (["--council", NEXT_DOOR, "--districts", "ZZ1"], {"ZZ1", "ZZ10", "YY1"}),  # either will do
    ],
)
def test_only_what_is_chosen(chosen, districts, downloaded):
    """Districts, all of a council, or both: families near the border look over it."""
    said = run(downloaded, *chosen).output
    assert {line.split(" ")[0] for line in written()[1:-1]} == districts
    assert "in other districts" in said


def test_other_rows_stay(downloaded, folder):
    """Places, sectors, districts and notes are the council's own. Its units are replaced, and those that go are named."""
    own = "postcode,easting,northing\nZZ1 1,450100,350000\nMill Hall,450500,350500\nzz1 1zz,450000,350000\nZZ1 1AB,1000,1000\nZZ1,450000,350000\n# By Jo, 2025\n"
    (folder / "services/_postcodes.csv").write_text(own)
    said = run(downloaded, "--districts", "ZZ1").output.splitlines()
    assert written() == [
        "postcode,easting,northing",
        "ZZ1,450000,350000",
        "ZZ1 1,450100,350000",
        "ZZ1 1AA,450041,350021",
        "ZZ1 1AB,450131,350001",
        "Mill Hall,450500,350500",
        '"# By Jo, 2025"',
        f"# {CREDIT_2026}",
    ]
    assert said[1:3] == [
        "Kept 3 other rows of that file: places, sectors and districts.",
        "Taken out of that file, because they are not among the new ones: 1 postcode (ZZ1 1ZZ).",
    ]


def test_a_second_run_changes_nothing(downloaded):
    """Not a byte, not even the year of the credit when the postcodes are the same in the next year."""
    run(downloaded)
    before = Path("services/_postcodes.csv").read_bytes()
    said = run(downloaded, "--today", "2027-02-01").output.splitlines()
    assert Path("services/_postcodes.csv").read_bytes() == before
    assert said[0] == "services/_postcodes.csv has these 5 postcodes in 4 districts already."
    assert said[-1] == f"The find page must say: {CREDIT_2026}"


def test_rows_that_cannot_be_read_are_left_out(folder):
    """Headers of a joined file are no rows; the others are counted, and the first is named."""
    rows = [
        "PC,PQ,EA,NO",
        "Postcode,Quality,Eastings,Northings",
        *ZZ,
        "ZZ1,10,1,1",
        row("ZZ1 1AC", 10, 1, 1)[:12],
        ZZ[0],
    ]
    (folder / "joined.csv").write_text("\ufeff" + "\n".join(rows), "utf-8")
    said = run("joined.csv", "--districts", "ZZ1").output.splitlines()
    assert said[1:5] == [
        "Left out: 1 postcode in other districts.",
        "Left out: 1 postcode without a position.",
        "Left out: 1 postcode that came twice.",
        "Left out: 2 rows that cannot be read, the first at joined.csv:7.",
    ]


# -- what stops it ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--districts", "QQ1"], "None of these postcodes is in the districts or council you named."),
        (["--districts", "ZZ1 1AA"], "'ZZ1 1AA' is not a postcode district."),
        (["--districts", "Tolland"], "'TOLLAND' is not a postcode district."),
        (["--council", "Tarrowmere"], "'TARROWMERE' is not the code of a council."),
        (["--into", "services"], "services is a folder."),
        (["no-such.zip"], "no-such.zip cannot be read: No such file or directory."),
        (["broken.zip"], "broken.zip is a zip file that cannot be opened"),
        (["cut.zip"], "cut.zip is a zip file that cannot be opened"),
    ],
)
def test_wrong_use_changes_nothing(arguments, message, downloaded, folder):
    """Exit 2, one sentence, and the file is as it was."""
    (folder / "broken.zip").write_bytes(b"PK\x03\x04\xff\xfe nothing")
    (folder / "cut.zip").write_bytes(downloaded.read_bytes()[:200])
    files = [] if any(one.endswith(".zip") for one in arguments) else [downloaded]
    result = run(*files, *arguments)
    assert result.exit_code == 2
    assert message in " ".join(result.output.split())
    assert not (folder / "services/_postcodes.csv").exists()


def test_files_of_something_else(folder):
    """Records of another kind are not taken for postcodes."""
    (folder / "schools.csv").write_text("urn,name\n100,Larch School\n")
    result = run("schools.csv")
    assert (
        result.exit_code,
        "There are no postcodes of Code-Point Open in these files." in result.output,
    ) == (2, True)


def test_the_whole_country_is_a_mistake(downloaded, monkeypatch):
    """Whoever brings in more than any council has must say which are theirs."""
    monkeypatch.setattr(postcodes, "MOST_WITHOUT_CHOICE", 4)
    result = run(downloaded)
    assert result.exit_code == 2
    assert "These are 5 postcodes. Name yours with --districts or --council." in " ".join(
        result.output.split()
    )
    assert run(downloaded, "--council", OURS).exit_code == 0


def test_nothing_is_written_half(downloaded: Path, folder: Path, full_disk: Callable[[int], None]):
    """The disk is full: one sentence, our file is as it was, and nothing is left lying about."""
    old = "postcode,easting,northing\nMill Hall,450000,350000\n"
    (folder / "services/_postcodes.csv").write_text(old)
    before = sorted((folder / "services").iterdir())
    full_disk(1)
    result = run(downloaded)
    assert result.exit_code == 2
    assert "services/_postcodes.csv cannot be written: No space left on device." in " ".join(
        result.output.split()
    )
    assert (folder / "services/_postcodes.csv").read_text() == old
    assert sorted((folder / "services").iterdir()) == before


def test_our_file_must_be_whole(downloaded, folder):
    """What cannot be read in it would be lost, so it is to be mended first."""
    bad = "postcode,easting,northing\nMill Hall,x,1\n"
    (folder / "services/_postcodes.csv").write_text(bad)
    result = run(downloaded)
    assert result.exit_code == 2
    assert "Mend this file first: services/_postcodes.csv:2: 'x' is not" in " ".join(result.output.split())
    assert (folder / "services/_postcodes.csv").read_text() == bad
