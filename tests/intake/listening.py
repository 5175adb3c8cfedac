"""Short ways to let an intake hear a message, read by the real readers on one fixed day."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from bot.intake.opening import OPENING
from bot.intake.questions import order
from bot.intake.turn import SETTLED, Heard, Turn, hear
from bot.language.answers import Reading, read_answer, read_by_rules

if TYPE_CHECKING:
    from bot.intake.questions import Answers
    from bot.intake.unasked import Reader

TODAY = date(2026, 3, 2)
#: A message that was not understood, for the first time.
UNCLEAR = Turn(changes={**SETTLED, "question_attempts": 1})
#: An answer to each question of a referral.
_ANSWERS: dict[str, Any] = {
    "referrer_organisation": "caw",
    "discussed_with_youth": "yes",
    "age": 21,
    "living_situation": "with_family_or_friends",
    "region": "Kortrijk",
    "income": "none",
    "network_consent": "yes",
    "rent_guarantee_consent": "yes",
    "accepts_intensive_coaching": "yes",
    "data_consent": "yes",
    "youth_name": "Robin",
    "youth_phone": "+32470112233",
    "contact_way": "via sms",
    "referrer_name": "An Bauwens",
    "remarks": "none",
}
#: Asked of some who refer only.
_OF_A_SERVICE, _OF_ANOTHER = {"referrer_organisation"}, {"discussed_with_youth", "referrer_name"}


def read(slot: str, text: str) -> Reading:
    """Read by rules, on the fixed day, what was not asked."""
    return read_by_rules(slot, text, today=TODAY)


def reader(open_slot: str) -> Reader:
    """Return what reads while a question is open: what was learned has a say in its answer."""

    def reads(slot: str, text: str) -> Reading:
        return read_answer(slot, text, today=TODAY) if slot == open_slot else read(slot, text)

    return reads


def answered_before(asked: str, who: str) -> dict[str, Any]:
    """Return what somebody of this referrer type answered before a question."""
    not_asked = set() if who == "service" else _OF_A_SERVICE
    not_asked = not_asked | (_OF_ANOTHER if who == "self" else set())
    slots = order("referral_form")
    earlier = slots[: slots.index(asked)] if asked in slots else ()
    return {one: _ANSWERS[one] for one in earlier if one in _ANSWERS and one not in not_asked}


def words(
    open_slot: str,
    text: str,
    answers: Answers | None = None,
    *,
    intent: str = "inform",
    confidence: float = 0.4,
    is_alarm: bool = False,
) -> Turn:
    """Return what typed words change."""
    heard = Heard(text, intent, confidence, is_alarm=is_alarm)
    is_story = (answers or {}).get("question_stage") == OPENING
    return hear(open_slot, answers or {}, heard, read if is_story else reader(open_slot))


def press(
    open_slot: str, intent: str = "inform", answers: Answers | None = None, **pressed: str
) -> Turn:
    """Return what a button changes; its text is the payload, as Rasa tells it."""
    return hear(open_slot, answers or {}, Heard(f"/{intent}", intent, 1.0, pressed), read)


def answered(**slots: object) -> Turn:
    """Return the turn that fills these slots and settles the question."""
    return Turn(changes={**SETTLED, **slots})
