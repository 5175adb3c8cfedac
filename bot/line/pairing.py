"""How a chat becomes that of a youth or of staff: links, codes, and how often one may be wrong."""

from __future__ import annotations

import re
import secrets
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

TOKEN_BYTES = 32
#: How long a link can be opened; staff can do more, so theirs is shorter and has a second step.
YOUTH_LIFETIME = timedelta(hours=72)
STAFF_LIFETIME = timedelta(hours=24)
CODE_DIGITS = 6
#: So many wrong tokens and codes within an hour block a chat for an hour; so many wrong codes,
#: from whatever chat, end a link.
MOST_WRONG = 5
WINDOW = timedelta(hours=1)
BLOCK = timedelta(hours=1)

_START = re.compile(r"/start(?:@\w+)?\s+(\S+)\s*", re.IGNORECASE)
_BETWEEN_DIGITS = re.compile(r"[\s.\-]")


@dataclass(frozen=True)
class Invitation:
    """A new link, whose token and code are shown once and never stored."""

    token: str = field(repr=False)
    code: str | None = field(repr=False)
    expires_at: datetime


@dataclass(frozen=True)
class Invite:
    """A link that was given out.

    Args:
        coach_id: The staff member whom it is for; else ``case_id`` says which youth.
        needs_code: Six digits must be typed after the link was opened.
        code_tries: How many wrong codes were typed.
        chat_id: The chat that opened it.
    """

    id: str
    coach_id: str | None
    case_id: str | None
    needs_code: bool
    code_tries: int
    expires_at: datetime
    chat_id: str | None = None
    used_at: datetime | None = None
    revoked_at: datetime | None = None

    def is_open(self, now: datetime) -> bool:
        """Say whether it can still lead in: not used, not taken back, not too old."""
        return self.used_at is None and self.revoked_at is None and now < self.expires_at


def invitation_for_youth(now: datetime) -> Invitation:
    """Make a link for a youth."""
    return Invitation(secrets.token_urlsafe(TOKEN_BYTES), None, now + YOUTH_LIFETIME)


def invitation_for_staff(now: datetime) -> Invitation:
    """Make a link for a coach or coordinator, with the six digits of the second step."""
    code = f"{secrets.randbelow(10**CODE_DIGITS):0{CODE_DIGITS}d}"
    return Invitation(secrets.token_urlsafe(TOKEN_BYTES), code, now + STAFF_LIFETIME)


def link(bot_name: str, token: str) -> str:
    """Return the link of a token; without the bot's name only its end has a meaning."""
    return f"https://t.me/{bot_name}?start={token}"


def token_of(text: str) -> str | None:
    """Return the token of a link, which Telegram sends as ``/start <token>``."""
    found = _START.fullmatch(text)
    return found.group(1) if found else None


def is_command(text: str) -> bool:
    """Say whether a text is a command, such as /stop."""
    return text.lstrip().startswith("/")


def code_of(text: str) -> str | None:
    """Return the digits of a typed code ("123 456"); None where it is no number at all."""
    digits = _BETWEEN_DIGITS.sub("", text)
    return digits if digits.isascii() and digits.isdecimal() else None


def is_blocked(wrong_at: Iterable[datetime], now: datetime) -> bool:
    """Say whether a chat was wrong too often: five times within an hour, for an hour after."""
    moments = sorted(wrong_at)
    blocks = (
        last + BLOCK
        for first, last in zip(moments, moments[MOST_WRONG - 1 :], strict=False)
        if last - first < WINDOW
    )
    return any(now < end for end in blocks)
