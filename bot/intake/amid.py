"""The answer to the open question amid other things that the same message tells."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bot.intake.agreeing import agrees
from bot.intake.beside import leads
from bot.intake.parts import Part, parts
from bot.intake.pressed import PROTECTED
from bot.intake.unasked import TELLABLE, told_instead
from bot.language.cues import has
from bot.language.normalise import normalise
from bot.language.permissions import permits
from bot.language.reading import CONDITIONS
from bot.language.sentences import statements

if TYPE_CHECKING:
    from bot.intake.questions import Question
    from bot.intake.unasked import Answers, Reader

#: What people tell by the way at a question for yes or no.
_BESIDE = ("age", "living_situation", "region", "income", "earlier_home_support")
_SAID = frozenset({"yes", "no"})
#: Who is told "not now" for an answer has answered, and not merely asked something.
NOT_BY_THE_WAY = frozenset({"housed"})
#: What is only supposed, or told of somebody else.
_SUPPOSES = re.compile(r"\b(?:als|indien|stel|zou|zouden|iemand|of|mijn|onze?|ook)\b")

_FEW_WORDS = 4
#: "Zeker. ...", "Natuurlijk wil hij dat niet".
_AGREES = re.compile(
    r"(?:ja|jawel|nee|neen|ok|oke|akkoord|zeker|absoluut|natuurlijk|uiteraard|tuurlijk|graag)"
    r"(?=[ ,.!]|$)"
)
#: Points at what is proposed, says what somebody wants, or that it was talked about.
_SPEAKS_OF_IT = re.compile(
    r"^(?:(?:en|maar|ja|dus|bon|allee|goh) )*(?:dat|daar|daarop|daarmee|die|zo'n|hier|daaraan)\b"
    r"|\b(?:vindt?|wilt?|ziet?|zegt?|zei|stemt?|ging|gaat|doet?|heeft|heb|begint?) (?:\w+ ){0,3}"
    r"(?:dat|het|er|die|daar|daarmee|ermee|mee|in|toe|ja|nee)\b"
    r"|\b(?:ermee|ervoor|erop|eraan|erover)\b"
    r"|\b(?:aarzelt?|twijfelt?|weigert?|akkoord|ingestemd|toegezegd|stemde|wel|grote lijnen"
    r"|hoe meer hoe|kom maar op|besproken|gehad)\b|\b(?:is|was) (?:goe|goed|oke?|in orde)\b"
    r"|\bgeen (?:enkel )?(?:bezwaar|probleem)\b|\blaat (?:ze |hem |haar |die )?maar komen\b"
)


def own_words(question: Question, answers: Answers, text: str, read: Reader) -> str:
    """Return the words that may answer a yes or no; "" where all of them tell something else.

    "Geen inkomen. Contextbegeleiding is er nooit geweest" says nothing of what was discussed.
    """
    if question.kind != "yes_no_unsure" or leads(text):
        return text
    message = parts(text)
    if question.slot in CONDITIONS and agrees(question.slot, message) in _SAID:
        # "De huurgarantie vindt hij oké. De datum is nog niet zeker": only the first is about it.
        return ", ".join(one.raw for one in message if one.tells(question.slot))
    if question.slot in CONDITIONS and any(one.tells(question.slot) for one in message):
        # "Die rekening toch liever niet. De coach wel": each condition has its own words.
        text, message = _without_other_conditions(question.slot, text, message)
    own = [one for one in message if not _is_of_other(question.slot, one)]
    if len(own) == len(message) or not told_instead(question, answers, text, read):
        return text
    if question.slot == "discussed_with_youth":
        # Whoever goes on with the story says in so many words that the youth knows, or not.
        own = [one for one in own if one.tells(question.slot) or leads(one.raw)]
    return ", ".join(one.raw for one in own)


def told_beside(
    question: Question, answers: Answers, text: str, read: Reader
) -> dict[str, object]:
    """Return what somebody tells who asks something in the same breath.

    "Hij heeft een zware mentale beperking, is dat erg?"; what is only supposed is not told.
    """
    said = statements(normalise(text))
    if question.kind == "text" or question.slot == "confirm" or "?" not in text:
        return {}
    if not said or _SUPPOSES.search(said):
        return {}
    told = told_instead(question, answers, said, read)
    if told.get(question.slot) in NOT_BY_THE_WAY:
        # "Moet ik dat vertellen? Ik wil geen ruzie met zijn ouders": who has a home says so.
        told.pop(question.slot)
    return told


def _without_other_conditions(
    slot: str, text: str, message: tuple[Part, ...]
) -> tuple[str, tuple[Part, ...]]:
    others = {
        one.sentence for one in message if not one.tells(slot) and any(map(one.tells, CONDITIONS))
    } - {one.sentence for one in message if one.tells(slot)}
    if not others:
        return text, message
    kept = tuple(one for one in message if one.sentence not in others)
    return ", ".join(one.raw for one in kept), kept


def tells_other(question: Question, sentence: str) -> bool:
    """Say whether a sentence tells of another question alone: "hij slaapt nu bij zijn oma"."""
    told = [label for label in (*_BESIDE, *CONDITIONS) if label != question.slot]
    is_own = leads(sentence) or tells_own(question, sentence)
    return not is_own and any(one.tells(label) for one in parts(sentence) for label in told)


def tells_own(question: Question, sentence: str) -> bool:
    """Say whether a sentence names what is asked."""
    return question.slot in TELLABLE and any(one.tells(question.slot) for one in parts(sentence))


def may_answer_alone(question: Question, sentence: str) -> bool:
    """Say whether a sentence among others speaks of what is asked: "goed gedrag" does not."""
    if not question.kind.startswith("yes_no"):
        return True
    if question.slot in PROTECTED:
        is_short = len(sentence.split()) <= _FEW_WORDS and leads(sentence)
        return is_short or permits(question.slot, sentence)
    said = normalise(sentence)
    if tells_other(question, sentence) or (_AGREES.match(said) and has("stance", "refuses", said)):
        return False
    return bool(_AGREES.match(said) or _SPEAKS_OF_IT.search(said)) or tells_own(question, sentence)


def _is_of_other(slot: str, one: Part) -> bool:
    others = (*_BESIDE, *CONDITIONS) if slot == "discussed_with_youth" else _BESIDE
    return any(map(one.tells, others)) and not one.tells(slot)
