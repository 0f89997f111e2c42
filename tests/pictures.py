"""`make pictures`: what the demonstration looks like, in small pictures. The README shows some of them.

One of every type of page on a phone (360 px) and on a large screen (1300 px), and a leaflet of each tier.
"""

from __future__ import annotations

import io
import sys
from pathlib import Path

import pypdfium2
from browser import ADVICE, executable, launch
from building import PROJECT
from PIL import Image
from playwright.sync_api import Page, sync_playwright
from serving import serving

SITE = PROJECT / "site"
FOLDER = PROJECT / "tests" / "pictures"

PAGES = {
    "home": "/",
    "find": "/find/?q=not+talking+yet",
    "service-universal": "/services/talk-and-play/",
    "service-targeted": "/services/speech-therapy-in-schools/",
    "service-specialist": "/services/speech-and-language-therapy/",
    "service-closed": "/services/befriending/",
    "service-mental-health": "/services/camhs/",
    "school": "/services/vennerton-park-school/",
    "a-to-z": "/a-to-z/",
    "need": "/need/autism/",
    "tier": "/tier/targeted/",
    "organisation": "/organisation/tarrowmere-community-nhs/",
    "choices": "/need/",
    "leaflets": "/leaflets/",
    "person-in-charge": "/staff/head-of-send/",
    "who-is-in-charge": "/who-is-in-charge/",
    "guide": "/guides/when-you-disagree/",
    "without-the-internet": "/without-the-internet/",
    "contact": "/contact/",
    "accessibility": "/accessibility/",
    "field-guide": "/providers/fields/",
    "form": "/providers/form/",
    "form-question": "/providers/form/?question#new-picture/tier",
    "form-errors": "/providers/form/?errors#new-picture/contact",
    "form-list": "/providers/form/?list#new-picture/sessions",
    "form-correction": "/providers/form/?correction#correct-talk-and-play/answers",
    "form-end": "/providers/form/?end#new-picture/send",
    "form-all": "/providers/form/?all#new-picture/all",
    "form-on-paper": "/providers/questions/",
    "not-found": "/404.html",
}
PRESS = {"form-errors": "Continue"}
"""The button that is pressed before the picture is taken."""

LEAFLETS = {
    "universal": "talk-and-play",
    "targeted": "speech-therapy-in-schools",
    "specialist": "speech-and-language-therapy",
}
TALLEST = {360: 1280, 1300: 800}
"""Of each width, in px, how much of a page is shown: the whole of it when it is shorter."""

MOST_BYTES = 60_000


def picture_of_page(page: Page, address: str, width: int, button: str | None = None) -> Image.Image:
    """The top of a page, as a reader sees it first, or once a button was pressed."""
    page.set_viewport_size({"width": width, "height": 800})
    page.goto("about:blank")  # from the same address a browser goes nowhere
    answer = page.goto(address, wait_until="networkidle")
    if not answer or answer.status != 200:
        sys.exit(f"There is no {address} in {SITE.name}/. The pictures are of the demonstration: build that.")
    if button:
        page.get_by_role("button", name=button).click()
    height = min(page.evaluate("document.documentElement.scrollHeight"), TALLEST[width])
    clip = {"x": 0, "y": 0, "width": width, "height": height}
    return Image.open(io.BytesIO(page.screenshot(full_page=True, clip=clip)))


def picture_of_leaflet(file: Path) -> Image.Image:
    """The first page of a leaflet, 620 px wide."""
    sheet = pypdfium2.PdfDocument(file)[0]
    return sheet.render(scale=620 / sheet.get_width()).to_pil()


def save(picture: Image.Image, name: str) -> None:
    """Write a picture with few colours, which is all that text needs."""
    file = FOLDER / f"{name}.png"
    few = picture.convert("RGB").quantize(48, dither=Image.Dither.NONE)
    few.save(file, optimize=True)
    if file.stat().st_size > MOST_BYTES:
        sys.exit(f"{file.name} is larger than {MOST_BYTES:,} bytes. Show less of that page.")


def main() -> None:
    """Make all pictures again."""
    path = executable()
    if not path:
        sys.exit(ADVICE)
    FOLDER.mkdir(exist_ok=True)
    with serving(SITE) as address, sync_playwright() as playwright:
        browser = launch(playwright.chromium, path)
        page = browser.new_page(base_url=address)
        for name, where in PAGES.items():
            for width in TALLEST:
                save(picture_of_page(page, where, width, PRESS.get(name)), f"{name}-{width}")
        browser.close()
    for tier, slug in LEAFLETS.items():
        save(picture_of_leaflet(SITE / "leaflets" / f"{slug}.pdf"), f"leaflet-{tier}")
    print(f"Made {2 * len(PAGES) + len(LEAFLETS)} pictures in {FOLDER.relative_to(PROJECT)}/.")


if __name__ == "__main__":
    main()
