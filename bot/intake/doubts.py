"""Answers that leave it open: two answers that contradict each other, a town or its prison.

The assistant asks back instead of guessing. Asked back once, the same words are taken as the
reader takes them: nobody is asked the same thing for ever.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bot.intake.aging import is_of_another
from bot.intake.heard import SETTLED, Turn, forget, put_at
from bot.intake.of_others import without_stories
from bot.intake.parts import parts
from bot.intake.plain import plain_value
from bot.intake.questions import order
from bot.intake.towns import IN_TOWN
from bot.language.normalise import normalise

if TYPE_CHECKING:
    from bot.intake.questions import Question
    from bot.intake.unasked import Answers, Reader

CONTRADICTION, TOWN_OR_PRISON, VAGUE = "contradiction", "town_or_prison", "vague"
#: Answers that somebody contradicts without noticing.
_CONTRADICTED = ("age", "living_situation", "income")
#: Where words are kept as they are, much is told that was so once, or elsewhere.
_CONTRADICTED_BY_STORY = ("age", "income")
#: "Bellen mag, behalve als hij in ploegen werkt": how to reach somebody says no more than that.
_CONTRADICTS_NOTHING = "contact_way"
#: Words that leave no doubt: inside, or with people, or in a place.
_NO_DOUBT = re.compile(
    r"\b(?:vast|bak|gevang\w*|cel|binnen|vrij|straf|detentie\w*|opgesloten|bij|op|auto|tent|opvang\w*"
    r"|\w*opvang|\w*woning|station|straat|kot|studio|appartement|huis|hotel|psychiatrie|ziekenhuis"
    r"|slaapt?|slapen|instelling)\b"
)
_VAGUE_DATE = re.compile(
    r"\b(?:(?:een )?(?:paar|enkele|aantal) (?:dagen|weken|maanden|jaar)|binnenkort|straks|ooit"
    r"|(?:volgend|dit|eind van het|begin volgend) jaar|ergens in|niet lang meer|snel)\b"
)
_VAGUE_AGE = re.compile(
    r"\b(?:minderjarig\w*|meerderjarig\w*|volwassen|tiener|puber|jong|een jaar of)\b"
)
#: Read as a number by whoever looks for one.
_ROUND_AGE = re.compile(r"\b(?:begin|midden|eind|in|voor in)(?: de)? (?:de )?twintig\w*\b")


def contradiction(
    question: Question, answers: Answers, text: str, read: Reader, *, is_read: bool = False
) -> Turn | None:
    """Ask which of two answers holds, where plain words tell another one than was given.

    Where the question of that answer is still to come, it is only forgotten, and asked then.

    Where people sleep, or slept, is told with much else: it counts in words that are no answer
    (not ``is_read``) alone.
    """
    if question.slot == _CONTRADICTS_NOTHING:
        return None
    is_answer = question.kind == "text" or question.slot == "region" or is_read
    slots = _CONTRADICTED_BY_STORY if is_answer else _CONTRADICTED
    message = parts(text)
    for slot in slots:
        known = answers.get(slot)
        if slot == question.slot or known in {None, "unknown"}:
            continue
        own = parts(without_stories(slot, answers, text)) if slot == "age" else message
        new = plain_value(slot, own, answers, read)
        if slot == "age" and is_of_another(new, text):
            continue
        if new is not None and new != known and _is_asked_later(slot, question):
            # Its question comes in its turn; a choice can be asked of an open question alone.
            again = {} if is_read else put_at("why").changes
            return Turn(changes={**forget(slot, answers), **again})
        if new is not None and new != known:
            asked_back = {"open_choices": [known, new], "question_stage": CONTRADICTION}
            return Turn(changes={**forget(slot, answers), **SETTLED, **asked_back})
    return None


def _is_asked_later(slot: str, question: Question) -> bool:
    slots = order("referral_form")
    return question.slot in slots and slots.index(slot) > slots.index(question.slot)


def town_or_prison(question: Question, answers: Answers, text: str, read: Reader) -> Turn | None:
    """Ask whether "hij zit in Brugge" means the town or its prison."""
    was_asked = answers.get("question_stage") == TOWN_OR_PRISON
    normal = normalise(text)
    found = IN_TOWN.search(normal)
    if question.slot != "living_situation" or was_asked or not found or _NO_DOUBT.search(normal):
        return None
    prison = read("prison", found["town"]).value
    return Turn(changes={**SETTLED, "question_stage": TOWN_OR_PRISON, "prison": prison})


def in_town(answers: Answers, value: object) -> dict[str, object]:
    """Forget the prison that was meant perhaps, once it turns out to be the town."""
    was_asked = answers.get("question_stage") == TOWN_OR_PRISON
    return {"prison": None} if was_asked and value != "institution" else {}


def round_age(question: Question, answers: Answers, text: str) -> Turn | None:
    """Ask for a number where somebody is "begin de twintig"."""
    is_round = question.slot == "age" and _ROUND_AGE.search(normalise(text)) is not None
    if not is_round or answers.get("question_stage") == VAGUE:
        return None
    return Turn(changes={**SETTLED, "question_stage": VAGUE})


def vague(question: Question, answers: Answers, text: str) -> Turn | None:
    """Ask for a month, or a number, where words tell only about when or how old."""
    patterns = {"release_date": _VAGUE_DATE, "age": _VAGUE_AGE}
    pattern = patterns.get(question.slot)
    if pattern is None or answers.get("question_stage") == VAGUE:
        return None
    is_vague = pattern.search(normalise(text)) is not None
    return Turn(changes={**SETTLED, "question_stage": VAGUE}) if is_vague else None
