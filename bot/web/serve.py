"""The gateway process: the page, and the workers behind it."""

from __future__ import annotations

import asyncio
import logging
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

import uvicorn

from bot import bootstrap
from bot.delivery.retention import VISITOR_HOURS, purge_line, purge_visitors
from bot.dialogue.attendant import Attendant
from bot.dialogue.line_watch import LineWatch
from bot.dialogue.rasa_client import RasaClient
from bot.dialogue.reception import Reception
from bot.dialogue.trackers import TrackerDatabase
from bot.dialogue.workers import Bell, Workers
from bot.errors import StorageError
from bot.line.waiting import Patience
from bot.logs import configure_logging
from bot.web.app import create_app
from bot.web.conversations import CHANNEL, WebConversations
from bot.web.settings import WebSettings

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable
    from contextlib import AbstractAsyncContextManager

    from starlette.applications import Starlette
    from starlette.routing import BaseRoute

    from bot.settings import Settings

logger = logging.getLogger(__name__)

#: How often it is looked for words that were kept long enough.
PURGE_EVERY_SECONDS = 600.0


@dataclass(frozen=True)
class Beside:
    """Another channel of the same gateway.

    Args:
        working: Lets it work as long as the page is served.
        routes: Its addresses on the web server of the page.
    """

    working: Callable[[Parts], AbstractAsyncContextManager[None]]
    routes: tuple[BaseRoute, ...] = ()


def serve(settings: Settings, beside: Beside | None = None) -> None:
    """Serve the page until stopped, and what works ``beside`` it: another channel."""
    configure_logging()
    uvicorn.run(
        gateway_app(settings, beside),
        host=settings.web_host,
        port=settings.web_port,
        log_config=None,
        access_log=False,
        server_header=False,
        # The address of a visitor behind a proxy of this machine, for the limits.
        forwarded_allow_ips="127.0.0.1",
        timeout_graceful_shutdown=5,
    )


def gateway_app(settings: Settings, beside: Beside | None = None) -> Starlette:
    """Build the page on the real inbox, outbox and Rasa."""
    parts, other = Parts(settings, CHANNEL), beside or Beside(_alone)

    @asynccontextmanager
    async def running(_app: Starlette) -> AsyncIterator[None]:
        purging = asyncio.create_task(_purge_for_ever(parts.trackers))
        try:
            async with parts.working(), other.working(parts):
                yield
        finally:
            purging.cancel()

    web = WebSettings(quick_exit_url=settings.quick_exit_url)
    return create_app(
        parts.conversations,
        web,
        bootstrap.wording(),
        more_routes=other.routes,
        lifespan=running,
    )


@asynccontextmanager
async def conversations_of(settings: Settings, channel: str) -> AsyncIterator[WebConversations]:
    """Give conversations on another channel than the page (the terminal), with their workers."""
    parts = Parts(settings, channel)
    async with parts.working():
        yield parts.conversations


class Parts:
    """What a gateway is made of; every channel of it uses the same."""

    def __init__(self, settings: Settings, channel: str) -> None:
        """Build the parts of the installation, for conversations on ``channel``."""
        self._settings = settings
        self.arrived, self.answered = Bell(), Bell()
        #: What the bot is called: by the settings, or as a channel finds out.
        self.bot_name = settings.telegram_bot_name
        self._make_uow = bootstrap.database().unit_of_work
        self.reception = Reception(
            self._make_uow,
            bootstrap.wording(),
            settings.confirmed_helplines,
            Patience.of(settings),
        )
        self.trackers = TrackerDatabase(settings.tracker_database_url)
        self.conversations = WebConversations(
            self._make_uow,
            self.reception,
            bootstrap.wording(),
            channel=channel,
            arrived=self.arrived,
            answered=self.answered,
            forget_sender=self.trackers.forget,
        )

    def be_called(self, name: str) -> None:
        """Take the name that a channel gives the bot, unless the settings gave one."""
        self.bot_name = self.bot_name or name

    @asynccontextmanager
    async def working(self) -> AsyncIterator[None]:
        """Handle messages as long as this lasts."""
        urls = (self._settings.rasa_url, self._settings.actions_url)
        rasa = RasaClient(*urls, bootstrap.internal_secret())
        workers = Workers(
            self._make_uow,
            Attendant(
                self._make_uow,
                rasa,
                bootstrap.wording(),
                self._settings.working_hours,
                bot_name=lambda: self.bot_name,
            ),
            arrived=self.arrived,
            answered=self.answered,
        )
        workers.start()
        watch = LineWatch(
            self._make_uow,
            bootstrap.wording(),
            self.answered.ring,
            Patience.of(self._settings),
        )
        watching = asyncio.create_task(watch.run())
        try:
            yield
        finally:
            watching.cancel()
            await workers.stop()
            await rasa.close()


@asynccontextmanager
async def _alone(_parts: Parts) -> AsyncIterator[None]:
    """Let nothing work beside the page."""
    yield


async def _purge_for_ever(trackers: TrackerDatabase) -> None:
    while True:
        try:
            await asyncio.to_thread(_purge, trackers)
        except StorageError:
            logger.exception("old words could not be erased now")
        await asyncio.sleep(PURGE_EVERY_SECONDS)


def _purge(trackers: TrackerDatabase) -> None:
    with bootstrap.unit_of_work() as uow:
        purge_visitors(uow)
        purge_line(uow, timedelta(days=bootstrap.settings().message_days))
        limit = uow.clock.now() - VISITOR_HOURS
        uow.commit()
    trackers.forget_before(limit)
