"""Reading the contract's values from the answers, strictly: what is no value is an error."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.errors import AnswerError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.intake.questions import Answers

YES_NO = ("yes", "no")
YES_NO_UNSURE = (*YES_NO, "unsure")

#: The values of every closed slot.
CHOICES: Mapping[str, tuple[str, ...]] = {
    "referrer_type": ("service", "private_network", "self"),
    "referrer_organisation": (
        "ocmw",
        "caw",
        "jac",
        "justitiehuis",
        "psd",
        "jww",
        "gemeenschapsinstelling",
        "tewerkstelling",
        "straathoekwerk",
        "woonmaatschappij",
        "opvang",
        "jeugdhulp",
        "ziekenhuis",
        "other",
    ),
    "discussed_with_youth": YES_NO_UNSURE,
    "living_situation": (
        "public_space",
        "emergency_shelter",
        "homeless_accommodation",
        "institution",
        "non_conventional",
        "with_family_or_friends",
        "eviction_threat",
        "housed",
    ),
    "prison": ("ieper", "brugge", "ruiselede", "oudenaarde", "gent", "kortrijk", "other", "none"),
    "income": ("none", "leefloon", "irregular", "other"),
    "network_consent": YES_NO_UNSURE,
    "rent_guarantee_consent": YES_NO_UNSURE,
    "accepts_intensive_coaching": YES_NO_UNSURE,
    "send_anyway": YES_NO,
    "data_consent": YES_NO,
    "confirm": YES_NO,
    "earlier_home_support": YES_NO_UNSURE,
    "wants_change": YES_NO_UNSURE,
    "network_refusal_from_fear": YES_NO_UNSURE,
}


def given(answers: Answers, slot: str) -> object | None:
    """Return the answer; None where it is not given, which "unknown" counts as."""
    value = answers.get(slot)
    if isinstance(value, str):
        value = value.strip()
    return None if value in ("", "unknown") else value


def choice(answers: Answers, slot: str) -> str | None:
    """Return the value of a closed slot; None where it is not given.

    Raises:
        AnswerError: It is no value of the contract.
    """
    value = given(answers, slot)
    if value is None:
        return None
    if isinstance(value, str) and value in CHOICES[slot]:
        return value
    raise AnswerError(slot)


def check_choices(answers: Answers) -> None:
    """Refuse answers of which a closed slot holds anything but its values.

    Raises:
        AnswerError: The first slot that does.
    """
    for slot in CHOICES:
        choice(answers, slot)
