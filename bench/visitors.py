"""Visitors of the web page: they post, and wait for the answer as the page does."""

from __future__ import annotations

import asyncio
import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any
from uuid import uuid4

import httpx

from bot.web.incoming import OWN_HEADER, OWN_HEADER_VALUE
from bot.web.settings import WebSettings

if TYPE_CHECKING:
    from bench.stage import Running

#: What a young person says, from hello to a stored referral and two questions after it. In square
#: brackets: presses the button whose title begins so. As many as the page takes in a minute.
WORDS = (
    "hallo",
    "[Ik zoek zelf hulp]",
    "kben 19",
    "ik slaap bij een maat",
    "wat kost dat eigenlijk?",
    "[Kortrijk]",
    "niks",
    "joat",
    "[Ja]",
    "ja dat lukt",
    "[Ja]",
    "Lars",
    "0470 11 22 33",
    "stuur een sms",
    "[Nee, dat is alles]",
    "[Ja, verstuur]",
    "hoe lang duurt zo'n traject?",
    "wie ziet wat ik hier schrijf?",
    "dank je",
    "tot later",
)
VISITORS = 20
PAUSE = 60 / WebSettings.messages_per_minute
STORED = "BOT-"
#: With this begins what a visitor hears when Rasa is too slow or away; the answer comes later.
APOLOGY = "Sorry, er hapert iets"


@dataclass
class Visits:
    """The seconds of each answer, and how often somebody first heard an apology."""

    seconds: list[float] = field(default_factory=list)
    apologies: int = 0


class Visitor:
    """One browser with the page open."""

    def __init__(self, client: httpx.AsyncClient) -> None:
        """Use a client of their own, which keeps the cookie."""
        self._client = client
        self._last = 0
        self._buttons: dict[str, str] = {}
        self.texts: list[str] = []
        self.apologies = 0

    async def open(self) -> None:
        """Open the page and read the welcome."""
        (await self._client.post("/chat/session", json={})).raise_for_status()
        await self.hear()

    async def say(self, words: str) -> float:
        """Say something and return how many seconds it took until the answer was there."""
        listening = asyncio.create_task(self.hear())
        # The page asks for news all the time: its question is under way before one types.
        await asyncio.sleep(0.01)
        began = time.perf_counter()
        posted = await self._client.post("/chat/messages", json=self._body(words))
        posted.raise_for_status()
        await listening
        while self.texts[-1].startswith(APOLOGY):
            self.apologies += 1
            await self.hear()
        return time.perf_counter() - began

    async def hear(self) -> None:
        """Wait for what the assistant says next."""
        messages: list[dict[str, Any]] = []
        while not messages:
            answer = await self._client.get("/chat/messages", params={"after": self._last})
            messages = answer.raise_for_status().json()["messages"]
        self._last = messages[-1]["seq"]
        self.texts = [message["text"] for message in messages]
        for message in messages:
            if message["buttons"]:
                self._buttons = {b["title"]: b["token"] for b in message["buttons"]}

    def _body(self, words: str) -> dict[str, str]:
        body = {"message_id": str(uuid4())}
        if not words.startswith("["):
            return {**body, "text": words}
        title = words.strip("[]")
        token = next((t for name, t in self._buttons.items() if name.startswith(title)), "")
        if not token:
            message = f"no button {title!r} under: {self.texts}"
            raise RuntimeError(message)
        return {**body, "button": token}


async def visit_all(ours: Running, *, pause: float = 0.0) -> Visits:
    """Let twenty visitors come at the same time.

    Args:
        ours: The running assistant.
        pause: Seconds from one message of a visitor to their next, at least.
    """
    visits = Visits()
    await asyncio.gather(*(_visit(ours, number, pause, visits) for number in range(VISITORS)))
    return visits


async def visit_in_turn(ours: Running, visitors: int) -> Visits:
    """Let visitors come one after the other."""
    visits = Visits()
    for number in range(visitors):
        await _visit(ours, number, 0.0, visits)
    return visits


def browser(page: str, number: int) -> httpx.AsyncClient:
    """Return a browser of its own address, because new visitors of one address are limited."""
    return httpx.AsyncClient(
        base_url=page,
        headers={
            OWN_HEADER: OWN_HEADER_VALUE,
            "X-Forwarded-For": f"10.0.{uuid4().int % 250}.{number}",
        },
        timeout=60,
        trust_env=False,
    )


async def _visit(ours: Running, number: int, pause: float, to: Visits) -> None:
    async with browser(ours.page, number + 1) as client:
        visitor = Visitor(client)
        await visitor.open()
        is_stored = False
        # Not all in the same instant.
        await asyncio.sleep(pause * number / VISITORS)
        for words in WORDS:
            took = await visitor.say(words)
            to.seconds.append(took)
            is_stored |= any(STORED in text for text in visitor.texts)
            await asyncio.sleep(max(pause - took, 0.0))
    to.apologies += visitor.apologies
    if not is_stored:
        message = "a visitor got no reference; the last answer was: " + "\n".join(visitor.texts)
        raise RuntimeError(message)
