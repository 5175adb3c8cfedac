"""What happens the moment a message arrives: it is kept, screened, and help is on its way.

All of it is one transaction (ADR 4), so that the acknowledgement to the channel means all three,
also with Rasa down, and the same message twice is one message and one help text.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from bot.delivery.inbox import Incoming, receive
from bot.delivery.outbox import queue
from bot.dialogue.arriving import SILENT, START, TEXT, WORDLESS
from bot.dialogue.line_alarm import LineAlarm
from bot.dialogue.line_relay import URGENT
from bot.line.pairing import token_of
from bot.line.team import ASSISTANT
from bot.line.waiting import Patience
from bot.safety.help import help_message
from bot.safety.screening import screen
from bot.storage.chats import VISITOR, YOUTH

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Sequence
    from datetime import datetime

    from bot.safety.screening import Screening
    from bot.storage.chats import Chat
    from bot.storage.unit_of_work import UnitOfWork
    from bot.wording import Wording

#: Whose messages are screened; the staff write to youths.
SCREENED = frozenset({VISITOR, YOUTH})
#: As long the whole help stands near enough on the screen not to be repeated word for word.
AGAIN = timedelta(minutes=30)


class Reception:
    """Take in what a channel brings."""

    def __init__(
        self,
        make_uow: Callable[[], UnitOfWork],
        wording: Wording,
        confirmed_helplines: Collection[str] = (),
        patience: Patience | None = None,
    ) -> None:
        """Keep messages with ``make_uow``, word help with ``wording``, ring by ``patience``."""
        self._make_uow = make_uow
        self._wording = wording
        self._confirmed = confirmed_helplines
        self._alarm = LineAlarm(wording, patience or Patience())

    def take_in(self, incoming: Incoming) -> bool:
        """Keep a message and queue help where it asks for it; False when it was here before.

        Raises:
            StorageError: Nothing was kept; the channel may not acknowledge.
        """
        with self._make_uow() as uow:
            is_new = self._keep(uow, incoming, uow.chats.get(incoming.chat_id))
            uow.commit()
        return is_new

    def take_in_from(
        self, channel: str, address: str, now: datetime, incoming: Callable[[str], Incoming]
    ) -> bool:
        """Keep what came from an address; who writes for the first time is welcomed.

        Args:
            channel: Where the address is: "telegram".
            address: The channel's own name of the chat.
            now: The moment of the arrival.
            incoming: Makes the message, given the id of its chat.

        Returns:
            Whether the assistant will answer, so that the person may see that somebody types.

        Raises:
            StorageError: Nothing was kept; the channel may not acknowledge.
        """
        return self.take_in_together(channel, now, [(address, incoming)])[0]

    def take_in_together(
        self, channel: str, now: datetime, brought: Sequence[tuple[str, Callable[[str], Incoming]]]
    ) -> list[bool]:
        """Keep what came from several addresses with one commit: all of it, or nothing.

        Raises:
            StorageError: as for ``take_in_from``, whose words hold for each.
        """
        with self._make_uow() as uow:
            answered = [
                self._take_in_from(uow, channel, address, now, incoming)
                for address, incoming in brought
            ]
            uow.commit()
        return answered

    def _take_in_from(
        self,
        uow: UnitOfWork,
        channel: str,
        address: str,
        now: datetime,
        incoming: Callable[[str], Incoming],
    ) -> bool:
        chat, is_first = uow.chats.find(channel, address), False
        if chat is None:
            if incoming("").kind in SILENT:
                # Nobody whom we know blocked us, or came back.
                return False
            chat, is_first = uow.chats.begin(channel, address, now)
        message = incoming(chat.id)
        is_link = message.kind == START and token_of(message.body) is not None
        if is_first:
            self._welcome(uow, chat.id, channel, is_link=is_link)
        elif message.kind == START and not is_link:
            # Who was here before and begins again gets the welcome as an answer.
            message = replace(message, kind=TEXT)
        is_new = self._keep(uow, message, chat)
        return is_new and _is_with_assistant(uow, chat, now)

    def _welcome(self, uow: UnitOfWork, chat_id: str, channel: str, *, is_link: bool) -> None:
        """Warn of the channel, and greet; what a link leads to greets by itself."""
        queue(uow, chat_id, self._wording.message(f"{channel}/before"))
        if not is_link:
            queue(uow, chat_id, self._wording.message("general/welcome", is_busy=False))

    def _keep(self, uow: UnitOfWork, incoming: Incoming, chat: Chat) -> bool:
        if not receive(uow, incoming):
            return False
        screening = self._screened(incoming, chat)
        if screening is not None:
            since = incoming.received_at - AGAIN
            help_text = help_message(
                screening,
                self._wording,
                confirmed=self._confirmed,
                is_again=uow.outbox.has_urgent(incoming.chat_id, since),
            )
            queue(uow, incoming.chat_id, help_text, priority=URGENT)
            self._alarm.sound(uow, incoming, screening)
        uow.chats.seen(incoming.chat_id, incoming.received_at)
        return True

    def _screened(self, incoming: Incoming, chat: Chat) -> Screening | None:
        """Return what a message cries for; None where it does not, or the staff wrote it."""
        if incoming.kind in WORDLESS or not incoming.body or chat.role not in SCREENED:
            return None
        screening = screen(incoming.body, question=chat.open_question)
        return screening if screening.kind != "none" else None


def _is_with_assistant(uow: UnitOfWork, chat: Chat, now: datetime) -> bool:
    """Say whether it is the assistant that answers: to a visitor, or a youth who chose so."""
    if chat.role != YOUTH:
        return chat.role == VISITOR
    return uow.journeys.mode_in(chat.id, now) == ASSISTANT
