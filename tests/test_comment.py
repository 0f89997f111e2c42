"""What a provider reads below a suggested change, and the preview that goes with it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from conftest import RECORD
from local_offer.cli import main
from local_offer.comment import plain
from local_offer.offline.folder import POLICY_IN_A_FOLDER
from local_offer.publish import POLICY
from lxml import html

GROUP = "services/community/talk-and-play.yml"


def run(*arguments: str) -> Result:
    """The command as it is typed. A traceback fails the test."""
    return CliRunner().invoke(main, list(arguments), catch_exceptions=False)


def comment(*paths: str) -> Result:
    return run("check", "--format", "comment", *paths)


def replace(path: Path, old: str, new: str) -> None:
    assert old in path.read_text("utf-8")
    path.write_text(path.read_text("utf-8").replace(old, new), "utf-8")


def test_nothing_to_mend(folder):
    """Thanks, and what happens next."""
    result = comment(RECORD)
    assert result.exit_code == 0
    assert result.output.startswith(
        "## Your change to the Local Offer\n\nThank you. A computer has looked at 1 file.\n\n"
        "**Nothing must be mended.** A person in the council's team reads it next.\n"
    )
    assert "Last checked on 1 September 2026. Due on 1 March 2027." in result.output
    assert "Testmere Family Information Service: 01632 960100" in result.output


def test_what_to_mend_and_where(folder):
    """The line, and the sentence of `check`; then how to do it."""
    replace(folder / RECORD, "tier: specialist", "tier: special")
    result = comment(RECORD)
    assert result.exit_code == 1
    assert "**1 thing must be mended** before it can be published:" in result.output
    assert "- Line 16: `tier`: `special` is not known here. Did you mean `specialist`?" in result.output
    assert "press the pencil of the file" in result.output


def test_what_it_breaks_elsewhere(folder):
    """A record that others name is gone: they are named, though nobody changed them."""
    (folder / GROUP).unlink()
    result = comment()
    assert result.exit_code == 1
    assert "in other files** must be mended too. Your change may be the reason:" in result.output


def test_stale_and_dead_ends(folder):
    """A change of a record that is overdue, or that leads families nowhere, says so."""
    replace(folder / RECORD, "on: 2026-09-01\n  by_role", "on: 2025-01-01\n  by_role")
    replace(folder / RECORD, "availability: open", "availability: full")
    replace(folder / GROUP, "name: ", "availability: closed\nalternatives: [speech-therapy]\nname: ")
    said = comment(RECORD).output
    assert (
        "Its page tells families to ring first. If you have checked it now, change `checked` as well." in said
    )
    assert "the services to try instead have no room either" in said


def test_no_record_in_it(folder):
    """A change of something else is not praised for records it does not have."""
    assert "No record is new or different in this change" in comment().output


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("[a](https://x.example)", "\\[a\\]\\(https&#58;//x.example\\)"),
        ("<img src=x> & @team", "&lt;img src=x&gt; &amp; &#64;team".replace("&gt;", "&gt;")),
        ("![x] # *b* _c_\n- d", "\\!\\[x\\] \\# \\*b\\* \\_c\\_ \\- d"),
        ("Add `name`: <b>", "Add `name`: &lt;b&gt;"),
        ("a ` b", "a \\` b"),
        ("www.x.example", "www&#46;x.example"),
    ],
)
def test_text_of_others_is_shown_as_text(text, shown):
    """Whatever stands in a record makes no link, picture, mention or heading in the council's comment."""
    assert plain(text) == shown


def test_on_the_lines_of_gitlab(folder):
    """A Code Quality report. The fingerprint stays when the line moves."""
    replace(folder / RECORD, "tier: specialist", "tier: special")
    [first] = json.loads(run("check", "--format", "gitlab", RECORD).output)
    assert (first["location"], first["severity"]) == ({"path": RECORD, "lines": {"begin": 16}}, "major")
    replace(folder / RECORD, "\ntier:", "\n\ntier:")
    [second] = json.loads(run("check", "--format", "gitlab", RECORD).output)
    assert second["location"]["lines"] == {"begin": 17}
    assert second["fingerprint"] == first["fingerprint"]


# -- the preview -------------------------------------------------------------------------------------


@pytest.fixture
def built(folder: Path) -> Path:
    """A built site of two services, one of them with leaflets."""
    for name in ("services/a/index.html", "services/a/bn/index.html", "services/ab/index.html", "leaflets/a.pdf",
                 "leaflets/a.fold.pdf", "leaflets/ab.pdf", "assets/site.css", "find/index.html"):  # fmt: skip
        (folder / "site" / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / "site" / name).write_text(name)
    return folder


def files(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}


def preview(built: Path, *paths: str) -> Result:
    return run("preview", str(built / "site"), *paths, "--to", str(built / "preview"))


def test_preview_has_the_changed_pages_only(built):
    """The page in all languages, its leaflets, and what pages need; a first page leads to them."""
    assert preview(built, "services/health/a.yml").exit_code == 0
    assert files(built / "preview") == {
        "index.html", "services/a/index.html", "services/a/bn/index.html", "leaflets/a.pdf", "leaflets/a.fold.pdf", "assets/site.css",
    }  # fmt: skip
    index = (built / "preview/index.html").read_text()
    assert 'href="services/a/index.html"' in index
    assert 'href="leaflets/a.fold.pdf"' in index


@pytest.mark.parametrize("record", ["services/health/a.yml", "services/_places.yml"])
def test_preview_is_opened_from_a_folder(built: Path, record: str):
    """Its pages allow what a folder needs, its links lead to files or the site as it is, and it is no old copy."""
    (built / "site/services/a/index.html").write_text(
        f'<meta http-equiv="Content-Security-Policy" content="{POLICY}"><p id="kept-notice" hidden></p>'
        '<a href="bn/">1</a><a href="../../find/">2</a><a href="../../leaflets/a.pdf">3</a>'
    )
    assert preview(built, record).exit_code == 0
    page = html.parse(str(built / "preview/services/a/index.html")).getroot()
    assert page.xpath("//meta/@content") == [POLICY_IN_A_FOLDER]
    assert page.xpath("//@hidden") == [""]
    find = "../../find/index.html" if "_places" in record else "https://local-offer.example.org/find/"
    assert page.xpath("//a/@href") == ["bn/index.html", find, "../../leaflets/a.pdf"]


def test_shared_files_change_every_page(built):
    """A place or an organisation may stand on any page."""
    assert preview(built, "services/_places.yml").exit_code == 0
    assert files(built / "preview") == files(built / "site")


def test_nothing_to_show(built):
    """Records that were taken out, or whose names lead elsewhere, show nothing."""
    assert preview(built, "services/health/gone.yml", "services/health/../../x.yml").exit_code == 0
    assert files(built / "preview") == {"index.html", "assets/site.css"}


def test_nothing_is_overwritten(built):
    """Exit 2 where the folder is there already."""
    (built / "preview").mkdir()
    assert preview(built, "services/health/a.yml").exit_code == 2
