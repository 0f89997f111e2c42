"""CSV of any columns and the register of schools become records, through the same base as feeds."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest
from importing import Importing
from local_offer.importers.columns import IN_A_FEED

HERE = Path(__file__).with_name("importers") / "csv"
SCHOOLS = HERE / "schools.csv"
OURS = ("--authority", "Tarrowmere")
COLUMNS = "id: ref\ncolumns:\n  title: name\n  about: description\n  phone: contact.phone\n"


@pytest.fixture
def importing(folder: Path) -> Importing:
    return Importing(folder)


def bring_in(importing: Importing, text: str, columns: str = COLUMNS, *options: str):
    """Bring in a CSV by a mapping, both as they are typed."""
    file = importing.folder / "columns.yml"
    file.write_text(columns, "utf-8")
    return importing.run(text.encode(), "--columns", str(file), *options, system="csv")


@pytest.mark.parametrize(
    ("name", "system", "options"),
    [("outpost", "csv", ("--columns", "outpost")), ("schools", "gias", OURS)],
    ids=["outpost", "schools"],
)
def test_whole_file(name: str, system: str, options: tuple[str, ...], importing: Importing):
    """Every file that is written and the list are as the golden file has them; again, nothing changes."""
    path = HERE / f"{name}.csv"
    first = importing.run(path, *options, system=system)
    written = "".join(f"== {name}\n{text.decode()}\n" for name, text in importing.files().items())
    listed = "".join(f"{id_}, {name}: {what}\n" for id_, name, what in importing.listed())
    assert f"{written}== said\n{listed}" == path.with_suffix(".txt").read_text("utf-8")
    assert all("warning: Imported." in problem for problem in importing.check())
    before = importing.files()
    again = importing.run(path, *options, system=system, today="2026-12-01")
    assert importing.files() == before
    new, same = importing.table(first), importing.table(again)
    assert new["Written, new"] == same["Unchanged"]
    assert "Written, new" not in same


def test_what_is_private_in_outpost_leaves_no_trace(importing: Importing):
    """Notes, labels, hidden contacts, names of people and masked addresses are in no file and in no list."""
    result = importing.run(HERE / "outpost.csv", "--columns", "outpost", system="csv")
    all_of_it = b"".join(importing.files().values()).decode() + result.output
    all_of_it += (importing.folder / "listed.txt").read_text("utf-8")
    for secret in ("private note", "secret label", "960299", "hidden@", "Person", "Secret Close", "9QQ"):
        assert secret not in all_of_it
    assert importing.table(result) == {"Read": 5, "Written, new": 2, "Passed over": 2, "Refused": 1}
    assert "row 8" in result.output
    assert "7: It adds to 99, which is not among the rows above it." in result.output


def test_any_columns_by_a_small_file(importing: Importing):
    """Fields of a record, lists, own words for terms, and a heading for what has no field."""
    columns = (
        "id: ref\ncolumns:\n  Title: name\n  Who decides: access.decided_by\n  Tier: {to: tier, values: {L3: specialist}}\n"
        "  Ways in: {to: access.routes, between: '/'}\n  Needs: needs\n  Checked: checked.on\n  Lift: features.lift\n"
        "  Training: {heading: What training do staff have?}\n  EHC plan: plan_needed\n  Skip: nothing\n"
    )
    text = (
        "ref;title;WHO DECIDES;tier;Ways in;Needs;Checked;Lift;Training;EHC plan;Skip;Colour\n"
        "7;Toy Library;The panel;L3;self-referral/GP;Autism;01/09/2026;y;Makaton;No;x;red\n"
    )
    assert bring_in(importing, text, columns).exit_code == 0
    record = importing.record("unsorted/toy-library.yml")
    assert record["access"] == {"decided_by": "The panel", "routes": ["self-referral", "gp"]}
    assert (record["tier"], record["needs"], record["plan_needed"]) == ("specialist", ["autism"], "no")
    assert record["features"] == {"lift": "yes"}
    assert record["checked"]["on"] == "2026-09-01"
    assert record["description"] == "**What training do staff have?**\n\nMakaton\n"
    assert importing.said() == ["not brought over: column Colour: it has no place in the mapping"]


@pytest.mark.parametrize(
    ("columns", "says"),
    [
        ("columns:\n  a: nome\n", "2: `nome` is no field that a column can fill"),
        ("columns:\n  a: access\n", "2: `access` is no field that a column can fill"),
        ("columns: {}\n", "1: Write `columns:`"),
        ("colums:\n  a: name\n", "1: Write `columns:`"),
        ("columns:\n  a: {two: name}\n", "2: Say what `a` holds"),
        ("columns: [\n", "Mend this file first"),
        ("columns:\n  ref: name\nmore: 1\n", "3: There is no `more` here"),
        ("id: [x]\ncolumns:\n  a: name\n", "1: Write one text behind `id`, not several."),
        ("adds_to: {x: y}\ncolumns:\n  a: name\n", "1: Write one text behind `adds_to`"),
        ("columns:\n  a: name\nothers: [nothing]\n", "3: Write one text behind `others`"),
        ("columns:\n  a:\n    to: [name]\n", "3: Write one text behind `to` of `a`"),
        ("columns:\n  a: {heading: {x: y}}\n", "2: Write one text behind `heading` of `a`"),
        ("columns:\n  a: {to: needs, between: [x]}\n", "2: Write one text behind `between` of `a`"),
        ("columns:\n  a: {to: tier, values: [a, b]}\n", "2: Write the words of `a` like `values: {theirs: ours}`"),
        ("columns:\n  a: {to: tier, values: {x: [y]}}\n", "2: Write the words of `a`"),
        ("columns:\n  a: {values: {x: y}}\n", "2: Say what `a` holds"),
        ("columns:\n  a: [name]\n", "2: Say what `a` holds"),
        ("columns:\n  a: features\n", "2: `features` is no field that a column can fill"),
        ("columns:\n  a: translations.bn\n", "2: `translations.bn` is no field that a column can fill"),
        ("id: ref\ncolumns:\n  a: id\n", "3: Write `id: a` at the top of the file as well"),
        ("columns:\n  other: name\n", "has no column for the name of a service. The mapping takes it from other; the file has: ref"),
    ],
    ids=range(21),
)  # fmt: skip
def test_a_mapping_that_cannot_be_used_is_a_sentence(columns: str, says: str, importing: Importing):
    """Exit 2, the line, and what to mend; nothing is written."""
    result = bring_in(importing, "ref\n1\n", columns)
    assert result.exit_code == 2
    assert says in " ".join(result.output.split())
    assert not importing.into.exists()


def test_identifiers_are_found_like_other_columns(importing: Importing):
    """Whatever their case and spaces: a service is known by it, and a row that adds to another finds it."""
    columns = "id: REF\nadds_to:  Adds  To\ncolumns:\n  title: name\n  words: words\n"
    text = "Ref,adds to,title,words\n7,,Toy Library,toys\n,7,,games\n"
    result = bring_in(importing, text, columns)
    assert importing.table(result) == {"Read": 1, "Written, new": 1}
    assert bring_in(importing, text.replace("Toy Library", "Toy Box"), columns).exit_code == 0
    assert importing.record("unsorted/toy-library.yml")["name"] == "Toy Box"


def test_every_question_is_explained():
    """The page for a council that moves in names all that a column can be."""
    page = (Path(__file__).parents[1] / "docs" / "moving-in.md").read_text("utf-8")
    assert [question for question in IN_A_FEED if f"`{question}`" not in page] == []


# -- rows that are odd -----------------------------------------------------------------------------------


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
@pytest.mark.parametrize("between", [",", ";", "\t"], ids=["comma", "semicolon", "tab"])
def test_encodings_and_signs_between_cells(encoding: str, between: str, importing: Importing):
    """As Excel, Numbers and the register save it: with and without a byte-order mark, in Windows-1252 too."""
    rows = [("ref", "title", "about"), ("1", "Café – “quoted”", 'Said "hi", and left')]
    text = io.StringIO()
    csv.writer(text, delimiter=between).writerows(rows)
    (importing.folder / "columns.yml").write_text(COLUMNS)
    importing.run(text.getvalue().encode(encoding), "--columns", "columns.yml", system="csv")
    record = importing.record("unsorted/cafe-quoted.yml")
    assert (record["name"], record["description"]) == ("Café – “quoted”", 'Said "hi", and left\n')


def test_a_row_with_broken_quotes_is_refused_and_the_others_are_not(importing: Importing):
    """Each with its row and the reason, also when a quote is never closed or a cell too many is there."""
    rows = ["ref,title,about", '1,"A" club,x', "2,Toy Library,We lend toys.", '3,"Never closed,x', "4,Swim Club,We swim.",
            "5,Too,many,cells", "6,Few", ",,", "7,Judo,"]  # fmt: skip
    result = bring_in(importing, "\n".join(rows))
    assert [(id_, what) for id_, _, what in importing.listed() if what.startswith("refused")] == [
        ("row 2", 'refused: The quotes do not match. Write "" for one quote inside a text.'),
        ("row 4", 'refused: The quotes do not match. Write "" for one quote inside a text.'),
        ("row 6", "refused: It has 4 cells and the first row has 3. Is a quote or comma missing?"),
        ("row 7", "refused: It has 2 cells and the first row has 3. Is a quote or comma missing?"),
    ]
    assert result.exit_code == 1
    assert importing.table(result) == {"Read": 7, "Written, new": 3, "Refused": 4}


def test_formulas_never_come_in(importing: Importing):
    """A cell that a spreadsheet would work out is listed and left out; a number or text that only looks so stays."""
    rows = 'ref,title,about,phone\n1,Toy Library,"=HYPERLINK(""https://example.org"")","=""01632 960123"""\n2,Swim Club,- we swim,+44 1632 960124\n3,Judo,@SUM(A1),\'+44 1632 960125\n'
    bring_in(importing, rows)
    assert importing.record("unsorted/toy-library.yml")["contact"] == {"phone": "01632 960123"}
    assert importing.record("unsorted/swim-club.yml")["contact"] == {"phone": "+44 1632 960124"}
    assert importing.record("unsorted/judo.yml")["contact"] == {"phone": "+44 1632 960125"}
    assert "description" not in importing.record("unsorted/toy-library.yml")
    assert "description" not in importing.record("unsorted/judo.yml")
    assert importing.said() == ["not brought over: column about: a formula"] * 2


