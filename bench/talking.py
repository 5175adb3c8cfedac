"""People talking to a Rasa server at its own channel: one after the other, or all at once."""

from __future__ import annotations

import asyncio
import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from uuid import uuid4

import httpx

from bench.people import Heard, Person, heard_in
from bot.dialogue.rasa_client import WELCOMED

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bench.people import Script
    from bench.stage import Running

#: No script needs as many; whoever gets here is going round in circles.
MOST_TURNS = 60
#: Our channel says 503 where a turn failed (an action took longer than 4 s); the same message is
#: then sent again, as the gateway does.
FAILED = 503
#: A conversation in which as many turns failed has no use going on.
MOST_FAILURES = 5


@dataclass
class Talked:
    """What a number of conversations took; seconds for each turn."""

    turns: list[float] = field(default_factory=list)
    seconds: float = 0.0
    #: Processor time of Rasa, in which other people's work does not show as much.
    cpu_seconds: float = 0.0
    references: list[str] = field(default_factory=list)
    #: How often an answer had to be given again.
    repeated: int = 0
    #: How many turns failed and were sent again.
    failed: int = 0
    #: The open question of each conversation that did not get to its end.
    stuck: list[str] = field(default_factory=list)

    @property
    def rate(self) -> float:
        """Return the turns in a second."""
        return len(self.turns) / self.seconds


async def all_at_once(running: Running, scripts: Sequence[Script]) -> Talked:
    """Let everybody talk at the same time, each as fast as the answers come."""
    talked = Talked()
    async with _client(running) as client:
        began = time.perf_counter()
        await asyncio.gather(*(_talk(client, running, s, talked) for s in scripts))
        talked.seconds = time.perf_counter() - began
    return talked


async def one_by_one(running: Running, scripts: Sequence[Script]) -> Talked:
    """Let one talk at a time."""
    talked = Talked()
    async with _client(running) as client:
        began = time.perf_counter()
        for script in scripts:
            await _talk(client, running, script, talked)
        talked.seconds = time.perf_counter() - began
    return talked


def _client(running: Running) -> httpx.AsyncClient:
    return httpx.AsyncClient(headers=running.headers, timeout=120, trust_env=False)


async def _talk(client: httpx.AsyncClient, running: Running, script: Script, to: Talked) -> None:
    person, sender, heard = Person(script), uuid4().hex, Heard()
    for _ in range(MOST_TURNS):
        message = person.says(heard)
        if message is None:
            break
        heard = await _turn(client, running.hook, _body(sender, message), to)
        if heard.reference:
            break
    to.repeated += person.repeated
    if heard.reference:
        to.references.append(heard.reference)
    else:
        to.stuck.append(f"{script.begins}: {heard.question or 'no question'}")


async def _turn(
    client: httpx.AsyncClient, hook: str, body: dict[str, object], to: Talked
) -> Heard:
    """Say something until it is answered; what it took counts as one turn."""
    began = time.perf_counter()
    answer = await client.post(hook, json=body)
    for _ in range(MOST_FAILURES):
        if answer.status_code != FAILED:
            break
        to.failed += 1
        answer = await client.post(hook, json=body)
    to.turns.append(time.perf_counter() - began)
    return heard_in(answer.raise_for_status().json())


def _body(sender: str, message: str) -> dict[str, object]:
    return {"sender": sender, "message": message, "metadata": WELCOMED}
