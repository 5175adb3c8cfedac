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
from bot.storage.engine import only_reads

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    #: Turns a value into what the driver wants, or back.
    Process = Callable[[Any], Any] | None


class Driver:
    """The driver below one of SQLAlchemy's connections, with one cursor for all statements.

    What a statement answers is fetched at once, before the next one runs.
    """

    def __init__(self, connection: Any) -> None:  # noqa: ANN401 -- SQLAlchemy is untyped to mypy
        """Take a connection on which a transaction has begun."""
        self.dialect = connection.dialect
        self._connection = connection
        self._cursor: Any = None
        self._is_over = False

    def execute(self, words: str, values: Any) -> Any:  # noqa: ANN401 -- as the driver wants them
        """Run a statement and return the cursor.

        Raises:
            StorageError: it failed; nothing of the values stands in the words.
        """
        if self._is_over:
            message = "this unit of work is over"
            raise StorageError(message)
        try:
            if self._cursor is None:
                self._cursor = self._connection.connection.dbapi_connection.cursor()
            self._cursor.execute(words, values)
        except self.dialect.dbapi.Error as error:
            is_dead = self.dialect.is_disconnect(error, self._connection.connection, None)
            if is_dead or only_reads(error):
                self._connection.invalidate(error)
            raise failure(error) from None
        return self._cursor

    def close(self) -> None:
        """Run nothing more: the connection may be somebody else's by now."""
        self._is_over, self._cursor = True, None


class Prepared:
    """A select, insert or update whose values are all bound by name.

    Its columns must have different names, and what it is bound to no list: both are refused.
    """

    def __init__(self, statement: Any) -> None:  # noqa: ANN401 -- SQLAlchemy is untyped to mypy
        """Take the statement; it is worked out when it is run first."""
        self.statement = statement
        self._made: dict[tuple[object, ...], _Made] = {}

    def run(self, driver: Driver, values: Mapping[str, object]) -> int:
        """Run it and return how many rows it touched.

        Raises:
            StorageError: it failed; nothing of the values stands in the words.
        """
        return int(self._executed(driver, values)[1].rowcount)

    def rows(self, driver: Driver, values: Mapping[str, object]) -> list[Any]:
        """Return all rows, with their columns by name.

        Raises:
            StorageError: as for ``run``.
        """
        made, cursor = self._executed(driver, values)
        return [made.row(raw) for raw in cursor.fetchall()]

    def row(self, driver: Driver, values: Mapping[str, object]) -> Any:  # noqa: ANN401 -- a row
        """Return the first row, or None.

        Raises:
            StorageError: as for ``run``.
        """
        made, cursor = self._executed(driver, values)
        # All of them, so that nothing of the statement stays open.
        for raw in cursor.fetchall():
            return made.row(raw)
        return None

    def _executed(self, driver: Driver, values: Mapping[str, object]) -> tuple[_Made, Any]:
        dialect = driver.dialect
        made = self._made.get(key := (dialect.name, *values))
        if made is None:
            made = self._made[key] = _made(self.statement, dialect, tuple(values))
        cursor = driver.execute(made.words, made.bound(values))
        kinds = made.kinds
        if kinds:
            # PostgreSQL says with the first answer in which of its types a column comes.
            made.turned = tuple(_readings(kinds, dialect, cursor.description))
            made.kinds = ()
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
        kinds: The type of each column, until the first answer.
        turned: The columns that do not come as they are, by place, and what turns them back;
            known from the first answer on.
    """

    words: str
    binds: tuple[tuple[str, object, Process], ...]
    is_positional: bool
    columns: Any
    kinds: tuple[Any, ...]
    turned: tuple[tuple[int, Callable[[Any], Any]], ...] = ()

    def bound(self, values: Mapping[str, object]) -> Any:  # noqa: ANN401 -- as the driver wants it
        given = values.get
        if self.is_positional:
            return [
                given(name, fixed) if turn is None else turn(given(name, fixed))
                for name, fixed, turn in self.binds
            ]
        return {
            name: given(name, fixed) if turn is None else turn(given(name, fixed))
            for name, fixed, turn in self.binds
        }

    def row(self, raw: Any) -> Any:  # noqa: ANN401 -- a row of the driver
        # Most columns come as they are; only the others are looked at.
        values = list(raw)
        for place, turn in self.turned:
            values[place] = turn(values[place])
        return self.columns(*values)


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


def _readings(
    kinds: Iterable[Any],
    dialect: Any,  # noqa: ANN401 -- SQLAlchemy is untyped to mypy
    answers: Iterable[Any],
) -> Iterator[tuple[int, Callable[[Any], Any]]]:
    for place, (kind, answer) in enumerate(zip(kinds, answers, strict=True)):
        turn = kind.dialect_impl(dialect).result_processor(dialect, answer[1])
        if turn is not None:
            yield place, turn
