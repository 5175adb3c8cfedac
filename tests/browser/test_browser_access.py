"""Everybody can use the page: screen reader, keyboard, small screen, dark screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]

SIZES = {"small": (320, 640), "telephone": (390, 844), "desktop": (1280, 800)}


def say(page: Page, text: str) -> None:
    page.get_by_label("Typ je bericht").fill(text)
    page.keyboard.press("Enter")


def violations(page: Page) -> list[str]:
    found = Axe().run(page).response["violations"]
    return [f"{each['id']}: {node['html']}" for each in found for node in each["nodes"]]


def test_axe_finds_what_is_wrong_under_the_policy_of_the_page(page: Page) -> None:
    page.evaluate("document.querySelector('main').append(document.createElement('button'))")

    assert violations(page) == ["button-name: <button></button>"]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", SIZES)
def test_axe_finds_nothing_in_a_conversation_with_a_card(
    open_page: Callable[..., Page], scheme: str, size: str
) -> None:
    width, height = SIZES[size]
    page = open_page(
        viewport={"width": width, "height": height}, color_scheme=scheme, reduced_motion="reduce"
    )
    page.get_by_role("button", name="Iemand aanmelden").click()
    page.get_by_role("button", name="Bij vrienden of familie").wait_for()
    say(page, "kaart")
    page.get_by_role("button", name="Dit afdrukken").wait_for()
    page.get_by_label("Typ je bericht").fill("a" * 2001)

    found = violations(page)

    assert found == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_in_side_dialog_and_end(
    open_page: Callable[..., Page], scheme: str
) -> None:
    # A message that fades in has too little contrast until it is there.
    page = open_page(
        viewport={"width": 390, "height": 844}, color_scheme=scheme, reduced_motion="reduce"
    )
    page.get_by_text("Over deze chat").click()
    side = violations(page)

    page.get_by_role("button", name="Klaar, wis dit scherm").click()
    dialog = violations(page)
    page.get_by_role("button", name="Ja, wis alles").click()
    page.get_by_role("heading", name="Alles is gewist").wait_for()

    assert (side, dialog, violations(page)) == ([], [], [])


@pytest.mark.parametrize("size", SIZES)
def test_nothing_is_wider_than_the_screen(open_page: Callable[..., Page], size: str) -> None:
    width, height = SIZES[size]
    page = open_page(viewport={"width": width, "height": height})
    for text in ("kaart", "hulp", "vreemd"):
        say(page, text)
    page.get_by_text("<b>vet</b>").wait_for()

    assert page.evaluate("document.documentElement.scrollWidth") == width


def test_targets_are_large_enough_for_a_thumb(page: Page) -> None:
    say(page, "kaart")
    page.get_by_role("button", name="Dit afdrukken").wait_for()

    sizes = page.locator("button:visible, summary:visible, textarea:visible").evaluate_all(
        "all => all.map(each => [each.textContent.trim(), each.offsetHeight, each.offsetWidth])"
    )

    assert len(sizes) >= 8
    assert [each for each in sizes if min(each[1:]) < 44] == []


def test_conversation_needs_only_the_keyboard(page: Page) -> None:
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Ga meteen naar het tekstvak")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.get_by_label("Typ je bericht")).to_be_focused()
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Shift+Tab")
    expect(page.get_by_role("button", name="Iemand aanmelden")).to_be_focused()

    page.keyboard.press("Enter")
    page.get_by_role("button", name="Bij vrienden of familie").wait_for()
    page.keyboard.press("Tab")

    expect(page.get_by_role("button", name="Bij vrienden of familie")).to_be_focused()
    page.keyboard.press("Space")
    expect(page.locator(".own")).to_have_count(2)


def test_focused_button_is_never_under_the_field(open_page: Callable[..., Page]) -> None:
    page = open_page(viewport={"width": 320, "height": 520}, reduced_motion="reduce")
    say(page, "kaart")
    button = page.get_by_role("button", name="Nu niet")
    button.wait_for()

    button.focus()

    bottom = button.bounding_box()["y"] + button.bounding_box()["height"]
    assert bottom <= page.locator("#bottom").bounding_box()["y"]


def test_messages_are_a_polite_log_and_typing_is_not_read_out(page: Page) -> None:
    log = page.get_by_role("log", name="Berichten")

    expect(log).to_have_attribute("aria-live", "polite")
    expect(page.locator("#typing")).to_have_attribute("aria-hidden", "true")
    expect(log.locator("#typing")).to_have_count(0)
    expect(page.get_by_role("heading", name="Back On Track zegt")).to_have_count(1)


def test_screen_reader_hears_once_that_a_message_was_sent(page: Page) -> None:
    say(page, "dag")

    expect(page.locator("#announcement")).to_have_text("Verzonden. De computer antwoordt.")
    expect(page.locator(".own .state")).to_have_text("verzonden")
    expect(page.locator(".own .state")).to_have_attribute("aria-live", "off")


def test_text_from_right_to_left_turns_only_its_own_bubble(page: Page) -> None:
    say(page, "مرحبا شكرا")
    own = page.locator(".own .bubble")
    own.wait_for()

    assert own.evaluate("each => getComputedStyle(each).direction") == "rtl"
    assert page.evaluate("getComputedStyle(document.body).direction") == "ltr"


def test_markup_stays_text(page: Page) -> None:
    say(page, "vreemd")
    answer = page.get_by_text("<b>vet</b>")
    answer.wait_for()

    assert page.locator(".log img, .log b").count() == 0


def test_phone_numbers_and_mail_can_be_tapped_and_other_numbers_not(page: Page) -> None:
    say(page, "hulp")
    page.get_by_text("artikel 1012").wait_for()

    links = page.locator(".log a").evaluate_all("all => all.map(each => each.href)")

    phones = ["tel:1813", "tel:112", "tel:101", "tel:+3256123456", "tel:+32478123456"]
    assert links == [*phones, "mailto:hulp@een-dienst.example.org"]


def test_card_has_headings_and_a_list(page: Page) -> None:
    say(page, "kaart")
    card = page.locator(".card")
    card.wait_for()

    expect(
        card.get_by_role("heading", name="Eerste inschatting, 21 november 2026")
    ).to_be_visible()
    expect(card.get_by_role("heading", name="Dit past:")).to_be_visible()
    expect(card.get_by_role("listitem")).to_have_count(2)
