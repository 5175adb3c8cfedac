"""Cutting a text into messages that a channel takes, where a text may be cut."""

from __future__ import annotations

#: Below the longest text that Telegram takes (4,096), with room for a mark below it.
LONGEST_PIECE = 4_000
#: Where to cut, the best place first: between paragraphs, lines, words.
_MARKS = ("\n\n", "\n", " ")


def length(text: str) -> int:
    """Return how long Telegram finds a text: it counts most emoji as two."""
    return len(text) + sum(ord(sign) > 0xFFFF for sign in text)  # noqa: PLR2004 -- the last sign of one unit


def pieces_of(text: str, longest: int = LONGEST_PIECE) -> list[str]:
    """Return a text in pieces of at most this length; a word is cut only where it is too long."""
    pieces: list[str] = []
    while length(text) > longest:
        room = _room(text, longest)
        cuts = (text.rfind(mark, 1, room) for mark in _MARKS)
        cut = next((place for place in cuts if place > 0), room)
        pieces.append(text[:cut].rstrip())
        text = text[cut:].lstrip()
    return [piece for piece in (*pieces, text) if piece]


def _room(text: str, longest: int) -> int:
    """Return how many signs of a text fit."""
    used = 0
    for place, sign in enumerate(text):
        used += length(sign)
        if used > longest:
            return place
    return len(text)
