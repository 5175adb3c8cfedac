"""What cannot be stored is said so, is not half stored, and is stored nowhere in plain words."""

from __future__ import annotations

import sqlite3
import threading
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from bot.delivery.inbox import Incoming, receive
from bot.delivery.outbox import queue
from bot.errors import StorageError
from bot.storage import Database
from bot.storage.tables.cases import ENCRYPTED_ANSWERS
from bot.wording import Button, Message

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import datetime

    from bot.intake.referral import Referral
    from bot.storage import FieldCipher
    from tests.conftest import StandingClock


@pytest.fixture
def path(migrated_sqlite: Path, tmp_path: Path) -> Path:
    path = tmp_path / "cases.db"
    path.write_bytes(migrated_sqlite.read_bytes())
    return path


@pytest.fixture
def impatient(path: Path, cipher: FieldCipher, clock: StandingClock) -> Iterator[Database]:
    database = Database(f"sqlite:///{path}", cipher, clock, lock_timeout=0.2)
    yield database
    database.close()


def submit(database: Database, referral: Referral, now: datetime) -> None:
    with database.unit_of_work() as uow:
        uow.cases.add_referral(referral, now)
        uow.commit()


def test_a_locked_database_is_a_storage_error_and_recovers(
    impatient: Database, path: Path, clock: StandingClock, make_referral: Callable[..., Referral]
) -> None:
    holder = sqlite3.connect(path, isolation_level=None)
    holder.execute("BEGIN IMMEDIATE")

    with pytest.raises(StorageError):
        submit(impatient, make_referral(), clock.now())
    with impatient.unit_of_work(read_only=True) as uow:
        stored_while_locked = uow.cases.list()
    holder.execute("ROLLBACK")
    holder.close()
    submit(impatient, make_referral(), clock.now())

    assert stored_while_locked == ()
    with impatient.unit_of_work(read_only=True) as uow:
        assert len(uow.cases.list()) == 1


def test_a_writer_waits_for_another_thread_but_not_for_ever(
    impatient: Database, clock: StandingClock, make_referral: Callable[..., Referral]
) -> None:
    entered, leave = threading.Event(), threading.Event()

    def hold() -> None:
        with impatient.unit_of_work():
            entered.set()
            leave.wait(10)

    holder = threading.Thread(target=hold)
    holder.start()
    entered.wait(10)
    with pytest.raises(StorageError, match="busy"):
        submit(impatient, make_referral(), clock.now())
    leave.set()
    holder.join()

    submit(impatient, make_referral(), clock.now())


def test_a_read_only_database_is_a_storage_error(
    impatient: Database,
    path: Path,
    cipher: FieldCipher,
    clock: StandingClock,
    make_referral: Callable[..., Referral],
) -> None:
    submit(impatient, make_referral("a"), clock.now())
    read_only = Database(f"sqlite:///file:{path}?mode=ro&uri=true", cipher, clock)

    with pytest.raises(StorageError):
        submit(read_only, make_referral("b"), clock.now())

    with read_only.unit_of_work(read_only=True) as uow:
        assert [case.reference for case in uow.cases.list()] == ["BOT-2026-0001"]
    read_only.close()


def test_a_connection_that_only_reads_is_let_go_and_the_next_one_writes(
    database: Database, clock: StandingClock, make_referral: Callable[..., Referral]
) -> None:
    with database._engine.connect() as connection:
        is_sqlite = connection.dialect.name == "sqlite"
        only_read = "SET SESSION CHARACTERISTICS AS TRANSACTION READ ONLY"
        connection.exec_driver_sql("PRAGMA query_only = ON" if is_sqlite else only_read)
        connection.commit()

    with pytest.raises(StorageError):
        submit(database, make_referral("a"), clock.now())
    submit(database, make_referral("b"), clock.now())

    with database.unit_of_work(read_only=True) as uow:
        assert len(uow.cases.list()) == 1


def test_a_full_disk_is_a_storage_error_and_keeps_what_was_there(
    impatient: Database, clock: StandingClock, make_referral: Callable[..., Referral]
) -> None:
    submit(impatient, make_referral("a"), clock.now())

    def submit_many() -> None:
        with impatient.unit_of_work() as uow:
            pages = uow._connection.exec_driver_sql("PRAGMA page_count").scalar()
            uow._connection.exec_driver_sql(f"PRAGMA max_page_count = {pages}")
            for number in range(200):
                uow.cases.add_referral(make_referral(f"b{number}"), clock.now())
            uow.commit()

    with pytest.raises(StorageError, match="full"):
        submit_many()

    with impatient.unit_of_work(read_only=True) as uow:
        assert len(uow.cases.list()) == 1


def test_an_error_of_ours_undoes_everything(
    database: Database, clock: StandingClock, make_referral: Callable[..., Referral]
) -> None:
    def submit_and_fail() -> None:
        with database.unit_of_work() as uow:
            uow.cases.add_referral(make_referral(), clock.now())
            raise LookupError

    with pytest.raises(LookupError):
        submit_and_fail()

    with database.unit_of_work(read_only=True) as uow:
        assert uow.cases.list() == ()


def test_a_unit_of_work_that_only_reads_cannot_commit(database: Database) -> None:
    with database.unit_of_work(read_only=True) as uow, pytest.raises(StorageError):
        uow.commit()


def test_a_missing_folder_is_a_storage_error(
    tmp_path: Path, cipher: FieldCipher, clock: StandingClock
) -> None:
    database = Database(f"sqlite:///{tmp_path / 'no' / 'cases.db'}", cipher, clock)

    with pytest.raises(StorageError), database.unit_of_work():
        pass


def test_sqlite_keeps_what_was_committed_through_a_power_cut(impatient: Database) -> None:
    with impatient.unit_of_work(read_only=True) as uow:
        settings = {
            name: uow._connection.exec_driver_sql(f"PRAGMA {name}").scalar()
            for name in ("journal_mode", "synchronous", "foreign_keys")
        }

    assert settings == {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1}


def test_nothing_personal_is_readable_in_the_files(
    impatient: Database, path: Path, clock: StandingClock, make_referral: Callable[..., Referral]
) -> None:
    with impatient.unit_of_work() as uow:
        reference = uow.cases.add_referral(make_referral(), clock.now())
        chat = uow.chats.find_or_create("telegram", "adres-987654321", clock.now())
        incoming = Incoming("telegram", "1", chat.id, "text", "woord-van-bezoeker", clock.now())
        receive(uow, incoming)
        button = Button("knop-titel", "/inform-lading")
        queue(uow, chat.id, Message("woord-van-antwoord", (button,)))
        uow.commit()
    with impatient.unit_of_work() as uow:
        answers = uow.cases.get(reference, actor="coach-1").answers

    content = b"".join(file.read_bytes() for file in Path(path.parent).glob("cases.db*"))
    # The situation and the prison are also counted, apart from the case.
    personal = set(ENCRYPTED_ANSWERS) - {"living_situation", "prison"}
    words = [str(answers[slot]) for slot in personal]
    words += ["adres-987654321", "woord-van", "knop-titel", "inform-lading", "dat past"]
    assert [word for word in words if word.encode() in content] == []
    assert b"OCMW Izegem" in content
