"""One open transaction; what goes wrong in it leaves as ``StorageError``."""

from __future__ import annotations

from contextlib import contextmanager
from functools import cache
from typing import TYPE_CHECKING, Any

from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.exc import SQLAlchemyError

from bot.storage.prepared import Driver, Prepared, failure

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping


@contextmanager
def translated_errors() -> Iterator[None]:
    """Turn the errors of SQLAlchemy into ours, which name no values."""
    try:
        yield
    except SQLAlchemyError as error:
        raise failure(error) from None


class Transaction:
    """Run statements on one connection."""

    def __init__(self, connection: Any) -> None:  # noqa: ANN401 -- SQLAlchemy is untyped to mypy
        """Take a connection on which a transaction has begun."""
        self._connection = connection
        self._driver = Driver(connection)

    def close(self) -> None:
        """Run no prepared statement any more; SQLAlchemy refuses the others by itself."""
        self._driver.close()

    def run(self, statement: Any, **values: object) -> int:  # noqa: ANN401 -- SQLAlchemy is untyped to mypy
        """Run a statement that writes, and return how many rows it touched."""
        if isinstance(statement, Prepared):
            return statement.run(self._driver, values)
        with translated_errors():
            return int(self._connection.execute(statement, values).rowcount)

    def insert(self, table: Any, *rows: Mapping[str, object]) -> None:  # noqa: ANN401 -- SQLAlchemy is untyped to mypy
        """Insert rows."""
        if len(rows) == 1:
            self.run(_insertion(table), **rows[0])
        elif rows:
            with translated_errors():
                self._connection.execute(table.insert(), [dict(row) for row in rows])

    def insert_if_absent(self, table: Any, row: Mapping[str, object]) -> bool:  # noqa: ANN401 -- SQLAlchemy is untyped to mypy
        """Insert a row unless one like it is there; say whether it was inserted.

        Where another transaction is just inserting it, this waits until that one has ended.
        """
        return self.run(_insertion_if_absent(table, self._connection.dialect.name), **row) == 1

    def rows(self, query: Any, **values: object) -> list[Any]:  # noqa: ANN401 -- SQLAlchemy is untyped to mypy
        """Return all rows of a query."""
        if isinstance(query, Prepared):
            return query.rows(self._driver, values)
        with translated_errors():
            return list(self._connection.execute(query, values))

    def row(self, query: Any, **values: object) -> Any:  # noqa: ANN401 -- SQLAlchemy is untyped to mypy
        """Return the first row of a query, or None."""
        if isinstance(query, Prepared):
            return query.row(self._driver, values)
        with translated_errors():
            return self._connection.execute(query, values).first()


@cache
def _insertion(table: Any) -> Prepared:  # noqa: ANN401 -- SQLAlchemy is untyped to mypy
    return Prepared(table.insert().inline())


@cache
def _insertion_if_absent(table: Any, dialect: str) -> Prepared:  # noqa: ANN401 -- SQLAlchemy is untyped to mypy
    made = postgresql if dialect == "postgresql" else sqlite
    return Prepared(made.insert(table).inline().on_conflict_do_nothing())
