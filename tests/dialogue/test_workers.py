"""The workers: each chat in order, one message at a time; nothing stops them for good."""

from __future__ import annotations

import asyncio
import logging
import sqlite3
from threading import Event
from typing import TYPE_CHECKING

import pytest

from bot.delivery.inbox import finish
from bot.dialogue.workers import Bell, Workers, heard

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable

    from bot.delivery.inbox import Claimed
    from bot.dialogue.attendant import Attendant
    from bot.dialogue.outcomes import ClaimMore
    from bot.storage import Database
    from tests.dialogue.conftest import Desk
    from tests.dialogue.fakes import FakeDialogue

    Start = Callable[..., Workers]


@pytest.fixture
async def arrived() -> Bell:
    return Bell()


@pytest.fixture
async def start(desk: Desk, database: Database, arrived: Bell) -> AsyncIterator[Start]:
    """Start workers, which are stopped when the test ends."""
    started: list[Workers] = []

    def begin(**changes: object) -> Workers:
        parts = {
            "make_uow": database.unit_of_work,
            "attendant": desk.attendant,
            "arrived": arrived,
            "answered": Bell(),
            **changes,
        }
        workers = Workers(parts.pop("make_uow"), parts.pop("attendant"), **parts)
        workers.start()
        started.append(workers)
        return workers

    yield begin
    for workers in started:
        await workers.stop()


async def until(holds: Callable[[], bool], seconds: float = 10.0) -> None:
    async def look() -> None:
        while not holds():  # noqa: ASYNC110 -- a database rings no bell
            await asyncio.sleep(0.02)

    await asyncio.wait_for(look(), seconds)


def all_done(desk: Desk) -> Callable[[], bool]:
    return lambda: {state for state, _ in desk.states()} == {"done"}


async def test_messages_that_wait_are_taken_up_at_the_start(desk: Desk, start: Start) -> None:
    desk.bring("dag")

    start()
    await until(all_done(desk))

    assert desk.seen() == ["antwoord op dag"]


async def test_message_is_taken_up_without_a_bell(desk: Desk, start: Start) -> None:
    start()
    await asyncio.sleep(0.05)

    await asyncio.to_thread(desk.bring, "dag")
    await until(all_done(desk))

    assert desk.seen() == ["antwoord op dag"]


async def test_thirty_messages_of_one_chat_are_answered_in_order_one_at_a_time(
    desk: Desk, dialogue: FakeDialogue, start: Start, arrived: Bell
) -> None:
    dialogue.thinking_time = 0.002
    texts = [f"bericht {number}" for number in range(30)]
    start()

    for text in texts:
        await asyncio.to_thread(desk.bring, text)
        arrived.ring()
    await until(all_done(desk), 20)

    assert dialogue.messages == texts
    assert desk.seen() == [f"antwoord op {text}" for text in texts]
    assert dialogue.most_at_once == 1


async def test_chats_are_answered_side_by_side_but_not_more_than_allowed(
    desk: Desk, dialogue: FakeDialogue, start: Start
) -> None:
    dialogue.thinking_time = 0.1
    for number in range(6):
        desk.bring("dag", f"visitor {number}")

    start(at_once=3)
    await until(all_done(desk))

    assert dialogue.most_at_once == 3


async def test_two_gateways_answer_each_message_once(
    desk: Desk, dialogue: FakeDialogue, start: Start
) -> None:
    for number in range(12):
        desk.bring(f"bericht {number}", f"visitor {number % 3}")

    start()
    start()
    await until(all_done(desk))

    assert len(dialogue.said) == len(set(dialogue.said)) == 12


async def test_answer_is_told_by_a_bell(desk: Desk, start: Start) -> None:
    answered = Bell()
    desk.bring("dag")

    news = answered.listen()
    start(answered=answered)
    await asyncio.wait_for(news.wait(), 5)

    assert desk.seen() == ["antwoord op dag"]


async def test_locked_database_is_survived(
    desk: Desk,
    start: Start,
    impatient: Database,
    database_url: str,
    caplog: pytest.LogCaptureFixture,
) -> None:
    desk.bring("dag")
    holder = sqlite3.connect(database_url.removeprefix("sqlite:///"), isolation_level=None)
    holder.execute("BEGIN IMMEDIATE")

    start(make_uow=impatient.unit_of_work)
    await until(lambda: "the inbox cannot be read now" in caplog.text)
    holder.close()
    await until(all_done(desk))

    assert desk.seen() == ["antwoord op dag"]


class Stumbling:
    """An attendant that fails at the first message and then works."""

    def __init__(self, attendant: Attendant) -> None:
        self._attendant = attendant
        self.fails = True

    async def attend(
        self, claimed: Claimed, before_rasa: Callable[[], None], claim_more: ClaimMore
    ) -> Claimed | None:
        if self.fails:
            self.fails = False
            message = "geheim"
            raise RuntimeError(message)
        return await self._attendant.attend(claimed, before_rasa, claim_more)


async def test_error_of_one_message_stops_no_other(
    desk: Desk, start: Start, caplog: pytest.LogCaptureFixture
) -> None:
    desk.bring("een", "noor")
    desk.bring("twee", "sam")

    start(attendant=Stumbling(desk.attendant), at_once=1)
    await until(lambda: ("done", None) in desk.states())

    assert [record.levelno for record in caplog.records] == [logging.ERROR]
    assert sorted(state for state, _ in desk.states()) == ["done", "waiting"]


async def test_message_that_failed_is_taken_up_when_its_lease_ends(
    desk: Desk, start: Start, caplog: pytest.LogCaptureFixture
) -> None:
    desk.bring("een")
    start(attendant=Stumbling(desk.attendant))
    await until(lambda: "could not be handled" in caplog.text)

    desk.clock.move(seconds=31)
    await until(all_done(desk))

    assert desk.seen() == ["antwoord op een"]


