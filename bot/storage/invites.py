"""The store of links: only hashes of their tokens and codes, and who was wrong when."""

from __future__ import annotations

import hmac
from typing import TYPE_CHECKING, Any

from sqlalchemy import select, update

from bot.line.pairing import Invite
from bot.storage.tables.columns import new_id
from bot.storage.tables.line import invites, wrong_tokens

if TYPE_CHECKING:
    from datetime import datetime

    from bot.line.pairing import Invitation
    from bot.storage.encryption import FieldCipher
    from bot.storage.transaction import Transaction

_COPIED = tuple(name for name in Invite.__dataclass_fields__ if name != "needs_code")
_IS_UNUSED = (invites.c.used_at.is_(None), invites.c.revoked_at.is_(None))


class InviteStore:
    """Write and find links, and use each once."""

    def __init__(self, transaction: Transaction, cipher: FieldCipher) -> None:
        """Work in this transaction."""
        self._transaction = transaction
        self._cipher = cipher

    def add(
        self,
        invitation: Invitation,
        now: datetime,
        *,
        coach_id: str | None = None,
        case_id: str | None = None,
    ) -> None:
        """Store a link for one of the staff or for the youth of a case; earlier ones end."""
        same = invites.c.coach_id == coach_id if coach_id else invites.c.case_id == case_id
        earlier = update(invites).where(same, *_IS_UNUSED)
        self._transaction.run(earlier.values(revoked_at=now))
        invite_id = new_id()
        code = invitation.code
        row = {
            "id": invite_id,
            "token_hash": self._token_hash(invitation.token),
            "code_hash": self._code_hash(invite_id, code) if code else None,
            "code_tries": 0,
            "coach_id": coach_id,
            "case_id": case_id,
            "created_at": now,
            "expires_at": invitation.expires_at,
        }
        self._transaction.insert(invites, row)

    def find(self, token: str) -> Invite | None:
        """Return the link with a token, in whatever state it is."""
        return self._one(invites.c.token_hash == self._token_hash(token))

    def get(self, invite_id: str) -> Invite | None:
        """Return a link by its id."""
        return self._one(invites.c.id == invite_id)

    def opened_by(self, chat_id: str) -> Invite | None:
        """Return the newest link that a chat opened and did not get in by: its code is awaited.

        Also one that was ended since.
        """
        return self._one(
            invites.c.chat_id == chat_id,
            invites.c.code_hash.isnot(None),
            invites.c.used_at.is_(None),
        )

    def used_by(self, chat_id: str) -> Invite | None:
        """Return the newest link of a youth that a chat used."""
        return self._one(
            invites.c.chat_id == chat_id,
            invites.c.case_id.isnot(None),
            invites.c.used_at.isnot(None),
        )

    def open_step(self, invite_id: str, chat_id: str) -> bool:
        """Note which chat is to type the code; False where another chat opened the link."""
        nobody = invites.c.chat_id.is_(None)
        if self._change((invites.c.id == invite_id, nobody, *_IS_UNUSED), chat_id=chat_id):
            return True
        known = self.get(invite_id)
        return known is not None and known.chat_id == chat_id

    def use(self, invite_id: str, chat_id: str, now: datetime) -> bool:
        """Use a link up, once and for one chat; False where that cannot be."""
        valid = (invites.c.id == invite_id, invites.c.expires_at > now, *_IS_UNUSED)
        return self._change(valid, used_at=now, chat_id=chat_id)

    def fits(self, invite: Invite, code: str) -> bool:
        """Say whether a code is that of a link."""
        query = select(invites.c.code_hash).where(invites.c.id == invite.id)
        known = self._transaction.row(query).code_hash or ""
        return hmac.compare_digest(known, self._code_hash(invite.id, code))

    def count_try(self, invite_id: str) -> None:
        """Count a wrong code."""
        self._change((invites.c.id == invite_id,), code_tries=invites.c.code_tries + 1)

    def revoke(self, invite_id: str, now: datetime) -> None:
        """Take a link back."""
        self._change((invites.c.id == invite_id, *_IS_UNUSED), revoked_at=now)

    def revoke_of(self, case_id: str, now: datetime) -> None:
        """Take back all links of a youth."""
        which = (invites.c.case_id == case_id, *_IS_UNUSED)
        self._transaction.run(update(invites).where(*which).values(revoked_at=now))

    def revoke_of_coach(self, coach_id: str, now: datetime) -> None:
        """Take back all links of somebody of the staff."""
        which = (invites.c.coach_id == coach_id, *_IS_UNUSED)
        self._transaction.run(update(invites).where(*which).values(revoked_at=now))

    def note_wrong(self, chat_id: str, now: datetime) -> None:
        """Note that a wrong token or code came from a chat."""
        row = {"id": new_id(), "chat_id": chat_id, "at": now}
        self._transaction.insert(wrong_tokens, row)

    def wrong_since(self, chat_id: str, since: datetime) -> tuple[datetime, ...]:
        """Return when a chat was wrong, since a moment."""
        which = (wrong_tokens.c.chat_id == chat_id, wrong_tokens.c.at >= since)
        query = select(wrong_tokens.c.at).where(*which).order_by(wrong_tokens.c.at)
        return tuple(row.at for row in self._transaction.rows(query))

    def _change(self, which: tuple[Any, ...], **values: object) -> bool:
        return self._transaction.run(update(invites).where(*which).values(**values)) == 1

    def _one(self, *which: Any) -> Invite | None:  # noqa: ANN401 -- SQLAlchemy is untyped
        query = (
            select(invites)
            .where(*which)
            .order_by(invites.c.created_at.desc(), invites.c.id.desc())
        )
        row = self._transaction.row(query)
        if row is None:
            return None
        copied = {column: getattr(row, column) for column in _COPIED}
        return Invite(needs_code=row.code_hash is not None, **copied)

    def _token_hash(self, token: str) -> str:
        return self._cipher.keyed_hash(token, "invite token")

    def _code_hash(self, invite_id: str, code: str) -> str:
        return self._cipher.keyed_hash(f"{invite_id}:{code}", "invite code")
