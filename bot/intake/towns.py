"""Towns that have a prison: who "is in Gent" may be inside, or live there."""

from __future__ import annotations

import re

#: Is in a town that has a prison.
IN_TOWN = re.compile(
    r"\b(?:zit|zitten|zat|is|ben|blijft|zo) (?:nu |momenteel |al )?in (?P<town>brugge|gent|ieper"
    r"|oudenaarde|ruiselede|kortrijk|antwerpen|hasselt|mechelen|leuven|turnhout|dendermonde"
    r"|brussel|beveren)\b",
    re.IGNORECASE,
)
_WITH_SOMEBODY = re.compile(r"\b(?:bij|op de zetel|op een zetel|logeert|slaapt)\b", re.IGNORECASE)


def without_town(text: str) -> str:
    """Return words without the town in which somebody sleeps at another's: that is no prison."""
    return IN_TOWN.sub(" ", text) if _WITH_SOMEBODY.search(text) else text
