"""What the tests of the dialogue share: a case database on SQLite, and a desk around it."""

from __future__ import annotations

import itertools
import shutil
from typing import TYPE_CHECKING

import pytest

from bot.delivery.inbox import Claimed, Incoming, claim_next
from bot.dialogue.arriving import BUTTON, TEXT
from bot.dialogue.attendant import Attendant
from bot.dialogue.reception import Reception
from bot.dialogue.workers import LEASE
from bot.settings import Organisation
from bot.storage import Database
from bot.storage.tables.delivery import inbox
from bot.wording import Wording
from tests.dialogue.fakes import FakeDialogue, LocalServer

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from bot.storage import FieldCipher
    from bot.storage.chats import Chat
    from bot.storage.outbox import OutboxItem
    from tests.conftest import StandingClock


class Desk:
    """Bring messages in, let them be attended, and look at what the people see."""

    def __init__(
        self,
        database: Database,
        clock: StandingClock,
        wording: Wording,
        dialogue: FakeDialogue,
    ) -> None:
        self.database = database
        self.clock = clock
        self.wording = wording
        self.dialogue = dialogue
        self.reception = Reception(database.unit_of_work, wording)
        self.attendant = Attendant(database.unit_of_work, dialogue, wording)
        self._numbers = itertools.count(1)

    def chat(self, who: str = "noor") -> Chat:
        with self.database.unit_of_work() as uow:
            chat = uow.chats.find_or_create("web", who, self.clock.now())
            uow.commit()
        return chat

    def incoming(
        self, body: str, who: str = "noor", *, kind: str = TEXT, update_id: str = ""
    ) -> Incoming:
        return Incoming(
            channel="web",
            update_id=update_id or f"update-{next(self._numbers)}",
            chat_id=self.chat(who).id,
            kind=kind,
            body=body,
            received_at=self.clock.now(),
        )

    def bring(self, text: str, who: str = "noor") -> bool:
        return self.reception.take_in(self.incoming(text, who))

    def press(self, token: str, who: str = "noor") -> bool:
        return self.reception.take_in(self.incoming(token, who, kind=BUTTON))

    def token(self, title: str, who: str = "noor") -> str:
        """Return the token of the newest button with this title."""
        buttons = [button for item in self.outbox(who) for button in item.shown.buttons]
        return [button.token for button in buttons if button.title == title][-1]

    def claim(self) -> Claimed | None:
        with self.database.unit_of_work() as uow:
            claimed = claim_next(uow, "desk", self.clock.now(), LEASE)
            uow.commit()
        return claimed

    async def attend(self) -> int:
        """Attend all that can be handled now; return how many messages were taken up."""
        handled = 0
        while claimed := self.claim():
            await self.attendant.attend(claimed)
            handled += 1
        return handled

    def outbox(self, who: str = "noor") -> tuple[OutboxItem, ...]:
        with self.database.unit_of_work(read_only=True) as uow:
            return uow.outbox.after(self.chat(who).id, 0)

    def seen(self, who: str = "noor") -> list[str]:
        return [item.shown.text for item in self.outbox(who)]

    def states(self) -> list[tuple[str, str | None]]:
        """Return the state of every message that came in, and why it is so."""
        with self.database.unit_of_work(read_only=True) as uow:
            rows = uow.audit._transaction.rows(inbox.select().order_by(inbox.c.position))
        return [(row.state, row.reason) for row in rows]

    def text(self, template: str) -> str:
        return self.wording.message(template).text


@pytest.fixture
def database_url(migrated_sqlite: Path, tmp_path: Path) -> str:
    """On SQLite alone: how both databases queue is tested in ``tests/delivery``."""
    path = tmp_path / "cases.db"
    shutil.copy(migrated_sqlite, path)
    return f"sqlite:///{path}"


@pytest.fixture
def impatient(database_url: str, cipher: FieldCipher, clock: StandingClock) -> Iterator[Database]:
    """The same database, but waiting for a lock for a moment only."""
    database = Database(database_url, cipher, clock, lock_timeout=0.1)
    yield database
    database.close()


@pytest.fixture(scope="session")
def wording() -> Wording:
    return Wording({"organisation": Organisation(phone="056 12 34 56")})


@pytest.fixture
def dialogue() -> FakeDialogue:
    return FakeDialogue()


@pytest.fixture
def desk(
    database: Database, clock: StandingClock, wording: Wording, dialogue: FakeDialogue
) -> Desk:
    return Desk(database, clock, wording, dialogue)


@pytest.fixture
def server() -> Iterator[LocalServer]:
    server = LocalServer()
    yield server
    server.close()
