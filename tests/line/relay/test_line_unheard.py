"""An alarm that nobody takes brings in the coordinator."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.dialogue.line_unheard import Unheard
from bot.dialogue.line_watch import LineWatch
from bot.dialogue.reception import Reception
from bot.line.waiting import Patience
from tests.line.relay.conftest import EMRE, NOOR, RIA, SOFIE

if TYPE_CHECKING:
    from tests.line.pairing.conftest import Town

CRY = "ik wil dood"


def look(town: Town, patience: Patience | None = None) -> int:
    return LineWatch(town.database.unit_of_work, town.wording, lambda: None, patience).look()


def news(town: Town, who: str, before: int) -> list[str]:
    return town.seen(who)[before:]


async def test_coordinator_gets_what_nobody_took_in_ten_minutes_by_night(town: Town) -> None:
    town.clock.move(hours=14)
    await town.says(NOOR, CRY)
    before = len(town.seen(RIA))

    town.clock.move(minutes=9, seconds=59)
    early = look(town)
    town.clock.move(seconds=1)
    done = look(town), look(town)

    assert (early, done) == (0, (1, 0))
    alarm, message = news(town, RIA, before)
    assert alarm.startswith("🔴 DRINGEND: Noor\nSofie en Emre namen dit nog niet op.")
    assert CRY not in alarm
    assert message == f"🔴 DRINGEND · Noor:\n{CRY}"


async def test_everybody_sees_that_the_coordinator_took_it(town: Town) -> None:
    await town.says(NOOR, CRY)
    town.clock.move(minutes=10)
    look(town)

    await town.presses(RIA, "Ik neem dit op")

    assert town.seen(RIA)[-1].startswith("🔴 Jij neemt dit op: Noor")
    assert town.seen(NOOR)[-1].startswith("Ria las je bericht en neemt dit nu op.")
    for who in (SOFIE, EMRE):
        assert town.seen(who)[-1] == "Ria neemt dit op: Noor."


async def test_coordinator_sees_that_a_coach_takes_it_after_all(town: Town) -> None:
    await town.says(NOOR, CRY)
    town.clock.move(minutes=10)
    look(town)

    await town.presses(SOFIE, "Ik neem dit op")

    assert town.seen(RIA)[-1] == "Sofie neemt dit op: Noor."


@pytest.mark.parametrize("button", ["Ik neem dit op", "📞 Gebeld"])
async def test_alarm_that_was_taken_or_answered_goes_no_further(town: Town, button: str) -> None:
    await town.says(NOOR, CRY)

    await town.presses(EMRE, button)
    town.clock.move(hours=1)

    assert look(town) == 0
    with town.database.unit_of_work() as uow:
        (alert,) = uow.cases.get("BOT-2026-0001", actor="test").alerts
    assert alert.taken_by == "COACH-002"


async def test_two_gateways_tell_the_coordinator_once(town: Town) -> None:
    await town.says(NOOR, CRY)
    town.clock.move(minutes=10)
    chore = Unheard(town.wording, Patience())
    with town.database.unit_of_work() as uow:
        (alert,) = chore.due(uow)

    done = []
    for _ in range(2):
        with town.database.unit_of_work() as uow:
            done.append(chore.do(uow, alert))
            uow.commit()

    assert done == [True, False]


async def test_alarm_waits_for_a_coordinator_who_can_be_reached(town: Town) -> None:
    with town.database.unit_of_work() as uow:
        uow.coaches.end(uow.coaches.find("COACH-003").id, town.clock.now())
        uow.commit()
    await town.says(NOOR, CRY)
    town.clock.move(minutes=10)
    alone = look(town)

    await town.staff("2004", "Jan Claes", "coordinator")
    done = look(town)

    assert (alone, done) == (0, 1)
    assert town.seen("2004")[-1] == f"🔴 DRINGEND · Noor:\n{CRY}"


@pytest.fixture
def quiet_nights(town: Town) -> Patience:
    """Let nothing ring at the staff past working hours."""
    patience = Patience(rings_past_hours=False)
    town.reception = Reception(town.database.unit_of_work, town.wording, patience=patience)
    return patience


@pytest.mark.parametrize("who", [SOFIE, EMRE])
async def test_alarm_of_the_night_arrives_where_nothing_rings_and_the_youth_hears_so(
    town: Town, quiet_nights: Patience, who: str
) -> None:
    town.clock.move(hours=14)
    assert not quiet_nights.rings(town.clock.now())
    before = len(town.seen(who))

    answers = await town.says(NOOR, CRY)

    assert news(town, who, before)[1] == f"🔴 DRINGEND · Noor:\n{CRY}"
    assert "lezen het misschien pas" in answers[-1]
    assert "112" in answers[-1]


async def test_youth_hears_nothing_of_the_night_by_day(town: Town, quiet_nights: Patience) -> None:
    assert quiet_nights.rings(town.clock.now())

    answers = await town.says(NOOR, CRY)

    assert "Ik weet niet wanneer ze het lezen." in answers[-1]


async def test_coordinator_is_brought_in_when_work_begins_where_nothing_rings(
    town: Town, quiet_nights: Patience
) -> None:
    town.clock.move(hours=14)
    await town.says(NOOR, CRY)
    before = len(town.seen(RIA))

    town.clock.move(hours=9, minutes=9)
    by_night = look(town, quiet_nights)
    town.clock.move(minutes=1)
    in_the_morning = look(town, quiet_nights)

    assert (by_night, in_the_morning) == (0, 1)
    assert news(town, RIA, before)[1] == f"🔴 DRINGEND · Noor:\n{CRY}"
