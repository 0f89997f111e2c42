"""What typing costs: how long each key keeps the page from doing anything else, with the processor slowed.

Queries are typed letter by letter into the box of the find page at a human pace. The browser itself counts
how long its main thread worked (`TaskDuration` of its performance metrics: scripts, styles, layout, painting);
what it worked from one key to the next is put down to the first of the two, and what it worked in the second
after the last key to the last. So nothing escapes that a script puts off, and no threshold hides short tasks,
as the browser's list of "long tasks" would. The time is that of the thread, slowing included, so that what
else runs on a shared machine is not counted. What the page does with no key pressed is taken off.
"""

from __future__ import annotations

import time
from dataclasses import dataclass
from statistics import fmean

from find_cost import PHONE, SLOW
from host import Host
from playwright.sync_api import Browser, CDPSession, Keyboard

TEXTS = ("speech therapy for autism", "won't go to school", "holiday clubs")
PACE, UNHURRIED = 0.12, 0.6
"""Seconds from one key to the next: of somebody who types, and of somebody who looks for each letter, so that
every letter is searched for."""
AFTERWARDS = 1.5
"""Seconds after the last key that still count as its own."""


@dataclass(frozen=True)
class Typing:
    """What keys cost, in milliseconds of the main thread."""

    mean: float
    worst: float


def typing(browser: Browser, host: Host, pace: float) -> Typing:
    """What typing the texts costs, each on the find page as it is when it has come to rest."""
    keys = [cost for text in TEXTS for cost in _keys(browser, host, text, pace)]
    return Typing(fmean(keys), max(keys))


def _keys(browser: Browser, host: Host, text: str, pace: float) -> list[float]:
    with browser.new_context(viewport=PHONE) as context:
        tab = context.new_page()
        tab.goto(f"{host.address}/find/", wait_until="networkidle")
        tools = context.new_cdp_session(tab)
        tools.send("Performance.enable", {"timeDomain": "threadTicks"})
        tools.send("Emulation.setCPUThrottlingRate", {"rate": SLOW})
        tab.locator("#find-q").focus()
        tab.keyboard.type("a")  # what is loaded once, at the first key, belongs to the first search
        time.sleep(AFTERWARDS)
        tab.keyboard.press("Backspace")
        time.sleep(AFTERWARDS)
        idle = _worked(tools, AFTERWARDS) / AFTERWARDS
        keys = []
        for number, letter in enumerate(text, 1):
            wait = pace if number < len(text) else AFTERWARDS
            worked = _worked(tools, wait, tab.keyboard, letter)
            keys.append(max(0.0, worked - idle * wait))
        return keys


def _worked(tools: CDPSession, seconds: float, keyboard: Keyboard | None = None, letter: str = "") -> float:
    """Milliseconds that the main thread works in some seconds, from the moment a letter is typed."""
    began, before = time.perf_counter(), _main_thread(tools)
    if keyboard:
        keyboard.type(letter)
    time.sleep(max(0.0, seconds - (time.perf_counter() - began)))
    return _main_thread(tools) - before


def _main_thread(tools: CDPSession) -> float:
    metrics = tools.send("Performance.getMetrics")["metrics"]
    return 1000 * next(one["value"] for one in metrics if one["name"] == "TaskDuration")
