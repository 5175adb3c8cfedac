"""Chats are found by a hash of their address; alerts are taken once."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from bot.storage import Database
    from tests.conftest import StandingClock


def test_the_same_address_is_the_same_chat(database: Database, clock: StandingClock) -> None:
    with database.unit_of_work() as uow:
        first = uow.chats.find_or_create("web", "cookie-1", clock.now())
        again = uow.chats.find_or_create("web", "cookie-1", clock.move(minutes=5))
        other = uow.chats.find_or_create("telegram", "cookie-1", clock.now())

    assert again == first
    assert other.id != first.id
    assert first.role == "visitor"


def test_four_threads_at_one_address_get_one_chat(
    database: Database, clock: StandingClock
) -> None:
    ids, start = [], threading.Barrier(4)
    made: list[bool] = []

    def talk() -> None:
        start.wait()
        with database.unit_of_work() as uow:
            chat, is_made = uow.chats.begin("web", "cookie-1", clock.now())
            ids.append(chat.id)
            made.append(is_made)
            uow.commit()

    threads = [threading.Thread(target=talk) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert len(ids) == 4
    assert len(set(ids)) == 1
    assert sorted(made) == [False, False, False, True]


def test_the_address_can_be_read_to_send_there(database: Database, clock: StandingClock) -> None:
    with database.unit_of_work() as uow:
        chat = uow.chats.find_or_create("telegram", "1234567", clock.now())

        assert uow.chats.address(chat.id) == "1234567"


def test_rasa_knows_each_chat_by_a_name_nobody_can_guess(
    database: Database, clock: StandingClock
) -> None:
    with database.unit_of_work() as uow:
        senders = {
            uow.chats.find_or_create("web", f"cookie-{n}", clock.now()).rasa_sender
            for n in range(20)
        }

    assert len(senders) == 20
    assert all(len(sender) >= 32 for sender in senders)


def test_turns_are_counted_per_session(database: Database, clock: StandingClock) -> None:
    with database.unit_of_work() as uow:
        chat = uow.chats.find_or_create("web", "cookie-1", clock.now())

        counted = [uow.chats.count_turn(chat.id) for _ in range(3)]
        uow.chats.begin_session(chat.id)

        assert counted == [1, 2, 3]
        assert uow.chats.count_turn(chat.id) == 1


def test_a_visit_is_noted(database: Database, clock: StandingClock) -> None:
    with database.unit_of_work() as uow:
        chat = uow.chats.find_or_create("web", "cookie-1", clock.now())
        later = clock.move(hours=3)

        uow.chats.seen(chat.id, later)

        assert uow.chats.get(chat.id).last_seen_at == later


def test_a_forgotten_chat_is_not_found_again(database: Database, clock: StandingClock) -> None:
    with database.unit_of_work() as uow:
        chat = uow.chats.find_or_create("web", "cookie-1", clock.now())

        uow.chats.forget(chat.id)

        assert uow.chats.find("web", "cookie-1") is None
        assert uow.chats.address(chat.id) == ""
        assert uow.chats.get(chat.id).rasa_sender != chat.rasa_sender


def test_a_chat_that_never_was_is_an_error(database: Database) -> None:
    with database.unit_of_work() as uow, pytest.raises(KeyError):
        uow.chats.get("nowhere")


def test_an_alert_is_taken_by_the_first_only(database: Database, clock: StandingClock) -> None:
    with database.unit_of_work() as uow:
        chat = uow.chats.find_or_create("web", "cookie-1", clock.now())
        alert_id = uow.alerts.add(chat.id, "suicide", "self", clock.now())
        waiting = uow.alerts.open()

        taken = [uow.alerts.take(alert_id, coach, clock.now()) for coach in ("an", "bo")]

        assert [alert.kind for alert in waiting] == ["suicide"]
        assert taken == [True, False]
        assert uow.alerts.open() == ()
