"""What all tables share: the metadata and the kinds of columns."""

from __future__ import annotations

import secrets
import time
from datetime import datetime, timezone
from typing import Any

from sqlalchemy import Column, DateTime, ForeignKey, MetaData, String, Text
from sqlalchemy.types import TypeDecorator

METADATA = MetaData(
    naming_convention={
        "ix": "ix_%(column_0_label)s",
        "pk": "pk_%(table_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    }
)


#: A moment as SQLite keeps it: "2026-03-02 09:00:00.000000".
_WORDS = 26


class Moment(TypeDecorator):  # type: ignore[misc]  # SQLAlchemy is untyped to mypy
    """A moment in UTC; SQLite has no time zones, so they are taken off and put on here."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def bind_processor(self, dialect: Any) -> Any:  # noqa: ANN401 -- the base class says so
        """Return what turns a moment of any zone into UTC, in SQLite into its words."""
        return _in_words if dialect.name == "sqlite" else _in_utc

    def result_processor(self, dialect: Any, coltype: object) -> Any:  # noqa: ANN401 -- the base class says so
        """Return what turns a moment of the database into one that knows that it is UTC."""
        return _from_words if dialect.name == "sqlite" else _in_utc


# Every message passes here tens of times; the processors of SQLAlchemy take four times as long.
def _in_words(moment: datetime | None) -> str | None:
    if moment is None:
        return None
    if moment.tzinfo is not timezone.utc:
        moment = moment.astimezone(timezone.utc)
    return moment.isoformat(" ", "microseconds")[:_WORDS]


def _from_words(words: str | None) -> datetime | None:
    return None if words is None else datetime.fromisoformat(words + "+00:00")


def _in_utc(moment: datetime | None) -> datetime | None:
    return None if moment is None else moment.astimezone(timezone.utc)


def new_id() -> str:
    """Make an id of 32 hexadecimal digits: the time, so that rows keep their order, and chance."""
    return f"{time.time_ns():016x}{secrets.token_hex(8)}"


def key() -> Any:  # noqa: ANN401 -- SQLAlchemy is untyped to mypy
    """Make the column of a row's own id, see ``new_id``."""
    return Column("id", String(32), primary_key=True)


def reference_to(table: str, *, name: str = "", **more: Any) -> Any:  # noqa: ANN401 -- SQLAlchemy is untyped to mypy
    """Make a column that points to the id of another table's row."""
    more.setdefault("nullable", False)
    return Column(name or f"{table.rstrip('s')}_id", String(32), ForeignKey(f"{table}.id"), **more)


def encrypted(name: str, *, nullable: bool = True) -> Any:  # noqa: ANN401 -- SQLAlchemy is untyped to mypy
    """Make a column that only ever holds ciphertext of ``FieldCipher``."""
    return Column(name, Text, nullable=nullable, info={"encrypted": True})
