"""The security policy of the published site.

No inline script or style stands on any page, so the policy needs no exception and no hash: what does not
come as a file of this site does not run.
"""

from __future__ import annotations

import datetime
import hashlib
import os
import re
import time
from pathlib import Path

from .git import NoHistory, git_text

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
    "manifest-src 'self'; worker-src 'self'; form-action 'self'; base-uri 'none'"
)
"""Also stands in each page, so that it holds where the host sets no headers."""

SCRIPT = "assets/site.js"
"""The script of every page. It is published small."""

NOT_USED = ("assets/javascripts/", "assets/stylesheets/", "assets/images/")
"""Where Material keeps its own look, which ours replaces."""

_SWITCHES = re.compile(
    r'\s*<input class="md-toggle"[^>]*>|\s*<label class="md-overlay"[^>]*></label>', re.IGNORECASE
)
"""How Material opens a drawer and a search that our pages do not have."""

FEED = "oruk/v3"
"""Where the Open Referral UK feed is. The index.html of its folders is JSON, for hosts that give nothing else."""

EMBED = "embed"
"""Where lists for other websites are. But for the page of that name, its HTML is pieces of pages."""


def is_list_for_others(address: str) -> bool:
    """Whether a file of the site is one that other websites show: no reader of this one opens it."""
    return address.startswith(f"{EMBED}/") and address.count("/") > 1


def is_page(address: str) -> bool:
    """Whether a file of the site is a page that people read."""
    if is_list_for_others(address):
        return False
    return address.endswith(".html") and not address.startswith(f"{FEED}/")


def without_unused(page: str) -> str:
    """A page without the parts of Material's frame that do nothing here. They are not valid HTML either."""
    return _SWITCHES.sub("", page)


def headers() -> str:
    """`_headers`, as static hosts read it: the policy with what only a header can say."""
    return f"""\
/*
  Content-Security-Policy: {POLICY}; frame-ancestors 'none'
  X-Content-Type-Options: nosniff
  Referrer-Policy: no-referrer
  Permissions-Policy: interest-cohort=()
/{FEED}/*
  Access-Control-Allow-Origin: *
  Content-Type: application/json
/data/*
  Access-Control-Allow-Origin: *
/calendar/*
  Access-Control-Allow-Origin: *
/contacts/*
  Access-Control-Allow-Origin: *
/{EMBED}/*
  Access-Control-Allow-Origin: *
"""


def redirects() -> str:
    """`_redirects`, as Netlify and Cloudflare Pages read it: a list of the feed answers without a slash too."""
    names = ("services", "organizations", "service_at_locations", "taxonomies", "taxonomy_terms")
    return "".join(f"/{FEED}/{name} /{FEED}/{name}/index.json 200\n" for name in names)


def fingerprinted(address: str, content: bytes) -> str:
    """The address of a file with a mark that changes with its content, so that a browser may keep the file."""
    return f"{address}?{hashlib.sha256(content).hexdigest()[:8]}"


def source_date(folder: Path) -> str:
    """The time that counts as the build's, in seconds since 1970: that of the last commit.

    So two builds of one commit are the same to the byte, sitemap included. Without a history it is the
    start of the day.
    """
    try:
        return git_text(folder, "log", "-1", "--format=%ct").strip()
    except NoHistory:
        return str(int(time.time()) // 86400 * 86400)


def made() -> datetime.datetime:
    """When the build counts as made: what SOURCE_DATE_EPOCH says, which hooks/publish.py sees to."""
    return datetime.datetime.fromtimestamp(int(os.environ["SOURCE_DATE_EPOCH"]), datetime.UTC)
