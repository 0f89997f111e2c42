"""What a device keeps for when there is no connection: a family on one phone, in a real browser.

The tests are one story and run in its order; each begins where the one before ended. The site lies below the
start of its host, as on many free ones. What a page does four seconds after it is done is asked for at once.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from browser import ADVICE, executable, launch
from local_offer.offline import publish, worker
from playwright.sync_api import Browser, Page, expect
from serving import serving
from small_site import PHONE

OVERRIDES = Path(__file__).parents[1] / "overrides"
HELPLINE = "01632 960500"
KEEP_NOW = "LocalOfferPage.keepAsSaid().then(() => navigator.serviceWorker.ready).then(() => true)"
KEPT = """async () => {
  const found = {};
  for (const name of await caches.keys()) {
    const cache = await caches.open(name), start = new URL("/offer/", location).href;
    for (const { url } of await cache.keys()) (found[name.split(" ").pop()] ||= []).push(url.replace(start, ""));
  }
  return found;
}"""
"""The addresses of what is kept, by the reason it is kept for."""


@pytest.fixture(scope="module")
def host(site: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a web host, with a Local Offer in a folder of its own."""
    host = tmp_path_factory.mktemp("host")
    shutil.copytree(site, host / "offer", ignore=shutil.ignore_patterns("oruk", "*.zip"))
    for name in ("_headers", "404.html"):
        shutil.copy(site / name, host / name)
    return host


@pytest.fixture(scope="module")
def phone(host: Path, browser: Browser) -> Iterator[Page]:
    """A phone that was never here."""
    with (
        serving(host) as address,
        browser.new_context(base_url=address, viewport=PHONE, service_workers="allow") as context,
    ):
        page = context.new_page()
        page.wrong = []
        page.on("pageerror", lambda error: page.wrong.append(str(error)))
        yield page
        assert page.wrong == []


def kept(page: Page, reason: str) -> list[str]:
    return page.evaluate(KEPT).get(reason, [])


def wait_until_kept(page: Page, reason: str, address: str) -> None:
    wait_until(page, lambda: any(address in one for one in kept(page, reason)))


def wait_until(page: Page, is_so: Callable[[], bool]) -> None:
    """The worker goes about it in its own time: at most 15 seconds."""
    for _ in range(150):
        if is_so():
            return
        page.wait_for_timeout(100)
    pytest.fail(f"It did not happen. Kept are: {page.evaluate(KEPT)}")


def search_files(host: Path) -> list[str]:
    """What any search may need."""
    return worker.search_files(publish.files_of(host / "offer"))


def notice(page: Page) -> object:
    return page.locator("#kept-notice")


def results(page: Page) -> object:
    return page.get_by_role("list", name="Services").get_by_role("heading")


# -- with a connection ---------------------------------------------------------------------------------


def test_the_first_page_is_kept_with_what_was_searched_for_on_it(phone: Page, host: Path):
    """It was open before there was anything to keep it. The words themselves are not written down."""
    phone.goto("/offer/find/?q=swimming")
    expect(results(phone).first).to_have_text("Swimming for everyone")
    phone.evaluate(KEEP_NOW)
    wait_until_kept(phone, "seen", "assets/find/words/")
    wait_until(
        phone, lambda: set(search_files(host)) <= {one.partition("?")[0] for one in kept(phone, "own")}
    )

    seen = kept(phone, "seen")
    assert "find/" in seen
    assert [one for one in seen if "swimming" in one] == []


def test_a_page_that_is_opened_is_kept(phone: Page):
    """With the day on it hidden: it is not a copy that one reads."""
    phone.goto("/offer/services/larch-school/")
    wait_until_kept(phone, "seen", "services/larch-school/")

    expect(notice(phone)).to_be_hidden()


def test_the_page_of_a_service_with_a_secret_address_is_not_kept(phone: Page):
    phone.goto("/offer/services/a-safe-place/")
    phone.goto("/offer/a-to-z/")
    wait_until_kept(phone, "seen", "a-to-z/")

    assert [one for one in kept(phone, "seen") if "safe-place" in one] == []


