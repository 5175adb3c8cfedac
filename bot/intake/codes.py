"""Codes that a person writes down: their look, their reading, and how often one may be wrong."""

from __future__ import annotations

import re
import secrets
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

#: No 0, O, 1, I or L: they are taken for each other on paper and over the phone.
SIGNS = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"
GROUP = 4
#: A code of answers is typed soon and lives for days; a status code is kept for months.
ANSWERS_LENGTH = 8
STATUS_LENGTH = 12
#: So many letters and digits at least, so that no word and no year is taken for a code.
_LEAST_OF_EACH = 2
#: So many wrong codes within an hour let nobody in from that conversation for an hour.
MOST_WRONG = 5
WINDOW = timedelta(hours=1)

#: Alone a code may have spaces between its groups; among words it must stand in one piece, as
#: "geef K7MP-2QXR" is no code of twelve signs.
_ALONE = re.compile(rf"\W*((?:[{SIGNS}]{{4}}[ -]?){{1,2}}[{SIGNS}]{{4}})\W*", re.I)
_AMONG_WORDS = re.compile(rf"(?<![\w-])(?:[{SIGNS}]{{4}}-?){{1,2}}[{SIGNS}]{{4}}(?![\w-])", re.I)
_NUMBER = re.compile(r"\bBOT[ -]?\d{4}[ -]?\d{1,6}\b", re.I)


def new_code() -> str:
    """Make a code for kept answers; what it stands for cannot be guessed from it."""
    while True:
        code = "".join(secrets.choice(SIGNS) for _ in range(ANSWERS_LENGTH))
        if _is_mixed(code):
            return code


def code_from(digest: str) -> str:
    """Return the status code that a keyed hash stands for: the same hash, the same code.

    Args:
        digest: Hexadecimal digits, at least 32 of them.
    """
    number, signs = int(digest, 16), []
    for _ in range(STATUS_LENGTH - _LEAST_OF_EACH * 2):
        number, place = divmod(number, len(SIGNS))
        signs.append(SIGNS[place])
    # Two digits and two letters in fixed places keep every code readable as one.
    digits, letters = SIGNS[:8], SIGNS[8:]
    for kind in (digits, letters, digits, letters):
        number, place = divmod(number, len(kind))
        signs.append(kind[place])
    return "".join(signs)


def as_shown(code: str) -> str:
    """Write a code in groups of four, as it is copied and read out most easily."""
    return "-".join(code[at : at + GROUP] for at in range(0, len(code), GROUP))


def code_in(text: str) -> str | None:
    """Return the code that a text holds, without its dashes; None where it holds none."""
    alone = _ALONE.fullmatch(text)
    found = [alone.group(1)] if alone else _AMONG_WORDS.findall(text)
    codes = (re.sub(r"[ -]", "", one).upper() for one in found)
    return next((code for code in codes if _is_mixed(code)), None)


def is_for_status(code: str) -> bool:
    """Say whether a code asks where a referral stands; the other ones bring answers back."""
    return len(code) == STATUS_LENGTH


def has_number(text: str) -> bool:
    """Say whether a text names a reference number, which alone opens nothing."""
    return _NUMBER.search(text) is not None


def is_blocked(wrong: Sequence[datetime], now: datetime) -> bool:
    """Say whether somebody was wrong too often to try again now."""
    return sum(now - WINDOW < at for at in wrong) >= MOST_WRONG


def _is_mixed(code: str) -> bool:
    digits = sum(sign.isdigit() for sign in code)
    return min(digits, len(code) - digits) >= _LEAST_OF_EACH
