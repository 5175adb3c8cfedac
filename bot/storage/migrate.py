"""Bringing a database to the newest version of the tables.

Alembic is imported where there is something to do: it takes a second and 10 MB, and a gateway
must be back soon.
"""

from __future__ import annotations

from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sqlalchemy import inspect, text

from bot.storage.engine import LOCK_SECONDS, READ_ONLY, make_engine, one_at_a_time
from bot.storage.transaction import translated_errors

if TYPE_CHECKING:
    from collections.abc import Iterator

MIGRATIONS = Path(__file__).with_name("migrations")
#: Where Alembic keeps which version a database has.
VERSION_TABLE = "alembic_version"
#: The lock by which one process migrates at a time.
_LOCK = 20260301
#: Seconds that a process waits for another one that is migrating.
_PATIENCE = 60.0


def migrate(url: str) -> None:
    """Make the tables, or bring them to the newest version; safe to repeat.

    Raises:
        StorageError: the database cannot be reached or written; it stays as it was.
    """
    if is_current(url):
        return
    from alembic import command

    config = _config()
    with _connection(url, _PATIENCE) as connection:
        # All versions in one transaction that is open before Alembic looks: on SQLite it would
        # otherwise commit each, and another process could come in between.
        connection.begin()
        one_at_a_time(connection, _LOCK)
        config.attributes["connection"] = connection
        command.upgrade(config, "head")
        connection.commit()


def is_current(url: str) -> bool:
    """Say whether the database has the newest version of the tables.

    Raises:
        StorageError: the database cannot be reached.
    """
    with _connection(url) as connection:
        reader = connection.execution_options(**{READ_ONLY: True})
        if not inspect(reader).has_table(VERSION_TABLE):
            return False
        version = reader.execute(text(f"SELECT version_num FROM {VERSION_TABLE}")).scalar()  # noqa: S608 -- a name of ours
        return bool(version == newest_version())


def newest_version() -> str:
    """Return the version of the newest migration: the number that its file begins with."""
    names = sorted(path.name for path in (MIGRATIONS / "versions").glob("[0-9]*_*.py"))
    return names[-1].partition("_")[0]


@contextmanager
def _connection(url: str, lock_timeout: float = LOCK_SECONDS) -> Iterator[Any]:
    engine = make_engine(url, lock_timeout)
    try:
        with translated_errors(), engine.connect() as connection:
            yield connection
    finally:
        engine.dispose()


def _config() -> Any:  # noqa: ANN401 -- Alembic is untyped to mypy
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    return config
