"""The booklets on the site: which there are, what is in each, volumes, and only what has changed is made again."""

from __future__ import annotations

import json
import urllib.request
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from live import read
from local_offer.directory import Directory
from local_offer.files import HALF_WRITTEN
from local_offer.packs import volumes
from local_offer.packs.making import Made, make, open_one
from local_offer.packs.published import index_json
from local_offer.packs.volumes import volumes as volumes_of
from paper import offer
from verapdf import broken_rules


@pytest.fixture(scope="module")
def booklets(small: Directory, tmp_path_factory: pytest.TempPathFactory) -> Made:
    """Those of the small directory."""
    return make(small, tmp_path_factory.mktemp("booklets"))


def names(file: Path) -> list[str]:
    """The services of a booklet, by its bookmarks."""
    with pikepdf.open(file) as pdf, pdf.open_outline() as outline:
        titles = [item.title for item in outline.root][1:]  # the first is its own
    front = {"What is in here", "Is it urgent?", "Find it by need", "Find it by kind of help"}
    return [title for title in titles if title not in front]


def file_of(made: Made, file: str) -> Path:
    [path] = [one.path for one in made.booklets if one.file == f"booklets/{file}"]
    return path


def test_there_is_one_for_each_key_that_some_service_has(booklets: Made, small: Directory) -> None:
    """Of needs, stages, kinds of help and parts of the area, and one of everything."""
    assert booklets.problems == []
    there = [entry for entry in small.listed if not entry.closed]
    expected = {f"need-{key}" for entry in there for key in entry.needs}
    expected |= {f"phase-{key}" for entry in there for key in entry.phases}
    expected |= {f"topic-{key}" for entry in there for key in entry.record.topics or ()}
    expected |= {f"locality-{key}" for entry in there for key in entry.record.localities}
    assert {one.file for one in booklets.booklets} == {
        f"booklets/{name}.pdf" for name in (*expected, "everything")
    }


def test_a_booklet_has_its_services_from_a_to_z(booklets: Made) -> None:
    """What is for all needs is in a booklet of its own, and the cover of the others says so. None is closed."""
    autism = file_of(booklets, "need-autism.pdf")
    assert names(autism) == ["Speech and language clinic"]
    cover = pypdfium2.PdfDocument(autism)[0].get_textpage().get_text_range()
    assert "Services for all needs have a booklet of their own: All needs." in " ".join(cover.split())
    everything = names(file_of(booklets, "everything.pdf"))
    assert everything == sorted(everything, key=str.casefold)
    assert "Talk and Play" in everything and "Saturday club" not in everything
    assert "Talk and Play" in names(file_of(booklets, "need-all-needs.pdf"))


def test_every_booklet_passes_the_standard_for_screen_readers(booklets: Made) -> None:
    """PDF/UA-1 by veraPDF."""
    files = [file_of(booklets, name) for name in ("everything.pdf", "need-autism.pdf", "phase-primary.pdf")]
    assert broken_rules(files) == {str(file): [] for file in files}


def test_the_index_names_every_booklet(booklets: Made) -> None:
    """For the page and for other people's programs."""
    rows = {row["file"]: row for row in json.loads(index_json(booklets.booklets))}
    path = file_of(booklets, "need-autism.pdf")
    assert len(rows) == len(booklets.booklets)
    assert rows["booklets/need-autism.pdf"] == {
        "filter": "need",
        "key": "autism",
        "label": "Autism",
        "services": 1,
        "pages": len(pypdfium2.PdfDocument(path)),
        "bytes": path.stat().st_size,
        "volume": 1,
        "volumes": 1,
        "file": "booklets/need-autism.pdf",
    }


def test_only_a_changed_booklet_is_made_again(tmp_path: Path) -> None:
    """And what no booklet uses any more leaves the cache."""
    services = {"a": {"name": "A", "needs": ["autism"]}, "b": {"name": "B", "needs": ["hearing"]}}
    first = make(offer(tmp_path / "offer", **services), tmp_path / "cache")
    assert first.new == len(first.booklets)
    services["b"]["summary"] = "Something else now."
    second = make(offer(tmp_path / "offer", **services), tmp_path / "cache")
    changed = {one.file for one in second.booklets} - {
        one.file for one in first.booklets if one.path.exists()
    }
    assert "booklets/need-hearing.pdf" in changed
    assert "booklets/need-autism.pdf" not in changed
    assert second.new == len(changed)
    assert {file.stem for file in (tmp_path / "cache").iterdir()} == {
        one.path.stem for one in second.booklets
    }


