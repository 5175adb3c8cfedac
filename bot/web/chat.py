"""The addresses of the chat: begin, send, wait for an answer, end."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import uuid4

from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from bot.web.failures import RefusedRequestError
from bot.web.incoming import read_after, read_json, read_sent, require_own_page
from bot.web.limits import AtOnce, SlidingWindow

if TYPE_CHECKING:
    from starlette.requests import Request

    from bot.web.service import ChatService, Visitor
    from bot.web.settings import WebSettings

LONGEST_TOKEN = 200


class Chat:
    """The conversation of whoever holds the cookie.

    The cookie is the only key: a visitor can neither name nor guess a conversation.
    """

    def __init__(self, service: ChatService, settings: WebSettings) -> None:
        self._service = service
        self._settings = settings
        self._messages = SlidingWindow(settings.messages_per_minute)
        self._new_visitors = SlidingWindow(settings.new_visitors_per_minute)
        self._polls = AtOnce(settings.polls_at_once)

    def routes(self) -> list[Route]:
        """Return the addresses below ``/chat``."""
        return [
            Route("/session", self.begin, methods=["POST"]),
            Route("/messages", self.receive, methods=["POST"]),
            Route("/messages", self.messages, methods=["GET"]),
            Route("/end", self.end, methods=["POST"]),
        ]

    async def begin(self, request: Request) -> Response:
        """Go on with the visitor's conversation, or begin one."""
        require_own_page(request)
        await read_json(request, self._settings)
        known = await self._visitor(request)
        if known is None:
            visitor = await self._new_visitor(request)
        else:
            visitor = await self._service.come_back(known)
        answer = JSONResponse({"is_new": visitor.is_new})
        answer.set_cookie(
            cookie_name(request),
            visitor.token,
            httponly=True,
            samesite="strict",
            secure=is_encrypted(request),
        )
        return answer

    async def receive(self, request: Request) -> Response:
        """Take in one message; the same one again is known, and nothing happens twice."""
        visitor = await self._required_visitor(request)
        sent = await read_sent(request, self._settings)
        wait = self._messages.seconds_to_wait(visitor.chat_id, sent.message_id)
        if wait:
            limit = self._settings.messages_per_minute
            raise RefusedRequestError(429, "general/too_fast", retry_after=wait, limit=limit)
        receipt = await self._service.receive(
            visitor.chat_id, sent.message_id, text=sent.text, button=sent.button
        )
        return JSONResponse({"status": receipt.status, "notice": receipt.notice})

    async def messages(self, request: Request) -> Response:
        """Return what the assistant said since; wait a while for it."""
        visitor = await self._required_visitor(request)
        after = read_after(request)
        with self._polls.place(visitor.chat_id) as has_place:
            if not has_place:
                raise RefusedRequestError(429, "web/too_many_tabs", retry_after=5)
            wait = self._settings.poll_seconds
            shown = await self._service.messages(visitor.chat_id, after, wait)
        is_busy = await self._service.is_busy(visitor.chat_id)
        return JSONResponse(
            {"messages": [message.as_dict() for message in shown], "busy": is_busy}
        )

    async def end(self, request: Request) -> Response:
        """Forget the conversation and the cookie; doing so twice does no harm."""
        require_own_page(request)
        await read_json(request, self._settings)
        visitor = await self._visitor(request)
        if visitor is not None:
            await self._service.end(visitor.chat_id)
        answer = Response(status_code=204)
        answer.delete_cookie(
            cookie_name(request), httponly=True, samesite="strict", secure=is_encrypted(request)
        )
        return answer

    async def _required_visitor(self, request: Request) -> Visitor:
        require_own_page(request)
        visitor = await self._visitor(request)
        if visitor is None:
            raise RefusedRequestError(401, "web/expired")
        return visitor

    async def _visitor(self, request: Request) -> Visitor | None:
        token = request.cookies.get(cookie_name(request), "")
        if not 0 < len(token) <= LONGEST_TOKEN:
            return None
        return await self._service.find(token)

    async def _new_visitor(self, request: Request) -> Visitor:
        address = request.client.host if request.client else ""
        wait = self._new_visitors.seconds_to_wait(address, str(uuid4()))
        if wait:
            raise RefusedRequestError(429, "web/crowded", retry_after=wait)
        return await self._service.open()


def is_encrypted(request: Request) -> bool:
    """Tell whether the visitor's connection is https."""
    return request.url.scheme == "https"


def cookie_name(request: Request) -> str:
    """Return the cookie's name; ``__Host-`` keeps sibling domains from setting it."""
    return "__Host-chat" if is_encrypted(request) else "chat"
