"""Draining the outbox: nothing lost, nothing out of order, no double without its mark."""

from __future__ import annotations

import asyncio
import threading
import time
from dataclasses import replace
from datetime import timedelta
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import select

from bot.clock import Clock
from bot.delivery.dispatch import Drained, drain
from bot.delivery.limits import UNLIMITED
from bot.delivery.outbox import queue
from bot.delivery.retry import MOST_DOUBTS, SendResult
from bot.delivery.sending import Claimed, Sender
from bot.delivery.window import Window
from bot.errors import LeaseLostError
from bot.storage import Database
from bot.storage.tables.delivery import outbox
from bot.wording import Message
from tests.delivery.conftest import FakeTelegram

if TYPE_CHECKING:
    from datetime import datetime

    from bot.delivery.retry import Next
    from bot.storage import FieldCipher, UnitOfWork
    from bot.storage.outbox import OutboxItem
    from tests.conftest import StandingClock
    from tests.delivery.conftest import Post

SENDER = Sender("telegram", "gateway-1", limits=UNLIMITED)
POLITE = Sender("telegram", "gateway-1")
MARK = "\n\n(mogelijk dubbel)"


def rows(database: Database) -> list[tuple[str, int, str | None, str | None]]:
    with database.unit_of_work(read_only=True) as uow:
        found = uow.audit._transaction.rows(select(outbox).order_by(outbox.c.id))
    return [(row.state, row.attempts, row.reason, row.external_id) for row in found]


def starts(database: Database) -> list[tuple[str, datetime]]:
    """Return to which chat each message went, and when, in order."""
    with database.unit_of_work(read_only=True) as uow:
        found = uow.audit._transaction.rows(select(outbox).order_by(outbox.c.started_at))
    return [(row.chat_id, row.started_at) for row in found]


async def test_what_is_claimed_ahead_is_sent_when_its_moment_has_come(
    database_url: str, cipher: FieldCipher
) -> None:
    database = Database(database_url, cipher, Clock())
    telegram = FakeTelegram()
    began = time.monotonic()
    with database.unit_of_work() as uow:
        for number in range(6):
            chat = uow.chats.find_or_create("telegram", str(number), uow.clock.now())
            queue(uow, chat.id, Message("dag"))
        uow.commit()

    drained = await drain(database, telegram, POLITE)

    assert drained.attempts == 6
    assert time.monotonic() - began >= 5 * POLITE.limits.overall.interval.total_seconds()
    planned = [at for _, at in starts(database)]
    gaps = [later - sooner for sooner, later in pairwise(planned)]
    assert min(gaps) >= POLITE.limits.overall.interval
    database.close()


async def test_no_second_sees_more_than_the_channel_allows_though_answers_stall(
    database_url: str, cipher: FieldCipher
) -> None:
    database = Database(database_url, cipher, Clock())
    arrived: list[float] = []

    class Stalling(FakeTelegram):
        async def send(self, item: OutboxItem) -> SendResult:
            # Some take long on their way, and the machine does something else for a while.
            await asyncio.sleep(0.3 if len(arrived) % 7 == 0 else 0)
            arrived.append(time.monotonic())
            if len(arrived) == 1:
                time.sleep(0.3)  # noqa: ASYNC251
            return await super().send(item)

    with database.unit_of_work() as uow:
        for number in range(16):
            chat = uow.chats.find_or_create("telegram", str(number), uow.clock.now())
            queue(uow, chat.id, Message("dag"))
        uow.commit()

    # The plan would let all of them go.
    planless = replace(POLITE, limits=UNLIMITED)
    await drain(database, Stalling(), planless, window=Window(5, timedelta(seconds=0.5)))

    assert len(arrived) == 16
    arrived.sort()
    assert all(arrived[n + 5] - arrived[n] >= 0.5 for n in range(11))
    database.close()


