"""services/_postcodes.csv: what may stand in it, and what is found in it."""

from __future__ import annotations

import pytest
from local_offer.postcodes import Position, Postcodes, Spot
from local_offer.postcodes_file import MOST_PROBLEMS, read_postcodes
from local_offer.reading import load
from local_offer.settings import read_settings

HEADER = "postcode,easting,northing\n"
FEW = (
    HEADER
    + """\
ZZ1 1AA,450000,350000
ZZ1 1AB,450200,350100
ZZ1 2,452000,351000
ZZ2,460000,360000
ZZ3 4AB,470000,370000
Mill Hall,450500,350500
St Anne's,450700,350700
"""
)


@pytest.fixture
def read(tmp_path):
    """What a file is read as, and what is wrong with it as `line: message`."""

    def run(text: str | bytes) -> tuple[Postcodes, list[str]]:
        path = tmp_path / "_postcodes.csv"
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        postcodes, problems = read_postcodes(path, "services/_postcodes.csv")
        assert {problem.path for problem in problems} <= {"services/_postcodes.csv"}
        return postcodes, [f"{problem.line}: {problem.message}" for problem in problems]

    return run


# -- what is found ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("ZZ1 1AB", Spot("ZZ1 1AB", 450200, 350100, "unit")),
        ("  zz1  1ab ", Spot("ZZ1 1AB", 450200, 350100, "unit")),
        ("zz11ab", Spot("ZZ1 1AB", 450200, 350100, "unit")),
        ("ZZ1 1ZZ", Spot("ZZ1 1", 450100, 350050, "sector")),  # no such unit: the middle of its sector
        ("ZZ1 1", Spot("ZZ1 1", 450100, 350050, "sector")),
        ("ZZ1 1a", Spot("ZZ1 1", 450100, 350050, "sector")),  # not typed to its end
        ("ZZ11", Spot("ZZ1 1", 450100, 350050, "sector")),  # there is no district ZZ11
        ("ZZ1 2XY", Spot("ZZ1 2", 452000, 351000, "sector")),  # by the sector's own row
        ("ZZ1 9ZZ", Spot("ZZ1", 451050, 350525, "district")),  # the middle of its sectors
        ("zz1", Spot("ZZ1", 451050, 350525, "district")),
        ("ZZ2 5AB", Spot("ZZ2", 460000, 360000, "district")),  # by the district's own row
        ("mill hall", Spot("Mill Hall", 450500, 350500, "place")),
        ("St. Annes", Spot("St Anne's", 450700, 350700, "place")),
        ("ZZ11 1AB", None),  # another district, not ZZ1 1
        ("ZZ9 1AB", None),
        ("Mill", None),
        ("", None),
        ("1AB", None),
    ],
)
def test_what_is_typed_is_found(typed, found, read):
    """As exactly as the file knows: the unit, else its sector, else its district; or the name of a place."""
    assert read(FEW)[0].lookup(typed) == found


def test_a_district_of_that_name_comes_before_a_sector(read):
    """ZZ11 is the district ZZ11 where there is one. With its space, ZZ1 1 is always the sector."""
    postcodes, _ = read(FEW + "ZZ11 1AA,490000,390000\n")
    assert postcodes.lookup("ZZ11").name == "ZZ11"
    assert postcodes.lookup("ZZ1 1").name == "ZZ1 1"


# -- what may stand in the file ---------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        "\ufeff" + HEADER + "ZZ1 1AB,450130,350000\n",
        HEADER.replace("\n", "\r\n") + "ZZ1 1AB,450130,350000\r\n",
        '"Postcode","Easting","Northing"\n"zz11ab","450130","350000"\n',
        HEADER + "\n,,\nZZ1 1AB , 450130 ,350000.0\n",
        "northing,town,postcode,easting\n350000,Tolland,ZZ1 1AB,450130\n",
        HEADER + "ZZ1 1AB,450130,350000,,\n",
    ],
    ids=[
        "byte order mark",
        "Windows",
        "quotes and small letters",
        "blanks",
        "other columns",
        "empty columns",
    ],
)
def test_what_spreadsheets_write_is_read(text, read):
    """A spreadsheet adds marks, quotes, blanks and columns. None of these is wrong."""
    postcodes, problems = read(text)
    assert (postcodes.units, problems) == ({"ZZ1 1AB": Position(450130, 350000)}, [])


