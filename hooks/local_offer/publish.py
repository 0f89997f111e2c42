"""The security policy of the published site.

No inline script or style stands on any page, so the policy needs no exception and no hash: what does not
come as a file of this site does not run.
"""

from __future__ import annotations

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
    "manifest-src 'self'; worker-src 'self'; form-action 'self'; base-uri 'none'"
)
"""Also stands in each page, so that it holds where the host sets no headers."""


def headers() -> str:
    """`_headers`, as static hosts read it: the policy with what only a header can say."""
    return f"""\
/*
  Content-Security-Policy: {POLICY}; frame-ancestors 'none'
  X-Content-Type-Options: nosniff
  Referrer-Policy: no-referrer
  Permissions-Policy: interest-cohort=()
"""
