"""The store of lanes: whose turn it is in the queues of the chats."""

from __future__ import annotations

import secrets
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Literal

from sqlalchemy import String, bindparam, func, or_, select, update

from bot.errors import LeaseLostError, StorageError
from bot.storage.chats import VISITOR, is_staff
from bot.storage.prepared import Prepared
from bot.storage.tables.chats import chats
from bot.storage.tables.delivery import lanes

if TYPE_CHECKING:
    from datetime import datetime, timedelta

    from bot.storage.transaction import Transaction

Direction = Literal["in", "out"]
#: Whose lanes are claimed: those of anybody, of visitors alone, or of who is on the line.
Among = Literal["anybody", "visitors", "line"]

# The statements are made once: every message passes here several times.
_THIS = (lanes.c.chat_id == bindparam("this_chat"), lanes.c.direction == bindparam("this_way"))
# SQLite knows no FOR UPDATE and needs none: a writer there is alone.
_LOCKED = Prepared(select(lanes).where(*_THIS).with_for_update())
_CHANGE = Prepared(update(lanes).where(*_THIS))
_IS_DUE = (lanes.c.direction == bindparam("way"), lanes.c.due_at <= bindparam("now"))
_CHANNEL = bindparam("of_channel", type_=String)
_OF_CHANNEL = or_(_CHANNEL == "", lanes.c.channel == _CHANNEL)
# The line goes before visitors: where many write at once, Telegram lets few messages through.
_URGENT_FIRST = (lanes.c.priority.desc(), chats.c.role == VISITOR, lanes.c.due_at)
_DUE = (
    select(lanes, chats.c.role)
    .join(chats, chats.c.id == lanes.c.chat_id)
    .where(*_IS_DUE, _OF_CHANNEL)
    .order_by(*_URGENT_FIRST)
    .limit(1)
    # A lane that somebody holds is no wait: else two could wait for each other.
    .with_for_update(of=lanes, skip_locked=True)
)
_FIRST_DUE = {
    "anybody": Prepared(_DUE),
    "visitors": Prepared(_DUE.where(chats.c.role == VISITOR)),
    "line": Prepared(_DUE.where(chats.c.role != VISITOR)),
}
_CHANNEL_OF = Prepared(select(chats.c.channel).where(chats.c.id == bindparam("this_chat")))
_TAKE = Prepared(update(lanes).where(*_IS_DUE, lanes.c.chat_id == bindparam("this_chat")))


@dataclass(frozen=True)
class Lane:
    """A chat's queue in one direction, claimed by a worker until its lease ends.

    Args:
        is_on_line: A youth or somebody of the staff sits in the chat.
        is_of_staff: Somebody of the staff does.
    """

    chat_id: str
    direction: Direction
    channel: str
    claim: str
    paced_until: datetime | None
    is_on_line: bool = False
    is_of_staff: bool = False


@dataclass(frozen=True)
class LaneEnd:
    """A locked lane, to which a row is being added."""

    chat_id: str
    direction: Direction
    last_position: int
    due_at: datetime | None
    claim: str | None
    priority: int
    blocked_until: datetime | None

    @property
    def next_position(self) -> int:
        """Return the position of a row at the end."""
        return self.last_position + 1


