"""Read whether to go on where one stopped, or to begin again."""

from __future__ import annotations

from bot.language.cues import cues, found
from bot.language.normalise import normalise
from bot.language.reading import Reading, either
from bot.language.sentences import statements

_TOPIC = "resume_choice"
_VALUES = ("continue", "restart")


def read_resume_choice(text: str) -> Reading:
    """Read "continue" or "restart"; choices where both are said and neither is refused."""
    told = statements(normalise(text))
    labels = found(_TOPIC, cues(_TOPIC)["refused"].sub(" ", told))
    said = [one for one in _VALUES if one in labels]
    return either(_VALUES if "either" in labels else said, told)
