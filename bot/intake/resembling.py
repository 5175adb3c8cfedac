"""What a story tells in words that no cue knows, where examples leave little doubt.

"Crasht om beurten bij drie vriendinnen" tells where somebody sleeps as plainly as "slaapt bij
vrienden" does. Each part of a message is weighed by itself (``bot.language.opinion``), and all
that are sure must agree. On 243 conversations this found six answers that cues had missed, and
none that was wrong; for consents it is wrong too often, so that these are asked.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bot.intake.parts import Part, own_service
from bot.language.judged import NOTHING_SAID
from bot.language.opinion import OF_MONEY, opinion

if TYPE_CHECKING:
    from collections.abc import Iterator

#: So sure the examples must be of a part that no cue knows, by what it tells.
RESEMBLED = {"living_situation": 0.85, "income": 0.93}
#: And so sure of one that a rule read otherwise.
_SURE_AGAINST_RULE = 0.9
#: Fewer words resemble too much.
_FEWEST_WORDS = 3
#: "Ik zit zonder woonst" and "18 sinds december" tell of no place.
_NO_PLACE = re.compile(
    r"\b(?:zonder|geen) (?:\w+ )?(?:woonst|woning|huis|dak|thuis|adres|plek|plaats|onderdak)\b"
    r"|^\d\d sinds\b"
)
#: Never taken from a resemblance: who can stay at home, or has a wage, is told "not now"; and
#: much "has to" or "works".
_ASKED = frozenset({"housed", "eviction_threat", "other"})
#: Words that tell one of these tell nothing else.
_TOPICS = ("age", "region", "income", "prison", "release_date", "earlier_home_support")


def resembling(slot: str, message: tuple[Part, ...]) -> str | None:
    """Return the value that parts of a message tell by resemblance; None where none is sure."""
    values = {
        value
        for one, value in _sure(slot, message, RESEMBLED[slot])
        if not any(one.tells(topic) for topic in _TOPICS if topic != slot)
    }
    value = values.pop() if len(values) == 1 else None
    return None if value in _ASKED else value


def resembles_another(slot: str, message: tuple[Part, ...], value: object) -> str | None:
    """Return the other value of which examples are sure, where a rule read this one."""
    values = {other for _, other in _sure(slot, message, _SURE_AGAINST_RULE)} - _ASKED
    return values.pop() if len(values) == 1 and value not in values else None


def _is_over(one: Part, message: tuple[Part, ...]) -> bool:
    """Say whether a stay is over, and other words tell of what came after."""
    after = any(each.tells("living_situation") for each in message if each is not one)
    return after and one.tells("stayed_before")


def _sure(slot: str, message: tuple[Part, ...], needed: float) -> Iterator[tuple[Part, str]]:
    service = own_service(message)
    for one in message:
        if one in service or one.tells(f"no_{slot}") or _is_over(one, message):
            continue
        if len(one.normal.split()) < _FEWEST_WORDS:
            continue
        if one.tells("own_work") or one.tells("own_service"):
            continue
        if slot == "living_situation" and _NO_PLACE.search(one.normal):
            continue
        if slot == "income" and not OF_MONEY.search(one.normal):
            continue
        own = opinion(one.raw, slot)
        if own.value != NOTHING_SAID and own.confidence >= needed:
            yield one, own.value