def test_many_services_come_in_volumes_that_say_where_the_others_are(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each is whole, and named on the covers of all."""
    monkeypatch.setattr(volumes, "MOST", 2)
    facts = {name.lower(): {"name": name} for name in ("Bats", "Apples", "Cats", "Crows", "Dogs")}
    made = make(offer(tmp_path / "offer", **facts), tmp_path / "cache")
    rows = [row for row in json.loads(index_json(made.booklets)) if row["key"] == "everything"]
    assert [(row["file"], row["volume"], row["volumes"]) for row in rows] == [
        (f"booklets/everything-{number}.pdf", number, 3) for number in (1, 2, 3)
    ]
    held = [names(file_of(made, f"everything-{number}.pdf")) for number in (1, 2, 3)]
    assert [name for some in held for name in some] == ["Apples", "Bats", "Cats", "Crows", "Dogs"]
    cover = " ".join(
        pypdfium2.PdfDocument(file_of(made, "everything-2.pdf"))[0].get_textpage().get_text_range().split()
    )
    for volume in ("Volume 1 of 3: A to B", "Volume 2 of 3: C to Ca", "Volume 3 of 3: Cr to D"):
        assert volume in cover
    assert "Do you need another volume? Ring" in cover


@pytest.mark.parametrize("number", [0, 1, 150, 151, 300, 301, 1000])
def test_a_volume_holds_no_more_than_150(number: int, tmp_path: Path) -> None:
    """And all of them together hold every service once."""
    [entry] = offer(tmp_path, a={}).entries
    found = volumes_of([entry] * number)
    assert sum(len(one.entries) for one in found) == number
    assert all(len(one.entries) <= 150 and one.of == len(found) for one in found)
    assert len(found) == max(1, -(-number // 150))


def test_one_is_made_when_it_is_opened(small: Directory, tmp_path: Path) -> None:
    """As `make serve` does. A name that no booklet has is none."""
    assert open_one(small, tmp_path, "booklets/need-autism.pdf").read_bytes().startswith(b"%PDF-")
    for name in ("booklets/", "booklets/need-nothing.pdf", "booklets/../mkdocs.yml", "need-autism.pdf"):
        assert open_one(small, tmp_path, name) is None


def test_one_that_fails_does_not_stop_the_others(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is a problem, and leaves no half-written file."""
    directory = offer(tmp_path / "offer", a={"needs": ["autism"]})
    cache = tmp_path / "cache"
    spoilt = next(one for one in make(directory, cache).booklets if one.key == "autism").path
    spoilt.unlink()
    spoilt.mkdir()  # nothing can be written there
    made = make(directory, cache)
    assert [problem.message.split(":")[0] for problem in made.problems] == [
        "The booklet need-autism.pdf cannot be made"
    ]
    assert "booklets/everything.pdf" in {one.file for one in made.booklets}
    assert not list(cache.glob(HALF_WRITTEN))


def test_the_page_lists_every_booklet(site: Path) -> None:
    """With services, pages and size, under what they are about."""
    page = (site / "booklets/index.html").read_text("utf-8")
    rows = json.loads((site / "booklets/index.json").read_text("utf-8"))
    assert len(rows) > 10
    for row in rows:
        assert f'href="{Path(row["file"]).name}"' in page
        assert (site / row["file"]).stat().st_size == row["bytes"]
    assert "Autism (PDF, " in page


def test_a_council_can_do_without(council: Path, serve) -> None:
    """By `booklets: false`, or when it makes no leaflets."""
    settings = council / "mkdocs.yml"
    settings.write_text(
        settings.read_text("utf-8").replace("leaflets: false", "leaflets: true\n    booklets: false"), "utf-8"
    )
    address = serve()
    assert read(f"{address}/booklets/") == ""


def test_a_booklet_is_made_in_serve_when_it_is_opened(council: Path, serve) -> None:
    """The page offers it before it is there."""
    settings = council / "mkdocs.yml"
    settings.write_text(settings.read_text("utf-8").replace("leaflets: false", "leaflets: true"), "utf-8")
    address = serve()
    assert "Autism (PDF)" in read(f"{address}/booklets/")
    assert not (council / ".cache/booklets").exists()
    with urllib.request.urlopen(f"{address}/booklets/need-autism.pdf", timeout=20) as answer:
        assert answer.read().startswith(b"%PDF-")