async def test_what_a_stopped_gateway_had_not_sent_goes_unmarked_and_once(
    database_url: str, cipher: FieldCipher
) -> None:
    database = Database(database_url, cipher, Clock())
    has_begun = asyncio.Event()

    class Begun(FakeTelegram):
        async def send(self, item: OutboxItem) -> SendResult:
            has_begun.set()
            return await super().send(item)

    telegram = Begun()
    with database.unit_of_work() as uow:
        for number in range(6):
            chat = uow.chats.find_or_create("telegram", str(number), uow.clock.now())
            queue(uow, chat.id, Message("dag"))
        uow.commit()
    draining = asyncio.create_task(drain(database, telegram, POLITE))
    await has_begun.wait()

    draining.cancel()
    with pytest.raises(asyncio.CancelledError):
        await draining
    await drain(database, telegram, POLITE)

    assert sorted(telegram.ledger) == [(str(number), "dag") for number in range(6)]
    database.close()


def claim(database: Database, clock: StandingClock, sender: Sender = SENDER) -> Claimed | None:
    with database.unit_of_work() as uow:
        claimed = sender.claim_next(uow, clock.now())
        uow.commit()
    return claimed


async def drain_all(
    database: Database, telegram: FakeTelegram, clock: StandingClock, sender: Sender = SENDER
) -> int:
    """Drain until the outbox is empty, moving the clock to whenever something is due."""
    attempts = 0
    while True:
        round_ = await drain(database, telegram, sender)
        attempts += round_.attempts
        if round_.again_at is None:
            return attempts
        clock.to(round_.again_at)


async def test_each_chat_gets_its_messages_in_order(
    database: Database, post: Post, telegram: FakeTelegram
) -> None:
    for number in range(12):
        post.put(f"{number}", str(1000 + number % 3))

    drained = await drain(database, telegram, SENDER)

    assert drained == Drained(12, None)
    assert telegram.seen_by("1000") == ["0", "3", "6", "9"]
    assert telegram.seen_by("1001") == ["1", "4", "7", "10"]
    assert rows(database)[0] == ("sent", 1, None, "77")


async def test_an_empty_outbox_is_drained_at_once(
    database: Database, telegram: FakeTelegram
) -> None:
    assert await drain(database, telegram, SENDER) == Drained(0, None)


async def test_a_channel_sends_only_its_own(
    database: Database, post: Post, telegram: FakeTelegram
) -> None:
    post.put("voor telegram")

    drained = await drain(database, telegram, replace(SENDER, channel="web"))

    assert drained == Drained(0, None)
    assert telegram.calls == 0


async def test_a_refused_message_fails_and_the_next_one_goes(
    database: Database, post: Post, telegram: FakeTelegram
) -> None:
    post.put("een")
    post.put("twee")
    telegram.answers = [SendResult("refused", reason="blocked by the person")]
    ends: list[tuple[str, str]] = []

    def told(_uow: UnitOfWork, item: OutboxItem, end: Next) -> None:
        ends.append((item.shown.text, end.state))

    await drain(database, telegram, replace(SENDER, when_over=told))

    assert telegram.seen_by("1001") == ["twee"]
    assert ends == [("een", "failed"), ("twee", "sent")]
    assert rows(database)[0] == ("failed", 1, "blocked by the person", None)


async def test_a_pause_is_kept_for_the_whole_channel_even_after_a_restart(
    database: Database, post: Post, telegram: FakeTelegram, clock: StandingClock
) -> None:
    post.put("een")
    telegram.answers = [SendResult("slow_down", retry_after=timedelta(seconds=35))]
    until = clock.now() + timedelta(seconds=35)

    first = await drain(database, telegram, SENDER)
    post.put("voor een ander", "2002")
    clock.move(seconds=34)
    during = await drain(database, telegram, replace(SENDER, owner="gateway-2"))
    clock.move(seconds=1)
    after = await drain(database, telegram, SENDER)

    assert first == Drained(1, until)
    assert during == Drained(0, until)
    assert after == Drained(2, None)
    assert sorted(telegram.ledger) == [("1001", "een"), ("2002", "voor een ander")]


