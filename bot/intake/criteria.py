"""Who qualifies: the table of criteria, judged three-valued, as an indication."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.intake.attention import attention_of
from bot.intake.explanation import explain
from bot.intake.finding import Assessment, outcome_of
from bot.intake.region import judge_region
from bot.intake.situation import judge_age, judge_homelessness, judge_income
from bot.intake.values import choice
from bot.intake.willingness import judge_coaching, judge_network, judge_rent_guarantee

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from bot.intake.finding import Verdict
    from bot.intake.questions import Answers
    from bot.intake.rules import Rules


def judge(answers: Answers, today: date, rules: Rules) -> Mapping[str, Verdict]:
    """Judge every criterion, in the order of the table.

    Source: the programme's description, chapters 2.2 (target group, conditions) and 2.5
    (referral).

    Raises:
        AnswerError: An answer is no value of the contract.
    """
    return {
        "age": judge_age(answers, today),
        "homelessness": judge_homelessness(answers, today),
        "region": judge_region(answers, rules),
        "income": judge_income(answers),
        "network_consent": judge_network(answers),
        "rent_guarantee_consent": judge_rent_guarantee(answers),
        "intensive_coaching": judge_coaching(answers),
    }


def assess(answers: Answers, today: date, rules: Rules) -> Assessment:
    """Return the indication for these answers on a day, each finding with its reason.

    Args:
        answers: Slots of the intake; missing, None and "unknown" are not given.
        today: The day of the referral.
        rules: Where the programme is active.

    Raises:
        AnswerError: An answer is no value of the contract.
    """
    verdicts = judge(answers, today, rules)
    speaks_to_youth = choice(answers, "referrer_type") == "self"
    return Assessment(
        outcome=outcome_of(verdict.result for verdict in verdicts.values()),
        rules_version=rules.version,
        findings=tuple(
            explain(criterion, verdict, speaks_to_youth=speaks_to_youth)
            for criterion, verdict in verdicts.items()
        ),
        attention=attention_of(answers, today),
    )
