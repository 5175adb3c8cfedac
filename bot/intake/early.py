"""What does not fit as soon as it is told: where and how old decide by themselves."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.intake.region import judge_region
from bot.intake.situation import judge_age

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import date

    from bot.intake.finding import Verdict
    from bot.intake.questions import Answers
    from bot.intake.rules import Rules

#: Which criterion an answer decides, whatever is told after it.
_DECIDES = {"age": "age", "birth_date": "age", "region": "region"}


def unfit_already(
    told: Collection[str], answers: Answers, today: date, rules: Rules
) -> dict[str, Verdict]:
    """Return the verdict of each criterion that what was just told leaves unmet.

    Nobody answers ten more questions in the hope of a yes that cannot come; whoever was read
    wrongly sees it at once.

    Args:
        told: The slots that a message changed.
        answers: All answers, with those.
        today: The day of the referral.
        rules: Where the programme is active.
    """
    touched = {_DECIDES[slot] for slot in told if slot in _DECIDES}
    verdicts: dict[str, Verdict] = {}
    if "age" in touched:
        verdicts["age"] = judge_age(answers, today)
    if "region" in touched:
        verdicts["region"] = judge_region(answers, rules)
    return {name: verdict for name, verdict in verdicts.items() if verdict.result == "not_met"}
