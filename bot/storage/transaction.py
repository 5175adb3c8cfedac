"""One open transaction; what goes wrong in it leaves as ``StorageError``."""

from __future__ import annotations

import sqlite3
from contextlib import contextmanager
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any

from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.exc import SQLAlchemyError

from bot.errors import StorageError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping


@contextmanager
def translated_errors() -> Iterator[None]:
    """Turn the errors of SQLAlchemy into ours, which name no values.

    PostgreSQL's own words quote the statement with what a person told, so they are left behind;
    its code, or SQLite's words (which quote nothing), say what is wrong.
    """
    try:
        yield
    except SQLAlchemyError as error:
        cause = getattr(error, "orig", None)
        detail = cause if isinstance(cause, sqlite3.Error) else getattr(cause, "pgcode", None)
        message = f"the case database failed: {type(error).__name__} ({detail})"
        raise StorageError(message) from None


class Transaction:
    """Run statements on one connection."""

    def __init__(self, connection: Any) -> None:  # noqa: ANN401 -- SQLAlchemy is untyped to mypy
        """Take a connection on which a transaction has begun."""
        self._connection = connection

    def run(self, statement: Any, **values: object) -> int:  # noqa: ANN401 -- SQLAlchemy is untyped to mypy
        """Run a statement that writes, and return how many rows it touched."""
        with translated_errors():
            return int(self._connection.execute(statement, values).rowcount)

    def insert(self, table: Any, *rows: Mapping[str, object]) -> None:  # noqa: ANN401 -- SQLAlchemy is untyped to mypy
        """Insert rows."""
        if rows:
            with translated_errors():
                self._connection.execute(_insertion(table), [dict(row) for row in rows])

    def insert_if_absent(self, table: Any, row: Mapping[str, object]) -> bool:  # noqa: ANN401 -- SQLAlchemy is untyped to mypy
        """Insert a row unless one like it is there; say whether it was inserted.

        Where another transaction is just inserting it, this waits until that one has ended.
        """
        dialect = self._connection.dialect
        return self.run(_insertion_if_absent(table, tuple(row), dialect), **row) == 1

    def rows(self, query: Any, **values: object) -> list[Any]:  # noqa: ANN401 -- SQLAlchemy is untyped to mypy
        """Return all rows of a query."""
        with translated_errors():
            return list(self._connection.execute(query, values))

    def row(self, query: Any, **values: object) -> Any:  # noqa: ANN401 -- SQLAlchemy is untyped to mypy
        """Return the first row of a query, or None."""
        with translated_errors():
            return self._connection.execute(query, values).first()


@cache
def _insertion(table: Any) -> Any:  # noqa: ANN401 -- SQLAlchemy is untyped to mypy
    return table.insert()


@lru_cache(maxsize=256)
def _insertion_if_absent(table: Any, columns: tuple[str, ...], dialect: Any) -> Any:  # noqa: ANN401 -- SQLAlchemy is untyped to mypy
    # SQLAlchemy would compile these each time anew, which takes longer than running them.
    made = postgresql if dialect.name == "postgresql" else sqlite
    insertion = made.insert(table).on_conflict_do_nothing()
    return insertion.compile(dialect=dialect, column_keys=list(columns))
