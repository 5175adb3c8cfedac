"""What stands around a case: assessment, points of attention, consents, history, timeline."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from bot.storage.case_record import Alert, ConsentRecord, StatusChange, TimelineEntry
from bot.storage.tables.cases import (
    alerts,
    assessments,
    attention,
    consents,
    status_history,
    timeline,
)
from bot.storage.tables.columns import new_id

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import datetime

    from bot.intake.finding import Assessment
    from bot.intake.referral import Consent
    from bot.storage.encryption import FieldCipher
    from bot.storage.transaction import Transaction


class CaseParts:
    """Write and read the rows that belong to one case."""

    def __init__(self, transaction: Transaction, cipher: FieldCipher) -> None:
        """Work in this transaction."""
        self._transaction = transaction
        self._cipher = cipher

    def add_assessment(self, case_id: str, assessment: Assessment, now: datetime) -> None:
        """Store an indication with the version of its rules."""
        row_id = new_id()
        row = {
            "id": row_id,
            "case_id": case_id,
            "outcome": assessment.outcome,
            "rules_version": assessment.rules_version,
            "findings": self._cipher.encrypt(
                json.dumps(assessment.as_dict()), f"assessments.findings:{row_id}"
            ),
            "at": now,
        }
        self._transaction.insert(assessments, row)

    def assessment(self, case_id: str) -> Mapping[str, object]:
        """Return the newest indication, as JSON."""
        row = self._newest(assessments, case_id)
        if row is None:
            return {}
        plain = self._cipher.decrypt(row.findings, f"assessments.findings:{row.id}")
        found: dict[str, object] = json.loads(plain)
        return found

    def add_attention(self, case_id: str, codes: Iterable[str]) -> None:
        """Store the points of attention, in their order."""
        rows = [
            {"case_id": case_id, "code": code, "position": position}
            for position, code in enumerate(dict.fromkeys(codes))
        ]
        self._transaction.insert(attention, *rows)

    def attention(self, case_id: str) -> tuple[str, ...]:
        """Return the points of attention, in their order."""
        query = select(attention.c.code).where(attention.c.case_id == case_id)
        rows = self._transaction.rows(query.order_by(attention.c.position))
        return tuple(row.code for row in rows)

    def add_consents(self, case_id: str, given: Iterable[Consent]) -> None:
        """Store each consent with the words that were shown."""
        rows = [
            {
                "id": new_id(),
                "case_id": case_id,
                "purpose": consent.purpose,
                "wording": consent.wording,
                "version": consent.version,
                "given_at": consent.given_at,
            }
            for consent in given
        ]
        self._transaction.insert(consents, *rows)

    def consents(self, case_id: str) -> tuple[ConsentRecord, ...]:
        """Return the consents, oldest first."""
        return tuple(
            ConsentRecord(row.purpose, row.wording, row.version, row.given_at, row.withdrawn_at)
            for row in self._of(consents, case_id, consents.c.given_at)
        )

    def add_status(self, case_id: str, status: str, actor: str, now: datetime) -> None:
        """Add a status to the history."""
        row = {"case_id": case_id, "status": status, "actor": actor, "at": now}
        self._transaction.insert(status_history, {**row, "id": new_id()})

    def history(self, case_id: str) -> tuple[StatusChange, ...]:
        """Return the statuses that the case had, oldest first."""
        return tuple(
            StatusChange(row.status, row.actor, row.at)
            for row in self._of(status_history, case_id, status_history.c.at)
        )

    def add_to_timeline(self, case_id: str, entry: TimelineEntry) -> None:
        """Add something that happened; its text is encrypted, its details may hold no person."""
        row_id = new_id()
        body = None
        if entry.text is not None:
            body = self._cipher.encrypt(entry.text, f"timeline.body:{row_id}")
        row = {"kind": entry.kind, "actor": entry.actor, "details": dict(entry.details)}
        extra = {"id": row_id, "case_id": case_id, "body": body, "at": entry.at}
        self._transaction.insert(timeline, {**row, **extra})

    def timeline(self, case_id: str) -> tuple[TimelineEntry, ...]:
        """Return what happened, oldest first."""
        return tuple(
            TimelineEntry(row.kind, row.actor, row.at, row.details, self._text(row))
            for row in self._of(timeline, case_id, timeline.c.at)
        )

    def alerts(self, case_id: str) -> tuple[Alert, ...]:
        """Return the alerts about this case, oldest first."""
        return tuple(
            Alert(row.id, row.kind, row.about, row.at, row.taken_at, row.taken_by)
            for row in self._of(alerts, case_id, alerts.c.at)
        )

    def _text(self, row: Any) -> str | None:  # noqa: ANN401 -- a row of SQLAlchemy
        if row.body is None:
            return None
        return self._cipher.decrypt(row.body, f"timeline.body:{row.id}")

    def _newest(self, table: Any, case_id: str) -> Any:  # noqa: ANN401 -- SQLAlchemy is untyped
        query = select(table).where(table.c.case_id == case_id)
        return self._transaction.row(query.order_by(table.c.at.desc(), table.c.id.desc()).limit(1))

    def _of(self, table: Any, case_id: str, when: Any) -> list[Any]:  # noqa: ANN401 -- SQLAlchemy is untyped
        query = select(table).where(table.c.case_id == case_id)
        return self._transaction.rows(query.order_by(when, table.c.id))
