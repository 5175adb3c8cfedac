"""Statements that every message needs, worked out once and then run on the driver itself.

SQLAlchemy writes the statement and knows the types; what it does besides for each execution
takes ten times as long as SQLite does. See ADR 12.
"""

from __future__ import annotations

import sqlite3
from collections import namedtuple
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from bot.errors import StorageError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    #: Turns a value into what the driver wants, or back.
    Process = Callable[[Any], Any] | None


class Prepared:
    """A select, insert or update whose values are all bound by name.

    Its columns must have different names, and what it is bound to no list: both are refused.
    """

    def __init__(self, statement: Any) -> None:  # noqa: ANN401 -- SQLAlchemy is untyped to mypy
        """Take the statement; it is worked out when it is run first."""
        self.statement = statement
        self._made: dict[tuple[object, ...], _Made] = {}

    def run(self, connection: Any, values: Mapping[str, object]) -> int:  # noqa: ANN401 -- SQLAlchemy is untyped to mypy
        """Run it and return how many rows it touched.

        Raises:
            StorageError: it failed; nothing of the values stands in the words.
        """
        cursor = self._executed(connection, values)[1]
        try:
            return int(cursor.rowcount)
        finally:
            cursor.close()

    def rows(self, connection: Any, values: Mapping[str, object]) -> list[Any]:  # noqa: ANN401 -- SQLAlchemy is untyped to mypy
        """Return all rows, with their columns by name.

        Raises:
            StorageError: as for ``run``.
        """
        made, cursor = self._executed(connection, values)
        try:
            return [made.row(raw) for raw in cursor.fetchall()]
        finally:
            cursor.close()

    def row(self, connection: Any, values: Mapping[str, object]) -> Any:  # noqa: ANN401 -- SQLAlchemy is untyped to mypy
        """Return the first row, or None.

        Raises:
            StorageError: as for ``run``.
        """
        made, cursor = self._executed(connection, values)
        try:
            raw = cursor.fetchone()
            return None if raw is None else made.row(raw)
        finally:
            cursor.close()

    def _executed(self, connection: Any, values: Mapping[str, object]) -> tuple[_Made, Any]:  # noqa: ANN401 -- SQLAlchemy is untyped to mypy
        dialect = connection.dialect
        made = self._made.get(key := (dialect.name, *values))
        if made is None:
            made = self._made[key] = _made(self.statement, dialect, tuple(values))
        driver = connection.connection
        try:
            cursor = driver.cursor()
            cursor.execute(made.words, made.bound(values))
        except dialect.dbapi.Error as error:
            if dialect.is_disconnect(error, driver, None):
                connection.invalidate(error)
            raise failure(error) from None
        if made.kinds and not made.turned:
            # PostgreSQL says with the first answer in which of its types a column comes.
            made.turned = tuple(
                _reading(kind, dialect, answer[1])
                for kind, answer in zip(made.kinds, cursor.description, strict=True)
            )
        return made, cursor


def failure(error: BaseException) -> StorageError:
    """Return what a failure of the database is to everybody else: it names no values.

    PostgreSQL's own words quote the statement with what a person told, so they are left behind;
    its code, or SQLite's words (which quote nothing), say what is wrong.
    """
    cause = getattr(error, "orig", None) or error
    detail = cause if isinstance(cause, sqlite3.Error) else getattr(cause, "pgcode", None)
    return StorageError(f"the case database failed: {type(error).__name__} ({detail})")


@dataclass
class _Made:
    """A statement in the words of one database.

    Args:
        words: What the driver runs.
        binds: What is bound, in order: its name, what it is where nobody says, and what turns it
            into the driver's.
        is_positional: The driver takes values in order, not by name.
        columns: The tuple of a row, by name.
        kinds: The type of each column.
        turned: What turns each column back, known from the first answer on.
    """

    words: str
    binds: tuple[tuple[str, object, Process], ...]
    is_positional: bool
    columns: Any
    kinds: tuple[Any, ...]
    turned: tuple[Process, ...] = ()

    def bound(self, values: Mapping[str, object]) -> Any:  # noqa: ANN401 -- as the driver wants it
        if self.is_positional:
            return [
                value if turn is None else turn(value)
                for name, fixed, turn in self.binds
                for value in (values.get(name, fixed),)
            ]
        return {
            name: values.get(name, fixed) if turn is None else turn(values.get(name, fixed))
            for name, fixed, turn in self.binds
        }

    def row(self, raw: Any) -> Any:  # noqa: ANN401 -- a row of the driver
        return self.columns._make(
            value if turn is None else turn(value)
            for value, turn in zip(raw, self.turned, strict=True)
        )


def _made(statement: Any, dialect: Any, names: tuple[str, ...]) -> _Made:  # noqa: ANN401 -- SQLAlchemy is untyped to mypy
    compiled = statement.compile(dialect=dialect, column_keys=list(names))
    binds = {name: bind for bind, name in compiled.bind_names.items()}
    if any(bind.expanding for bind in binds.values()):
        message = "a list cannot be bound to a prepared statement"
        raise TypeError(message)
    missing = [name for name, bind in binds.items() if bind.required and name not in names]
    if missing:
        message = f"a prepared statement needs {', '.join(missing)}"
        raise TypeError(message)
    order = compiled.positiontup if compiled.positional else tuple(binds)
    columns = tuple(statement.selected_columns) if statement.is_select else ()
    return _Made(
        words=str(compiled),
        binds=tuple(
            (name, binds[name].effective_value, _binding(binds[name].type, dialect))
            for name in order
        ),
        is_positional=bool(compiled.positional),
        columns=namedtuple("Columns", [column.key for column in columns]),
        kinds=tuple(column.type for column in columns),
    )


def _binding(kind: Any, dialect: Any) -> Process:  # noqa: ANN401 -- SQLAlchemy is untyped to mypy
    return kind.dialect_impl(dialect).bind_processor(dialect)  # type: ignore[no-any-return]


def _reading(kind: Any, dialect: Any, code: Any) -> Process:  # noqa: ANN401 -- SQLAlchemy is untyped to mypy
    return kind.dialect_impl(dialect).result_processor(dialect, code)  # type: ignore[no-any-return]
