"""Towns that have a prison: who "is in Gent" may be inside, or live there."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bot.language.first_names import is_first_name
from bot.language.normalise import normalise
from bot.language.place_mentions import find_places, plain_text

if TYPE_CHECKING:
    from bot.intake.parts import Part

#: Is in a town that has a prison.
IN_TOWN = re.compile(
    r"\b(?:zit|zitten|zat|is|ben|blijft|zo) (?:nu |momenteel |al )?in (?P<town>brugge|gent|ieper"
    r"|oudenaarde|ruiselede|kortrijk|antwerpen|hasselt|mechelen|leuven|turnhout|dendermonde"
    r"|brussel|beveren)\b",
    re.IGNORECASE,
)
#: "Hij spreekt altijd van Waregem, daar wil hij wonen".
_THERE = re.compile(
    r"^(?!.*\b(?:niet|nie|ni|nooit|geen|tot)\b).*(?:\bdaar (?:\w+ )?(?:wil|wilt|willen|zou|wenst)"
    r" (?:\w+ ){0,4}(?:wonen|blijven|(?:plek|woning|woonst|huis|studio|iets)"
    r" (?:vinden|zoeken))\b"
    r"|\b(?:wil|wilt|willen|zou|wenst) (?:\w+ ){0,3}daar (?:\w+ ){0,3}(?:wonen|blijven)\b)"
)
_IS_THERE = re.compile(
    r"\b(?:gevang\w*|cel|bak|zit|opgenomen|ziekenhuis|slaapt?|logeert|verblijft)\b"
)
_TO = re.compile(r"^(?:in|naar) ")
_WITH_SOMEBODY = re.compile(r"\b(?:bij|op de zetel|op een zetel|logeert|slaapt)\b", re.IGNORECASE)


def there(message: tuple[Part, ...]) -> str | None:
    """Return the town named last before somebody says to want to live there; None without one."""
    at = next((at for at, one in enumerate(message) if _THERE.search(one.normal)), None)
    if at is None:
        return None
    for one in reversed(message[: at + 1]):
        named = find_places(one.raw, plain_text(one.raw))
        if named:
            return named[-1].names[0] if len(named[-1].names) == 1 else None
    return None


def other_town(known: object, text: str) -> str | None:
    """Return the one town beside the one told before: "ik zei Tielt, maar hij wil naar Gent".

    Where somebody sleeps, or is inside, is another town than the one that is wanted.
    """
    if _IS_THERE.search(normalise(text)):
        return None
    named = {place.names for place in find_places(text, plain_text(text)) if not place.is_region}
    others = named - {(known,)}
    is_named = len(others) == 1 and len(named) == len(others) + 1
    (other,) = others if is_named else ((),)
    return other[0] if len(other) == 1 else None


def town_alone(text: str) -> str | None:
    """Return the town that is all that words say: "in Torhout"; None where they say more."""
    rest = _TO.sub("", text)
    named = find_places(rest, plain_text(rest))
    is_all = len(named) == 1 and not named[0].is_region and len(named[0].names) == 1
    only = named[0].names[0] if is_all else ""
    is_town = normalise(rest) == normalise(only) and not is_first_name(only)
    return only if only and is_town else None


def without_town(text: str) -> str:
    """Return words without the town in which somebody sleeps at another's: that is no prison."""
    return IN_TOWN.sub(" ", text) if _WITH_SOMEBODY.search(text) else text
