"""Opening SQLite or PostgreSQL so that what is committed stays, and a lock is waited for."""

from __future__ import annotations

import sqlite3
from typing import Any

from sqlalchemy import create_engine, event, text
from sqlalchemy.pool import QueuePool

#: Execution option of a connection that only reads.
READ_ONLY = "read_only"
#: As long a transaction waits for a lock that another one holds.
LOCK_SECONDS = 5.0
#: PostgreSQL's code for a change that was tried where nothing may be changed.
READ_ONLY_TRANSACTION = "25006"


def make_engine(url: str, lock_timeout: float = LOCK_SECONDS) -> Any:  # noqa: ANN401 -- SQLAlchemy is untyped to mypy
    """Make an engine; ``lock_timeout`` is how many seconds a locked database is waited for."""
    # Values never stand in an error's text: they may be a person's.
    shared = {"future": True, "hide_parameters": True}
    if url.startswith("sqlite"):
        engine = create_engine(
            url,
            poolclass=QueuePool,
            connect_args={"timeout": lock_timeout, "check_same_thread": False},
            **shared,
        )
        event.listen(engine, "connect", _prepare_sqlite)
        event.listen(engine, "begin", _begin_sqlite)
    else:
        milliseconds = int(lock_timeout * 1000)
        options = f"-c timezone=utc -c lock_timeout={milliseconds}"
        engine = create_engine(
            url,
            # After a restart of the server the old connections are dead.
            pool_pre_ping=True,
            connect_args={"options": options, "connect_timeout": max(1, int(lock_timeout))},
            **shared,
        )
    event.listen(engine, "handle_error", _let_go)
    return engine


def one_at_a_time(connection: Any, lock: int) -> None:  # noqa: ANN401 -- SQLAlchemy is untyped to mypy
    """Let one process at a time change tables: others wait until this transaction ends.

    Two that make one table at once fail on PostgreSQL, even where they look whether it is there.
    SQLite has a lock of its own, which every transaction that writes takes.
    """
    if connection.dialect.name == "postgresql":
        connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": lock})


def only_reads(error: BaseException | None) -> bool:
    """Say whether a connection failed because it may only read.

    It would fail for ever, as it was opened that way; a new one may write once that is mended.
    """
    is_sqlite = isinstance(error, sqlite3.OperationalError) and "readonly" in str(error)
    return is_sqlite or getattr(error, "pgcode", None) == READ_ONLY_TRANSACTION


def _let_go(context: Any) -> None:  # noqa: ANN401 -- SQLAlchemy is untyped to mypy
    if only_reads(context.original_exception):
        context.is_disconnect = True


def _prepare_sqlite(connection: Any, _record: object) -> None:  # noqa: ANN401 -- a DB-API connection
    # Python's driver must not open transactions by itself: we do, in `_begin_sqlite`.
    connection.isolation_level = None
    for setting in ("journal_mode = WAL", "synchronous = FULL", "foreign_keys = ON"):
        connection.execute(f"PRAGMA {setting}").close()


def _begin_sqlite(connection: Any) -> None:  # noqa: ANN401 -- SQLAlchemy is untyped to mypy
    # A writer takes its lock at once: one that begins as a reader may fail halfway instead of
    # waiting, however long the timeout is.
    reads = connection.get_execution_options().get(READ_ONLY, False)
    connection.exec_driver_sql("BEGIN" if reads else "BEGIN IMMEDIATE")
