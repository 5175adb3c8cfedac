"""Where the youth wants to live, of all the towns that a first message names.

"Torhout. Ja op netwerk" and "Wonen: Brugge": the town that somebody wants stands among those of
services, of family and of where somebody sleeps. Learned from ``data/told`` with the rest.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bot.intake.mentions import around, certain
from bot.language.judged import judged
from bot.language.place_mentions import Mention, find_places, plain_text

if TYPE_CHECKING:
    from collections.abc import Iterator

TOPIC = "told_towns"
WANTED = "region"
#: "Schrik dat jullie mij naar Oostende sturen", "groeide op in Brugge en wil daar nooit ...",
#: "ik ben naar Oostende gekomen".
_FEARED = re.compile(r"\b(?:schrik|bang|groeide op|opgegroeid|geboren|afkomstig)\b[^.!?]{0,40}$")
_NEVER = re.compile(r"[^.!?]{0,20}\b(?:nooit|geen voet)\b| (?:gekomen|gevlucht|getrokken)\b")


def candidates(text: str) -> Iterator[tuple[str, Mention]]:
    """Find the places of a message, each with the message as it is weighed."""
    told = plain_text(text)
    yield from ((told, place) for place in find_places(text, told))


def surroundings(told: str, place: Mention) -> set[str]:
    """Return what is weighed of a place: what stands around it, and how often it is named."""
    name = told[place.start : place.end]
    found = around(told, place.start, place.end)
    return found | {"region" if place.is_region else "town", f"times={min(told.count(name), 3)}"}


def town_by_examples(text: str) -> str | None:
    """Return the place where the youth wants to live, where examples are sure of one alone."""
    likely: dict[tuple[str, ...], float] = {}
    for told, place in candidates(text):
        if _FEARED.search(told[: place.start]) or _NEVER.match(told, place.end):
            continue
        wanted = judged(surroundings(told, place), TOPIC).likely[WANTED]
        likely[place.names] = max(likely.get(place.names, 0.0), wanted)
    names = certain(likely)
    return names[0] if names is not None and len(names) == 1 else None
