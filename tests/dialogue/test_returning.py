"""Whoever opens the page again sees nothing of before, and is asked whether to go on."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.dialogue.meaning import CAME_BACK
from bot.dialogue.replies import Reply
from bot.dialogue.workers import Bell
from bot.web.conversations import WebConversations
from bot.wording import Message
from tests.dialogue.fakes import ask

if TYPE_CHECKING:
    from bot.web.service import Visitor
    from tests.dialogue.conftest import Desk
    from tests.dialogue.fakes import FakeDialogue

RESUME = Message("Verder, of opnieuw?", (), "question")


class Page:
    """The page of one browser, opened once or more."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self.forgotten: list[str] = []
        self.arrived = Bell()
        self.conversations = WebConversations(
            desk.database.unit_of_work,
            desk.reception,
            desk.wording,
            arrived=self.arrived,
            answered=Bell(),
            forget_sender=self.forgotten.append,
        )

    async def write(self, visitor: Visitor, text: str, number: int = 1) -> None:
        await self.conversations.receive(visitor.chat_id, str(number), text=text, button=None)
        await self.desk.attend()

    async def shown(self, visitor: Visitor) -> list[str]:
        found = await self.conversations.messages(visitor.chat_id, 0, 0.0)
        return [message.text for message in found]


@pytest.fixture
def page(desk: Desk) -> Page:
    return Page(desk)


async def test_open_intake_is_hidden_and_the_choice_is_asked(
    page: Page, desk: Desk, dialogue: FakeDialogue
) -> None:
    dialogue.script = ask
    visitor = await page.conversations.open()
    await page.write(visitor, "ik ben 19")
    dialogue.script = lambda _: Reply((RESUME,), "resume_choice")
    desk.clock.move(minutes=29)

    back = await page.conversations.come_back(visitor)
    hidden = await page.shown(back)
    await desk.attend()

    assert (back, hidden) == (visitor, [])
    assert dialogue.messages[-1] == CAME_BACK
    assert await page.shown(back) == [RESUME.text]


async def test_reply_that_comes_in_between_is_hidden_as_well(
    page: Page, desk: Desk, dialogue: FakeDialogue
) -> None:
    dialogue.script = ask
    visitor = await page.conversations.open()
    await page.write(visitor, "ik ben 19")
    await page.conversations.receive(visitor.chat_id, "2", text="en nog iets", button=None)

    await page.conversations.come_back(visitor)
    await desk.attend()

    assert dialogue.messages == ["ik ben 19", "en nog iets", CAME_BACK]
    assert "Genoteerd." not in (await page.shown(visitor))[:-2]
    assert len(await page.shown(visitor)) == len(ask("").messages)


async def test_page_that_is_opened_twice_at_once_asks_once(
    page: Page, desk: Desk, dialogue: FakeDialogue
) -> None:
    dialogue.script = ask
    visitor = await page.conversations.open()
    await page.write(visitor, "ik ben 19")

    await page.conversations.come_back(visitor)
    await page.conversations.come_back(visitor)
    await desk.attend()

    assert dialogue.messages.count(CAME_BACK) == 1


async def test_after_half_an_hour_the_talk_is_over(
    page: Page, desk: Desk, dialogue: FakeDialogue
) -> None:
    dialogue.script = ask
    visitor = await page.conversations.open()
    await page.write(visitor, "ik ben 19")
    sender = dialogue.said[0][0]
    desk.clock.move(minutes=30)

    back = await page.conversations.come_back(visitor)

    assert back.is_new
    assert back.token != visitor.token
    assert page.forgotten == [sender]
    assert await page.shown(back) == [
        desk.wording.message("general/welcome", is_busy=False).text,
        desk.text("codes/after_long"),
    ]
    assert await page.conversations.find(visitor.token) is None


async def test_who_said_nothing_yet_finds_the_welcome_however_late(page: Page, desk: Desk) -> None:
    visitor = await page.conversations.open()
    before = await page.shown(visitor)
    desk.clock.move(hours=5)

    back = await page.conversations.come_back(visitor)

    assert back == visitor
    assert await page.shown(back) == before != []


async def test_end_of_an_intake_stays_to_be_seen(page: Page, dialogue: FakeDialogue) -> None:
    dialogue.script = ask
    visitor = await page.conversations.open()
    await page.write(visitor, "ik ben 19")
    dialogue.script = lambda _: Reply((Message("Verstuurd: BOT-2026-0001"),))
    await page.write(visitor, "ja", 2)

    await page.conversations.come_back(visitor)

    assert await page.shown(visitor) == ["Verstuurd: BOT-2026-0001"]


async def test_question_outside_an_intake_stays_to_be_seen(
    page: Page, dialogue: FakeDialogue
) -> None:
    visitor = await page.conversations.open()
    await page.write(visitor, "wat kost het?")
    before = await page.shown(visitor)

    await page.conversations.come_back(visitor)

    assert await page.shown(visitor) == before
    assert dialogue.messages == ["wat kost het?"]


async def test_what_was_hidden_once_stays_hidden(
    page: Page, desk: Desk, dialogue: FakeDialogue
) -> None:
    dialogue.script = lambda _: Reply((RESUME, Message("Een mens: bel gerust.")), "age")
    visitor = await page.conversations.open()
    await page.write(visitor, "ik ben 19")
    dialogue.script = lambda _: Reply((Message("Dat lukt nu even niet."),))
    await page.conversations.come_back(visitor)
    await desk.attend()
    before = await page.shown(visitor)

    await page.conversations.come_back(visitor)

    assert await page.shown(visitor) == before == ["Dat lukt nu even niet."]
