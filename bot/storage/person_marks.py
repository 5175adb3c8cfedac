"""The marks by which the same youth is recognised, as keyed hashes alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from bot.storage.tables.cases import cases
from bot.storage.tables.codes import person_marks

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bot.storage.encryption import FieldCipher
    from bot.storage.transaction import Transaction


class MarkStore:
    """Write the marks of a case, and find the cases that share one."""

    def __init__(self, transaction: Transaction, cipher: FieldCipher) -> None:
        """Work in this transaction."""
        self._transaction = transaction
        self._cipher = cipher

    def add(self, case_id: str, marks: Iterable[str]) -> None:
        """Store the marks of a case."""
        hashes = [self._cipher.keyed_hash(mark, "mark of a person") for mark in sorted(marks)]
        rows = [{"case_id": case_id, "mark_hash": one} for one in hashes]
        self._transaction.insert(person_marks, *rows)

    def sharing(self, case_id: str) -> tuple[tuple[str, str], ...]:
        """Return id and reference of the other cases that share a mark, the oldest first."""
        mine = select(person_marks.c.mark_hash).where(person_marks.c.case_id == case_id)
        query = (
            select(cases.c.id, cases.c.reference)
            .join(person_marks, person_marks.c.case_id == cases.c.id)
            .where(person_marks.c.mark_hash.in_(mine), cases.c.id != case_id)
            .distinct()
            .order_by(cases.c.id)
        )
        return tuple((row.id, row.reference) for row in self._transaction.rows(query))
