"""Building: all of it or nothing, the same every time, and no bad file on any page."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
import yaml
from building import SMALL_DIRECTORY, build, files_of, run
from local_offer.publish import is_page, source_date
from lxml import html
from small_site import LAST_GOOD_SITE

# -- all or nothing ------------------------------------------------------------------------------------


def spoil(council: Path) -> None:
    """Two records with an error each."""
    for name, wrong in (("community/toy-library.yml", "tier: magic"), ("community/swimming.yml", "tier: [")):
        record = council / "services" / name
        record.write_text(record.read_text("utf-8").replace("tier: universal", wrong), "utf-8")


@pytest.mark.parametrize("words", [("local-offer", "build"), ("mkdocs", "build")], ids=" ".join)
def test_an_error_in_a_record_stops_before_the_last_good_site_is_touched(
    council: Path, last_good_site: Path, words: tuple[str, str]
):
    """Every problem of every file is listed, with its line."""
    spoil(council)
    done = run(*words, cwd=council)

    assert done.returncode == 1
    assert "services/community/toy-library.yml:6: `tier`: `magic` is not known here." in done.stdout
    assert re.search(r"services/community/swimming\.yml:\d+: ", done.stdout)
    assert re.search(r"2 errors and 0 warnings in \d+ files\. Nothing was published\.", done.stdout)
    assert "Traceback" not in done.stdout
    assert files_of(last_good_site) == LAST_GOOD_SITE


def test_a_good_build_takes_the_place_of_the_last_one_whole(council: Path, last_good_site: Path):
    """Nothing of the old site stays, and nothing half made is left anywhere."""
    (last_good_site / "services/gone").mkdir(parents=True)
    (last_good_site / "services/gone/index.html").write_text("a page that is no more", "utf-8")
    done = run("local-offer", "build", cwd=council)

    assert done.returncode == 0, done.stdout
    pages = [text for text in files_of(last_good_site).items() if is_page(text[0])]
    redirects = [name for name, text in pages if b'http-equiv="refresh"' in text]
    assert done.stdout == f"Built {len(pages) - len(redirects)} pages into site/. 0 warnings.\n"
    assert redirects
    assert (last_good_site / "services/toy-library/index.html").is_file()
    assert not (last_good_site / "services/gone").exists()
    assert [path.name for path in council.iterdir() if "site" in path.name] == ["site"]


def test_a_strict_build_stops_at_a_warning_of_a_record(council: Path, last_good_site: Path):
    """Other builds only say it."""
    shutil.copy(SMALL_DIRECTORY / "services/unsorted/sunday-football.yml", council / "services/unsorted/")

    strict = run("local-offer", "build", "--strict", cwd=council)
    assert strict.returncode == 1
    assert "sunday-football.yml:6: Imported. We do not know yet: the summary" in strict.stdout
    assert files_of(last_good_site) == LAST_GOOD_SITE

    loose = run("local-offer", "build", cwd=council)
    assert loose.returncode == 0
    said, last = loose.stdout.splitlines()
    assert "sunday-football.yml:6: Imported. We do not know yet: the summary" in said
    assert last.endswith(" pages into site/. 1 warning.")


@pytest.mark.parametrize(
    ("to", "said"),
    [
        (".", "is the project itself. Name a folder of its own for the site."),
        ("..", "is the project itself."),
        ("services", "is in a folder that the site is made from. Name another one."),
        ("docs/site", "is in a folder that the site is made from."),
        ("photos", "holds something that is not a site. Name another folder, or empty it."),
    ],
)
def test_a_folder_that_holds_something_else_is_never_taken_for_the_site(council: Path, to: str, said: str):
    """What is there would be deleted. It is refused before anything happens."""
    (council / "photos").mkdir()
    (council / "photos/holiday.jpg").write_bytes(b"dear to someone")
    before = files_of(council)

    done = run("local-offer", "build", "--to", to, cwd=council)

    assert done.returncode == 2
    assert said in " ".join(done.stdout.split())
    assert files_of(council) == before


def test_a_strict_build_stops_at_a_link_that_leads_nowhere(council: Path, last_good_site: Path):
    with (council / "docs/about.md").open("a", encoding="utf-8") as page:
        page.write("\n[More](no-such-page.md)\n")
    done = run("local-offer", "build", "--strict", cwd=council)

    assert done.returncode == 1
    assert "no-such-page.md" in done.stdout
    assert files_of(last_good_site) == LAST_GOOD_SITE


def test_a_strict_build_passes_where_nothing_is_wrong(council: Path):
    done = run("local-offer", "build", "--strict", cwd=council)

    assert done.returncode == 0, done.stdout


def test_time_that_passes_never_stops_a_build(council: Path):
    """Ten years on every record is to be rung first, and the site still builds, strictly too."""
    done = run("local-offer", "build", "--strict", "--today", "2036-11-22", cwd=council)

    assert done.returncode == 0, done.stdout
    page = html.parse(str(council / "site/services/talk-and-play/index.html"))
    assert page.xpath("//*[@data-state and not(@hidden)]/@data-state") == ["ring-first"]
    assert page.xpath("string(//*[@data-from and not(@hidden)])").startswith("Ring first.")


# -- the same every time -------------------------------------------------------------------------------


def differences(one: dict[str, bytes], other: dict[str, bytes]) -> set[str]:
    """The files that are only in one of two sites, or not the same in both."""
    return {name for name in one.keys() | other.keys() if one.get(name) != other.get(name)}


def is_from_the_history(name: str) -> bool:
    """Whether a file tells when records were changed: a copy of the files has not the repository's history."""
    return name.startswith(("data/changes.", "oruk/v3/services/")) or name == "data/index.html"


