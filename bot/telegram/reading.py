"""Reading one update by itself: what the library cannot read stops nothing else.

The library reads all updates of an answer at once, and refuses all of them where one lacks a
field that it knows as required, or is of a kind that was invented after it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from telegram import Bot, Update

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

#: Of a message, its chat and its sender: what tells that somebody sent something, and to reply to.
MESSAGE, CHAT, SENDER = (
    ("message_id", "date", "edit_date", "media_group_id", "text", "caption"),
    ("id", "type"),
    ("id", "is_bot", "first_name"),
)


class AskingBot(Bot):
    """A bot that gives updates as they came."""

    async def raw_updates(
        self, offset: int | None, seconds: int, allowed: Sequence[str]
    ) -> list[dict[str, Any]]:
        """Ask for updates; wait as long for one.

        Raises:
            TelegramError: Telegram did not give any.
        """
        asked = {"timeout": seconds, "offset": offset, "allowed_updates": list(allowed)}
        # Telegram answers when the time is over; the rest is for the way there and back.
        answer: Any = await self._post("getUpdates", asked, read_timeout=seconds + 10)
        return list(answer)


def update_of(raw: Mapping[str, Any], bot: Bot) -> Update:
    """Return an update as the library reads it.

    Raises:
        Exception: of any kind, as the library raises it where it cannot.
    """
    return Update.de_json(dict(raw), bot)


def bare(raw: Mapping[str, Any]) -> dict[str, Any]:
    """Return an update with nothing but who sent a message; of other kinds its number alone."""
    kept: dict[str, Any] = {"update_id": raw["update_id"]}
    for kind in ("message", "edited_message"):
        message = raw.get(kind)
        if isinstance(message, dict):
            kept[kind] = _only(message, MESSAGE)
            for name, parts in (("chat", CHAT), ("from", SENDER)):
                if isinstance(message.get(name), dict):
                    kept[kind][name] = _only(message[name], parts)
    return kept


def _only(value: Mapping[str, Any], names: Sequence[str]) -> dict[str, Any]:
    return {name: value[name] for name in names if name in value}
