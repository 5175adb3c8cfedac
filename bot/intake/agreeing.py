"""Yes or no to something that the same words name: "de huurgarantie ziet hij zitten"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bot.language.reading import CONDITIONS, YES_OR_NO

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from bot.intake.parts import Part

#: Conditions, one after another, and no word about them.
_LISTED = re.compile(
    r"(?:(?:en|met|de|die|dat|het|een|ook|(?:samen)?werk(?:en|ing)|betrekken|van|rond|zijn|haar"
    r"|hun) )*(?:netwerk\w*|huurgarantie|beheer\w* ?rekening"
    r"|(?:(?:intensieve?|vele?) )?(?:coaching|begeleiding|contact))"
    r"(?: (?:en|met|de|het|een|ook|netwerk\w*|huurgarantie|intensieve?|coaching|begeleiding"
    r"|(?:samen)?werk(?:en|ing)|betrekken|van|rond|zijn|haar|hun|dat|idem|eveneens|evenzeer))*"
)
#: "..., en ook dat er met zijn netwerk gewerkt wordt".
_ALSO = re.compile(r"^(?:en )?(?:ook|eveneens) (?:dat|met|het)\b")
#: "Over mijn netwerk, ik heb erover nagedacht: dat mag".
_ONLY_TOPIC = re.compile(
    r"(?:(?:en|maar|trouwens|sorry|wacht|oh|oke|ok|ja),? )*"
    r"(?:(?:ik heb (?:mij |me )?)?(?:nog )?(?:eens )?(?:(?:na|over)?gedacht|bedacht|gepeinsd) )?"
    r"(?:(?:over|wat|qua|voor|(?:dat )?van) )?"
    r"(?:dat |die )?(?:mijn |zijn |haar |het |de )?"
    r"(?:netwerk|huurgarantie|(?:intensieve )?(?:coaching|begeleiding))(?: betreft| aangaat)?"
)
#: "Zijn netwerk is beperkt, maar hij wil eraan werken".
_OF_IT = re.compile(
    r"\b(?:er ?(?:aan|voor|mee|achter|over)|daar(?:aan|voor|mee|achter|over| \w+)|hiermee"
    r"|met (?:beide|allebei|alle (?:twee|drie)|alles))\b"
)
#: "Of haar netwerk mee mag", "daar heb ik te vlug ja op gezegd": what stands behind says it.
_SAYS_NOT = re.compile(r"^of |\bte (?:vlug|snel|rap) (?:ja|nee|gezegd|geantwoord)\b")
#: "Ze stuurt net dat het toch ja is".
_TURNED = re.compile(r"\b(?:toch|nu|wel) (?:een )?(ja|nee)\b")
#: Says that somebody has thought about it again.
_AFTER_ALL = re.compile(
    r"\b(?:toch|(?:na)?gedacht|(?:schrijf|zet|noteer) (?:maar )?(?:ja|neen?)"
    r"|bij nader inzien|van (?:gedacht|idee)|(?:over)?gepeisd|eigenlijk|achteraf|nu wel)\b"
)
_NAMED = frozenset({*CONDITIONS, "discussed_with_youth"})


def agrees(slot: str, message: Iterable[Part]) -> str | None:
    """Return yes, no or unsure, where the part that names a condition says so; else None."""
    if slot not in _NAMED:
        return None
    message = tuple(message)
    if slot in CONDITIONS and _to_all(message):
        return "yes"
    said = {_said(one, message) for one in message if one.tells(slot)} - {None}
    return said.pop() if len(said) == 1 else None


def changes_mind(open_slot: str, answers: Mapping[str, object], message: Iterable[Part]) -> bool:
    """Say whether words think otherwise of a condition than before, whatever is asked now.

    "Die huurgarantie is toch oké", where it was refused.
    """
    message = tuple(message)
    if not any(_AFTER_ALL.search(one.normal) for one in message):
        return False
    # "Over het netwerk twijfelt ze toch. De coaching is geen punt": each in its own sentence.
    own = {one.sentence for one in message if open_slot in CONDITIONS and one.tells(open_slot)}
    message = tuple(one for one in message if one.sentence not in own)
    if not any(_AFTER_ALL.search(one.normal) for one in message):
        return False
    named = [slot for slot in CONDITIONS if any(one.tells(slot) for one in message)]
    said = {slot: agrees(slot, message) for slot in named if slot in answers}
    return any(value not in {None, answers[slot]} for slot, value in said.items())


def _said(one: Part, message: tuple[Part, ...]) -> str | None:
    """Return what a part says of what it names; or the part behind it, which speaks of it."""
    # "Of haar netwerk mee mag, daarover twijfelt ze": the words behind say it.
    said = None if _SAYS_NOT.search(one.normal) else _of(one, before(message, one))
    if said is not None:
        return said
    after = list(_after(message, one))
    if _ONLY_TOPIC.fullmatch(one.normal):
        # "Van die huurgarantie, ik zei ik weet niet, maar zet maar ja": the last word counts.
        return next(filter(None, map(_after_all, reversed(after))), None)
    behind = [each for each in after if _OF_IT.search(each.normal)]
    return _of(behind[0]) if behind else None


def _after_all(one: Part) -> str | None:
    word = _TURNED.search(one.normal)
    return _of(one) or (YES_OR_NO[word[1]] if word else None)


def _after(message: tuple[Part, ...], one: Part) -> Iterator[Part]:
    """Return the parts behind one that may speak of it: the next, and all of its sentence."""
    for number, each in enumerate(message[message.index(one) + 1 :]):
        if any(each.tells(slot) and not one.tells(slot) for slot in CONDITIONS):
            # "De coaching ook, maar dat netwerk, daar twijfelt hij over".
            return
        if number == 0 or each.sentence == one.sentence:
            yield each


def before(message: tuple[Part, ...], one: Part) -> tuple[Part, ...]:
    """Return the parts before one, the nearest first."""
    return message[: message.index(one)][::-1]


def _of(one: Part, earlier: Iterable[Part] = ()) -> str | None:
    if one.tells("wavers"):
        return "unsure"
    if one.tells("refuses"):
        return "no"
    if one.tells("agrees"):
        return "yes"
    # "Akkoord met het netwerk, de huurgarantie en coaching": what is merely listed goes along.
    nearest = next(iter(earlier), None)
    if nearest is None or not _only_lists(one) or not any(map(nearest.tells, CONDITIONS)):
        return None
    return _of(nearest, tuple(earlier)[1:])


def _only_lists(one: Part) -> bool:
    return bool(_LISTED.fullmatch(one.normal) or _ALSO.match(one.normal))


def _to_all(message: tuple[Part, ...]) -> bool:
    """Say whether all conditions are agreed to at once, with no exception."""
    agreeing = [one for one in message if one.tells("all_conditions")]
    return bool(agreeing) and not any(one.tells("not_all") for one in agreeing)