def test_a_correction_of_a_service_with_a_secret_address_leaves_nothing(phone: Page):
    """Nor does what the form asked for to show it."""
    phone.goto("/offer/services/a-safe-place/")
    phone.get_by_role("link", name="Correct this record").click()
    expect(phone.get_by_role("heading", level=1)).to_have_text("Correct: A safe place")
    phone.goto("/offer/contact/")
    wait_until_kept(phone, "seen", "contact/")

    assert [one for some in phone.evaluate(KEPT).values() for one in some if "safe-place" in one] == []


def test_a_list_for_other_websites_is_no_page_that_was_opened(phone: Page):
    """Its plain links are a piece of a page, without the day of a copy on it. The page that offers it is kept."""
    phone.goto("/offer/embed/")
    phone.goto("/offer/embed/need/autism.html")
    phone.goto("/offer/hosting/")
    wait_until_kept(phone, "seen", "hosting/")

    assert [one for one in kept(phone, "seen") if one.startswith("embed/")] == ["embed/"]


def test_what_fails_and_what_leads_elsewhere_is_not_kept(phone: Page):
    """A page that is not there, and an address without its slash, which the host answers with another."""
    phone.goto("/offer/services/no-such-service/")
    phone.goto("/offer/services/swimming")
    expect(phone).to_have_url("/offer/services/swimming/")
    wait_until_kept(phone, "seen", "services/swimming/")

    assert [
        one for one in kept(phone, "seen") if one in ("services/no-such-service/", "services/swimming")
    ] == []


def test_a_saved_service_is_kept_with_its_leaflet_and_its_sheet(phone: Page, codes: dict[str, str]):
    phone.goto("/offer/services/toy-library/")
    phone.get_by_role("button", name="Save to my list").click()
    wait_until_kept(phone, "saved", f"assets/list/{codes['toy-library']}.js")

    assert {"my-list/", "services/toy-library/", "leaflets/toy-library.pdf", "assets/list/codes.js"} <= {
        *kept(phone, "saved")
    }


def test_a_large_search_is_not_kept_unasked(host: Path, monkeypatch: pytest.MonkeyPatch):
    """Data costs families money: what was searched for is kept, and no more."""
    files = publish.files_of(host / "offer")
    assert worker.search_kept(host / "offer", files) == worker.search_files(files)
    monkeypatch.setattr(worker, "MOST_OF_SEARCH", 1000)

    assert worker.search_kept(host / "offer", files) == []


# -- without one ---------------------------------------------------------------------------------------


@pytest.fixture
def offline(phone: Page) -> Iterator[Page]:
    """The phone where there is no signal."""
    phone.context.set_offline(True)
    yield phone
    phone.context.set_offline(False)


def test_the_saved_service_opens_and_says_that_it_is_a_copy(offline: Page, host: Path):
    """From which day, that it may be out of date, and whom to ring. The leaflet is there, whole."""
    offline.goto("/offer/services/toy-library/")
    today = offline.evaluate(
        "new Date().toLocaleDateString('en-GB', {day: 'numeric', month: 'long', year: 'numeric'})"
    )
    expect(offline.get_by_role("heading", level=1)).to_have_text("Toy library")
    expect(notice(offline)).to_have_text(
        f"This is a copy kept on your device from {today}. It may be out of date. Ring {HELPLINE} before you rely on it."
    )
    leaflet = offline.get_by_role("link", name="Leaflet about")
    size = leaflet.evaluate(
        "(one) => fetch(one.href).then((answer) => answer.blob()).then(({ size }) => size)"
    )
    assert size == (host / "offer/leaflets/toy-library.pdf").stat().st_size


def test_my_list_shows_what_is_on_it(offline: Page):
    offline.goto("/offer/my-list/")
    expect(offline.locator(".sheet").get_by_role("heading", level=2)).to_have_text("Toy library")
    expect(notice(offline)).to_contain_text("This is a copy kept on your device")


def test_a_search_that_was_made_works_again(offline: Page):
    offline.goto("/offer/find/?q=swimming")
    expect(results(offline).first).to_have_text("Swimming for everyone")
    expect(notice(offline)).to_contain_text("This is a copy kept on your device")


def test_a_search_that_was_never_made_works_too(offline: Page):
    """Find was opened with other words. A word that is not in them, one that is spelt wrongly, and a choice."""
    offline.goto("/offer/find/?q=speech")
    expect(results(offline).first).to_have_text("Speech and language clinic")
    offline.goto("/offer/find/?q=swiming")
    expect(results(offline).first).to_have_text("Swimming for everyone")
    offline.goto("/offer/find/?need=autism")
    expect(results(offline)).not_to_have_count(0)


