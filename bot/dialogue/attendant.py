"""What happens with a message after it was kept: it goes to Rasa, and the answer is queued.

When Rasa or the actions fail, the person hears so at once, the message waits, and the same text
is sent once more when all answers again. Then the person is asked to type it again.
"""

from __future__ import annotations

import asyncio
from datetime import timedelta
from typing import TYPE_CHECKING, Protocol

import stamina

from bot.delivery.inbox import Claimed, defer, fail, finish
from bot.delivery.outbox import queue
from bot.dialogue.arriving import BUTTON, EDITED, NOTICE, RETURN, SILENT, START, TEXT, notice_for
from bot.dialogue.choices import clear_choices, last_question, show_choice
from bot.dialogue.line_attendant import LineAttendant
from bot.dialogue.meaning import CAME_BACK, as_message, has_words
from bot.dialogue.outcomes import Handled, Said, claim_nothing
from bot.dialogue.pairing import Pairing
from bot.dialogue.returning import hide_all
from bot.errors import DialogueError, StorageError
from bot.hours import hours_from
from bot.settings import WORKING_HOURS
from bot.storage.chats import VISITOR, YOUTH

if TYPE_CHECKING:
    from collections.abc import Callable

    from bot.dialogue.outcomes import ClaimMore
    from bot.dialogue.replies import Reply
    from bot.hours import WorkingHours
    from bot.storage.inbox import InboxItem
    from bot.storage.unit_of_work import UnitOfWork
    from bot.wording import Wording

#: Rasa slows down within a session; the next one takes over slots and open form.
TURNS_PER_SESSION = 40
#: Between two looks whether Rasa is back.
LOOK_AGAIN = timedelta(seconds=1)
#: How long it is tried to write down what Rasa did; the lease of a message must outlast it.
WRITING_SECONDS = 10.0
#: After this the person is asked to type it again, although Rasa is still away.
PATIENCE = timedelta(minutes=30)


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
        #: How often a waiting message was sent; forgotten when it is finished.
        self._tries: dict[str, int] = {}

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
        item_id = claimed.item.id
        if self._tries.get(item_id) and not await self._dialogue.is_ready():
            await asyncio.to_thread(self._wait, claimed)
            return None
        said = await asyncio.to_thread(self._prepared, claimed, claim_more)
        if isinstance(said, Handled):
            return said.following
        self._tries[item_id] = self._tries.get(item_id, 0) + 1
        before_rasa()
        try:
            if said.needs_session:
                await self._dialogue.start_session(said.sender)
            reply = await self._dialogue.say(
                said.sender, said.message, channel=said.channel, inbox_id=said.inbox_id
            )
        except DialogueError:
            await self._written(lambda: self._failed(claimed))
            return None
        await self._written(lambda: self._answered(claimed, reply, began=said.needs_session))
        return None

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
            if self._pairing.handle(uow, item, chat):
                finish(uow, claimed, uow.clock.now())
                uow.commit()
                return Handled()
            if self._line.attend(uow, claimed, chat):
                # One commit for both, as many messages come at once when many write.
                following = claim_more(uow)
                uow.commit()
                return Handled(following)
            message, notice = self._heard(uow, item)
            if not message:
                if notice:
                    self._tell_and_ask_again(uow, claimed, notice)
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
        self._tries.pop(item.id, None)

    def _failed(self, claimed: Claimed) -> None:
        """Apologise the first time; the second time ask to type it again."""
        if self._tries[claimed.item.id] > 1:
            self._give_up(claimed)
            return
        with self._make_uow() as uow:
            if uow.chats.get(claimed.item.chat_id).role != VISITOR:
                # Who is on the line need not wait for Rasa to write to the coach.
                self._tell(uow, claimed, "line/youth/assistant_away")
                fail(uow, claimed, uow.clock.now(), "rasa failed")
                uow.commit()
                self._tries.pop(claimed.item.id, None)
                return
            self._tell(uow, claimed, "general/apology")
            defer(uow, claimed, uow.clock.now() + LOOK_AGAIN, "rasa failed")
            uow.commit()

    def _wait(self, claimed: Claimed) -> None:
        with self._make_uow() as uow:
            now = uow.clock.now()
            if now - claimed.item.received_at < PATIENCE:
                defer(uow, claimed, now + LOOK_AGAIN, "rasa is away")
                uow.commit()
                return
        self._give_up(claimed)

    def _give_up(self, claimed: Claimed) -> None:
        with self._make_uow() as uow:
            self._tell_and_ask_again(uow, claimed, "general/resend_failed")
            fail(uow, claimed, uow.clock.now(), "rasa failed twice")
            uow.commit()
        self._tries.pop(claimed.item.id, None)

    def _tell(self, uow: UnitOfWork, claimed: Claimed, template: str) -> None:
        queue(uow, claimed.item.chat_id, self._wording.message(template))

    def _tell_and_ask_again(self, uow: UnitOfWork, claimed: Claimed, template: str) -> None:
        """Tell something and repeat the open question with buttons that work."""
        question = last_question(uow, claimed.item.chat_id)
        self._tell(uow, claimed, template)
        if question is not None:
            queue(uow, claimed.item.chat_id, question, answers=claimed.item.id)
