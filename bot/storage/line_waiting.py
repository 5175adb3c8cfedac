"""The store of what waits on the line: messages of youths that nobody answered."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import bindparam, select, update

from bot.line.message import YOUTH
from bot.line.waiting import Stage, Unanswered
from bot.storage.prepared import Prepared
from bot.storage.tables.line import journeys, line_copies, line_messages

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from bot.line.message import LineMessage
    from bot.storage.transaction import Transaction

_IS_OPEN = (line_messages.c.sender == YOUTH, line_messages.c.answered_at.is_(None))
#: The last stage that a message went through, by the column that says when.
_TOLD = {"duo": line_messages.c.duo_told_at, "coordinator": line_messages.c.coordinator_told_at}
_EARLIER = Prepared(
    select(line_messages.c.id)
    .where(
        line_messages.c.case_id == bindparam("this_case"),
        *_IS_OPEN,
        line_messages.c.id < bindparam("this_id"),
    )
    .limit(1)
)


class WaitingStore:
    """Find what waits, and note once who was brought in for it."""

    def __init__(self, transaction: Transaction) -> None:
        """Work in this transaction."""
        self._transaction = transaction

    def cases(self, before: datetime) -> tuple[str, ...]:
        """Return the cases with an open journey in which a youth waits since before a moment."""
        waits = (*_IS_OPEN, line_messages.c.at <= before, _TOLD["coordinator"].is_(None))
        query = (
            select(line_messages.c.case_id)
            .join(journeys, journeys.c.case_id == line_messages.c.case_id)
            .where(*waits, journeys.c.closed_at.is_(None))
            .distinct()
        )
        return tuple(row.case_id for row in self._transaction.rows(query))

    def of_case(self, case_id: str) -> tuple[Unanswered, ...]:
        """Return what a youth wrote and nobody answered, the oldest first."""
        query = select(line_messages).where(line_messages.c.case_id == case_id, *_IS_OPEN)
        rows = self._transaction.rows(query.order_by(line_messages.c.id))
        return tuple(map(_unanswered, rows))

    def is_first(self, message: LineMessage) -> bool:
        """Say whether nothing that the youth wrote before a message waits for an answer."""
        where = {"this_case": message.case_id, "this_id": message.id}
        return self._transaction.row(_EARLIER, **where) is None

    def tell(self, message_ids: Iterable[str], stage: Stage, now: datetime) -> int:
        """Note that a stage is brought in; return for how many messages it was not before.

        Another gateway may do the same at this moment: only one of them gets a number above 0.
        """
        column = _TOLD[stage]
        these = (line_messages.c.id.in_(list(message_ids)), column.is_(None), *_IS_OPEN)
        return self._transaction.run(
            update(line_messages).where(*these).values({column.name: now})
        )

    def who_got(self, message_ids: Iterable[str]) -> frozenset[str]:
        """Return who of the staff has copies of these messages."""
        which = (
            line_copies.c.line_message_id.in_(list(message_ids)),
            line_copies.c.coach_id.isnot(None),
        )
        rows = self._transaction.rows(select(line_copies.c.coach_id).where(*which).distinct())
        return frozenset(row.coach_id for row in rows)

    def of_alert(self, alert_id: str) -> tuple[str, ...]:
        """Return the messages that raised an alert, the oldest first."""
        query = select(line_messages.c.id).where(line_messages.c.alert_id == alert_id)
        rows = self._transaction.rows(query.order_by(line_messages.c.id))
        return tuple(row.id for row in rows)


def _unanswered(row: Any) -> Unanswered:  # noqa: ANN401 -- a row of SQLAlchemy
    return Unanswered(row.id, row.at, row.duo_told_at, row.coordinator_told_at)