def test_lists_that_are_not_kept_are_no_links(offline: Page):
    """A list that was opened still is one."""
    offline.goto("/offer/find/")
    lists = offline.locator("#find-lists")
    expect(lists.get_by_role("link")).to_have_text([re.compile("^See everything, A to Z")])
    expect(lists).to_contain_text("Autism (")
    expect(lists).to_contain_text("The others need a connection.")


def test_a_page_never_opened_gives_the_helpline_and_a_way_on(offline: Page):
    """Its links lead on from any address."""
    for address in ("/offer/need/autism/", "/offer/services/a-safe-place/"):
        answer = offline.goto(address)
        assert answer.status == 503
        expect(offline.get_by_role("heading", level=1)).to_have_text("You have no connection")
        expect(offline.locator("main").get_by_role("link", name=HELPLINE)).to_be_visible()
    offline.locator("main").get_by_role("link", name="My list").click()
    expect(offline.get_by_role("heading", level=1)).to_have_text("My list")


def test_a_kept_page_stands_in_for_a_host_that_fails(phone: Page, host: Path):
    """There is a connection, and no answer that helps."""
    (host / "_failing").touch()
    phone.goto("/offer/services/larch-school/")
    expect(phone.get_by_role("heading", level=1)).to_have_text("Larch School")
    expect(notice(phone)).to_contain_text("This is a copy kept on your device")
    (host / "_failing").unlink()


# -- the site changes ----------------------------------------------------------------------------------


def publish_anew(offer: Path) -> None:
    """A new build: one word of a service, of its sheet and of the look have changed."""
    for name, old, new in (
        ("services/toy-library/index.html", ">Toy library</h1>", ">Toy library and games</h1>"),
        ("services/toy-library/index.html", "site.css?", "site.css?0"),
    ):
        page = (offer / name).read_text("utf-8")
        assert old in page
        (offer / name).write_text(page.replace(old, new), "utf-8")
    files = worker.on_a_device(publish.files_of(offer))
    (offer / worker.FILES).write_text(worker.as_json(worker.marks(offer, files)), "utf-8")
    engine = (offer / "assets/find/engine.js").read_text("utf-8")
    search = worker.search_kept(offer, files)
    (offer / worker.WORKER).write_text(
        worker.worker_script(OVERRIDES, publish.version(offer), engine, search), "utf-8"
    )


def test_a_new_build_brings_the_list_up_to_date_and_clears_what_was_old(phone: Page, host: Path):
    """Without the page of the service being opened again: that any page is opened is enough."""
    publish_anew(host / "offer")
    phone.goto("/offer/contact/")
    expect(notice(phone)).to_be_hidden()
    wait_until_kept(phone, "saved", "site.css?0")
    looks = [one for one in kept(phone, "saved") if one.startswith("assets/site.css")]
    assert len(looks) == 1
    assert set(search_files(host)) <= {one.partition("?")[0] for one in kept(phone, "own")}

    phone.context.set_offline(True)
    phone.goto("/offer/services/toy-library/")
    expect(phone.get_by_role("heading", level=1)).to_have_text("Toy library and games")
    phone.context.set_offline(False)


def test_what_is_taken_off_the_list_is_not_kept_for_it_any_more(phone: Page):
    phone.goto("/offer/my-list/")
    phone.get_by_role("button", name="Take Toy library off my list").click()
    wait_until(phone, lambda: kept(phone, "saved") == [])


# -- everything, and nothing ---------------------------------------------------------------------------


def test_everything_is_kept_on_request_with_its_size_said_before(phone: Page, host: Path):
    """Then pages never opened, other searches and leaflets in other languages work without a connection."""
    phone.goto("/offer/keep-a-copy/")
    files = worker.on_a_device(publish.files_of(host / "offer"))
    size = sum((host / "offer" / name).stat().st_size for name in files) / 1_000_000
    expect(phone.locator("#keep-on-device")).to_contain_text(f"It takes {size:.1f} MB on this device.")
    phone.get_by_role("button", name="Keep everything").click()
    expect(phone.get_by_role("status").filter(has_text="Everything is kept on this device.")).to_be_focused()
    assert len(kept(phone, "all")) == len(files)
    others = ("assets/records/", "hosting/", "embed/need/", "calendar/", "contacts/")
    assert [one for one in files if one.startswith(others)] == []

    phone.context.set_offline(True)
    phone.goto("/offer/need/autism/")
    expect(notice(phone)).to_contain_text("This is a copy kept on your device")
    phone.goto("/offer/find/?q=speech")
    expect(results(phone).first).to_be_visible()
    leaflet = phone.evaluate(
        "fetch('/offer/leaflets/talk-and-play.clear-print.bn.pdf').then(({ status }) => status)"
    )
    assert leaflet == 200
    phone.context.set_offline(False)


