"""The store of alerts: that something could not wait, never what was said."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import select, update

from bot.storage.case_record import Alert
from bot.storage.tables.cases import alerts
from bot.storage.tables.columns import new_id

if TYPE_CHECKING:
    from datetime import datetime

    from bot.storage.transaction import Transaction


class AlertStore:
    """Write, list and take alerts."""

    def __init__(self, transaction: Transaction) -> None:
        """Work in this transaction."""
        self._transaction = transaction

    def add(
        self, chat_id: str, kind: str, about: str, now: datetime, *, case_id: str | None = None
    ) -> str:
        """Store an alert about a message in this chat, of a case if need be; return its id."""
        alert_id = new_id()
        row = {"id": alert_id, "chat_id": chat_id, "case_id": case_id, "kind": kind}
        self._transaction.insert(alerts, {**row, "about": about, "at": now})
        return alert_id

    def get(self, alert_id: str) -> Alert | None:
        """Return an alert, taken or not; None where there is none of this id."""
        row = self._transaction.row(select(alerts).where(alerts.c.id == alert_id))
        return _alert(row) if row else None

    def case_of(self, alert_id: str) -> str | None:
        """Return the id of the case that an alert is about, if there is one."""
        row = self._transaction.row(select(alerts.c.case_id).where(alerts.c.id == alert_id))
        return row.case_id if row else None

    def open(self) -> tuple[Alert, ...]:
        """Return the alerts that nobody has taken, oldest first."""
        query = select(alerts).where(alerts.c.taken_at.is_(None))
        return tuple(map(_alert, self._transaction.rows(query.order_by(alerts.c.at, alerts.c.id))))

    def unheard(self, before: datetime) -> tuple[Alert, ...]:
        """Return the alerts of cases up to a moment that nobody took and no coordinator knows."""
        which = (
            alerts.c.taken_at.is_(None),
            alerts.c.at <= before,
            alerts.c.coordinator_told_at.is_(None),
            alerts.c.case_id.isnot(None),
        )
        query = select(alerts).where(*which).order_by(alerts.c.at, alerts.c.id)
        return tuple(map(_alert, self._transaction.rows(query)))

    def tell_coordinators(self, alert_id: str, now: datetime) -> bool:
        """Note that the coordinators are told; False where they were, or somebody took it."""
        still_open = (
            alerts.c.id == alert_id,
            alerts.c.taken_at.is_(None),
            alerts.c.coordinator_told_at.is_(None),
        )
        told = update(alerts).where(*still_open).values(coordinator_told_at=now)
        return self._transaction.run(told) == 1

    def take(self, alert_id: str, actor: str, now: datetime) -> bool:
        """Let ``actor`` take an alert; False when somebody else was first."""
        still_open = (alerts.c.id == alert_id, alerts.c.taken_at.is_(None))
        values = {"taken_at": now, "taken_by": actor}
        return self._transaction.run(update(alerts).where(*still_open).values(**values)) == 1


def _alert(row: Any) -> Alert:  # noqa: ANN401 -- a row of SQLAlchemy
    return Alert(row.id, row.kind, row.about, row.at, row.taken_at, row.taken_by)
