"""Sending from the outbox: who may send what and when, and what an attempt led to."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from bot.delivery.limits import TELEGRAM, Limits
from bot.delivery.retry import MOST_DOUBTS, STANDARD, Backoff, Next, SendResult, after
from bot.storage.outbox import FAILED, SENDING, UNKNOWN, OutboxItem

if TYPE_CHECKING:
    from collections.abc import Callable

    from bot.storage.lanes import Lane
    from bot.storage.unit_of_work import UnitOfWork

    #: Hears of a row that leaves the outbox, and how it ended.
    WhenOver = Callable[[UnitOfWork, OutboxItem, Next], None]
    #: Says whether what goes to the staff rings at a moment.
    Rings = Callable[[datetime], bool]

#: Put under a message that is sent again although the first may have arrived.
DOUBLE_MARK = "(mogelijk dubbel)"
REASON_LENGTH = 200
#: Messages are claimed so long before the channel's rate lets them go, several with one commit.
AHEAD = timedelta(milliseconds=300)


@dataclass(frozen=True)
class Claimed:
    """A message that this worker, and nobody else, is sending; no sooner than ``goes_at``."""

    item: OutboxItem
    lane: Lane
    goes_at: datetime

    @property
    def marked(self) -> OutboxItem:
        """Return the message as it is sent: with a mark where it may have arrived already."""
        shown = self.item.shown
        if shown is None or not self.item.doubts or shown.is_same_twice:
            return self.item
        return replace(self.item, shown=shown.with_more_text(DOUBLE_MARK))

    @property
    def messages(self) -> int:
        """Return how many messages it is to the channel: a mark may stand above what it marks."""
        return self.marked.shown.messages if self.marked.shown else 1


def ring_always(_moment: datetime) -> bool:
    """Let everything make its sound."""
    return True


def tell_nobody(_uow: UnitOfWork, _item: OutboxItem, _end: Next) -> None:
    """Let the end of a message pass without a word."""


@dataclass(frozen=True)
class Sender:
    """One worker's part in sending for one channel.

    Args:
        channel: The channel that it sends for.
        owner: The worker's name, for operators.
        lease: How long a worker may take for one message before it counts as dead.
        when_over: Called in the transaction in which a message leaves the outbox, sent or not.
        rings: Says whether what goes to the staff makes a sound.
    """

    channel: str
    owner: str
    limits: Limits = TELEGRAM
    backoff: Backoff = STANDARD
    lease: timedelta = timedelta(seconds=60)
    when_over: WhenOver = tell_nobody
    rings: Rings = ring_always

    def claim_next(self, uow: UnitOfWork, now: datetime) -> Claimed | None:
        """Claim the next message; None when nothing is due or the rate is used up for a while.

        Commit before sending: from then on the message counts as one that may have arrived.
        """
        pace = uow.pacing.of(self.channel)
        overall = self.limits.overall
        goes_at = overall.earliest(pace.paced_until, now)
        if (pace.blocked_until or now) > now or goes_at > now + AHEAD:
            return None
        while lane := uow.lanes.claim(
            "out", owner=self.owner, now=now, lease=self.lease, channel=self.channel
        ):
            claimed = self._head(uow, lane, now, goes_at)
            if claimed is not None and self._may_go(uow, claimed, now):
                if overall.interval:
                    used = overall.used(pace.paced_until, now, claimed.messages)
                    uow.pacing.use(self.channel, used)
                uow.outbox.start(claimed.item, goes_at)
                return claimed
        return None

    def settle(self, uow: UnitOfWork, claimed: Claimed, result: SendResult, now: datetime) -> Next:
        """Write down what an attempt led to, and say what becomes of the message.

        Raises:
            LeaseLostError: the lease ended; another worker counts the attempt as unanswered.
        """
        uow.lanes.hold(claimed.lane)
        following = after(claimed.item, result, now, self.backoff)
        if result.outcome == "slow_down" and result.is_whole_channel:
            uow.pacing.block(self.channel, now + result.retry_after)
        self._apply(uow, claimed, following, result, now)
        return following

    def due_again(self, uow: UnitOfWork, now: datetime) -> datetime | None:
        """Return when ``claim_next`` may have something; None while the outbox is empty."""
        due = uow.lanes.next_due("out", self.channel)
        if due is None:
            return None
        pace = uow.pacing.of(self.channel)
        free = self.limits.overall.earliest(pace.paced_until, now)
        return max(due, pace.blocked_until or due, free)

    def _head(
        self, uow: UnitOfWork, lane: Lane, now: datetime, goes_at: datetime
    ) -> Claimed | None:
        item = uow.outbox.head(lane.chat_id)
        if item is None:
            uow.lanes.release(lane, None)
            return None
        if item.state == SENDING:
            # Its worker died between the sending and the writing down.
            item = replace(item, doubts=item.doubts + 1)
        if lane.is_of_staff and item.shown and not self.rings(now):
            item = replace(item, shown=replace(item.shown, is_silent=True))
        claimed = Claimed(item, lane, goes_at)
        if item.doubts >= MOST_DOUBTS:
            end, reason = Next(UNKNOWN, item.doubts), "no answer, five times"
            self._apply(uow, claimed, end, SendResult("unknown", reason=reason), now)
            return None
        if item.shown is None or not item.address:
            gone = SendResult("refused", reason="nothing to send, or nowhere to send it to")
            self._apply(uow, claimed, Next(FAILED, item.doubts), gone, now)
            return None
        return claimed

    def _may_go(self, uow: UnitOfWork, claimed: Claimed, now: datetime) -> bool:
        lane, limit = claimed.lane, self.limits.of_chat(claimed.item.address)
        earliest = limit.earliest(lane.paced_until, now, claimed.messages)
        if earliest > now:
            uow.lanes.release(lane, earliest, priority=claimed.item.priority)
            return False
        if limit.interval:
            uow.lanes.pace(lane, limit.used(lane.paced_until, claimed.goes_at, claimed.messages))
        return True

    def _apply(
        self,
        uow: UnitOfWork,
        claimed: Claimed,
        following: Next,
        result: SendResult,
        now: datetime,
    ) -> None:
        item, reason = claimed.item, result.reason[:REASON_LENGTH] or None
        if following.again_at is None:
            uow.outbox.end(
                item.id, following.state, now, reason=reason, external_id=result.external_id
            )
            uow.outbox.add_parts(item, result.parts)
            self.when_over(uow, item, replace(following, reason=result.reason))
        else:
            uow.outbox.wait(item.id, following.state, doubts=following.doubts, reason=reason)
        waiting = uow.outbox.head_priority(item.chat_id)
        more = {"blocked_until": following.again_at} if result.outcome == "slow_down" else {}
        limit = self.limits.of_chat(item.address)
        if limit.interval:
            # Telegram counts when a message arrives: at the latest now, however long it took.
            used = limit.used(claimed.lane.paced_until, now, claimed.messages)
            more["paced_until"] = used
        uow.lanes.release(
            claimed.lane,
            None if waiting is None else following.again_at or now,
            priority=waiting or 0,
            **more,
        )
