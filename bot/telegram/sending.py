"""Sending one message by Telegram, and what its answer means."""

from __future__ import annotations

from contextlib import suppress
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from telegram import (
    BotCommandScopeChat,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    ReplyParameters,
)
from telegram.error import (
    BadRequest,
    ChatMigrated,
    Forbidden,
    InvalidToken,
    NetworkError,
    RetryAfter,
    TelegramError,
    TimedOut,
)

from bot.delivery.retry import SendResult
from bot.telegram.calls import NEVER_LEFT
from bot.telegram.menus import commands_of
from bot.wording.pieces import length, pieces_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.storage.outbox import OutboxItem
    from bot.storage.outgoing import Copied, Outgoing, ShownButton, Target
    from bot.telegram.plain_bot import PlainBot

#: The longest text of one message.
LONGEST_TEXT = 4096
#: As many buttons stand beside each other, when their words are short.
SHORT_TITLE = 12
IN_A_ROW = 3


#: What Telegram says to an edit that changes nothing.
NOT_MODIFIED = "not modified"
#: The reason of a result where Telegram left out messages of an album.
INCOMPLETE = "incomplete"


class TelegramTransport:
    """See ``bot.delivery.dispatch.Transport``."""

    def __init__(self, bot: PlainBot) -> None:
        """Send by this bot."""
        self._bot = bot

    async def send(self, item: OutboxItem) -> SendResult:
        """Do what the row says: write, copy, edit, react, take buttons away, or set the menu."""
        if item.shown is None:
            return SendResult("refused", reason="nothing to send")
        try:
            return await self._done(item.address, item.shown)
        except TelegramError as error:
            return result_of(error)

    async def _done(self, address: str, shown: Outgoing) -> SendResult:
        if shown.menu:
            scope = BotCommandScopeChat(address)
            await self._bot.set_my_commands(commands_of(shown.menu), scope=scope)
            return SendResult("sent")
        if shown.reacts_to:
            return await self._reacted(address, shown, shown.reacts_to)
        if shown.clears:
            return await self._cleared(address, shown, shown.clears)
        if shown.copy:
            return await self._copied(address, shown, shown.copy)
        if shown.edits and await self._is_edited(address, shown, shown.edits):
            return SendResult("sent", external_id=shown.edits.external_id)
        return await self._written(address, shown)

    async def _written(self, address: str, shown: Outgoing) -> SendResult:
        """Send a text with its buttons below the last part of it."""
        *first, last = pieces_of(shown.text, LONGEST_TEXT) or [""]
        quoted = reply_to(shown.replies_to)
        for part in first:
            await self._bot.send_text(address, part, quoted=quoted, is_silent=shown.is_silent)
            quoted = None
        number = await self._bot.send_text(
            address, last, keyboard(shown.buttons), quoted, is_silent=shown.is_silent
        )
        if shown.is_pinned:
            await self._pin(address, number)
        return SendResult("sent", external_id=str(number))

    async def _pin(self, address: str, message_id: int) -> None:
        """Keep a message visible; that it was sent is what counts."""
        with suppress(TelegramError):
            await self._bot.unpin_all_chat_messages(address)
            await self._bot.pin_chat_message(address, message_id, disable_notification=True)

    async def _copied(self, address: str, shown: Outgoing, copy: Copied) -> SendResult:
        if shown.text and not copy.takes_caption:
            # What can have no words below it gets them above it.
            await self._bot.send_text(address, shown.text, is_silent=shown.is_silent)
        if len(copy.ids) > 1:
            # Telegram wants them in order; they may have come in another one.
            ids = sorted({int(number) for number in copy.ids})
            many = await self._bot.copy_messages(
                address, copy.address, ids, disable_notification=shown.is_silent or None
            )
            parts = tuple(str(one.message_id) for one in many)
            reason = "" if len(parts) == len(ids) else INCOMPLETE
            return SendResult("sent", external_id=parts[0], reason=reason, parts=parts)
        one = await self._bot.copy_message(
            address,
            copy.address,
            int(copy.ids[0]),
            caption=shown.text if copy.takes_caption else None,
            disable_notification=shown.is_silent or None,
            reply_markup=keyboard(shown.buttons),
            reply_parameters=reply_to(shown.replies_to),
        )
        return SendResult("sent", external_id=str(one.message_id))

    async def _is_edited(self, address: str, shown: Outgoing, target: Target) -> bool:
        """Edit an earlier message; False where it must be sent as a new one."""
        if not target.external_id or length(shown.text) > LONGEST_TEXT:
            return False
        try:
            await self._bot.edit_message_text(
                shown.text,
                chat_id=address,
                message_id=int(target.external_id),
                reply_markup=keyboard(shown.buttons),
            )
        except BadRequest as error:
            return NOT_MODIFIED in str(error).lower()
        if shown.is_pinned:
            await self._pin(address, int(target.external_id))
        return True

    async def _cleared(self, address: str, shown: Outgoing, target: Target) -> SendResult:
        """Take the buttons away; a message that is gone has none."""
        if not target.external_id:
            return SendResult("sent")
        where: Any = {"chat_id": address, "message_id": int(target.external_id)}
        with suppress(BadRequest):
            if shown.text and length(shown.text) <= LONGEST_TEXT:
                await self._bot.edit_message_text(shown.text, **where)
            else:
                await self._bot.edit_message_reply_markup(**where)
        return SendResult("sent")

    async def _reacted(self, address: str, shown: Outgoing, target: Target) -> SendResult:
        if not target.external_id:
            return SendResult("refused", reason="nothing to react to")
        number = int(target.external_id)
        await self._bot.set_message_reaction(address, number, reaction=shown.text or None)
        return SendResult("sent", external_id=target.external_id)


def reply_to(target: Target | None) -> ReplyParameters | None:
    """Return what makes a message a reply; one whose target is gone is sent without."""
    if target is None or not target.external_id:
        return None
    return ReplyParameters(int(target.external_id), allow_sending_without_reply=True)


def result_of(error: TelegramError) -> SendResult:
    """Return what an error of Telegram says about the message."""
    name = type(error).__name__
    if isinstance(error, RetryAfter):
        return SendResult("slow_down", retry_after=pause_of(error), reason=name)
    if isinstance(error, InvalidToken):
        # The operator's mistake; nothing may be lost by it.
        return SendResult("unreachable", reason=name)
    if isinstance(error, (Forbidden, BadRequest, ChatMigrated)):
        return SendResult("refused", reason=name)
    if isinstance(error, TimedOut) or not isinstance(error, NetworkError):
        return SendResult("unknown", reason=name)
    # No connection was made, or Telegram said that it failed inside.
    return SendResult("unreachable" if NEVER_LEFT in str(error) else "unknown", reason=name)


def pause_of(error: RetryAfter) -> timedelta:
    """Return the pause that Telegram asks for, which the library gives in one of two forms."""
    pause = error.retry_after
    return pause if isinstance(pause, timedelta) else timedelta(seconds=pause)


def keyboard(buttons: Sequence[ShownButton]) -> InlineKeyboardMarkup | None:
    """Return the buttons in rows: short words beside each other, long ones below each other."""
    if not buttons:
        return None
    made = [InlineKeyboardButton(b.title, callback_data=b.token) for b in buttons]
    width = IN_A_ROW if all(len(b.title) <= SHORT_TITLE for b in buttons) else 1
    return InlineKeyboardMarkup([made[n : n + width] for n in range(0, len(made), width)])
