"""To whom a youth writes: to the coach by default, to the assistant only as long as they talk."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from bot.line.team import ASSISTANT, LINE

if TYPE_CHECKING:
    from datetime import datetime

#: After so long without a word to the assistant the youth writes to the coach again.
QUIET = timedelta(minutes=30)


def mode_at(mode: str, since: datetime | None, now: datetime) -> str:
    """Return to whom the youth writes now.

    Args:
        mode: "line" or "assistant", as it was set last.
        since: When the youth last said something to the assistant, or chose it.
        now: The present moment.
    """
    is_quiet = since is None or now - since >= QUIET
    return LINE if mode != ASSISTANT or is_quiet else ASSISTANT


def has_gone_quiet(mode: str, since: datetime | None, now: datetime) -> bool:
    """Say whether the assistant was chosen, and the talk with it is over."""
    return mode == ASSISTANT and mode_at(mode, since, now) == LINE
