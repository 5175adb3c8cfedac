"""Points of attention: what travels with a referral and changes no outcome."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.errors import AnswerError
from bot.intake.age import age_on, earliest_birthday, latest_release
from bot.intake.questions import has_answer
from bot.intake.situation import OLDEST, YOUNGEST
from bot.intake.values import choice, given

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from bot.intake.questions import Answers

#: All codes, in the order in which they are shown.
ATTENTION = (
    "age_17",
    "age_23",
    "leaving_detention",
    "other_prison",
    "lighter_help_first",
    "way_of_working",
    "no_papers",
    "imposed",
    "not_discussed",
    "with_child",
    "with_partner",
    "wants_no_change",
    "no_contact",
)
#: The prisons, and the detention house of Kortrijk, from which a youth can come.
PRISONS = frozenset({"ieper", "brugge", "ruiselede", "oudenaarde", "gent", "kortrijk"})

#: The slot from which a code is computed. Once that is answered, the answer counts, and no
#: longer what was told before: it may have been corrected since.
_COMPUTED_FROM: Mapping[str, str] = {
    "age_17": "age",
    "age_23": "age",
    "leaving_detention": "prison",
    "other_prison": "prison",
    "lighter_help_first": "earlier_home_support",
    "not_discussed": "discussed_with_youth",
    "wants_no_change": "wants_change",
    "no_contact": "contact_way",
}


def attention_of(answers: Answers, today: date) -> tuple[str, ...]:
    """Return the codes that the answers give, and those told besides, in a fixed order.

    Raises:
        AnswerError: An answer is no value of the contract, or a told code is none of ours.
    """
    computed = {
        "age_17": age_on(answers, today) == YOUNGEST,
        "age_23": _may_start_late(answers, today),
        "leaving_detention": choice(answers, "prison") in PRISONS,
        "other_prison": choice(answers, "prison") == "other",
        "lighter_help_first": choice(answers, "earlier_home_support") == "no",
        "not_discussed": _is_not_discussed(answers),
        "wants_no_change": choice(answers, "wants_change") == "no",
        "no_contact": _has_no_contact(answers),
    }
    told = {code for code in _told(answers) if not _is_answered(code, answers)}
    return tuple(code for code in ATTENTION if computed.get(code) or code in told)


def strike_out(answers: Answers, code: str) -> dict[str, object]:
    """Return the answers without a point of attention that somebody told.

    What follows from an answer that was asked stays, until that answer changes.
    """
    left = {name: value for name, value in answers.items() if name != "attention"}
    left["attention"] = [told for told in _told(answers) if told != code]
    source = _COMPUTED_FROM.get(code)
    if source in {"earlier_home_support", "wants_change"}:
        left.pop(source, None)
    return left


def _told(answers: Answers) -> tuple[str, ...]:
    told = given(answers, "attention") or ()
    if isinstance(told, list | tuple) and all(code in ATTENTION for code in told):
        return tuple(told)
    raise AnswerError(slot="attention")


def _is_answered(code: str, answers: Answers) -> bool:
    return code in _COMPUTED_FROM and has_answer(answers, _COMPUTED_FROM[code])


def _may_start_late(answers: Answers, today: date) -> bool:
    """Say whether the 24th birthday may come before the start.

    The year ends at 25 at the latest. With only the age known, the birthday may be tomorrow.
    """
    age = age_on(answers, today)
    limit = earliest_birthday(answers, OLDEST + 1, today)
    release = latest_release(answers)
    if age is None or limit is None or not YOUNGEST <= age <= OLDEST:
        return False
    return age == OLDEST or (release is not None and release >= limit)


def _is_not_discussed(answers: Answers) -> bool:
    """Say whether somebody refers a youth who does not know it, or perhaps does not."""
    referrer = choice(answers, "referrer_type")
    return referrer != "self" and choice(answers, "discussed_with_youth") in {"no", "unsure"}


def _has_no_contact(answers: Answers) -> bool:
    """Say whether nobody was told how to reach the youth; before the question, nobody knows."""
    phone = given(answers, "youth_phone")
    return phone in {None, "none"} and given(answers, "contact_way") == "none"