async def test_a_pause_of_one_chat_leaves_the_others_alone(
    database: Database, post: Post, telegram: FakeTelegram, clock: StandingClock
) -> None:
    post.put("een", "-1001")
    pause = timedelta(seconds=35)
    telegram.answers = [SendResult("slow_down", retry_after=pause, is_whole_channel=False)]
    await drain(database, telegram, SENDER)
    post.put("dringend", "-1001", priority=9)
    post.put("twee", "2002")

    drained = await drain(database, telegram, SENDER)

    assert telegram.ledger == [("2002", "twee")]
    assert drained == Drained(1, clock.now() + pause)


async def test_a_lost_answer_brings_one_more_attempt_with_a_mark(
    database: Database, post: Post, telegram: FakeTelegram, clock: StandingClock
) -> None:
    post.put("een")
    post.put("twee")
    telegram.answers = [SendResult("unknown", reason="no answer")]

    await drain_all(database, telegram, clock)

    assert telegram.seen_by("1001") == ["een", f"een{MARK}", "twee"]
    assert [state for state, *_ in rows(database)] == ["sent", "sent"]


async def test_after_the_fifth_lost_answer_there_is_no_sixth_attempt(
    database: Database, post: Post, telegram: FakeTelegram, clock: StandingClock
) -> None:
    post.put("een")
    post.put("twee")
    telegram.answers = [SendResult("unknown")] * MOST_DOUBTS

    await drain_all(database, telegram, clock)

    assert telegram.seen_by("1001") == ["een", *[f"een{MARK}"] * (MOST_DOUBTS - 1), "twee"]
    assert [state for state, *_ in rows(database)] == ["unknown", "sent"]


async def test_a_channel_that_is_too_slow_counts_as_a_lost_answer(
    database: Database, post: Post, clock: StandingClock
) -> None:
    class Slow:
        async def send(self, item: OutboxItem) -> SendResult:
            await asyncio.sleep(30)
            return SendResult("sent")

    post.put("een")

    drained = await drain(database, Slow(), SENDER, patience=timedelta(milliseconds=20))

    assert drained.again_at == clock.now() + SENDER.backoff.first
    assert rows(database) == [("unknown", 1, "the channel did not answer in time", None)]


async def test_half_an_hour_without_telegram_loses_nothing(
    database: Database, post: Post, telegram: FakeTelegram, clock: StandingClock
) -> None:
    for number in range(6):
        post.put(f"{number}", str(1000 + number % 2))
    end = clock.now() + timedelta(minutes=30)
    while clock.now() < end:
        telegram.answers = [SendResult("unreachable", reason="no connection")] * 6
        round_ = await drain(database, telegram, SENDER)
        clock.to(round_.again_at)
    telegram.answers = []

    await drain_all(database, telegram, clock)

    assert telegram.seen_by("1000") == ["0", "2", "4"]
    assert telegram.seen_by("1001") == ["1", "3", "5"]


def test_what_dead_workers_leave_is_tried_again_with_a_mark_five_times_in_all(
    database: Database, post: Post, clock: StandingClock
) -> None:
    post.put("een")
    claims = [claim(database, clock)]

    during_the_lease = claim(database, clock)
    for _ in range(MOST_DOUBTS):
        clock.move(seconds=61)
        claims.append(claim(database, clock))

    assert during_the_lease is None
    first, *again, last = claims
    assert first.marked.shown.text == "een"
    assert {one.marked.shown.text for one in again} == {f"een{MARK}"}
    assert len(again) == MOST_DOUBTS - 1
    assert last is None
    assert rows(database) == [("unknown", 5, "no answer, five times", None)]


def test_who_lost_the_lease_settles_nothing(
    database: Database, post: Post, clock: StandingClock
) -> None:
    post.put("een")
    slow = claim(database, clock)
    clock.move(seconds=61)
    quick = claim(database, clock)

    with database.unit_of_work() as uow, pytest.raises(LeaseLostError):
        SENDER.settle(uow, slow, SendResult("sent"), clock.now())

    with database.unit_of_work() as uow:
        assert SENDER.settle(uow, quick, SendResult("sent"), clock.now()).state == "sent"