def test_only_what_is_new_is_fetched_again(phone: Page, host: Path):
    """After the next build, when any page is open for a while. What is gone is dropped."""
    page = host / "offer/services/swimming/index.html"
    page.write_text(page.read_text("utf-8").replace(">Swimming for everyone</h1>", ">Swimming</h1>"), "utf-8")
    (host / "offer/leaflets/larch-school.pdf").unlink()
    publish_anew_list(host / "offer")
    asked: list[str] = []
    phone.goto("/offer/about/")
    phone.on("request", lambda request: asked.append(request.url.split("/offer/")[1]))
    phone.evaluate("LocalOfferPage.keep().then(({ bringUpToDate }) => bringUpToDate())")

    assert "services/swimming/" in asked
    assert [one for one in asked if one.startswith(("leaflets/", "need/"))] == []
    assert "leaflets/larch-school.pdf" not in kept(phone, "all")


def publish_anew_list(offer: Path) -> None:
    files = worker.on_a_device(publish.files_of(offer))
    (offer / worker.FILES).write_text(worker.as_json(worker.marks(offer, files)), "utf-8")


def test_all_is_taken_off_again_and_nothing_is_kept_from_then_on(phone: Page):
    """Until the reader says otherwise."""
    phone.goto("/offer/keep-a-copy/")
    phone.get_by_role("button", name="Take all pages off this device").click()
    expect(phone.get_by_text("Nothing is kept on this device.")).to_be_visible()
    phone.goto("/offer/about/")
    assert phone.evaluate(KEPT) == {}
    assert phone.evaluate("navigator.serviceWorker.getRegistrations().then((some) => some.length)") == 0

    phone.goto("/offer/keep-a-copy/")
    phone.get_by_role("button", name="Keep the pages I open").click()
    expect(phone.get_by_role("button", name="Keep everything")).to_be_visible()


def test_a_device_without_room_says_so_and_the_site_goes_on(phone: Page):
    """What is there already stays."""
    phone.goto("/offer/keep-a-copy/")
    browser = phone.context.new_cdp_session(phone)
    browser.send(
        "Storage.overrideQuotaForOrigin", {"origin": phone.url.split("/offer")[0], "quotaSize": 300_000}
    )
    phone.get_by_role("button", name="Keep everything").click()
    expect(phone.get_by_text("There is no more room on this device")).to_be_visible()
    phone.goto("/offer/services/larch-school/")

    expect(phone.get_by_role("heading", level=1)).to_have_text("Larch School")
    browser.send("Storage.overrideQuotaForOrigin", {"origin": phone.url.split("/offer")[0]})


def test_a_site_that_keeps_nothing_takes_off_what_an_earlier_one_kept(phone: Page, host: Path):
    """As `make serve` does, or a council that does not want it."""
    page = host / "offer/about/index.html"
    page.write_text(page.read_text("utf-8").replace(" data-offline=", " data-not="), "utf-8")
    phone.goto("/offer/about/", wait_until="networkidle")  # what is still on its way would be kept after all
    phone.evaluate("LocalOfferPage.keepAsSaid()")

    assert phone.evaluate(KEPT) == {}
    assert phone.evaluate("navigator.serviceWorker.getRegistrations().then((some) => some.length)") == 0


def test_browsers_offer_to_install_the_site(browser: Browser, host: Path):
    """With all that they ask for: a name, an icon, a start page and a way to show it. A test is a private window."""
    # The one without windows offers nothing.
    with serving(host) as address, launch(browser.browser_type, executable() or pytest.fail(ADVICE)) as whole:
        page = whole.new_page()
        page.goto(f"{address}/offer/")
        told = page.context.new_cdp_session(page).send("Page.getInstallabilityErrors")

    assert [one["errorId"] for one in told["installabilityErrors"]] == ["in-incognito"]
