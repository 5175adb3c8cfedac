"""The migrations make exactly the tables that the code expects."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from threading import Barrier, BrokenBarrierError
from typing import TYPE_CHECKING

import psycopg2
import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import event, inspect, text

from bot.delivery.outbox import put
from bot.dialogue.trackers import TRACKERS, TrackerDatabase
from bot.errors import StorageError
from bot.storage import Database, is_current, migrate
from bot.storage.cards import Card
from bot.storage.engine import make_engine
from bot.storage.migrate import _config, newest_version
from bot.storage.outgoing import Outgoing
from bot.storage.tables import METADATA

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from alembic.config import Config

    from bot.intake.referral import Referral
    from bot.storage import FieldCipher
    from tests.conftest import StandingClock


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def empty_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    if request.param == "sqlite":
        yield f"sqlite:///{tmp_path / 'empty.db'}"
        return
    server = request.getfixturevalue("postgres_server")
    connection = psycopg2.connect(f"{server}/postgres")
    connection.autocommit = True
    connection.cursor().execute("CREATE DATABASE empty")
    yield f"{server}/empty"
    connection.cursor().execute("DROP DATABASE empty WITH (FORCE)")
    connection.close()


def test_migrations_make_the_tables_from_nothing_and_are_safe_to_repeat(empty_url: str) -> None:
    was_current = is_current(empty_url)

    migrate(empty_url)
    migrate(empty_url)

    assert not was_current
    assert is_current(empty_url)


def test_the_number_of_a_file_is_the_version_that_alembic_knows() -> None:
    assert newest_version() == ScriptDirectory.from_config(_config()).get_current_head()


def test_the_migrated_tables_are_those_of_the_code(database_url: str) -> None:
    engine = make_engine(database_url)

    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        differences = compare_metadata(context, METADATA)
    engine.dispose()

    assert differences == []


def test_processes_may_migrate_at_once(empty_url: str) -> None:
    program = f"from bot.storage import migrate; migrate({empty_url!r})"

    processes = [subprocess.Popen([sys.executable, "-c", program]) for _ in range(3)]
    codes = [process.wait(timeout=60) for process in processes]

    assert codes == [0, 0, 0]
    assert is_current(empty_url)


def test_two_processes_may_make_the_table_of_conversations_at_once(
    empty_url: str, request: pytest.FixtureRequest
) -> None:
    both_found_none = Barrier(2)

    def wait(*_: object, **__: object) -> None:
        with suppress(BrokenBarrierError):
            both_found_none.wait(timeout=1)

    event.listen(TRACKERS, "before_create", wait)
    request.addfinalizer(lambda: event.remove(TRACKERS, "before_create", wait))

    with ThreadPoolExecutor(2) as pool:
        begun = [pool.submit(TrackerDatabase, empty_url) for _ in range(2)]

    assert [each.exception() for each in begun] == [None, None]
    assert inspect(make_engine(empty_url)).has_table(TRACKERS.name)


def test_nobody_comes_between_two_versions_while_another_process_migrates(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    url = f"sqlite:///{tmp_path / 'cases.db'}"
    upgrade = command.upgrade
    seen: list[object] = []

    def upgraded(config: Config, revision: str) -> None:
        upgrade(config, "0001")
        # What another process could see and begin with, were the first version committed alone.
        seen.append(is_current(url))
        other = sqlite3.connect(tmp_path / "cases.db", isolation_level=None, timeout=0)
        seen.append(other.execute("SELECT count(*) FROM sqlite_master").fetchone())
        with pytest.raises(sqlite3.OperationalError, match="locked"):
            other.execute("BEGIN IMMEDIATE")
        other.close()
        upgrade(config, revision)

    monkeypatch.setattr(command, "upgrade", upgraded)
    migrate(url)

    assert seen == [False, (0,)]
    assert is_current(url)


def test_the_first_version_can_be_taken_back(empty_url: str) -> None:
    migrate(empty_url)
    engine, config = make_engine(empty_url), _config()

    with engine.connect() as connection:
        config.attributes["connection"] = connection
        command.downgrade(config, "base")
        connection.commit()
        left = set(inspect(connection).get_table_names())
    engine.dispose()

    assert left == {"alembic_version"}


def test_cards_of_referrals_go_from_one_version_to_the_other(
    empty_url: str,
    cipher: FieldCipher,
    clock: StandingClock,
    make_referral: Callable[[], Referral],
) -> None:
    migrate(empty_url)
    database, engine, config = (
        Database(empty_url, cipher, clock),
        make_engine(empty_url),
        _config(),
    )
    with database.unit_of_work() as uow:
        case_id = uow.cases.id_of(uow.cases.add_referral(make_referral(), clock.now()))
        coach = uow.coaches.add("Sofie", role="coach", region="Kortrijk", fte=1.0, now=clock.now())
        chat_id = uow.chats.find_or_create("telegram", "2001", clock.now()).id
        rows = [put(uow, chat_id, Outgoing("kaart")) for _ in range(2)]
        for about, row in zip((case_id, "an alert"), rows, strict=True):
            uow.cards.add(about, row, coach.id)
        uow.commit()

    with engine.connect() as connection:
        config.attributes["connection"] = connection
        command.downgrade(config, "0003")
        connection.commit()
        older = connection.execute(text("SELECT case_id, outbox_id FROM claim_cards")).fetchall()
    migrate(empty_url)
    with database.unit_of_work() as uow:
        found = uow.cards.take(case_id)
    engine.dispose()
    database.close()

    assert [tuple(row) for row in older] == [(case_id, rows[0])]
    assert found == (Card(rows[0], coach.id, chat_id),)


def test_a_database_that_cannot_be_reached_is_a_storage_error(tmp_path: Path) -> None:
    with pytest.raises(StorageError):
        migrate(f"sqlite:///{tmp_path / 'no' / 'such' / 'folder.db'}")


def test_no_column_of_a_person_is_plain() -> None:
    personal = {"name", "phone", "email", "remarks", "prison", "birth_date", "body", "payload"}

    plain = [
        f"{table.name}.{column.name}"
        for table in METADATA.sorted_tables
        for column in table.columns
        if not column.info.get("encrypted")
        and not column.name.endswith("_hash")
        and any(column.name.endswith(word) for word in personal)
    ]

    assert plain == ["channels.name"]
