"""The browser that the tests use: found on this machine, or installed once by `make test`.

In this order: a Chromium or Chrome on the PATH; Debian's packages, when we are root; Playwright's own
download. Most tests need no more than the part of it that shows pages without a window, which takes half as
much of the processor; where that is not at hand they take the whole. Says nothing when all is there.
"""

from __future__ import annotations

import os
import platform
import shutil
import subprocess
import sys
from functools import cache
from pathlib import Path

from playwright.sync_api import Browser, BrowserType, sync_playwright

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
WITHOUT_WINDOWS = "chromium-headless-shell"
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
    """The path of a browser, as people have it, that starts on this machine; or None."""
    for name in NAMES:
        if (path := shutil.which(name)) and _starts(path):
            return path
    with sync_playwright() as playwright:
        own = playwright.chromium.executable_path
    return own if Path(own).is_file() and _starts(own) else None


@cache
def without_windows() -> str | None:
    """The path of the one that only shows pages, where there is one."""
    path = shutil.which(WITHOUT_WINDOWS)
    return path if path and _starts(path) else None


def launch(chromium: BrowserType, path: str) -> Browser:
    """The browser at this path, without what no test looks at."""
    return chromium.launch(
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
    if _has_chromium_packages():
        print("Installing Chromium, once (apt-get).")
        _run("apt-get", "update")
        if not executable():
            _apt_install("chromium", "fonts-dejavu-core")  # without a font, every page measures wrong
        _apt_install(WITHOUT_WINDOWS)
        executable.cache_clear()
    if not executable():
        print("Installing Chromium, once (Playwright's own).")
        more = ["--with-deps"] if _may_use_apt() else []
        _run(sys.executable, "-m", "playwright", "install", "--no-shell", *more, "chromium")
        executable.cache_clear()


def _apt_install(*packages: str) -> None:
    _run("apt-get", "install", "--yes", "--no-install-recommends", *packages)


def _run(*command: str) -> None:
    """Run a command and say nothing but why it failed."""
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    if done.returncode:
        said = (done.stdout + done.stderr).splitlines()
        print(next((line for line in said if line.startswith(("E:", "Error:"))), "".join(said[-1:])))


def _may_use_apt() -> bool:
    return os.geteuid() == 0 and shutil.which("apt-get") is not None


def _has_chromium_packages() -> bool:
    """Whether apt-get can install a browser: Ubuntu's `chromium` is only a pointer to a snap."""
    try:
        system = platform.freedesktop_os_release()
    except OSError:
        return False
    return _may_use_apt() and "ubuntu" not in f"{system.get('ID')} {system.get('ID_LIKE')}"


if __name__ == "__main__":
    if not executable() or (_has_chromium_packages() and not without_windows()):
        install()
    if not executable():
        sys.exit(ADVICE)
