"""What stands in for Rasa: in memory for the attendant, on a socket for the client."""

from __future__ import annotations

import asyncio
import json
import threading
import time
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING, Any

from bot.dialogue.replies import Reply
from bot.errors import DialogueError
from bot.wording import Button, Message

if TYPE_CHECKING:
    from collections.abc import Callable

#: The question that the fake asks when it is told to ask one.
QUESTION = Message(
    "Hoe zit het met inkomen?",
    (Button("Leefloon", '/inform{"income": "leefloon"}'), Button("Weet ik niet", "/unsure")),
    "question",
)


def echo(message: str) -> Reply:
    """Answer with what was said."""
    return Reply((Message(f"antwoord op {message}"),))


def ask(_message: str) -> Reply:
    """Answer with a remark and a question."""
    return Reply((Message("Genoteerd."), QUESTION), question="income")


@dataclass
class FakeDialogue:
    """Implements ``Dialogue``: answers by ``script``, and keeps what it was told.

    Args:
        script: Answers a message.
        failures: How many turns fail from now on.
        is_up: What ``is_ready`` says.
        thinking_time: How many seconds a turn takes.
    """

    script: Callable[[str], Reply] = echo
    failures: int = 0
    is_up: bool = True
    thinking_time: float = 0.0
    said: list[tuple[str, str]] = field(default_factory=list)
    sessions: list[str] = field(default_factory=list)
    inbox_ids: list[str] = field(default_factory=list)
    looks: int = 0
    at_once: int = 0
    most_at_once: int = 0

    @property
    def messages(self) -> list[str]:
        """Return what was said, whoever said it."""
        return [message for _, message in self.said]

    async def say(
        self, sender: str, message: str, *, channel: str = "", inbox_id: str = ""
    ) -> Reply:
        self.inbox_ids.append(inbox_id)
        self.said.append((sender, message))
        self.at_once += 1
        self.most_at_once = max(self.most_at_once, self.at_once)
        try:
            await asyncio.sleep(self.thinking_time)
        finally:
            self.at_once -= 1
        self._fail()
        return self.script(message)

    async def start_session(self, sender: str) -> None:
        self._fail()
        self.sessions.append(sender)

    async def is_ready(self) -> bool:
        self.looks += 1
        return self.is_up

    def _fail(self) -> None:
        if self.failures > 0:
            self.failures -= 1
            message = "Rasa did not answer"
            raise DialogueError(message)


@dataclass(frozen=True)
class Asked:
    """A request that the server got."""

    path: str
    headers: dict[str, str]
    body: Any


class LocalServer:
    """A real HTTP server on the loopback that answers every path as told.

    Args:
        status: The status of every answer.
        body: The body: text as it is, all else as JSON.
        statuses: Other statuses for some paths.
        delay: Seconds before it answers.
    """

    def __init__(self) -> None:
        self.status = 200
        self.body: object = []
        self.statuses: dict[str, int] = {}
        self.delay = 0.0
        self.asked: list[Asked] = []
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), self._handler())
        self._server.daemon_threads = True
        self.url = f"http://127.0.0.1:{self._server.server_port}"
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.01,))
        self._thread.start()

    def close(self) -> None:
        self._server.shutdown()
        self._thread.join()
        self._server.server_close()

    def answer(self, handler: BaseHTTPRequestHandler) -> None:
        """Note a request and answer it."""
        length = int(handler.headers.get("content-length") or 0)
        sent = handler.rfile.read(length)
        headers = {name.lower(): value for name, value in handler.headers.items()}
        self.asked.append(Asked(handler.path, headers, json.loads(sent) if sent else None))
        time.sleep(self.delay)
        body = self.body if isinstance(self.body, str) else json.dumps(self.body)
        handler.send_response(self.statuses.get(handler.path, self.status))
        handler.send_header("content-type", "application/json")
        handler.send_header("content-length", str(len(body.encode())))
        handler.end_headers()
        handler.wfile.write(body.encode())

    def _handler(self) -> type[BaseHTTPRequestHandler]:
        server = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                server.answer(self)

            do_POST = do_GET  # noqa: N815 -- the name is Python's

            def log_message(self, *_: object) -> None:
                """Say nothing."""

            def handle(self) -> None:
                # A client that did not wait is no error here.
                try:
                    super().handle()
                except ConnectionError:
                    self.close_connection = True

        return Handler
