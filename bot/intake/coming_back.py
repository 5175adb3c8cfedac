"""What somebody who comes back or begins wants, where no intent says so: a pure choice."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from bot.intake.beginning import CHECK as CHECKS
from bot.intake.beginning import begins
from bot.intake.checking import asks_whether_it_fits, only_checks
from bot.intake.codes import code_in, has_number
from bot.intake.opening import speaks_of_referring
from bot.intake.referring import (
    announces,
    refers,
    tells_facts,
    tells_story,
)
from bot.language.normalise import normalise

if TYPE_CHECKING:
    from collections.abc import Mapping

#: The actions that this may choose.
COME_BACK, ASK_CODE, USE_CODE = "action_come_back", "action_ask_code", "action_use_code"
GIVE_CODE, ASK_STATUS = "action_give_code", "action_ask_status"
SET_REMINDER = "action_set_reminder"
BEGIN, CHECK = "action_begin_by_words", "action_check_by_words"
CHOSEN = frozenset(
    {COME_BACK, ASK_CODE, USE_CODE, GIVE_CODE, ASK_STATUS, SET_REMINDER, BEGIN, CHECK}
)
#: Intents whose own rules begin an intake.
_BEGINS = frozenset({"refer_someone", "refer_myself", "check_eligibility"})
#: Intents of who wants something that is no intake, whatever is told beside it; and of who wants
#: something else, unless all of the message is surely a story.
_OTHERWISE = frozenset({"delete_my_data", "cancel"})
_ELSEWHERE = frozenset({"message_coach", "ask_my_coach", "ask_referral_status"})
#: What each button of ours carries, and the action that hears it.
BY_BUTTON: Mapping[str, str] = {
    "came_back": COME_BACK,
    "has_code": ASK_CODE,
    "keep_code": GIVE_CODE,
    "reminder": SET_REMINDER,
}
#: At the first question of an intake somebody may still say that they began before.
FIRST_QUESTIONS = frozenset({"referrer_type", "age"})
#: Longer words are a story in which a code is mentioned.
_FEW_WORDS = 12
#: Who wants to refer and tells as much wants no check first.
_STORY_WORDS = 30
_HAS_CODE = re.compile(
    r"\b(?:heb|had|kreeg|gekregen|heeft|met|via|dit is|hier is)\b.*\bcode\b|^(?:mijn |de )?code\b"
)
_CODE = re.compile(r"\bcode\b")
_NO_CODE = re.compile(r"\b(?:geen|niet|nooit|kwijt|verloren|vergeten|wat is|waarvoor)\b")
_HAS_NONE = re.compile(
    r"\b(?:geen|nooit)\b.*\b(?:code|gekregen)\b|\b(?:kwijt|verloren|vergeten)\b"
)
_WANTS_CODE = re.compile(r"\b(?:geef|wil|mag|graag|stuur|maak|kan)\b.*\bcode\b")

_REMINDS = re.compile(r"\b(?:herinner\w*|verwittig\w*|laat .*weten|stuur .*bericht\w*)\b")


@dataclass(frozen=True)
class Arrival:
    """A message, and where the talk stands.

    Args:
        text: The words, or the payload of a button.
        intent: What the classifier makes of it.
        pressed: The values of a button.
        question: The slot that is asked for; "" where no form is open.
        is_offered: A code was offered just now, and not taken yet.
        has_reminder: Likewise a reminder.
        is_sent: A referral was sent in this talk.
    """

    text: str
    intent: str = ""
    pressed: Mapping[str, str] = field(default_factory=dict)
    question: str = ""
    is_offered: bool = False
    has_reminder: bool = False
    is_sent: bool = False


def wanted(arrival: Arrival) -> str | None:
    """Return the action that answers somebody who comes back or goes; None where rules do."""
    if arrival.text.startswith("/"):
        return _by_button(arrival)
    if arrival.question and arrival.question not in FIRST_QUESTIONS:
        return None
    return _by_words(arrival)


def says_has_code(text: str) -> bool:
    """Say whether somebody tells that they have a code, without typing it."""
    normal = normalise(text)
    is_short = len(normal.split()) <= _FEW_WORDS
    return is_short and bool(_HAS_CODE.search(normal)) and not _NO_CODE.search(normal)


def says_no_code(text: str) -> bool:
    """Say whether somebody who is asked for a code has none."""
    normal = normalise(text)
    return len(normal.split()) <= _FEW_WORDS and _HAS_NONE.search(normal) is not None


def _by_button(arrival: Arrival) -> str | None:
    chosen = next((BY_BUTTON[name] for name in arrival.pressed if name in BY_BUTTON), None)
    return chosen or (None if arrival.question else _by_yes(arrival))


def _by_words(arrival: Arrival) -> str | None:
    if code_in(arrival.text):
        return USE_CODE
    if arrival.question:
        return ASK_CODE if says_has_code(arrival.text) else None
    offered = _by_offer(arrival)
    if offered is not None:
        return offered
    if says_has_code(arrival.text):
        return ASK_CODE
    is_short = len(arrival.text.split()) <= _FEW_WORDS
    if is_short and has_number(arrival.text):
        return ASK_STATUS
    return _way_in(arrival)


def _way_in(arrival: Arrival) -> str | None:
    """Return the intake that words begin, where their intent does not begin it."""
    if arrival.intent != "check_eligibility" and only_checks(arrival.text):
        return CHECK
    if _begins(arrival):
        return BEGIN
    return None if arrival.is_sent or arrival.intent in _OTHERWISE else _by_story(arrival)


def _by_story(arrival: Arrival) -> str | None:
    """Return the intake that a first message begins which no words ask for."""
    if _CODE.search(normalise(arrival.text)) and len(arrival.text.split()) <= _FEW_WORDS:
        # "Ik heb geen code".
        return None
    is_elsewhere = arrival.intent in _ELSEWHERE
    is_question = arrival.intent.startswith("ask_")
    begun = begins(arrival.text, is_question=is_question, is_elsewhere=is_elsewhere)
    if begun == CHECKS:
        # Who wants to refer, and asks whether it fits, refers.
        is_begun = arrival.intent == "check_eligibility" or (
            arrival.intent in _BEGINS and speaks_of_referring(arrival.text)
        )
        return None if is_begun else CHECK
    is_checked = arrival.intent == "check_eligibility" and asks_whether_it_fits(arrival.text)
    # Who is taken for a referrer is referred by the rules.
    is_begun = arrival.intent in {"refer_someone", "refer_myself"}
    return BEGIN if begun and not (is_begun or is_checked) else None


def _begins(arrival: Arrival) -> bool:
    """Say whether words begin a referral that their intent does not."""
    if arrival.intent == "check_eligibility":
        wants = refers(arrival.text) is not None and len(arrival.text.split()) >= _STORY_WORDS
        return tells_story(arrival.text) or (wants and "?" not in arrival.text)
    if arrival.intent.startswith("ask_") and (
        tells_facts(arrival.text) or announces(arrival.text)
    ):
        return True
    return arrival.intent not in _BEGINS and refers(arrival.text) is not None


def _by_offer(arrival: Arrival) -> str | None:
    """Take an offer that is named, or the only one that a yes can mean."""
    normal = normalise(arrival.text)
    if arrival.has_reminder and _REMINDS.search(normal):
        return SET_REMINDER
    if arrival.is_offered and _WANTS_CODE.search(normal):
        return GIVE_CODE
    return _by_yes(arrival)


def _by_yes(arrival: Arrival) -> str | None:
    if arrival.intent != "affirm":
        return None
    if arrival.is_offered:
        return GIVE_CODE
    return SET_REMINDER if arrival.has_reminder else None
