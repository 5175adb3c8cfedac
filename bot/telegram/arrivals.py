"""What an update of Telegram is for us: a text, a button, something unreadable, nothing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.dialogue.reception import BUTTON, NOTICE, START, TEXT

if TYPE_CHECKING:
    from telegram import Message, Update

#: What a visitor may send besides text, and the template that says how to go on.
UNREADABLE = {
    "voice": "telegram/voice",
    "audio": "telegram/voice",
    "video_note": "telegram/voice",
    "photo": "telegram/picture",
    "video": "telegram/picture",
    "document": "telegram/picture",
    "animation": "telegram/picture",
    "location": "telegram/location",
    "venue": "telegram/location",
    "contact": "telegram/contact",
}
#: Everything else, also what Telegram has not invented yet.
OTHER = "telegram/other"


@dataclass(frozen=True)
class Arrival:
    """One thing that came in.

    Args:
        update_id: Telegram's number of the update; the same one again is the same thing.
        address: The private chat that it came from.
        kind: A kind of ``bot.dialogue.reception``.
        body: The text, the token of the button, or the template of the notice.
        external_id: Telegram's number of the message.
        callback_id: What must be answered so that a pressed button stops spinning.
    """

    update_id: int
    address: str
    kind: str
    body: str
    external_id: str | None = None
    callback_id: str = ""


@dataclass(frozen=True)
class GroupInvitation:
    """The bot was put into a group, which it leaves: nothing of a case belongs there."""

    address: str


def arrival_of(update: Update) -> Arrival | GroupInvitation | None:
    """Return what an update is; None where there is nobody to answer (blocked, a channel)."""
    chat = update.effective_chat
    if chat is None:
        return None
    if chat.type != chat.PRIVATE:
        return GroupInvitation(str(chat.id)) if chat.type != chat.CHANNEL else None
    if update.callback_query is not None:
        return _pressed(update)
    message = update.message or update.edited_message
    if message is None:
        return None
    kind, body = (NOTICE, "telegram/edited") if update.edited_message else _read(message)
    return Arrival(update.update_id, str(chat.id), kind, body, str(message.message_id))


def _pressed(update: Update) -> Arrival:
    query = update.callback_query
    if query is None or update.effective_chat is None:
        message = "not a pressed button"
        raise ValueError(message)
    address = str(update.effective_chat.id)
    token = query.data or ""
    return Arrival(update.update_id, address, BUTTON, token, callback_id=query.id)


def _read(message: Message) -> tuple[str, str]:
    if message.text is not None:
        is_start = message.text.split("@")[0].split(" ")[0] == "/start"
        return (START if is_start else TEXT), message.text
    if message.caption:
        # The words count; that the picture is not seen is told by the same notice next time.
        return TEXT, message.caption
    found = next((name for name in UNREADABLE if getattr(message, name, None)), "")
    return NOTICE, UNREADABLE.get(found, OTHER)
