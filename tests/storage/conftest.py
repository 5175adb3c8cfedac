"""What the tests of the case database share."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.intake.finding import Assessment, Finding
from bot.intake.referral import Consent, Referral

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.conftest import StandingClock

ANSWERS = {
    "referrer_type": "service",
    "referrer_organisation": "OCMW Izegem",
    "discussed_with_youth": "yes",
    "age": 19,
    "living_situation": "institution",
    "prison": "Ruiselede",
    "release_date": "2026-05",
    "region": "Izegem",
    "income": "none",
    "network_consent": "yes",
    "rent_guarantee_consent": "unsure",
    "accepts_intensive_coaching": "yes",
    "data_consent": "yes",
    "youth_name": "Wannes Testemans",
    "youth_phone": "+32478123456",
    "contact_way": "via de straathoekwerker, na vier uur 🙂",
    "referrer_name": "Lieve Voorbeeld",
    "referrer_phone": "+3251000000",
    "referrer_email": "lieve@ocmw.example",
    "remarks": "Slaapt slecht <b>in de cel</b>",
    "birth_date": "2006-11-02",
}


@pytest.fixture
def make_referral(clock: StandingClock) -> Callable[..., Referral]:
    """Make a referral of an intake; answers given by name replace those of the example."""

    def make(intake_id: str = "intake-1", **answers: object) -> Referral:
        now = clock.now()
        finding = Finding("age", "met", "19 jaar: dat past.", ("Bel ons gerust.",))
        assessment = Assessment("to_discuss", 1, (finding,), ("leaving_detention", "age_17"))
        consent = Consent("referral", "Mogen we dit bewaren?", 1, now)
        given = {**ANSWERS, **answers}
        return Referral(intake_id, given, assessment, "web", (consent,), now.date())

    return make
