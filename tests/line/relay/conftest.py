"""A town in which Sofie coaches Noor, Emre is the duo and Ria coordinates."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from bot.access.rights import rights
from bot.settings import Organisation
from bot.storage import Database
from bot.wording import Wording
from tests.line.pairing.conftest import Town
from tests.storage.conftest import make_referral

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from bot.storage import FieldCipher
    from tests.conftest import StandingClock

    Without = Callable[[str], Town]

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


@pytest.fixture
def without(
    town: Town, database_url: str, cipher: FieldCipher, clock: StandingClock
) -> Iterator[Without]:
    """Return what gives the same town, in which nobody has one of the rights."""
    opened: list[Database] = []

    def make(action: str) -> Town:
        left = {name: right for name, right in rights().actions.items() if name != action}
        database = Database(database_url, cipher, clock, rights=replace(rights(), actions=left))
        opened.append(database)
        other = Town(database, clock, town.wording)
        other._numbers = town._numbers
        return other

    yield make
    for database in opened:
        database.close()
