"""A stand-in of the Bot API: it gives updates as Telegram does and keeps what everybody saw.

Beside a test it runs on a thread (``Served``); as a process of its own it is
``python -m tests.telegram.bot_api --port N --ledger FILE``. With a file it takes up where it
stopped. What people do is in ``stand_in/people.py``, what goes wrong in ``stand_in/faults.py``.
"""

from __future__ import annotations

import argparse
import asyncio
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tests.telegram.stand_in.bringing import Bringing
from tests.telegram.stand_in.changing import Changing
from tests.telegram.stand_in.faults import Faults
from tests.telegram.stand_in.giving import Giving
from tests.telegram.stand_in.pace import ALL, Pace
from tests.telegram.stand_in.people import People, person
from tests.telegram.stand_in.refusals import Refused
from tests.telegram.stand_in.sending import Sending
from tests.telegram.stand_in.server import Served, Server
from tests.telegram.stand_in.world import BOT, TOKEN, moment

__all__ = ["BOT", "TOKEN", "BotApi", "Served", "person"]

#: The methods that Telegram's limits count.
COUNTED = ("sendMessage", "copyMessage", "copyMessages")


@dataclass
class BotApi(People):
    """Telegram for one bot."""

    #: Answers to give instead, by method: (status, body); each is used once.
    failures: dict[str, list[tuple[int, dict[str, Any]]]] = field(default_factory=dict)
    faults: Faults = field(default_factory=Faults)
    #: None: there are no limits.
    pace: Pace | None = field(default_factory=Pace)

    def __post_init__(self) -> None:
        """Build the methods."""
        super().__post_init__()
        sending = Sending(self)
        changing = Changing(self, sending)
        self.giving = Giving(self)
        self.bringing = Bringing(self, self.giving)
        self._methods = {
            "sendMessage": sending.send_message,
            "copyMessage": sending.copy_message,
            "copyMessages": sending.copy_messages,
            "sendChatAction": changing.send_chat_action,
            "editMessageText": changing.edit_message_text,
            "editMessageReplyMarkup": changing.edit_message_reply_markup,
            "answerCallbackQuery": changing.answer_callback_query,
            "setMessageReaction": changing.set_message_reaction,
            "pinChatMessage": changing.pin_chat_message,
            "unpinAllChatMessages": changing.unpin_all_chat_messages,
            "setMyCommands": changing.set_my_commands,
            "deleteMyCommands": changing.delete_my_commands,
            "leaveChat": changing.leave_chat,
            "getFile": changing.get_file,
            "getMe": changing.get_me,
            "setWebhook": self.bringing.set_webhook,
            "deleteWebhook": self.bringing.delete_webhook,
            "getWebhookInfo": self.bringing.get_webhook_info,
        }

    async def call(
        self, method: str, given: dict[str, Any], poller: str = ""
    ) -> tuple[int, dict[str, Any]]:
        """Return status and body of the answer to a call."""
        self.calls.append(method)
        if self.failures.get(method):
            return self.failures[method].pop(0)
        try:
            result = await self.faults.through(
                method, self._pause, lambda: self._do(method, given, poller)
            )
        except Refused as refusal:
            return refusal.code, refusal.body()
        return 200, {"ok": True, "result": result}

    async def _do(self, method: str, given: dict[str, Any], poller: str) -> object:
        if method == "getUpdates":
            return await self.giving.get_updates(given, poller)
        if method not in self._methods:
            raise Refused(404, "Not Found")
        if method in COUNTED and self.pace is not None:
            seconds = self.pace.seconds_to_wait(str(given.get("chat_id")), moment())
            if seconds:
                message = f"Too Many Requests: retry after {seconds}"
                raise Refused(429, message, seconds)
        return self._methods[method](given)

    def _pause(self, seconds: int) -> None:
        if self.pace is not None:
            self.pace.pause(ALL, moment(), seconds)


def main() -> None:
    """Run the stand-in as a process."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--port", type=int, required=True)
    parser.add_argument("--ledger", type=Path, help="keep updates and ledger in this file")
    parser.add_argument("--no-limits", action="store_true", help="let everything through")
    chosen = parser.parse_args()
    api = BotApi(path=chosen.ledger, pace=None if chosen.no_limits else Pace())
    asyncio.run(Server(api, chosen.port).serve(asyncio.Event()))


if __name__ == "__main__":
    main()
