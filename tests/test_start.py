"""`local-offer start`: a council takes a copy of this project and makes it its own."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest
from building import PROJECT, build, files_of
from click.testing import CliRunner, Result
from conftest import demonstration_only
from local_offer.cli import main
from local_offer.facts import helpline_hours
from local_offer.reading import load
from local_offer.records.yaml_lines import read
from local_offer.settings import Helpline, Settings, read_settings
from local_offer.start.in_place import comment, put, take_out
from local_offer.start.names import area_of
from local_offer.start.opening_hours import read_hours
from local_offer.vocabulary import read_vocabularies

OPTIONS = {
    "--council": "Upper Fenmouth City Council",
    "--area": "Upper Fenmouth",
    "--offer-name": "Fenmouth Local Offer",
    "--colour": "#4A1942",
    "--helpline-name": "Fenmouth Families First",
    "--helpline-phone": "0117 496 0123",
    "--helpline-text": "07700 900123",
    "--helpline-email": "families@example.org",
    "--helpline-post": "Families First, 1 High Street, Upper Fenmouth ZZ9 9AA",
    "--helpline-hours": "Monday to Thursday, 8.30am to 6pm; Saturday, 10am to midday",
    "--helpline-callback": "no",
    "--helpline-bsl": "https://example.org/fenmouth/bsl",
    "--crisis-phone": "0117 496 0999",
    "--crisis-name": "Fenmouth young people's crisis line",
    "--crisis-when": "6pm to midnight",
    "--repository-host": "gitlab",
    "--repository-url": "https://example.org/fenmouth/offer.git",
    "--repository-branch": "live",
    "--record-owner": "send-records@example.org",
    "--code-owner": "@upper-fenmouth/digital",
    "--site-url": "https://offer.example.org/fenmouth",
}
ALL = [part for pair in OPTIONS.items() for part in pair]


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """The settings and the shared files of the demonstration, two of its services and its staff."""
    for name in (
        "mkdocs.yml",
        "docs/staff",
        "services/health/talk-and-play.yml",
        "services/care/early-help.yml",
        ".github/CODEOWNERS",
    ):
        put_in(tmp_path, name)
    for path in (PROJECT / "services").glob("_*"):
        put_in(tmp_path, f"services/{path.name}")
    return tmp_path


def put_in(copy: Path, name: str) -> None:
    (copy / name).parent.mkdir(parents=True, exist_ok=True)
    if (PROJECT / name).is_dir():
        shutil.copytree(PROJECT / name, copy / name, ignore=shutil.ignore_patterns("__pycache__"))
    else:
        shutil.copy(PROJECT / name, copy / name)


@pytest.fixture(scope="module")
def emptied(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """All that a site is built from, after `local-offer start`."""
    copy = tmp_path_factory.mktemp("council") / "copy"
    for name in ("mkdocs.yml", "services", "docs", "overrides", "hooks", ".github/CODEOWNERS"):
        put_in(copy, name)
    assert start(copy, "--yes", *ALL).exit_code == 0
    return copy


def start(copy: Path, *arguments: str, typed: str = "") -> Result:
    return command(copy, "start", *arguments, typed=typed)


def command(copy: Path, *arguments: str, typed: str = "") -> Result:
    return CliRunner().invoke(main, ["--config", str(copy / "mkdocs.yml"), *arguments], input=typed)


def settings_of(copy: Path) -> Settings:
    return read_settings(copy / "mkdocs.yml")


# -- the answers ------------------------------------------------------------------------------------


@demonstration_only
def test_every_answer_can_be_an_option(emptied: Path) -> None:
    """With every answer given nothing is asked, and each stands in mkdocs.yml."""
    settings = settings_of(emptied)
    helpline, repository = settings.helpline, settings.repository
    assert settings.council == "Upper Fenmouth City Council"
    assert settings.offer_name == "Fenmouth Local Offer"
    assert settings.colour == "#4a1942"
    assert settings.demonstration is False
    assert settings.site_url == "https://offer.example.org/fenmouth/"
    assert helpline and helpline.model_dump(exclude={"hours"}) == {
        "name": "Fenmouth Families First",
        "phone": "0117 496 0123",
        "text": "07700 900123",
        "relay": "18001 0117 496 0123",
        "bsl": "https://example.org/fenmouth/bsl",
        "email": "families@example.org",
        "post": "Families First, 1 High Street, Upper Fenmouth ZZ9 9AA",
        "callback": False,
    }
    assert [(hours.days[0], hours.from_, hours.to) for hours in helpline.hours] == [
        ("monday", "08:30", "18:00"),
        ("saturday", "10:00", "12:00"),
    ]
    assert [(line.label, line.phone, line.when) for line in settings.urgent[-1:]] == [
        ("Fenmouth young people's crisis line", "0117 496 0999", "6pm to midnight")
    ]
    assert repository and (repository.host, repository.url, repository.branch) == (
        "gitlab",
        "https://example.org/fenmouth/offer",
        "live",
    )


@demonstration_only
def test_what_the_site_itself_is_called_follows(emptied: Path) -> None:
    """MkDocs's own settings say the same, and GitLab's address for editing is not GitHub's."""
    data = read(emptied / "mkdocs.yml", "mkdocs.yml", trusted=True).data
    assert data["site_name"] == "Fenmouth Local Offer"
    assert data["site_description"].endswith(" in Upper Fenmouth.")
    assert data["repo_url"] == "https://example.org/fenmouth/offer"
    assert data["edit_uri"] == "-/edit/live/docs/"


