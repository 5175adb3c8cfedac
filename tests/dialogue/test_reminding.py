"""A reminder is sent once, when its day has come, to whoever still needs it."""

from __future__ import annotations

import json
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from bot.delivery.retention import erase_chat, purge_visitors
from bot.dialogue.line_watch import LineWatch

if TYPE_CHECKING:
    from tests.dialogue.conftest import Desk

BODY = json.dumps({"reason": "too_young", "since": "2026-03-03"})


@pytest.fixture
def watch(desk: Desk) -> LineWatch:
    return LineWatch(desk.database.unit_of_work, desk.wording, lambda: None)


def remind(desk: Desk, **away: float) -> str:
    chat_id = desk.chat().id
    with desk.database.unit_of_work() as uow:
        uow.reminders.set(chat_id, BODY, uow.clock.now() + timedelta(**away))
        uow.commit()
    return chat_id


def test_reminder_waits_for_its_day_and_is_sent_once(desk: Desk, watch: LineWatch) -> None:
    remind(desk, days=2)
    before = watch.look()
    desk.clock.move(days=2)

    done = watch.look() + watch.look()

    assert (before, done) == (0, 1)
    (text,) = desk.seen()
    assert "Vanaf 3 maart 2026 kan aanmelden wel passen." in text


def test_youth_in_the_programme_is_not_reminded_of_referring(desk: Desk, watch: LineWatch) -> None:
    chat_id = remind(desk, days=2)
    with desk.database.unit_of_work() as uow:
        uow.chats.become(chat_id, "youth")
        uow.commit()
    desk.clock.move(days=2)

    watch.look()

    assert desk.seen() == []


def test_chat_that_was_wiped_is_not_reminded(desk: Desk, watch: LineWatch) -> None:
    chat_id = remind(desk, days=2)
    with desk.database.unit_of_work() as uow:
        erase_chat(uow, chat_id)
        uow.commit()
    desk.clock.move(days=2)

    assert watch.look() == 0


def test_purge_of_words_leaves_reminders_and_takes_old_codes(desk: Desk, watch: LineWatch) -> None:
    remind(desk, days=20)
    with desk.database.unit_of_work() as uow:
        uow.codes.keep("K7MP2QXR", "{}", uow.clock.now() + timedelta(days=7))
        uow.commit()
    desk.clock.move(days=8)

    with desk.database.unit_of_work() as uow:
        purge_visitors(uow)
        kept = uow.codes.keep("K7MP2QXR", "{}", uow.clock.now() + timedelta(days=7))
        uow.commit()
    desk.clock.move(days=12)

    assert kept
    assert watch.look() == 1
