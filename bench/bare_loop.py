"""What the line is compared with: ``get_updates`` and ``copy_message``, and nothing else."""

from __future__ import annotations

import os
import time

from telegram import Bot

from bench.telegram import Telegram, coach_of


async def rate(stand_in: Telegram, messages: int) -> float:
    """Return how many messages a second a bare loop copies from youths to coaches."""
    os.environ["PTB_TIMEDELTA"] = "true"
    stand_in.feed(1, messages)
    async with Bot(stand_in.token, base_url=f"{stand_in.url}/bot") as bot:
        began, copied, offset = time.perf_counter(), 0, None
        while copied < messages:
            for update in await bot.get_updates(offset=offset, timeout=1):
                message = update.effective_message
                if message is not None:
                    youth = message.chat.id
                    await bot.copy_message(coach_of(youth), youth, message.message_id)
                    copied += 1
                offset = update.update_id + 1
        return messages / (time.perf_counter() - began)
