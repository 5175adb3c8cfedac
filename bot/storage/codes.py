"""The store of codes: hashes alone, what they open, and who was wrong when."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import delete, func, or_, select, update

from bot.intake.codes import WINDOW, code_from
from bot.storage.case_fields import answers_of
from bot.storage.tables.cases import cases, status_history
from bot.storage.tables.codes import kept_answers, status_codes, wrong_codes
from bot.storage.tables.columns import new_id

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from bot.storage.encryption import FieldCipher
    from bot.storage.transaction import Transaction

#: All of a case that the code of its referrer shows besides the status; the rest is the youth's.
OWN_DATA = ("referrer_organisation", "referrer_name", "referrer_phone", "referrer_email")


@dataclass(frozen=True)
class Standing:
    """Where a referral stands, as its submitter may know it.

    Args:
        referrer_type: Who submitted it.
        since: When it got this status.
        own: The answers that a referrer gave about themselves; empty for a youth.
    """

    reference: str
    status: str
    since: datetime
    referrer_type: str
    own: Mapping[str, object]


class CodeStore:
    """Give out codes, and find what one opens; a code itself is never stored."""

    def __init__(self, transaction: Transaction, cipher: FieldCipher) -> None:
        """Work in this transaction."""
        self._transaction = transaction
        self._cipher = cipher

    def issue_status(self, intake_id: str, now: datetime) -> str:
        """Return the status code of a stored intake; asked again it is the same one.

        It follows from the id of the intake and the key, so that a submission whose answer got
        lost can tell it again although only its hash is stored.
        """
        code = code_from(self._cipher.keyed_hash(intake_id, "status code of an intake"))
        row = self._transaction.row(select(cases.c.id).where(cases.c.intake_id == intake_id))
        stored = {"case_id": row.id, "code_hash": self._hash(code), "created_at": now}
        self._transaction.insert_if_absent(status_codes, stored)
        return code

    def standing(self, code: str) -> Standing | None:
        """Return where the referral of a status code stands; None where there is none."""
        query = (
            select(cases, func.max(status_history.c.at).label("since"))
            .join(status_codes, status_codes.c.case_id == cases.c.id)
            .join(status_history, status_history.c.case_id == cases.c.id)
            .where(status_codes.c.code_hash == self._hash(code))
            .group_by(cases.c.id)
        )
        row = self._transaction.row(query)
        if row is None:
            return None
        answers = answers_of(row, self._cipher) if row.referrer_type != "self" else {}
        own = {slot: answers[slot] for slot in OWN_DATA if slot in answers}
        return Standing(row.reference, row.status, row.since, row.referrer_type or "", own)

    def keep(self, code: str, answers: str, expires_at: datetime) -> bool:
        """Keep answers for whoever has a code; False where the code is taken."""
        row_id = new_id()
        row = {
            "id": row_id,
            "code_hash": self._hash(code),
            "answers": self._cipher.encrypt(answers, f"kept_answers.answers:{row_id}"),
            "expires_at": expires_at,
        }
        return self._transaction.insert_if_absent(kept_answers, row)

    def take(self, code: str, asker: str, now: datetime) -> str | None:
        """Use a code up and return what was kept; None where it opens nothing (any more).

        The conversation that used it gets the same again for an hour: its turn may have failed
        after this, and is then repeated.
        """
        asker_hash = self._asker(asker)
        free = or_(
            kept_answers.c.used_at.is_(None),
            (kept_answers.c.asker_hash == asker_hash) & (kept_answers.c.used_at > now - WINDOW),
        )
        mine = (kept_answers.c.code_hash == self._hash(code), kept_answers.c.expires_at > now)
        row = self._transaction.row(select(kept_answers).where(*mine, free))
        if row is None:
            return None
        used = update(kept_answers).where(*mine, free)
        first = row.used_at or now
        if self._transaction.run(used.values(used_at=first, asker_hash=asker_hash)) != 1:
            return None
        return self._cipher.decrypt(row.answers, f"kept_answers.answers:{row.id}")

    def note_wrong(self, asker: str, now: datetime) -> None:
        """Note that a conversation typed a code that opens nothing."""
        row = {"id": new_id(), "asker_hash": self._asker(asker), "at": now}
        self._transaction.insert(wrong_codes, row)

    def wrong_since(self, asker: str, since: datetime) -> tuple[datetime, ...]:
        """Return when a conversation was wrong, since a moment."""
        which = (wrong_codes.c.asker_hash == self._asker(asker), wrong_codes.c.at > since)
        query = select(wrong_codes.c.at).where(*which).order_by(wrong_codes.c.at)
        return tuple(row.at for row in self._transaction.rows(query))

    def forget_old(self, now: datetime) -> int:
        """Delete kept answers that are too old or used, and wrong tries that count no more."""
        used = kept_answers.c.used_at <= now - WINDOW
        over = delete(kept_answers).where(or_(kept_answers.c.expires_at <= now, used))
        self._transaction.run(delete(wrong_codes).where(wrong_codes.c.at <= now - WINDOW))
        return self._transaction.run(over)

    def _hash(self, code: str) -> str:
        return self._cipher.keyed_hash(code, "code")

    def _asker(self, asker: str) -> str:
        return self._cipher.keyed_hash(asker, "asker of a code")
