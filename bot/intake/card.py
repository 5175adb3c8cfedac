"""The card: what fits, what is open, what does not fit, and what can be done now."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from bot.intake.age import age_on
from bot.intake.later import later

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from bot.intake.finding import Assessment, Finding
    from bot.intake.questions import Answers
    from bot.wording import Message, Wording

#: Who sleeps like this is told where to ask for a bed tonight.
NO_BED = frozenset({"public_space", "emergency_shelter", "non_conventional"})
#: Who sleeps like this may lose the place from one day to the next.
UNSURE_BED = frozenset({"with_family_or_friends", "eviction_threat", "unknown"})
ADULT = 18


def card_message(
    assessment: Assessment, answers: Answers, today: date, wording: Wording, *, check: bool
) -> Message:
    """Tell the indication, who decides, and a next step whatever the outcome.

    Args:
        assessment: The indication; its sentences are told as they are.
        answers: The answers that led to it.
        today: The date on the card.
        wording: The templates.
        check: It is an anonymous check, of which nothing is kept.
    """
    findings = assessment.findings
    age = age_on(answers, today)
    misfits = _with_result("not_met", findings)
    return wording.message(
        "intake/card",
        kind="card",
        assessment=assessment,
        answers=answers,
        bed=bed_needed(answers),
        check=check,
        fits=_with_result("met", findings),
        later=later(answers, today),
        is_minor=age is not None and age < ADULT,
        misfits=misfits,
        open=_with_result("unknown", findings),
        steps=_steps(misfits),
        today=today,
    )


def bed_needed(answers: Answers) -> Literal["tonight", "soon", ""]:
    """Say whether the card names where to ask for a bed; a screened message does so too."""
    situation = answers.get("living_situation")
    if situation in NO_BED:
        return "tonight"
    return "soon" if situation in UNSURE_BED else ""


def _with_result(result: str, findings: Iterable[Finding]) -> tuple[Finding, ...]:
    return tuple(finding for finding in findings if finding.result == result)


def _steps(misfits: Iterable[Finding]) -> tuple[str, ...]:
    """Return the next steps, each once: two findings may lead to the same service."""
    return tuple(dict.fromkeys(step for finding in misfits for step in finding.next_steps))
