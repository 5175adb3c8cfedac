"""The same youth referred twice is marked for the coach, by hashes alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.intake.status import Status
from bot.storage.tables.codes import person_marks

if TYPE_CHECKING:
    from collections.abc import Callable

    from bot.intake.referral import Referral
    from bot.storage import Database
    from tests.conftest import StandingClock


def add(database: Database, referral: Referral) -> str:
    with database.unit_of_work() as uow:
        reference = uow.cases.add_referral(referral, uow.clock.now())
        uow.commit()
    return reference


def doubles(database: Database, reference: str) -> tuple[str, ...]:
    with database.unit_of_work(read_only=True) as uow:
        return uow.cases.doubles(uow.cases.id_of(reference))


def noted(database: Database, reference: str) -> list[str]:
    with database.unit_of_work() as uow:
        timeline = uow.cases.get(reference, actor="coach").timeline
    return [
        str(entry.details["reference"]) for entry in timeline if entry.kind == "possible_double"
    ]


@pytest.mark.parametrize(
    "changes", [{"youth_name": "Wan"}, {"youth_phone": "none", "youth_name": "testemans wannes"}]
)
def test_same_phone_or_name_is_marked_in_both_cases(
    database: Database, make_referral: Callable[..., Referral], changes: dict[str, str]
) -> None:
    first = add(database, make_referral())
    second = add(database, make_referral("intake-2", **changes))

    assert doubles(database, first) == (second,)
    assert doubles(database, second) == (first,)
    assert noted(database, first) == [second]
    assert noted(database, second) == [first]


def test_intake_that_is_sent_twice_is_no_double(
    database: Database, make_referral: Callable[..., Referral]
) -> None:
    first = add(database, make_referral())
    add(database, make_referral())

    assert doubles(database, first) == ()
    assert noted(database, first) == []


def test_somebody_else_is_no_double(
    database: Database, make_referral: Callable[..., Referral]
) -> None:
    first = add(database, make_referral())
    add(database, make_referral("intake-2", youth_phone="+32479999999", youth_name="Sam"))

    assert doubles(database, first) == ()


def test_marks_say_nothing(database: Database, make_referral: Callable[..., Referral]) -> None:
    add(database, make_referral())

    with database.unit_of_work(read_only=True) as uow:
        stored = str(uow.audit._transaction.rows(person_marks.select()))
    assert stored.count("(") > 1
    assert not [word for word in ("wannes", "testemans", "478123456") if word in stored.lower()]


@pytest.mark.parametrize(
    ("status", "left"), [(Status.WITHDRAWN, 0), (Status.IN_CONTACT, 1), (Status.WAITING, 1)]
)
def test_reminder_ends_with_its_referral(
    database: Database,
    clock: StandingClock,
    make_referral: Callable[..., Referral],
    status: Status,
    left: int,
) -> None:
    reference = add(database, make_referral())
    with database.unit_of_work() as uow:
        chat = uow.chats.find_or_create("telegram", "1", clock.now()).id
        uow.reminders.set(chat, "too_young", clock.now())
        uow.reminders.belong_to(chat, uow.cases.id_of(reference))

        uow.cases.change_status(reference, status, actor="operator", now=clock.now())

        assert len(uow.reminders.due(clock.now())) == left
