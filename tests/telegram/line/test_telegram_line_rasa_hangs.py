"""Rasa hangs while many visitors write: the line is as fast as ever."""

from __future__ import annotations

import asyncio
import time
from typing import TYPE_CHECKING

import pytest

from bot.dialogue.rasa_client import RasaClient
from tests.dialogue.fakes import LocalServer
from tests.telegram.conftest import until
from tests.telegram.line.conftest import NOOR, SAM, SOFIE

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable, Iterator
    from contextlib import AbstractAsyncContextManager

    from tests.telegram.bot_api import BotApi
    from tests.telegram.line.conftest import Office

    Gateway = Callable[[], AbstractAsyncContextManager[None]]

#: More than the gateway handles side by side.
VISITORS = range(5001, 5041)
#: The client gives up after eight seconds; a line that waited for that would be seen.
LONGEST = 4.0


@pytest.fixture
def hanging() -> Iterator[LocalServer]:
    server = LocalServer()
    server.delay = 60.0
    yield server
    server.close()


@pytest.fixture
async def dialogue(hanging: LocalServer) -> AsyncIterator[RasaClient]:
    """The real client, of a Rasa that takes every message and answers none."""
    client = RasaClient(hanging.url, hanging.url, "secret")
    yield client
    await client.close()


async def seconds(api: BotApi, office: Office, words: str) -> float:
    """Return how long a message of a youth is on its way to the coach."""
    began = time.monotonic()
    api.says(NOOR, text=words)
    await office.sees(SOFIE, words)
    return time.monotonic() - began


async def test_line_is_as_fast_while_visitors_wait_for_a_rasa_that_hangs(
    api: BotApi, office: Office, gateway: Gateway, hanging: LocalServer
) -> None:
    async with gateway():
        await seconds(api, office, "eerste")
        api.says(SAM, text="/assistent")
        await office.sees(SAM, "Je praat met de assistent")
        api.says(SAM, text="wat kost het?")
        for visitor in VISITORS:
            api.says(visitor, text="hallo, ik zoek hulp")
        await until(lambda: len(hanging.asked) >= 24)
        # Telegram lets one message a second through to a chat.
        slow = []
        for words in ("tweede", "derde", "vierde"):
            slow.append(await seconds(api, office, words))
            await asyncio.sleep(0.5)

    assert max(slow) < LONGEST, slow
