"""Telegram's part of the gateway: one loop that takes in, one that sends."""

from __future__ import annotations

import asyncio
import logging
import os
import secrets
from contextlib import asynccontextmanager
from datetime import timedelta
from typing import TYPE_CHECKING

from telegram.error import TelegramError

from bot.delivery.dispatch import drain
from bot.delivery.limits import TELEGRAM
from bot.delivery.sending import Sender, ring_always, tell_nobody
from bot.delivery.tasks import end
from bot.delivery.window import Window
from bot.dialogue.workers import heard
from bot.telegram.arrivals import ALLOWED
from bot.telegram.calls import Calls
from bot.telegram.careful import CarefulTransport
from bot.telegram.entrance import CHANNEL, Entrance
from bot.telegram.menus import VISITOR, commands_of
from bot.telegram.plain_bot import PlainBot
from bot.telegram.polling import LONG_POLL_SECONDS, Poller, pause_after
from bot.telegram.sending import TelegramTransport

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Awaitable, Callable

    from telegram import Bot

    from bot.delivery.dispatch import Drained, Transport
    from bot.delivery.limits import Limits
    from bot.delivery.sending import Rings, WhenOver
    from bot.dialogue.reception import Reception
    from bot.dialogue.workers import Bell
    from bot.settings import Settings
    from bot.storage.unit_of_work import Database
    from bot.telegram.webhook import Webhook

logger = logging.getLogger(__name__)

#: How long the sender sleeps when nothing was queued and nobody rang.
IDLE_SECONDS = 0.5
#: Shorter than the time between two messages within Telegram's limits.
SHORTEST_REST = 0.005
TROUBLE_SECONDS = 1.0


@asynccontextmanager
async def bot_of(settings: Settings) -> AsyncIterator[PlainBot]:
    """Give the bot of the settings; nothing is asked of Telegram before it is used."""
    # The library gives pauses as timedelta from its next version on, and now to who asks for it.
    os.environ.setdefault("PTB_TIMEDELTA", "true")
    calls, polls = Calls(), Calls(answer_seconds=LONG_POLL_SECONDS + 10)
    try:
        yield PlainBot(
            settings.telegram_bot_token,
            base_url=f"{settings.telegram_api_url}/bot",
            base_file_url=f"{settings.telegram_api_url}/file/bot",
            request=calls,
            get_updates_request=polls,
        )
    finally:
        await calls.shutdown()
        await polls.shutdown()


@asynccontextmanager
async def telegram_working(
    settings: Settings,
    database: Database,
    reception: Reception,
    arrived: Bell,
    answered: Bell,
    *,
    webhook: Webhook | None = None,
    when_over: WhenOver = tell_nobody,
    rings: Rings = ring_always,
    limits: Limits = TELEGRAM,
    when_named: Callable[[str], None] | None = None,
) -> AsyncIterator[None]:
    """Take in and send as long as this lasts.

    Args:
        settings: Whose bot it is.
        database: Where the outbox is.
        reception: Takes in what comes.
        arrived: Rung when something came.
        answered: Heard when there is something to send.
        webhook: Where Telegram brings updates; without it Telegram is polled.
        when_over: Hears of each row that leaves the outbox, see ``Sender``.
        rings: Says whether what goes to the staff makes a sound.
        limits: How fast Telegram may be used.
        when_named: Hears what the bot is called, once Telegram has said so.
    """
    async with bot_of(settings) as bot:
        entrance = Entrance(bot, reception, now=settings.clock.now, ring=arrived.ring)
        taking_in = (
            _be_brought(bot, settings) if webhook else _ask_for_ever(bot, Poller(bot, entrance))
        )
        if webhook is not None:
            webhook.open(entrance)
        tasks = [
            asyncio.create_task(_introduce(bot, when_named)),
            asyncio.create_task(taking_in),
            asyncio.create_task(
                _send_for_ever(
                    CarefulTransport(TelegramTransport(bot), bot.get_me),
                    database,
                    answered,
                    Sender(
                        CHANNEL, secrets.token_hex(8), limits, when_over=when_over, rings=rings
                    ),
                )
            ),
        ]
        try:
            yield
        finally:
            if webhook is not None:
                webhook.close()
            await end(tasks)
            await entrance.close()


async def _ask_for_ever(bot: PlainBot, poller: Poller) -> None:
    """Poll; Telegram gives nothing to who asks while it brings updates to an address."""
    await _until_done(lambda: bot.delete_webhook(drop_pending_updates=False))
    await poller.run()


async def _be_brought(bot: Bot, settings: Settings) -> None:
    """Tell Telegram where to bring updates."""
    await _until_done(
        lambda: bot.set_webhook(
            settings.telegram_webhook_url,
            secret_token=settings.telegram_webhook_secret,
            allowed_updates=ALLOWED,
        )
    )


async def _until_done(call: Callable[[], Awaitable[object]]) -> None:
    trouble = 0
    while pause := await _done_or_pause(call, trouble):
        trouble += 1
        await asyncio.sleep(pause)


async def _done_or_pause(call: Callable[[], Awaitable[object]], trouble: int) -> float:
    try:
        await call()
    except TelegramError as error:
        logger.warning("what Telegram keeps of the bot could not be set: %s", type(error).__name__)
        return pause_after(trouble, error)
    return 0.0


async def _introduce(bot: Bot, when_named: Callable[[str], None] | None) -> None:
    """Ask what the bot is called, and put the commands of a visitor into its menu."""
    if when_named is not None:
        await _until_done(lambda: _learn(bot, when_named))
    await _until_done(lambda: bot.set_my_commands(commands_of(VISITOR)))


async def _learn(bot: Bot, when_named: Callable[[str], None]) -> None:
    when_named((await bot.get_me()).username or "")


async def _send_for_ever(
    transport: Transport, database: Database, answered: Bell, sender: Sender
) -> None:
    most = sender.limits.second
    window = Window(most, timedelta(seconds=1)) if most else None
    while True:
        news = answered.listen()
        try:
            drained = await drain(database, transport, sender, window=window)
        except Exception:
            # What waits stays in the outbox; the sender must never stop.
            logger.exception("nothing can be sent now")
            await asyncio.sleep(TROUBLE_SECONDS)
            continue
        if not drained.attempts:
            await heard(news, _rest(database, drained))


def _rest(database: Database, drained: Drained) -> float:
    """Return how long nothing can be sent, unless something urgent comes meanwhile."""
    if drained.again_at is None:
        return IDLE_SECONDS
    left = (drained.again_at - database.clock.now()).total_seconds()
    return min(max(left, SHORTEST_REST), IDLE_SECONDS)
