"""The addresses at which a file or a correction is handed in, at the hosts that councils use."""

from __future__ import annotations

import pytest
from local_offer.repository import edit_address, ways_in
from local_offer.settings import CouncilSettings, Settings

URL = "https://example.org/council/local-offer"


def settings(**repository: str) -> Settings:
    """Settings with this repository, or none."""
    council = CouncilSettings.model_validate(
        {"repository": {"url": URL, **repository} if repository else None}
    )
    return Settings(**dict(council))


@pytest.mark.parametrize(
    ("host", "folder", "new", "issue"),
    [
        ("github", f"{URL}/upload/main/", f"{URL}/new/main", f"{URL}/issues/new"),
        ("gitlab", f"{URL}/-/tree/main/", f"{URL}/-/new/main", f"{URL}/-/issues/new"),
    ],
)
def test_each_host_has_its_own_addresses(host: str, folder: str, new: str, issue: str):
    """The page of a folder takes an upload, another a new file, and a third a correction as an issue."""
    ways = ways_in(settings(host=host))
    assert (ways["folder"], ways["new"], ways["issue"]) == (folder, new, issue)


def test_gitlab_takes_no_text_in_an_address():
    """There it has to be pasted. GitHub takes it."""
    assert ways_in(settings(host="gitlab"))["text_key"] is None
    assert ways_in(settings(host="github"))["text_key"] == "value"


def test_without_a_known_host_there_is_download_and_mail_only():
    """No page is guessed, and no record has an address to edit it where there is no repository."""
    assert ways_in(settings()) is None
    assert ways_in(settings(branch="live")) is None
    assert edit_address("services/health/a.yml", settings()) is None
