"""Sites to measure: built as a council builds its own, or with find over another directory put in."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import time
from pathlib import Path

import yaml
from common import ROOT
from local_offer.directory import Directory
from local_offer.find.code import files as find_files


def timed(*command: str | Path, cwd: Path = ROOT) -> float:
    """Seconds of wall time of a command that must succeed."""
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
    began = time.perf_counter()
    done = subprocess.run(command, cwd=cwd, env=environment, capture_output=True, text=True, check=False)
    if done.returncode:
        sys.exit(f"{' '.join(map(str, command))} failed.\n{done.stdout}{done.stderr}")
    return time.perf_counter() - began


def build_site(services: Path, site: Path) -> float:
    """Build the site of a services folder, without leaflets: seconds."""
    hooks = yaml.safe_load((ROOT / "mkdocs.yml").read_text("utf-8"))["hooks"]
    config = site.with_suffix(".yml")
    own = {"services": str(services), "leaflets": False, "staff": str(ROOT / "docs/staff")}
    settings = {
        "INHERIT": str(ROOT / "mkdocs.yml"),
        "docs_dir": str(ROOT / "docs"),
        "theme": {"custom_dir": str(ROOT / "overrides")},
        "hooks": [str(ROOT / hook) for hook in hooks],
        "extra": {"local_offer": own},
    }
    config.write_text(yaml.safe_dump(settings), "utf-8")
    build = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--config-file", config]
    return timed(*build, "--site-dir", site)


def with_find_of(directory: Directory, site: Path, into: Path) -> None:
    """A copy of a site that has the find page, one service page, and find over another directory.

    A page of each of 20,000 services would take minutes to build, and a search loads none of them.
    """
    into.mkdir(parents=True)
    shutil.copytree(site / "assets", into / "assets", ignore=shutil.ignore_patterns("find", "list"))
    shutil.copytree(site / "find", into / "find")
    page = plain_page(site)
    shutil.copytree(site / page, into / page)
    for path, text in find_files(directory, ROOT / "overrides").items():
        (into / path).parent.mkdir(parents=True, exist_ok=True)
        (into / path).write_text(text, "utf-8")


def plain_page(site: Path) -> str:
    """The address in the site of one service page, without slashes around it."""
    return f"services/{min(path.parent.name for path in site.glob('services/*/index.html'))}"


PEER = """<script type="module">
const pagefind = await import("../pagefind/pagefind.js");
const root = document.getElementById("find");
root.hidden = false;
const { results } = await pagefind.search(new URLSearchParams(location.search).get("q"));
for (const result of results.slice(0, 10)) {
  const item = root.querySelector("ol").appendChild(document.createElement("li"));
  result.data().then(function ({ url, meta, excerpt }) {
    item.innerHTML = `<h2><a href="${url}">${meta.title}</a></h2><p>${excerpt}</p>`;
  });
}
</script>"""


def add_pagefind(site: Path) -> None:
    """Add Pagefind over what is in <main> of the service pages, and our find page with it as the engine.

    Its page has the same frame as ours, and shows each of ten results as soon as its data is there.
    """
    only = ["--glob", "services/*/index.html", "--root-selector", "main"]
    timed(sys.executable, "-m", "pagefind", "--site", site, *only)
    page = (site / "find/index.html").read_text("utf-8")
    page = re.sub(
        r'<script[^>]*assets/find/[^>]*></script>|<link rel="preload"[^>]*>|<meta http-equiv="Content-Sec[^>]*>',
        "",
        page,
    )
    (site / "peer").mkdir()
    (site / "peer/index.html").write_text(page.replace("</body>", f"{PEER}</body>"), "utf-8")