@demonstration_only
def test_changes_are_looked_at_by_the_council(emptied: Path) -> None:
    """The mailboxes of .github/CODEOWNERS are theirs; who looks at code may be someone else."""
    told = (emptied / ".github/CODEOWNERS").read_text("utf-8")
    owners = dict(line.split() for line in told.splitlines() if line.startswith(("*", "/")))
    assert owners["*"] == owners["/services/health/"] == "send-records@example.org"
    assert owners["/hooks/"] == owners["/.gitlab-ci.yml"] == "@upper-fenmouth/digital"
    assert "example.org" not in told.replace("send-records@example.org", "")
    assert "Put your own" not in told


@demonstration_only
def test_without_an_answer_nobody_made_up_is_asked(copy: Path) -> None:
    """The demonstration's mailboxes, which nobody reads, are gone; the folders stay, to be filled in."""
    start(copy, "--yes", *(part for pair in OPTIONS.items() if "owner" not in pair[0] for part in pair))
    told = (copy / ".github/CODEOWNERS").read_text("utf-8")
    assert "@" not in told
    assert "\n/services/health/\n" in told


@demonstration_only
def test_answers_can_be_typed(copy: Path) -> None:
    """Enter takes what stands in brackets: a name with the new area in it, or none."""
    typed = ["Fenmouth Borough Council", "", "", "", "", "0117 496 0123", *[""] * 12, "yes"]
    result = start(copy, typed="\n".join(typed) + "\n")
    assert result.exit_code == 0, result.output
    assert "What do families call the area it serves? [Fenmouth]" in result.output
    assert "What is your Local Offer called? [Fenmouth SEND Local Offer]" in result.output
    settings = settings_of(copy)
    assert settings.helpline
    assert settings.helpline.name == "Fenmouth Family Information Service"
    assert settings.helpline.relay == "18001 0117 496 0123"
    assert settings.helpline.text is None


