"""Who tells a story: the youth it is about, or somebody else."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.language.cues import found

if TYPE_CHECKING:
    from bot.intake.parts import Part

_TOPIC, _OTHERS = "own_story", "others"
#: So much more of the own story than of others it must be.
_MORE = 2


def tells_own_story(message: tuple[Part, ...]) -> bool:
    """Say whether somebody tells where they sleep, what they live on or when they must go."""
    own = others = 0
    for one in message:
        labels = set(found(_TOPIC, one.normal))
        others += _OTHERS in labels
        own += len(labels - {_OTHERS})
    return own > 0 and own >= _MORE * others
