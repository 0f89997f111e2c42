"""What tests of `mkdocs serve` share: the site of a council, live, while its records are written."""

from __future__ import annotations

import os
import socket
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from building import QUIET, command


@pytest.fixture
def serve(council: Path) -> Iterator[Callable[[], str]]:
    """Starts `mkdocs serve` in the council's folder. Gives its address when it answers."""
    started: list[subprocess.Popen] = []

    def start() -> str:
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
        words = [command("mkdocs"), "serve", "--dev-addr", f"127.0.0.1:{port}"]
        with (council / "said.txt").open("wb") as said:
            started.append(
                subprocess.Popen(words, cwd=council, env={**os.environ, **QUIET}, stdout=said, stderr=said)
            )
        wait_for(lambda: read(f"http://127.0.0.1:{port}/"))
        return f"http://127.0.0.1:{port}"

    yield start
    for process in started:
        process.terminate()
        process.wait(timeout=20)


def read(address: str) -> str:
    """A page as text, or "" when nobody answers yet."""
    try:
        with urllib.request.urlopen(address, timeout=20) as answer:
            return answer.read().decode()
    except (urllib.error.URLError, ConnectionError):
        return ""


def wait_for(answer: Callable[[], object]) -> None:
    """Wait until there is an answer, for at most 60 seconds."""
    end = time.monotonic() + 60
    while not answer():
        assert time.monotonic() < end, "nothing came in a minute"
        time.sleep(0.2)
