"""Visitors, and youths with their coaches, who all write to one bot."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.live.crowd import Crowd, Verdict
from tests.live.line_crowd import LineCrowd

if TYPE_CHECKING:
    from bot.storage.unit_of_work import Database
    from tests.telegram.bot_api import BotApi


class Everybody:
    """Each second message is a youth's, whose coach answers about half of what they see."""

    def __init__(self, api: BotApi, visitors: int, pairs: int) -> None:
        self._visitors = Crowd(api, visitors)
        self._line = LineCrowd(api, pairs)
        self._written = 0

    def enter(self, database: Database) -> None:
        """Let all youths and coaches be paired already."""
        self._line.enter(database)

    def write(self, messages: int = 1) -> None:
        """Let somebody write the next messages."""
        for _ in range(messages):
            self._written += 1
            crowd = self._line if self._written % 2 else self._visitors
            crowd.write()

    def answer(self) -> None:
        """Let coaches answer about half of what they have seen since the last time."""
        self._line.answer()

    @property
    def relayed(self) -> int:
        """Return how many messages were written on the line, answers among them."""
        return sum(map(len, self._line.expected.values()))

    def verdict(self) -> Verdict:
        """Compare what each saw with what each should have seen."""
        verdict = Verdict()
        for crowd in (self._visitors, self._line):
            crowd.judge(verdict)
        return verdict

    def strayed(self) -> list[str]:
        """Return what was seen on the line by somebody for whom it was not."""
        return self._line.strayed()