async def test_what_is_urgent_goes_first(
    database: Database, post: Post, telegram: FakeTelegram
) -> None:
    post.put("gewoon", "1001")
    post.put("ook gewoon", "2002")
    post.put("alarm", "2002", priority=9)

    await drain(database, telegram, SENDER, side_by_side=1)

    assert [text for _, text in telegram.ledger] == ["alarm", "gewoon", "ook gewoon"]


async def test_what_is_urgent_does_not_wait_behind_a_retry(
    database: Database, post: Post, telegram: FakeTelegram, clock: StandingClock
) -> None:
    post.put("gewoon")
    telegram.answers = [SendResult("unreachable")]
    await drain(database, telegram, SENDER)

    post.put("alarm", priority=9)
    await drain(database, telegram, SENDER)

    assert telegram.seen_by("1001")[0] == "alarm"


async def test_a_backlog_leaves_within_the_limits(
    database: Database, post: Post, telegram: FakeTelegram, clock: StandingClock
) -> None:
    began = clock.now()
    own_chat = post.chat("1001")
    for number in range(5):
        post.put(f"{number}", "1001")
    for number in range(30):
        post.put(f"{number}", str(3000 + number))

    attempts = await drain_all(database, telegram, clock, POLITE)

    sent_at = [(chat, (at - began).total_seconds()) for chat, at in starts(database)]
    moments = [moment for _, moment in sent_at]
    own = [moment for chat, moment in sent_at if chat == own_chat]
    assert attempts == 35
    assert max(sum(start <= m < start + 1 for m in moments) for start in moments) <= 30
    # A bucket of three that gains one a second: never more than that in any second.
    assert max(sum(start <= m < start + 1 for m in own) for start in own) <= 4
    assert own[4] - own[0] >= 2
    assert telegram.seen_by("1001") == ["0", "1", "2", "3", "4"]


async def test_a_message_that_took_long_counts_from_its_arrival(
    database: Database, post: Post, telegram: FakeTelegram, clock: StandingClock
) -> None:
    arrived: list[float] = []
    began = clock.now()
    send = telegram.send

    async def slowly_at_first(item: OutboxItem) -> SendResult:
        if not arrived:
            clock.move(seconds=3)
        arrived.append((clock.now() - began).total_seconds())
        return await send(item)

    telegram.send = slowly_at_first
    for number in range(4):
        post.put(f"{number}")

    await drain_all(database, telegram, clock, POLITE)

    assert [int(seconds) for seconds in arrived[:3]] == [3, 3, 3]
    assert arrived[3] >= 4


async def test_a_chat_that_was_erased_gets_nothing_more(
    database: Database, post: Post, telegram: FakeTelegram
) -> None:
    post.put("een")
    chat_id = post.chat()
    with database.unit_of_work() as uow:
        uow.chats.forget(chat_id)
        uow.commit()

    assert await drain(database, telegram, SENDER) == Drained(0, None)
    assert rows(database)[0][0] == "failed"


async def test_an_answer_is_written_down_once_the_database_is_free_again(
    database: Database, impatient: Database, post: Post, telegram: FakeTelegram
) -> None:
    post.put("een")
    entered, leave, send = threading.Event(), threading.Event(), telegram.send

    def hold() -> None:
        with database.unit_of_work() as uow:
            uow.pacing.of("telegram")
            entered.set()
            leave.wait(20)

    async def send_while_locked(item: OutboxItem) -> SendResult:
        threading.Thread(target=hold).start()
        await asyncio.to_thread(entered.wait, 20)
        threading.Timer(0.8, leave.set).start()
        return await send(item)

    telegram.send = send_while_locked

    await drain(impatient, telegram, SENDER, side_by_side=1)

    assert telegram.seen_by("1001") == ["een"]
    assert rows(database)[0][0] == "sent"