@pytest.mark.parametrize(
    ("given", "says"),
    [
        (b"", "is empty."),
        (b'[{"name": "x"}]', "is JSON, not CSV. Use `local-offer import oruk`"),
        (b"<html>Please log in</html>", "is a web page, not CSV."),
        (b"PK\x03\x04\x00\x00", "is not CSV. Open it in a spreadsheet and save it as CSV."),
        (b"\xff\xfea\x00b", "is cut off or damaged."),
        (b'"ref,title\n', "the first line cannot be read. The quotes do not match."),
        (b"ref,title\n", "There are no rows in"),
    ],
    ids=["empty", "json", "web page", "spreadsheet", "half a sign", "broken header", "header only"],
)
def test_wrong_content_is_a_sentence(given: bytes, says: str, importing: Importing):
    """Exit 2, why, and nothing is written."""
    (importing.folder / "columns.yml").write_text(COLUMNS)
    result = importing.run(given, "--columns", "columns.yml", system="csv")
    assert result.exit_code == 2
    assert says in " ".join(result.output.split())
    assert not importing.into.exists()


def test_html_scripts_and_controls_in_a_cell(importing: Importing):
    """As in a feed: Markdown comes in, scripts and what nobody can see do not."""
    bring_in(
        importing, 'ref,title,about\n1,Toy Lib\x0brary,"<p>Hi <b>you</b></p><script>alert(1)</script>"\n'
    )
    record = importing.record("unsorted/toy-library.yml")
    assert (record["name"], record["description"]) == ("Toy Library", "Hi **you**\n")
    assert importing.said() == ["scripts taken out: alert(1)"]


