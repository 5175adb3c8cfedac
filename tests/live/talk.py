"""A conversation with Rasa on the channel of the gateway, or on plain ``rest``."""

from __future__ import annotations

import json
import secrets
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from bot.dialogue.attendant import TURNS_PER_SESSION

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tests.live.stack import Stack

PLAIN = {"yes": "/affirm", "no": "/deny", "unsure": "/unsure", "unknown": "/unsure"}


@dataclass(frozen=True)
class Answer:
    """What came back in one turn."""

    parts: tuple[Mapping[str, Any], ...]

    @property
    def texts(self) -> list[str]:
        """The words of each message."""
        return [part["text"] for part in self.parts if part.get("text")]

    @property
    def text(self) -> str:
        """All words together."""
        return "\n".join(self.texts)

    @property
    def payloads(self) -> list[str]:
        """What the buttons stand for, those of all messages together."""
        return [b["payload"] for part in self.parts for b in part.get("buttons") or ()]

    @property
    def custom(self) -> list[Mapping[str, Any]]:
        """The parts that say what kind of message this is."""
        return [part["custom"] for part in self.parts if part.get("custom")]

    @property
    def question(self) -> str:
        """The slot that is asked for at the end; "" where nothing is."""
        asked = [custom["question"] for custom in self.custom if "question" in custom]
        return asked[-1] if asked else ""

    @property
    def outcome(self) -> str:
        """The outcome on the card, where one is shown."""
        return next((c["outcome"] for c in self.custom if "outcome" in c), "")

    @property
    def reference(self) -> str:
        """The number of the referral, where one was stored."""
        return next((c["reference"] for c in self.custom if "reference" in c), "")


@dataclass
class Talk:
    """One visitor, as Rasa knows them."""

    live: Stack
    channel: str = "gateway"
    rasa_url: str = ""
    sender: str = field(default_factory=lambda: secrets.token_urlsafe(24))
    last: Answer = field(default_factory=lambda: Answer(()))

    def __post_init__(self) -> None:
        self.live.typed(self.sender)
        self._turns = 0
        self._url = f"{self.rasa_url or self.live.rasa_url}/webhooks/{self.channel}/webhook"

    def say(self, message: str) -> Answer:
        """Send words, or a payload as it stands."""
        if self.channel == "gateway" and self._turns >= TURNS_PER_SESSION:
            self._send("/session_start")
            self._turns = 0
        self._turns += 1
        self.live.typed(message)
        self.last = Answer(tuple(self._send(message)))
        return self.last

    def try_to_say(self, message: str) -> Answer | None:
        """Send words that may fail; None when the turn failed."""
        try:
            return self.say(message)
        except AssertionError:
            return None

    def _send(self, message: str) -> list[Mapping[str, Any]]:
        body = {"sender": self.sender, "message": message}
        if self.channel == "gateway":
            body["metadata"] = {"welcomed": True}
        answer = self.live.client.post(self._url, json=body)
        assert answer.status_code == 200, answer.text
        return answer.json()

    def press(self, value: object, slot: str = "") -> Answer:
        """Press the button of a value of the open question, which must be there."""
        payload = button(slot or self.last.question, value)
        assert payload in self.last.payloads, (payload, self.last.payloads)
        return self.say(payload)

    @property
    def slots(self) -> dict[str, Any]:
        """The slots that hold something."""
        return self.live.slots(self.sender)

    @property
    def form(self) -> str | None:
        """The form that is open."""
        return self.live.form(self.sender)


def button(slot: str, value: object) -> str:
    """Return the payload of a button."""
    if str(value).startswith("/"):
        return str(value)
    return PLAIN.get(str(value)) or f"/inform{json.dumps({slot: value})}"
