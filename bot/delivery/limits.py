"""How fast a channel may be used: token buckets, as pure policy.

A bucket is kept as one moment, ``paced_until``: when it would be full again. That fits in a
column, so that neither a restart nor a second gateway begins with a full bucket.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta


@dataclass(frozen=True)
class Limit:
    """One message per ``interval``, after a quiet time ``burst`` of them at once."""

    interval: timedelta
    burst: int = 1

    def earliest(self, paced_until: datetime | None, now: datetime, messages: int = 1) -> datetime:
        """Return when as many messages may go together: now, or once the bucket has tokens again.

        More than a burst go once the bucket is full.
        """
        if paced_until is None:
            return now
        return max(now, paced_until - self.interval * max(self.burst - messages, 0))

    def used(self, paced_until: datetime | None, now: datetime, messages: int = 1) -> datetime:
        """Return the bucket after as many messages that go now."""
        return max(now, paced_until or now) + self.interval * messages


def never_more_than(number: int, within: timedelta, burst: int) -> Limit:
    """Return a limit that lets no window of this length see more than ``number`` messages."""
    return Limit(within / (number - burst), burst)


@dataclass(frozen=True)
class Limits:
    """The limits of one channel.

    Args:
        overall: How messages to all chats together are planned.
        private: Of one person.
        group: Of one group.
        second: How many the channel may see within a second, whatever was planned; 0 is any.
    """

    overall: Limit
    private: Limit
    group: Limit
    second: int = 0

    def of_chat(self, address: str) -> Limit:
        """Return the limit of a chat; Telegram gives groups negative numbers."""
        return self.group if address.startswith("-") else self.private


_NONE = Limit(timedelta(0))
UNLIMITED = Limits(_NONE, _NONE, _NONE)
#: Telegram's own: 30 a second in all, one a second in a chat (a few at once are let through), 20
#: a minute in a group. https://core.telegram.org/bots/faq#my-bot-is-hitting-limits
_A_SECOND = 30
TELEGRAM = Limits(
    overall=never_more_than(_A_SECOND, timedelta(seconds=1), burst=1),
    private=Limit(timedelta(seconds=1), burst=3),
    group=never_more_than(20, timedelta(minutes=1), burst=3),
    second=_A_SECOND,
)
