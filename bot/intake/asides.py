"""Messages that are something else than an answer: the rules answer, then the form goes on."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bot.intake.corrections import names_other
from bot.language.answers import asks, asks_why
from bot.language.cues import has
from bot.language.first_names import is_first_name
from bot.language.normalise import normalise
from bot.language.sentences import ends_in_question, without_questions

if TYPE_CHECKING:
    from bot.intake.heard import Heard
    from bot.intake.questions import Question
    from bot.intake.unasked import Reader

#: Intents that are something else than an answer.
ASIDES = frozenset(
    {
        "bot_challenge",
        "speak_to_human",
        "help",
        "insult",
        "out_of_scope",
        "message_coach",
        "ask_my_coach",
        "ask_referral_status",
        "delete_my_data",
        "cancel",
        "greet",
        "thank",
        "goodbye",
    }
)
#: "Ik stop haar iets toe" ends nothing.
_SLIPS = re.compile(r"\b(?:stop|steek|stek)\w* (?:\w+ ){1,5}toe\b|\btoe(?:ge)?sto(?:p|ken)\w*")
#: Nor do these: what was told is gone after an end.
_GOES_ON = re.compile(
    r"\bschiet (?:maar|ma|mo) (?:af|op)\b|\b(?:begin|vraag|ga|doe) (?:maar|ma)\b(?! niet)"
    r"|\bkom(?:t|en)? maar (?:op|af|langs)\b|\blaat (?:ze |hem |haar |die )?maar komen\b"
    # "Oostende, ik wil hier weg uit Antwerpen".
    r"|^(?!.*\bstop).*\bweg (?:uit|van) (?!deze|dit|de chat|het gesprek|hier)\w+"
)
_HOW_LONG = re.compile(r"\b(?:duurt?|hoe ?lang|nog (?:lang|veel)|bijna (?:klaar|gedaan))\b")
#: How sure the classifier must be before free text is taken for something else than the answer.
SURE = 0.5
SURE_OVER_WORDS = 0.8
#: Longer free text is a story, not a question in between.
SHORT_WORDS = 10
#: What is said there is kept whole.
_KEPT_AS_TYPED = frozenset({"contact_way", "remarks"})
#: "Gent want mijn school is daar, is dat bij jullie ook?"
_ASKS = re.compile(
    r"^(?:en |maar |of )?(?:is|zijn|belt|bellen|duurt|krijgt|hebben|worden|gaan|kan|kunnen|mag"
    r"|moet|hoe|wat|wanneer|waar|wie|heb|krijg|gaat|doet|wordt|komt)\b"
)
#: As many words before a comma answer, and tell no story.
_FEW_WORDS = 4


def is_other(heard: Heard) -> bool:
    """Say whether the intent of a message is none of an answer."""
    normal = normalise(heard.text)
    if heard.intent == "cancel" and (_SLIPS.search(normal) or _GOES_ON.search(normal)):
        # What was told is gone after an end.
        return False
    if heard.intent == "cancel" and "?" in heard.text and _HOW_LONG.search(normal):
        # "Duurt dit nog lang? Mijn batterij is bijna plat".
        return False
    return heard.intent in ASIDES or heard.intent.startswith("ask_")


def is_aside(question: Question, heard: Heard) -> bool:
    """Say whether typed words are a question in between, a wish to stop, small talk.

    Only a clear question or a short wish to stop goes before an answer: "bel hem na 16u" asks for
    nobody. A wish to stop is no yes and no no, whatever is asked.
    """
    if heard.is_alarm or not is_other(heard):
        return False
    is_short = len(heard.text.split()) <= SHORT_WORDS
    if heard.confidence < SURE_OVER_WORDS:
        # "Kan ik hier ook eens met een mens praten", where words are kept as typed.
        asks_for_human = heard.intent == "speak_to_human" and heard.confidence >= SURE
        return asks_for_human and is_short and bool(_ASKS.match(normalise(heard.text)))
    wants_out = heard.intent == "cancel" and is_short
    # At a remark a question may be meant for the coach, unless it has an answer here.
    is_answered = heard.intent.startswith("ask_") and heard.intent not in ASIDES
    is_all = is_answered and question.slot == "remarks" and not without_questions(heard.text)
    may_ask = is_short or question.kind != "text" or is_all
    is_question = "?" in heard.text and may_ask
    return wants_out or is_question


def sounds_asked(text: str) -> bool:
    """Say whether words without a question mark begin as a question: "en belt er dan iemand"."""
    return _ASKS.match(normalise(text)) is not None


def asks_beside(heard: Heard) -> bool:
    """Say whether a message that answers asks something besides, to which the rules know more."""
    return "?" in heard.text and is_other(heard) and heard.confidence >= SURE_OVER_WORDS


def asks_reason(question: Question, text: str) -> bool:
    """Say whether somebody wants to know why the open question is asked."""
    if has("talk", "wonders", normalise(text)):
        # "Waarvoor dient dat?"; where words are kept as typed, they may be meant for the coach.
        return question.kind != "text" or has("talk", "why", normalise(text))
    return asks_why(text) and not names_other(question.slot, text)


def said_before_question(question: Question, text: str, read: Reader) -> str:
    """Return the few words before a question that answer: "Arno, maar moet hij tekenen?"."""
    first, comma, rest = text.partition(",")
    is_few = len(first.split()) <= _FEW_WORDS
    is_few |= len(first.split()) <= SHORT_WORDS and _ASKS.match(normalise(rest)) is not None
    is_name = question.slot.endswith("_name")
    if is_name and not (first[:1].isupper() or is_first_name(first)):
        # "Trouwens, is er een wachtlijst?"
        return ""
    is_apart = bool(comma) and ends_in_question(rest) and is_few
    is_read = question.slot not in _KEPT_AS_TYPED and not question.kind.startswith("yes_no")
    is_answer = is_read and is_apart and read(question.slot, first).value is not None
    return first if is_answer else ""


def is_unsure(heard: Heard) -> bool:
    """Say whether the classifier is right that somebody does not know; a longer text may tell."""
    is_short = len(heard.text.split()) <= SHORT_WORDS // 2
    return heard.intent == "unsure" and not asks(heard.text) and is_short