# -- the register of schools ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("options", "number"),
    [
        (OURS, 13),
        (("--authority", "990", "--authority", "otherham"), 16),
        ((*OURS, "--phase", "primary"), 4),
        ((*OURS, "--type", "special"), 3),
        ((*OURS, "--sen", "any"), 6),
        ((*OURS, "--sen", "ASD"), 3),
        ((*OURS, "--sen", "autism", "--sen", "sen-unit"), 4),
        ((), 18),
    ],
    ids=["council", "code or name", "phase", "type", "any SEN provision", "a code", "several", "all of a small file"],
)  # fmt: skip
def test_schools_are_chosen(options: tuple[str, ...], number: int, importing: Importing):
    """By council, phase, type and SEN provision; closed schools that were never here are passed over."""
    result = importing.run(SCHOOLS, *options, "--dry-run", system="gias")
    table = importing.table(result)
    assert table["Written, new"] == number
    assert table["Read"] == 20
    assert not importing.into.exists()


def test_a_choice_that_fits_nothing_is_a_sentence(importing: Importing):
    """With what was meant, where that can be guessed."""
    said = importing.run(SCHOOLS, "--authority", "Tarowmere", system="gias").output
    assert "No school here has 'Tarowmere'. Did you mean Tarrowmere?" in said
    said = importing.run(SCHOOLS, "--sen", "magic", system="gias").output
    assert "There are no schools in this file that you chose." in said
    said = importing.run(b"urn,name\n1,School\n", system="gias").output
    assert "is not the full extract of Get Information About Schools" in said


def test_no_name_of_a_person_comes_from_the_register(importing: Importing):
    """Head teachers have names there. They are not read."""
    importing.run(SCHOOLS, system="gias")
    assert b"Headteacher" not in b"".join(importing.files().values())


def test_a_school_that_closes_says_so(importing: Importing):
    """Its record stays, with what became of it; a narrower choice leaves the others as they are, and does not call them gone."""
    importing.run(SCHOOLS, *OURS, system="gias")
    text = SCHOOLS.read_bytes().replace(b"Open,,,,Not applicable,5,16", b"Closed,,,,Not applicable,5,16")
    result = importing.run(text, *OURS, "--sen", "any", system="gias")
    assert importing.record("education/the-bridge-centre.yml")["availability"] == "closed"
    assert importing.table(result)["Written, changed"] == 1
    assert "No longer in the source" not in result.output
