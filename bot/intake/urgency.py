"""What cannot wait in a referral: no bed tonight, free within the month."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.intake.card import bed_needed
from bot.intake.values import given

if TYPE_CHECKING:
    from datetime import date

    from bot.intake.questions import Answers

NO_BED_TONIGHT, FREE_THIS_MONTH = "no_bed_tonight", "free_this_month"


def urgency_of(answers: Answers, today: date) -> tuple[str, ...]:
    """Return what makes a referral urgent, the most urgent first; () where nothing does.

    A release that should have been is as urgent as one of this month.
    """
    urgent = []
    if bed_needed(answers) == "tonight":
        urgent.append(NO_BED_TONIGHT)
    release = given(answers, "release_date")
    if isinstance(release, str) and release[:7] <= today.isoformat()[:7]:
        urgent.append(FREE_THIS_MONTH)
    return tuple(urgent)
