"""The newcomer's path: from the form to a record that everyone can read, as docs/providers/first-record.md tells it."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

from building import PROJECT
from local_offer.reading import load
from local_offer.settings import read_settings

GUIDE = PROJECT / "docs/providers/first-record.md"
WHO = {
    f"GIT_{who}_{what}": "newcomer@example.org"
    for who in ("AUTHOR", "COMMITTER")
    for what in ("NAME", "EMAIL")
}


def test_the_way_from_the_form_to_the_site(sent: dict[str, Path], council: Path, tmp_path: Path):
    """The commands of the guide are run as they stand there, with the file that a browser downloaded."""
    commands = "\n".join(re.findall(r"```sh\n(.*?)```", GUIDE.read_text("utf-8"), re.DOTALL))
    project = council.rename(tmp_path / "local-offer")
    shutil.copytree(PROJECT / ".ci", project / ".ci")
    shutil.copy(sent["universal"], tmp_path / "riverside-playgroup.yml")
    path = f"{Path(sys.executable).parent}:{os.environ['PATH']}"
    start = (
        "git -C local-offer init -q -b main; git -C local-offer add -A; git -C local-offer commit -qm Start\n"
    )
    done = subprocess.run(
        ["bash", "-euo", "pipefail", "-c", start + commands],
        cwd=tmp_path, env={**os.environ, **WHO, "PATH": path}, capture_output=True, text=True, timeout=120, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr
    changed = (tmp_path / "ours/changed.files").read_text("utf-8")
    assert changed == "services/community/riverside-playgroup.yml\0"

    live = load(read_settings(tmp_path / "live/mkdocs.yml"))
    entry = live.by_slug["riverside-playgroup"]
    assert (entry.name, entry.organisation.name) == ("Riverside playgroup", "Mill Lane Parents")
    assert [place.name for _, place in entry.places] == ["Mill Hall"]
