"""What a referrer told of themselves, which the next referral need not ask again."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.intake.questions import Answers

#: Nothing of the youth; that the next one knows of it must be asked anew.
OWN = (
    "referrer_type",
    "referrer_organisation",
    "referrer_name",
    "referrer_phone",
    "referrer_email",
)
#: What somebody who checks without a name may have told of themselves, for a referral after it.
OF_CHECKER = OWN[:2]
_OTHERS = frozenset({"service", "private_network"})


def own_data_of(answers: Answers) -> dict[str, object] | None:
    """Return what a referrer told of themselves; None for a youth, who refers one person."""
    if answers.get("referrer_type") not in _OTHERS:
        return None
    return {slot: answers[slot] for slot in OWN if answers.get(slot) is not None}


def told_by_checker(told: Answers) -> dict[str, object]:
    """Return for which service somebody checks; no name is kept, and nothing of a family."""
    if told.get("referrer_type") != "service":
        return {}
    return {slot: told[slot] for slot in OF_CHECKER if slot in told}


def next_begins_with(own: Mapping[str, object] | None, told: Answers) -> dict[str, object]:
    """Return what is known when the same referrer begins with somebody else.

    Nothing, where the first sentence tells that it is another referrer after all.
    """
    if not own or any(told[slot] != own.get(slot) for slot in OWN if slot in told):
        return dict(told)
    return {**own, **told}
