"""Who reads in the place of the coach gets the last messages first, each once."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from sqlalchemy import update

from bot.dialogue.staff import set_absent, set_back
from bot.storage.access import OPERATOR
from bot.storage.tables.line import line_messages
from tests.line.relay.conftest import EMRE, NOOR, RIA, SOFIE

if TYPE_CHECKING:
    from tests.line.pairing.conftest import Town


def away(town: Town, coach: str = "COACH-001") -> None:
    with town.database.unit_of_work() as uow:
        day = date(2026, 3, 2)
        set_absent(uow, OPERATOR, uow.coaches.find(coach), day, date(2026, 3, 20))
        uow.commit()


def back(town: Town, coach: str = "COACH-001") -> None:
    with town.database.unit_of_work() as uow:
        set_back(uow, OPERATOR, uow.coaches.find(coach))
        uow.commit()


async def answer(town: Town, words: str) -> None:
    await town.says(SOFIE, "/jongeren")
    await town.presses(SOFIE, "Noor")
    await town.says(SOFIE, words)


async def test_duo_gets_the_last_ten_messages_before_the_first_one(town: Town) -> None:
    for number in range(10):
        await town.says(NOOR, f"bericht {number}")
    await answer(town, "tot morgen")
    away(town)
    before = len(town.seen(EMRE))

    await town.says(NOOR, "ben je daar?")

    earlier = [f"Noor (eerder):\nbericht {number}" for number in range(1, 10)]
    assert town.seen(EMRE)[before:] == [
        *earlier,
        "Sofie (eerder):\ntot morgen",
        "Noor:\nben je daar?",
    ]


async def test_youth_hears_once_that_the_duo_reads_though_earlier_messages_come_along(
    town: Town,
) -> None:
    await town.says(NOOR, "een")
    away(town)

    await town.says(NOOR, "twee")
    await town.says(NOOR, "drie")

    told = "Sofie kan nu niet lezen en is terug op 21 maart 2026. Emre leest je bericht nu."
    assert town.seen(NOOR).count(told) == 1


async def test_what_the_duo_had_is_not_sent_again(town: Town) -> None:
    await town.says(NOOR, "een")
    away(town)
    await town.says(NOOR, "twee")
    before = len(town.seen(EMRE))

    await town.says(NOOR, "drie")

    assert town.seen(EMRE)[before:] == ["Noor:\ndrie"]


async def test_what_was_said_while_the_coach_was_back_comes_along(town: Town) -> None:
    away(town)
    await town.says(NOOR, "een")
    back(town)
    await town.says(NOOR, "twee")
    await answer(town, "dag!")
    away(town)
    before = len(town.seen(EMRE))

    await town.says(NOOR, "drie")

    assert town.seen(EMRE)[before:] == [
        "Noor (eerder):\ntwee",
        "Sofie (eerder):\ndag!",
        "Noor:\ndrie",
    ]


async def test_call_and_visit_stand_in_the_context_in_words(town: Town) -> None:
    await town.says(NOOR, "bel je?")
    await town.presses(SOFIE, "📞 Gebeld")
    await town.says(NOOR, "en morgen?")
    await town.presses(SOFIE, "👋 Ik zie je straks")
    away(town)

    await town.says(NOOR, "oké")

    context = town.seen(EMRE)[-5:-1]
    assert context[1::2] == ["Sofie (eerder) belde.", "Sofie (eerder) zei: ik zie je straks."]


async def test_coach_who_is_there_gets_no_context(town: Town) -> None:
    away(town)
    await town.says(NOOR, "een")
    back(town)
    before = len(town.seen(SOFIE))

    await town.says(NOOR, "twee")

    assert town.seen(SOFIE)[before:] == ["Noor:\ntwee"]


async def test_coordinator_in_the_place_of_both_gets_the_context_too(town: Town) -> None:
    await town.says(NOOR, "een")
    away(town)
    away(town, "COACH-002")

    await town.says(NOOR, "twee")

    assert town.seen(RIA)[-2:] == ["Noor (eerder):\neen", "Noor:\ntwee"]


async def test_what_was_erased_is_no_context(town: Town) -> None:
    await town.says(NOOR, "een")
    away(town)
    with town.database.unit_of_work() as uow:
        uow.line._transaction.run(update(line_messages).values(body=None))
        uow.commit()
    before = len(town.seen(EMRE))

    await town.says(NOOR, "twee")

    assert town.seen(EMRE)[before:] == ["Noor:\ntwee"]