class LaneStore:
    """Give rows their place in a lane, and lanes to workers."""

    def __init__(self, transaction: Transaction) -> None:
        """Work in this transaction."""
        self._transaction = transaction
        #: What was locked here stays as it is until this transaction changes it.
        self._ends: dict[tuple[str, Direction], LaneEnd] = {}

    def lock(self, chat_id: str, direction: Direction) -> LaneEnd:
        """Lock a lane, made if need be, until this transaction ends.

        So positions are committed in order.
        """
        end = self._locked(chat_id, direction)
        if end is None:
            chat = self._transaction.row(_CHANNEL_OF, this_chat=chat_id)
            channel = chat.channel if chat else None
            lane = {"chat_id": chat_id, "direction": direction, "channel": channel}
            start = {"last_position": 0, "priority": 0}
            self._transaction.insert_if_absent(lanes, {**lane, **start})
            end = self._locked(chat_id, direction)
        if end is None:
            message = f"the lane of chat {chat_id} could not be made"
            raise StorageError(message)
        return end

    def wake(self, end: LaneEnd, *, now: datetime, priority: int = 0) -> None:
        """Note that a row was added to a locked lane, so that a worker takes it up."""
        values: dict[str, Any] = {"last_position": end.next_position}
        is_more_urgent = end.claim is None and priority > end.priority
        if end.due_at is None or is_more_urgent:
            values["due_at"] = max(now, end.blocked_until or now)
            values["priority"] = priority
        self._change(end.chat_id, end.direction, **values)
        self._ends[end.chat_id, end.direction] = replace(end, **values)

    def claim(
        self,
        direction: Direction,
        *,
        owner: str,
        now: datetime,
        lease: timedelta,
        channel: str = "",
        among: Among = "anybody",
    ) -> Lane | None:
        """Claim the most urgent lane that is due, by one conditional update; None if none is.

        Among those of the same urgency the line comes before visitors.
        """
        due = {"way": direction, "now": now}
        taken = {"owner": owner, "claim": secrets.token_hex(16), "due_at": now + lease}
        while row := self._transaction.row(_FIRST_DUE[among], **due, of_channel=channel):
            # Another worker may have been faster: then the lane is no longer due, and this
            # changes nothing.
            if self._transaction.run(_TAKE, **due, this_chat=row.chat_id, **taken):
                claim = str(taken["claim"])
                self._ends[row.chat_id, direction] = _end(row, claim=claim, due_at=taken["due_at"])
                return Lane(
                    row.chat_id,
                    direction,
                    row.channel,
                    claim,
                    row.paced_until,
                    is_on_line=row.role != VISITOR,
                    is_of_staff=is_staff(row.role),
                )
        return None

    def hold(self, lane: Lane) -> LaneEnd:
        """Lock a claimed lane until this transaction ends: nothing is added to it meanwhile.

        Raises:
            LeaseLostError: the lease ended and another worker has taken the lane over.
        """
        end = self._locked(lane.chat_id, lane.direction)
        if end is None or end.claim != lane.claim:
            message = f"the lane of chat {lane.chat_id} was taken over"
            raise LeaseLostError(message)
        return end

    def release(
        self, lane: Lane, due_at: datetime | None, *, priority: int = 0, **more: datetime | None
    ) -> None:
        """Give a held lane back; it is due again at ``due_at``, never when it is empty."""
        free = {"owner": None, "claim": None, "due_at": due_at, "priority": priority}
        self._change(lane.chat_id, lane.direction, **free, **more)

    def pace(self, lane: Lane, paced_until: datetime) -> None:
        """Note that one message of the rate of a claimed lane was used."""
        self._change(lane.chat_id, lane.direction, paced_until=paced_until)

    def next_due(self, direction: Direction, channel: str) -> datetime | None:
        """Return when a lane of this channel is due next, None when all are empty."""
        here = (lanes.c.direction == direction, lanes.c.channel == channel)
        due: datetime | None = self._transaction.row(
            select(func.min(lanes.c.due_at).label("due_at")).where(*here)
        ).due_at
        return due

    def _locked(self, chat_id: str, direction: Direction) -> LaneEnd | None:
        known = self._ends.get((chat_id, direction))
        if known is not None:
            return known
        row = self._transaction.row(_LOCKED, this_chat=chat_id, this_way=direction)
        if row is None:
            return None
        end = self._ends[chat_id, direction] = _end(row)
        return end

    def _change(self, chat_id: str, direction: Direction, **values: object) -> None:
        self._ends.pop((chat_id, direction), None)
        self._transaction.run(_CHANGE, this_chat=chat_id, this_way=direction, **values)


def _end(row: Any, **changed: object) -> LaneEnd:  # noqa: ANN401 -- a row of SQLAlchemy
    fields = {name: getattr(row, name) for name in LaneEnd.__dataclass_fields__}
    return LaneEnd(**{**fields, **changed})
