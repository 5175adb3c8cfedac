"""What is kept of an intake for whoever has its code: criteria, and nothing of a person."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from bot.errors import AnswerError
from bot.intake.age import age_on
from bot.intake.questions import CRITERIA, NETWORK_REFUSAL

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from bot.intake.questions import Answers

REFERRAL_FORM, CRITERIA_FORM = "referral_form", "criteria_form"
#: How long answers wait: of somebody who left, and of a finished check.
LEFT_DAYS, CHECK_DAYS = timedelta(days=7), timedelta(days=30)
#: "2027-03-14" is kept as "2027-03": in a small prison the day leads to a person.
_MONTH = 7


@dataclass(frozen=True)
class Kept:
    """Answers that wait for their code.

    Args:
        form: The form that they belong to.
        answers: Criteria; also who refers, but only whether it is a service, family or the youth.
        is_check: All criteria were checked, so that only a referral is left to make of them.
    """

    form: str
    answers: Mapping[str, object]
    is_check: bool = False

    @property
    def lifetime(self) -> timedelta:
        """Return how long they wait."""
        return CHECK_DAYS if self.is_check else LEFT_DAYS


def kept_of(form: str, answers: Answers, today: date, *, is_check: bool = False) -> Kept | None:
    """Return what is kept of an intake; None where nothing of it is worth a code.

    A date of birth is kept as the age that it gives today, a day of release as its month.
    """
    kept = {slot: answers[slot] for slot in (*CRITERIA, NETWORK_REFUSAL) if slot in answers}
    age = _age(answers, today)
    if age is not None:
        kept["age"] = age
    if isinstance(kept.get("release_date"), str) and kept["release_date"] != "unknown":
        kept["release_date"] = str(kept["release_date"])[:_MONTH]
    if not kept:
        return None
    if form == REFERRAL_FORM and answers.get("referrer_type"):
        kept["referrer_type"] = answers["referrer_type"]
    return Kept(form, kept, is_check)


def as_body(kept: Kept) -> str:
    """Write kept answers as they are encrypted."""
    return json.dumps(asdict(kept))


def kept_from(body: str) -> Kept:
    """Read what ``as_body`` wrote."""
    return Kept(**json.loads(body))


def _age(answers: Answers, today: date) -> int | None:
    try:
        return age_on(answers, today)
    except AnswerError:
        return None
