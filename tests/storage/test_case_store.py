"""What is told in a referral stands in the case database, and nowhere readable."""

from __future__ import annotations

import threading
import traceback
from dataclasses import replace
from datetime import datetime, timezone
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import update

from bot.errors import DecryptionError, StatusChangeError, StorageError, UnknownCaseError
from bot.intake.questions import QUESTIONS, TOLD
from bot.intake.status import Status
from bot.storage import Database, FieldCipher, new_key
from bot.storage.case_fields import NOT_STORED
from bot.storage.case_record import CaseRecord, ConsentRecord, StatusChange, TimelineEntry
from bot.storage.tables.cases import ENCRYPTED_ANSWERS, PLAIN_ANSWERS, cases

if TYPE_CHECKING:
    from collections.abc import Callable

    from bot.intake.referral import Referral
    from tests.conftest import StandingClock


def add(database: Database, referral: Referral, now: datetime) -> str:
    with database.unit_of_work() as uow:
        reference = uow.cases.add_referral(referral, now)
        uow.commit()
    return reference


def read(database: Database, reference: str) -> CaseRecord:
    with database.unit_of_work() as uow:
        record = uow.cases.get(reference, actor="coach-1")
        uow.commit()
    return record


def test_a_referral_is_read_back_whole(
    database: Database, clock: StandingClock, make_referral: Callable[..., Referral]
) -> None:
    referral = make_referral()

    record = read(database, add(database, referral, clock.now()))

    assert record.reference == "BOT-2026-0001"
    assert record.status == "received"
    assert record.channel == "web"
    assert record.created_at == clock.now()
    assert record.answers == referral.answers
    assert record.assessment == referral.assessment.as_dict()
    assert record.attention == ("leaving_detention", "age_17")
    assert record.consents == (ConsentRecord("referral", "Mogen we dit bewaren?", 1, clock.now()),)
    assert record.history == (StatusChange("received", "referrer", clock.now()),)
    assert record.timeline == (
        TimelineEntry("status", "referrer", clock.now(), {"status": "received"}),
    )
    assert record.alerts == ()


def test_a_case_as_json_has_the_parts_of_cases_show(
    database: Database, clock: StandingClock, make_referral: Callable[..., Referral]
) -> None:
    record = read(database, add(database, make_referral(), clock.now())).as_dict()

    assert list(record) == [
        "reference",
        "status",
        "created_at",
        "channel",
        "history",
        "answers",
        "own_words",
        "assessment",
        "attention",
        "consents",
        "timeline",
        "alerts",
    ]
    assert record["history"] == [
        {"status": "received", "actor": "referrer", "at": "2026-03-01T09:00:00+00:00"}
    ]


def test_own_words_come_back_and_are_encrypted(
    database: Database, clock: StandingClock, make_referral: Callable[..., Referral]
) -> None:
    told = {"network_consent": "ja, maar niet met mijn vader"}

    reference = add(database, replace(make_referral(), own_words=told), clock.now())

    with database.unit_of_work() as uow:
        stored = uow.audit._transaction.row(cases.select()).own_words
    assert read(database, reference).own_words == told
    assert "vader" not in stored


def test_every_answer_of_the_intake_has_a_place() -> None:
    around_an_intake = {"continue_to_referral", "change_slot", "resume_choice"}

    assert {*QUESTIONS, *TOLD} - around_an_intake == {
        *PLAIN_ANSWERS,
        *ENCRYPTED_ANSWERS,
        *NOT_STORED,
    }


@pytest.mark.parametrize("age", ["unknown", 17])
def test_an_age_comes_back_as_it_was_told(
    database: Database, clock: StandingClock, make_referral: Callable[..., Referral], age: object
) -> None:
    reference = add(database, make_referral(age=age), clock.now())

    assert read(database, reference).answers["age"] == age


def test_what_was_not_answered_is_absent(
    database: Database, clock: StandingClock, make_referral: Callable[..., Referral]
) -> None:
    referral = make_referral(prison=None, youth_name=None, income=None)

    answers = read(database, add(database, referral, clock.now())).answers

    assert not {"prison", "youth_name", "income"} & set(answers)


def test_characters_no_database_can_hold_do_not_lose_a_referral(
    database: Database, clock: StandingClock, make_referral: Callable[..., Referral]
) -> None:
    referral = make_referral(referrer_organisation="CAW\0 \ud83d", remarks="half \ud83d \0")

    answers = read(database, add(database, referral, clock.now())).answers

    assert answers["referrer_organisation"] == "CAW "
    assert answers["remarks"] == "half \ud83d \0"


