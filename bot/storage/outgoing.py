"""What a channel gets to show or do, as it is kept in the body of a row of the outbox."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from typing import Any


@dataclass(frozen=True)
class ShownButton:
    """A button as a channel gets it: its words and our token, never what it stands for."""

    title: str
    token: str


@dataclass(frozen=True)
class Target:
    """An earlier message in the same chat.

    Args:
        outbox_id: It went out from this row of the outbox; its number is known once it was sent.
        external_id: The channel's own number of it; "" as long as it is not known.
    """

    outbox_id: str = ""
    external_id: str = ""


@dataclass(frozen=True)
class Copied:
    """Messages that are copied as they are from the chat where they arrived.

    Args:
        address: That chat.
        ids: The channel's numbers of the messages; several are an album.
        takes_caption: The text of the row stands below the copy instead of what stood there.
    """

    address: str
    ids: tuple[str, ...]
    takes_caption: bool = False


@dataclass(frozen=True)
class Outgoing:
    """What a channel shows or does; all but text and buttons is for Telegram alone.

    Args:
        text: The words; with ``copy`` its caption, with ``reacts_to`` the emoji.
        copy: Copy this instead of writing.
        replies_to: The message that it quotes; without it where that one is gone.
        edits: Take the place of this message; a new one where that cannot be.
        reacts_to: Put the emoji on this message.
        clears: Take the buttons away from this message, and put the text there, if there is one;
            nothing where that cannot be.
        menu: Give the chat the commands of this role.
        is_pinned: Keep it visible at the top of the chat, in the place of what was there.
        is_silent: It arrives without a sound; that is decided when it goes.
    """

    text: str
    buttons: tuple[ShownButton, ...] = ()
    copy: Copied | None = None
    replies_to: Target | None = None
    edits: Target | None = None
    reacts_to: Target | None = None
    clears: Target | None = None
    menu: str = ""
    is_pinned: bool = False
    is_silent: bool = False

    @property
    def is_same_twice(self) -> bool:
        """Say whether it can be done again without anybody seeing it twice."""
        return bool(self.edits or self.reacts_to or self.clears or self.menu)

    @property
    def messages(self) -> int:
        """Return how many messages it is to Telegram: what can have no caption has words above."""
        has_words_above = self.copy is not None and self.text and not self.copy.takes_caption
        return 2 if has_words_above else 1

    def with_more_text(self, more: str) -> Outgoing:
        """Return it with words below its own."""
        return replace(self, text=f"{self.text}\n\n{more}".strip())


#: The parts of an ``Outgoing`` that point to an earlier message.
TARGETS = ("replies_to", "edits", "reacts_to", "clears")


def as_body(shown: Outgoing) -> str:
    """Return what stands in the body of the row."""
    content: dict[str, Any] = {
        "text": shown.text,
        "buttons": [[button.title, button.token] for button in shown.buttons],
    }
    if shown.copy:
        content["copy"] = [shown.copy.address, shown.copy.ids, shown.copy.takes_caption]
    for name in TARGETS:
        target = getattr(shown, name)
        if target:
            content[name] = [target.outbox_id, target.external_id]
    if shown.menu:
        content["menu"] = shown.menu
    if shown.is_pinned:
        content["is_pinned"] = True
    return json.dumps(content)


def from_body(body: str) -> Outgoing:
    """Read the body of a row."""
    content = json.loads(body)
    copy = content.get("copy")
    return Outgoing(
        text=content["text"],
        buttons=tuple(ShownButton(title, token) for title, token in content["buttons"]),
        copy=Copied(copy[0], tuple(copy[1]), copy[2]) if copy else None,
        menu=content.get("menu", ""),
        is_pinned=content.get("is_pinned", False),
        **_targets(content),
    )


def _targets(content: dict[str, Any]) -> dict[str, Any]:
    return {name: Target(*content[name]) for name in TARGETS if name in content}
