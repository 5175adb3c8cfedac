"""Sending one message by Telegram, and what its answer means."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from telegram import InlineKeyboardButton, InlineKeyboardMarkup
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

if TYPE_CHECKING:
    from collections.abc import Sequence

    from telegram import Bot

    from bot.storage.outbox import OutboxItem
    from bot.storage.outgoing import ShownButton

#: The longest text of one message.
LONGEST_TEXT = 4096
#: As many buttons stand beside each other, when their words are short.
SHORT_TITLE = 12
IN_A_ROW = 3


class TelegramTransport:
    """See ``bot.delivery.dispatch.Transport``."""

    def __init__(self, bot: Bot) -> None:
        """Send by this bot."""
        self._bot = bot

    async def send(self, item: OutboxItem) -> SendResult:
        """Send a message with its buttons below the last part of its text."""
        if item.shown is None:
            return SendResult("refused", reason="nothing to send")
        try:
            *first, last = parts_of(item.shown.text)
            for part in first:
                await self._bot.send_message(item.address, part)
            sent = await self._bot.send_message(
                item.address, last, reply_markup=keyboard(item.shown.buttons)
            )
        except TelegramError as error:
            return result_of(error)
        return SendResult("sent", external_id=str(sent.message_id))


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
    return SendResult("unreachable" if _never_left(error) else "unknown", reason=name)


def pause_of(error: RetryAfter) -> timedelta:
    """Return the pause that Telegram asks for, which the library gives in one of two forms."""
    pause = error.retry_after
    return pause if isinstance(pause, timedelta) else timedelta(seconds=pause)


def _never_left(error: NetworkError) -> bool:
    return "ConnectError" in str(error) or "ConnectTimeout" in str(error)


def keyboard(buttons: Sequence[ShownButton]) -> InlineKeyboardMarkup | None:
    """Return the buttons in rows: short words beside each other, long ones below each other."""
    if not buttons:
        return None
    made = [InlineKeyboardButton(b.title, callback_data=b.token) for b in buttons]
    width = IN_A_ROW if all(len(b.title) <= SHORT_TITLE for b in buttons) else 1
    return InlineKeyboardMarkup([made[n : n + width] for n in range(0, len(made), width)])


def parts_of(text: str) -> list[str]:
    """Cut a text where it may be cut: between paragraphs, else lines, else words."""
    parts: list[str] = []
    while len(text) > LONGEST_TEXT:
        cuts = (text.rfind(mark, 1, LONGEST_TEXT) for mark in ("\n\n", "\n", " "))
        cut = next((place for place in cuts if place > 0), LONGEST_TEXT)
        parts.append(text[:cut].rstrip())
        text = text[cut:].lstrip()
    return [*parts, text]
