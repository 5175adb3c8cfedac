"""On the line each right is asked for: without it nothing happens, and the audit knows."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from bot.delivery.inbox import Incoming
from bot.dialogue.arriving import EDITED, REACTION
from bot.dialogue.line_watch import LineWatch
from tests.line.relay.conftest import EMRE, NOOR, RIA, SOFIE

if TYPE_CHECKING:
    from collections.abc import Callable

    from bot.intake.referral import Referral
    from bot.line.message import LineMessage
    from bot.storage import UnitOfWork
    from tests.line.pairing.conftest import Town
    from tests.line.relay.conftest import Without

CASE = "BOT-2026-0001"
REFUSED = "Dat kan je van hier niet doen. Er is niets verstuurd."


async def test_message_of_a_youth_needs_the_right_to_write(without: Without) -> None:
    town = without("line.write")
    before = len(town.seen(SOFIE))

    told = await town.says(NOOR, "hallo")

    assert told == [REFUSED]
    assert len(town.seen(SOFIE)) == before
    assert "refused line.write" in {deed for _, deed in town.audit(CASE)}


async def test_who_may_not_read_gets_nothing_and_the_youth_hears_so(without: Without) -> None:
    town = without("line.read")
    before = len(town.seen(SOFIE))

    told = await town.says(NOOR, "hallo")

    assert len(town.seen(SOFIE)) == before
    assert "niemand van je team is nu op Telegram te bereiken" in told[0]
    assert ("COACH-001", "refused line.read") in town.audit(CASE)


async def test_alarm_shows_nothing_to_who_may_not_read(without: Without) -> None:
    town = without("line.read")
    before = len(town.seen(SOFIE))

    told = await town.says(NOOR, "ik wil dood")

    assert "1813" in told[0]
    assert len(town.seen(SOFIE)) == before
    with town.database.unit_of_work() as uow:
        assert [alert.kind for alert in uow.alerts.open()] == ["suicide"]


async def test_assistant_is_chosen_by_the_youth_alone(without: Without) -> None:
    town = without("line.switch")

    told = await town.says(NOOR, "/assistent")

    assert told == [REFUSED]
    assert town.journey().mode == "line"
    assert "refused line.switch" in {deed for _, deed in town.audit(CASE)}


async def test_nobody_is_picked_or_answered_without_the_right(
    town: Town, without: Without
) -> None:
    await town.says(SOFIE, "/jongeren")
    await town.says(SOFIE, "voor wie dan ook")
    other = without("line.answer")
    before = len(town.seen(NOOR))

    picked = await other.presses(SOFIE, "Noor")

    assert picked == [REFUSED]
    assert len(town.seen(NOOR)) == before
    assert "refused line.answer" in {deed for _, deed in town.audit(CASE)}


async def test_note_needs_the_right(town: Town, without: Without) -> None:
    await town.says(SOFIE, "/nota bewijs nog vragen")

    told = await without("line.note").presses(SOFIE, "Noor")

    assert told == [REFUSED]
    with town.database.unit_of_work() as uow:
        case = uow.cases.get(CASE, actor="test")
    assert [entry for entry in case.timeline if entry.kind == "note"] == []


async def test_alarm_is_taken_by_who_may(town: Town, without: Without) -> None:
    await town.says(NOOR, "ik wil dood")

    told = await without("alert.take").presses(SOFIE, "Ik neem dit op")

    assert told == [REFUSED]
    with town.database.unit_of_work() as uow:
        assert [alert.taken_by for alert in uow.alerts.open()] == [None]


async def test_call_and_visit_need_the_right_to_answer(town: Town, without: Without) -> None:
    await town.says(NOOR, "hallo")
    without_right = without("line.answer")
    before = len(town.seen(NOOR))

    told = await without_right.presses(SOFIE, "👋 Ik zie je straks")

    assert told == [REFUSED]
    assert len(town.seen(NOOR)) == before


async def test_who_may_not_read_is_not_brought_in(town: Town, without: Without) -> None:
    await town.says(NOOR, "hallo")
    other = without("line.read")
    before = len(town.seen(EMRE))
    town.clock.move(hours=4)

    LineWatch(other.database.unit_of_work, town.wording, lambda: None).look()

    assert len(town.seen(EMRE)) == before
    assert "refused line.read" in {deed for _, deed in town.audit(CASE)}


@pytest.mark.parametrize("action", ["referral.read", "referral.claim"])
async def test_referral_is_shown_and_taken_by_right_alone(
    town: Town, without: Without, make_referral: Callable[..., Referral], action: str
) -> None:
    made = make_referral()
    referral = replace(made, answers={**made.answers, "region": "Kortrijk"})
    with town.database.unit_of_work() as uow:
        reference = uow.cases.add_referral(referral, uow.clock.now())
        uow.commit()
    other = without(action)
    LineWatch(other.database.unit_of_work, town.wording, lambda: None).look()

    if action == "referral.read":
        assert reference not in "".join(town.seen(SOFIE))
    else:
        told = await other.presses(SOFIE, "Ik neem contact op")
        assert told == [REFUSED]
    assert f"refused {action}" in {deed for _, deed in town.audit(reference)}


async def test_youth_is_picked_by_right_alone(town: Town, without: Without) -> None:
    await town.says(SOFIE, "/jongeren")

    told = await without("line.answer").presses(SOFIE, "Noor")

    assert told == [REFUSED]
    with town.database.unit_of_work() as uow:
        assert uow.coaches.find("COACH-001").picked_case_id is None


async def test_edit_is_shown_to_who_may_read_alone(town: Town, without: Without) -> None:
    await town.says(NOOR, "om 3 uur")
    number, before = last_number(town), len(town.seen(SOFIE))
    other = without("line.read")

    bring(other, NOOR, EDITED, "om 4 uur", number)
    await other.attend()

    assert len(town.seen(SOFIE)) == before
    assert ("COACH-001", "refused line.read") in town.audit(CASE)


@pytest.mark.parametrize(
    ("action", "first", "words"),
    [("line.answer", None, "tot straks"), ("line.note", "/nota ", "bewijs nog vragen")],
)
async def test_words_are_changed_by_right_alone(
    town: Town, without: Without, action: str, first: str | None, words: str
) -> None:
    await town.says(SOFIE, "/jongeren")
    await town.presses(SOFIE, "Noor")
    await town.says(SOFIE, f"{first or ''}{words}")
    number = last_number(town)
    other, before = without(action), len(town.seen(NOOR))

    bring(other, SOFIE, EDITED, "heel iets anders", number)
    await other.attend()

    assert town.seen(SOFIE)[-1] == REFUSED
    assert len(town.seen(NOOR)) == before
    with town.database.unit_of_work() as uow:
        assert "heel iets anders" not in {one.body for one in all_said(uow)}


async def test_sign_is_shown_by_right_alone(town: Town, without: Without) -> None:
    await town.says(NOOR, "hallo")
    chat = town.chat(SOFIE).id
    with town.database.unit_of_work() as uow:
        copy = uow.outbox.after(chat, 0)[-1]
        uow.outbox.end(copy.id, "sent", town.clock.now(), external_id="777")
        uow.commit()
    other, before = without("line.answer"), len(town.seen(NOOR))

    bring(other, SOFIE, REACTION, "👍", "777")
    await other.attend()

    assert town.seen(SOFIE)[-1] == REFUSED
    assert len(town.seen(NOOR)) == before


async def test_coordinator_who_may_not_read_gets_no_alarm(town: Town, without: Without) -> None:
    await town.says(NOOR, "ik wil dood")
    other, before = without("line.read"), len(town.seen(RIA))
    town.clock.move(minutes=10)

    LineWatch(other.database.unit_of_work, town.wording, lambda: None).look()

    assert len(town.seen(RIA)) == before
    assert ("COACH-003", "refused line.read") in town.audit(CASE)


def bring(town: Town, who: str, kind: str, body: str, number: str) -> None:
    """Bring something that is about a message of this number."""

    def incoming(chat_id: str) -> Incoming:
        now = town.clock.now()
        return Incoming("telegram", f"about {number}", chat_id, kind, body, now, number)

    town.reception.take_in_from("telegram", who, town.clock.now(), incoming)


def all_said(uow: UnitOfWork) -> tuple[LineMessage, ...]:
    return uow.line.of_case(uow.cases.id_of(CASE))


def last_number(town: Town) -> str:
    """Return the number of the last message of the line, as its writer's chat knows it."""
    with town.database.unit_of_work() as uow:
        return all_said(uow)[-1].external_id or ""
