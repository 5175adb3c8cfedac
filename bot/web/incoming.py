"""Reading what the page sends, and nothing that another site made a browser send."""

from __future__ import annotations

import json
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit
from uuid import UUID

from bot.web.failures import RefusedRequestError

if TYPE_CHECKING:
    from starlette.requests import Request

    from bot.web.settings import WebSettings

#: A header that a form or an image of another site cannot set.
OWN_HEADER = "X-Requested-With"
OWN_HEADER_VALUE = "back-on-track"

LONGEST_BUTTON_TOKEN = 200
#: Message numbers have at most this many digits, which JavaScript still counts exactly.
MOST_DIGITS = 15


@dataclass(frozen=True)
class Sent:
    """What a visitor sent: a text or the token of a button, under an id of the browser."""

    message_id: str
    text: str | None
    button: str | None


def require_own_page(request: Request) -> None:
    """Refuse what our own page did not send.

    Browsers that say where a request comes from are believed; for others the origin must be
    the host that was asked.

    Raises:
        RefusedRequestError: The request comes from somewhere else.
    """
    site = request.headers.get("Sec-Fetch-Site")
    origin = request.headers.get("Origin")
    if site is not None:
        is_own = site == "same-origin"
    else:
        is_own = origin is None or urlsplit(origin).netloc == request.headers.get("Host")
    if not is_own or request.headers.get(OWN_HEADER) != OWN_HEADER_VALUE:
        raise RefusedRequestError(403, "web/other_site")


async def read_json(request: Request, settings: WebSettings) -> dict[str, Any]:
    """Read a JSON object of limited size.

    Raises:
        RefusedRequestError: It is too large, or no JSON object.
    """
    media_type = request.headers.get("Content-Type", "").partition(";")[0].strip().lower()
    if media_type != "application/json":
        raise RefusedRequestError(415, "web/unreadable")
    body = bytearray()
    async for part in request.stream():
        body += part
        if len(body) > settings.body_bytes:
            raise RefusedRequestError(413, "general/too_long", limit=settings.text_length)
    try:
        value = json.loads(body)
    # A deeply nested body exhausts the parser's stack; bad UTF-8 is a ValueError as well.
    except (ValueError, RecursionError) as error:
        raise RefusedRequestError(400, "web/unreadable") from error
    if not isinstance(value, dict):
        raise RefusedRequestError(400, "web/unreadable")
    return value


async def read_sent(request: Request, settings: WebSettings) -> Sent:
    """Read one message of a visitor.

    Raises:
        RefusedRequestError: It is no message, it is empty, or it is too long.
    """
    body = await read_json(request, settings)
    text, button = body.get("text"), body.get("button")
    if text is not None:
        return Sent(_message_id(body), _text(text, settings), None)
    if not isinstance(button, str) or not 0 < len(button) <= LONGEST_BUTTON_TOKEN:
        raise RefusedRequestError(400, "web/unreadable")
    return Sent(_message_id(body), None, button)


def read_after(request: Request) -> int:
    """Read the number of the last message that the page has.

    Raises:
        RefusedRequestError: It is no such number.
    """
    value = request.query_params.get("after", "0")
    if not (value.isascii() and value.isdigit() and len(value) <= MOST_DIGITS):
        raise RefusedRequestError(400, "web/unreadable")
    return int(value)


def without_control_characters(text: str) -> str:
    """Drop what has no sign, such as NUL and halves of characters, which storage refuses."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    return "".join(
        sign for sign in lines if sign in "\n\t" or unicodedata.category(sign) not in {"Cc", "Cs"}
    ).strip()


def _message_id(body: dict[str, Any]) -> str:
    try:
        return str(UUID(body.get("message_id")))
    except (AttributeError, TypeError, ValueError) as error:
        raise RefusedRequestError(400, "web/unreadable") from error


def _text(value: object, settings: WebSettings) -> str:
    if not isinstance(value, str):
        raise RefusedRequestError(400, "web/unreadable")
    text = without_control_characters(value)
    if not text:
        raise RefusedRequestError(422, "general/empty")
    if len(text) > settings.text_length:
        raise RefusedRequestError(413, "general/too_long", limit=settings.text_length)
    return text
