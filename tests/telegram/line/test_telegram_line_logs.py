"""Whatever goes wrong, no word, name or token of the line stands in a log."""

from __future__ import annotations

import asyncio
import io
import logging
import sys
import threading
from typing import TYPE_CHECKING

import pytest
import structlog
from sqlalchemy import text

from bot.dialogue.line_watch import LineWatch
from bot.logs import QUIET, configure_logging
from tests.telegram.bot_api import TOKEN
from tests.telegram.conftest import until
from tests.telegram.line.conftest import NOOR, SOFIE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from contextlib import AbstractAsyncContextManager

    from bot.storage import UnitOfWork
    from bot.wording import Wording
    from tests.dialogue.fakes import FakeDialogue
    from tests.telegram.bot_api import BotApi
    from tests.telegram.line.conftest import Office

    Gateway = Callable[[], AbstractAsyncContextManager[None]]

WORDS = "de sleutel ligt onder de pot met lavendel"
#: Redaction would not find any of them: nothing may rely on it.
CANARIES = (WORDS, TOKEN, TOKEN.partition(":")[2], "De Bok", "Sofie", "Maes")


@pytest.fixture
def log() -> Iterator[io.StringIO]:
    """All that this process says, as an operator would read it."""
    root = logging.getLogger()
    before = root.handlers, root.level, sys.excepthook, threading.excepthook
    levels = {name: logging.getLogger(name).level for name in QUIET}
    stream = io.StringIO()
    configure_logging(logging.DEBUG, stream)
    yield stream
    root.handlers, level, sys.excepthook, threading.excepthook = before
    root.setLevel(level)
    for name, one in levels.items():
        logging.getLogger(name).setLevel(one)
    structlog.reset_defaults()


@pytest.fixture(autouse=True)
def silent_log(log: io.StringIO) -> Iterator[None]:
    """Whatever the test did, nothing of it may be heard."""
    yield
    said = log.getvalue()
    assert said
    assert [one for one in CANARIES if one in said] == []


async def test_telegram_that_refuses_with_our_words(
    api: BotApi, office: Office, gateway: Gateway
) -> None:
    refusal = {"ok": False, "error_code": 500, "description": f"{WORDS} {TOKEN}"}
    api.failures["sendMessage"] = [(500, refusal)]
    api.failures["getUpdates"] = [(401, refusal)]
    api.says(NOOR, text=WORDS)

    async with gateway():
        await office.sees(SOFIE, WORDS, 20)


async def test_telegram_that_cannot_be_reached(
    api: BotApi, office: Office, gateway: Gateway
) -> None:
    api.faults.be_down(1.5)
    api.says(NOOR, text=WORDS)

    async with gateway():
        await office.sees(SOFIE, WORDS, 20)


async def test_update_that_cannot_be_read(
    api: BotApi, office: Office, gateway: Gateway, log: io.StringIO
) -> None:
    api.says(NOOR, text=WORDS, reply_to_message=WORDS)

    async with gateway():
        await until(lambda: "cannot be read as it is" in log.getvalue())
        await office.sees(SOFIE, WORDS)


async def test_rasa_that_quotes_what_it_was_told(
    api: BotApi, office: Office, gateway: Gateway, dialogue: FakeDialogue, log: io.StringIO
) -> None:
    def fail(message: str) -> None:
        raise ValueError(message)

    dialogue.script = fail
    api.says(NOOR, text="/assistent")
    api.says(NOOR, text=WORDS)

    async with gateway():
        await until(lambda: "could not be handled now" in log.getvalue())


@pytest.mark.parametrize("table", ["line_messages", "outbox", "inbox", "lanes"])
async def test_database_that_fails_in_the_middle_of_a_message(
    api: BotApi, office: Office, gateway: Gateway, log: io.StringIO, table: str
) -> None:
    with office.database.unit_of_work() as uow:
        uow.audit._transaction.run(text(f"ALTER TABLE {table} RENAME TO gone"))
        uow.commit()
    api.says(NOOR, text=WORDS)

    async with gateway():
        await until(lambda: "now" in log.getvalue())
        await asyncio.sleep(0.2)


class Quoting:
    """Something due that fails with what it was about."""

    def due(self, _: UnitOfWork) -> tuple[str, ...]:
        return (WORDS,)

    def do(self, _: UnitOfWork, what: str) -> bool:
        raise KeyError(what)


async def test_watch_that_fails(office: Office, wording: Wording, log: io.StringIO) -> None:
    watch = LineWatch(office.database.unit_of_work, wording, lambda: None)
    watch._chores = (Quoting(),)

    watch.look()

    assert "Quoting cannot be done now" in log.getvalue()
