"""What the fault tests on Telegram share: how much is tried, people writing, gateways dying."""

from __future__ import annotations

import logging
import os
import random
import threading
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING

from tests.live.processes import free_port
from tests.live.telegram import Echo, OnTelegram
from tests.telegram.bot_api import BotApi, Served

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from tests.live.crowd import Crowd
    from tests.live.everybody import Everybody
    from tests.live.line_crowd import LineCrowd
    from tests.live.processes import Process

logger = logging.getLogger(__name__)

#: ``make faults`` runs the full round.
IS_FULL = os.environ.get("FAULTS") == "full"
#: How long a round may take to come to rest.
SECONDS = 1_800.0 if IS_FULL else 90.0
#: Between the start of a gateway, or the first that it sent, and its end.
LIFE = (0.05, 2.0)
#: As long nothing may be sent.
LONGEST_SILENCE = 10.0
#: How long a round with one kill takes, about.
LIFE_SECONDS = 3.0


@contextmanager
def telegram() -> Iterator[tuple[BotApi, str]]:
    """Give the stand-in and its address."""
    api = BotApi()
    with Served(api, free_port()) as served:
        yield api, served.url


@contextmanager
def on_telegram(folder: Path, **settings: object) -> Iterator[OnTelegram]:
    """Give gateways with a data folder of their own, which are not started yet."""
    with Echo() as echo:
        stack = OnTelegram(folder, **{"rasa": echo.url, **settings})
        try:
            yield stack
        finally:
            stack.stop()
    assert stack.leaks() == {}


@contextmanager
def writing(crowd: Crowd | Everybody | LineCrowd, messages: int, seconds: float) -> Iterator[None]:
    """Let people write evenly over a time; leaving waits until they have."""

    def write() -> None:
        for _ in range(messages):
            crowd.write()
            time.sleep(seconds / messages)

    thread = threading.Thread(target=write)
    thread.start()
    try:
        yield
    finally:
        thread.join()


def kill_again_and_again(process: Process, times: int, sent: Callable[[], int]) -> None:
    """Kill a process at random moments: while it starts, and every other time while it sends.

    Args:
        process: Runs when this begins; is dead when it ends.
        times: How often.
        sent: How many messages were sent until now.
    """
    chance = random.Random(7)  # noqa: S311 -- chance, not a secret
    for number in range(times):
        if number:
            process.start()
        if number % 2 == 0:
            wait_for_more(sent)
        time.sleep(chance.uniform(*LIFE))
        process.kill()


@contextmanager
def dying(processes: Sequence[Process], times: int, seconds: float) -> Iterator[None]:
    """Kill these as often, at random moments of a time, and start them again at once."""
    chance = random.Random(8)  # noqa: S311 -- chance, not a secret

    def kill() -> None:
        for _ in range(times):
            for process in processes:
                time.sleep(chance.uniform(0, 2 * seconds / (times * len(processes))))
                process.kill()
                process.start()

    thread = threading.Thread(target=kill)
    thread.start()
    try:
        yield
    finally:
        thread.join()


def wait_for_more(sent: Callable[[], int]) -> None:
    """Wait until one more message was sent; what waits for a lease may hold all of them up."""
    before, until = sent(), time.monotonic() + LONGEST_SILENCE
    while sent() == before and time.monotonic() < until:
        time.sleep(0.02)


def come_to_rest(stack: OnTelegram, crowd: Everybody | LineCrowd, api: BotApi) -> None:
    """Let everything be relayed, and the last answers of the coaches to it as well."""
    for _ in range(3):
        stack.take_in_all(api, SECONDS)
        stack.settle(SECONDS)
        crowd.answer()
    stack.take_in_all(api, SECONDS)
    stack.settle(SECONDS)


def tell(what: str, **figures: object) -> None:
    """Say what a round led to; ``make faults`` shows it."""
    logger.info("%s: %s", what, ", ".join(f"{name} {value}" for name, value in figures.items()))
