"""The store of what a channel as a whole has to wait for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import bindparam, select, update

from bot.storage.prepared import Prepared
from bot.storage.tables.delivery import channels

if TYPE_CHECKING:
    from datetime import datetime

    from bot.storage.transaction import Transaction


_IS_THIS = channels.c.name == bindparam("this_channel")
_LOCKED = Prepared(select(channels).where(_IS_THIS).with_for_update())
_THIS = Prepared(update(channels).where(_IS_THIS))


@dataclass(frozen=True)
class ChannelPace:
    """A channel's own pause (``blocked_until``), and how far its rate is used up."""

    blocked_until: datetime | None
    paced_until: datetime | None


class PacingStore:
    """Keep the pace of channels in the database, so that a restart forgets no pause."""

    def __init__(self, transaction: Transaction) -> None:
        """Work in this transaction."""
        self._transaction = transaction
        #: What was locked here stays as it is until this transaction changes it.
        self._paces: dict[str, ChannelPace] = {}

    def of(self, channel: str) -> ChannelPace:
        """Return the pace of a channel, locked until this transaction ends."""
        known = self._paces.get(channel)
        if known is not None:
            return known
        row = self._transaction.row(_LOCKED, this_channel=channel)
        if row is None:
            self._transaction.insert_if_absent(channels, {"name": channel})
            row = self._transaction.row(_LOCKED, this_channel=channel)
        pace = ChannelPace(row.blocked_until, row.paced_until)
        self._paces[channel] = pace
        return pace

    def use(self, channel: str, paced_until: datetime) -> None:
        """Note that one message of the rate was used."""
        self._set(channel, paced_until=paced_until)

    def block(self, channel: str, until: datetime) -> None:
        """Let a channel pause; a longer pause that it has already stays."""
        known = self.of(channel).blocked_until
        self._set(channel, blocked_until=max(until, known or until))

    def _set(self, channel: str, **values: datetime) -> None:
        self._paces.pop(channel, None)
        self._transaction.run(_THIS, this_channel=channel, **values)
