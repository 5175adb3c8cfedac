"""People who write numbered messages on Telegram, and what the ledger says became of each."""

from __future__ import annotations

import random
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from bot.delivery.sending import DOUBLE_MARK
from tests.live.telegram import ECHO

if TYPE_CHECKING:
    from tests.telegram.bot_api import BotApi

#: One message in as many is a medium.
MEDIUM_EACH = 10
#: Kinds that the assistant cannot read, and words of what it says to each.
NOTICES = {"photo": "kan ik niet bekijken", "voice": "kan ik niet luisteren"}


@dataclass
class Verdict:
    """What is wrong with what people saw; all empty is right."""

    lost: list[str] = field(default_factory=list)
    out_of_order: list[str] = field(default_factory=list)
    unmarked_doubles: list[str] = field(default_factory=list)
    marked: int = 0

    @property
    def is_clean(self) -> bool:
        """Say whether nothing was lost, moved or doubled unmarked."""
        return not (self.lost or self.out_of_order or self.unmarked_doubles)

    def __str__(self) -> str:
        return (
            f"lost {len(self.lost)}, out of order {len(self.out_of_order)}, "
            f"unmarked doubles {len(self.unmarked_doubles)}, marked {self.marked}"
        )


class Crowd:
    """Visitors who each write in turn."""

    def __init__(self, api: BotApi, people: int, seed: int = 1, first: int = 5001) -> None:
        self._api = api
        self._chance = random.Random(seed)  # noqa: S311 -- chance, not a secret
        self.chats = list(range(first, first + people))
        #: By chat what must be seen there, in order.
        self.expected: dict[int, list[str]] = {chat: [] for chat in self.chats}
        self._written = 0

    def write(self, messages: int = 1) -> None:
        """Let somebody write the next messages."""
        for _ in range(messages):
            chat = self.chats[self._written % len(self.chats)]
            self._written += 1
            if self._written % MEDIUM_EACH:
                text = f"bericht {self._written} van {chat}"
                self._api.says(chat, text=text)
                self.expected[chat].append(f"{ECHO}{text}")
            else:
                kind = self._chance.choice(list(NOTICES))
                self._api.sends(chat, kind)
                self.expected[chat].append(NOTICES[kind])

    def verdict(self) -> Verdict:
        """Compare what each saw with what each should have seen."""
        verdict = Verdict()
        self.judge(verdict)
        return verdict

    def judge(self, verdict: Verdict) -> None:
        """Add to a verdict what is wrong with what each saw."""
        for chat, expected in self.expected.items():
            seen = [_short(text) for text in self._api.seen_by(chat)]
            judge(expected, seen, verdict)


def judge(expected: list[str], seen: list[str], verdict: Verdict) -> None:
    """Add to a verdict what is wrong in one chat; what is seen again ends in ``DOUBLE_MARK``."""
    marked = [text.removesuffix(DOUBLE_MARK) for text in seen if text.endswith(DOUBLE_MARK)]
    plain = [text for text in seen if not text.endswith(DOUBLE_MARK)]
    verdict.marked += len(marked)
    wanted, shown = Counter(expected), Counter(plain)
    # A message whose first sending was lost is seen once, with the mark.
    missing = wanted - shown - Counter(marked)
    verdict.lost += missing.elements()
    # What was not expected (the welcome) may be seen once as well.
    wanted_or_other = wanted | Counter(dict.fromkeys(shown, 1))
    verdict.unmarked_doubles += list((shown - wanted_or_other).elements())
    firsts = [
        text for text in dict.fromkeys(t.removesuffix(DOUBLE_MARK) for t in seen) if text in wanted
    ]
    in_order = [text for text in dict.fromkeys(expected) if text in firsts]
    if firsts != in_order:
        verdict.out_of_order += [a for a, b in zip(firsts, in_order, strict=True) if a != b]


def _short(text: str) -> str:
    """Return what tells a message apart: a notice by its words, a mark at the end kept."""
    mark = DOUBLE_MARK if DOUBLE_MARK in text else ""
    text = text.replace(DOUBLE_MARK, "").strip()
    return next((words for words in NOTICES.values() if words in text), text) + mark
