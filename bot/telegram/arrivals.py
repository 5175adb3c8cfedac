"""What an update of Telegram is for us: a message of some kind, a button, a block, nothing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

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
    from telegram import CallbackQuery, ChatMemberUpdated, Message, MessageReactionUpdated, Update


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


def arrival_of(update: Update) -> Arrival | GroupInvitation | None:
    """Return what an update is; None where there is nobody to answer (a channel)."""
    chat = update.effective_chat
    if chat is None:
        return None
    if chat.type != chat.PRIVATE:
        return GroupInvitation(str(chat.id)) if chat.type != chat.CHANNEL else None
    return _from_person(update, update.update_id, str(chat.id))


def _from_person(update: Update, number: int, address: str) -> Arrival | None:
    if update.callback_query is not None:
        return _pressed(number, address, update.callback_query)
    if update.my_chat_member is not None:
        return Arrival(number, address, _block(update.my_chat_member), "")
    if update.message_reaction is not None:
        return _reacted(number, address, update.message_reaction)
    if update.edited_message is not None:
        return _written(number, address, update.edited_message, is_edited=True)
    return _written(number, address, update.message) if update.message is not None else None


def _pressed(number: int, address: str, query: CallbackQuery) -> Arrival:
    return Arrival(number, address, BUTTON, query.data or "", callback_id=query.id)


def _block(change: ChatMemberUpdated) -> str:
    left = change.new_chat_member.status in {"kicked", "left"}
    return BLOCKED if left else UNBLOCKED


def _reacted(number: int, address: str, change: MessageReactionUpdated) -> Arrival:
    emoji = next((getattr(one, "emoji", "") for one in reversed(change.new_reaction)), "")
    return Arrival(number, address, REACTION, emoji, str(change.message_id))


def _written(number: int, address: str, message: Message, *, is_edited: bool = False) -> Arrival:
    kind, body = _read(message)
    replied = message.reply_to_message
    return Arrival(
        number,
        address,
        EDITED if is_edited else kind,
        body,
        external_id=str(message.message_id),
        reply_to=str(replied.message_id) if replied else None,
        album=message.media_group_id,
    )


def _read(message: Message) -> tuple[str, str]:
    if message.text is not None:
        is_start = message.text.split("@")[0].split(" ")[0] == "/start"
        return (START if is_start else TEXT), message.text
    kind = next((name for name in MEDIA if getattr(message, name, None)), OTHER)
    return kind, message.caption or ""
