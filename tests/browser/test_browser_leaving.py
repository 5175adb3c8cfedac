"""Leaving traceless, and leaving with a card on paper."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page

    from tests.browser.conftest import Site
    from tests.web.fake_chat import FakeChat

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]


def say(page: Page, text: str) -> None:
    page.get_by_label("Typ je bericht").fill(text)
    page.keyboard.press("Enter")


def wait_until_ended(page: Page, chat: FakeChat) -> None:
    for _ in range(100):
        if chat.ended:
            return
        page.wait_for_timeout(50)
    pytest.fail("the conversation was not ended")


def press_button(page: Page) -> None:
    page.get_by_role("button", name="Snel weg").click()


def press_escape_twice(page: Page) -> None:
    page.keyboard.press("Escape")
    page.keyboard.press("Escape")


@pytest.mark.parametrize("leave", [press_button, press_escape_twice])
def test_quick_exit_leaves_at_once_and_leaves_nothing(
    page: Page, chat: FakeChat, site: Site, leave: Callable[[Page], None]
) -> None:
    say(page, "geheim")
    expect(page.locator(".own .state")).to_have_text("verzonden")

    leave(page)

    page.wait_for_url(f"{site.url}health")
    wait_until_ended(page, chat)
    assert page.context.cookies() == []
    page.go_back()
    assert page.get_by_text("geheim").count() == 0


def test_quick_exit_empties_the_screen_before_anything_else(page: Page, site: Site) -> None:
    left = page.evaluate(
        "() => { document.getElementById('quick-exit').click();"
        " return [document.body.childNodes.length, document.title] }"
    )

    assert left == [0, "…"]
    page.wait_for_url(f"{site.url}health")  # Chromium can hang when closed while it leaves


def test_answer_that_arrives_after_leaving_finds_no_screen(
    page: Page, chat: FakeChat, site: Site
) -> None:
    for path in ("health", "chat/end"):  # the page stays, and the server does not know yet
        page.route(f"{site.url}{path}", lambda route: route.fulfill(status=204))
    chat.thinking_time = 0.4
    say(page, "geheim")
    expect(page.locator(".own .state")).to_have_text("verzonden")

    page.evaluate("() => document.getElementById('quick-exit').click()")
    page.wait_for_timeout(1200)

    assert page.evaluate("() => document.body.childNodes.length") == 0


def test_one_escape_stays(page: Page, site: Site) -> None:
    page.keyboard.press("Escape")
    page.wait_for_timeout(900)
    page.keyboard.press("Escape")
    page.wait_for_timeout(200)

    assert page.url == site.url


def test_escape_in_the_dialog_only_closes_it(page: Page, site: Site) -> None:
    page.get_by_role("button", name="Klaar, wis dit scherm").click()
    expect(page.get_by_role("button", name="Nee, terug naar het gesprek")).to_be_focused()

    page.keyboard.press("Escape")

    expect(page.get_by_role("dialog")).to_have_count(0)
    expect(page.get_by_role("button", name="Klaar, wis dit scherm")).to_be_focused()
    assert page.url == site.url


def test_clearing_empties_screen_server_and_cookie(page: Page, chat: FakeChat) -> None:
    say(page, "kaart")
    page.get_by_role("button", name="Dit afdrukken").wait_for()
    page.get_by_role("button", name="Klaar, wis dit scherm").click()

    page.get_by_role("button", name="Ja, wis alles").click()

    expect(page.get_by_role("heading", name="Alles is gewist")).to_be_focused()
    expect(page.locator(".message")).to_have_count(0)
    expect(page.locator("#sheet")).not_to_contain_text("Eerste inschatting")
    wait_until_ended(page, chat)
    page.wait_for_timeout(100)
    assert page.context.cookies() == []


def test_clearing_without_a_connection_empties_the_screen_at_once(
    page: Page, chat: FakeChat
) -> None:
    page.context.set_offline(True)
    page.get_by_role("button", name="Klaar, wis dit scherm").click()
    page.get_by_role("button", name="Ja, wis alles").click()
    expect(page.locator(".message")).to_have_count(0)
    expect(page.locator("#ended-text")).to_contain_text("De verbinding is weg")
    expect(page.get_by_role("button", name="Nieuw gesprek")).to_be_disabled()

    page.context.set_offline(False)

    wait_until_ended(page, chat)
    expect(page.locator("#ended-text")).to_contain_text("je gesprek is weg")


def test_clearing_empties_the_other_tab_as_well(page: Page, site: Site) -> None:
    other = page.context.new_page()
    other.goto(site.url)
    other.get_by_role("button", name="Iemand aanmelden").wait_for()

    page.get_by_role("button", name="Klaar, wis dit scherm").click()
    page.get_by_role("button", name="Ja, wis alles").click()

    expect(other.get_by_role("heading", name="Alles is gewist")).to_be_visible()
    expect(other.locator(".message")).to_have_count(0)


def test_new_conversation_begins_after_clearing(page: Page, chat: FakeChat) -> None:
    page.get_by_role("button", name="Klaar, wis dit scherm").click()
    page.get_by_role("button", name="Ja, wis alles").click()
    wait_until_ended(page, chat)

    page.get_by_role("button", name="Nieuw gesprek").click()

    expect(page.get_by_role("button", name="Iemand aanmelden")).to_be_enabled()
    assert list(chat.tokens.values()) == ["chat-2"]


def test_paper_shows_the_card_alone(page: Page) -> None:
    say(page, "kaart")
    page.get_by_role("button", name="Dit afdrukken").wait_for()
    say(page, "dag")
    page.get_by_role("button", name="Bij vrienden of familie").wait_for()

    page.emulate_media(media="print")

    sheet = page.locator("#sheet")
    expect(sheet).to_be_visible()
    expect(sheet).to_contain_text("Back On Track · 0478 12 34 56 · hulp@example.org")
    expect(sheet).to_contain_text("Afgedrukt op ")
    expect(sheet).to_contain_text("Eerste inschatting, 21 november 2026")
    for part in (".top", ".about", "main"):
        expect(page.locator(part)).to_be_hidden()


def test_print_button_prints_its_card(page: Page) -> None:
    page.evaluate("window.print = () => { window.printed = true }")
    say(page, "kaart")

    page.get_by_role("button", name="Dit afdrukken").click()

    assert page.evaluate("window.printed") is True


def test_unsent_message_asks_before_the_window_closes(page: Page) -> None:
    asked: list[str] = []
    page.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.accept()))
    page.context.set_offline(True)
    say(page, "nog niet weg")
    expect(page.locator(".own .state")).to_have_text("wacht op verbinding")

    page.close(run_before_unload=True)
    page.wait_for_event("close")

    assert asked == ["beforeunload"]


def test_page_without_script_says_how_to_reach_a_person(page: Page, site: Site) -> None:
    context = page.context.browser.new_context(java_script_enabled=False)
    bare = context.new_page()
    bare.goto(site.url)

    expect(bare.get_by_text("Bel Back On Track op 0478 12 34 56")).to_be_visible()
    expect(bare.get_by_label("Typ je bericht")).to_be_hidden()
    context.close()