@pytest.mark.parametrize(
    ("row", "message"),
    [
        ("ZZ1 1A8,450130,350000", "'ZZ1 1A8' is not a postcode or the name of a place."),
        (",450130,350000", "'' is not a postcode or the name of a place."),
        ("ZZ1 1AB,east,350000", "'east' is not a number of metres."),
        ("ZZ1 1AB,450130", "'' is not a number of metres."),
        ('ZZ1 1AB,"450,130",350000', "'450,130' is not a number of metres."),
        ("ZZ1 1AB,0,0", "0, 0 is not in Britain."),
        ("ZZ1 1AB,450130,1350000", "450130, 1350000 is not in Britain."),
        ("ZZ1 1AB,-450130,350000", "-450130, 350000 is not in Britain."),
        ("zz11aa,450130,350000", "ZZ1 1AA is here twice."),
        ("mill hall,450130,350000", "mill hall is here twice."),
    ],
)
def test_a_bad_row_is_named_with_its_line(row, message, read):
    """The message says what to do, and the good rows are read."""
    postcodes, problems = read(f"{FEW}{row}\nZZ9 9ZZ,450000,350000\n")
    assert [problem[: len(message) + 3] for problem in problems] == [f"9: {message}"]
    assert postcodes.lookup("ZZ9 9ZZ").exact == "unit"


def test_lines_are_counted_as_an_editor_does(read):
    """Also after a cell with a line break in it."""
    assert read(HEADER + '"Mill\nHall",450000,350000\n\nZZ,1,1\nZZ1 1A8,1,1\n')[1][-1].startswith(
        "6: 'ZZ1 1A8'"
    )


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("ZZ1 1AB,450130,350000\n", "1: Write `postcode,easting,northing` as the first line"),
        ("postcode;easting;northing\n", "1: Write `postcode,easting,northing` as the first line"),
        (
            (HEADER + "Caf\xe9,450130,350000\n").encode("latin-1"),
            "1: Save this file again as a CSV file in UTF-8.",
        ),
        (HEADER.encode("utf-16"), "1: Save this file again as a CSV file in UTF-8."),
        (HEADER + '"' + "x" * 200_000, "1: This is not a CSV file that can be read"),
    ],
    ids=["no header", "semicolons", "not UTF-8", "UTF-16", "open quote"],
)
def test_a_file_in_another_form_is_one_problem(content, message, read):
    """Not one for each of thousands of rows."""
    postcodes, problems = read(content)
    assert not postcodes
    assert [problem[: len(message)] for problem in problems] == [message]


def test_thousands_of_bad_rows_are_counted(read):
    """The first ones are named, and then how many more there are."""
    problems = read(HEADER + "ZZ1 1AB,x,y\n" * 5_000)[1]
    assert len(problems) == MOST_PROBLEMS + 1
    assert problems[-1] == "22: 4980 more rows of this file have something wrong."


def test_no_file_is_no_problem(tmp_path):
    """A Local Offer without postcodes is whole; a folder of that name is a mistake."""
    assert read_postcodes(tmp_path / "_postcodes.csv", "x") == (Postcodes(), [])
    (tmp_path / "_postcodes.csv").mkdir()
    assert [problem.message[:27] for problem in read_postcodes(tmp_path / "_postcodes.csv", "x")[1]] == [
        "This cannot be read as a fi"
    ]


def test_the_credit_comes_with_the_file(read):
    """What a licence asks to be said stands in a note that begins with Contains. Other notes are for editors."""
    text = HEADER + "# Ask Jo about ZZ1\nZZ1 1AB,450130,350000\n# Contains OS data, and more\n"
    postcodes, problems = read(text)
    assert (postcodes.credit, problems) == ("Contains OS data, and more", [])
    assert read(HEADER)[0].credit == ""


def test_problems_are_among_those_of_the_check(check, folder):
    """The path is the one people know, the line that of the row."""
    said = check(HEADER + "ZZ1 1AB,450130,350000\nMill Hall,x,1\n", "services/_postcodes.csv")
    assert said == [
        "services/_postcodes.csv:3: 'x' is not a number of metres. Write it like 450130, without commas."
    ]
    assert load(read_settings(folder / "mkdocs.yml")).postcodes.lookup("ZZ1 1AB")
