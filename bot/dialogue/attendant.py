"""What happens with a message after it was kept: it goes to Rasa, and the answer is queued.

When Rasa or the actions fail, the person hears so at once, the message waits, and the same text
is sent once more when all answers again. Then the person is asked to type it again.
"""

from __future__ import annotations

import asyncio
import logging
from typing import TYPE_CHECKING, Protocol

import stamina

from bot.delivery.inbox import Claimed, finish
from bot.delivery.outbox import queue
from bot.dialogue.arriving import BUTTON, EDITED, NOTICE, RETURN, SILENT, START, TEXT, notice_for
from bot.dialogue.choices import clear_choices, show_choice
from bot.dialogue.line_attendant import LineAttendant
from bot.dialogue.meaning import CAME_BACK, as_message, has_words
from bot.dialogue.outcomes import Handled, Said, claim_nothing
from bot.dialogue.pairing import Pairing
from bot.dialogue.rasa_away import RasaAway
from bot.dialogue.returning import hide_all
from bot.errors import DialogueError, StorageError
from bot.hours import hours_from
from bot.settings import WORKING_HOURS
from bot.storage.chats import YOUTH

if TYPE_CHECKING:
    from collections.abc import Callable

    from bot.dialogue.outcomes import ClaimMore
    from bot.dialogue.replies import Reply
    from bot.hours import WorkingHours
    from bot.storage.chats import Chat
    from bot.storage.inbox import InboxItem
    from bot.storage.unit_of_work import UnitOfWork
    from bot.wording import Wording

logger = logging.getLogger(__name__)

#: So many messages that need no Rasa are handled with one commit, as a disk takes its time.
TOGETHER = 16
#: Rasa slows down within a session; the next one takes over slots and open form.
TURNS_PER_SESSION = 40
#: How long it is tried to write down what Rasa did; the lease of a message must outlast it.
WRITING_SECONDS = 10.0


class Dialogue(Protocol):
    """Rasa, as the attendant needs it."""

    async def say(self, sender: str, message: str, *, channel: str, inbox_id: str) -> Reply:
        """Return the answer to a text or payload; DialogueError when there is none."""

    async def start_session(self, sender: str) -> None:
        """Begin a new session that goes on where the old one was."""

    async def is_ready(self) -> bool:
        """Say whether Rasa and the actions answer."""