@demonstration_only
def test_a_wrong_answer_is_asked_for_again(copy: Path) -> None:
    """The settings say what is wrong with it, in the sentence they always say."""
    given = [part for key, value in OPTIONS.items() if key not in ("--colour", "--helpline-phone", "--helpline-hours")
             for part in (key, value)]  # fmt: skip
    typed = ["#ffee00", "#4a1942", "1234", "0117 496 0123", "office hours", "every day, 9am to 5pm", "yes"]
    result = start(copy, *given, typed="\n".join(typed) + "\n")
    assert result.exit_code == 0, result.output
    assert "#ffee00 is too light: white text on it cannot be read. Choose a darker one." in result.output
    assert "'1234' is not a UK phone number." in result.output
    assert 'Write the hours like "Monday to Friday, 9am to 5pm".' in result.output
    settings = settings_of(copy)
    assert settings.colour == "#4a1942"
    assert settings.helpline and settings.helpline.phone == "0117 496 0123"
    assert len(settings.helpline.hours[0].days) == 7


@demonstration_only
@pytest.mark.parametrize(
    ("option", "answer", "sentence"),
    [
        ("--colour", "#ffee00", "#ffee00 is too light"),
        ("--helpline-email", "families", "'families' is not an e-mail address"),
        ("--helpline-callback", "perhaps", "Write yes or no, not 'perhaps'"),
        ("--helpline-hours", "5pm to 9am", "Write the hours like"),
        ("--repository-host", "floppy", "Write github or gitlab, not 'floppy'"),
        ("--site-url", "offer.example.org", "is not a web address"),
        ("--council", " ", "This needs an answer"),
    ],
)
def test_a_wrong_option_is_wrong_use(copy: Path, option: str, answer: str, sentence: str) -> None:
    """It exits 2 with the same sentence, and nothing was changed."""
    before = files_of(copy)
    result = start(copy, "--yes", option, answer)
    assert (result.exit_code, sentence in result.output) == (2, True), result.output
    assert files_of(copy) == before


@demonstration_only
def test_nothing_made_up_is_kept_as_a_fact(copy: Path) -> None:
    """What a council may leave out is left out when nobody gave it. What it must have is named at the end."""
    result = start(copy, "--yes", "--council", "Fenmouth Borough Council")
    settings = settings_of(copy)
    helpline = settings.helpline
    assert helpline and (helpline.text, helpline.email, helpline.post, helpline.bsl) == (None,) * 4
    assert [line.phone for line in settings.urgent] == ["999", "111"]
    assert settings.urgent[1].text == "choose option 2"
    still = result.output.partition("Still made up")[2].partition("What to do next")[0]
    assert f"Helpline phone: {helpline.phone}" in still
    assert "Repository: " in still
    assert "Council: " not in still


@demonstration_only
def test_the_old_councils_name_is_gone(copy: Path) -> None:
    """Even where only the new name was given, and nothing else."""
    old = area_of(settings_of(copy).council or "")
    assert start(copy, "--yes", "--council", "Fenmouth Borough Council").exit_code == 0
    assert old.lower() not in (copy / "mkdocs.yml").read_text("utf-8").lower()


@demonstration_only
def test_mkdocs_yml_stays_as_people_wrote_it(copy: Path) -> None:
    """The comments, the order, and all lines that no answer is about."""
    before = (copy / "mkdocs.yml").read_text("utf-8").splitlines()
    start(copy, "--yes", *ALL)
    after = (copy / "mkdocs.yml").read_text("utf-8").splitlines()
    assert [line for line in after if "#" in line] == [
        line.replace("#1d3557", "#4a1942") for line in before if "#" in line
    ]
    assert [line.split(":")[0] for line in after if not line.lstrip().startswith("-")] == [
        line.split(":")[0] for line in before if not line.lstrip().startswith("-")
    ]
    assert after[after.index("theme:") :] == before[before.index("theme:") :]


# -- what is taken out ------------------------------------------------------------------------------


@demonstration_only
def test_the_demonstration_is_gone(emptied: Path) -> None:
    """No service, no organisation, no place, no profile, no part of the area and no closed day of it is left."""
    directory = load(settings_of(emptied))
    assert (directory.entries, directory.staff, directory.broken) == ((), (), {})
    assert (directory.organisations, directory.places) == ({}, {})
    assert directory.vocabularies["localities"] == {}
    assert directory.calendar.closures == []
    files = {path.name for path in (emptied / "services").rglob("*") if path.is_file()}
    assert files == {"_organisations.yml", "_places.yml", "_vocabularies.yml", "_calendar.yml"}


