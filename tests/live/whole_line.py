"""The whole assistant with Telegram: Rasa, actions and gateway, the commands, and the stand-in."""

from __future__ import annotations

import json
import subprocess
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qs, urlsplit

from bot.settings import ROOT
from tests.live.processes import python, wait_until
from tests.live.stack import Stack
from tests.telegram.bot_api import BOT, TOKEN

if TYPE_CHECKING:
    from tests.telegram.bot_api import BotApi

#: Longer than Rasa thinks on two busy cores.
SECONDS = 30.0


@dataclass
class WholeLine(Stack):
    """Everything that an operator starts, with a token of Telegram."""

    api_url: str = ""

    def plan(self) -> None:
        """Give the bot its token and its name."""
        super().plan()
        self.environment |= {
            "TELEGRAM_BOT_TOKEN": TOKEN,
            "TELEGRAM_API_URL": self.api_url,
            "TELEGRAM_BOT_NAME": str(BOT["username"]),
        }
        for process in self.processes.values():
            process.environment = self.environment

    def run(self, *arguments: str) -> dict[str, Any]:
        """Run a command of the operator and read its JSON."""
        done = subprocess.run(
            python("bot", *arguments, "--json"),
            cwd=ROOT,
            # No later than the gateway's clock, or what comes first would be told last.
            env={**self.environment, "BACKONTRACK_NOW": self["gateway"].time.isoformat()},
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stderr
        return json.loads(done.stdout)


class Phones:
    """What people do and see on their phones."""

    def __init__(self, api: BotApi) -> None:
        self._api = api

    def opens(self, chat: int, link: str) -> None:
        """Open an invitation as Telegram does: its token comes with ``/start``."""
        token = parse_qs(urlsplit(link).query)["start"][0]
        self._api.says(chat, text=f"/start {token}")

    def sees(self, chat: int, words: str) -> int:
        """Wait until these words stand on a screen; return the number of the message."""
        try:
            wait_until(lambda: any(words in one for one in self._api.screen(chat)), SECONDS, words)
        except AssertionError:
            message = f"{words!r} does not stand on this screen: {self._api.screen(chat)}"
            raise AssertionError(message) from None
        shown = zip(self._api.shown(chat), self._api.screen(chat), strict=True)
        return next(sent["message_id"] for sent, now in reversed(list(shown)) if words in now)

    def sees_copy(self, chat: int, owner: int, number: int) -> int:
        """Wait until somebody has a copy of another's message; return its number."""

        def copies() -> list[int]:
            wanted = [str(owner), number]
            shown = self._api.shown(chat)
            return [one["message_id"] for one in shown if list(one.get("copied", ())) == wanted]

        wait_until(copies, SECONDS, f"a copy of message {number}")
        return copies()[-1]
