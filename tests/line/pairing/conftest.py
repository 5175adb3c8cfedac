"""A small town of staff and youths, who talk with the assistant on both databases."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

import pytest

from bot.delivery.inbox import Incoming, claim_next
from bot.dialogue.arriving import BUTTON, START, TEXT
from bot.dialogue.attendant import Attendant
from bot.dialogue.enrolment import Team, enrol, invite_youth
from bot.dialogue.on_duty import today
from bot.dialogue.reception import Reception
from bot.dialogue.staff import add_coach, invite_coach
from bot.dialogue.workers import LEASE
from bot.settings import Organisation
from bot.storage.access import OPERATOR
from bot.wording import Wording
from tests.dialogue.fakes import FakeDialogue

if TYPE_CHECKING:
    from bot.delivery.inbox import Claimed
    from bot.line.pairing import Invitation
    from bot.line.team import Coach, Journey
    from bot.storage import Database
    from bot.storage.chats import Chat
    from bot.storage.unit_of_work import UnitOfWork
    from tests.conftest import StandingClock

CHANNEL = "telegram"


class Town:
    """Bring messages of people, by their address, and look at what they see."""

    def __init__(self, database: Database, clock: StandingClock, wording: Wording) -> None:
        self.database = database
        self.clock = clock
        self.wording = wording
        self.dialogue = FakeDialogue()
        self.reception = Reception(database.unit_of_work, wording)
        self.attendant = Attendant(database.unit_of_work, self.dialogue, wording)
        self._numbers = itertools.count(1)

    def coach(self, name: str, role: str = "coach", region: str | None = "Kortrijk") -> Invitation:
        """Add somebody of the staff; their reference is COACH-001, COACH-002, ..."""
        with self.database.unit_of_work() as uow:
            _, invitation = add_coach(uow, OPERATOR, name=name, role=role, region=region, fte=1.0)
            uow.commit()
        return invitation

    def reinvite_coach(self, reference: str) -> Invitation:
        with self.database.unit_of_work() as uow:
            invitation = invite_coach(uow, OPERATOR, uow.coaches.find(reference))
            uow.commit()
        return invitation

    def youth(
        self, name: str = "Noor De Bok", coach: str = "COACH-001", duo: str = ""
    ) -> Invitation:
        """Enter a youth; the reference is BOT-2026-0001, ..."""
        with self.database.unit_of_work() as uow:
            enrolled = enrol(
                uow,
                OPERATOR,
                name=name,
                place="Kortrijk",
                team=Team(coach, duo or None),
                started_on=today(uow),
            )
            uow.commit()
        return enrolled.invitation

    def reinvite(self, reference: str = "BOT-2026-0001") -> Invitation:
        with self.database.unit_of_work() as uow:
            invitation = invite_youth(uow, OPERATOR, uow.cases.id_of(reference))
            uow.commit()
        return invitation

    async def says(self, who: str, body: str, kind: str = TEXT) -> list[str]:
        """Bring a message, let it be handled, and return what its sender sees because of it."""
        before = len(self.seen(who))
        self.brings(who, body, kind)
        await self.attend()
        return self.seen(who)[before:]

    def brings(self, who: str, body: str, kind: str = TEXT) -> None:
        """Bring a message that waits to be handled."""
        number = str(next(self._numbers))

        def incoming(chat_id: str) -> Incoming:
            now = self.clock.now()
            return Incoming(CHANNEL, number, chat_id, kind, body, now, external_id=number)

        self.reception.take_in_from(CHANNEL, who, self.clock.now(), incoming)

    async def opens(self, who: str, invitation: Invitation | str) -> list[str]:
        token = invitation if isinstance(invitation, str) else invitation.token
        return await self.says(who, f"/start {token}", START)

    async def presses(self, who: str, title: str, by: str = "") -> list[str]:
        """Press the newest button of this title of somebody, perhaps ``by`` another."""
        with self.database.unit_of_work(read_only=True) as uow:
            items = uow.outbox.after(self.chat(who).id, 0)
        buttons = [button for item in items for button in item.shown.buttons]
        token = [button.token for button in buttons if button.title == title][-1]
        return await self.says(by or who, token, BUTTON)

    async def staff(self, who: str, name: str, role: str = "coach") -> None:
        """Add somebody of the staff and pair them."""
        invitation = self.coach(name, role)
        await self.opens(who, invitation)
        await self.says(who, invitation.code or "")

    async def paired(self, who: str, invitation: Invitation, coach: str) -> None:
        """Pair a youth whose coach says yes."""
        await self.opens(who, invitation)
        await self.presses(coach, "Ja, dat is Noor")

    async def attend(self) -> None:
        while claimed := self.claim():
            await self.attendant.attend(claimed)

    def claim(self) -> Claimed | None:
        with self.database.unit_of_work() as uow:
            claimed = self.claim_in(uow)
            uow.commit()
        return claimed

    def claim_in(self, uow: UnitOfWork) -> Claimed | None:
        return claim_next(uow, "town", self.clock.now(), LEASE)

    def chat(self, who: str) -> Chat:
        with self.database.unit_of_work() as uow:
            chat = uow.chats.find_or_create(CHANNEL, who, self.clock.now())
            uow.commit()
        return chat

    def seen(self, who: str) -> list[str]:
        """Return the words that somebody gets, without menus and buttons that are taken away."""
        with self.database.unit_of_work(read_only=True) as uow:
            chat = uow.chats.find(CHANNEL, who)
            items = uow.outbox.after(chat.id, 0) if chat else ()
        return [one.shown.text for one in items if not (one.shown.menu or one.shown.clears)]

    def menu(self, who: str) -> str:
        """Return the role whose commands somebody sees."""
        with self.database.unit_of_work(read_only=True) as uow:
            items = uow.outbox.after(self.chat(who).id, 0)
        menus = [item.shown.menu for item in items if item.shown.menu]
        return menus[-1] if menus else ""

    def person(self, reference: str = "COACH-001") -> Coach:
        with self.database.unit_of_work(read_only=True) as uow:
            return uow.coaches.find(reference)

    def journey(self, reference: str = "BOT-2026-0001") -> Journey:
        with self.database.unit_of_work(read_only=True) as uow:
            return uow.journeys.get(uow.cases.id_of(reference))

    def is_youth_in(self, who: str) -> bool:
        with self.database.unit_of_work(read_only=True) as uow:
            return uow.journeys.of_chat(self.chat_id(who)) is not None

    def chat_id(self, who: str) -> str:
        return self.chat(who).id

    def audit(self, about: str) -> list[tuple[str, str]]:
        with self.database.unit_of_work(read_only=True) as uow:
            return [(entry.actor, entry.action) for entry in uow.audit.about(about)]

    def text(self, template: str, **view: object) -> str:
        return self.wording.message(f"line/pairing/{template}", **view).text


@pytest.fixture(scope="session")
def wording() -> Wording:
    return Wording({"organisation": Organisation(phone="056 12 34 56")})


@pytest.fixture
def town(database: Database, clock: StandingClock, wording: Wording) -> Town:
    return Town(database, clock, wording)
