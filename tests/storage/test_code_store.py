"""Codes open what they stand for, once, in time, and stand nowhere in the database."""

from __future__ import annotations

import threading
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from bot.intake.codes import code_in
from bot.intake.status import Status
from bot.storage.tables.codes import kept_answers, status_codes, wrong_codes

if TYPE_CHECKING:
    from collections.abc import Callable

    from bot.intake.referral import Referral
    from bot.storage import Database
    from bot.storage.codes import Standing
    from tests.conftest import StandingClock

CODE, BODY = "K7MP2QXR", '{"age": 19}'
WEEK = timedelta(days=7)


def submit(database: Database, referral: Referral) -> tuple[str, str]:
    with database.unit_of_work() as uow:
        reference = uow.cases.add_referral(referral, uow.clock.now())
        code = uow.codes.issue_status(referral.intake_id, uow.clock.now())
        uow.commit()
    return reference, code


def keep(database: Database, code: str = CODE) -> bool:
    with database.unit_of_work() as uow:
        is_kept = uow.codes.keep(code, BODY, uow.clock.now() + WEEK)
        uow.commit()
    return is_kept


def take(database: Database, asker: str = "noor", code: str = CODE) -> str | None:
    with database.unit_of_work() as uow:
        taken = uow.codes.take(code, asker, uow.clock.now())
        uow.commit()
    return taken


def standing(database: Database, code: str) -> Standing | None:
    with database.unit_of_work(read_only=True) as uow:
        return uow.codes.standing(code)


def everything(database: Database) -> str:
    with database.unit_of_work(read_only=True) as uow:
        tables = (status_codes, kept_answers, wrong_codes)
        return " ".join(
            str(row) for table in tables for row in uow.audit._transaction.rows(table.select())
        )


def test_status_code_is_the_same_for_an_intake_that_is_sent_twice(
    database: Database, make_referral: Callable[..., Referral]
) -> None:
    first = submit(database, make_referral())
    again = submit(database, make_referral())
    other = submit(database, make_referral("intake-2"))

    assert first == again
    assert other[1] != first[1]
    assert code_in(first[1]) == first[1]


def test_status_code_shows_the_status_and_the_referrer_alone(
    database: Database, clock: StandingClock, make_referral: Callable[..., Referral]
) -> None:
    reference, code = submit(database, make_referral())

    found = standing(database, code)

    assert found is not None
    assert (found.reference, found.status, found.since) == (reference, "received", clock.now())
    assert dict(found.own) == {
        "referrer_organisation": "OCMW Izegem",
        "referrer_name": "Lieve Voorbeeld",
        "referrer_phone": "+3251000000",
        "referrer_email": "lieve@ocmw.example",
    }


def test_youth_with_a_code_sees_the_status_alone(
    database: Database, make_referral: Callable[..., Referral]
) -> None:
    _, code = submit(database, make_referral(referrer_type="self"))

    found = standing(database, code)

    assert found is not None
    assert (found.referrer_type, dict(found.own)) == ("self", {})


@pytest.mark.parametrize("status", [Status.IN_CONTACT, Status.WAITING, Status.WITHDRAWN])
def test_change_by_an_operator_or_coach_is_seen_at_once(
    database: Database,
    clock: StandingClock,
    make_referral: Callable[..., Referral],
    status: Status,
) -> None:
    reference, code = submit(database, make_referral())
    clock.move(days=2)
    with database.unit_of_work() as uow:
        uow.cases.change_status(reference, status, actor="COACH-001", now=clock.now())
        uow.commit()

    found = standing(database, code)

    assert found is not None
    assert (found.status, found.since) == (status.value, clock.now())


def test_number_opens_nothing(database: Database, make_referral: Callable[..., Referral]) -> None:
    reference, _ = submit(database, make_referral())

    assert standing(database, reference) is None
    assert standing(database, "A2B3C4D5E6F7") is None


def test_kept_answers_are_taken_once(database: Database) -> None:
    keep(database)

    assert take(database) == BODY
    assert take(database, "somebody else") is None


def test_conversation_whose_turn_got_lost_may_take_them_again_for_an_hour(
    database: Database, clock: StandingClock
) -> None:
    keep(database)
    take(database)

    clock.move(minutes=59)
    within = take(database)
    clock.move(minutes=2)

    assert within == BODY
    assert take(database) is None


def test_of_two_who_take_at_once_one_gets_them(database: Database) -> None:
    keep(database)
    start, found = threading.Barrier(2), []

    def work(asker: str) -> None:
        start.wait()
        found.append(take(database, asker))

    threads = [threading.Thread(target=work, args=(name,)) for name in ("noor", "sam")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert sorted(found, key=str) == [None, BODY]


def test_old_code_opens_nothing(database: Database, clock: StandingClock) -> None:
    keep(database)
    clock.move(days=7)

    assert take(database) is None


def test_code_that_is_taken_is_not_given_again(database: Database) -> None:
    assert keep(database)
    assert not keep(database)


def test_wrong_codes_are_counted_for_each_conversation(
    database: Database, clock: StandingClock
) -> None:
    with database.unit_of_work() as uow:
        uow.codes.note_wrong("noor", clock.now())
        uow.codes.note_wrong("sam", clock.now())
        noor = uow.codes.wrong_since("noor", clock.now() - timedelta(hours=1))
        later = uow.codes.wrong_since("noor", clock.now())

    assert noor == (clock.now(),)
    assert later == ()


def test_what_is_old_or_used_is_deleted(database: Database, clock: StandingClock) -> None:
    keep(database)
    keep(database, "A2B3C4D5")
    take(database)
    clock.move(hours=2)
    with database.unit_of_work() as uow:
        uow.codes.note_wrong("noor", clock.now())
        soon = uow.codes.forget_old(clock.now())
        clock.move(days=7)
        late = uow.codes.forget_old(clock.now())
        uow.commit()

    assert (soon, late) == (1, 1)
    assert everything(database) == ""


def test_neither_code_nor_answers_are_readable_in_the_database(
    database: Database, clock: StandingClock, make_referral: Callable[..., Referral]
) -> None:
    _, code = submit(database, make_referral())
    keep(database)
    with database.unit_of_work() as uow:
        uow.codes.note_wrong("noor", clock.now())
        uow.commit()

    stored = everything(database)

    assert stored
    assert not [word for word in (code, CODE, BODY, "age", "noor") if word in stored]
