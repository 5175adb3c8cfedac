"""Updates of one answer are kept with one commit; one that cannot be kept stops none before it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from telegram import Bot

from bot.dialogue.reception import Reception
from bot.errors import StorageError
from bot.storage.tables.delivery import inbox
from bot.telegram.entrance import Entrance
from bot.telegram.polling import TOGETHER, Poller
from tests.telegram.bot_api import TOKEN

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from bot.clock import Clock
    from bot.storage import Database
    from bot.storage.unit_of_work import UnitOfWork
    from bot.wording import Wording

AN, BO = 1001, 1002


class Asked:
    """Telegram, which gives again what was not confirmed."""

    def __init__(self, raws: list[dict[str, Any]]) -> None:
        self.raws = raws

    async def raw_updates(self, offset: int | None, *_: object) -> list[dict[str, Any]]:
        self.raws = [raw for raw in self.raws if raw["update_id"] >= (offset or 0)]
        return self.raws


class Counting:
    """A door that counts commits, and keeps nothing that says "vol"."""

    def __init__(self, reception: Reception) -> None:
        self._reception = reception
        self.sizes: list[int] = []

    def take_in_together(self, channel: str, now: Any, brought: list[Any]) -> list[bool]:
        if any(incoming("").body == "vol" for _, incoming in brought):
            message = "disk full"
            raise StorageError(message)
        self.sizes.append(len(brought))
        return self._reception.take_in_together(channel, now, brought)


@pytest.fixture
def door(database: Database, wording: Wording) -> Counting:
    return Counting(Reception(database.unit_of_work, wording))


@pytest.fixture
async def entrance(door: Counting, clock: Clock) -> AsyncIterator[Entrance]:
    entrance = Entrance(Bot(TOKEN), door, now=clock.now, ring=lambda: None)
    yield entrance
    await entrance.close()


def written(number: int, who: int, text: str) -> dict[str, Any]:
    chat = {"id": who, "type": "private"}
    sender = {"id": who, "is_bot": False, "first_name": "An"}
    message = {"message_id": number, "date": 1, "chat": chat, "from": sender, "text": text}
    return {"update_id": number, "message": message}


def kept(database: Database) -> list[str]:
    """Return the numbers of the updates that were kept, in the order of their chats."""
    with database.unit_of_work(read_only=True) as uow:
        rows = _rows(uow)
    return [row.update_id for row in rows]


def _rows(uow: UnitOfWork) -> list[Any]:
    query = inbox.select().order_by(inbox.c.chat_id, inbox.c.position)
    return uow.audit._transaction.rows(query)


async def test_updates_of_one_answer_are_kept_with_one_commit(
    database: Database, door: Counting, entrance: Entrance
) -> None:
    asked = Asked([written(number, AN, f"bericht {number}") for number in range(1, 6)])
    poller = Poller(asked, entrance)

    await poller.poll()

    assert door.sizes == [5]
    assert kept(database) == ["1", "2", "3", "4", "5"]
    await poller.poll()
    assert asked.raws == []


async def test_many_updates_do_not_keep_all_others_waiting(
    door: Counting, entrance: Entrance
) -> None:
    raws = [written(number, AN, "dag") for number in range(1, TOGETHER + 4)]

    await Poller(Asked(raws), entrance).poll()

    assert door.sizes == [TOGETHER, 3]


async def test_update_that_cannot_be_kept_comes_again_with_those_after_it(
    database: Database, door: Counting, entrance: Entrance
) -> None:
    asked = Asked([written(1, AN, "dag"), written(2, BO, "vol"), written(3, AN, "nog iets")])
    poller = Poller(asked, entrance)

    with pytest.raises(StorageError):
        await poller.poll()

    assert kept(database) == ["1"]
    with pytest.raises(StorageError):
        await poller.poll()
    assert [raw["update_id"] for raw in asked.raws] == [2, 3]


async def test_same_update_twice_in_one_answer_is_one_message(
    database: Database, entrance: Entrance
) -> None:
    again = [written(1, AN, "dag"), written(1, AN, "dag"), written(2, BO, "hallo")]

    await Poller(Asked(again), entrance).poll()

    assert sorted(kept(database)) == ["1", "2"]
