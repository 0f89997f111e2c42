"""Making leaflets: only what has changed, whole files only, and whatever one record does, the others get theirs."""

from __future__ import annotations

import copy
import datetime
import json
import os
from dataclasses import replace
from importlib.metadata import version
from pathlib import Path
from types import SimpleNamespace

import pytest
from local_offer.directory import Directory, Entry
from local_offer.editions import EDITIONS
from local_offer.files import HALF_WRITTEN
from local_offer.leaflets import (
    Made,
    cache,
    index_json,
    make,
    making,
    open_one,
    ordered,
    ordering,
    remembered,
)
from local_offer.reading import load
from local_offer.records.service import Service
from local_offer.settings import read_settings
from paper import offer, pages, text_of


def test_the_same_record_gives_the_same_bytes_on_another_day(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Two builds are equal, and a printed leaflet can be compared with today's."""
    directory = offer(tmp_path, list(EDITIONS), group={})
    first = make(directory, tmp_path / "one")
    monkeypatch.setenv("LOCAL_OFFER_TODAY", "2027-02-01")
    second = make(load(read_settings(tmp_path / "mkdocs.yml")), tmp_path / "two")
    for name, leaflet in first.leaflets.items():
        for (_, one), (_, other) in zip(leaflet.files, second.leaflets[name].files, strict=True):
            assert one.read_bytes() == other.read_bytes()


def test_only_a_changed_leaflet_is_made_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """And what no leaflet uses any more leaves the cache."""
    cache, printed = tmp_path / "cache", []
    real = making.Printer.make
    monkeypatch.setattr(
        making.Printer,
        "make",
        lambda self, says, day: printed.append(says["name"]) or real(self, says, day),
    )
    make(offer(tmp_path, a={"name": "A"}, b={"name": "B"}), cache)
    assert sorted(printed) == ["A", "B"]
    made = make(offer(tmp_path, a={"name": "A"}, b={"name": "Bee"}), cache)
    assert sorted(printed) == ["A", "B", "Bee"]
    assert "Bee" in text_of(made.leaflets["b.pdf"])
    files = {file.stem for file in cache.iterdir() if file.name != remembered.FILE}
    assert files == {one.path.stem for one in made.leaflets.values()}


def test_a_leaflet_is_made_anew_exactly_when_its_bytes_would_differ(small: Directory, tmp_path: Path) -> None:
    """Whatever changes: each field of the record, the settings, the vocabulary, another service, the day."""
    settings = small.settings.model_copy(update={"editions": ["clear-print"], "languages": ["en"]})
    small = replace(small, settings=settings)
    entry, other = small.by_slug["speech-clinic"], small.by_slug["talk-and-play"]

    def with_record(one: Entry, **facts: object) -> Directory:
        changed = replace(one, record=one.record.model_copy(update=facts))
        return replace(small, entries=tuple(changed if it is one else it for it in small.entries))

    def with_settings(**said: object) -> Directory:
        return replace(small, settings=settings.model_copy(update=said))

    tier = small.vocabularies["tiers"][entry.record.tier]
    words = copy.deepcopy(small.vocabularies)
    words["tiers"][entry.record.tier] = tier.model_copy(update={"label": "Another word"})
    empty = {
        name: field.get_default(call_default_factory=True) for name, field in Service.model_fields.items()
    }
    changes = {
        **{name: with_record(entry, **{name: value}) for name, value in empty.items()},
        "another service": with_record(other, summary="Something else"),
        "offer_name": with_settings(offer_name="Another offer"),
        "colour": with_settings(colour="#000000"),
        "helpline": with_settings(helpline=settings.helpline.model_copy(update={"phone": "01632 960999"})),
        "site_url": with_settings(site_url="https://example.org/"),
        "check_every": with_settings(check_every=12),
        "vocabulary": replace(small, vocabularies=words),
        "day": replace(small, today=small.today + datetime.timedelta(days=1)),
    }
    printer = making.Printer()

    def order_and_bytes(directory: Directory) -> tuple[Path, bytes]:
        [order] = making.orders(directory, tmp_path, {entry.slug})
        return order.path, printer.make(order.says, order.entry.freshness.checked_on).data

    path, data = order_and_bytes(small)
    anew = set()
    for name, directory in changes.items():
        now, bytes_now = order_and_bytes(directory)
        assert (now != path) == (bytes_now != data), name
        anew |= {name} if now != path else set()
        ordered(small, tmp_path)
        assert ordered(directory, tmp_path).leaflets["speech-clinic.pdf"].path == now, f"remembered: {name}"
    assert {"name", "contact", "vocabulary", "offer_name", "colour", "helpline", "site_url"} <= anew
    assert not anew & {"another service", "check_every", "day"}


def test_nobody_puts_into_words_what_nobody_has_changed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The names are remembered by the facts. A service that names another counts as changed with it."""
    told = []
    real = ordering.content
    monkeypatch.setattr(
        ordering, "content", lambda entry, *rest: told.append(entry.slug) or real(entry, *rest)
    )
    facts = {"a": {"alternatives": ["b"]}, "b": {"name": "B"}, "c": {}}

    def put_into_words(**changed: dict) -> list[str]:
        told.clear()
        ordered(offer(tmp_path, **(facts | changed)), tmp_path / "cache")
        return sorted(told)

    assert put_into_words() == ["a", "b", "c"]
    assert put_into_words() == []
    assert put_into_words(c={"name": "Other"}) == ["c"]
    assert put_into_words(c={"name": "Other"}, b={"name": "Bee"}) == ["a", "b"]
    (tmp_path / "cache" / remembered.FILE).write_text("{")
    assert put_into_words() == ["a", "b", "c"], "what cannot be read is as good as nothing"


def test_another_engine_makes_every_leaflet_anew(
    small: Directory, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It may set the same words in other bytes. What is remembered does not hide that."""
    before = {name: one.path for name, one in ordered(small, tmp_path).leaflets.items()}

    monkeypatch.setattr(cache, "version", lambda library: "0.99" if library == "typst" else version(library))
    newer = SimpleNamespace(name="typst", version="0.99")
    monkeypatch.setattr(remembered, "distributions", lambda: [newer])
    monkeypatch.setattr(cache, "_tools", cache._tools.__wrapped__)  # they ask once in the life of a program
    monkeypatch.setattr(remembered, "_program", remembered._program.__wrapped__)
    after = ordered(small, tmp_path).leaflets
    assert not [name for name, path in before.items() if after[name].path == path]


def test_a_folder_that_cannot_be_written_does_not_stop_make_serve(tmp_path: Path) -> None:
    """It makes nothing yet. What it could remember for the next time is a help, and no more."""
    directory = offer(tmp_path, group={})
    (tmp_path / "cache").write_text("a file where the folder should be")
    assert list(ordered(directory, tmp_path / "cache").leaflets) == ["group.pdf"]


def test_a_spoilt_file_in_the_cache_is_made_again(tmp_path: Path) -> None:
    """As after a build that was stopped half way."""
    directory = offer(tmp_path, group={})
    whole = make(directory, tmp_path / "cache").leaflets["group.pdf"].path
    whole.write_bytes(whole.read_bytes()[:100])
    assert "Toddler group" in text_of(make(directory, tmp_path / "cache").leaflets["group.pdf"])


def test_one_leaflet_that_fails_does_not_stop_the_others(tmp_path: Path) -> None:
    """The record is named, as an error. Here the name is a single sign that nobody can see."""
    made = make(offer(tmp_path, bad={"name": "\u00ad"}, good={}), tmp_path / "cache")
    assert list(made.leaflets) == ["good.pdf"]
    [problem] = made.problems
    assert problem.path.endswith("bad.yml") and not problem.warning
    assert problem.message.startswith("The leaflet bad.pdf cannot be made: ")


def test_text_that_the_fonts_lack_is_seen_to_be_missing_and_reported(tmp_path: Path) -> None:
    """At the line of the record, in the report and on paper: no empty box, no silent gap."""
    directory = offer(tmp_path, group={"summary": "Дети play with Nguyễn 👪"})
    made = make(directory, tmp_path / "cache")
    assert "[?] play with Nguyen [?]" in text_of(made.leaflets["group.pdf"])
    [problem] = make(directory, tmp_path / "cache").problems  # said again when it comes from the cache
    assert problem.warning and problem.path.endswith("group.yml") and problem.line == 2
    assert problem.message == "The leaflet's fonts do not have Д, е, т, и, ễ, 👪. Write it another way."


def test_some_leaflets_can_be_made_alone(small: Directory, tmp_path: Path) -> None:
    """And the others stay in the cache."""
    assert list(make(small, tmp_path, only={"swimming"}).leaflets) == [
        "swimming.pdf", "swimming.large-print.pdf", "swimming.easier.pdf", "swimming.fold.pdf", "swimming.text.txt",
    ]  # fmt: skip
    before = set(tmp_path.iterdir())
    make(small, tmp_path, only={"toy-library"})
    assert before < set(tmp_path.iterdir())


def test_progress_is_told_to_the_last_one(tmp_path: Path) -> None:
    """So that someone at a terminal sees how long it still takes. What is in the cache does not count."""
    directory, told = offer(tmp_path, a={}, b={}), []
    make(directory, tmp_path / "cache", progress=lambda done, of: told.append((done, of)))
    assert told == [(1, 2), (2, 2)]
    make(directory, tmp_path / "cache", progress=lambda done, of: told.append((done, of)))
    assert len(told) == 2


def test_stopping_leaves_no_half_written_file(tmp_path: Path) -> None:
    """Ctrl-C while leaflets are made: what lies in the cache is whole, and what was not begun is not begun."""

    def stop(done: int, of: int) -> None:
        raise KeyboardInterrupt

    directory = offer(tmp_path, **{f"group-{n}": {} for n in range(30)})
    with pytest.raises(KeyboardInterrupt):
        make(directory, tmp_path / "cache", progress=stop)
    made = [one for one in ordered(directory, tmp_path / "cache").leaflets.values() if one.made]
    assert 1 <= len(made) < 30
    for leaflet in made:
        assert leaflet.path.stat().st_size == leaflet.bytes
    assert not list((tmp_path / "cache").glob(HALF_WRITTEN))


def test_half_a_file_of_a_stopped_build_is_removed_in_the_end(tmp_path: Path) -> None:
    """But not at once: another build may be writing it."""
    cache = tmp_path / "cache"
    cache.mkdir()
    old, new = (cache / HALF_WRITTEN.replace("*", sign) for sign in "ab")
    for file in (old, new):
        file.write_bytes(b"%PDF-")
    os.utime(old, (0, 0))
    make(offer(tmp_path, group={}), cache)
    assert not old.exists() and new.exists()


def test_one_leaflet_is_made_when_someone_opens_it(small: Directory, tmp_path: Path) -> None:
    """As `make serve` does: that one and no other. A name that no leaflet has is none."""
    assert open_one(small, tmp_path, "leaflets/swimming.fold.pdf").read_bytes().startswith(b"%PDF-")
    assert open_one(small, tmp_path, "print-copies/swimming.fold.pdf").read_bytes().startswith(b"%PDF-")
    assert [one.file for one in ordered(small, tmp_path).leaflets.values() if one.made] == [
        "leaflets/swimming.fold.pdf"
    ]
    for name in (
        "leaflets/",
        "leaflets/swimming.docx",
        "leaflets/no-such.pdf",
        "swimming.pdf",
        "../mkdocs.yml",
    ):
        assert open_one(small, tmp_path, name) is None


def test_the_index_names_every_leaflet(small: Directory, made: Made) -> None:
    """For the page, for packs, and for other people's programs."""
    rows = {row["file"]: row for row in json.loads(index_json(made))}
    languages = sum(1 + len(entry.record.translations) for entry in small.entries)
    assert len(rows) == len(EDITIONS) * languages
    leaflet = made.leaflets["talk-and-play.pdf"]
    assert rows["leaflets/talk-and-play.pdf"] == {
        "slug": "talk-and-play",
        "code": leaflet.code,
        "edition": "clear-print",
        "lang": "en",
        "pages": len(pages(leaflet)),
        "bytes": leaflet.path.stat().st_size,
        "checked": "2026-11-02",
        "file": "leaflets/talk-and-play.pdf",
    }
    assert rows["leaflets/talk-and-play.text.txt"]["pages"] is None
    assert rows["leaflets/sunday-football.pdf"]["checked"] is None


def test_a_council_can_leave_editions_out(tmp_path: Path) -> None:
    """What is left stands in the order in which it is offered, not as it was written."""
    directory = offer(tmp_path, ["text", "large-print"], group={})
    assert list(make(directory, tmp_path / "cache").leaflets) == ["group.large-print.pdf", "group.text.txt"]
