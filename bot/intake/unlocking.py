"""Opening what a code stands for: the right code alone, and only a few wrong ones."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from bot.intake.codes import WINDOW, is_blocked, is_for_status
from bot.intake.keeping import Kept, kept_from

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime


class Standing(Protocol):
    """Where a referral stands, as its submitter may know it."""

    @property
    def reference(self) -> str:
        """Return the number of the referral."""

    @property
    def status(self) -> str:
        """Return where it stands."""

    @property
    def own(self) -> Mapping[str, object]:
        """Return what the submitter told about themselves."""


class Codes(Protocol):
    """What is kept behind codes."""

    def standing(self, code: str) -> Standing | None:
        """Return where the referral of a code stands."""

    def take(self, code: str, asker: str, now: datetime) -> str | None:
        """Use a code up and return what was kept for it."""

    def note_wrong(self, asker: str, now: datetime) -> None:
        """Note that somebody was wrong."""

    def wrong_since(self, asker: str, since: datetime) -> Sequence[datetime]:
        """Return when somebody was wrong."""


@dataclass(frozen=True)
class Opened:
    """What a code opened: one of both, or nothing; unknown, old and used look the same."""

    standing: Standing | None = None
    kept: Kept | None = None
    is_blocked: bool = False


def open_code(code: str, asker: str, codes: Codes, now: datetime) -> Opened:
    """Open what a code stands for, unless this asker was wrong too often within the hour.

    Args:
        code: As typed, without its dashes.
        asker: The conversation in which it was typed.
        codes: What is kept.
        now: The moment.
    """
    if is_blocked(codes.wrong_since(asker, now - WINDOW), now):
        return Opened(is_blocked=True)
    if is_for_status(code):
        standing = codes.standing(code)
        if standing is not None:
            return Opened(standing=standing)
    else:
        body = codes.take(code, asker, now)
        if body is not None:
            return Opened(kept=kept_from(body))
    codes.note_wrong(asker, now)
    return Opened(is_blocked=is_blocked(codes.wrong_since(asker, now - WINDOW), now))
