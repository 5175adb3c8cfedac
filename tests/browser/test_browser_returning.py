"""Leave and come back, in a real browser, with the real assistant behind it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import expect

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from playwright.sync_api import Browser, Page

    from tests.live.stack import Stack

# In the group of the conversations, whose processes it shares.
pytestmark = [pytest.mark.browser, pytest.mark.rasa, pytest.mark.xdist_group("rasa")]

SLOW = 20_000
CODE = re.compile(r"\b[A-Z2-9]{4}-[A-Z2-9]{4}\b")
RESUME = "Wil je daarmee verder, of opnieuw beginnen?"
#: What the visitor below tells, and no question says by itself.
TOLD = re.compile(r"\b22\b|Kortrijk")
LEFT_FOR = "https://www.google.be/"


class Window:
    """A browser of somebody's own: nobody else's cookie is in it."""

    def __init__(self, browser: Browser, live: Stack) -> None:
        self._live = live
        self._context = browser.new_context(reduced_motion="reduce")
        # Nothing of a test goes beyond this machine, also not who leaves for another site.
        self._context.route(f"{LEFT_FOR}**", lambda route: route.fulfill(body="iets anders"))
        self.page: Page = self._context.new_page()
        self.open()

    def open(self) -> None:
        """Open the page and wait until all of it is said."""
        self.page.goto(self._live.url)
        self._wait_for_page()

    def reload(self) -> None:
        """Open the page again, by the button of the browser."""
        self.page.reload()
        self._wait_for_page()

    def _wait_for_page(self) -> None:
        expect(self.assistant.first).to_be_visible(timeout=SLOW)
        self._wait_for_silence()

    def say(self, text: str) -> None:
        """Type a message and wait for what comes of it."""
        before = self.assistant.count()
        self.page.get_by_label("Typ je bericht").fill(text)
        self.page.keyboard.press("Enter")
        self._wait_for_answer(before)

    def press(self, title: str) -> None:
        """Press the last button of this title and wait for what comes of it."""
        before = self.assistant.count()
        self.page.get_by_role("button", name=title, exact=True).last.click(timeout=SLOW)
        self._wait_for_answer(before)

    @property
    def assistant(self) -> Any:
        """The messages of the assistant."""
        return self.page.locator(".assistant")

    @property
    def shown(self) -> str:
        """All words of the talk that stand on the screen."""
        return self.page.locator("#log").inner_text()

    @property
    def last(self) -> str:
        """The last message of the assistant."""
        return self.assistant.last.inner_text()

    @property
    def slots(self) -> dict[str, Any]:
        """What Rasa knows of whoever holds the cookie of this window."""
        (cookie,) = self._context.cookies(self._live.url)
        with self._live.database.unit_of_work() as uow:
            chat = uow.chats.find("web", cookie["value"])
        return self._live.slots(chat.rasa_sender) if chat else {}

    def close(self) -> None:
        """End this browser."""
        self._context.close()

    def _wait_for_answer(self, before: int) -> None:
        expect(self.assistant).not_to_have_count(before, timeout=SLOW)
        self._wait_for_silence()

    def _wait_for_silence(self) -> None:
        expect(self.page.locator("#typing")).to_be_hidden(timeout=SLOW)


@pytest.fixture
def open_window(browser: Browser, live: Stack) -> Iterator[Callable[[], Window]]:
    windows: list[Window] = []

    def make() -> Window:
        windows.append(Window(browser, live))
        return windows[-1]

    yield make
    for window in windows:
        window.close()


@pytest.fixture
def window(open_window: Callable[[], Window]) -> Window:
    """Somebody in the middle of an intake, whose answers stand on the screen."""
    window = open_window()
    window.press("Ik zoek zelf hulp")
    window.say("ik ben 22, slaap bij een maat en wil in Kortrijk wonen")
    assert TOLD.search(window.shown)
    return window


def test_reload_asks_whether_to_go_on_and_shows_nothing_of_before(window: Window) -> None:
    asked = window.slots["requested_slot"]
    window.page.get_by_label("Typ je bericht").fill("nog niet verstuurd")

    window.reload()
    back, typed = window.shown, window.page.get_by_label("Typ je bericht").input_value()
    window.press("Verder waar we waren")

    assert RESUME in back
    assert not TOLD.search(back)
    assert typed == ""
    assert window.slots["requested_slot"] == asked
    assert window.slots["age"] == 22


def test_beginning_anew_after_a_reload_keeps_nothing(window: Window) -> None:
    window.reload()
    window.press("Opnieuw beginnen")
    anew, slots = window.shown, window.slots
    window.reload()

    assert not TOLD.search(anew)
    assert not {"age", "region", "living_situation"} & set(slots)
    assert not TOLD.search(window.shown)


def test_code_brings_the_criteria_back_on_another_device(
    window: Window, open_window: Callable[[], Window]
) -> None:
    asked = window.slots["requested_slot"]
    window.say("stop")
    window.press("Ja, geef mij een code")
    (code,) = CODE.findall(window.last)

    elsewhere = open_window()
    before = elsewhere.shown
    elsewhere.say(code)

    assert not TOLD.search(before)
    assert elsewhere.slots["requested_slot"] == asked
    assert (elsewhere.slots["age"], elsewhere.slots["region"]) == (22, "Kortrijk")


def test_reload_after_leaving_at_once_shows_nothing(window: Window) -> None:
    window.page.get_by_role("button", name="Snel weg").click()
    window.page.wait_for_url(LEFT_FOR)

    window.open()

    assert not TOLD.search(window.shown)
    assert RESUME not in window.shown
    assert "age" not in window.slots
