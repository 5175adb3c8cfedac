"""The other methods: editing, reacting, answering buttons, menus, and who the bot is."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from tests.telegram.stand_in.refusals import refuse
from tests.telegram.stand_in.sending import Sending, checked_markup, checked_text, parsed
from tests.telegram.stand_in.world import BOT, World, moment

if TYPE_CHECKING:
    from collections.abc import Mapping

ACTIONS = {"typing", "upload_photo", "record_voice", "upload_voice", "upload_document"}
#: Some of those that a bot may put under a message.
EMOJI = {"👍", "👎", "❤", "🔥", "👏", "😁", "🤔", "😢", "🎉", "🙏", "👌", "👀", "🤝", "✍", "🫡"}
MOST_COMMANDS = 100
LONGEST_ANSWER = 200


class Changing:
    """Change what stands on a screen, and the rest."""

    def __init__(self, world: World, sending: Sending) -> None:
        self._world = world
        self._sending = sending

    def send_chat_action(self, given: Mapping[str, Any]) -> bool:
        """See https://core.telegram.org/bots/api#sendchataction."""
        self._sending.chat(given)
        if given.get("action") not in ACTIONS:
            refuse("wrong parameter action in request")
        return self._act("sendChatAction", given)

    def edit_message_text(self, given: Mapping[str, Any]) -> dict[str, Any] | bool:
        """See https://core.telegram.org/bots/api#editmessagetext."""
        old = self._own(given)
        if "text" not in old:
            refuse("there is no text in the message to edit")
        text, markup = checked_text(given.get("text", "")), checked_markup(given)
        if (text, markup) == (old["text"], old.get("reply_markup") or {}):
            refuse("message is not modified")
        old |= {"text": text, "reply_markup": markup}
        self._act("editMessageText", {**given, "text": text, "reply_markup": markup})
        return self._shown(given, text)

    def edit_message_reply_markup(self, given: Mapping[str, Any]) -> dict[str, Any]:
        """See https://core.telegram.org/bots/api#editmessagereplymarkup."""
        old, markup = self._own(given), checked_markup(given)
        if markup == (old.get("reply_markup") or {}):
            refuse("message is not modified")
        old["reply_markup"] = markup
        self._act("editMessageReplyMarkup", {**given, "reply_markup": markup})
        return self._shown(given, old.get("text", "..."))

    def answer_callback_query(self, given: Mapping[str, Any]) -> bool:
        """See https://core.telegram.org/bots/api#answercallbackquery."""
        if given.get("callback_query_id") not in self._world.queries:
            refuse("query is too old and response timeout expired or ID is invalid")
        if len(given.get("text", "")) > LONGEST_ANSWER:
            refuse("MESSAGE_TOO_LONG")
        return self._act("answerCallbackQuery", given)

    def set_message_reaction(self, given: Mapping[str, Any]) -> bool:
        """See https://core.telegram.org/bots/api#setmessagereaction."""
        chat = self._sending.chat(given)
        if (chat, int(given["message_id"])) not in self._world.messages:
            refuse("message to react not found")
        reactions = parsed(given.get("reaction") or "[]")
        if any(r.get("emoji") not in EMOJI for r in reactions) or len(reactions) > 1:
            refuse("REACTION_INVALID")
        emoji = [reaction["emoji"] for reaction in reactions]
        return self._act("setMessageReaction", {**given, "emoji": emoji})

    def pin_chat_message(self, given: Mapping[str, Any]) -> bool:
        """See https://core.telegram.org/bots/api#pinchatmessage."""
        chat = self._sending.chat(given)
        if (chat, int(given["message_id"])) not in self._world.messages:
            refuse("message to pin not found")
        return self._act("pinChatMessage", given)

    def unpin_all_chat_messages(self, given: Mapping[str, Any]) -> bool:
        """See https://core.telegram.org/bots/api#unpinallchatmessages."""
        self._sending.chat(given)
        return self._act("unpinAllChatMessages", given)

    def set_my_commands(self, given: Mapping[str, Any]) -> bool:
        """See https://core.telegram.org/bots/api#setmycommands."""
        commands = parsed(given.get("commands") or "[]")
        are_right = all(
            re.fullmatch(r"[a-z0-9_]{1,32}", one["command"])
            and 1 <= len(one["description"]) <= 256
            for one in commands
        )
        if not are_right or len(commands) > MOST_COMMANDS:
            refuse("BOT_COMMAND_INVALID")
        scope = parsed(given.get("scope") or '{"type": "default"}')
        if scope["type"] in {"chat", "chat_member"}:
            self._sending.chat(scope)
        return self._act("setMyCommands", {"commands": commands, "scope": scope})

    def delete_my_commands(self, given: Mapping[str, Any]) -> bool:
        """See https://core.telegram.org/bots/api#deletemycommands."""
        return self._act("deleteMyCommands", given)

    def leave_chat(self, given: Mapping[str, Any]) -> bool:
        """See https://core.telegram.org/bots/api#leavechat."""
        if self._sending.chat(given) > 0:
            refuse("chat member status can't be changed in private chats")
        return self._act("leaveChat", given)

    def get_file(self, given: Mapping[str, Any]) -> dict[str, Any]:
        """See https://core.telegram.org/bots/api#getfile."""
        name = given.get("file_id", "")
        if not name:
            refuse("invalid file_id")
        return {"file_id": name, "file_unique_id": "u", "file_size": 3, "file_path": f"f/{name}"}

    def get_me(self, _given: Mapping[str, Any]) -> dict[str, Any]:
        """See https://core.telegram.org/bots/api#getme."""
        return BOT

    def _own(self, given: Mapping[str, Any]) -> dict[str, Any]:
        chat = self._sending.chat(given)
        message = self._world.messages.get((chat, int(given["message_id"])))
        if message is None:
            refuse("message to edit not found")
        if "method" not in message:
            refuse("message can't be edited")
        # The ledger keeps what was sent; the screen shows this.
        now = self._world.messages[chat, int(given["message_id"])] = dict(message)
        return now

    def _act(self, method: str, given: Mapping[str, Any]) -> bool:
        self._world.happen("act", {"method": method, "at": moment(), **given})
        return True

    def _shown(self, given: Mapping[str, Any], text: str) -> dict[str, Any]:
        chat = {"id": int(given["chat_id"]), "type": "private", "first_name": "An"}
        number = int(given["message_id"])
        return {"message_id": number, "date": int(moment()), "chat": chat, "text": text}
