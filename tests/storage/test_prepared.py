"""Prepared statements say what SQLAlchemy would, on both databases."""

from __future__ import annotations

from contextlib import closing
from datetime import datetime, timezone
from typing import TYPE_CHECKING, Any

import psycopg2
import pytest
from sqlalchemy import bindparam, func, insert, select, update

from bot.errors import StorageError
from bot.storage.prepared import Prepared
from bot.storage.tables.delivery import lanes
from bot.storage.tables.line import coaches

if TYPE_CHECKING:
    from bot.storage import Database
    from bot.storage.transaction import Transaction

AT = datetime(2026, 3, 2, 9, 30, tzinfo=timezone.utc)
COACH = {
    "id": "1" * 32,
    "reference": "COACH-001",
    "role": "coach",
    "name": "ciphertext 100%",
    "region": "Kortrijk",
    "fte": 0.8,
    "created_at": AT,
}
OF_REFERENCE = select(coaches).where(coaches.c.reference == bindparam("wanted"))


def transaction(uow: Any) -> Transaction:
    return uow.audit._transaction


def cut(uow: Any, url: str) -> None:
    """Take the connection of a unit of work away, as a restart of the server does."""
    process = transaction(uow).row(select(func.pg_backend_pid()))[0]
    with closing(psycopg2.connect(url)) as other, other.cursor() as cursor:
        cursor.execute("SELECT pg_terminate_backend(%s)", [process])


def test_a_prepared_row_is_the_row_of_sqlalchemy(database: Database) -> None:
    with database.unit_of_work() as uow:
        statements = transaction(uow)
        added = statements.run(Prepared(insert(coaches).inline()), **COACH)
        expected = statements.row(OF_REFERENCE, wanted="COACH-001")

        row = statements.row(Prepared(OF_REFERENCE), wanted="COACH-001")
        rows = statements.rows(Prepared(OF_REFERENCE), wanted="COACH-001")

    assert added == 1
    assert tuple(row) == tuple(expected)
    assert (row.fte, row.created_at, row.ended_at) == (0.8, AT, None)
    assert rows == [row]


def test_a_prepared_update_sets_what_it_is_given_and_counts(database: Database) -> None:
    change = Prepared(update(coaches).where(coaches.c.reference == bindparam("wanted")))
    with database.unit_of_work() as uow:
        statements = transaction(uow)
        statements.insert(coaches, COACH)

        touched = statements.run(change, wanted="COACH-001", ended_at=AT)
        named = statements.run(change, wanted="COACH-001", region="Gent", fte=0.5)
        nobody = statements.run(change, wanted="COACH-002", region="Gent")
        row = statements.row(Prepared(OF_REFERENCE), wanted="COACH-001")

    assert (touched, named, nobody) == (1, 1, 0)
    assert (row.ended_at, row.region, row.fte) == (AT, "Gent", 0.5)


def test_nothing_found_is_no_row(database: Database) -> None:
    with database.unit_of_work() as uow:
        statements = transaction(uow)

        assert statements.row(Prepared(OF_REFERENCE), wanted="COACH-009") is None
        assert statements.rows(Prepared(OF_REFERENCE), wanted="COACH-009") == []


def test_a_unit_of_work_that_is_over_runs_nothing(database: Database) -> None:
    with database.unit_of_work() as uow:
        statements = transaction(uow)
        assert statements.row(Prepared(OF_REFERENCE), wanted="COACH-009") is None

    with pytest.raises(StorageError, match="this unit of work is over"):
        statements.row(Prepared(OF_REFERENCE), wanted="COACH-009")


def test_a_failure_names_no_value(database: Database) -> None:
    with database.unit_of_work() as uow:
        statements = transaction(uow)
        statements.insert(coaches, COACH)

        with pytest.raises(StorageError) as caught:
            statements.insert(coaches, COACH)

    assert "the case database failed: " in str(caught.value)
    assert "ciphertext" not in str(caught.value)
    assert caught.value.__cause__ is None


@pytest.mark.parametrize(
    "database_url", [pytest.param("postgres", marks=pytest.mark.postgres)], indirect=True
)
def test_a_connection_that_was_cut_is_given_up_and_the_next_one_works(
    database: Database, database_url: str
) -> None:
    own = Prepared(select(func.count().label("number")).select_from(coaches))
    with database.unit_of_work() as uow:
        statements = transaction(uow)
        cut(uow, database_url)

        with pytest.raises(StorageError):
            statements.row(own)
    with database.unit_of_work() as uow:
        counted = transaction(uow).row(own)

    assert counted.number == 0


def test_what_a_statement_needs_must_be_given(database: Database) -> None:
    with database.unit_of_work() as uow, pytest.raises(TypeError, match="wanted"):
        transaction(uow).row(Prepared(OF_REFERENCE))


def test_a_list_is_refused(database: Database) -> None:
    several = select(lanes).where(lanes.c.chat_id.in_(bindparam("these", expanding=True)))

    with database.unit_of_work() as uow, pytest.raises(TypeError, match="list"):
        transaction(uow).rows(Prepared(several), these=["a"])
