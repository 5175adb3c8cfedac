"""What an update of Telegram is for us: a message of some kind, a button, a block, nothing.

Updates are read as they come (ADR 14): https://core.telegram.org/bots/api#update.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from bot.dialogue.arriving import (
    BLOCKED,
    BUTTON,
    EDITED,
    MEDIA,
    OTHER,
    REACTION,
    SILENT,
    START,
    TEXT,
    UNBLOCKED,
)

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    #: A part of an update, as Telegram sends it.
    Raw = Mapping[str, Any]

#: What is asked for; the rest of Telegram's updates is nothing for us.
ALLOWED = ("message", "edited_message", "callback_query", "message_reaction", "my_chat_member")
#: Of a message and its chat: what tells that somebody sent something, and to reply to.
MESSAGE, CHAT = ("message_id", "media_group_id", "text", "caption"), ("id", "type")


@dataclass(frozen=True)
class Arrival:
    """One thing that came in.

    Args:
        update_id: Telegram's number of the update; the same one again is the same thing.
        address: The private chat that it came from.
        kind: A kind of ``bot.dialogue.arriving``.
        body: The text or caption, the token of the button, the emoji of the reaction.
        external_id: Telegram's number of the message.
        reply_to: Telegram's number of the message that it replies to.
        album: Telegram's name of the album that it is part of.
        callback_id: What must be answered so that a pressed button stops spinning.
    """

    update_id: int
    address: str
    kind: str
    body: str
    external_id: str | None = None
    reply_to: str | None = None
    album: str | None = None
    callback_id: str = ""

    @property
    def is_message(self) -> bool:
        """Say whether somebody wrote it and may wait for words."""
        return self.kind not in SILENT and not self.callback_id


@dataclass(frozen=True)
class GroupInvitation:
    """The bot was put into a group, which it leaves: nothing of a case belongs there."""

    address: str


def arrival_of(update: Raw) -> Arrival | GroupInvitation | None:
    """Return what an update is; None where there is nobody to answer (a channel).

    Raises:
        Exception: of any kind, where it is not built as Telegram says; see ``bare``.
    """
    kind = next((name for name in ALLOWED if name in update), None)
    if kind is None:
        return None
    content = update[kind]
    chat = _chat(kind, content)
    if chat is None:
        return None
    if chat["type"] != "private":
        return GroupInvitation(str(chat["id"])) if chat["type"] != "channel" else None
    return _from_person(kind, content, int(update["update_id"]), str(chat["id"]))


def bare(update: Raw) -> dict[str, Any]:
    """Return an update with nothing but that somebody wrote; of other kinds its number alone."""
    kept: dict[str, Any] = {"update_id": update["update_id"]}
    for kind in ("message", "edited_message"):
        message = update.get(kind)
        if isinstance(message, dict) and isinstance(message.get("chat"), dict):
            kept[kind] = _only(message, MESSAGE) | {"chat": _only(message["chat"], CHAT)}
    return kept


def _only(value: Raw, names: Sequence[str]) -> dict[str, Any]:
    return {name: value[name] for name in names if name in value}


def _chat(kind: str, content: Raw) -> Raw | None:
    """Return the chat that an update is of; a button may stand in a chat that is not told."""
    written = content.get("message") if kind == "callback_query" else content
    chat: Raw | None = written["chat"] if written is not None else None
    return chat


def _from_person(kind: str, content: Raw, number: int, address: str) -> Arrival:
    if kind == "callback_query":
        pressed = content.get("data", "")
        return Arrival(number, address, BUTTON, pressed, callback_id=content["id"])
    if kind == "my_chat_member":
        return Arrival(number, address, _block(content), "")
    if kind == "message_reaction":
        return _reacted(number, address, content)
    return _written(number, address, content, is_edited=kind == "edited_message")


def _block(change: Raw) -> str:
    left = change["new_chat_member"]["status"] in {"kicked", "left"}
    return BLOCKED if left else UNBLOCKED


def _reacted(number: int, address: str, change: Raw) -> Arrival:
    now_there = change.get("new_reaction", [])
    emoji = next((one.get("emoji", "") for one in reversed(now_there)), "")
    return Arrival(number, address, REACTION, emoji, str(change["message_id"]))


def _written(number: int, address: str, message: Raw, *, is_edited: bool) -> Arrival:
    kind, body = _read(message)
    replied = message.get("reply_to_message")
    return Arrival(
        number,
        address,
        EDITED if is_edited else kind,
        body,
        external_id=str(message["message_id"]),
        reply_to=str(replied["message_id"]) if replied else None,
        album=message.get("media_group_id"),
    )


def _read(message: Raw) -> tuple[str, str]:
    text = message.get("text")
    if text is not None:
        is_start = text.split("@")[0].split(" ")[0] == "/start"
        return (START if is_start else TEXT), text
    kind = next((name for name in MEDIA if message.get(name)), OTHER)
    return kind, message.get("caption") or ""
