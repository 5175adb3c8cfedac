"""The way in for our gateway: the JSON of Rasa's ``rest`` channel, with a secret.

It differs from ``rest`` in two things: who does not know the secret gets 403, and a turn that
failed inside gives 503 instead of 200 with half an answer.
"""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Callable
from typing import Any

from rasa.core.channels.channel import CollectingOutputChannel, InputChannel, UserMessage
from sanic import Blueprint, response
from sanic.request import Request
from sanic.response import HTTPResponse

from bot.dialogue.components import turn
from bot.dialogue.secret import HEADER, is_right

logger = logging.getLogger(__name__)


class WholeMessages(CollectingOutputChannel):  # type: ignore[misc]  # rasa is untyped here
    """Collect messages as they were written; Rasa's own makes one of each paragraph."""

    async def send_text_message(self, recipient_id: str, text: str, **kwargs: Any) -> None:  # noqa: ANN401 -- as Rasa declares it
        """Keep a text with its blank lines."""
        await self._persist_message(self._message(recipient_id, text=text))


class GatewayInput(InputChannel):  # type: ignore[misc]  # rasa is untyped here
    """Receive messages of the gateway at ``/webhooks/gateway/webhook``."""

    def __init__(self, secret: str) -> None:
        """Accept only calls that carry ``secret``."""
        self._secret = secret

    @classmethod
    def name(cls) -> str:
        """Return the part of the address that names this channel."""
        return "gateway"

    def blueprint(self, on_new_message: Callable[[UserMessage], Awaitable[Any]]) -> Blueprint:
        """Return the routes; Rasa puts them below ``/webhooks/gateway``."""
        routes = Blueprint("gateway_input")

        @routes.get("/")
        async def health(request: Request) -> HTTPResponse:
            return response.json({"status": "ok"})

        @routes.post("/webhook")
        async def receive(request: Request) -> HTTPResponse:
            if not is_right(request.headers.get(HEADER), self._secret):
                return response.json({"error": "forbidden"}, status=403)
            return await self._answer(request.json or {}, on_new_message)

        return routes

    async def _answer(
        self, body: dict[str, Any], on_new_message: Callable[[UserMessage], Awaitable[Any]]
    ) -> HTTPResponse:
        current = turn.begin()
        collector = WholeMessages()
        message = UserMessage(
            body.get("message"),
            collector,
            body.get("sender"),
            input_channel=self.name(),
            metadata=body.get("metadata"),
        )
        try:
            await on_new_message(message)
        except Exception:
            logger.exception("a turn failed")
            current.failures.append("turn")
        if current.failures:
            return response.json({"failed": current.failures}, status=503)
        return response.json(collector.messages)
