"""More than one question in a message: "hoe lang duurt dat, en wat kost het?"."""

from __future__ import annotations

import re

from bot.language.normalise import normalise
from bot.language.sentences import is_question

#: Behind a question mark, and where "and" begins another question.
_BETWEEN = re.compile(
    r"(?<=\?)\s+|\n+|[,;]?\s+(?:en|of)\s+(?=(?:hoe\w*|wat|wa|wie|waar\w*|wanneer|welke?|moet|mag|kan"
    r"|kost|krijg\w*|duurt|beslis\w*|bestaat|heb|hebben)\b)",
    re.IGNORECASE,
)
_BEGINS = re.compile(
    r"(?:(?:en|maar|ma) )?(?:hoe\w*|wat|wa|wie|waar\w*|wanneer|welke?)\b", re.IGNORECASE
)
#: One word asks about the words before it: "en dan?".
_FEWEST_WORDS = 2


def questions(text: str) -> list[str]:
    """Return the questions of a message as they were typed, in order."""
    pieces = (piece.strip() for piece in _BETWEEN.split(text))
    return [one for one in pieces if len(one.split()) >= _FEWEST_WORDS and _asks(one)]


def _asks(piece: str) -> bool:
    return piece.endswith("?") or bool(_BEGINS.match(piece)) or is_question(normalise(piece))
