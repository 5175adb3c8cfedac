"""Where a referral stands, and where it can go from there."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING

from bot.errors import StatusChangeError

if TYPE_CHECKING:
    from collections.abc import Mapping


class Status(str, Enum):
    """The statuses of a referral; their values are what the case database holds."""

    RECEIVED = "received"
    IN_CONTACT = "in_contact"
    WAITING = "waiting"
    STARTED = "started"
    REFERRED_ON = "referred_on"
    WITHDRAWN = "withdrawn"


#: A referral that went to a partner can come back: the partner may have no place either.
#: After a start the journey goes on by itself, and who withdrew is referred anew.
TRANSITIONS: Mapping[Status, frozenset[Status]] = {
    Status.RECEIVED: frozenset(
        {Status.IN_CONTACT, Status.WAITING, Status.REFERRED_ON, Status.WITHDRAWN}
    ),
    Status.IN_CONTACT: frozenset(
        {Status.WAITING, Status.STARTED, Status.REFERRED_ON, Status.WITHDRAWN}
    ),
    Status.WAITING: frozenset(
        {Status.IN_CONTACT, Status.STARTED, Status.REFERRED_ON, Status.WITHDRAWN}
    ),
    Status.REFERRED_ON: frozenset({Status.IN_CONTACT, Status.WAITING, Status.WITHDRAWN}),
    Status.STARTED: frozenset(),
    Status.WITHDRAWN: frozenset(),
}


def may_change(current: Status, new: Status) -> bool:
    """Say whether a referral can go from one status to another."""
    return new in TRANSITIONS[current]


def steps_to_start(current: Status) -> tuple[Status, ...]:
    """Return the statuses that lead to a start: nobody starts without having been in contact.

    Raises:
        StatusChangeError: No way leads from this status to a start.
    """
    if may_change(current, Status.STARTED):
        return (Status.STARTED,)
    if may_change(current, Status.IN_CONTACT):
        return (Status.IN_CONTACT, Status.STARTED)
    message = f"a referral cannot start: it is {current.value}"
    raise StatusChangeError(message)


def check_change(current: Status, new: Status) -> None:
    """Refuse a change of status that is not foreseen.

    Raises:
        StatusChangeError: There is no way from the one to the other.
    """
    if not may_change(current, new):
        message = f"a referral cannot go from {current.value} to {new.value}"
        raise StatusChangeError(message)
