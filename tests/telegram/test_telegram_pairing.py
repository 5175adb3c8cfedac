"""Coaches and youths come in by Telegram: the real library, a real database, the stand-in."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from bot.dialogue.enrolment import Team, enrol
from bot.dialogue.staff import add_coach
from bot.storage.access import OPERATOR
from tests.telegram.conftest import until

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import AbstractAsyncContextManager

    from bot.storage.unit_of_work import Database
    from tests.telegram.bot_api import BotApi

    Gateway = Callable[[], AbstractAsyncContextManager[None]]

SOFIE, NOOR, NEW_PHONE = 101, 201, 202


async def test_coach_and_youth_come_in_and_a_link_works_once(
    api: BotApi, gateway: Gateway, database: Database
) -> None:
    with database.unit_of_work() as uow:
        _, staff = add_coach(
            uow, OPERATOR, name="Sofie Peeters", role="coach", region="Kortrijk", fte=1.0
        )
        youth = enrol(
            uow,
            OPERATOR,
            name="Noor De Bok",
            place="Kortrijk",
            team=Team("COACH-001"),
            started_on=date(2026, 3, 2),
        )
        uow.commit()

    async with gateway():
        api.says(SOFIE, text=f"/start {staff.token}")
        await until(lambda: saw(api, SOFIE, "zes cijfers"))
        api.says(SOFIE, text=staff.code)
        await until(lambda: saw(api, SOFIE, "verbonden als coach"))
        api.says(NOOR, text=f"/start {youth.invitation.token}")
        await until(lambda: saw(api, SOFIE, "Is dat echt Noor?"))
        assert not saw(api, NOOR, "Sofie")
        api.presses(SOFIE, "Ja, dat is Noor")
        await until(lambda: saw(api, NOOR, "Met de lijn stoppen kan altijd"))
        api.says(NEW_PHONE, text=f"/start {youth.invitation.token}")
        await until(lambda: saw(api, NEW_PHONE, "Deze link werkt niet."))

    assert "setMyCommands" in api.calls
    with database.unit_of_work(read_only=True) as uow:
        roles = [uow.chats.find("telegram", str(who)).role for who in (SOFIE, NOOR, NEW_PHONE)]
    assert roles == ["coach", "youth", "visitor"]


def saw(api: BotApi, who: int, words: str) -> bool:
    return any(words in text for text in api.seen_by(who))