@demonstration_only
def test_what_every_council_needs_is_kept(copy: Path) -> None:
    """The vocabularies, the bank holidays, and the school terms as an example."""
    before = load(settings_of(copy))
    start(copy, "--yes", *ALL)
    after = load(settings_of(copy))
    assert after.calendar.bank_holidays == before.calendar.bank_holidays
    assert after.calendar.terms == before.calendar.terms
    assert {**after.vocabularies.terms, "localities": {}} == {**before.vocabularies.terms, "localities": {}}


@demonstration_only
def test_the_emptied_directory_has_no_problem(emptied: Path) -> None:
    result = command(emptied, "check")
    assert (result.exit_code, result.output) == (0, "0 errors and 0 warnings in 4 files.\n")


@demonstration_only
def test_the_examples_left_behind_are_right(copy: Path) -> None:
    """Without the # in front, each is an entry that passes every check."""
    start(copy, "--yes", *ALL)
    for name in ("_organisations.yml", "_places.yml", "_calendar.yml", "_vocabularies.yml"):
        path = copy / "services" / name
        path.write_text(with_the_example(path.read_text("utf-8")), "utf-8")
    directory = load(settings_of(copy))
    assert [str(problem) for problem in directory.problems] == []
    assert directory.organisations["upper-fenmouth-city-council"].name == "Upper Fenmouth City Council"
    assert [place.name for place in directory.places.values()] == ["Town Library"]
    assert [term.label for term in directory.vocabularies["localities"].values()] == ["North End"]
    assert len(directory.calendar.closures) == 1


def with_the_example(text: str) -> str:
    """A shared file as someone leaves it who follows the comments: the example without its comment signs."""
    if "For example:" in text:
        example = text.partition("For example:\n#\n")[2]
        return example.replace("# ", "")
    before, key, after = text.partition("localities: {}\n")
    if key:
        *above, example = before.splitlines(keepends=True)
        return "".join(above) + "localities:\n" + example.replace("# ", "", 1).replace("#", "", 1) + after
    before, _, example = text.partition("# closures:")
    return before + "closures:" + example.replace("# ", "")


@demonstration_only
def test_an_empty_local_offer_builds(emptied: Path, tmp_path: Path) -> None:
    """Without a service or a profile the site builds with no warning, and no page says demonstration."""
    site = tmp_path / "site"
    build(emptied / "mkdocs.yml", site, "--strict", "--quiet")
    pages = {name: text.decode() for name, text in files_of(site).items() if name.endswith(".html")}
    assert "Upper Fenmouth City Council" in pages["index.html"]
    old = area_of(read_settings(PROJECT / "mkdocs.yml").council or "")
    assert [name for name, text in pages.items() if "demonstration" in text or old in text] == []
    assert "There are no services here yet." in pages["need/index.html"]


# -- nothing is lost --------------------------------------------------------------------------------


@demonstration_only
def test_it_runs_only_once(copy: Path) -> None:
    """What is there after the first time is the council's own."""
    start(copy, "--yes", *ALL)
    before = files_of(copy)
    result = start(copy, "--yes", *ALL)
    assert result.exit_code == 2
    assert "This is already yours: the Local Offer of Upper Fenmouth City Council." in result.output
    assert files_of(copy) == before


@demonstration_only
def test_it_says_what_will_happen_and_asks(copy: Path) -> None:
    """A no changes nothing."""
    before = files_of(copy)
    result = start(copy, *ALL, typed="no\n")
    assert result.exit_code == 0
    assert "This takes the 2 demonstration services out of services/" in result.output
    assert "Helpline hours: Monday to Thursday, 8.30am to 6pm; Saturday, 10am to midday" in result.output
    assert result.output.endswith("Nothing was changed.\n")
    assert files_of(copy) == before