class Attendant:
    """Handle claimed messages, one at a time for each chat."""

    def __init__(
        self,
        make_uow: Callable[[], UnitOfWork],
        dialogue: Dialogue,
        wording: Wording,
        hours: WorkingHours | None = None,
        *,
        bot_name: Callable[[], str] = str,
    ) -> None:
        """Answer with what ``dialogue`` says, on the line by the working ``hours``.

        Args:
            make_uow: Begins a transaction.
            dialogue: Rasa.
            wording: The templates.
            hours: When somebody works.
            bot_name: Says what the bot is called; "" as long as that is not known.
        """
        self._make_uow = make_uow
        self._dialogue = dialogue
        self._wording = wording
        self._pairing = Pairing(wording)
        self._line = LineAttendant(wording, hours or hours_from(WORKING_HOURS), bot_name)
        self._away = RasaAway(make_uow, wording)

    async def attend(
        self,
        claimed: Claimed,
        before_rasa: Callable[[], None] = lambda: None,
        claim_more: ClaimMore = claim_nothing,
    ) -> Claimed | None:
        """Handle a message to its end, or let it wait for Rasa.

        Args:
            claimed: The message.
            before_rasa: Called when it is Rasa from here on that one waits for.
            claim_more: Claims the next message, when this one needed no Rasa.

        Returns:
            What ``claim_more`` claimed.
        """
        if self._away.waits(claimed) and not await self._dialogue.is_ready():
            await asyncio.to_thread(self._away.wait, claimed)
            return None
        said = await self._first_heard(claimed, claim_more)
        if isinstance(said, Handled):
            return said.following
        self._away.count(claimed)
        before_rasa()
        try:
            if said.needs_session:
                await self._dialogue.start_session(said.sender)
            reply = await self._dialogue.say(
                said.sender, said.message, channel=said.channel, inbox_id=said.inbox_id
            )
        except DialogueError:
            await self._written(lambda: self._away.failed(claimed))
            return None
        await self._written(lambda: self._answered(claimed, reply, began=said.needs_session))
        return None

    async def _first_heard(self, claimed: Claimed, claim_more: ClaimMore) -> Said | Handled:
        """Return what Rasa gets; a message that fails with others is tried once more alone.

        Also where the database was locked: once more costs its lock's patience, while a message
        that is left comes again only when its lease ends.
        """
        try:
            return await asyncio.to_thread(self._prepared, claimed, claim_more)
        except Exception:
            if claim_more is claim_nothing:
                raise
            logger.exception("messages could not be handled together")
        return await asyncio.to_thread(self._prepared, claimed, claim_nothing)

    async def _written(self, write: Callable[[], None]) -> None:
        """Write down what Rasa did, also when the database is locked for a while.

        Rasa has heard the message: given to it again, it would answer the next question.
        """
        attempts = stamina.retry_context(StorageError, attempts=None, timeout=WRITING_SECONDS)
        async for attempt in attempts:
            with attempt:
                await asyncio.to_thread(write)

    def _prepared(self, claimed: Claimed, claim_more: ClaimMore) -> Said | Handled:
        """Return what Rasa gets, unless the message is handled without it."""
        with self._make_uow() as uow:
            item = claimed.item
            chat = uow.chats.get(item.chat_id)
            if self._is_handled(uow, claimed, chat):
                # One commit for several, as many messages come at once when many write.
                following = self._handled_together(uow, claim_more)
                uow.commit()
                return Handled(following)
            message, notice = self._heard(uow, item)
            if not message:
                if notice:
                    self._away.tell_and_ask_again(uow, claimed, notice)
                if item.kind == BUTTON:
                    clear_choices(uow, item)
                finish(uow, claimed, uow.clock.now())
                uow.commit()
                return Handled()
            # The line has noted that the youth goes on talking with the assistant.
            uow.commit()
        is_long = chat.session_turns >= TURNS_PER_SESSION
        # Only what a youth dictates to the assistant can be passed on to a coach.
        inbox_id = item.id if chat.role == YOUTH else ""
        return Said(chat.rasa_sender, message, chat.channel, is_long, inbox_id)

    def _is_handled(self, uow: UnitOfWork, claimed: Claimed, chat: Chat) -> bool:
        """Finish a message that needs no Rasa; False where it does."""
        if self._pairing.handle(uow, claimed.item, chat):
            finish(uow, claimed, uow.clock.now())
            return True
        return self._line.attend(uow, claimed, chat)

    def _handled_together(self, uow: UnitOfWork, claim_more: ClaimMore) -> Claimed | None:
        """Handle what waits too, and return what was claimed beyond that.

        Where others write at the same time each message gets a commit of its own: who locks
        the ways of several chats one after the other could wait for who waits for them.
        """
        for _ in range(TOGETHER - 1 if uow.is_alone else 0):
            claimed = claim_more(uow)
            if claimed is None:
                return None
            if not self._is_handled(uow, claimed, uow.chats.get(claimed.item.chat_id)):
                return claimed
        return claim_more(uow)

    def _heard(self, uow: UnitOfWork, item: InboxItem) -> tuple[str, str]:
        """Return what Rasa gets, or else what the person is told; nothing where both are empty."""
        body = item.body or ""
        if item.kind == START or item.kind in SILENT:
            # The welcome was the answer to a start, and went out when the chat began.
            return "", ""
        if item.kind == NOTICE:
            return "", body
        if item.kind == RETURN:
            return CAME_BACK, ""
        if item.kind == BUTTON:
            press = uow.buttons.find(item.chat_id, body)
            return (press.payload if press and press.is_current else ""), "general/stale_button"
        if item.kind == EDITED or (item.kind != TEXT and not body):
            return "", notice_for(item.kind)
        # Below a picture the words count; that it is not seen is told when it has none.
        message = as_message(body)
        return (message if has_words(message) else ""), "general/empty"

    def _answered(self, claimed: Claimed, reply: Reply, *, began: bool) -> None:
        """Queue the answer and finish the message, in one transaction."""
        with self._make_uow() as uow:
            item = claimed.item
            if item.kind == RETURN:
                hide_all(uow, item.chat_id)
            for message in reply.messages:
                queue(uow, item.chat_id, message, answers=item.id)
            if item.kind == BUTTON:
                uow.buttons.use(item.chat_id, item.body or "")
                show_choice(uow, self._wording, item)
            if began:
                uow.chats.begin_session(item.chat_id)
            uow.chats.count_turn(item.chat_id)
            uow.chats.ask(item.chat_id, reply.question or None)
            finish(uow, claimed, uow.clock.now())
            uow.commit()
        self._away.forget(claimed)
