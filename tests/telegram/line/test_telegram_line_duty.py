"""Somebody else reads: the coach is away, or has left for good."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from sqlalchemy import update

from bot.dialogue.leaving import end_coach
from bot.dialogue.line_watch import LineWatch
from bot.storage.access import OPERATOR
from bot.storage.tables.line import journeys
from tests.telegram.line.conftest import EMRE, NOOR, RIA, SAM, SOFIE

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import AbstractAsyncContextManager

    from bot.wording import Wording
    from tests.telegram.bot_api import BotApi
    from tests.telegram.line.conftest import Office

    Gateway = Callable[[], AbstractAsyncContextManager[None]]


async def test_duo_gets_the_last_messages_once_the_coach_is_away(
    api: BotApi, office: Office, gateway: Gateway
) -> None:
    api.sends_album(NOOR, ["brief", "bijlage"])

    async with gateway():
        await office.sees(SOFIE, "[photo] bijlage")
        api.says(SOFIE, text="bedankt!", reply_to=api.number_of(SOFIE, "bijlage"))
        await office.sees(NOOR, "bedankt!")
        api.says(SOFIE, text="/afwezig vandaag")
        await office.sees(SOFIE, "Genoteerd")
        api.says(NOOR, text="en nu?")
        await office.sees(EMRE, "Noor:\nen nu?")
        await office.sees(NOOR, "Emre leest je bericht nu.")

    assert office.seen(EMRE) == [
        "Noor (eerder):",
        "[photo] brief",
        "[photo] bijlage",
        "Sofie (eerder):\nbedankt!",
        "Noor:\nen nu?",
    ]


async def test_coach_who_left_sees_nothing_more_and_the_duo_goes_on(
    api: BotApi, office: Office, gateway: Gateway, wording: Wording
) -> None:
    api.says(NOOR, text="hallo?")

    async with gateway():
        await office.sees(SOFIE, "hallo?")
        with office.database.unit_of_work() as uow:
            end_coach(uow, OPERATOR, uow.coaches.find("COACH-001"), wording)
            uow.commit()
        await office.sees(SOFIE, "Je bent niet langer verbonden als medewerker.")
        await office.sees(EMRE, "Jij bent nu de coach van Noor.")
        await office.sees(EMRE, "Noor:\nhallo?")
        await office.sees(NOOR, "Vanaf nu is Emre er voor jou.")
        await office.sees(SAM, "Vanaf nu is Emre er voor jou.")
        seen = len(office.seen(SOFIE))
        api.says(NOOR, text="dag Emre")
        await office.sees(EMRE, "dag Emre")
        api.says(SOFIE, text="nog iets")
        await office.sees(SOFIE, "antwoord op nog iets")
        await office.quiet()

    assert len(office.seen(SOFIE)) == seen + 1
    assert office.seen(RIA) == []
    assert api.done("setMyCommands")[-1]["scope"]["chat_id"] in {SOFIE, str(SOFIE)}


async def test_two_gateways_that_look_at_once_tell_a_youth_once(
    api: BotApi, office: Office, gateway: Gateway, wording: Wording
) -> None:
    api.says(NOOR, text="/assistent")

    async with gateway():
        await office.sees(NOOR, "Je praat met de assistent")
        with office.database.unit_of_work() as uow:
            long_ago = uow.clock.now() - timedelta(minutes=31)
            uow.journeys._transaction.run(update(journeys).values(mode_since=long_ago))
            uow.commit()
        looks = [
            LineWatch(office.database.unit_of_work, wording, lambda: None).look() for _ in range(2)
        ]
        await office.sees(NOOR, "Je schrijft naar je coach Sofie")
        api.says(NOOR, text="dag Sofie")
        await office.sees(SOFIE, "dag Sofie")
        await office.quiet()

    assert looks == [1, 0]
    assert sum("Je schrijft naar je coach" in one for one in office.seen(NOOR)) == 1
