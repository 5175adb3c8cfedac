"""Telegram brings updates to an address of ours: answered with 200 once they are committed.

python-telegram-bot's own webhook answers 200 before an update is handled.
"""

from __future__ import annotations

import json
import logging
import secrets
from http import HTTPStatus
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from starlette.responses import Response
from starlette.routing import Route
from telegram import Update

from bot.errors import StorageError

if TYPE_CHECKING:
    from starlette.requests import Request
    from telegram import Bot

    from bot.telegram.entrance import Entrance

logger = logging.getLogger(__name__)

SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"  # noqa: S105 -- the name of the header
#: An update is a few thousand bytes; nobody else has a reason to send us more.
MOST_BYTES = 1_000_000


class Webhook:
    """The address for Telegram, closed until the gateway works."""

    def __init__(self, url: str, secret: str) -> None:
        """Take in at the path of ``url`` what comes with ``secret``."""
        self._path = urlsplit(url).path or "/"
        self._secret = secret.encode()
        self._opened: tuple[Bot, Entrance] | None = None

    def route(self) -> Route:
        """Return the address for the gateway's web server."""
        return Route(self._path, self._receive, methods=["POST"])

    def open(self, bot: Bot, entrance: Entrance) -> None:
        """Take in from now on."""
        self._opened = bot, entrance

    def close(self) -> None:
        """Take in nothing more; Telegram keeps what it cannot bring."""
        self._opened = None

    async def _receive(self, request: Request) -> Response:
        given = request.headers.get(SECRET_HEADER, "").encode()
        if not secrets.compare_digest(given, self._secret):
            return Response(status_code=HTTPStatus.FORBIDDEN)
        if self._opened is None:
            return Response(status_code=HTTPStatus.SERVICE_UNAVAILABLE)
        bot, entrance = self._opened
        update = await _update_of(request, bot)
        if update is None:
            return Response(status_code=HTTPStatus.BAD_REQUEST)
        try:
            await entrance.take_in(update)
        except StorageError:
            logger.exception("an update cannot be taken in now")
            return Response(status_code=HTTPStatus.SERVICE_UNAVAILABLE)
        return Response()


async def _update_of(request: Request, bot: Bot) -> Update | None:
    """Return the update of a request; None where there is none in it."""
    body = bytearray()
    async for part in request.stream():
        body += part
        if len(body) > MOST_BYTES:
            return None
    try:
        return Update.de_json(json.loads(body), bot)
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
        logger.warning("something that is no update came with the right secret")
        return None
