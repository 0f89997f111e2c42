"""The browser that the tests use: found on this machine, or installed once by `make test`.

In this order: a Chromium or Chrome on the PATH; Debian's package, when we are root; Playwright's own
download. Says nothing when a browser is there.
"""

from __future__ import annotations

import os
import platform
import shutil
import subprocess
import sys
from functools import cache
from pathlib import Path

from playwright.sync_api import Browser, Playwright, sync_playwright

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
ADVICE = """\
The tests need a browser, and none could be installed. Install Chromium or Chrome so that `chromium` or
`google-chrome` is a command (on Debian: apt-get install chromium), then run `make test` again."""

NOT_USED = (
    *("WebUIOmniboxPopup", "WebUIOmniboxAimPopup", "SpareRendererForSitePerProcess"),
    *("HttpsUpgrades", "HttpsFirstBalancedModeAutoEnable", "LensOverlay", "MediaRouter", "OptimizationHints"),
    *("NetworkTimeServiceQuerying", "PaintHolding", "ThirdPartyStoragePartitioning", "Translate"),
)
"""What the browser makes for each window and no test looks at: the first three take half of all the time that
the tests in a browser take. The others Playwright leaves out too, which it does not where a list is given."""


@cache
def executable() -> str | None:
    """The path of a browser that starts on this machine, or None."""
    for name in NAMES:
        if (path := shutil.which(name)) and _starts(path):
            return path
    with sync_playwright() as playwright:
        own = playwright.chromium.executable_path
    return own if Path(own).is_file() and _starts(own) else None


def launch(playwright: Playwright, path: str) -> Browser:
    """The browser at this path, without what no test looks at."""
    return playwright.chromium.launch(
        executable_path=path, args=["--no-sandbox", f"--disable-features={','.join(NOT_USED)}"]
    )


def _starts(path: str) -> bool:
    """Whether it is a real browser: Ubuntu has a `chromium-browser` that only says to install one."""
    try:
        return (
            subprocess.run([path, "--version"], capture_output=True, timeout=60, check=False).returncode == 0
        )
    except (OSError, subprocess.TimeoutExpired):
        return False


def install() -> None:
    """Install a browser in the first way that this machine allows."""
    with_apt = os.geteuid() == 0 and shutil.which("apt-get") is not None
    if with_apt and _has_chromium_package():
        print("Installing Chromium, once (apt-get).")
        packages = ["chromium", "fonts-dejavu-core"]  # without a font, every page measures wrong
        _run("apt-get", "update")
        _run("apt-get", "install", "--yes", "--no-install-recommends", *packages)
        executable.cache_clear()
    if not executable():
        print("Installing Chromium, once (Playwright's own).")
        more = ["--with-deps"] if with_apt else []
        _run(sys.executable, "-m", "playwright", "install", "--no-shell", *more, "chromium")
        executable.cache_clear()


def _run(*command: str) -> None:
    """Run a command and say nothing but why it failed."""
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    if done.returncode:
        said = (done.stdout + done.stderr).splitlines()
        print(next((line for line in said if line.startswith(("E:", "Error:"))), "".join(said[-1:])))


def _has_chromium_package() -> bool:
    """Whether apt-get's `chromium` is a browser: on Ubuntu it is only a pointer to a snap."""
    try:
        system = platform.freedesktop_os_release()
    except OSError:
        return False
    return "ubuntu" not in f"{system.get('ID')} {system.get('ID_LIKE')}"


if __name__ == "__main__":
    if not executable():
        install()
    if not executable():
        sys.exit(ADVICE)
