"""One plain sentence for everything that a message may tell unasked, and its new value later.

And a whole intake to stop at any question: the tests of corrections and asides are made from it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.intake.questions import CRITERIA, order

if TYPE_CHECKING:
    from bot.intake.questions import Answers


@dataclass(frozen=True)
class Fact:
    """A sentence, the value that it tells; ``needs`` must be known for the slot to be asked."""

    slot: str
    words: str
    value: object
    anew: str
    new: object


FACTS = (
    Fact("referrer_type", "ik ben zijn mama", "private_network", "", None),
    Fact("referrer_organisation", "ik werk bij het OCMW", "ocmw", "ik werk bij het CAW", "caw"),
    Fact(
        "discussed_with_youth",
        "we hebben het samen besproken",
        "yes",
        "we hebben het nog niet besproken",
        "no",
    ),
    Fact("age", "hij is 19 jaar", 19, "hij is 20 jaar", 20),
    Fact(
        "living_situation",
        "hij slaapt bij een vriend",
        "with_family_or_friends",
        "hij slaapt op straat",
        "public_space",
    ),
    Fact(
        "prison",
        "hij zit in de gevangenis van Brugge",
        "brugge",
        "hij zit in de gevangenis van Ieper",
        "ieper",
    ),
    Fact(
        "release_date",
        "hij komt vrij in mei 2026",
        "2026-05",
        "hij komt vrij in juni 2026",
        "2026-06",
    ),
    Fact(
        "region",
        "hij wil in Roeselare wonen",
        "Roeselare",
        "hij wil in Oostende wonen",
        "Oostende",
    ),
    Fact("income", "hij heeft geen inkomen", "none", "hij heeft een leefloon", "leefloon"),
    Fact(
        "network_consent",
        "werken met het netwerk ziet hij zitten",
        "yes",
        "werken met het netwerk ziet hij niet zitten",
        "no",
    ),
    Fact(
        "rent_guarantee_consent",
        "de huurgarantie is goed voor hem",
        "yes",
        "de huurgarantie wil hij niet",
        "no",
    ),
    Fact(
        "accepts_intensive_coaching",
        "veel begeleiding ziet hij zitten",
        "yes",
        "veel begeleiding ziet hij niet zitten",
        "no",
    ),
    Fact("youth_name", "hij heet Milan", "Milan", "hij heet Jonas", "Jonas"),
    Fact(
        "youth_phone",
        "zijn nummer is 0470 12 34 56",
        "+32470123456",
        "zijn nummer is 0471 22 33 44",
        "+32471223344",
    ),
    Fact("referrer_name", "mijn naam is An Peeters", "An Peeters", "mijn naam is Els", "Els"),
    Fact(
        "referrer_phone",
        "mijn nummer is 056 12 34 56",
        "+3256123456",
        "mijn nummer is 051 30 30 30",
        "+3251303030",
    ),
    Fact(
        "referrer_email",
        "mijn mail is an@voorbeeld.be",
        "an@voorbeeld.be",
        "mijn mail is els@voorbeeld.be",
        "els@voorbeeld.be",
    ),
)
#: A service, a youth who knows of it, in prison: every question but `send_anyway` is asked.
EVERYTHING: Answers = {
    "referrer_type": "service",
    "referrer_organisation": "ocmw",
    "discussed_with_youth": "yes",
    "age": 19,
    "living_situation": "institution",
    "prison": "brugge",
    "release_date": "2026-05",
    "region": "Roeselare",
    "income": "none",
    "network_consent": "yes",
    "rent_guarantee_consent": "yes",
    "accepts_intensive_coaching": "yes",
    "eligibility_outcome": "eligible",
    "data_consent": "yes",
    "youth_name": "Milan",
    "youth_phone": "+32470123456",
    "contact_way": "na 16 uur",
    "referrer_name": "An Peeters",
    "referrer_phone": "+3256123456",
    "referrer_email": "an@voorbeeld.be",
    "remarks": "none",
}


def at(question: str) -> dict[str, object]:
    """Return the answers given before a question."""
    slots = order("referral_form")
    before = {*slots[: slots.index(question)]}
    if not set(CRITERIA) <= before:
        before.discard("eligibility_outcome")
    else:
        before.add("eligibility_outcome")
    return {slot: value for slot, value in EVERYTHING.items() if slot in before}
