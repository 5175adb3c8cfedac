"""The criteria about somebody's situation: age, homelessness and income."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.intake.age import age_on, birthday, born_on
from bot.intake.finding import Verdict
from bot.intake.values import choice

if TYPE_CHECKING:
    from datetime import date

    from bot.intake.questions import Answers

YOUNGEST = 17
OLDEST = 23
ADULT = 18


def judge_age(answers: Answers, today: date) -> Verdict:
    """Accept 17 to 23 whole years on the day of the referral.

    The year that follows ends at 25 at the latest (programme's description, chapter 2.2).
    """
    age = age_on(answers, today)
    if age is None:
        return Verdict("unknown", "not_given")
    born = born_on(answers, today)
    if age < YOUNGEST:
        day = born and birthday(born, YOUNGEST)
        return Verdict("not_met", "too_young", {"age": age, "day": day})
    if age > OLDEST:
        return Verdict("not_met", "too_old", {"age": age})
    if age == YOUNGEST:
        return Verdict("met", "minor", {"day": born and birthday(born, ADULT)})
    return Verdict("met", "oldest" if age == OLDEST else "fits", {"age": age})


def judge_homelessness(answers: Answers, today: date) -> Verdict:
    """Accept the six categories of ETHOS Light, and at 17 a threatened eviction.

    Threatened eviction is no category of ETHOS Light: at any other age a coach looks at it.
    """
    situation = choice(answers, "living_situation")
    if situation is None:
        return Verdict("unknown", "not_given")
    if situation == "housed":
        return Verdict("not_met", "housed")
    if situation == "eviction_threat" and age_on(answers, today) != YOUNGEST:
        return Verdict("unknown", "eviction_threat")
    return Verdict("met", "homeless", {"situation": situation})


def judge_income(answers: Answers) -> Verdict:
    """Accept no income, or a leefloon at most; with an irregular one a coach looks at it."""
    income = choice(answers, "income")
    if income is None:
        return Verdict("unknown", "not_given")
    if income == "other":
        return Verdict("not_met", "other")
    return Verdict("unknown" if income == "irregular" else "met", income)
