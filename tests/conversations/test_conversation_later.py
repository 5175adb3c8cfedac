"""Later wel: who does not fit yet asks for a reminder, and gets it when the day has come."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import pytest

from tests.live.processes import NOW, Process, free_port, python, wait_until
from tests.live.visitor import Visitor
from tests.live.whole_line import SECONDS, Phones
from tests.telegram.bot_api import BOT, TOKEN, BotApi, Served

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime, timedelta

    from tests.live.stack import Stack

pytestmark = [pytest.mark.rasa, pytest.mark.xdist_group("rasa")]

LENA = 1006
BEGIN, ENOUGH = "Voorwaarden nakijken", "Nee, dit was genoeg"
#: Somebody of sixteen, who is seventeen on the day from which it may fit.
STORY = "meisje, geboren op 15/06/2009, slaapt bij vrienden, geen inkomen, wil in Kortrijk wonen"
DAY = "15 juni 2026"
#: What is asked after the story, each answered with yes, and the last question of a check.
ASKED = ("network_consent", "rent_guarantee_consent", "accepts_intensive_coaching")
LAST = "continue_to_referral"
REMINDER = f"Vanaf {DAY} kan aanmelden wel passen."


@dataclass
class Phone:
    """Somebody with Telegram, and one more gateway, which is the one that Telegram knows."""

    live: Stack
    api: BotApi
    gateway: Process
    screen: Phones = field(init=False)

    def __post_init__(self) -> None:
        self.screen = Phones(self.api)

    def says(self, text: str, then: str) -> None:
        """Write, and wait for the question that follows."""
        self.live.typed(text)
        self.api.says(LENA, text=text)
        self.is_asked(then)

    def presses(self, title: str) -> None:
        """Press a button as soon as it is there."""

        def is_there() -> bool:
            return any(title in str(one.get("reply_markup")) for one in self.api.shown(LENA))

        wait_until(is_there, SECONDS, f"the button {title}")
        self.api.presses(LENA, title)

    def is_asked(self, slot: str) -> None:
        """Wait for a question."""

        def is_it() -> bool:
            with self.live.database.unit_of_work(read_only=True) as uow:
                chat = uow.chats.find("telegram", str(LENA))
            return chat is not None and chat.open_question == slot

        wait_until(is_it, SECONDS, f"the question of {slot}")

    @property
    def reminders(self) -> tuple[datetime, ...]:
        """When this chat will be reminded."""
        with self.live.database.unit_of_work(read_only=True) as uow:
            chat = uow.chats.find("telegram", str(LENA))
            return uow.reminders.of_chat(chat.id) if chat else ()

    def let_pass(self, gone_by: timedelta) -> None:
        """Go on on a later day."""
        self.gateway.stop()
        self.gateway.ahead += gone_by
        self.gateway.revive()


@pytest.fixture
def phone(live: Stack) -> Iterator[Phone]:
    """A phone on the assistant that already runs; its gateway has a clock of its own."""
    api, port = BotApi(), free_port()
    with Served(api, free_port()) as telegram:
        gateway = Process(
            "telegram",
            python("bot", "gateway"),
            f"http://127.0.0.1:{port}/health",
            {
                **live.environment,
                "TELEGRAM_BOT_TOKEN": TOKEN,
                "TELEGRAM_API_URL": telegram.url,
                "TELEGRAM_BOT_NAME": str(BOT["username"]),
                "WEB_PORT": str(port),
            },
            live.folder / "telegram.log",
            began=live["gateway"].began,
        )
        gateway.start()
        try:
            gateway.wait()
            yield Phone(live, api, gateway)
        finally:
            gateway.stop()
    log = gateway.log.read_text("utf-8", "replace")
    assert [each for each in live.canaries if each in log] == []


@pytest.fixture
def visitor(live: Stack) -> Iterator[Visitor]:
    visitor = Visitor(live)
    yield visitor
    visitor.close()


def test_who_is_too_young_is_reminded_on_telegram_when_the_day_has_come(phone: Phone) -> None:
    phone.api.says(LENA, text="/start")
    phone.screen.sees(LENA, "computer")
    phone.presses(BEGIN)
    phone.is_asked("age")
    phone.says(STORY, ASKED[0])
    for then in (*ASKED[1:], LAST):
        phone.says("ja", then)
    phone.presses(ENOUGH)
    phone.screen.sees(LENA, f"Vanaf {DAY} kan het wel passen.")
    phone.api.says(LENA, text="ja, herinner mij maar")
    phone.screen.sees(LENA, f"Goed, ik stuur je hier een bericht op {DAY}.")
    (due,) = phone.reminders
    before = phone.api.seen_by(LENA)

    phone.let_pass(due - NOW)
    phone.screen.sees(LENA, REMINDER)
    after = phone.api.seen_by(LENA)[len(before) :]
    phone.presses("Ik zoek zelf hulp")
    phone.is_asked("age")

    assert due.astimezone(NOW.tzinfo).isoformat().startswith("2026-06-15T")
    assert not any(REMINDER in seen for seen in before)
    (told,) = after
    assert not any(word in told for word in ("16", "17", "jong", "nagekeken"))
    assert phone.reminders == ()


def test_who_is_too_young_hears_on_the_page_that_it_cannot_write_first(visitor: Visitor) -> None:
    visitor.press(BEGIN)
    visitor.say(STORY)
    for _ in ASKED:
        visitor.say("ja")
    visitor.press(ENOUGH)
    told = visitor.texts
    visitor.say("ja, herinner mij maar")

    assert any(f"Noteer {DAY}" in text for text in told)
    assert not any(
        "Ja, herinner mij" in button["title"] for m in visitor.shown for button in m["buttons"]
    )
    with visitor.live.database.unit_of_work(read_only=True) as uow:
        assert uow.reminders.of_chat(visitor.chat_id) == ()
