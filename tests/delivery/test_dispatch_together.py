"""Several messages on their way at once: one commit for their answers, none lost for another."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from sqlalchemy import select

from bot.delivery.dispatch import SIDE_BY_SIDE, drain
from bot.delivery.limits import UNLIMITED
from bot.delivery.sending import Sender
from bot.storage.tables.delivery import outbox

if TYPE_CHECKING:
    from bot.delivery.retry import SendResult
    from bot.storage import Database, UnitOfWork
    from bot.storage.outbox import OutboxItem
    from tests.conftest import StandingClock
    from tests.delivery.conftest import FakeTelegram, Post

SENDER = Sender("telegram", "gateway-1", limits=UNLIMITED)


def states(database: Database) -> list[str]:
    with database.unit_of_work(read_only=True) as uow:
        found = uow.audit._transaction.rows(select(outbox.c.state).order_by(outbox.c.id))
    return [row.state for row in found]


async def test_answers_that_come_together_are_written_down_together(
    database: Database, post: Post, telegram: FakeTelegram, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(SIDE_BY_SIDE):
        post.put("hallo", str(1000 + number))
    begun: list[None] = []
    unit_of_work = database.unit_of_work

    def counted() -> UnitOfWork:
        begun.append(None)
        return unit_of_work()

    monkeypatch.setattr(database, "unit_of_work", counted)
    drained = await drain(database, telegram, SENDER)

    assert drained.attempts == SIDE_BY_SIDE
    # To claim, to write down, to ask when there is more; a message that is slower may add one.
    assert len(begun) < SIDE_BY_SIDE


async def test_lease_that_was_lost_takes_no_other_answer_along(
    database: Database, post: Post, telegram: FakeTelegram, clock: StandingClock
) -> None:
    post.put("een", "1001")
    post.put("twee", "2002")
    send = telegram.send

    async def so_slow_that_one_is_taken_over(item: OutboxItem) -> SendResult:
        if not telegram.ledger:
            clock.move(seconds=61)
            with database.unit_of_work() as uow:
                Sender("telegram", "gateway-2", limits=UNLIMITED).claim_next(uow, clock.now())
                uow.commit()
        return await send(item)

    telegram.send = so_slow_that_one_is_taken_over

    await drain(database, telegram, SENDER)

    assert sorted(states(database)) == ["sending", "sent"]


async def test_error_that_nobody_foresaw_leaves_the_others_written_down(
    database: Database, post: Post, telegram: FakeTelegram
) -> None:
    post.put("een", "1001")
    post.put("twee", "2002")
    post.put("drie", "3003")
    send = telegram.send

    async def broken_once(item: OutboxItem) -> SendResult:
        if item.address == "2002":
            message = "a mistake of ours"
            raise ValueError(message)
        return await send(item)

    telegram.send = broken_once

    with pytest.raises(ValueError, match="a mistake of ours"):
        await drain(database, telegram, SENDER)

    assert sorted(states(database)) == ["sending", "sent", "sent"]
