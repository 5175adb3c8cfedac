"""The Telegram gateway on a real database, in front of a stand-in of the Bot API."""

from __future__ import annotations

import asyncio
import socket
from contextlib import asynccontextmanager
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from bot.clock import Clock
from bot.dialogue.attendant import Attendant
from bot.dialogue.line_outcome import LineOutcome
from bot.dialogue.reception import Reception
from bot.dialogue.workers import Bell, Workers
from bot.hours import hours_from
from bot.line.waiting import Patience
from bot.settings import Organisation, Settings
from bot.telegram.gateway import telegram_working
from bot.wording import Wording
from tests.dialogue.fakes import FakeDialogue
from tests.telegram.bot_api import TOKEN, BotApi, Served

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable, Iterator
    from contextlib import AbstractAsyncContextManager

    from bot.storage.unit_of_work import Database

#: Somebody is always at work, so that a test says the same at night.
ALWAYS = hours_from("ma-zo 00:00-24:00")


@pytest.fixture
def api() -> BotApi:
    return BotApi()


@pytest.fixture
def served(api: BotApi) -> Iterator[Served]:
    with socket.socket() as place:
        place.bind(("127.0.0.1", 0))
        port = place.getsockname()[1]
    with Served(api, port) as stand_in:
        yield stand_in


@pytest.fixture
def wording() -> Wording:
    return Wording({"organisation": Organisation(phone="+3256000000")})


@pytest.fixture
def dialogue() -> FakeDialogue:
    return FakeDialogue()


@pytest.fixture
def clock() -> Clock:
    """A clock that runs: Telegram's limits count seconds."""
    return Clock()


@pytest.fixture
def gateway(
    database: Database,
    served: Served,
    wording: Wording,
    dialogue: FakeDialogue,
    clock: Clock,
) -> Callable[[], AbstractAsyncContextManager[None]]:
    """Return what runs the gateway: poller, workers and sender."""
    settings = replace(
        Settings(), telegram_bot_token=TOKEN, telegram_api_url=served.url, clock=clock
    )

    @asynccontextmanager
    async def running() -> AsyncIterator[None]:
        arrived, answered = Bell(), Bell()
        reception = Reception(database.unit_of_work, wording, patience=Patience(ALWAYS))
        names = [""]
        attendant = Attendant(
            database.unit_of_work, dialogue, wording, ALWAYS, bot_name=lambda: names[-1]
        )
        workers = Workers(database.unit_of_work, attendant, arrived=arrived, answered=answered)
        workers.start()
        try:
            over = LineOutcome(wording, ALWAYS)
            async with telegram_working(
                settings,
                database,
                reception,
                arrived,
                answered,
                when_over=over,
                when_named=names.append,
            ):
                yield
        finally:
            await workers.stop()

    return running


async def until(holds: Callable[[], bool], seconds: float = 8.0) -> None:
    """Wait until something holds."""
    for _ in range(int(seconds / 0.02)):
        if holds():
            return
        await asyncio.sleep(0.02)
    message = "it never came to hold"
    raise AssertionError(message)
