"""Buttons that were pressed go, and what came of it stands in their place."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from bot.dialogue.line_watch import LineWatch
from tests.dialogue.fakes import FakeDialogue, ask
from tests.storage.conftest import make_referral
from tests.telegram.conftest import until
from tests.telegram.line.conftest import EMRE, NOOR, SOFIE

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable
    from contextlib import AbstractAsyncContextManager

    from bot.intake.referral import Referral
    from bot.wording import Wording
    from tests.telegram.bot_api import BotApi
    from tests.telegram.line.conftest import Office

    Gateway = Callable[[], AbstractAsyncContextManager[None]]
    Asked = Callable[[Office], Awaitable[int]]

__all__ = ["make_referral"]

NEW_PHONE, VISITOR = 1003, 3001
QUESTION = "Hoe zit het met inkomen?"


def buttons(api: BotApi, chat: int, words: str) -> list[str]:
    """Return the buttons that stand now below the message with these words."""
    number = next(
        number
        for (where, number), one in reversed(api.messages.items())
        if where == chat and words in str(one.get("text") or one.get("caption") or "")
    )
    markup = api.messages[chat, number].get("reply_markup") or {}
    return [one["text"] for row in markup.get("inline_keyboard", ()) for one in row]


async def test_link_of_a_coach_pairs_the_youth_and_the_question_becomes_its_answer(
    api: BotApi, office: Office, gateway: Gateway
) -> None:
    office.unpair(NOOR)
    api.says(SOFIE, text="/uitnodigen")

    async with gateway():
        await until(lambda: "getMe" in api.calls)
        await office.sees(SOFIE, "Voor wie")
        api.presses(SOFIE, "Noor")
        shown = await office.sees(SOFIE, "https://t.me/proef_bot?start=")
        words = api.messages[SOFIE, shown["message_id"]]["text"]
        link = re.search(r"https://t\.me/proef_bot\?start=(\S+)", words)
        api.says(NEW_PHONE, text=f"/start {link[1]}")
        await office.sees(SOFIE, "Is dat echt Noor?")
        api.presses(SOFIE, "Ja, dat is Noor")
        await office.sees(NEW_PHONE, "je bent verbonden!")
        await office.sees(SOFIE, "Oké, Noor is verbonden.")
        api.says(NEW_PHONE, text="ik ben er")
        await office.sees(SOFIE, "ik ben er")

    assert len(link[1]) >= 43
    assert not any("Is dat echt Noor?" in one for one in api.screen(SOFIE))
    assert buttons(api, SOFIE, "Oké, Noor is verbonden.") == []


async def test_claimed_referral_leaves_a_line_and_no_button_with_the_others(
    api: BotApi,
    office: Office,
    gateway: Gateway,
    wording: Wording,
    make_referral: Callable[..., Referral],
) -> None:
    made = make_referral()
    with office.database.unit_of_work() as uow:
        referral = replace(made, answers={**made.answers, "region": "Kortrijk"})
        reference = uow.cases.add_referral(referral, uow.clock.now())
        uow.commit()
    LineWatch(office.database.unit_of_work, wording, lambda: None).look()

    async with gateway():
        for coach in (SOFIE, EMRE):
            await office.sees(coach, f"Nieuwe aanmelding {reference}")
        api.presses(EMRE, "Ik neem contact op")
        await office.sees(EMRE, "Jij neemt contact op")
        await office.sees(SOFIE, f"Emre neemt contact op ({reference}).")
        await office.quiet()

    assert api.screen(SOFIE) == [f"Emre neemt contact op ({reference})."]
    assert len(api.shown(SOFIE)) == len(api.shown(EMRE)) == 1
    for coach in (SOFIE, EMRE):
        assert buttons(api, coach, reference) == []


async def test_way_to_answer_is_taken_away_once_it_was_used(
    api: BotApi, office: Office, gateway: Gateway
) -> None:
    api.sends(NOOR, "photo", caption="kijk")

    async with gateway():
        await office.sees(SOFIE, "kijk")
        before = buttons(api, SOFIE, "kijk")
        api.presses(SOFIE, "📞 Gebeld")
        await office.sees(SOFIE, "Genoteerd: je belde Noor.")
        await until(lambda: buttons(api, SOFIE, "kijk") == [])

    assert before == ["📞 Gebeld", "👋 Ik zie je straks"]
    assert "kijk" in api.screen(SOFIE)[0]


async def test_only_the_newest_line_about_the_mode_has_a_button(
    api: BotApi, office: Office, gateway: Gateway
) -> None:
    api.says(NOOR, text="/assistent")

    async with gateway():
        await office.sees(NOOR, "Je praat met de assistent")
        api.presses(NOOR, "Terug naar mijn coach")
        await office.sees(NOOR, "Je schrijft naar je coach")
        await office.quiet()

    assert buttons(api, NOOR, "Je praat met de assistent") == []
    assert buttons(api, NOOR, "Je schrijft naar je coach") == ["Praten met de assistent"]


@pytest.fixture
def asked(api: BotApi, dialogue: FakeDialogue) -> Asked:
    """Return what lets a visitor be asked a question, and gives the number of the message."""
    dialogue.script = ask
    api.says(VISITOR, text="ik zoek hulp")

    async def first(office: Office) -> int:
        await office.sees(VISITOR, QUESTION)
        return api.number_of(VISITOR, QUESTION)

    return first


async def test_choice_of_a_visitor_stands_in_the_place_of_the_buttons(
    api: BotApi, office: Office, gateway: Gateway, dialogue: FakeDialogue, asked: Asked
) -> None:
    async with gateway():
        first = await asked(office)
        api.presses(VISITOR, "Leefloon", message_id=first)
        await office.sees(VISITOR, "👉 Leefloon")
        api.presses(VISITOR, "Weet ik niet")
        await until(lambda: len(dialogue.messages) == 3)

    assert api.messages[VISITOR, first]["text"] == f"{QUESTION}\n\n👉 Leefloon"
    assert dialogue.messages[1:] == ['/inform{"income": "leefloon"}', "/unsure"]


async def test_old_question_of_the_assistant_loses_its_buttons(
    api: BotApi, office: Office, gateway: Gateway, dialogue: FakeDialogue, asked: Asked
) -> None:
    async with gateway():
        first = await asked(office)
        api.says(VISITOR, text="wacht even")
        await until(lambda: len(dialogue.messages) == 2)
        await until(lambda: api.number_of(VISITOR, QUESTION) != first)
        api.presses(VISITOR, "Leefloon", message_id=first)
        await until(lambda: not api.messages[VISITOR, first].get("reply_markup"))

    assert api.messages[VISITOR, first]["text"] == QUESTION
    assert len(dialogue.messages) == 2
