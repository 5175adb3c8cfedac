"""Which words of a first message may tell that the youth knows of it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bot.intake.of_others import PERSON
from bot.language.others import is_among_others

if TYPE_CHECKING:
    from bot.intake.parts import Part

#: "Zijn moeder is op de hoogte", "ik heb het met zijn ouders besproken": the youth may not be.
_KIN_KNOWS = re.compile(
    rf"^(?:(?:en|maar|ook) )*(?:zijn|haar|hun|de|mijn) (?:\w+ )?(?:{PERSON}|advocaat|school"
    rf"|begeleid\w*)"
    r" (?:(?:is|zijn) (?:\w+ ){0,2}(?:op de hoogte|ingelicht|akkoord)|(?:weet|weten) (?:het|ervan"
    rf"|er ?van))\b|\b(?:met|aan) (?:zijn|haar|hun) (?:\w+ )?{PERSON} (?:\w+ ){{0,2}}"
    r"(?:besproken|overlegd|gesproken|gezegd|verteld|gepraat)\b"
)
_YOUTH_TOO = re.compile(
    r"\b(?:hem|haarzelf|hemzelf|hijzelf|zijzelf|samen|zelf|hij|ze|zij|jongere)\b"
)
_YOUTH_HEARD = re.compile(r"\b(?:hem|haarzelf|hemzelf|hijzelf|zijzelf|samen|zelf|jongere)\b")
#: "Ik heb al veel met hem gepraat", and not about this.
_TALKS = re.compile(r"\b(?:gepraat|gebabbeld|praat|babbel|(?:dikwijls|vaak|veel) gesproken)\b")
#: "Het vonnis is met hem besproken, de schulden ook".
_OF_MATTERS = re.compile(
    r"\b(?:het|de|zijn|haar) (?:vonnis|schuld\w*|huur\w*|factu\w*|school\w*|studies?|toekomst"
    r"|dossier) (?:is|zijn|werd|werden|was) (?:\w+ ){0,3}(?:besproken|overlopen)\b"
)

_OF_THIS = re.compile(
    r"\b(?:er|erover|hierover|daarover|over (?!(?:haar|zijn|de|het) )|dit|het|dat|jullie|alles"
    r"|alle|aanmeld\w*|programma|project|back on track|folder|voorstel|samen)\b"
)
#: Asks for help, and knows of no referral by that; and knows nothing any more.
_OTHERWISE = re.compile(
    r"^(?:(?:en|maar|want) )?(?:hij|ze|zij|die) (?:vraagt|zoekt|wil|heeft nodig)"
    r" (?:om |dringend |zelf |graag )*(?:hulp|steun|rust|iemand)\b"
    # "Dat heeft hij mij zelf verteld".
    r"|\b(?:heeft|had) (?:hij|ze|zij) (?:mij|me|ons) (?:zelf |al |ook |eens )*(?:verteld|gezegd)\b"
    r"|\b(?:vertelde|zei|zegde) (?:hij|ze|zij) (?:mij|me|ons)\b"
    r"|\b(?:hij|ze|zij) weet het (?:zelf |ook |echt |soms )*niet(?: meer)?$"
)


def own_talk(message: tuple[Part, ...], *, is_self: bool) -> tuple[Part, ...]:
    """Return a message without talk that the youth had no part in, or that was of something else.

    Args:
        message: The parts of a message.
        is_self: Whether the youth writes it, who then knows of it in any case.
    """
    if is_self:
        return message
    # "Ik sprak met zijn moeder, zij wil dat ik hem inschrijf": all of it is of her.
    of_kin = {one.sentence for one in message if _is_with_kin(one.normal)}
    return tuple(
        one
        for one in message
        if _may_tell(one.normal)
        and (one.sentence not in of_kin or _YOUTH_HEARD.search(one.normal))
    )


def _is_with_kin(said: str) -> bool:
    of_kin = _KIN_KNOWS.search(said)
    return of_kin is not None and _YOUTH_HEARD.search(said) is None


def _may_tell(said: str) -> bool:
    if _OTHERWISE.search(said) or _OF_MATTERS.search(said):
        return False
    if _TALKS.search(said) and not _OF_THIS.search(said):
        return False
    of_kin = _KIN_KNOWS.search(said)
    if of_kin is not None:
        return _YOUTH_TOO.search(said.replace(of_kin.group(), " ")) is not None
    return not (is_among_others(said) and not _YOUTH_TOO.search(said))
