"""Which answers of an intake are stored: what the coach needs, and no more."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.intake.age import age_on
from bot.intake.own_words import own_words_of
from bot.intake.questions import NETWORK_REFUSAL, asked, has_answer, order, told
from bot.intake.values import choice

if TYPE_CHECKING:
    from datetime import date

    from bot.intake.questions import Answers

#: All that is stored, besides the criteria, of a youth who does not know of the referral.
_OF_REFERRER = frozenset(
    {
        "referrer_type",
        "referrer_organisation",
        "discussed_with_youth",
        "send_anyway",
        "data_consent",
        "referrer_name",
        "referrer_phone",
        "referrer_email",
    }
)


def is_youth_informed(answers: Answers) -> bool:
    """Say whether the youth refers themselves, or knows that somebody else does."""
    return (
        choice(answers, "referrer_type") == "self"
        or choice(answers, "discussed_with_youth") == "yes"
    )


def stored_slots(answers: Answers) -> tuple[str, ...]:
    """Return the slots that a referral keeps, in the order of the questions.

    Of a youth who does not know of it: only the criteria and who refers. An answer that has lost
    its question (a name, after all not discussed) is not kept; a criterion told unasked is.
    """
    criteria = order("criteria_form")
    slots = dict.fromkeys((*asked("referral_form", answers), *criteria, *told(), NETWORK_REFUSAL))
    given = [slot for slot in slots if has_answer(answers, slot) and slot != "confirm"]
    if is_youth_informed(answers):
        return tuple(given)
    return tuple(slot for slot in given if slot in _OF_REFERRER or slot in criteria)


def stored_answers(answers: Answers, today: date) -> dict[str, object]:
    """Return the answers that a referral keeps; the age as it is on that day.

    Raises:
        AnswerError: The age or the date of birth is no value of the contract.
    """
    age = age_on(answers, today)
    computed = {**answers, "age": answers.get("age") if age is None else age}
    return {slot: _tidy(computed[slot]) for slot in stored_slots(answers)}


def stored_words(answers: Answers) -> dict[str, str]:
    """Return the own words that a referral keeps, each beside an answer that is kept.

    Of a youth who does not know of it none are: free words tell of a person.
    """
    if not is_youth_informed(answers):
        return {}
    kept = stored_slots(answers)
    return {slot: words for slot, words in own_words_of(answers).items() if slot in kept}


def _tidy(value: object) -> object:
    return value.strip() if isinstance(value, str) else value
