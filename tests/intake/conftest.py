"""What the tests of the intake share: a day, the rules, answers, and a fake case database."""

from __future__ import annotations

from datetime import date, datetime, timezone
from typing import TYPE_CHECKING

import pytest

from bot.clock import Clock
from bot.intake.rules import Rules, rules_from
from bot.settings import POSSIBLE, WEST_FLANDERS

if TYPE_CHECKING:
    from collections.abc import Callable

    from bot.intake.questions import Answers
    from bot.intake.referral import Referral


class FrozenClock(Clock):
    """A clock that stands still at its start."""

    def now(self) -> datetime:
        """Return the start."""
        assert self.start is not None
        return self.start


class FakeCases:
    """Referrals in memory; what was not committed is gone when the transaction ends."""

    def __init__(self) -> None:
        self.committed: dict[str, Referral] = {}
        self.pending: dict[str, Referral] = {}

    def reference_of_intake(self, intake_id: str) -> str | None:
        references = {kept.intake_id: name for name, kept in self.committed.items()}
        return references.get(intake_id)

    def add_referral(self, referral: Referral, now: datetime) -> str:
        reference = f"BOT-{now.year}-{len(self.committed) + 1:04}"
        self.pending[reference] = referral
        return reference


class FakeCodes:
    """Status codes that follow from the intake."""

    def issue_status(self, intake_id: str, _now: datetime) -> str:
        return f"code of {intake_id}"


class FakeUnitOfWork:
    """A transaction on fake cases that can be used again."""

    def __init__(self) -> None:
        self.cases = FakeCases()
        self.codes = FakeCodes()

    def __enter__(self) -> FakeUnitOfWork:
        return self

    def __exit__(self, *_: object) -> None:
        self.cases.pending = {}

    def commit(self) -> None:
        self.cases.committed |= self.cases.pending

    @property
    def only_referral(self) -> Referral:
        """Return the one referral that was stored."""
        (referral,) = self.cases.committed.values()
        return referral


@pytest.fixture
def uow() -> FakeUnitOfWork:
    return FakeUnitOfWork()


@pytest.fixture(scope="session")
def today() -> date:
    return date(2026, 3, 2)


@pytest.fixture(scope="session")
def now() -> datetime:
    return datetime(2026, 3, 2, 9, 0, tzinfo=timezone.utc)


@pytest.fixture(scope="session")
def clock_at() -> Callable[[datetime], Clock]:
    """Return a maker of clocks that stand still."""
    return FrozenClock


@pytest.fixture(scope="session")
def rules() -> Rules:
    return rules_from(WEST_FLANDERS, POSSIBLE)


@pytest.fixture
def fitting() -> Callable[..., Answers]:
    """Return a maker of answers that meet every criterion, but for what a test changes."""
    return lambda **changes: {
        "age": 19,
        "living_situation": "with_family_or_friends",
        "region": "Kortrijk",
        "income": "leefloon",
        "network_consent": "yes",
        "rent_guarantee_consent": "yes",
        "accepts_intensive_coaching": "yes",
        **changes,
    }


@pytest.fixture
def complete(fitting: Callable[..., Answers]) -> Callable[..., Answers]:
    """Return a maker of everything that a service answers about a youth who knows of it."""
    return lambda **changes: {
        **fitting(),
        "referrer_type": "service",
        "referrer_organisation": "ocmw",
        "discussed_with_youth": "yes",
        "data_consent": "yes",
        "youth_name": "Noor",
        "youth_phone": "+32470000001",
        "contact_way": "via haar tante, na vier uur",
        "referrer_name": "An van het OCMW",
        "referrer_phone": "+32560000002",
        "referrer_email": "an@ocmw.example",
        "remarks": "none",
        "confirm": "yes",
        **changes,
    }
