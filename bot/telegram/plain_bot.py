"""The library's bot, with the answers that come most often left as they came (ADR 14)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from telegram import Bot

if TYPE_CHECKING:
    from collections.abc import Sequence

    from telegram import InlineKeyboardMarkup, ReplyParameters


class PlainBot(Bot):
    """A bot that gives updates, and what became of a text, without making objects of them."""

    async def raw_updates(
        self, offset: int | None, seconds: int, allowed: Sequence[str]
    ) -> list[dict[str, Any]]:
        """Ask for updates; wait as long for one.

        Raises:
            TelegramError: Telegram did not give any.
        """
        asked = {"timeout": seconds, "offset": offset, "allowed_updates": list(allowed)}
        # Telegram answers when the time is over; the rest is for the way there and back.
        answer: Any = await self._post("getUpdates", asked, read_timeout=seconds + 10)
        return list(answer)

    async def send_text(
        self,
        address: str,
        text: str,
        keyboard: InlineKeyboardMarkup | None = None,
        quoted: ReplyParameters | None = None,
        *,
        is_silent: bool = False,
    ) -> int:
        """Send a text, and return its number: nothing else is needed of what Telegram answers.

        Raises:
            TelegramError: It was not sent, or nobody knows.
        """
        data = {
            "chat_id": address,
            "text": text,
            "reply_markup": keyboard,
            "reply_parameters": quoted,
            "disable_notification": is_silent or None,
        }
        answer: Any = await self._post("sendMessage", data)
        return int(answer["message_id"])
