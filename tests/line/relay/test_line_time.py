"""What time does on the line: quiet minutes, nights, absences, picks that end."""

from __future__ import annotations

from concurrent.futures import Future
from datetime import date
from threading import Thread
from time import sleep
from typing import TYPE_CHECKING

from bot.dialogue.line_modes import Quiet
from bot.dialogue.line_watch import LineWatch
from bot.dialogue.staff import set_absent
from bot.storage.access import OPERATOR
from tests.line.relay.conftest import EMRE, NOOR, RIA, SOFIE

if TYPE_CHECKING:
    from tests.line.pairing.conftest import Town


def watch(town: Town) -> LineWatch:
    return LineWatch(town.database.unit_of_work, town.wording, lambda: None)


def away(town: Town, coach: str, until: date) -> None:
    with town.database.unit_of_work() as uow:
        since = uow.clock.now().date()
        set_absent(uow, OPERATOR, uow.coaches.find(coach), since, until)
        uow.commit()


def in_two_gateways(town: Town, chore: Quiet, case_id: str) -> tuple[bool, bool]:
    """Do something in two transactions at once, the first of which commits last."""
    second: Future[bool] = Future()

    def other_gateway() -> None:
        with town.database.unit_of_work() as uow:
            second.set_result(chore.do(uow, case_id))
            uow.commit()

    with town.database.unit_of_work() as uow:
        first = chore.do(uow, case_id)
        other = Thread(target=other_gateway)
        other.start()
        # The other one waits for this transaction, on the row or for its turn.
        sleep(0.2)
        uow.commit()
    other.join()
    return first, second.result()


async def test_mode_is_shown_at_pairing(town: Town) -> None:
    assert town.seen(NOOR)[-1] == "✍️ Je schrijft naar je coach Sofie."


async def test_assistant_is_left_after_half_an_hour_of_quiet(town: Town) -> None:
    await town.says(NOOR, "/assistent")
    town.clock.move(minutes=20)
    await town.says(NOOR, "hallo")
    town.clock.move(minutes=29)
    before = watch(town).look()

    town.clock.move(minutes=1)
    switched = watch(town).look()
    told = await town.says(NOOR, "voor Sofie")

    assert (before, switched, told) == (0, 1, [])
    assert town.seen(NOOR)[-1] == "✍️ Je schrijft naar je coach Sofie."
    assert town.seen(SOFIE)[-1] == "Noor:\nvoor Sofie"


async def test_message_after_the_quiet_goes_to_the_coach_though_nobody_looked(
    town: Town,
) -> None:
    await town.says(NOOR, "/assistent")
    town.clock.move(minutes=31)

    told = await town.says(NOOR, "voor Sofie")

    assert told == ["✍️ Je schrijft naar je coach Sofie."]
    assert town.seen(SOFIE)[-1] == "Noor:\nvoor Sofie"


async def test_youth_hears_once_a_night_when_it_is_read(town: Town) -> None:
    town.clock.move(hours=12)

    first = await town.says(NOOR, "ik kan niet slapen")
    town.clock.move(hours=2)
    second = await town.says(NOOR, "nog altijd niet")
    town.clock.move(hours=22)
    third = await town.says(NOOR, "weer niet")

    when = "Sofie leest het ten laatste {} maart om 9 uur."
    assert when.format("dinsdag 3") in first[0]
    assert second == []
    assert when.format("woensdag 4") in third[0]
    assert town.seen(SOFIE)[-1] == "Noor:\nweer niet"


async def test_in_working_hours_nothing_is_said(town: Town) -> None:
    assert await town.says(NOOR, "hallo") == []


async def test_youth_hears_once_who_reads_in_the_place_of_the_coach(town: Town) -> None:
    away(town, "COACH-001", date(2026, 3, 10))

    first = await town.says(NOOR, "hallo")
    second = await town.says(NOOR, "ben je daar?")

    assert first == [
        "Sofie kan nu niet lezen en is terug op 11 maart 2026. Emre leest je bericht nu."
    ]
    assert second == []
    assert town.seen(EMRE)[-2:] == ["Noor:\nhallo", "Noor:\nben je daar?"]
    assert not any("hallo" in one for one in town.seen(SOFIE))


