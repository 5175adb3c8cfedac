"""Every update is handled once, in order within its chat, whoever dies on the way."""

from __future__ import annotations

import random
import threading
from contextlib import suppress
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import select, update

from bot.delivery.inbox import Claimed, claim_next, defer, fail, finish
from bot.errors import LeaseLostError
from bot.storage.tables.delivery import inbox

if TYPE_CHECKING:
    from datetime import datetime

    from bot.storage import Database
    from tests.conftest import StandingClock
    from tests.delivery.conftest import Post

LEASE = timedelta(seconds=30)


def claim(database: Database, now: datetime, owner: str = "a") -> Claimed | None:
    with database.unit_of_work() as uow:
        claimed = claim_next(uow, owner, now, LEASE)
        uow.commit()
    return claimed


def finished(database: Database, claimed: Claimed, now: datetime) -> str:
    with database.unit_of_work() as uow:
        finish(uow, claimed, now)
        uow.commit()
    return claimed.item.update_id


def states(database: Database) -> list[tuple[str, str, str | None]]:
    with database.unit_of_work(read_only=True) as uow:
        rows = uow.audit._transaction.rows(select(inbox).order_by(inbox.c.position))
    return [(row.update_id, row.state, row.reason) for row in rows]


def test_the_same_update_twice_is_one_row(database: Database, post: Post) -> None:
    assert [post.bring(1), post.bring(1), post.bring(2)] == [True, False, True]
    assert [update_id for update_id, *_ in states(database)] == ["1", "2"]


def test_an_update_that_was_handled_is_not_taken_again(
    database: Database, clock: StandingClock, post: Post
) -> None:
    post.bring(1)
    finished(database, claim(database, clock.now()), clock.now())

    assert not post.bring(1)
    assert claim(database, clock.now()) is None


def test_one_update_from_eight_threads_is_stored_by_one(database: Database, post: Post) -> None:
    answers, start = [], threading.Barrier(8)

    def bring() -> None:
        start.wait()
        answers.append(post.bring(1))

    run_in_threads(bring, 8)

    assert sorted(answers) == [False] * 7 + [True]


def test_a_message_comes_with_what_was_brought(
    database: Database, clock: StandingClock, post: Post
) -> None:
    post.bring(12)

    item = claim(database, clock.now()).item

    assert (item.channel, item.update_id, item.kind, item.body) == (
        "telegram",
        "12",
        "text",
        "bericht 12",
    )
    assert item.received_at == clock.now()


def test_messages_of_a_chat_come_in_the_order_in_which_they_arrived(
    database: Database, clock: StandingClock, post: Post
) -> None:
    for update_id in (3, 1, 2):
        post.bring(update_id)

    handled = [finished(database, claim(database, clock.now()), clock.now()) for _ in range(3)]

    assert handled == ["3", "1", "2"]
    assert claim(database, clock.now()) is None


def test_a_chat_waits_for_its_first_message_and_another_chat_does_not(
    database: Database, clock: StandingClock, post: Post
) -> None:
    post.bring(1, "1001")
    post.bring(2, "1001")
    post.bring(3, "2002")

    claims = [claim(database, clock.now(), owner) for owner in ("a", "b", "c")]

    assert [claimed and claimed.item.update_id for claimed in claims] == ["1", "3", None]


def test_two_workers_keep_the_order_of_every_chat(
    database: Database, clock: StandingClock, post: Post
) -> None:
    for update_id in range(1, 31):
        post.bring(update_id, str(1000 + update_id % 3))
    handled: list[tuple[str, int]] = []

    def work() -> None:
        while (claimed := claim(database, clock.now())) is not None:
            handled.append((claimed.item.chat_id, claimed.item.position))
            finished(database, claimed, clock.now())

    run_in_threads(work, 2)
    # A worker may have left while the other still held the last lane.
    work()

    assert len(handled) == 30
    for chat_id in {chat_id for chat_id, _ in handled}:
        positions = [position for whose, position in handled if whose == chat_id]
        assert positions == sorted(positions)


