"""What the tests of the queues share."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.delivery.inbox import Incoming, receive
from bot.delivery.outbox import queue
from bot.delivery.retry import SendResult
from bot.storage import Database
from bot.wording import Message

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.storage import FieldCipher
    from bot.storage.outbox import OutboxItem
    from tests.conftest import StandingClock


class Post:
    """A person at the counter: brings messages in, and puts messages in the outbox."""

    def __init__(self, database: Database, clock: StandingClock) -> None:
        self._database = database
        self._clock = clock

    def chat(self, address: str = "1001", channel: str = "telegram") -> str:
        with self._database.unit_of_work() as uow:
            chat = uow.chats.find_or_create(channel, address, self._clock.now())
            uow.commit()
        return chat.id

    def bring(self, update_id: int, address: str = "1001") -> bool:
        with self._database.unit_of_work() as uow:
            now = self._clock.now()
            chat = uow.chats.find_or_create("telegram", address, now)
            words = f"bericht {update_id}"
            incoming = Incoming("telegram", str(update_id), chat.id, "text", words, now)
            is_new = receive(uow, incoming)
            uow.commit()
        return is_new

    def put(self, text: str, address: str = "1001", *, priority: int = 0) -> int:
        chat_id = self.chat(address)
        with self._database.unit_of_work() as uow:
            seq = queue(uow, chat_id, Message(text), priority=priority)
            uow.commit()
        return seq


class FakeTelegram:
    """A transport that keeps a ledger of what each person saw, and answers as told."""

    def __init__(self) -> None:
        self.ledger: list[tuple[str, str]] = []
        self.calls = 0
        self.answers: list[SendResult] = []
        #: Outcomes after which the message has arrived all the same.
        self.arrives_on = {"sent", "unknown"}

    async def send(self, item: OutboxItem) -> SendResult:
        self.calls += 1
        result = self.answers.pop(0) if self.answers else SendResult("sent", external_id="77")
        if result.outcome in self.arrives_on and item.shown is not None:
            self.ledger.append((item.address, item.shown.text))
        return result

    def seen_by(self, address: str) -> list[str]:
        return [text for whose, text in self.ledger if whose == address]


@pytest.fixture
def post(database: Database, clock: StandingClock) -> Post:
    return Post(database, clock)


@pytest.fixture
def impatient(database_url: str, cipher: FieldCipher, clock: StandingClock) -> Iterator[Database]:
    """The same database, but waiting for a lock for a moment only."""
    database = Database(database_url, cipher, clock, lock_timeout=0.2)
    yield database
    database.close()


@pytest.fixture
def telegram() -> FakeTelegram:
    return FakeTelegram()
