"""Sending only while Telegram answers, so that an outage leaves few messages in doubt.

A message that got no answer may have arrived; it is tried a few times, each marked (ADR 13). While
Telegram is away these attempts would be wasted on silence. So after a silence Telegram is
first asked something that changes nothing.
"""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from telegram.error import RetryAfter, TelegramError

from bot.delivery.retry import SendResult
from bot.telegram.sending import pause_of

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from bot.delivery.dispatch import Transport
    from bot.storage.outbox import OutboxItem


class CarefulTransport:
    """See ``bot.delivery.dispatch.Transport``."""

    def __init__(self, transport: Transport, ask: Callable[[], Awaitable[object]]) -> None:
        """Send by ``transport`` once ``ask`` got an answer."""
        self._transport = transport
        self._ask = ask
        self._is_silent = False

    async def send(self, item: OutboxItem) -> SendResult:
        """Send a message; where Telegram was silent before, only if it answers now."""
        if self._is_silent or item.doubts:
            refusal = await self._asked()
            if refusal is not None:
                return refusal
        try:
            result = await self._transport.send(item)
        except asyncio.CancelledError:
            self._is_silent = True
            raise
        self._is_silent = result.outcome in {"unknown", "unreachable"}
        return result

    async def _asked(self) -> SendResult | None:
        """Return why nothing may be sent now; None when Telegram answers."""
        try:
            await self._ask()
        except RetryAfter as error:
            return SendResult("slow_down", retry_after=pause_of(error), reason="asked first")
        except TelegramError as error:
            return SendResult("unreachable", reason=f"asked first: {type(error).__name__}")
        return None
