"""A whole referral and a whole check in a real browser, with the real assistant behind it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from bot.settings import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page

    from tests.live.stack import Stack

# In the group of the conversations, whose processes it shares.
pytestmark = [pytest.mark.browser, pytest.mark.rasa, pytest.mark.xdist_group("rasa")]

SIZES = {"small": (320, 640), "desktop": (1280, 800)}
SLOW = 20_000
#: Where the pictures go for people to look at; no part of the repository.
RESULTS = ROOT / "results"
CRITERIA = (
    ("type", "19"),
    ("press", "bij vrienden of familie"),
    ("press", "Kortrijk"),
    ("press", "leefloon of steun van het OCMW"),
    ("press", "Ja"),
    ("press", "Ja"),
)
views = pytest.mark.parametrize(
    ("size", "scheme"),
    [("small", "light"), ("small", "dark"), ("desktop", "light"), ("desktop", "dark")],
)


class Chat:
    """Somebody who chats in a window, and has pictures taken."""

    def __init__(self, page: Page, name: str) -> None:
        self.page = page
        self.name = name
        self.violations: dict[str, list[str]] = {}

    def do(self, how: str, what: str) -> None:
        """Type or press, and wait for the answer."""
        before = self.page.locator(".assistant").count()
        if how == "type":
            self.page.get_by_label("Typ je bericht").fill(what)
            self.page.keyboard.press("Enter")
        else:
            exact = len(what) < 3
            self.page.get_by_role("button", name=what, exact=exact).last.click(timeout=SLOW)
        expect(self.page.locator(".assistant")).not_to_have_count(before, timeout=SLOW)
        expect(self.page.locator("#typing")).to_be_hidden(timeout=SLOW)

    def look(self, moment: str) -> None:
        """Take a picture, and let axe look as well."""
        RESULTS.mkdir(exist_ok=True)
        self.page.mouse.move(1, 1)
        self.page.wait_for_timeout(250)
        self.page.screenshot(path=RESULTS / f"{self.name}-{moment}.png")
        found = Axe().run(self.page).response["violations"]
        self.violations[moment] = [
            f"{each['id']}: {node['html']}" for each in found for node in each["nodes"]
        ]
        width = self.page.viewport_size["width"]
        if self.page.evaluate("document.documentElement.scrollWidth") > width:
            self.violations[moment].append("wider than the screen")


@pytest.fixture
def chat(
    request: pytest.FixtureRequest, live: Stack, browser: Browser, size: str, scheme: str
) -> Iterator[Chat]:
    width, height = SIZES[size]
    context = browser.new_context(
        viewport={"width": width, "height": height}, color_scheme=scheme, reduced_motion="reduce"
    )
    page = context.new_page()
    problems: list[str] = []
    asked: set[str] = set()
    page.on("pageerror", lambda error: problems.append(str(error)))
    page.on("request", lambda each: asked.add(each.url))
    page.goto(live.url)
    page.get_by_role("button", name="Iemand aanmelden").wait_for()
    kind = request.node.originalname.removeprefix("test_").split("_")[0]
    yield Chat(page, f"{kind}-{size}-{scheme}")
    context.close()
    assert problems == []
    assert {url for url in asked if not url.startswith(live.url)} == set()


@views
def test_referral_of_oneself_ends_with_a_number_that_is_stored(chat: Chat, live: Stack) -> None:
    before = live.references()
    chat.look("1-welcome")
    chat.do("press", "Ik zoek zelf hulp")
    for how, what in CRITERIA[:1]:
        chat.do(how, what)
    chat.look("2-choices")
    for how, what in CRITERIA[1:]:
        chat.do(how, what)
    chat.do("press", "Ja")
    chat.page.get_by_role("button", name="Dit afdrukken").wait_for(timeout=SLOW)
    chat.look("3-card")
    chat.do("press", "Ja, dat mag")
    chat.do("type", "Zilverjana")
    chat.do("type", "0471 93 84 75")
    chat.do("type", "best na 16 uur, via tante Godelieve")
    chat.do("press", "dat is alles")
    chat.look("4-summary")
    chat.do("press", "Ja, verstuur")
    chat.look("5-sent")

    (reference,) = set(live.references()) - set(before)
    expect(chat.page.locator(".assistant", has_text=reference)).to_have_count(1)
    assert live.case(reference).answers["youth_phone"] == "+32471938475"
    assert {moment: found for moment, found in chat.violations.items() if found} == {}


@views
def test_check_ends_with_a_card_and_stores_nothing(chat: Chat, live: Stack) -> None:
    before = live.references()
    chat.do("press", "Voorwaarden nakijken")
    for how, what in CRITERIA:
        chat.do(how, what)
    chat.do("press", "Nee")
    chat.page.get_by_role("button", name="Dit afdrukken").wait_for(timeout=SLOW)
    chat.look("1-card")
    chat.do("press", "Nee, dit was genoeg")
    chat.look("2-end")

    assert live.references() == before
    assert {moment: found for moment, found in chat.violations.items() if found} == {}
