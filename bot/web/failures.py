"""What a visitor gets to see when something is wrong: a Dutch sentence, never a trace."""

from __future__ import annotations

import logging
import math
from typing import TYPE_CHECKING

from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect
from starlette.responses import JSONResponse, Response

from bot.errors import AssistantError

if TYPE_CHECKING:
    from collections.abc import Callable

    from starlette.requests import Request
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

    from bot.wording import Wording

logger = logging.getLogger(__name__)


class RefusedRequestError(AssistantError):
    """A request broke a rule of the page; ``topic`` is the template that says so."""

    def __init__(
        self, status: int, topic: str, *, retry_after: float = 0.0, **view: str | int
    ) -> None:
        """Remember the HTTP status, and what the template wants to know."""
        super().__init__(f"refused with {status}: {topic}")
        self.status = status
        self.topic = topic
        self.retry_after = retry_after
        self.view = view


class Failures:
    """Turn errors into answers; the words come from templates."""

    def __init__(self, wording: Wording) -> None:
        self._wording = wording

    def handlers(self) -> dict[int | type[Exception], Callable[..., Response]]:
        """Return the answer to each kind of error that is expected."""
        return {
            RefusedRequestError: self.refused,
            AssistantError: self.troubled,
            HTTPException: self.not_found,
            ClientDisconnect: self.gone,
        }

    def refused(self, _request: Request, error: RefusedRequestError) -> Response:
        """Say which rule was broken, and from when it may be tried again."""
        answer = self._answer(error.status, error.topic, **error.view)
        if error.retry_after:
            answer.headers["Retry-After"] = str(math.ceil(error.retry_after))
        return answer

    def troubled(self, _request: Request, error: AssistantError) -> Response:
        """Say that it does not work at the moment; nothing was taken in."""
        logger.error("the web chat could not answer", exc_info=error)
        return self.apology(503)

    def not_found(self, _request: Request, error: HTTPException) -> Response:
        """Say that there is nothing here."""
        return self._answer(error.status_code, "web/not_found")

    def gone(self, _request: Request, _error: ClientDisconnect) -> Response:
        """Answer into the void: the browser left in the middle of its own request."""
        return Response(status_code=400)

    def apology(self, status: int) -> Response:
        """Apologise in one sentence, with the phone number where there is one."""
        return self._answer(status, "web/trouble")

    def _answer(self, status: int, topic: str, **view: str | int) -> Response:
        notice = self._wording.text(f"{topic}.txt.j2", **view).strip()
        return JSONResponse({"notice": notice}, status_code=status)


class LastResort:
    """Answer errors that nobody expected; the outermost handler of the page."""

    def __init__(self, app: ASGIApp, failures: Failures) -> None:
        self._app = app
        self._failures = failures

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on; log and apologise when that fails."""
        started = False

        async def watched(message: Message) -> None:
            nonlocal started
            started = started or message["type"] == "http.response.start"
            await send(message)

        try:
            await self._app(scope, receive, watched)
        except Exception:
            if started or scope["type"] != "http":
                raise
            logger.exception("an error in the web chat that nobody expected")
            await self._failures.apology(500)(scope, receive, send)
