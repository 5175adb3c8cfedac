"""Pairing in the chat: links for youths and staff, and the six digits of staff."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bot.delivery.outbox import queue
from bot.dialogue.arriving import BUTTON, EDITED, START, TEXT, WORDLESS
from bot.dialogue.confirming import Confirming, note
from bot.dialogue.entering import let_in, let_out
from bot.errors import AccessDeniedError
from bot.line.pairing import (
    BLOCK,
    CODE_DIGITS,
    MOST_WRONG,
    WINDOW,
    code_of,
    is_blocked,
    is_command,
    token_of,
)
from bot.line.team import COORDINATOR
from bot.storage.access import staff_thing
from bot.storage.audit import AuditEntry
from bot.storage.chats import VISITOR, YOUTH

if TYPE_CHECKING:
    from bot.line.pairing import Invite
    from bot.storage.chats import Chat
    from bot.storage.inbox import InboxItem
    from bot.storage.unit_of_work import UnitOfWork
    from bot.wording import Wording


class Pairing:
    """Handle what belongs to pairing; everything else is left to who comes after."""

    def __init__(self, wording: Wording) -> None:
        """Answer in these words."""
        self._wording = wording
        self._confirming = Confirming(wording)

    def handle(self, uow: UnitOfWork, item: InboxItem, chat: Chat) -> bool:
        """Handle a message in the transaction that finishes it; False where it is not for here."""
        body = item.body or ""
        token = token_of(body) if item.kind == START else None
        if token:
            self._open(uow, chat, token)
            return True
        if item.kind == BUTTON:
            press = uow.buttons.find(chat.id, body)
            return press is not None and self._confirming.handle(uow, chat.id, press)
        is_written = item.kind not in WORDLESS and item.kind != EDITED and not is_command(body)
        if not is_written or chat.role == YOUTH:
            return False
        return (item.kind == TEXT and self._typed(uow, chat, body)) or self._waits(uow, chat)

    def _open(self, uow: UnitOfWork, chat: Chat, token: str) -> None:
        """Open a link; whatever is wrong with it, the person sees one and the same."""
        is_blocked = self._is_blocked(uow, chat)
        invite = None if is_blocked else uow.invites.find(token)
        if invite and self._leads_in(uow, chat, invite):
            return
        if not is_blocked:
            uow.invites.note_wrong(chat.id, uow.clock.now())
        self._tell(uow, chat.id, "link_fails", is_known=chat.role != VISITOR)

    def _leads_in(self, uow: UnitOfWork, chat: Chat, invite: Invite) -> bool:
        now = uow.clock.now()
        if not (invite.is_open(now) and self._may_open(uow, chat, invite)):
            return False
        if invite.needs_code:
            if not uow.invites.open_step(invite.id, chat.id):
                return False
            self._tell(uow, chat.id, "ask_code")
            return True
        if not uow.invites.use(invite.id, chat.id, now):
            return False
        self._pair_youth(uow, chat, invite)
        return True

    def _typed(self, uow: UnitOfWork, chat: Chat, text: str) -> bool:
        """Take a typed text as the code of staff, where one is awaited.

        After the link has ended, six digits are still answered as before: that it ended is not
        told.
        """
        now = uow.clock.now()
        invite = uow.invites.opened_by(chat.id)
        if invite is None or now >= invite.expires_at + BLOCK:
            return False
        code, is_open = code_of(text), invite.is_open(now)
        if not is_open and len(code or "") != CODE_DIGITS:
            return False
        if code is None:
            self._tell(uow, chat.id, "ask_code")
        elif self._is_blocked(uow, chat) or not self._fits(uow, chat, invite, code):
            self._tell(uow, chat.id, "code_fails")
        return True

    def _fits(self, uow: UnitOfWork, chat: Chat, invite: Invite, code: str) -> bool:
        """Pair the chat where the code is right; count it where it is wrong."""
        now = uow.clock.now()
        if (
            uow.invites.fits(invite, code)
            and self._may_open(uow, chat, invite)
            and uow.invites.use(invite.id, chat.id, now)
        ):
            self._pair_staff(uow, chat, invite)
            return True
        uow.invites.note_wrong(chat.id, now)
        uow.invites.count_try(invite.id)
        if invite.code_tries + 1 >= MOST_WRONG:
            uow.invites.revoke(invite.id, now)
        return False

    def _waits(self, uow: UnitOfWork, chat: Chat) -> bool:
        """Say to a youth whom nobody confirmed yet that the message reaches nobody."""
        if chat.role != VISITOR or chat.open_question is not None:
            return False
        if uow.journeys.waiting_in(chat.id) is None:
            return False
        self._tell(uow, chat.id, "waits")
        return True

    def _may_open(self, uow: UnitOfWork, chat: Chat, invite: Invite) -> bool:
        """Say whether this chat may become the one whom the link is for."""
        actor = uow.access.actor_of(chat.id)
        try:
            if invite.coach_id:
                coach = uow.coaches.get(invite.coach_id)
                uow.access.authorize(actor, "staff.pair", staff_thing(coach))
                return coach.ended_at is None
            case_id = invite.case_id or ""
            uow.access.authorize(actor, "youth.pair", uow.access.case(case_id))
        except AccessDeniedError:
            return False
        journey = uow.journeys.find(case_id)
        return journey is not None and journey.is_open

    def _pair_youth(self, uow: UnitOfWork, chat: Chat, invite: Invite) -> None:
        """Tie the chat to the case, in the place of any other; the coach is asked."""
        journey = uow.journeys.get(invite.case_id or "")
        uow.journeys.pair(journey.case_id, chat.id, uow.clock.now())
        unsent = 0
        if journey.chat_id == chat.id:
            let_in(uow, chat.id, VISITOR)
        elif journey.chat_id:
            unsent = let_out(uow, journey.chat_id, self._wording.message("line/pairing/moved"))
        note(uow, journey, f"chat {chat.id}", "pairing_opened")
        self._tell(uow, chat.id, "opened")
        self._confirming.ask(uow, journey, invite, unsent=unsent)

    def _pair_staff(self, uow: UnitOfWork, chat: Chat, invite: Invite) -> None:
        """Give somebody of the staff this chat, in the place of any other."""
        coach = uow.coaches.get(invite.coach_id or "")
        uow.journeys.free(chat.id)
        uow.coaches.pair(coach.id, chat.id)
        if coach.chat_id and coach.chat_id != chat.id:
            let_out(uow, coach.chat_id, self._wording.message("line/pairing/moved"))
        entry = AuditEntry(f"chat {chat.id}", "coach.paired", coach.reference, uow.clock.now())
        uow.audit.record(entry)
        let_in(uow, chat.id, coach.role)
        is_coordinator = coach.role == COORDINATOR
        self._tell(uow, chat.id, "staff", name=coach.name, is_coordinator=is_coordinator)
        self._confirming.ask_anew(uow, coach.id)

    def _is_blocked(self, uow: UnitOfWork, chat: Chat) -> bool:
        now = uow.clock.now()
        return is_blocked(uow.invites.wrong_since(chat.id, now - WINDOW - BLOCK), now)

    def _tell(self, uow: UnitOfWork, chat_id: str, template: str, **view: Any) -> None:  # noqa: ANN401 -- a view holds any value
        queue(uow, chat_id, self._wording.message(f"line/pairing/{template}", **view))
