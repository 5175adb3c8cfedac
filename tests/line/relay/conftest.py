"""A town in which Sofie coaches Noor, Emre is the duo and Ria coordinates."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.settings import Organisation
from bot.wording import Wording
from tests.line.pairing.conftest import Town
from tests.storage.conftest import make_referral

if TYPE_CHECKING:
    from bot.storage import Database
    from tests.conftest import StandingClock

__all__ = ["make_referral"]

NOOR, SOFIE, EMRE, RIA = "1001", "2001", "2002", "2003"


@pytest.fixture(scope="session")
def wording() -> Wording:
    return Wording({"organisation": Organisation(phone="056 12 34 56")})


@pytest.fixture
async def town(database: Database, clock: StandingClock, wording: Wording) -> Town:
    """It begins on Monday the 2nd of March, at ten."""
    clock.move(days=1)
    town = Town(database, clock, wording)
    await town.staff(SOFIE, "Sofie Maes")
    await town.staff(EMRE, "Emre Aydin")
    await town.staff(RIA, "Ria Baert", "coordinator")
    await town.paired(NOOR, town.youth("Noor De Bok", "COACH-001", "COACH-002"), SOFIE)
    return town
