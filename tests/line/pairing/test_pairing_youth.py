"""A youth comes in by a link and the word of the coach; nothing is shown before."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.delivery.outbox import put
from bot.dialogue.arriving import START
from bot.line.team import Absence
from bot.storage.outgoing import Outgoing

if TYPE_CHECKING:
    from tests.line.pairing.conftest import Town

YES, NO = "Ja, dat is Noor", "Nee, dat ken ik niet"
SOFIE, JEF, NOOR, STRANGER = "101", "102", "201", "666"


@pytest.fixture
async def noor(town: Town) -> str:
    """Sofie coaches Noor, with Jef as duo; the token of Noor's link."""
    await town.staff(SOFIE, "Sofie Peeters")
    await town.staff(JEF, "Jef Maes")
    return town.youth(duo="COACH-002").token


async def test_nothing_of_the_case_is_shown_before_the_coach_says_yes(
    town: Town, noor: str
) -> None:
    before, opened = await town.opens(NOOR, noor)

    assert before == town.wording.message("telegram/before").text
    assert opened == town.text("opened")
    assert [name for name in ("Noor", "Sofie", "Jef", "BOT") if name in opened] == []
    assert (town.chat(NOOR).role, town.is_youth_in(NOOR)) == ("visitor", False)


async def test_coach_is_asked_and_says_yes(town: Town, noor: str) -> None:
    await town.opens(NOOR, noor)
    request = town.seen(SOFIE)[-1]

    (told,) = await town.presses(SOFIE, YES)

    assert "Noor De Bok" in request
    assert told.startswith("Oké, Noor is verbonden.")
    assert (town.chat(NOOR).role, town.menu(NOOR)) == ("youth", "youth")
    assert town.journey().mode == "line"
    assert town.is_youth_in(NOOR)


async def test_youth_hears_at_once_who_reads_along(town: Town, noor: str) -> None:
    await town.opens(NOOR, noor)
    await town.presses(SOFIE, YES)

    who, privacy, _mode = town.seen(NOOR)[-3:]

    assert [name for name in ("Noor", "Sofie", "Jef", "coördinator") if name not in who] == []
    assert [part for part in ("meelezen", "gsm", "/stop") if part not in privacy] == []


async def test_pairing_stands_in_timeline_and_audit(town: Town, noor: str) -> None:
    await town.opens(NOOR, noor)
    await town.presses(SOFIE, YES)

    with town.database.unit_of_work() as uow:
        timeline = uow.cases.get("BOT-2026-0001", actor="test").timeline
    assert [(entry.kind, entry.actor) for entry in timeline] == [
        ("status", "operator"),
        ("journey_started", "operator"),
        ("pairing_opened", f"chat {town.chat_id(NOOR)}"),
        ("pairing_confirmed", "COACH-001"),
    ]
    assert ("COACH-001", "case.pairing_confirmed") in town.audit("BOT-2026-0001")


async def test_coach_says_no_and_the_stranger_has_nothing(town: Town, noor: str) -> None:
    await town.opens(STRANGER, noor)

    (told,) = await town.presses(SOFIE, NO)

    assert told == town.text("refused", youth_name="Noor De Bok")
    assert town.seen(STRANGER)[-1] == town.text("not_you")
    assert town.journey().chat_id is None
    assert not town.is_youth_in(STRANGER)


async def test_link_works_once(town: Town, noor: str) -> None:
    await town.opens(NOOR, noor)
    await town.presses(SOFIE, YES)

    told = await town.opens(STRANGER, noor)

    assert told[1:] == [town.text("link_fails", is_known=False)]
    assert town.is_youth_in(NOOR)


async def test_answer_counts_once(town: Town, noor: str) -> None:
    await town.opens(NOOR, noor)
    await town.presses(SOFIE, YES)

    told = await town.presses(SOFIE, NO)

    assert told == [town.text("over")]
    assert town.is_youth_in(NOOR)


async def test_yes_to_an_earlier_link_lets_nobody_else_in(town: Town, noor: str) -> None:
    await town.opens(NOOR, noor)
    with town.database.unit_of_work(read_only=True) as uow:
        first = uow.outbox.after(town.chat_id(SOFIE), 0)[-1]
    await town.opens(STRANGER, town.reinvite())

    told = await town.says(SOFIE, first.shown.buttons[0].token, "button")

    assert told == [town.text("over")]
    assert not town.is_youth_in(NOOR)
    assert not town.is_youth_in(STRANGER)


async def test_button_of_the_coach_is_worth_nothing_to_somebody_else(
    town: Town, noor: str
) -> None:
    await town.opens(NOOR, noor)

    await town.presses(SOFIE, YES, by=NOOR)

    assert not town.is_youth_in(NOOR)


