"""Which words of a first message may tell where the youth sleeps."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from bot.intake.of_others import KIN_OF_WRITER, KIN_OF_YOUTH
from bot.language.readers.no_bed import without_no_beds

if TYPE_CHECKING:
    from bot.intake.parts import Part

#: Of one person: "ik en mijn vriend slapen in een caravan" tells of both.
_STAYS = r"(?:slaapt|woont|zit|ligt|verblijft|leeft|logeert)"
_REST = r".*?(?= (?:en|maar) (?:hij|ze|zij|ik)\b|$)"
#: "Zijn beste vriend slaapt op straat", "mijn vader woont in een caravan".
_KIN_OF_YOUTH = re.compile(
    rf"(?:^|\b(?:en|maar|want|omdat) ){KIN_OF_YOUTH}"
    # "Haar vriend logeert bij ons": that is the youth.
    rf" (?:\w+ )?{_STAYS}\b(?!.*\bbij (?:mij|ons)\b){_REST}"
)
_KIN_OF_WRITER = re.compile(
    rf"(?:^|\b(?:en|maar|want|omdat) ){KIN_OF_WRITER} (?:\w+ )?{_STAYS}\b{_REST}"
)
#: Where somebody is by day is no bed.
_BY_DAY = re.compile(
    r"\b(?:(?:kom|komt|ga|gaat|zit|ben|is|hangt?) )?overdag\b.*?(?= (?:en|maar) |$)"
)


def own_bed(message: tuple[Part, ...], *, is_self: bool) -> tuple[Part, ...]:
    """Return a message without the places of others, and those where nobody sleeps (any more).

    Args:
        message: The parts of a message.
        is_self: Whether the youth writes it.
    """
    of_kin = _KIN_OF_WRITER if is_self else _KIN_OF_YOUTH
    return tuple(filter(lambda one: one.raw, (_own(one, of_kin) for one in message)))


def _own(one: Part, of_kin: re.Pattern[str]) -> Part:
    said = without_no_beds(of_kin.sub(" ", _BY_DAY.sub(" ", one.normal)))
    return one if said == one.normal else replace(one, raw=said.strip())
