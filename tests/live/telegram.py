"""The gateway as a process of its own, between the stand-in of the Bot API and an echo."""

from __future__ import annotations

import asyncio
import threading
import time
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cached_property
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa

from bot.clock import Clock
from bot.storage import Database
from bot.storage.engine import READ_ONLY, make_engine
from bot.storage.tables.delivery import inbox, outbox
from tests.live.processes import NOW, free_port, python, wait_until
from tests.live.stack import Stack
from tests.telegram.bot_api import TOKEN
from tests.telegram.stand_in.http import Asked, listen

if TYPE_CHECKING:
    from tests.telegram.bot_api import BotApi

ECHO = "antwoord op "
#: After this what a dead gateway had in hand is taken over: the longest lease is 60 s.
LEASES = timedelta(seconds=70)
#: As long Telegram's limits need to let everything through again.
FULL_AGAIN = 3.0


class Echo:
    """Stands for Rasa and the actions: answers with what it was told."""

    def __enter__(self) -> Echo:
        self.url = f"http://127.0.0.1:{free_port()}"
        self._ready, self._loop = threading.Event(), asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_until_complete, args=(self._run(),))
        self._thread.start()
        self._ready.wait(10)
        return self

    def __exit__(self, *_: object) -> None:
        self._loop.call_soon_threadsafe(self._stop.set)
        self._thread.join(10)
        self._loop.close()

    async def _run(self) -> None:
        self._stop = asyncio.Event()
        tasks: set[asyncio.Task[None]] = set()
        server = await listen(self._answer, int(self.url.rpartition(":")[2]), tasks)
        self._ready.set()
        await self._stop.wait()
        server.close()
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    async def _answer(self, asked: Asked) -> tuple[int, object]:
        said = asked.given.get("message")
        return 200, {} if said is None else [{"text": f"{ECHO}{said}"}]


@dataclass
class OnTelegram(Stack):
    """One gateway or several, which share a database; Rasa is an echo, away, or the real one."""

    api_url: str = ""
    #: Where Rasa and the actions are; "" starts the real ones.
    rasa: str = "http://127.0.0.1:9"
    database_url: str = ""
    names: tuple[str, ...] = ("gateway",)

    def plan(self) -> None:
        """Say which gateways there are; each asks for updates under its own name."""
        super().plan()
        del self.processes["gateway"]
        if self.rasa:
            self.processes.clear()
            self.environment |= {"RASA_URL": self.rasa, "ACTIONS_URL": self.rasa}
        self.environment |= {
            "DATABASE_URL": self.database_url,
            "TELEGRAM_BOT_TOKEN": TOKEN,
            "TELEGRAM_API_URL": self.api_url,
        }
        for name in self.names:
            port = free_port()
            self.add(name, python("bot", "gateway"), f"http://127.0.0.1:{port}/health")
            own = {"WEB_PORT": str(port)}
            if len(self.names) > 1:
                own["TELEGRAM_API_URL"] = f"{self.api_url}/{name}"
            self[name].environment = {**self.environment, **own}
            self[name].keeps_world_time = len(self.names) > 1

    @property
    def case_url(self) -> str:
        """The address of the case database."""
        return self.database_url or super().case_url

    @cached_property
    def database(self) -> Database:
        """The case database, as the assistant itself opens it."""
        clock = Clock() if len(self.names) > 1 else Clock(NOW)
        return Database(self.case_url, self.cipher, clock, lock_timeout=30)

    @cached_property
    def _rows(self) -> Any:
        return make_engine(self.case_url, 30)

    def close(self) -> None:
        """Let go of databases and connections."""
        super().close()
        self._rows.dispose()

    def states(self, table: Any) -> dict[str, int]:
        """Return how many rows of a queue are in which state."""
        query = sa.select(table.c.state, sa.func.count().label("number")).group_by(table.c.state)
        with self._rows.connect().execution_options(**{READ_ONLY: True}) as connection:
            return {row.state: row.number for row in connection.execute(query)}

    def starts(self) -> list[datetime]:
        """Return when each message was to begin on its way."""
        query = sa.select(outbox.c.started_at).where(outbox.c.started_at.isnot(None))
        with self._rows.connect().execution_options(**{READ_ONLY: True}) as connection:
            return list(connection.execute(query).scalars())

    def waiting(self) -> int:
        """Return how many rows of inbox and outbox are not finished."""
        open_ones = 0
        with self._rows.connect().execution_options(**{READ_ONLY: True}) as connection:
            for table in (inbox, outbox):
                query = sa.select(sa.func.count()).where(table.c.finished_at.is_(None))
                open_ones += connection.execute(query).scalar()
        return open_ones

    def take_in_all(self, api: BotApi, seconds: float) -> None:
        """Wait until Telegram holds nothing for the bot any more."""
        wait_until(lambda: self._lives() and not api.updates, seconds, "all updates taken in")

    def settle(self, seconds: float) -> None:
        """Wait until nothing waits to be handled or sent."""
        wait_until(
            lambda: self._lives() and not self.waiting(), seconds, "an empty inbox and outbox"
        )

    def _lives(self) -> bool:
        ended = {n: p.popen.returncode for n, p in self.processes.items() if not p.is_alive}
        assert not ended, f"ended by itself, or by somebody else: {ended}"
        return True

    def start_after_leases(self) -> None:
        """Start the gateways that are dead, as if what they had in hand was given up long ago."""
        time.sleep(FULL_AGAIN)
        for process in self.processes.values():
            if not process.is_alive:
                process.ahead += LEASES
                process.start()
        for process in self.processes.values():
            process.wait()
