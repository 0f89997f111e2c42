"""How fast and how large: `make bench`. Prints a table against the limits; exits 1 when one is broken.

The demonstration is built cold and with leaflets cached; a directory of 738 records (as many as a real
council's feed) without leaflets. FEED=feed.json takes a real Open Referral UK feed in place of made-up
records. The peer, in the same run, is stock Material for MkDocs with its own search and the same texts as
Markdown pages. Machines are shared and noisy: look at ratios before you believe seconds.
"""

from __future__ import annotations

import os
import random
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).parents[2]
MANY = 738
sys.path.insert(0, str(ROOT / "hooks"))

from local_offer.markup import plain  # noqa: E402
from local_offer.reading import load  # noqa: E402
from local_offer.settings import read_settings  # noqa: E402


def timed(*command: str, cwd: Path = ROOT) -> float:
    """Seconds of wall time of a command that must succeed."""
    began = time.perf_counter()
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
    subprocess.run(command, cwd=cwd, env=environment, check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - began


def size(folder: Path) -> float:
    """A folder's size in MB."""
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file()) / 1e6


def made_up_records(into: Path) -> None:
    """As many records as a real feed, of its length: the demonstration's own sentences, shuffled."""
    directory = load(read_settings(ROOT / "mkdocs.yml"))
    words = " ".join(plain(entry.record.description) for entry in directory.entries).split()
    dice = random.Random(738)
    folder = into / "unsorted"
    folder.mkdir(parents=True)
    (into / "_organisations.yml").write_text(
        "".join(
            f"organisation-{i}:\n  name: Organisation {i}\n  kind: voluntary\n  description: One of many.\n"
            f"  complaints:\n    first:\n      role: Manager\n"
            for i in range(MANY // 3)
        )
    )
    for number in range(MANY):
        start, length = dice.randrange(len(words) - 400), min(400, int(dice.lognormvariate(4.5, 0.7)))
        text = " ".join(words[start : start + length]).replace('"', "").replace("`", "")
        (folder / f"service-{number}.yml").write_text(
            f"name: Service number {number}\ndescription: |\n  {text}\n"
            f"organisation: organisation-{number % (MANY // 3)}\ncontact:\n  phone: 01632 960123\n"
            f'imported:\n  from: bench\n  id: "{number}"\n  on: 2026-11-01\n'
        )


def config_for(services: Path, folder: Path) -> Path:
    """A council's settings that inherit the project's and name another services folder."""
    config = folder / "mkdocs.yml"
    config.write_text(
        f"INHERIT: {ROOT / 'mkdocs.yml'}\ndocs_dir: {ROOT / 'docs'}\n"
        f"theme:\n  custom_dir: {ROOT / 'overrides'}\n"
        f"hooks: [{', '.join(str(ROOT / 'hooks' / f'{name}.py') for name in HOOKS)}]\nwatch: []\n"
        f"extra:\n  local_offer:\n    services: {services}\n    leaflets: false\n    staff: {ROOT / 'docs/staff'}\n"
    )
    return config


HOOKS = ("pages", "services", "staff", "find", "leaflets", "publish")


def peer(folder: Path, services: Path) -> float:
    """The same texts as plain pages of stock Material with its own search: seconds."""
    settings = read_settings(ROOT / "mkdocs.yml").model_copy(update={"services": str(services)})
    docs = folder / "docs"
    docs.mkdir()
    for entry in load(settings).entries:
        (docs / f"{entry.slug}.md").write_text(f"# {entry.name}\n\n{entry.record.description}\n")
    (docs / "index.md").write_text("# Home\n")
    (folder / "mkdocs.yml").write_text(
        "site_name: Peer\ntheme: {name: material, font: false}\nnav: [index.md]\n"
    )
    return timed(
        sys.executable, "-m", "mkdocs", "build", "--quiet", "--config-file", str(folder / "mkdocs.yml")
    )


def main() -> int:
    """Measure, print the table, and say by the exit code whether every limit holds."""
    offer = str(Path(sys.executable).with_name("local-offer"))
    rows: list[tuple[str, float, float | None, str]] = []
    with tempfile.TemporaryDirectory() as name:
        work = Path(name)
        shutil.rmtree(ROOT / ".cache", ignore_errors=True)
        rows.append(("demonstration, cold", timed(offer, "build"), 15.0, "s"))
        rows.append(("demonstration, leaflets cached", timed(offer, "build"), 6.0, "s"))
        rows.append(("demonstration, size of site/", size(ROOT / "site"), None, "MB"))
        services = work / "services"
        if feed := os.environ.get("FEED"):
            rows.append(
                (
                    "import of the feed",
                    timed(offer, "import", "oruk", feed, "--into", str(services)),
                    None,
                    "s",
                )
            )
        else:
            made_up_records(services)
        config = config_for(services, work)
        build = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--config-file", str(config)]
        ours = timed(*build, "--site-dir", str(work / "site"))
        number = len(list(services.glob("*/*.yml")))
        rows.append((f"{number} records, no leaflets", ours, 10.0, "s"))
        rows.append((f"{number} records, size of the site", size(work / "site"), None, "MB"))
        (work / "peer").mkdir()
        theirs = peer(work / "peer", services)
        rows.append((f"peer: {number} pages, stock Material", theirs, None, "s"))
        rows.append(("ours to the peer's", ours / theirs, None, "times"))
    broken = False
    for what, figure, limit, unit in rows:
        verdict = "" if limit is None else f"limit {limit:g} {unit}: {'ok' if figure < limit else 'BROKEN'}"
        broken |= limit is not None and figure >= limit
        print(f"{what:42} {figure:8.2f} {unit:6} {verdict}")
    return 1 if broken else 0


if __name__ == "__main__":
    raise SystemExit(main())
