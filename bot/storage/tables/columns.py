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


class Moment(TypeDecorator):  # type: ignore[misc]  # SQLAlchemy is untyped to mypy
    """A moment in UTC; SQLite has no time zones, so they are taken off and put on here."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Any) -> datetime | None:  # noqa: ANN401 -- the base class says so
        """Turn a moment of any zone into UTC."""
        if value is None:
            return None
        moment = value.astimezone(timezone.utc)
        return moment.replace(tzinfo=None) if dialect.name == "sqlite" else moment

    def process_result_value(self, value: datetime | None, dialect: Any) -> datetime | None:  # noqa: ANN401 -- the base class says so
        """Return a moment that knows that it is UTC."""
        if value is None or value.tzinfo is not None:
            return value
        return value.replace(tzinfo=timezone.utc)


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