def test_an_intake_submitted_again_gets_the_same_reference(
    database: Database, clock: StandingClock, make_referral: Callable[..., Referral]
) -> None:
    first = add(database, make_referral(), clock.now())
    again = add(database, make_referral(youth_name="Iemand Anders"), clock.now())

    assert again == first
    assert len(read(database, first).history) == 1
    assert read(database, first).answers["youth_name"] == "Wannes Testemans"


def test_one_intake_from_eight_threads_is_one_referral(
    database: Database, clock: StandingClock, make_referral: Callable[..., Referral]
) -> None:
    references, start = [], threading.Barrier(8)

    def submit() -> None:
        start.wait()
        references.append(add(database, make_referral(), clock.now()))

    run_in_threads(submit, 8)

    with database.unit_of_work(read_only=True) as uow:
        assert [case.reference for case in uow.cases.list()] == [references[0]]
        assert len(set(references)) == 1
        assert uow.cases.counts("2026-03")["prison"] == {"Ruiselede": 1}


def test_eight_threads_get_eight_numbers(
    database: Database, clock: StandingClock, make_referral: Callable[..., Referral]
) -> None:
    references, start = [], threading.Barrier(8)

    def submit() -> None:
        start.wait()
        intake_id = f"intake-{threading.get_ident()}"
        references.append(add(database, make_referral(intake_id), clock.now()))

    run_in_threads(submit, 8)

    assert sorted(references) == [f"BOT-2026-{number:04d}" for number in range(1, 9)]


def test_numbers_begin_again_with_the_year_in_brussels(
    database: Database, make_referral: Callable[..., Referral]
) -> None:
    last_of_the_year = datetime(2026, 12, 31, 22, 59, tzinfo=timezone.utc)
    first_of_the_next = datetime(2026, 12, 31, 23, 1, tzinfo=timezone.utc)

    references = [
        add(database, make_referral("a"), last_of_the_year),
        add(database, make_referral("b"), last_of_the_year),
        add(database, make_referral("c"), first_of_the_next),
        add(database, make_referral("d"), last_of_the_year),
    ]

    assert references == ["BOT-2026-0001", "BOT-2026-0002", "BOT-2027-0001", "BOT-2026-0003"]


def test_without_commit_nothing_is_kept(
    database: Database, clock: StandingClock, make_referral: Callable[..., Referral]
) -> None:
    with database.unit_of_work() as uow:
        uow.cases.add_referral(make_referral(), clock.now())

    with database.unit_of_work(read_only=True) as uow:
        assert uow.cases.list() == ()
        assert uow.cases.counts("2026-03") == {}
        assert uow.cases.reference_of_intake("intake-1") is None


def test_every_read_of_a_person_is_audited(
    database: Database, clock: StandingClock, make_referral: Callable[..., Referral]
) -> None:
    reference = add(database, make_referral(), clock.now())
    clock.move(hours=1)

    read(database, reference)

    with database.unit_of_work(read_only=True) as uow:
        deeds = [(entry.actor, entry.action) for entry in uow.audit.about(reference)]
    assert deeds == [("referrer", "case.received"), ("coach-1", "case.read")]


def test_a_change_of_status_writes_history_timeline_and_audit(
    database: Database, clock: StandingClock, make_referral: Callable[..., Referral]
) -> None:
    reference = add(database, make_referral(), clock.now())
    later = clock.move(days=1)

    with database.unit_of_work() as uow:
        uow.cases.change_status(reference, Status.IN_CONTACT, actor="coach-1", now=later)
        uow.commit()

    record = read(database, reference)
    assert record.status == "in_contact"
    assert record.history[-1] == StatusChange("in_contact", "coach-1", later)
    assert record.timeline[-1].details == {"status": "in_contact"}
    with database.unit_of_work(read_only=True) as uow:
        assert uow.audit.about(reference)[1].action == "case.in_contact"


def test_a_change_that_is_not_foreseen_is_refused(
    database: Database, clock: StandingClock, make_referral: Callable[..., Referral]
) -> None:
    reference = add(database, make_referral(), clock.now())

    with database.unit_of_work() as uow, pytest.raises(StatusChangeError):
        uow.cases.change_status(reference, Status.RECEIVED, actor="coach-1", now=clock.now())

    assert len(read(database, reference).history) == 1