def in_git(copy: Path) -> None:
    """Put a copy into git, all of it committed."""
    for words in (
        ("init", "-q"),
        ("add", "--all"),
        ("-c", "user.name=A", "-c", "user.email=a@example.org", "commit", "-qm", "Copy"),
    ):
        subprocess.run(["git", *words], cwd=copy, check=True)  # fmt: skip


@demonstration_only
def test_what_is_taken_out_stays_in_git(copy: Path) -> None:
    in_git(copy)
    result = start(copy, "--yes", *ALL)
    assert result.exit_code == 0
    assert "Nothing that git has is lost" in result.output


@demonstration_only
@pytest.mark.parametrize("typed", [None, "no\n"], ids=["--yes", "no"])
def test_work_that_git_does_not_have_is_not_deleted_unasked(copy: Path, typed: str | None) -> None:
    """Only a person can say that it may go: --yes does not."""
    in_git(copy)
    (copy / "services/health/our-own.yml").write_text("name: Our own\n", "utf-8")
    before = files_of(copy)
    result = start(copy, *ALL, *([] if typed else ["--yes"]), typed=typed or "")
    assert result.exit_code == 1
    assert "services/health/our-own.yml" in result.output
    assert files_of(copy) == before


@demonstration_only
def test_work_that_git_does_not_have_goes_when_a_person_says_so(copy: Path) -> None:
    in_git(copy)
    (copy / "services/health/our-own.yml").write_text("name: Our own\n", "utf-8")
    assert start(copy, *ALL, typed="yes\nyes\n").exit_code == 0
    assert not (copy / "services/health/our-own.yml").exists()


@demonstration_only
def test_settings_on_one_line_are_left_alone(copy: Path) -> None:
    """Nothing is changed when mkdocs.yml is written in a way in which a line cannot be added."""
    config = copy / "mkdocs.yml"
    text = take_out(config.read_text("utf-8"), ("extra", "local_offer", "helpline"))
    line = '    helpline: {name: Families, phone: 01632 960100, hours: [{days: [monday], from: "09:00", to: "10:00"}]}\n'
    config.write_text(text.replace("    urgent:\n", line + "    urgent:\n"), "utf-8")
    before = files_of(copy)
    result = start(copy, "--yes", *ALL)
    assert result.exit_code == 1
    assert "Write what is in `extra.local_offer.helpline` on lines of their own" in result.output
    assert files_of(copy) == before


# -- the pieces -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("council", "area"),
    [
        ("Tarrowmere Borough Council", "Tarrowmere"),
        ("Upper Fenmouth Council", "Upper Fenmouth"),
        ("City of Fenmouth Council", "Fenmouth"),
        ("London Borough of Fenmouth", "Fenmouth"),
        ("The Royal Borough of Fenmouth and Marsh", "Fenmouth and Marsh"),
        ("Fenmouth Metropolitan Borough Council", "Fenmouth"),
        ("Fenmouth", "Fenmouth"),
    ],
)
def test_the_area_in_a_councils_name(council: str, area: str) -> None:
    assert area_of(council) == area


@pytest.mark.parametrize(
    ("typed", "days", "start", "end"),
    [
        ("Monday to Friday, 9am to 5pm", "monday tuesday wednesday thursday friday", "09:00", "17:00"),
        ("monday to friday 09:00 - 17:30", "monday tuesday wednesday thursday friday", "09:00", "17:30"),
        ("Mon, Wed and Fri from 8.30am until midday", "monday wednesday friday", "08:30", "12:00"),
        ("Tuesdays, 12am to 12.15pm", "tuesday", "00:00", "12:15"),
        ("Friday to Monday, 1pm to midnight", "monday friday saturday sunday", "13:00", "00:00"),
        (
            "Every day, 9am to 5pm",
            "monday tuesday wednesday thursday friday saturday sunday",
            "09:00",
            "17:00",
        ),
    ],
)
def test_opening_hours_as_people_write_them(typed: str, days: str, start: str, end: str) -> None:
    assert read_hours(typed) == [{"days": days.split(), "from": start, "to": end}]


