"""How long all records of a large county take to check, and how much memory."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

from common import ROOT
from records import write
from table import Row

NUMBER = 5_000
_CHECK = """
import contextlib, io, json, resource, sys, time
from local_offer.cli import main
with contextlib.redirect_stdout(io.StringIO()):
    began = time.process_time()
    with contextlib.suppress(SystemExit):
        main(["check", sys.argv[1]])
    seconds = time.process_time() - began
print(json.dumps([seconds, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000]))
"""


def check_rows(folder: Path) -> list[Row]:
    """`local-offer check` over made-up records: seconds of the processor, megabytes at the most."""
    services = folder / "many"
    write(services, NUMBER)
    command = [sys.executable, "-c", _CHECK, str(services)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    seconds, megabytes = json.loads(done.stdout)
    return [
        Row(f"check of {NUMBER:,} records", seconds, "s", at_most=3),
        Row(f"check of {NUMBER:,} records, memory", megabytes, "MB", at_most=300),
    ]
