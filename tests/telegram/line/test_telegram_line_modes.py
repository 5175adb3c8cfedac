"""A youth chooses between coach and assistant, and always sees which of the two is on."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.dialogue.replies import Reply
from bot.wording import Button, Message
from tests.telegram.conftest import until
from tests.telegram.line.conftest import NOOR, SOFIE

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import AbstractAsyncContextManager

    from tests.dialogue.fakes import FakeDialogue
    from tests.telegram.bot_api import BotApi
    from tests.telegram.line.conftest import Office

    Gateway = Callable[[], AbstractAsyncContextManager[None]]


async def test_assistant_is_talked_to_until_the_coach_is_chosen_again(
    api: BotApi, office: Office, gateway: Gateway, dialogue: FakeDialogue
) -> None:
    api.says(NOOR, text="/assistent")

    async with gateway():
        shown = await office.sees(NOOR, "Je praat met de assistent, een computer")
        api.says(NOOR, text="wat kost het?")
        await office.sees(NOOR, "antwoord op wat kost het?")
        api.says(NOOR, text="/mijncoach")
        back = await office.sees(NOOR, "Je schrijft naar je coach Sofie")
        api.says(NOOR, text="dag Sofie")
        await office.sees(SOFIE, "dag Sofie")
        await office.quiet()

    assert dialogue.messages == ["wat kost het?"]
    assert office.seen(SOFIE) == ["Noor:\ndag Sofie"]
    pinned = [int(act["message_id"]) for act in api.done("pinChatMessage", NOOR)]
    assert pinned == [shown["message_id"], back["message_id"]]


async def test_youth_sees_that_the_assistant_types_and_that_the_line_does_not(
    api: BotApi, office: Office, gateway: Gateway
) -> None:
    api.says(NOOR, text="dag Sofie")

    async with gateway():
        copy = await office.sees(SOFIE, "dag Sofie")
        api.says(SOFIE, text="dag Noor", reply_to=copy["message_id"])
        await office.sees(NOOR, "dag Noor")
        api.says(NOOR, text="/assistent")
        await office.sees(NOOR, "Je praat met de assistent")
        typed_on_the_line = api.done("sendChatAction")
        api.says(NOOR, text="wat kost het?")
        await office.sees(NOOR, "antwoord op wat kost het?")
        await until(lambda: api.done("sendChatAction", NOOR))
        await office.quiet()

    assert typed_on_the_line == []
    (typed,) = api.done("sendChatAction")
    assert (typed["chat_id"], typed["action"]) == (str(NOOR), "typing")


async def test_buttons_switch_too(
    api: BotApi, office: Office, gateway: Gateway, dialogue: FakeDialogue
) -> None:
    api.says(NOOR, text="/hulp")

    async with gateway():
        await office.sees(NOOR, "gaat naar Sofie, je coach")
        api.presses(NOOR, "Praten met de assistent")
        await office.sees(NOOR, "Je praat met de assistent")
        api.presses(NOOR, "Terug naar mijn coach")
        await office.sees(NOOR, "Je schrijft naar je coach")

    assert dialogue.said == []


async def test_buttons_of_the_assistant_work_beside_those_of_the_line(
    api: BotApi, office: Office, gateway: Gateway, dialogue: FakeDialogue
) -> None:
    question = Message("Akkoord?", (Button("Ja", "/affirm"),), "question")
    dialogue.script = lambda _: Reply((question,), "send_anyway")
    api.says(NOOR, text="/assistent")
    api.says(NOOR, text="vraag iets")

    async with gateway():
        await office.sees(NOOR, "Akkoord?")
        api.presses(NOOR, "Ja")
        await until(lambda: dialogue.messages == ["vraag iets", "/affirm"])


async def test_what_is_dictated_can_be_found_by_its_inbox_id(
    api: BotApi, office: Office, gateway: Gateway, dialogue: FakeDialogue
) -> None:
    api.says(NOOR, text="/assistent")
    api.says(NOOR, text="zeg tegen mijn coach dat ik ziek ben")

    async with gateway():
        await office.sees(NOOR, "antwoord op zeg")

    with office.database.unit_of_work() as uow:
        item = uow.inbox.get(dialogue.inbox_ids[-1])
    assert item is not None
    assert item.body == "zeg tegen mijn coach dat ik ziek ben"


async def test_assistant_that_is_away_keeps_nobody_from_the_coach(
    api: BotApi, office: Office, gateway: Gateway, dialogue: FakeDialogue
) -> None:
    dialogue.is_up, dialogue.failures = False, 99
    api.says(NOOR, text="/assistent")
    api.says(NOOR, text="hallo?")
    api.says(NOOR, text="/mijncoach")
    api.says(NOOR, text="dan maar zo")

    async with gateway():
        await office.sees(NOOR, "De assistent antwoordt nu niet")
        await office.sees(SOFIE, "dan maar zo")


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("/start", "gaat naar Sofie, je coach"),
        ("/hulp", "gaat naar Sofie, je coach"),
        ("/privacy", "leest ook de coördinator"),
        ("/stop", "niet meer via Telegram schrijven"),
    ],
)
async def test_command_of_a_youth_is_answered_and_not_passed_on(
    api: BotApi, office: Office, gateway: Gateway, typed: str, told: str
) -> None:
    api.says(NOOR, text=typed)

    async with gateway():
        await office.sees(NOOR, told)
        await office.quiet()

    assert office.seen(SOFIE) == []


async def test_text_with_a_slash_in_front_is_a_message(
    api: BotApi, office: Office, gateway: Gateway
) -> None:
    api.says(NOOR, text="/ben te laat")

    async with gateway():
        await office.sees(SOFIE, "/ben te laat")


async def test_line_ends_at_the_wish_of_the_youth(
    api: BotApi, office: Office, gateway: Gateway, dialogue: FakeDialogue
) -> None:
    api.says(NOOR, text="/stop")

    async with gateway():
        await office.sees(NOOR, "niet meer via Telegram")
        api.presses(NOOR, "Ja, stop deze lijn")
        await office.sees(NOOR, "De lijn met je coach is gestopt")
        await office.sees(SOFIE, "Noor wil niet meer via Telegram schrijven")
        api.says(NOOR, text="hallo")
        await office.sees(NOOR, "antwoord op hallo")
        await office.quiet()

    assert not any("hallo" in one for one in office.seen(SOFIE))
