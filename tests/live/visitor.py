"""A visitor of the page, as a browser speaks to the gateway."""

from __future__ import annotations

import secrets
import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any
from uuid import uuid4

import httpx

from tests.live.flows import Walk, Way
from tests.live.processes import wait_until
from tests.live.talk import Talk

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tests.live.stack import Stack

OWN_PAGE = {"X-Requested-With": "back-on-track"}


@dataclass
class Visitor:
    """Somebody at the page: sends, presses, and reads what is shown."""

    live: Stack
    shown: list[Mapping[str, Any]] = field(default_factory=list)

    def __post_init__(self) -> None:
        # Everybody comes from another address: there is a limit on visitors of one.
        address = ".".join(str(part) for part in secrets.token_bytes(4))
        headers = {**OWN_PAGE, "X-Forwarded-For": address}
        self.client = httpx.Client(
            base_url=self.live.url, headers=headers, timeout=30, trust_env=False
        )
        assert self.client.post("/chat/session", json={}).status_code == 200
        token = self.client.cookies["chat"]
        with self.live.database.unit_of_work(read_only=True) as uow:
            chat = uow.chats.find("web", token)
        self.chat_id, self.sender = chat.id, chat.rasa_sender
        self.live.canaries |= {token, self.chat_id, self.sender}
        self.fetch()

    def close(self) -> None:
        """Close the browser."""
        self.client.close()

    def send(
        self, text: str | None = None, button: str | None = None, message_id: str | None = None
    ) -> httpx.Response:
        """Send a text or the token of a button; the answer comes later."""
        body = {"message_id": message_id or str(uuid4())}
        if text is not None:
            self.live.typed(text)
            body["text"] = text
        if button is not None:
            body["button"] = button
        return self.client.post("/chat/messages", json=body)

    def say(self, text: str, seconds: float = 20) -> list[Mapping[str, Any]]:
        """Send a text and return what is shown when all of it is answered."""
        answer = self.send(text)
        assert answer.status_code == 200, answer.text
        return self.settled(seconds)

    def press(self, title: str, seconds: float = 20) -> list[Mapping[str, Any]]:
        """Press a button by its words and return the answer to it."""
        answer = self.send(button=self.token(title))
        assert answer.status_code == 200, answer.text
        return self.settled(seconds)

    def token(self, title: str) -> str:
        """Return the token of the newest button with these words."""
        found = [
            button["token"]
            for message in self.shown
            for button in message["buttons"]
            if title.lower() in button["title"].lower()
        ]
        assert found, (title, self.texts[-2:])
        return found[-1]

    def settled(self, seconds: float = 20) -> list[Mapping[str, Any]]:
        """Wait until nothing of this visitor waits, and return what is new."""
        before = len(self.shown)
        wait_until(lambda: not self.waits, seconds, "an answer")
        self.fetch()
        return self.shown[before:]

    @property
    def waits(self) -> bool:
        """Say whether something of this visitor is not answered yet."""
        with self.live.database.unit_of_work(read_only=True) as uow:
            return uow.inbox.head(self.chat_id) is not None

    def fetch(self) -> None:
        """Read what is new, without waiting for more."""
        while self._has_news():
            after = self.shown[-1]["seq"] if self.shown else 0
            answer = self.client.get("/chat/messages", params={"after": after})
            assert answer.status_code == 200, answer.text
            self.shown += answer.json()["messages"]

    def sees(self, text: str, seconds: float) -> float:
        """Wait until a new message says this; return after how many seconds."""
        seen, began = len(self.shown), time.monotonic()

        def is_there() -> bool:
            self.fetch()
            return any(message["text"] == text for message in self.shown[seen:])

        wait_until(is_there, seconds, text[:40])
        return time.monotonic() - began

    def _has_news(self) -> bool:
        after = self.shown[-1]["seq"] if self.shown else 0
        with self.live.database.unit_of_work(read_only=True) as uow:
            return bool(uow.outbox.after(self.chat_id, after))

    @property
    def texts(self) -> list[str]:
        """The words of all messages that were shown."""
        return [message["text"] for message in self.shown]

    @property
    def question(self) -> str | None:
        """The slot that is asked for, as the gateway knows it."""
        with self.live.database.unit_of_work(read_only=True) as uow:
            return uow.chats.get(self.chat_id).open_question

    @property
    def slots(self) -> dict[str, Any]:
        """What Rasa knows of this visitor."""
        return self.live.slots(self.sender)

    def walk_to(self, way: Way, slot: str) -> None:
        """Get to a question; all but the last answer goes to Rasa at once, past the limits."""
        slots = [step.slot for step in way.steps]
        at = slots.index(slot)
        if at == 0:
            self.say(way.opening)
        else:
            walk = Walk(Talk(self.live, sender=self.sender), way, press=True)
            walk.to(slots[at - 1])
            self.say(way.steps[at - 1].typed)
        assert self.question == slot, self.texts[-1]
