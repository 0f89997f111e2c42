"""What the tests of the find page share."""

from __future__ import annotations

import re

from playwright.sync_api import Locator, Page

HELPLINE = "01632 960500"


def status(page: Page) -> Locator:
    """The one sentence that is read out."""
    return page.get_by_role("status")


def shown_status(page: Page) -> Locator:
    """That sentence or, when the page's own script did not come, the one in its place."""
    return page.locator(".find-status:visible")


def found(page: Page) -> Locator:
    """The names of the services that are shown."""
    return page.get_by_role("list", name="Services").get_by_role("heading")


def words(page: Page) -> Locator:
    """The box for words."""
    return page.get_by_label("What do you need help with?")


def near(page: Page) -> Locator:
    """The field for a postcode or place."""
    return page.get_by_label("Near a postcode or place")


def open_group(page: Page, name: str) -> Locator:
    """Open a group of choices, by clicks. Gives the group when its choices are there."""
    panel = page.locator(".find-narrow")
    if not panel.evaluate("(one) => one.open"):
        panel.locator("> summary").click()
    page.locator(".find-group > summary").filter(has_text=re.compile(f"^{name}")).click()
    group = page.get_by_role("group", name=name, exact=True)
    group.get_by_role("checkbox").first.wait_for()
    return group


def asked_for(page: Page) -> list[str]:
    """Every file that the page asks for from now on, by its path. The list grows."""
    paths: list[str] = []
    page.on("request", lambda request: paths.append(request.url.split("?")[0].split("/", 3)[3]))
    return paths
