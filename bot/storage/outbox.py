"""The store of what goes out; the rules of the outbox stand in ``bot.delivery.outbox``."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from sqlalchemy import bindparam, select, update

from bot.storage.encryption import FieldCipher, readable
from bot.storage.outgoing import TARGETS, Outgoing, as_body, from_body
from bot.storage.prepared import Prepared
from bot.storage.tables.chats import chats
from bot.storage.tables.columns import new_id
from bot.storage.tables.delivery import outbox, sent_parts

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from bot.storage.transaction import Transaction

_THIS = Prepared(update(outbox).where(outbox.c.id == bindparam("this_id")))
_NUMBER = Prepared(select(outbox.c.external_id).where(outbox.c.id == bindparam("this_id")))
_ITEMS = select(outbox, chats.c.channel, chats.c.address).join(
    chats, chats.c.id == outbox.c.chat_id
)
_HEAD = Prepared(
    _ITEMS.where(outbox.c.chat_id == bindparam("this_chat"), outbox.c.finished_at.is_(None))
    .order_by(outbox.c.priority.desc(), outbox.c.seq)
    .limit(1)
)
_HEAD_PRIORITY = Prepared(
    select(outbox.c.priority)
    .where(outbox.c.chat_id == bindparam("this_chat"), outbox.c.finished_at.is_(None))
    .order_by(outbox.c.priority.desc(), outbox.c.seq)
    .limit(1)
)

QUEUED, SENDING, SENT = "queued", "sending", "sent"
FAILED, UNKNOWN = "failed", "unknown"


@dataclass(frozen=True)
class OutboxItem:
    """A message on its way out.

    Args:
        seq: Its number in its chat.
        address: Where the channel sends it to; "" once the chat was erased.
        shown: What the channel shows; None where it was erased or no key fits it.
        doubts: How often it was sent without an answer, so that it may have arrived.
    """

    id: str
    chat_id: str
    channel: str
    address: str
    seq: int
    priority: int
    answers: str | None
    kind: str
    shown: Outgoing | None
    state: str
    attempts: int
    doubts: int
    queued_at: datetime


_COPIED = tuple(
    name for name in OutboxItem.__dataclass_fields__ if name not in {"shown", "address"}
)


class OutboxStore:
    """Write and read what goes out, its bodies encrypted."""

    def __init__(self, transaction: Transaction, cipher: FieldCipher) -> None:
        """Work in this transaction."""
        self._transaction = transaction
        self._cipher = cipher

    def add(
        self,
        chat_id: str,
        seq: int,
        shown: Outgoing,
        *,
        kind: str,
        priority: int,
        answers: str | None,
        now: datetime,
    ) -> str:
        """Store a message to send, and return its id."""
        row_id = new_id()
        row = {
            "id": row_id,
            "chat_id": chat_id,
            "seq": seq,
            "priority": priority,
            "answers": answers,
            "kind": kind,
            "body": self._cipher.encrypt(as_body(shown), f"outbox.body:{row_id}"),
            "state": QUEUED,
            "attempts": 0,
            "doubts": 0,
            "queued_at": now,
        }
        self._transaction.insert(outbox, row)
        return row_id

    def head(self, chat_id: str) -> OutboxItem | None:
        """Return the message of a chat that is next: the most urgent one, then the oldest."""
        row = self._transaction.row(_HEAD, this_chat=chat_id)
        return self._found(self._item(row)) if row else None

    def head_priority(self, chat_id: str) -> int | None:
        """Return how urgent the next message of a chat is; None where nothing waits."""
        row = self._transaction.row(_HEAD_PRIORITY, this_chat=chat_id)
        return row.priority if row else None

    def is_sending(self, chat_id: str) -> bool:
        """Say whether a message to a chat is on its way, so that its number is not known yet."""
        going = (
            outbox.c.chat_id == chat_id,
            outbox.c.finished_at.is_(None),
            outbox.c.state == SENDING,
        )
        return self._transaction.row(select(outbox.c.id).where(*going).limit(1)) is not None

    def has_urgent(self, chat_id: str, since: datetime) -> bool:
        """Say whether something that could not wait was queued to a chat since a moment."""
        urgent = (
            outbox.c.chat_id == chat_id,
            outbox.c.priority > 0,
            outbox.c.queued_at >= since,
        )
        return self._transaction.row(select(outbox.c.id).where(*urgent).limit(1)) is not None

    def after(self, chat_id: str, seq: int) -> tuple[OutboxItem, ...]:
        """Return the readable messages of a chat beyond a number, in order, sent or not."""
        query = _ITEMS.where(outbox.c.chat_id == chat_id, outbox.c.seq > seq)
        items = map(self._item, self._transaction.rows(query.order_by(outbox.c.seq)))
        return tuple(item for item in items if item.shown is not None)

    def start(self, item: OutboxItem, now: datetime) -> None:
        """Note, before it is sent, that a message is being sent: it may arrive from now on."""
        attempts = item.attempts + 1
        self._set(item.id, state=SENDING, attempts=attempts, doubts=item.doubts, started_at=now)

    def wait(self, item_id: str, state: str, *, doubts: int, reason: str | None) -> None:
        """Keep a message for another attempt."""
        self._set(item_id, state=state, doubts=doubts, reason=reason)

    def end(
        self,
        item_id: str,
        state: str,
        now: datetime,
        *,
        reason: str | None = None,
        external_id: str | None = None,
    ) -> None:
        """Take a message out of its lane: sent, failed, or for good unknown."""
        values = {"state": state, "reason": reason, "external_id": external_id}
        self._set(item_id, **values, finished_at=now)

    def add_parts(self, item: OutboxItem, external_ids: Sequence[str]) -> None:
        """Note all numbers of a message that the channel shows as several (an album)."""
        rows = [
            {"chat_id": item.chat_id, "external_id": number, "outbox_id": item.id}
            for number in external_ids
        ]
        self._transaction.insert(sent_parts, *rows)

    def end_up_to(self, chat_id: str, seq: int, now: datetime) -> int:
        """Mark as sent what a chat has seen, and return how many messages that were."""
        seen = (
            outbox.c.chat_id == chat_id,
            outbox.c.seq <= seq,
            outbox.c.finished_at.is_(None),
        )
        values = {"state": SENT, "finished_at": now}
        return self._transaction.run(update(outbox).where(*seen).values(**values))

    def _set(self, item_id: str, **values: object) -> None:
        self._transaction.run(_THIS, this_id=item_id, **values)

    def _found(self, item: OutboxItem) -> OutboxItem:
        """Fill in the numbers of the earlier messages that it points to."""
        if item.shown is None:
            return item
        found = {
            name: replace(target, external_id=self._external_id(target.outbox_id))
            for name in TARGETS
            if (target := getattr(item.shown, name)) and target.outbox_id
        }
        return replace(item, shown=replace(item.shown, **found)) if found else item

    def _external_id(self, outbox_id: str) -> str:
        row = self._transaction.row(_NUMBER, this_id=outbox_id)
        return (row.external_id or "") if row else ""

    def _item(self, row: Any) -> OutboxItem:  # noqa: ANN401 -- a row of SQLAlchemy
        body = readable(self._cipher, row.body, f"outbox.body:{row.id}")
        address = readable(self._cipher, row.address, f"chats.address:{row.chat_id}")
        return OutboxItem(
            shown=from_body(body) if body is not None else None,
            address=address or "",
            **{name: getattr(row, name) for name in _COPIED},
        )
