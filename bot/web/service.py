"""What the page needs from the rest of the assistant."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, Protocol


@dataclass(frozen=True)
class Visitor:
    """Somebody at the page; ``token`` is random, and only their browser and we know it."""

    chat_id: str
    token: str
    is_new: bool


@dataclass(frozen=True)
class Receipt:
    """What became of a message; "known" means that this very message was here before."""

    status: Literal["accepted", "known", "refused"]
    notice: str = ""


@dataclass(frozen=True)
class Shown:
    """One message of the assistant; buttons are pairs of the words and an opaque token."""

    seq: int
    text: str
    buttons: tuple[tuple[str, str], ...] = ()
    kind: Literal["text", "card"] = "text"

    def as_dict(self) -> dict[str, object]:
        """Return what the page gets to see."""
        buttons = [{"title": title, "token": token} for title, token in self.buttons]
        return {"seq": self.seq, "text": self.text, "buttons": buttons, "kind": self.kind}


class ChatService(Protocol):
    """The conversations of the web chat; every call commits before it returns."""

    async def find(self, token: str) -> Visitor | None:
        """Return the visitor who was given this token, or nobody; never make one."""

    async def come_back(self, visitor: Visitor) -> Visitor:
        """Go on with a conversation whose page is opened again, or begin anew where it is over."""

    async def open(self) -> Visitor:
        """Begin a conversation, whose welcome is then among its messages."""

    async def receive(
        self, chat_id: str, message_id: str, *, text: str | None, button: str | None
    ) -> Receipt:
        """Take in a typed text or a pressed button, once for each ``message_id``."""

    async def messages(self, chat_id: str, after: int, wait: float) -> tuple[Shown, ...]:
        """Return the messages after ``after`` in order; wait up to ``wait`` seconds for one."""

    async def is_busy(self, chat_id: str) -> bool:
        """Tell whether an answer is still being made."""

    async def end(self, chat_id: str) -> None:
        """Forget the conversation; a referral that was submitted stays."""
