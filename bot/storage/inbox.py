"""The store of what came in; the rules of the inbox stand in ``bot.delivery.inbox``."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import bindparam, select, update

from bot.storage.encryption import FieldCipher, readable
from bot.storage.prepared import Prepared
from bot.storage.tables.columns import new_id
from bot.storage.tables.delivery import inbox

if TYPE_CHECKING:
    from datetime import datetime

    from bot.storage.transaction import Transaction

_THIS = Prepared(update(inbox).where(inbox.c.id == bindparam("this_id")))
_HEAD = Prepared(
    select(inbox)
    .where(inbox.c.chat_id == bindparam("this_chat"), inbox.c.finished_at.is_(None))
    .order_by(inbox.c.position)
    .limit(1)
)

_OF_ID = Prepared(select(inbox).where(inbox.c.id == bindparam("this_id")))
_NEWEST = Prepared(
    select(inbox)
    .where(
        inbox.c.chat_id == bindparam("this_chat"),
        inbox.c.external_id == bindparam("number"),
        inbox.c.kind == bindparam("of_kind"),
    )
    .order_by(inbox.c.position.desc())
    .limit(1)
)

WAITING, DONE, FAILED = "waiting", "done", "failed"


@dataclass(frozen=True)
class Incoming:
    """Something that a channel brought.

    Args:
        update_id: The channel's own id of it; the same one twice is one row.
        kind: What it is, see ``bot.dialogue.arriving``.
        body: Its words: a text, a caption, the token of a button.
        external_id: The number by which the channel knows the message itself.
        reply_to: The number of the message that it replies to.
        album: The name of the album that it is part of.
    """

    channel: str
    update_id: str
    chat_id: str
    kind: str
    body: str
    received_at: datetime
    external_id: str | None = None
    reply_to: str | None = None
    album: str | None = None


@dataclass(frozen=True)
class InboxItem:
    """A message to handle; ``body`` is None where it was erased or no key fits it.

    ``position`` is its place in the chat, by arrival.
    """

    id: str
    channel: str
    update_id: str
    chat_id: str
    position: int
    kind: str
    body: str | None
    external_id: str | None
    attempts: int
    received_at: datetime
    reply_to: str | None = None
    album: str | None = None


class InboxStore:
    """Write and read what came in, its bodies encrypted."""

    def __init__(self, transaction: Transaction, cipher: FieldCipher) -> None:
        """Work in this transaction."""
        self._transaction = transaction
        self._cipher = cipher

    def add(self, incoming: Incoming, position: int) -> bool:
        """Store an update; False when it is there already."""
        row_id = new_id()
        row = {
            "id": row_id,
            "channel": incoming.channel,
            "update_id": incoming.update_id,
            "chat_id": incoming.chat_id,
            "position": position,
            "kind": incoming.kind,
            "external_id": incoming.external_id,
            "reply_to": incoming.reply_to,
            "album": incoming.album,
            "body": self._cipher.encrypt(incoming.body, f"inbox.body:{row_id}"),
            "state": WAITING,
            "attempts": 0,
            "received_at": incoming.received_at,
        }
        return self._transaction.insert_if_absent(inbox, row)

    def head(self, chat_id: str) -> InboxItem | None:
        """Return the first message of a chat that is not handled yet."""
        row = self._transaction.row(_HEAD, this_chat=chat_id)
        return self._item(row) if row else None

    def has_any(self, chat_id: str) -> bool:
        """Say whether anything ever came from a chat."""
        any_row = select(inbox.c.id).where(inbox.c.chat_id == chat_id).limit(1)
        return self._transaction.row(any_row) is not None

    def get(self, item_id: str) -> InboxItem | None:
        """Return a message, handled or not; None where there is none of this id."""
        row = self._transaction.row(_OF_ID, this_id=item_id)
        return self._item(row) if row else None

    def of_update(self, channel: str, update_id: str) -> InboxItem | None:
        """Return what a channel brought under its own id; None where it never did."""
        this = (inbox.c.channel == channel, inbox.c.update_id == update_id)
        row = self._transaction.row(select(inbox).where(*this))
        return self._item(row) if row else None

    def of_album(self, chat_id: str, album: str) -> tuple[InboxItem, ...]:
        """Return what came of an album, in order."""
        here = (inbox.c.chat_id == chat_id, inbox.c.album == album)
        query = select(inbox).where(*here).order_by(inbox.c.position)
        return tuple(map(self._item, self._transaction.rows(query)))

    def newest_of(self, chat_id: str, external_id: str, kind: str) -> InboxItem | None:
        """Return what came last of this kind about a message of the channel: its newest edit."""
        which = {"this_chat": chat_id, "number": external_id, "of_kind": kind}
        row = self._transaction.row(_NEWEST, **which)
        return self._item(row) if row else None

    def count_attempt(self, item: InboxItem) -> None:
        """Note that a worker begins with this message."""
        self._set(item.id, attempts=item.attempts + 1)

    def note(self, item_id: str, reason: str) -> None:
        """Note why a message waits; ``reason`` is for operators and holds no words of it."""
        self._set(item_id, reason=reason)

    def end(self, item_id: str, state: str, now: datetime, reason: str | None = None) -> None:
        """Take a message out of its lane: it was handled, or cannot be."""
        self._set(item_id, state=state, reason=reason, finished_at=now)

    def _set(self, item_id: str, **values: object) -> None:
        self._transaction.run(_THIS, this_id=item_id, **values)

    def _item(self, row: Any) -> InboxItem:  # noqa: ANN401 -- a row of SQLAlchemy
        body = readable(self._cipher, row.body, f"inbox.body:{row.id}")
        names = [name for name in InboxItem.__dataclass_fields__ if name != "body"]
        return InboxItem(body=body, **{name: getattr(row, name) for name in names})
