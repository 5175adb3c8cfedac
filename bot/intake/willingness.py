"""The criteria that ask for a yes: network, rent guarantee and intensive coaching."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.intake.finding import Verdict
from bot.intake.values import choice

if TYPE_CHECKING:
    from bot.intake.questions import Answers


def judge_network(answers: Answers) -> Verdict:
    """Accept a yes to working with the network; whoever fears somebody refuses no network."""
    is_fear = choice(answers, "network_refusal_from_fear") == "yes"
    if is_fear and choice(answers, "network_consent") == "no":
        return Verdict("unknown", "fear")
    return _judge_yes(answers, "network_consent")


def judge_rent_guarantee(answers: Answers) -> Verdict:
    """Accept a yes to the rent guarantee."""
    return _judge_yes(answers, "rent_guarantee_consent")


def judge_coaching(answers: Answers) -> Verdict:
    """Accept whoever does not say no to intensive coaching ("zeggen niet nee")."""
    verdict = _judge_yes(answers, "accepts_intensive_coaching")
    return Verdict("met", "unsure") if verdict.because == "unsure" else verdict


def is_word_of_youth(answers: Answers) -> bool:
    """Say whether a "no" is the youth's own.

    It is when the youth refers themselves, when it was discussed with the youth, and in an
    anonymous check, where nobody else is named. From somebody else a coach asks the youth.
    """
    referrer = choice(answers, "referrer_type")
    discussed = choice(answers, "discussed_with_youth")
    return referrer == "self" or discussed == "yes" or (referrer is None and discussed is None)


def _judge_yes(answers: Answers, slot: str) -> Verdict:
    answer = choice(answers, slot)
    if answer is None:
        return Verdict("unknown", "not_given")
    if answer == "yes":
        return Verdict("met", "yes")
    if answer == "unsure":
        return Verdict("unknown", "unsure")
    if is_word_of_youth(answers):
        return Verdict("not_met", "no")
    return Verdict("unknown", "no_from_somebody_else")