async def test_coach_who_is_no_longer_on_the_case_cannot_say_yes(town: Town, noor: str) -> None:
    await town.opens(NOOR, noor)
    with town.database.unit_of_work() as uow:
        uow.coaches.end(uow.coaches.find("COACH-001").id, town.clock.now())
        uow.commit()

    told = await town.presses(SOFIE, YES)

    assert told == [town.text("over")]
    assert not town.is_youth_in(NOOR)
    refused = (f"chat {town.chat_id(SOFIE)}", "refused youth.confirm")
    assert refused in town.audit("BOT-2026-0001")


async def test_who_writes_before_the_yes_hears_that_it_reaches_nobody(
    town: Town, noor: str
) -> None:
    await town.opens(NOOR, noor)

    told = await town.says(NOOR, "dag Sofie")

    assert told == [town.text("waits")]
    assert town.dialogue.said == []


async def test_who_waits_can_ask_the_assistant(town: Town, noor: str) -> None:
    await town.opens(NOOR, noor)
    await town.says(NOOR, "dag Sofie")

    await town.presses(NOOR, "Iets vragen aan de computer")

    assert town.dialogue.messages == ["/help"]


async def test_new_phone_takes_the_old_one_its_access_at_once(town: Town, noor: str) -> None:
    await town.paired(NOOR, town.reinvite(), SOFIE)

    await town.opens("202", town.reinvite())

    assert not town.is_youth_in(NOOR)
    assert (town.chat(NOOR).role, town.menu(NOOR)) == ("visitor", "visitor")
    assert town.seen(NOOR)[-1] == town.text("moved")
    await town.presses(SOFIE, YES)
    assert town.is_youth_in("202")


async def test_what_was_on_its_way_to_the_old_phone_does_not_arrive_there(
    town: Town, noor: str
) -> None:
    await town.paired(NOOR, town.reinvite(), SOFIE)
    chat_id = town.chat_id(NOOR)
    with town.database.unit_of_work() as uow:
        put(uow, chat_id, Outgoing("geheim"))
        uow.commit()

    await town.opens("202", town.reinvite())

    assert "geheim" not in town.seen(NOOR)


async def test_same_phone_can_be_paired_anew(town: Town, noor: str) -> None:
    await town.paired(NOOR, town.reinvite(), SOFIE)

    await town.opens(NOOR, town.reinvite())
    is_in_before_the_yes = town.is_youth_in(NOOR)
    await town.presses(SOFIE, YES)

    assert (is_in_before_the_yes, town.is_youth_in(NOOR)) == (False, True)


@pytest.mark.parametrize("who", [SOFIE, JEF])
async def test_coach_who_tries_the_link_stays_a_coach_and_does_not_use_it_up(
    town: Town, noor: str, who: str
) -> None:
    told = await town.opens(who, noor)

    assert told == [town.text("link_fails", is_known=True)]
    assert town.chat(who).role == "coach"
    await town.paired(NOOR, town.reinvite(), SOFIE)


async def test_youth_cannot_become_another_youth(town: Town, noor: str) -> None:
    await town.paired(NOOR, town.reinvite(), SOFIE)
    other = town.youth("Wout", coach="COACH-002")

    told = await town.opens(NOOR, other)

    assert told == [town.text("link_fails", is_known=True)]
    assert (town.is_youth_in(NOOR), town.journey("BOT-2026-0002").chat_id) == (True, None)


async def test_who_waits_and_opens_another_link_waits_for_that_one(town: Town, noor: str) -> None:
    other = town.youth("Wout", coach="COACH-002")
    await town.opens(NOOR, noor)

    await town.opens(NOOR, other)

    assert town.journey().chat_id is None
    assert town.journey("BOT-2026-0002").chat_id == town.chat_id(NOOR)


async def test_duo_is_asked_while_the_coach_is_away(town: Town, noor: str) -> None:
    with town.database.unit_of_work() as uow:
        day = town.clock.now().date()
        absence = Absence(uow.coaches.find("COACH-001").id, day, day)
        uow.absences.add(absence, town.clock.now())
        uow.commit()
    await town.opens(NOOR, noor)

    await town.presses(JEF, YES)

    assert town.is_youth_in(NOOR)
    assert not any("Noor" in text for text in town.seen(SOFIE))


async def test_coach_who_is_paired_later_is_asked_then(town: Town) -> None:
    invitation = town.coach("Sofie")
    link = town.youth()
    await town.opens(NOOR, link)

    await town.opens(SOFIE, invitation)
    await town.says(SOFIE, invitation.code or "")
    await town.presses(SOFIE, YES)

    assert town.is_youth_in(NOOR)


async def test_plain_start_is_the_welcome_still(town: Town) -> None:
    told = await town.says(NOOR, "/start", START)

    assert "een computer, geen mens" in told[-1]


async def test_rasa_is_not_needed(town: Town, noor: str) -> None:
    town.dialogue.failures, town.dialogue.is_up = 99, False

    await town.paired(NOOR, town.reinvite(), SOFIE)

    assert town.is_youth_in(NOOR)
    assert town.dialogue.said == []
