"""A reminder waits for its day in its chat, unreadable, and goes with chat or referral."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from bot.storage.tables.codes import reminders

if TYPE_CHECKING:
    from collections.abc import Callable

    from bot.intake.referral import Referral
    from bot.storage import Database, UnitOfWork
    from tests.conftest import StandingClock

DAY = timedelta(days=1)


def chat(uow: UnitOfWork, address: str = "1") -> str:
    return uow.chats.find_or_create("telegram", address, uow.clock.now()).id


def test_reminder_is_due_on_its_day_and_taken_once(
    database: Database, clock: StandingClock
) -> None:
    with database.unit_of_work() as uow:
        here = chat(uow)
        uow.reminders.set(here, "too_young", clock.now() + DAY)
        before = uow.reminders.due(clock.now())
        clock.move(days=1)
        (due,) = uow.reminders.due(clock.now())

        taken = uow.reminders.take(due)

        assert before == ()
        assert taken is not None
        assert (taken.chat_id, taken.body, taken.due_at) == (here, "too_young", clock.now())
        assert uow.reminders.take(due) is None
        assert uow.reminders.due(clock.now()) == ()


def test_second_reminder_of_a_chat_takes_the_place_of_the_first(
    database: Database, clock: StandingClock
) -> None:
    with database.unit_of_work() as uow:
        here, there = chat(uow), chat(uow, "2")
        uow.reminders.set(there, "too_young", clock.now())
        uow.reminders.set(here, "too_young", clock.now())

        uow.reminders.set(here, "still_inside", clock.now() + DAY)

        assert uow.reminders.of_chat(here) == (clock.now() + DAY,)
        assert uow.reminders.of_chat(there) == (clock.now(),)


def test_reminders_go_with_their_chat_and_with_their_referral(
    database: Database, clock: StandingClock, make_referral: Callable[..., Referral]
) -> None:
    with database.unit_of_work() as uow:
        here, there = chat(uow), chat(uow, "2")
        reference = uow.cases.add_referral(make_referral(), clock.now())
        case_id = uow.cases.id_of(reference)
        for one in (here, there):
            uow.reminders.set(one, "too_young", clock.now())
        uow.reminders.belong_to(here, case_id)

        of_case, of_chat = uow.reminders.forget_case(case_id), uow.reminders.forget_chat(there)

        assert (of_case, of_chat) == (1, 1)
        assert uow.reminders.due(clock.now()) == ()


def test_what_a_reminder_is_about_is_not_readable(
    database: Database, clock: StandingClock
) -> None:
    with database.unit_of_work() as uow:
        uow.reminders.set(chat(uow), "still_inside", clock.now())

        (row,) = uow.audit._transaction.rows(reminders.select())

    assert "still_inside" not in " ".join(map(str, row))
