"""A stand-in of the Bot API: it gives updates as Telegram does and keeps what everybody saw."""

from __future__ import annotations

import asyncio
import json
import threading
import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qsl

import uvicorn
from starlette.applications import Starlette
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

if TYPE_CHECKING:
    from starlette.requests import Request

TOKEN = "123456:made-for-tests"
BOT = {"id": 123456, "is_bot": True, "first_name": "Proef", "username": "proef_bot"}
HAVE_PATIENCE = 0.05


@dataclass
class BotApi:
    """What Telegram holds: updates that nobody confirmed yet, and the ledger of what was sent."""

    updates: list[dict[str, Any]] = field(default_factory=list)
    ledger: list[dict[str, Any]] = field(default_factory=list)
    calls: list[str] = field(default_factory=list)
    #: Answers to give instead, by method: (status, body); each is used once.
    failures: dict[str, list[tuple[int, dict[str, Any]]]] = field(default_factory=dict)
    next_id: int = 1

    def says(self, chat: int, **message: Any) -> int:
        """Let a person send something, and return the number of the update."""
        return self._update(message=self._message(chat, **message))

    def edits(self, chat: int, **message: Any) -> int:
        return self._update(edited_message=self._message(chat, **message))

    def presses(self, chat: int, title: str) -> int:
        """Let a person press a button of the newest message that has it."""
        data = next(
            button["callback_data"]
            for sent in reversed(self.ledger)
            if sent["chat_id"] == str(chat)
            for row in sent.get("reply_markup", {}).get("inline_keyboard", ())
            for button in row
            if button["text"] == title
        )
        query = {
            "id": str(self.next_id),
            "from": person(chat),
            "chat_instance": "1",
            "data": data,
            "message": self._message(chat, text="..."),
        }
        return self._update(callback_query=query)

    def is_added_to_group(self, group: int) -> int:
        chat = {"id": group, "type": "group", "title": "Groep"}
        message = {"message_id": self.next_id, "date": 1_780_000_000, "chat": chat, "text": "hoi"}
        return self._update(message=message)

    def seen_by(self, chat: int) -> list[str]:
        """Return the texts that a person saw, in order."""
        return [sent["text"] for sent in self.ledger if sent["chat_id"] == str(chat)]

    def _message(self, chat: int, **content: Any) -> dict[str, Any]:
        base = {"message_id": self.next_id, "date": 1_780_000_000, "from": person(chat)}
        return {**base, "chat": {"id": chat, "type": "private", "first_name": "An"}, **content}

    def _update(self, **content: Any) -> int:
        number = self.next_id
        self.updates.append({"update_id": number, **content})
        self.next_id += 1
        return number

    async def answer(self, request: Request) -> Response:
        method = request.path_params["method"]
        body = dict(parse_qsl((await request.body()).decode()))
        self.calls.append(method)
        if self.failures.get(method):
            status, failure = self.failures[method].pop(0)
            return JSONResponse(failure, status_code=status)
        return JSONResponse({"ok": True, "result": await self._result(method, body)})

    async def _result(self, method: str, body: dict[str, Any]) -> Any:
        if method == "getUpdates":
            return await self._get_updates(int(body.get("offset") or 0))
        if method == "sendMessage":
            markup = body.get("reply_markup")
            sent = {**body, "reply_markup": json.loads(markup) if markup else {}}
            self.ledger.append(sent)
            return self._message(int(body["chat_id"]), text=body["text"])
        return BOT if method == "getMe" else True

    async def _get_updates(self, offset: int) -> list[dict[str, Any]]:
        self.updates = [update for update in self.updates if update["update_id"] >= offset]
        if not self.updates:
            await asyncio.sleep(HAVE_PATIENCE)
        return self.updates[:100]


def person(chat: int) -> dict[str, Any]:
    return {"id": chat, "is_bot": False, "first_name": "An"}


class Served:
    """The stand-in behind a real address."""

    def __init__(self, api: BotApi, port: int) -> None:
        self.url = f"http://127.0.0.1:{port}"
        routes = [Route(f"/bot{TOKEN}/{{method}}", api.answer, methods=["GET", "POST"])]
        config = uvicorn.Config(
            Starlette(routes=routes), host="127.0.0.1", port=port, log_level="error"
        )
        self._server = uvicorn.Server(config)
        self._thread = threading.Thread(target=self._server.run, daemon=True)

    def __enter__(self) -> Served:
        self._thread.start()
        while not self._server.started:
            time.sleep(0.01)
        return self

    def __exit__(self, *_: object) -> None:
        self._server.should_exit = True
        self._thread.join(5)