def test_updates_that_come_often_and_shuffled_to_two_gateways_are_handled_once(
    database: Database, clock: StandingClock, post: Post
) -> None:
    chance = random.Random(7)  # noqa: S311 -- a shuffle, not a secret
    arriving = [number for number in range(1, 21) for _ in range(chance.randint(1, 5))]
    chance.shuffle(arriving)
    handled: list[str] = []

    def gateway() -> None:
        while arriving:
            with suppress(IndexError):
                update_id = arriving.pop()
                post.bring(update_id, str(1000 + update_id % 2))
            if (claimed := claim(database, clock.now())) is not None:
                handled.append(finished(database, claimed, clock.now()))

    run_in_threads(gateway, 2)
    while (claimed := claim(database, clock.now())) is not None:
        handled.append(finished(database, claimed, clock.now()))

    assert sorted(handled, key=int) == [str(number) for number in range(1, 21)]


def test_after_the_lease_another_worker_begins_with_the_same_message(
    database: Database, clock: StandingClock, post: Post
) -> None:
    post.bring(1)
    post.bring(2)
    claim(database, clock.now(), "dead")

    too_early = claim(database, clock.move(seconds=29), "b")
    second = claim(database, clock.move(seconds=2), "b")

    assert too_early is None
    assert second is not None
    assert (second.item.update_id, second.item.attempts) == ("1", 1)


@pytest.mark.parametrize("late_deed", ["finish", "fail", "defer"])
def test_who_lost_the_lease_can_keep_nothing(
    database: Database, clock: StandingClock, post: Post, late_deed: str
) -> None:
    post.bring(1)
    slow = claim(database, clock.now(), "slow")
    quick = claim(database, clock.move(seconds=31), "quick")
    deeds = {
        "finish": lambda uow: finish(uow, slow, clock.now()),
        "fail": lambda uow: fail(uow, slow, clock.now(), "too late"),
        "defer": lambda uow: defer(uow, slow, clock.now(), "too late"),
    }

    with database.unit_of_work() as uow, pytest.raises(LeaseLostError):
        deeds[late_deed](uow)

    assert finished(database, quick, clock.now()) == "1"


def test_who_is_late_but_not_replaced_may_finish(
    database: Database, clock: StandingClock, post: Post
) -> None:
    post.bring(1)
    slow = claim(database, clock.now())

    assert finished(database, slow, clock.move(minutes=5)) == "1"


def test_a_deferred_message_holds_its_chat_until_then(
    database: Database, clock: StandingClock, post: Post
) -> None:
    post.bring(1)
    post.bring(2)
    with database.unit_of_work() as uow:
        claimed = claim_next(uow, "a", clock.now(), LEASE)
        defer(uow, claimed, clock.now() + timedelta(minutes=1), "rasa is down")
        uow.commit()
    post.bring(3)

    before = claim(database, clock.move(seconds=59))
    after = claim(database, clock.move(seconds=2))

    assert before is None
    assert after is not None
    assert (after.item.update_id, after.item.attempts) == ("1", 1)
    assert states(database)[0] == ("1", "waiting", "rasa is down")


def test_a_failed_message_lets_the_next_one_through(
    database: Database, clock: StandingClock, post: Post
) -> None:
    post.bring(1)
    post.bring(2)
    with database.unit_of_work() as uow:
        claimed = claim_next(uow, "a", clock.now(), LEASE)
        fail(uow, claimed, clock.now(), "x" * 500)
        uow.commit()

    following = claim(database, clock.now())

    assert following is not None
    assert following.item.update_id == "2"
    assert states(database)[0] == ("1", "failed", "x" * 200)


def test_a_message_no_key_fits_does_not_stop_the_others(
    database: Database, clock: StandingClock, post: Post
) -> None:
    post.bring(1)
    post.bring(2)
    with database.unit_of_work() as uow:
        of_another = update(inbox).where(inbox.c.update_id == "1").values(body="gAAAA")
        uow.audit._transaction.run(of_another)
        uow.commit()

    claimed = claim(database, clock.now())

    assert claimed is not None
    assert claimed.item.update_id == "2"
    assert states(database)[0] == ("1", "failed", "its body cannot be read")


def test_what_a_handler_did_is_kept_only_together_with_its_finish(
    database: Database, clock: StandingClock, post: Post
) -> None:
    post.bring(1)
    claimed = claim(database, clock.now())
    with database.unit_of_work() as uow:
        finish(uow, claimed, clock.now())

    assert states(database) == [("1", "waiting", None)]


def run_in_threads(target, number: int) -> None:  # noqa: ANN001 -- any function
    threads = [threading.Thread(target=target) for _ in range(number)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
