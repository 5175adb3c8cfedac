"""A coach, a duo and a coordinator with two youths, all of them on Telegram."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest
from sqlalchemy import update

from bot.dialogue.enrolment import Team as TeamOf
from bot.dialogue.enrolment import enrol, invite_youth
from bot.dialogue.entering import let_in
from bot.dialogue.on_duty import today
from bot.storage.access import OPERATOR
from bot.storage.tables.line import journeys
from tests.telegram.conftest import until

if TYPE_CHECKING:
    from collections.abc import Callable

    from bot.storage.unit_of_work import Database, UnitOfWork
    from tests.telegram.bot_api import BotApi

#: Their chats.
NOOR, SAM = 1001, 1002
SOFIE, EMRE, RIA = 2001, 2002, 2003
#: What a chat is given when it becomes somebody's.
ROLES = {NOOR: "youth", SAM: "youth", SOFIE: "coach", EMRE: "coach", RIA: "coordinator"}


class Office:
    """Everybody on the line, as the database knows them, and what they see."""

    def __init__(self, database: Database, api: BotApi) -> None:
        self.database = database
        self.api = api
        self.ids: dict[int, str] = {}
        self.cases: dict[int, str] = {}

    def open(self) -> None:
        """Let all of them be paired already; Telegram knows their chats."""
        with self.database.unit_of_work() as uow:
            now = uow.clock.now()
            for chat, role in ROLES.items():
                self.api.known.add(chat)
                self.ids[chat] = uow.chats.find_or_create("telegram", str(chat), now).id
                let_in(uow, self.ids[chat], role)
            for chat, name in ((SOFIE, "Sofie Maes"), (EMRE, "Emre Aydin"), (RIA, "Ria Baert")):
                region = None if chat == RIA else "Kortrijk"
                coach = uow.coaches.add(name, role=ROLES[chat], region=region, fte=1.0, now=now)
                uow.coaches.pair(coach.id, self.ids[chat])
            for chat, name in ((NOOR, "Noor De Bok"), (SAM, "Sam Claes")):
                team = TeamOf("COACH-001", "COACH-002")
                day = today(uow)
                entered = enrol(
                    uow, OPERATOR, name=name, place="Kortrijk", team=team, started_on=day
                )
                case_id = uow.cases.id_of(entered.reference)
                self.cases[chat] = entered.reference
                uow.journeys.pair(case_id, self.ids[chat], now)
                uow.journeys.confirm(case_id, self.ids[chat], now)
            uow.commit()

    def give_to(self, youth: int, coach: str) -> None:
        """Give a youth another coach, and no duo."""
        with self.database.unit_of_work() as uow:
            self._change(uow, youth, coach_id=uow.coaches.find(coach).id, duo_id=None)
            uow.commit()

    def is_past_its_end(self, youth: int) -> None:
        """Let the year of a youth be over without anybody having closed it."""
        with self.database.unit_of_work() as uow:
            self._change(uow, youth, ends_on=today(uow) - timedelta(days=1))
            uow.commit()

    def invite(self, youth: int) -> str:
        """Return the token of a new link for a youth who has no phone on the line."""
        self.unpair(youth)
        with self.database.unit_of_work() as uow:
            invitation = invite_youth(uow, OPERATOR, uow.cases.id_of(self.cases[youth]))
            uow.commit()
        return invitation.token

    def unpair(self, youth: int) -> None:
        with self.database.unit_of_work() as uow:
            uow.journeys.free(self.ids[youth])
            uow.commit()

    def _change(self, uow: UnitOfWork, youth: int, **values: object) -> None:
        this = journeys.c.case_id == uow.cases.id_of(self.cases[youth])
        uow.journeys._transaction.run(update(journeys).where(this).values(**values))

    def timeline(self, youth: int = NOOR) -> list[dict[str, Any]]:
        """Return what stands in the file of a youth about the line."""
        with self.database.unit_of_work() as uow:
            case = uow.cases.get(self.cases[youth], actor="test").as_dict()
            uow.commit()
        return [entry for entry in case["timeline"] if entry["kind"] in {"line", "note"}]

    def seen(self, chat: int) -> list[str]:
        return self.api.seen_by(chat)

    async def sees(self, chat: int, words: str, seconds: float = 8.0) -> dict[str, Any]:
        """Wait until somebody sees these words, and return the message."""
        await until(lambda: any(words in one for one in self.api.screen(chat)), seconds)
        return next(
            sent
            for sent in reversed(self.api.shown(chat))
            if self._now(chat, sent).find(words) >= 0
        )

    def _now(self, chat: int, sent: dict[str, Any]) -> str:
        words = dict(
            zip(
                [one["message_id"] for one in self.api.shown(chat)],
                self.api.screen(chat),
                strict=True,
            )
        )
        return words[sent["message_id"]]

    async def quiet(self) -> None:
        """Wait until all that came was handled, and all that goes out was sent."""
        await until(lambda: not self.api.updates and self._is_idle())

    def is_sending(self) -> bool:
        """Say whether something is on its way of which the answer is not written down yet."""
        with self.database.unit_of_work(read_only=True) as uow:
            return any(uow.outbox.is_sending(chat) for chat in self.ids.values())

    def _is_idle(self) -> bool:
        # What comes is looked at first, and what goes twice: each may cause more of the second.
        with self.database.unit_of_work(read_only=True) as uow:
            looks = (uow.inbox.head, uow.outbox.head, uow.outbox.head)
            return not any(look(chat) for look in looks for chat in self.ids.values())


@pytest.fixture
def office(database: Database, api: BotApi) -> Office:
    office = Office(database, api)
    office.open()
    return office


@pytest.fixture
def number(api: BotApi) -> Callable[[int], int]:
    """Return what gives the number of the last message that somebody wrote."""
    return api._last_of
