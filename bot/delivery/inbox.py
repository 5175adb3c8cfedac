"""The inbox: what came in is stored first, then handled once, in order within each chat.

A worker claims a chat's lane with a lease, handles its first message, and finishes it in the
transaction of what the message caused. Whoever dies in between leaves nothing behind: when the
lease ends, another worker begins with the same message.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.storage.inbox import DONE, FAILED, InboxItem, Incoming

if TYPE_CHECKING:
    from datetime import datetime, timedelta

    from bot.storage.lanes import Among, Lane
    from bot.storage.unit_of_work import UnitOfWork

__all__ = ["Claimed", "InboxItem", "Incoming", "claim_next", "defer", "fail", "finish", "receive"]

REASON_LENGTH = 200


@dataclass(frozen=True)
class Claimed:
    """A message that this worker, and nobody else, is handling."""

    item: InboxItem
    lane: Lane


def receive(uow: UnitOfWork, incoming: Incoming) -> bool:
    """Store what a channel brought; False when this update was there already.

    The caller commits before it acknowledges anything to the channel.
    """
    end = uow.lanes.lock(incoming.chat_id, "in")
    if not uow.inbox.add(incoming, end.next_position):
        return False
    uow.lanes.wake(end, now=incoming.received_at)
    return True


def claim_next(
    uow: UnitOfWork, owner: str, now: datetime, lease: timedelta, *, among: Among = "anybody"
) -> Claimed | None:
    """Claim the next message that may be handled; None when there is none.

    No message is given out before the earlier ones of its chat are finished.
    """
    while lane := uow.lanes.claim("in", owner=owner, now=now, lease=lease, among=among):
        item = uow.inbox.head(lane.chat_id)
        if item is None:
            uow.lanes.release(lane, None)
        elif item.body is None:
            _end(uow, Claimed(item, lane), FAILED, now, "its body cannot be read")
        else:
            uow.inbox.count_attempt(item)
            return Claimed(item, lane)
    return None


def hold(uow: UnitOfWork, claimed: Claimed) -> bool:
    """Keep what comes meanwhile waiting, and say whether more of the chat waits behind it.

    Raises:
        LeaseLostError: as for ``finish``.
    """
    return uow.lanes.hold(claimed.lane).last_position > claimed.item.position


def finish(uow: UnitOfWork, claimed: Claimed, now: datetime) -> None:
    """Mark a message as handled, in the transaction of what it caused.

    Raises:
        LeaseLostError: it took longer than the lease and another worker handles it.
    """
    uow.lanes.hold(claimed.lane)
    _end(uow, claimed, DONE, now)


def fail(uow: UnitOfWork, claimed: Claimed, now: datetime, reason: str) -> None:
    """Give a message up; ``reason`` is for operators and holds none of its words.

    Raises:
        LeaseLostError: as for ``finish``.
    """
    uow.lanes.hold(claimed.lane)
    _end(uow, claimed, FAILED, now, reason[:REASON_LENGTH])


def defer(uow: UnitOfWork, claimed: Claimed, until: datetime, reason: str) -> None:
    """Let a message, and with it its chat, wait until a moment.

    Raises:
        LeaseLostError: as for ``finish``.
    """
    uow.lanes.hold(claimed.lane)
    uow.inbox.note(claimed.item.id, reason[:REASON_LENGTH])
    uow.lanes.release(claimed.lane, until)


def _end(
    uow: UnitOfWork, claimed: Claimed, state: str, now: datetime, reason: str | None = None
) -> None:
    uow.inbox.end(claimed.item.id, state, now, reason)
    has_more = hold(uow, claimed) and uow.inbox.head(claimed.lane.chat_id) is not None
    uow.lanes.release(claimed.lane, now if has_more else None)
