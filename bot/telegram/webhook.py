"""Telegram brings updates to an address of ours: answered with 200 once they are committed.

python-telegram-bot's own webhook answers 200 before an update is handled.
"""

from __future__ import annotations

import json
import logging
import secrets
from http import HTTPStatus
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from starlette.responses import Response
from starlette.routing import Route

from bot.errors import StorageError

if TYPE_CHECKING:
    from starlette.requests import Request

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
        self._opened: Entrance | None = None

    def route(self) -> Route:
        """Return the address for the gateway's web server."""
        return Route(self._path, self._receive, methods=["POST"])

    def open(self, entrance: Entrance) -> None:
        """Take in from now on."""
        self._opened = entrance

    def close(self) -> None:
        """Take in nothing more; Telegram keeps what it cannot bring."""
        self._opened = None

    async def _receive(self, request: Request) -> Response:
        given = request.headers.get(SECRET_HEADER, "").encode()
        if not secrets.compare_digest(given, self._secret):
            return Response(status_code=HTTPStatus.FORBIDDEN)
        if self._opened is None:
            return Response(status_code=HTTPStatus.SERVICE_UNAVAILABLE)
        raw = await _update_in(request)
        if raw is None:
            return Response(status_code=HTTPStatus.BAD_REQUEST)
        try:
            await self._opened.take_in(raw)
        except StorageError:
            logger.exception("an update cannot be taken in now")
            return Response(status_code=HTTPStatus.SERVICE_UNAVAILABLE)
        return Response()


async def _update_in(request: Request) -> dict[str, Any] | None:
    """Return the update of a request; None where there is none in it."""
    body = bytearray()
    async for part in request.stream():
        body += part
        if len(body) > MOST_BYTES:
            return None
    try:
        raw = json.loads(body)
    # A deeply nested body exhausts the parser's stack.
    except (ValueError, RecursionError):
        return None
    is_update = isinstance(raw, dict) and isinstance(raw.get("update_id"), int)
    return raw if is_update else None
