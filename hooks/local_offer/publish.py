"""The security policy of the published site.

No inline script or style stands on any page, so the policy needs no exception and no hash: what does not
come as a file of this site does not run.
"""

from __future__ import annotations

import subprocess
import time
from pathlib import Path

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
    "manifest-src 'self'; worker-src 'self'; form-action 'self'; base-uri 'none'"
)
"""Also stands in each page, so that it holds where the host sets no headers."""

NOT_USED = ("assets/javascripts/", "assets/stylesheets/", "assets/images/")
"""Where Material keeps its own look, which ours replaces."""


def headers() -> str:
    """`_headers`, as static hosts read it: the policy with what only a header can say."""
    return f"""\
/*
  Content-Security-Policy: {POLICY}; frame-ancestors 'none'
  X-Content-Type-Options: nosniff
  Referrer-Policy: no-referrer
  Permissions-Policy: interest-cohort=()
"""


def source_date(folder: Path) -> str:
    """The time that counts as the build's, in seconds since 1970: that of the last commit.

    So two builds of one commit are the same to the byte, sitemap included. Without a history it is the
    start of the day.
    """
    try:
        asked = subprocess.run(
            ["git", "log", "-1", "--format=%ct"], cwd=folder, capture_output=True, text=True, check=False
        )
    except OSError:
        asked = None
    return asked.stdout.strip() if asked and asked.stdout.strip() else str(int(time.time()) // 86400 * 86400)
