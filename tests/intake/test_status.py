"""Where a referral can go."""

from __future__ import annotations

import pytest

from bot.errors import StatusChangeError
from bot.intake.status import Status, check_change, may_change

WAYS = {
    "received": {"in_contact", "waiting", "referred_on", "withdrawn"},
    "in_contact": {"waiting", "started", "referred_on", "withdrawn"},
    "waiting": {"in_contact", "started", "referred_on", "withdrawn"},
    "referred_on": {"in_contact", "waiting", "withdrawn"},
    "started": set(),
    "withdrawn": set(),
}


@pytest.mark.parametrize("current", Status)
@pytest.mark.parametrize("new", Status)
def test_changes_of_status(current: Status, new: Status) -> None:
    assert may_change(current, new) == (new.value in WAYS[current.value])


def test_a_foreseen_change_is_accepted() -> None:
    check_change(Status.RECEIVED, Status.IN_CONTACT)


def test_another_change_is_refused_by_name() -> None:
    with pytest.raises(StatusChangeError, match="from started to received"):
        check_change(Status.STARTED, Status.RECEIVED)
