"""Who did what to whom, and when."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import select

from bot.storage.tables.cases import audit
from bot.storage.tables.columns import new_id

if TYPE_CHECKING:
    from datetime import datetime

    from bot.storage.transaction import Transaction


@dataclass(frozen=True)
class AuditEntry:
    """One deed: ``object`` is a reference or an id, never a name."""

    actor: str
    action: str
    object: str
    at: datetime


class AuditStore:
    """Write and read the audit; nothing here changes or removes a row."""

    def __init__(self, transaction: Transaction) -> None:
        """Work in this transaction: a deed and its audit are committed together."""
        self._transaction = transaction

    def record(self, entry: AuditEntry) -> None:
        """Add a deed."""
        row = {"actor": entry.actor, "action": entry.action, "object": entry.object}
        self._transaction.insert(audit, {**row, "id": new_id(), "at": entry.at})

    def about(self, object_id: str) -> tuple[AuditEntry, ...]:
        """Return what was done to an object, oldest first."""
        query = select(audit).where(audit.c.object == object_id).order_by(audit.c.at, audit.c.id)
        rows = self._transaction.rows(query)
        return tuple(AuditEntry(row.actor, row.action, row.object, row.at) for row in rows)
