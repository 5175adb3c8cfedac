"""The methods that put something on a person's screen, with Telegram's own checks."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from tests.telegram.stand_in.refusals import Refused, refuse
from tests.telegram.stand_in.world import KINDS, World, moment

if TYPE_CHECKING:
    from collections.abc import Mapping

LONGEST_TEXT = 4096
LONGEST_CAPTION = 1024
MOST_BYTES_OF_DATA = 64
MOST_IN_AN_ALBUM = 100
#: Of a message, what a copy has as well.
COPIED = ("text", "caption", *KINDS)


class Sending:
    """Send and copy; each method gets what the bot gave and returns what Telegram answers."""

    def __init__(self, world: World) -> None:
        self._world = world

    def send_message(self, given: Mapping[str, Any]) -> dict[str, Any]:
        """See https://core.telegram.org/bots/api#sendmessage."""
        chat = self.chat(given)
        text = checked_text(given.get("text", ""))
        number = self._put("sendMessage", chat, given, {"text": text})
        return {**self._answer(chat, number), "text": text}

    def copy_message(self, given: Mapping[str, Any]) -> dict[str, Any]:
        """See https://core.telegram.org/bots/api#copymessage."""
        chat = self.chat(given)
        content = self._original(given, int(given["message_id"]))
        if "caption" in given and "text" not in content:
            content["caption"] = given["caption"]
        if len(content.get("caption") or "") > LONGEST_CAPTION:
            refuse("message caption is too long")
        source = {"copied": [str(given["from_chat_id"]), int(given["message_id"])]}
        number = self._put("copyMessage", chat, given, {**content, **source})
        return {"message_id": number}

    def copy_messages(self, given: Mapping[str, Any]) -> list[dict[str, Any]]:
        """See https://core.telegram.org/bots/api#copymessages; what is gone is skipped."""
        chat = self.chat(given)
        numbers = [int(number) for number in parsed(given["message_ids"])]
        if not 1 <= len(numbers) <= MOST_IN_AN_ALBUM or numbers != sorted(set(numbers)):
            refuse("message identifiers must be in a strictly increasing order")
        copies = []
        for number in numbers:
            try:
                content = self._original(given, number)
            except Refused:
                continue
            source = {"copied": [str(given["from_chat_id"]), number]}
            silence = {"disable_notification": given.get("disable_notification")}
            copies.append(self._put("copyMessages", chat, silence, {**content, **source}))
        if not copies:
            refuse("there are no messages to copy")
        return [{"message_id": number} for number in copies]

    def chat(self, given: Mapping[str, Any]) -> int:
        """Return the chat of a call, which must be one where the bot may write."""
        wanted = str(given.get("chat_id", ""))
        if not wanted.lstrip("-").isdigit() or int(wanted) not in self._world.known:
            refuse("chat not found")
        if int(wanted) in self._world.blocked:
            raise Refused(403, "Forbidden: bot was blocked by the user")
        return int(wanted)

    def _original(self, given: Mapping[str, Any], number: int) -> dict[str, Any]:
        source = int(given["from_chat_id"])
        message = self._world.messages.get((source, number))
        content = {name: message[name] for name in COPIED if name in message} if message else {}
        if not content:
            refuse("message to copy not found")
        return content

    def _put(
        self, method: str, chat: int, given: Mapping[str, Any], content: dict[str, Any]
    ) -> int:
        number = self._world.take_message()
        sent = {
            "method": method,
            "at": moment(),
            "chat_id": str(chat),
            "message_id": number,
            "reply_markup": checked_markup(given),
            "reply_to": self._reply_to(chat, given),
            "is_silent": parsed(given.get("disable_notification") or "false"),
            **content,
        }
        self._world.happen("sent", sent)
        return number

    def _reply_to(self, chat: int, given: Mapping[str, Any]) -> int | None:
        reply = parsed(given.get("reply_parameters") or "{}")
        if not reply:
            return None
        where = int(reply.get("chat_id", chat))
        if (where, int(reply["message_id"])) in self._world.messages:
            return int(reply["message_id"])
        if not reply.get("allow_sending_without_reply"):
            refuse("message to be replied not found")
        return None

    def _answer(self, chat: int, number: int) -> dict[str, Any]:
        bot = {"id": 123456, "is_bot": True, "first_name": "Proef"}
        kind = "private" if chat > 0 else "group"
        where = {"id": chat, "type": kind, "first_name": "An"}
        return {"message_id": number, "date": int(moment()), "from": bot, "chat": where}


def checked_text(text: str) -> str:
    """Return a text as Telegram shows it; it trims, and counts UTF-16 after that."""
    shown = text.strip()
    if not shown:
        refuse("message text is empty")
    if len(shown.encode("utf-16-le")) // 2 > LONGEST_TEXT:
        refuse("message is too long")
    return shown


def checked_markup(given: Mapping[str, Any]) -> dict[str, Any]:
    """Return the keyboard of a call; {} without one."""
    markup: dict[str, Any] = parsed(given.get("reply_markup") or "{}")
    for row in markup.get("inline_keyboard", ()):
        for button in row:
            if not button.get("text"):
                refuse("can't parse inline keyboard button: text is empty")
            size = len(button.get("callback_data", "").encode())
            if "url" not in button and not 1 <= size <= MOST_BYTES_OF_DATA:
                refuse("BUTTON_DATA_INVALID")
    return markup


def parsed(value: Any) -> Any:
    """Return what was given as JSON text, or as it is."""
    return json.loads(value) if isinstance(value, str) else value