def test_an_unknown_reference_is_an_unknown_case(database: Database, clock: StandingClock) -> None:
    with database.unit_of_work() as uow:
        with pytest.raises(UnknownCaseError):
            uow.cases.get("BOT-2026-9999", actor="coach-1")
        with pytest.raises(UnknownCaseError):
            uow.cases.change_status("x", Status.WAITING, actor="coach-1", now=clock.now())


def test_a_list_names_nobody_and_is_newest_first(
    database: Database, clock: StandingClock, make_referral: Callable[..., Referral]
) -> None:
    add(database, make_referral("a"), clock.now())
    add(database, make_referral("b", age="unknown"), clock.move(minutes=1))
    with database.unit_of_work() as uow:
        uow.cases.change_status("BOT-2026-0002", Status.WITHDRAWN, actor="c", now=clock.now())
        uow.commit()

    with database.unit_of_work(read_only=True) as uow:
        everything, received = uow.cases.list(), uow.cases.list(status="received")
        newest = uow.cases.list(limit=1)

    assert [case.reference for case in everything] == ["BOT-2026-0002", "BOT-2026-0001"]
    assert received == everything[1:]
    assert newest == everything[:1]
    assert received[0].as_dict() == {
        "reference": "BOT-2026-0001",
        "status": "received",
        "created_at": "2026-03-01T09:00:00+00:00",
        "channel": "web",
        "outcome": "to_discuss",
        "region": "Izegem",
        "age": 19,
        "referrer_type": "service",
    }


def test_a_case_is_found_by_the_phone_of_the_youth(
    database: Database, clock: StandingClock, make_referral: Callable[..., Referral]
) -> None:
    reference = add(database, make_referral("a"), clock.now())
    add(database, make_referral("b", youth_phone="none"), clock.now())

    with database.unit_of_work(read_only=True) as uow:
        assert uow.cases.with_phone("+32478123456") == (reference,)
        assert uow.cases.with_phone("none") == ()


def test_figures_count_what_is_encrypted_in_the_case(
    database: Database, clock: StandingClock, make_referral: Callable[..., Referral]
) -> None:
    add(database, make_referral("a"), clock.now())
    add(database, make_referral("b", living_situation="housed", prison=None), clock.now())

    with database.unit_of_work(read_only=True) as uow:
        assert uow.cases.counts("2026-03") == {
            "living_situation": {"housed": 1, "institution": 1},
            "prison": {"Ruiselede": 1},
        }
        assert uow.cases.counts("2026-04") == {}


def test_a_field_copied_to_another_case_is_refused(
    database: Database, clock: StandingClock, make_referral: Callable[..., Referral]
) -> None:
    add(database, make_referral("a"), clock.now())
    other = add(database, make_referral("b", youth_name="Lotte Voorbeeld"), clock.now())
    with database.unit_of_work() as uow:
        statements = uow.audit._transaction
        stolen = statements.row(cases.select().where(cases.c.intake_id == "a")).youth_name
        where = cases.c.intake_id == "b"
        statements.run(update(cases).where(where).values(youth_name=stolen))
        uow.commit()

    with pytest.raises(DecryptionError, match=r"cases\.youth_name"):
        read(database, other)


def test_with_another_key_a_case_cannot_be_read(
    database: Database,
    database_url: str,
    clock: StandingClock,
    make_referral: Callable[..., Referral],
) -> None:
    reference = add(database, make_referral(), clock.now())
    stranger = Database(database_url, FieldCipher((new_key(),)), clock)

    with pytest.raises(DecryptionError):
        read(stranger, reference)

    stranger.close()


def test_an_error_of_the_database_shows_no_values(
    database: Database, clock: StandingClock, make_referral: Callable[..., Referral]
) -> None:
    with database.unit_of_work() as uow:
        uow.cases.add_referral(make_referral(), clock.now())
        statements, told = uow.audit._transaction, "negentien"

        with pytest.raises(StorageError, match=r"IntegrityError|DataError") as caught:
            # SQLite takes text for an age, hence the status that both refuse.
            statements.run(update(cases).values(age=told, status=None))

    assert told not in "".join(traceback.format_exception(caught.value))


def run_in_threads(target: Callable[[], None], number: int) -> None:
    threads = [threading.Thread(target=target) for _ in range(number)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
