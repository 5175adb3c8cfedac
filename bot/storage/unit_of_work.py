"""The unit of work: one transaction with all stores, committed only when told so."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING, Any

from bot.errors import StorageError
from bot.storage.absences import AbsenceStore
from bot.storage.access import AccessStore
from bot.storage.alerts import AlertStore
from bot.storage.audit import AuditStore
from bot.storage.buttons import ButtonStore
from bot.storage.cards import CardStore
from bot.storage.cases import CaseStore
from bot.storage.chats import ChatStore
from bot.storage.claims import ClaimStore
from bot.storage.coaches import CoachStore
from bot.storage.codes import CodeStore
from bot.storage.engine import READ_ONLY, make_engine
from bot.storage.erasure import ErasureStore
from bot.storage.inbox import InboxStore
from bot.storage.invites import InviteStore
from bot.storage.journeys import JourneyStore
from bot.storage.lanes import LaneStore
from bot.storage.line_messages import LineStore
from bot.storage.line_waiting import WaitingStore
from bot.storage.outbox import OutboxStore
from bot.storage.pacing import PacingStore
from bot.storage.reminders import ReminderStore
from bot.storage.transaction import Transaction, translated_errors
from bot.storage.withheld import WithheldStore

if TYPE_CHECKING:
    from types import TracebackType

    from bot.access import Rights
    from bot.clock import Clock
    from bot.storage.encryption import FieldCipher


class Database:
    """The case database; nothing is opened before the first unit of work."""

    def __init__(
        self,
        url: str,
        cipher: FieldCipher,
        clock: Clock,
        *,
        lock_timeout: float = 5.0,
        rights: Rights | None = None,
    ) -> None:
        """Say where the database is.

        Args:
            url: The address of the database.
            cipher: Reads and writes the encrypted fields.
            clock: Tells the time.
            lock_timeout: How many seconds a locked database is waited for.
            rights: Other rights than those of ``rights.yml``.
        """
        self._engine = make_engine(url, lock_timeout)
        self._cipher = cipher
        self.clock = clock
        self._rights = rights
        self._turn = _Turn(lock_timeout) if url.startswith("sqlite") else _Turn(None)

    def unit_of_work(self, *, read_only: bool = False) -> UnitOfWork:
        """Make a unit of work; one that only reads waits for nobody and may not commit."""
        turn = _Turn(None) if read_only else self._turn
        return UnitOfWork(
            self._engine,
            self._cipher,
            self.clock,
            turn,
            rights=self._rights,
            read_only=read_only,
        )

    def close(self) -> None:
        """Close the connections."""
        self._engine.dispose()


class UnitOfWork:
    """One transaction: ``with`` opens it, ``commit`` keeps it, leaving undoes the rest.

    What goes wrong in the database leaves as ``StorageError``, and nothing is committed then.
    """

    cases: CaseStore
    chats: ChatStore
    lanes: LaneStore
    pacing: PacingStore
    inbox: InboxStore
    outbox: OutboxStore
    buttons: ButtonStore
    alerts: AlertStore
    erasure: ErasureStore
    audit: AuditStore
    coaches: CoachStore
    absences: AbsenceStore
    journeys: JourneyStore
    invites: InviteStore
    access: AccessStore
    line: LineStore
    waiting: WaitingStore
    cards: CardStore
    claims: ClaimStore
    codes: CodeStore
    reminders: ReminderStore
    withheld: WithheldStore

    def __init__(
        self,
        engine: Any,  # noqa: ANN401 -- SQLAlchemy is untyped to mypy
        cipher: FieldCipher,
        clock: Clock,
        turn: _Turn,
        *,
        rights: Rights | None = None,
        read_only: bool = False,
    ) -> None:
        """Remember what to work with; the transaction begins with ``with``."""
        self._engine = engine
        self._cipher = cipher
        self._turn = turn
        self._rights = rights
        self._read_only = read_only
        self.clock = clock

    def __enter__(self) -> UnitOfWork:
        self._turn.take()
        try:
            with translated_errors():
                self._open()
        except BaseException:
            self._turn.give_back()
            raise
        return self

    def _open(self) -> None:
        connection = self._engine.connect()
        try:
            if self._read_only:
                connection = connection.execution_options(**{READ_ONLY: True})
            self._transaction = connection.begin()
        except BaseException:
            connection.close()
            raise
        self._connection = connection
        statements, cipher = Transaction(connection), self._cipher
        self._statements = statements
        self.audit = AuditStore(statements)
        self.cases = CaseStore(statements, cipher, self.audit, self.clock)
        self.chats = ChatStore(statements, cipher)
        self.lanes = LaneStore(statements)
        self.pacing = PacingStore(statements)
        self.inbox = InboxStore(statements, cipher)
        self.outbox = OutboxStore(statements, cipher)
        self.buttons = ButtonStore(statements, cipher)
        self.alerts = AlertStore(statements)
        self.erasure = ErasureStore(statements)
        self.coaches = CoachStore(statements, cipher)
        self.absences = AbsenceStore(statements)
        self.journeys = JourneyStore(statements, cipher)
        self.invites = InviteStore(statements, cipher)
        self.line = LineStore(statements, cipher)
        self.waiting = WaitingStore(statements)
        self.cards = CardStore(statements)
        self.claims = ClaimStore(statements)
        self.codes = CodeStore(statements, cipher)
        self.reminders = ReminderStore(statements, cipher)
        self.withheld = WithheldStore(statements, cipher)
        self.access = AccessStore(
            statements,
            self.coaches,
            self.journeys,
            self.audit,
            clock=self.clock,
            table=self._rights,
        )

    @property
    def is_alone(self) -> bool:
        """Say whether nobody else writes as long as this lasts: so it is with SQLite."""
        return bool(self._engine.dialect.name == "sqlite")

    def commit(self) -> None:
        """Keep what was done; the unit of work is over then.

        Raises:
            StorageError: it could not be kept, and nothing of it was.
        """
        if self._read_only:
            message = "a unit of work that only reads has nothing to commit"
            raise StorageError(message)
        with translated_errors():
            self._transaction.commit()

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        try:
            with translated_errors():
                # An open transaction is rolled back by closing its connection.
                self._statements.close()
                self._connection.close()
        finally:
            self._turn.give_back()


class _Turn:
    """Whose turn it is to write to SQLite, among the threads of this process.

    SQLite lets waiting writers poll; a lock of our own wakes the next one at once. ``timeout``
    None is for databases that queue writers themselves.
    """

    def __init__(self, timeout: float | None) -> None:
        self._timeout = timeout
        self._lock = threading.Lock()

    def take(self) -> None:
        if self._timeout is not None and not self._lock.acquire(timeout=self._timeout):
            message = "the case database is busy: its lock was not free in time"
            raise StorageError(message)

    def give_back(self) -> None:
        if self._timeout is not None:
            self._lock.release()