@pytest.mark.parametrize(
    "typed", ["9 to 5", "Monday", "Monday 9 to 5", "Moonday, 9am to 5pm", "Monday, 5pm to 9am", "Monday, 13pm to 14pm", "Monday, 25:00 to 26:00", ""]
)  # fmt: skip
def test_hours_that_could_mean_anything_are_refused(typed: str) -> None:
    with pytest.raises(ValueError, match=r"Write the hours like|close before it opens"):
        read_hours(typed)


def test_hours_are_read_as_they_are_said() -> None:
    """The sentence that pages print is itself an answer, so it can be the default."""
    said = "Monday to Thursday, 8.30am to 6pm; Tuesday and Saturday, 10am to midday"
    vocabularies, _ = read_vocabularies(PROJECT / "services", "services")
    assert helpline_hours(Helpline.model_validate({"hours": read_hours(said)}), vocabularies) == said


FILE = """\
# The council.
name: Old   # as on the letterhead
extra:
  # Who to ring.
  line:
    phone: 01632 960100
    text:   # none yet
    hours:
      - {days: [monday]}
      - {days: [friday]}

    # Below the hours.
    post: >
      1 High Street,
      Old
last: {a: 1}
"""


@pytest.mark.parametrize(
    ("at", "value", "old", "new"),
    [
        (("name",), "New: better", "name: Old   # as", "name: 'New: better'   # as"),
        (("name",), "#123456", "name: Old", 'name: "#123456"'),
        (("extra", "line", "phone"), "999", "phone: 01632 960100", 'phone: "999"'),
        (("extra", "line", "text"), "07700 900100", "text:   #", "text: 07700 900100   #"),
        (("extra", "line", "post"), "None", "post: >\n      1 High Street,\n      Old\n", "post: None\n"),
        (
            ("extra", "line", "hours"),
            [{"days": ["sunday"], "from": "09:00"}],
            "      - {days: [monday]}\n      - {days: [friday]}\n",
            '      - {days: [sunday], from: "09:00"}\n',
        ),
        (("last", "a"), False, "{a: 1}", "{a: false}"),
        (("last",), {}, "{a: 1}", "{}"),
        (("next",), "one", "last: {a: 1}\n", "last: {a: 1}\nnext: one\n"),
        (("extra", "more", "b"), "c", "      Old\n", "      Old\n  more:\n    b: c\n"),
    ],
)
def test_one_value_changes_and_every_other_line_stays(at: tuple, value: object, old: str, new: str) -> None:
    assert FILE.count(old) == 1
    assert put(FILE, at, value) == FILE.replace(old, new)


@pytest.mark.parametrize(
    ("at", "gone"),
    [
        (("name",), "name: Old   # as on the letterhead\n"),
        (("extra", "line", "text"), "    text:   # none yet\n"),
        (("extra", "line", "hours"), "    hours:\n      - {days: [monday]}\n      - {days: [friday]}\n"),
        (("extra", "line", "post"), "    post: >\n      1 High Street,\n      Old\n"),
        (("extra", "line", "nothing"), ""),
        (("nothing", "at all"), ""),
    ],
)
def test_a_key_is_taken_out_with_its_value_only(at: tuple, gone: str) -> None:
    assert take_out(FILE, at) == FILE.replace(gone, "")


def test_a_comment_stands_above_its_key() -> None:
    expected = FILE.replace("    phone:", "    # Day\n    #\n    # and night.\n    phone:")
    assert comment(FILE, ("extra", "line", "phone"), "Day\n\nand night.") == expected
    assert comment(FILE, ("nothing",), "Day") == FILE
