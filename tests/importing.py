"""A folder into which tests bring feeds, as a person at a terminal does it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from click.testing import CliRunner, Result
from local_offer.cli import main
from local_offer.records.yaml_lines import read


class Importing:
    """The folder, the command, and what can be seen afterwards."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.into = folder / "brought-in"

    def run(self, feed: Any, *options: str, system: str = "oruk", today: str = "2026-11-22") -> Result:
        """Bring in a feed: a file, the bytes of one, or what stands in it. A traceback fails the test."""
        file = self.folder / f"feed.{'json' if system == 'oruk' else 'csv'}"
        if isinstance(feed, Path):
            file = feed
        else:
            file.write_bytes(feed if isinstance(feed, bytes) else json.dumps(feed).encode())
        listed = self.folder / "listed.txt"
        arguments = ["import", system, str(file), "--into", str(self.into), "--report", str(listed)]
        result = CliRunner().invoke(main, [*arguments, "--today", today, *options])
        assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
        return result

    def check(self) -> list[str]:
        """What `local-offer check` says of the folder, without its last line."""
        return CliRunner().invoke(main, ["check", str(self.into)]).output.splitlines()[:-1]

    def table(self, result: Result) -> dict[str, int]:
        """The table at the end of what an import said, without its empty rows."""
        rows = [line.rsplit(maxsplit=1) for line in result.output.split("\n\n")[-1].splitlines()]
        return {words: int(number) for words, number in rows if number != "0"}

    def listed(self) -> list[tuple[str, str, str]]:
        """The cases of the last report: identifier, name, what happened."""
        return [
            tuple(line.split("\t")) for line in (self.folder / "listed.txt").read_text("utf-8").splitlines()
        ]

    def said(self) -> list[str]:
        """What happened beside new records, without whom it happened to."""
        return [what for _, _, what in self.listed() if not what.startswith("new records")]

    def files(self) -> dict[str, bytes]:
        """Everything in the folder but the vocabularies and the leaflet codes."""
        found = sorted(path for path in self.into.rglob("*") if path.is_file())
        return {
            p.relative_to(self.into).as_posix(): p.read_bytes()
            for p in found
            if p.name not in ("_vocabularies.yml", "_ids.yml")
        }

    def record(self, name: str) -> dict[str, Any]:
        """A file of the folder as the reader gives it."""
        source = read(self.into / name, name)
        assert not source.problems
        return source.data


def service(**more: Any) -> dict[str, Any]:
    """A service of a feed."""
    return {"id": "1", "name": "Toy Library", "status": "active", **more}
