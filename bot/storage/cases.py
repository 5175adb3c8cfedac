"""The store of cases."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import delete, select, update

from bot.clock import BRUSSELS
from bot.errors import UnknownCaseError
from bot.intake.doubles import marks_of
from bot.intake.status import Status, check_change
from bot.storage.audit import AuditEntry, AuditStore
from bot.storage.case_fields import answers_of, columns_of, own_words_column, own_words_in
from bot.storage.case_parts import CaseParts
from bot.storage.case_record import CaseRecord, CaseSummary, TimelineEntry
from bot.storage.line_messages import LineStore
from bot.storage.line_timeline import line_timeline
from bot.storage.numbering import count_one, counts, next_reference
from bot.storage.person_marks import MarkStore
from bot.storage.tables.cases import COUNTED_ANSWERS, cases
from bot.storage.tables.codes import reminders
from bot.storage.tables.columns import new_id
from bot.storage.withheld import WithheldStore

if TYPE_CHECKING:
    from datetime import datetime

    from bot.clock import Clock
    from bot.intake.referral import Referral
    from bot.storage.encryption import FieldCipher
    from bot.storage.transaction import Transaction

#: The channel of a case that staff entered, and the outcome of one that was never assessed.
STAFF, NOT_ASSESSED = "staff", "none"
#: Who notes what nobody did.
ASSISTANT = "assistant"
#: A referral that has come to its end needs no reminder any more.
_OVER = frozenset({Status.STARTED, Status.WITHDRAWN})


class CaseStore:
    """Write and read cases; every change, and every read of a person's data, is audited."""

    def __init__(
        self, transaction: Transaction, cipher: FieldCipher, audit: AuditStore, clock: Clock
    ) -> None:
        """Work in this transaction."""
        self._transaction = transaction
        self._clock = clock
        self._cipher = cipher
        self._audit = audit
        self._parts = CaseParts(transaction, cipher)
        self._marks = MarkStore(transaction, cipher)

    def reference_of_intake(self, intake_id: str) -> str | None:
        """Return the reference that an intake got, or None while it was not submitted."""
        query = select(cases.c.reference).where(cases.c.intake_id == intake_id)
        row = self._transaction.row(query)
        return str(row.reference) if row else None

    def add_referral(self, referral: Referral, now: datetime) -> str:
        """Store a referral and return its reference; an intake sent twice gets the same one."""
        known = self.reference_of_intake(referral.intake_id)
        if known:
            return known
        case_id, reference = new_id(), next_reference(self._transaction, now)
        row = {
            "id": case_id,
            "reference": reference,
            "intake_id": referral.intake_id,
            "channel": referral.channel,
            "status": Status.RECEIVED.value,
            "outcome": referral.assessment.outcome,
            "rules_version": referral.assessment.rules_version,
            "created_at": now,
            **columns_of(referral.answers, case_id, self._cipher),
            **own_words_column(referral.own_words, case_id, self._cipher),
        }
        if not self._transaction.insert_if_absent(cases, row):
            # Somebody else was just submitting the same intake, and has committed it.
            return self.reference_of_intake(referral.intake_id) or reference
        self._add_parts(case_id, referral, now)
        self._log(case_id, reference, "referrer", Status.RECEIVED, now)
        self._mark(case_id, reference, referral, now)
        return reference

    def doubles(self, case_id: str) -> tuple[str, ...]:
        """Return the references of the cases that are possibly of the same youth."""
        return tuple(reference for _, reference in self._marks.sharing(case_id))

    def id_of(self, reference: str) -> str:
        """Return the id of a case.

        Raises:
            UnknownCaseError: There is no such case.
        """
        row = self._transaction.row(select(cases.c.id).where(cases.c.reference == reference))
        if row is None:
            raise UnknownCaseError(reference)
        return str(row.id)

    def status_of(self, reference: str) -> str:
        """Return the status of a case.

        Raises:
            UnknownCaseError: There is no such case.
        """
        row = self._transaction.row(select(cases.c.status).where(cases.c.reference == reference))
        if row is None:
            raise UnknownCaseError(reference)
        return str(row.status)

    def add_enrolled(self, name: str, place: str, *, actor: str, now: datetime) -> str:
        """Store a youth who is in the programme without an intake here; return the reference."""
        case_id, reference = new_id(), next_reference(self._transaction, now)
        row = {
            "id": case_id,
            "reference": reference,
            "intake_id": f"none-{case_id}",
            "channel": STAFF,
            "status": Status.STARTED.value,
            "outcome": NOT_ASSESSED,
            "rules_version": 0,
            "created_at": now,
            **columns_of({"youth_name": name, "region": place}, case_id, self._cipher),
        }
        self._transaction.insert(cases, row)
        self._log(case_id, reference, actor, Status.STARTED, now)
        return reference

    def add_to_timeline(self, case_id: str, entry: TimelineEntry) -> None:
        """Add something that happened in a case."""
        self._parts.add_to_timeline(case_id, entry)

    def change_status(self, reference: str, status: Status, *, actor: str, now: datetime) -> None:
        """Give a case another status, with its history, timeline and audit.

        Raises:
            UnknownCaseError: There is no such case.
            StatusChangeError: There is no way from its status to that one.
        """
        this = cases.c.reference == reference
        row = self._transaction.row(
            select(cases.c.id, cases.c.status).where(this).with_for_update()
        )
        if row is None:
            raise UnknownCaseError(reference)
        check_change(Status(row.status), status)
        self._transaction.run(update(cases).where(this).values(status=status.value))
        if status in _OVER:
            self._transaction.run(delete(reminders).where(reminders.c.case_id == row.id))
        self._log(row.id, reference, actor, status, now)

    def get(self, reference: str, *, actor: str) -> CaseRecord:
        """Return a whole case; that ``actor`` read it is written down, so commit afterwards.

        Raises:
            UnknownCaseError: there is no such case.
            DecryptionError: a field cannot be read with the configured keys.
        """
        row = self._transaction.row(select(cases).where(cases.c.reference == reference))
        if row is None:
            raise UnknownCaseError(reference)
        self._audit.record(AuditEntry(actor, "case.read", reference, self._clock.now()))
        return CaseRecord(
            reference=row.reference,
            status=row.status,
            created_at=row.created_at,
            channel=row.channel,
            intake_id=row.intake_id,
            answers=answers_of(row, self._cipher),
            own_words=own_words_in(row, self._cipher),
            assessment=self._parts.assessment(row.id),
            attention=self._parts.attention(row.id),
            history=self._parts.history(row.id),
            consents=self._parts.consents(row.id),
            timeline=self._timeline(row.id),
            alerts=self._parts.alerts(row.id),
        )

    def list(self, limit: int = 50, *, status: str | None = None) -> tuple[CaseSummary, ...]:
        """Return the newest cases, without anything that leads to a person."""
        query = select(cases).order_by(cases.c.created_at.desc(), cases.c.id.desc()).limit(limit)
        if status is not None:
            query = query.where(cases.c.status == status)
        return tuple(map(_summary, self._transaction.rows(query)))

    def with_phone(self, phone: str) -> tuple[str, ...]:
        """Return the references of the cases with this phone of the youth (E.164)."""
        wanted = cases.c.youth_phone_hash == self._cipher.keyed_hash(phone, "phone")
        rows = self._transaction.rows(
            select(cases.c.reference).where(wanted).order_by(cases.c.reference)
        )
        return tuple(row.reference for row in rows)

    def counts(self, month: str) -> dict[str, dict[str, int]]:
        """Return the figures of a month that need no key ("2026-03"): what, value, number."""
        return counts(self._transaction, month)

    def _timeline(self, case_id: str) -> tuple[TimelineEntry, ...]:
        line = LineStore(self._transaction, self._cipher)
        withheld = WithheldStore(self._transaction, self._cipher).of_case(case_id)
        entries = (
            *self._parts.timeline(case_id),
            *line_timeline(self._transaction, line, case_id, withheld),
        )
        return tuple(sorted(entries, key=lambda entry: entry.at))

    def _add_parts(self, case_id: str, referral: Referral, now: datetime) -> None:
        self._parts.add_assessment(case_id, referral.assessment, now)
        self._parts.add_attention(case_id, referral.attention)
        self._parts.add_consents(case_id, referral.consents)
        for slot in COUNTED_ANSWERS:
            value = referral.answers.get(slot)
            if value is not None:
                count_one(self._transaction, now, slot, str(value))

    def _mark(self, case_id: str, reference: str, referral: Referral, now: datetime) -> None:
        """Note in both timelines where this is possibly a youth that we know."""
        today = now.astimezone(BRUSSELS).date()
        self._marks.add(case_id, marks_of(referral.answers, today))
        for other_id, other in self._marks.sharing(case_id):
            for where, double in ((case_id, other), (other_id, reference)):
                details = {"reference": double}
                entry = TimelineEntry("possible_double", ASSISTANT, now, details)
                self._parts.add_to_timeline(where, entry)

    def _log(
        self, case_id: str, reference: str, actor: str, status: Status, now: datetime
    ) -> None:
        self._parts.add_status(case_id, status.value, actor, now)
        entry = TimelineEntry("status", actor, now, {"status": status.value})
        self._parts.add_to_timeline(case_id, entry)
        self._audit.record(AuditEntry(actor, f"case.{status.value}", reference, now))


def _summary(row: Any) -> CaseSummary:  # noqa: ANN401 -- a row of SQLAlchemy
    values = {name: getattr(row, name) for name in CaseSummary.__dataclass_fields__}
    outcome = None if row.outcome == NOT_ASSESSED else row.outcome
    return CaseSummary(**{**values, "outcome": outcome})
