"""The coach says whether whoever opened the link is the youth; nothing is shown before."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from bot.delivery.outbox import put, queue
from bot.dialogue.entering import let_in
from bot.dialogue.line_cards import settle_cards, show_card
from bot.dialogue.line_modes import show_mode
from bot.dialogue.on_duty import readers_of
from bot.errors import AccessDeniedError
from bot.line.names import first_name
from bot.line.team import LINE
from bot.storage.audit import AuditEntry
from bot.storage.case_record import TimelineEntry
from bot.storage.chats import YOUTH
from bot.storage.outgoing import Outgoing, Target

if TYPE_CHECKING:
    from bot.line.pairing import Invite
    from bot.line.team import Coach, Journey
    from bot.storage.buttons import ButtonPress
    from bot.storage.unit_of_work import UnitOfWork
    from bot.wording import Message, Wording

_PRESSED = re.compile(r'/(confirm|refuse)_pairing\{"invite": "([0-9a-f]+)"\}')


class Confirming:
    """Ask the coach, and heed the answer once."""

    def __init__(self, wording: Wording) -> None:
        """Speak in these words."""
        self._wording = wording

    def ask(
        self, uow: UnitOfWork, journey: Journey, invite: Invite, *, unsent: int = 0, only: str = ""
    ) -> None:
        """Ask who reads now whether it is the youth; ``only`` one of them where that is given.

        Args:
            uow: The unit of work in which the chat was paired.
            journey: Whose youth it would be.
            invite: The link that was opened; the answer is about its chat alone.
            unsent: How many messages to the chat before did not arrive any more.
            only: The id of the one who is asked.
        """
        request = self._wording.message(
            "line/pairing/request",
            youth_name=journey.youth_name,
            invite=invite.id,
            unsent=unsent,
        )
        for reader in readers_of(uow, journey):
            if reader.chat_id and only in {"", reader.id}:
                show_card(uow, reader, invite.id, request)

    def ask_anew(self, uow: UnitOfWork, coach_id: str) -> None:
        """Ask somebody whose chat is new what could not be asked before."""
        for journey in uow.journeys.open():
            opened = uow.invites.used_by(journey.chat_id) if journey.chat_id else None
            if opened and journey.confirmed_at is None:
                self.ask(uow, journey, opened, only=coach_id)

    def handle(self, uow: UnitOfWork, chat_id: str, press: ButtonPress) -> bool:
        """Take the answer that a pressed button gives; False where it is another button.

        What comes of it takes the place of the question, also with the others who were asked.
        """
        found = _PRESSED.fullmatch(press.payload)
        if found is None:
            return False
        invite, is_yes = uow.invites.get(found.group(2)), found[1] == "confirm"
        told = self._settle(uow, chat_id, invite, is_yes=is_yes) if invite else None
        if invite and told:
            self._tell_others(uow, chat_id, invite, press.outbox_id, is_yes=is_yes)
        message = told or self._wording.message("line/pairing/over")
        place = Target(outbox_id=press.outbox_id)
        put(uow, chat_id, Outgoing(message.text, edits=place), message.buttons)
        return True

    def _settle(
        self, uow: UnitOfWork, chat_id: str, invite: Invite, *, is_yes: bool
    ) -> Message | None:
        """Heed the answer; None where it is no longer asked for, or not of this one.

        Returns:
            What who answered is told.
        """
        case_id, asked = invite.case_id or "", invite.chat_id or ""
        actor = uow.access.actor_of(chat_id)
        try:
            uow.access.authorize(actor, "youth.confirm", uow.access.case(case_id))
        except AccessDeniedError:
            return None
        now = uow.clock.now()
        if is_yes:
            is_asked = uow.journeys.confirm(case_id, asked, now)
        else:
            is_asked = uow.journeys.refuse(case_id, asked)
        if not is_asked:
            return None
        journey = uow.journeys.get(case_id)
        note(uow, journey, actor.label, "pairing_confirmed" if is_yes else "pairing_refused")
        if is_yes:
            self._welcome(uow, journey, asked)
            is_reader = any(one.chat_id == chat_id for one in readers_of(uow, journey))
            return self._wording.message(
                "line/pairing/confirmed", youth_name=journey.youth_name, is_reader=is_reader
            )
        self._tell(uow, asked, "not_you")
        return self._wording.message("line/pairing/refused", youth_name=journey.youth_name)

    def _tell_others(
        self, uow: UnitOfWork, chat_id: str, invite: Invite, pressed: str, *, is_yes: bool
    ) -> None:
        """Put who answered, and what, in the place of the question that others were asked."""
        by, journey = uow.coaches.of_chat(chat_id), uow.journeys.get(invite.case_id or "")

        def told(coach: Coach) -> Message:
            return self._wording.message(
                "line/pairing/answered",
                by=first_name(by.name) if by else "",
                is_self=by is not None and by.id == coach.id,
                youth_name=journey.youth_name,
                is_yes=is_yes,
            )

        settle_cards(uow, invite.id, told, pressed=pressed)

    def _welcome(self, uow: UnitOfWork, journey: Journey, chat_id: str) -> None:
        """Let the youth in, and say who reads along before anything is written."""
        let_in(uow, chat_id, YOUTH)
        team = uow.coaches.some([one for one in (journey.coach_id, journey.duo_id) if one])
        duo = team.get(journey.duo_id or "")
        names = {"coach_name": team[journey.coach_id].name, "youth_name": journey.youth_name}
        self._tell(uow, chat_id, "youth", duo_name=duo.name if duo else "", **names)
        self._tell(uow, chat_id, "youth_privacy", **names)
        show_mode(uow, self._wording, journey, LINE)

    def _tell(self, uow: UnitOfWork, chat_id: str, template: str, **view: Any) -> None:  # noqa: ANN401 -- a view holds any value
        queue(uow, chat_id, self._wording.message(f"line/pairing/{template}", **view))


def note(uow: UnitOfWork, journey: Journey, actor: str, kind: str) -> None:
    """Write in the timeline and the audit what became of a pairing."""
    now = uow.clock.now()
    uow.cases.add_to_timeline(journey.case_id, TimelineEntry(kind, actor, now, {}))
    uow.audit.record(AuditEntry(actor, f"case.{kind}", journey.reference, now))
