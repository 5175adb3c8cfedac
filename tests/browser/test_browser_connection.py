"""Bad connections: nothing is lost, nothing is doubled, and one is told."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from bot.errors import StorageError

if TYPE_CHECKING:
    from playwright.sync_api import Page, Route

    from tests.browser.conftest import Site
    from tests.web.fake_chat import FakeChat

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]

SLOW = 20_000
#: Messages on their way out; asking for those of the assistant has a number behind it.
SENDING = "**/chat/messages"


def say(page: Page, text: str) -> None:
    page.get_by_label("Typ je bericht").fill(text)
    page.keyboard.press("Enter")


def texts(chat: FakeChat) -> list[str | None]:
    return [received.text or received.button for received in chat.received]


def test_messages_written_offline_are_sent_once_and_in_order(page: Page, chat: FakeChat) -> None:
    page.context.set_offline(True)
    say(page, "een")
    say(page, "twee")
    expect(page.locator("#connection")).to_contain_text("De verbinding is weg.")
    expect(page.locator(".own .state").first).to_have_text("wacht op verbinding")

    page.context.set_offline(False)

    expect(page.locator("#connection")).to_have_text("De verbinding is terug.", timeout=SLOW)
    expect(page.locator(".own .state")).to_have_text(["verzonden", "verzonden"], timeout=SLOW)
    expect(page.locator(".assistant")).to_have_count(3, timeout=SLOW)
    assert texts(chat) == ["een", "twee"]


def test_lost_answer_does_not_double_the_message(page: Page, chat: FakeChat) -> None:
    def deliver_but_lose_the_answer(route: Route) -> None:
        route.fetch()
        route.abort()

    page.route(SENDING, deliver_but_lose_the_answer, times=2)

    say(page, "ja")

    expect(page.locator(".own .state")).to_have_text("verzonden", timeout=SLOW)
    expect(page.locator(".assistant")).to_have_count(2, timeout=SLOW)
    assert texts(chat) == ["ja"]
    assert len(chat.attempts) == 3
    assert len(set(chat.attempts)) == 1


def test_stopped_server_is_told_and_the_message_follows(
    page: Page, chat: FakeChat, site: Site
) -> None:
    site.stop()
    say(page, "dag")
    expect(page.locator("#connection")).to_contain_text("De verbinding is weg.", timeout=SLOW)

    site.start()

    expect(page.locator(".own .state")).to_have_text("verzonden", timeout=SLOW)
    assert texts(chat) == ["dag"]


def test_trouble_of_the_server_is_said_once_and_the_message_follows(
    page: Page, chat: FakeChat
) -> None:
    chat.failure = StorageError("locked")
    say(page, "dag")
    expect(page.locator(".notice")).to_contain_text("Sorry, het lukt even niet langs onze kant.")
    page.wait_for_timeout(2500)
    chat.failure = None

    expect(page.locator(".own .state")).to_have_text("verzonden", timeout=SLOW)
    expect(page.locator(".notice")).to_have_count(1)
    assert texts(chat) == ["dag"]


def test_double_click_sends_once(page: Page, chat: FakeChat) -> None:
    page.get_by_role("button", name="Iemand aanmelden").dblclick()
    page.get_by_role("button", name="Bij vrienden of familie").wait_for()
    page.get_by_label("Typ je bericht").fill("dag")
    page.get_by_role("button", name="Verstuur").dblclick()

    expect(page.locator(".assistant")).to_have_count(3)
    assert texts(chat) == ["refer", "dag"]


def test_buttons_of_an_answered_question_are_disabled(page: Page) -> None:
    say(page, "liever in mijn eigen woorden")
    page.get_by_role("button", name="Bij vrienden of familie").wait_for()

    expect(page.get_by_role("button", name="Iemand aanmelden")).to_be_disabled()
    expect(page.get_by_role("button", name="Bij vrienden of familie")).to_be_enabled()


def test_refused_answer_opens_its_question_again(page: Page, chat: FakeChat) -> None:
    chat.refusal = "Dat ging niet."
    page.get_by_role("button", name="Iemand aanmelden").click()

    expect(page.locator(".notice")).to_have_text("Dat ging niet.")
    expect(page.locator(".own .state")).to_have_text("niet verzonden")
    expect(page.get_by_role("button", name="Iemand aanmelden")).to_be_enabled()


def test_refused_text_is_given_back(page: Page, chat: FakeChat) -> None:
    chat.refusal = "Dat ging niet."
    say(page, "een lang verhaal")

    expect(page.get_by_label("Typ je bericht")).to_have_value("een lang verhaal")


def test_text_that_is_too_long_is_not_sent_and_not_lost(page: Page, chat: FakeChat) -> None:
    field = page.get_by_label("Typ je bericht")
    field.fill("a" * 2005)
    page.keyboard.press("Enter")

    expect(page.get_by_role("alert")).to_contain_text("5 tekens te veel.")
    expect(field).to_have_value("a" * 2005)
    assert chat.received == []


def test_reload_goes_on_with_the_last_question(page: Page, chat: FakeChat) -> None:
    page.get_by_role("button", name="Iemand aanmelden").click()
    page.get_by_role("button", name="Bij vrienden of familie").wait_for()

    page.reload()

    expect(page.get_by_role("button", name="Bij vrienden of familie")).to_be_enabled()
    expect(page.get_by_role("button", name="Iemand aanmelden")).to_be_disabled()
    expect(page.locator(".notice")).to_contain_text("Welkom terug.")
    assert len(chat.tokens) == 1


def test_conversation_that_exists_no_more_is_said_and_a_new_one_begins(
    page: Page, chat: FakeChat
) -> None:
    def end_before_it_arrives(route: Route) -> None:
        chat.tokens.clear()
        route.continue_()

    page.route(SENDING, end_before_it_arrives, times=1)
    say(page, "ben je er nog?")
    expect(page.get_by_role("heading", name="Dit gesprek is afgelopen")).to_be_focused()
    expect(page.locator(".own .state")).to_have_text("niet verzonden")

    page.get_by_role("button", name="Nieuw gesprek").click()

    expect(page.get_by_role("button", name="Iemand aanmelden")).to_be_enabled()
    expect(page.locator(".own")).to_have_count(0)
    expect(page.get_by_label("Typ je bericht")).to_have_value("ben je er nog?")
    assert chat.received == []


def test_text_on_its_way_when_the_conversation_ends_is_given_back(
    page: Page, chat: FakeChat
) -> None:
    page.route(SENDING, lambda _: None)
    say(page, "ben je er nog?")
    expect(page.locator(".own")).to_have_count(1)
    chat.tokens.clear()

    ended = page.get_by_role("heading", name="Dit gesprek is afgelopen")
    expect(ended).to_be_focused(timeout=SLOW)
    expect(page.locator(".own .state")).to_have_text("niet verzonden")
    page.get_by_role("button", name="Nieuw gesprek").click()
    expect(page.get_by_label("Typ je bericht")).to_have_value("ben je er nog?")


def test_text_not_sent_yet_when_the_conversation_ends_stays(page: Page, chat: FakeChat) -> None:
    page.get_by_label("Typ je bericht").fill("ik wou nog zeggen")
    chat.tokens.clear()

    page.get_by_role("button", name="Nieuw gesprek").click(timeout=SLOW)

    expect(page.get_by_label("Typ je bericht")).to_have_value("ik wou nog zeggen")
