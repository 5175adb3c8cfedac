"""The stand-in behind a real address: on a thread of the tests, or as a process of its own."""

from __future__ import annotations

import asyncio
import re
import threading
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from tests.telegram.stand_in.http import Asked, listen
from tests.telegram.stand_in.world import TOKEN

if TYPE_CHECKING:
    from tests.telegram.bot_api import BotApi

#: ``/bot<token>/<method>``; what stands before tells pollers apart.
ADDRESS = re.compile(r"(?P<poller>.*)/bot(?P<token>[^/]+)/(?P<method>\w+)")
CONTROL = "/control/"


class Server:
    """Answers the Bot API's addresses, and ``/control/`` for whoever made this a process."""

    def __init__(self, api: BotApi, port: int) -> None:
        self._api = api
        self._port = port

    async def serve(self, stop: asyncio.Event, ready: threading.Event | None = None) -> None:
        """Serve until told to stop."""
        tasks: set[asyncio.Task[None]] = set()
        bringing = asyncio.create_task(self._api.bringing.run())
        server = await listen(self._answer, self._port, tasks)
        if ready is not None:
            ready.set()
        await stop.wait()
        server.close()
        for task in (bringing, *tasks):
            task.cancel()
        await asyncio.gather(bringing, *tasks, return_exceptions=True)
        self._api.journal.close()

    async def _answer(self, asked: Asked) -> tuple[int, object]:
        if asked.path.startswith(CONTROL):
            return 200, self._control(asked.path.removeprefix(CONTROL), asked.given)
        found = ADDRESS.fullmatch(asked.path)
        if found is None or found["token"] != TOKEN:
            return 401, {"ok": False, "error_code": 401, "description": "Unauthorized"}
        return await self._api.call(found["method"], asked.given, found["poller"])

    def _control(self, name: str, given: dict[str, Any]) -> object:
        if name == "state":
            state = asdict(self._api.faults) | {"happened": dict(self._api.faults.happened)}
            violations = self._api.pace.violations if self._api.pace else []
            return {
                "waiting": len(self._api.updates),
                "sent": len(self._api.ledger),
                "violations": violations,
                "faults": state,
            }
        if name == "faults":
            for setting, value in given.items():
                setattr(self._api.faults, setting, value)
            return {}
        return getattr(self._api, name)(*given.pop("arguments", ()), **given)


class Served:
    """The stand-in on a thread; ``with`` starts and stops it."""

    def __init__(self, api: BotApi, port: int) -> None:
        self.url = f"http://127.0.0.1:{port}"
        self._server = Server(api, port)
        self._ready = threading.Event()
        self._loop: asyncio.AbstractEventLoop | None = None
        self._thread = threading.Thread(target=lambda: asyncio.run(self._run()), daemon=True)

    def __enter__(self) -> Served:
        self._thread.start()
        self._ready.wait(10)
        return self

    def __exit__(self, *_: object) -> None:
        self._loop.call_soon_threadsafe(self._stop.set)
        self._thread.join(5)

    async def _run(self) -> None:
        self._loop, self._stop = asyncio.get_running_loop(), asyncio.Event()
        await self._server.serve(self._stop, self._ready)
