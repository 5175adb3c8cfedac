"""What a first message tells where cues and examples of such messages may differ."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bot.intake.ages import tells_own_age
from bot.intake.aging import age_by_examples
from bot.intake.dating import release_by_examples
from bot.intake.inside import INSIDE, leaves_us
from bot.intake.of_others import has_nothing_beside
from bot.intake.placing import town_by_examples
from bot.intake.plain import as_stored
from bot.intake.spoken_of import MEANWHILE
from bot.intake.telling import unless_otherwise
from bot.language.change import CAME_FREE
from bot.language.normalise import normalise
from bot.language.reading import YES_OR_NO

if TYPE_CHECKING:
    from bot.intake.parts import Part
    from bot.intake.unasked import Answers, Reader

#: What a story tells of now, among all that was: "eerst bij mijn zus, en nu in een vluchthuis".
_STAYS = (
    r"(?:zit(?:ten)?|slaa?pt?|slapen|woont?|wonen|ligt?|liggen|verblijft?|verblijven|logeert?"
    r"|logeren|sta(?:at)?|staan|leeft?|leven)"
)
_WHO = r"(?:ik|wij|we|hij|ze|zij|em|ie)"
_NOW = rf"(?:nu|momenteel|tegenwoordig|sindsdien|{MEANWHILE})"
#: Up to where the story goes on with something else.
_WHERE = rf"[^.!?;]*?(?= (?:en|maar|want|dus|omdat) (?!{_NOW} )|[.!?;]|$)"
_CAME_FREE = re.compile(
    rf"\b(?:is|ben|was|werd|zijn) (?:\w+ ){{0,4}}{CAME_FREE}\b"
    r"|\b(?:vrijkwam|vrijgekomen is|kwam (?:\w+ ){0,3}vrij)\b"
)
_NOW_STAYS = re.compile(
    rf"\b(?:{_NOW} {_STAYS} {_WHO}|{_WHO} {_STAYS} {_NOW}|{_NOW} {_STAYS}) {_WHERE}"
)

#: "Gesproken met hem over jullie? Nee."
_TALKED = re.compile(
    r"\b(?:besproken|gesproken|overlegd|op de hoogte|weet (?:hij|ze|zij) (?:het|ervan|er van))"
    r"\b[^.!?]{0,40}\? ?(ja|nee|neen|nog niet)\b"
)


def in_story(
    slot: str,
    value: object,
    text: str,
    message: tuple[Part, ...],
    read: Reader,
    *,
    known: Answers,
) -> object | None:
    """Return what cues say (``value``), unless examples of first messages know better."""
    if slot in {"age", "income"}:
        by_story = _age if slot == "age" else _income
        return by_story(value, text, message, known)
    if slot == "region":
        return value or town_by_examples(text)
    if slot == "release_date" and value is None:
        day = release_by_examples(text)
        return as_stored(read(slot, day).value) if day else None
    if slot == "living_situation":
        is_plain = value == INSIDE and leaves_us(message, known)
        # "Hij is in januari vrijgekomen en sindsdien slaapt hij in een kraakpand".
        was_inside = value == INSIDE and any(_CAME_FREE.search(one.normal) for one in message)
        now = value if is_plain else where_now(None if was_inside else value, text, read)
        return now or unless_otherwise(slot, value, message)
    asked = _TALKED.search(normalise(text)) if slot == "discussed_with_youth" else None
    return YES_OR_NO.get(asked[1], "no") if asked else unless_otherwise(slot, value, message)


def _age(value: object, text: str, message: tuple[Part, ...], known: Answers) -> object | None:
    # "Mijn vriendin is 20 en ik ben 19": whom it is about, is not known yet.
    is_open = value is None and "referrer_type" not in known and tells_own_age(message)
    return value if is_open else age_by_examples(value, text)


def _income(value: object, text: str, message: tuple[Part, ...], known: Answers) -> object | None:
    is_self = known.get("referrer_type") == "self"
    if has_nothing_beside(text, is_self=is_self):
        return "none"
    if value == "other" and is_self:
        # "Ik werk in een bakkerij" is nobody's own work beside what the youth lives on.
        return value
    return unless_otherwise("income", value, message)


def where_now(value: object | None, text: str, read: Reader) -> object | None:
    """Return the one place that a story tells of now; None where cues tell of another as well.

    "Nu woont ze nog thuis, maar" is no home to stay in.
    """
    told = {
        read("living_situation", found.group()).value
        for found in _NOW_STAYS.finditer(normalise(text))
    } - {None}
    now = told.pop() if len(told) == 1 else None
    return now if value in {None, now} and now != "housed" else None