def test_the_same_files_make_the_same_site_to_the_byte(site: Path, council: Path):
    """Pages, leaflets, search index, sitemap: in another folder, with nothing kept from an earlier build."""
    with_warning = "services/unsorted/sunday-football.yml"
    shutil.copy(SMALL_DIRECTORY / with_warning, council / with_warning)
    settings = council / "mkdocs.yml"
    settings.write_text(settings.read_text("utf-8").replace("leaflets: false", "leaflets: true"), "utf-8")
    made = source_date(SMALL_DIRECTORY)  # the copy has no history that says it
    build(settings, council / "site", PYTHONHASHSEED="1", SOURCE_DATE_EPOCH=made)

    found = differences(files_of(site), files_of(council / "site"))
    assert [name for name in found if not is_from_the_history(name)] == []


def test_properdocs_builds_the_same_tree(site: Path, tmp_path: Path):
    """The successor of MkDocs 1, which is frozen, builds the same pages."""
    again = tmp_path / "again"
    build(SMALL_DIRECTORY / "mkdocs.yml", again, by="properdocs")

    assert differences(files_of(site), files_of(again)) == set()


def test_leaflets_can_be_left_out(council: Path):
    """As a council with thousands of records does while it works on them."""
    build(council / "mkdocs.yml", council / "site")
    page = html.parse(str(council / "site/services/speech-clinic/index.html"))

    assert not (council / "site/leaflets").exists()
    assert page.xpath("//a[contains(@href, '.pdf')]") == []
    assert "Ring the helpline and say the code" in page.getroot().text_content()


def test_only_the_photo_of_a_published_profile_is_published(council: Path):
    """Records and photos lie in one folder below docs/; nothing else of it gets out."""
    shutil.copy(council / "docs/staff/head-of-send.png", council / "docs/staff/no-consent-yet.png")
    build(council / "mkdocs.yml", council / "site")

    published = [name for name in files_of(council / "site/staff") if not name.endswith(".html")]
    assert published == ["photos/head-of-send.png"]


def test_records_are_kept_back_wherever_below_docs_they_lie(council: Path):
    """A council may keep its records and profiles in other folders of docs/; their files are not for the site."""
    (council / "services").rename(council / "docs/our-records")
    (council / "docs/staff").rename(council / "docs/people")
    settings = yaml.safe_load((council / "mkdocs.yml").read_text("utf-8"))
    settings["extra"]["local_offer"] |= {"services": "docs/our-records", "staff": "docs/people"}
    (council / "mkdocs.yml").write_text(yaml.safe_dump(settings), "utf-8")
    build(council / "mkdocs.yml", council / "site")

    published = files_of(council / "site")
    assert "services/talk-and-play/index.html" in published
    assert [name for name in published if name.endswith((".yml", ".csv"))] == ["data/services.csv"]
    assert not (council / "site/people").exists()