class Waiting:
    """An attendant that hands everything to a Rasa that hangs, but what is for the coach."""

    def __init__(self) -> None:
        self.handled: list[str] = []

    async def attend(
        self, claimed: Claimed, before_rasa: Callable[[], None], _claim_more: ClaimMore
    ) -> None:
        if claimed.item.body != "voor Sofie":
            before_rasa()
            await asyncio.sleep(60)
        self.handled.append(claimed.item.chat_id)


def on_line(desk: Desk, who: str) -> str:
    chat_id = desk.chat(who).id
    with desk.database.unit_of_work() as uow:
        uow.chats.become(chat_id, "youth")
        uow.commit()
    return chat_id


async def test_visitors_who_wait_for_rasa_take_no_place_of_the_line(
    desk: Desk, start: Start
) -> None:
    noor, waiting = on_line(desk, "noor"), Waiting()
    for number in range(4):
        desk.bring("dag", f"visitor {number}")
    desk.bring("voor Sofie", "noor")

    start(attendant=waiting, at_once=3)
    await until(lambda: waiting.handled == [noor], 5)


async def test_youths_who_wait_for_rasa_take_no_place_of_the_line(
    desk: Desk, start: Start
) -> None:
    noor, waiting = on_line(desk, "noor"), Waiting()
    for who in ("sam", "jo", "bo"):
        on_line(desk, who)
        desk.bring("wat kost het?", who)
    desk.bring("voor Sofie", "noor")

    start(attendant=waiting, on_line=1)
    await until(lambda: waiting.handled == [noor], 5)


async def test_line_that_is_full_keeps_no_visitor_waiting(desk: Desk, start: Start) -> None:
    on_line(desk, "noor")
    desk.bring("dag", "noor")
    desk.bring("voor Sofie", "visitor")
    visitor, slow = desk.chat("visitor").id, Slow()

    start(attendant=slow, on_line=1)
    await until(lambda: slow.handled == [visitor], 5)


class Slow(Waiting):
    """An attendant that is slow by itself, without Rasa."""

    async def attend(
        self, claimed: Claimed, _before_rasa: Callable[[], None], claim_more: ClaimMore
    ) -> None:
        await super().attend(claimed, lambda: None, claim_more)


class Relaying:
    """An attendant that ends a message once it may, and claims the next with that."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self.has_begun, self.may_end = Event(), Event()
        self.followed: list[str | None] = []

    async def attend(
        self, claimed: Claimed, _before_rasa: Callable[[], None], claim_more: ClaimMore
    ) -> Claimed | None:
        return await asyncio.to_thread(self._ended, claimed, claim_more)

    def _ended(self, claimed: Claimed, claim_more: ClaimMore) -> Claimed | None:
        self.has_begun.set()
        self.may_end.wait(10)
        with self._database.unit_of_work() as uow:
            finish(uow, claimed, uow.clock.now())
            following = claim_more(uow)
            uow.commit()
        if claimed.lane.is_on_line:
            # A visitor has a place of their own, and may be first.
            self.followed.append(following.item.body if following else None)
        return following


async def test_place_on_the_line_goes_on_with_the_next_message_of_the_line(
    desk: Desk, database: Database, start: Start
) -> None:
    for who in ("noor", "sam"):
        on_line(desk, who)
        desk.bring(f"van {who}", who)
    desk.bring("van buiten", "visitor")
    relaying = Relaying(database)
    relaying.may_end.set()

    start(attendant=relaying, on_line=1)
    await until(all_done(desk))

    assert relaying.followed == ["van sam", None]


async def test_place_on_the_line_takes_up_nothing_more_while_the_gateway_stops(
    desk: Desk, database: Database, start: Start
) -> None:
    for who in ("noor", "sam"):
        on_line(desk, who)
        desk.bring(f"van {who}", who)
    relaying = Relaying(database)
    workers = start(attendant=relaying, on_line=1)
    await until(relaying.has_begun.is_set)

    await workers.stop()
    relaying.may_end.set()
    await until(lambda: relaying.followed != [])

    assert relaying.followed == [None]
    assert desk.claim().item.body == "van sam"


async def test_stopped_workers_take_up_nothing_more(
    desk: Desk, dialogue: FakeDialogue, start: Start
) -> None:
    workers = start()
    await workers.stop()

    await asyncio.to_thread(desk.bring, "dag")
    await asyncio.sleep(0.6)

    assert dialogue.said == []


async def test_message_in_hand_at_the_stop_is_not_lost(
    desk: Desk, dialogue: FakeDialogue, start: Start
) -> None:
    dialogue.thinking_time = 30
    desk.bring("dag")
    workers = start()
    await until(lambda: dialogue.said != [])

    await workers.stop()
    dialogue.thinking_time = 0
    desk.clock.move(seconds=31)
    start()
    await until(all_done(desk))

    assert desk.seen() == ["antwoord op dag"]


async def test_bell_wakes_those_who_listened_before_it_rang() -> None:
    bell = Bell()
    before = bell.listen()
    bell.ring()
    after = bell.listen()

    await heard(before, 1)
    await heard(after, 0.01)

    assert (before.is_set(), after.is_set()) == (True, False)


async def test_who_waits_for_news_ends_when_told_so_although_news_come_that_moment() -> None:
    bell = Bell()
    waiting = asyncio.create_task(heard(bell.listen(), 60))
    await asyncio.sleep(0)

    bell.ring()
    waiting.cancel()

    with pytest.raises(asyncio.CancelledError):
        await waiting
