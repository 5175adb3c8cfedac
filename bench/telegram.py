"""Telegram for the bench: the stand-in as a process of its own, youths and coaches on the line."""

from __future__ import annotations

import os
import sys
import time
from contextlib import contextmanager
from datetime import datetime
from typing import TYPE_CHECKING, Any

import httpx

from bench import processes
from bot.clock import Clock
from bot.delivery.outbox import acknowledge
from bot.dialogue.enrolment import Team, enrol
from bot.dialogue.entering import let_in
from bot.dialogue.on_duty import today
from bot.settings import ROOT
from bot.storage import Database, FieldCipher
from bot.storage.access import OPERATOR
from tests.telegram.bot_api import TOKEN

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from bot.storage import UnitOfWork

#: As many pairs, so that no chat gets more than Telegram lets through.
PAIRS = 60
YOUTHS, COACHES = 8_000, 7_000
#: A Monday morning: outside working hours youths are told when they will be read.
NOW = datetime.fromisoformat("2026-03-02T10:00:00+01:00")
#: One message in as many is a photo.
MEDIUM_EACH = 10


class Telegram:
    """The stand-in, fed and read from outside."""

    def __init__(self, url: str) -> None:
        """Talk to the stand-in at ``url``."""
        self.url = url
        self.token = TOKEN
        self._client = httpx.Client(base_url=url, trust_env=False, timeout=60)

    def feed(self, first: int, messages: int) -> None:
        """Let youths write these messages, numbered from ``first``."""
        numbers = range(first, first + messages)
        self._control("many", [[_youth(number), *_content(number)] for number in numbers])

    def know(self) -> None:
        """Let the bot know the chats of everybody."""
        self._control("know", [place + n for place in (YOUTHS, COACHES) for n in range(PAIRS)])

    def sent(self) -> int:
        """Return how many messages the bot sent."""
        return int(self.state()["sent"])

    def state(self) -> dict[str, Any]:
        """Return what the stand-in says of itself."""
        return self._client.get("/control/state").json()

    def moments(self) -> dict[int, tuple[float, float]]:
        """Return by number when a message was written, and when its copy was sent."""
        return {int(number): (a, b) for number, (a, b) in self._control("moments").items()}

    def wait_for(self, sent: int, seconds: float) -> None:
        """Wait until the bot sent as many messages.

        Raises:
            RuntimeError: It did not.
        """
        until = time.monotonic() + seconds
        while self.sent() < sent:
            if time.monotonic() > until:
                message = f"{self.sent()} of {sent} messages were sent"
                raise RuntimeError(message)
            time.sleep(0.1)

    def _control(self, name: str, *arguments: object) -> Any:  # noqa: ANN401 -- any JSON
        answer = self._client.post(f"/control/{name}", json={"arguments": arguments})
        return answer.raise_for_status().json()


@contextmanager
def telegram(folder: Path, *options: str) -> Iterator[Telegram]:
    """Give the stand-in, which ends with the block."""
    port = processes.free_port()
    command = [sys.executable, "-m", "tests.telegram.bot_api", "--port", str(port), *options]
    log = folder / f"bot_api-{port}.log"
    process = processes.start(command, folder=ROOT, environment=_environment(), log=log)
    try:
        stand_in = Telegram(f"http://127.0.0.1:{port}")
        _wait(stand_in)
        stand_in.know()
        yield stand_in
    finally:
        processes.stop(process)


def enter(url: str, key: str) -> None:
    """Enter coaches and youths, all of them paired."""
    database = Database(url, FieldCipher((key,)), Clock(NOW))
    with database.unit_of_work() as uow:
        now = uow.clock.now()
        for n in range(PAIRS):
            chat = uow.chats.find_or_create("telegram", str(COACHES + n), now).id
            _let_in(uow, chat, "coach")
            coach = uow.coaches.add(f"C{n} Maes", role="coach", region=None, fte=1.0, now=now)
            uow.coaches.pair(coach.id, chat)
        for n in range(PAIRS):
            chat = uow.chats.find_or_create("telegram", str(YOUTHS + n), now).id
            _let_in(uow, chat, "youth")
            team = Team(f"COACH-{n + 1:03}", f"COACH-{(n + 1) % PAIRS + 1:03}")
            day = today(uow)
            case = enrol(
                uow, OPERATOR, name=f"J{n} Claes", place="Kortrijk", team=team, started_on=day
            )
            case_id = uow.cases.id_of(case.reference)
            uow.journeys.pair(case_id, chat, now)
            uow.journeys.confirm(case_id, chat, now)
        uow.commit()
    database.close()


def _let_in(uow: UnitOfWork, chat_id: str, role: str) -> None:
    """Let somebody in whose menu was sent long ago."""
    let_in(uow, chat_id, role)
    acknowledge(uow, chat_id, uow.lanes.lock(chat_id, "out").last_position)


def coach_of(youth: int) -> int:
    """Return the chat of a youth's coach."""
    return youth - YOUTHS + COACHES


def _youth(number: int) -> int:
    return YOUTHS + number % PAIRS


def _content(number: int) -> Sequence[str]:
    words = f"bericht {number}, ik ben vandaag wat later op onze afspraak, de bus kwam niet"
    return ("photo" if number % MEDIUM_EACH == 0 else "text"), words


def _environment() -> dict[str, str]:
    return {**os.environ, "PYTHONWARNINGS": "ignore"}


def _wait(stand_in: Telegram) -> None:
    until = time.monotonic() + processes.START_SECONDS
    while not _is_there(stand_in) and time.monotonic() < until:
        time.sleep(0.05)


def _is_there(stand_in: Telegram) -> bool:
    try:
        stand_in.state()
    except httpx.TransportError:
        return False
    return True