async def test_coordinator_reads_where_coach_and_duo_are_away(town: Town) -> None:
    away(town, "COACH-001", date(2026, 3, 10))
    away(town, "COACH-002", date(2026, 3, 6))

    told = await town.says(NOOR, "hallo")

    assert "Ria leest je bericht nu." in told[0]
    assert town.seen(RIA)[-1] == "Noor:\nhallo"


async def test_coordinator_who_got_a_message_may_choose_its_youth(town: Town) -> None:
    away(town, "COACH-001", date(2026, 3, 10))
    away(town, "COACH-002", date(2026, 3, 6))
    await town.says(NOOR, "hallo")
    await town.says(RIA, "dag, met Ria")

    await town.presses(RIA, "Noor")

    assert town.seen(NOOR)[-1] == "👀"
    assert "Ria (coördinator):\ndag, met Ria" in town.seen(NOOR)


async def test_pick_ends_overnight_and_is_asked_about_again(town: Town) -> None:
    await town.says(SOFIE, "/jongeren")
    await town.presses(SOFIE, "Noor")
    await town.says(SOFIE, "tot morgen")
    town.clock.move(hours=9)

    asked = await town.says(SOFIE, "goeiemorgen")

    assert asked[0].startswith("Voor wie is dit?")
    assert town.seen(NOOR)[-1] == "Sofie:\ntot morgen"


async def test_pick_lasts_as_long_as_it_is_used(town: Town) -> None:
    await town.says(SOFIE, "/jongeren")
    await town.presses(SOFIE, "Noor")
    for number in range(3):
        town.clock.move(hours=7)
        await town.says(SOFIE, f"bericht {number}")

    assert town.seen(NOOR)[-1] == "Sofie:\nbericht 2"


async def test_every_reading_and_every_refusal_stands_in_the_audit(town: Town) -> None:
    await town.says(NOOR, "hallo")

    assert ("COACH-001", "line.read") in town.audit("BOT-2026-0001")
    assert ("COACH-002", "line.read") not in town.audit("BOT-2026-0001")


async def test_two_gateways_at_once_leave_the_assistant_once(town: Town) -> None:
    await town.says(NOOR, "/assistent")
    town.clock.move(minutes=30)
    chore = Quiet(town.wording)
    with town.database.unit_of_work() as uow:
        (case_id,) = chore.due(uow)

    done = in_two_gateways(town, chore, case_id)

    assert done == (True, False)
    assert town.seen(NOOR).count("✍️ Je schrijft naar je coach Sofie.") == 2


async def test_word_to_the_assistant_in_the_last_moment_keeps_it(town: Town) -> None:
    await town.says(NOOR, "/assistent")
    town.clock.move(minutes=30)
    chore = Quiet(town.wording)
    with town.database.unit_of_work() as uow:
        (case_id,) = chore.due(uow)
        uow.journeys.keep_assistant(case_id, town.clock.now())
        uow.commit()

    with town.database.unit_of_work() as uow:
        switched = chore.do(uow, case_id)

    assert not switched
    assert town.journey().mode == "assistant"


async def test_youth_who_was_switched_back_a_moment_ago_writes_to_the_coach(town: Town) -> None:
    await town.says(NOOR, "/assistent")
    with town.database.unit_of_work() as uow:
        read_before = uow.journeys.get(uow.cases.id_of("BOT-2026-0001"))
        now = town.clock.now()
        switched = uow.journeys.leave_assistant(read_before.case_id, now, now)
        kept = uow.journeys.keep_assistant(read_before.case_id, now)
        uow.commit()

    assert (switched, kept) == (True, False)
    assert town.journey().mode == "line"
