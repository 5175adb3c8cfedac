"""Fixtures for all suites: a case database on SQLite, and on a private PostgreSQL."""

from __future__ import annotations

import itertools
import os
import pwd
import shutil
import socket
import subprocess
import tempfile
import time
from contextlib import suppress
from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import TYPE_CHECKING

import psycopg2
import pytest

from bot.storage import Database, FieldCipher, migrate, new_key
from tests.live.model import need_model
from tests.live.stack import Stack

if TYPE_CHECKING:
    from collections.abc import Iterator

NUMBERS = itertools.count(1)


class StandingClock:
    """A clock that moves only when told."""

    def __init__(self) -> None:
        self.moment = datetime(2026, 3, 1, 9, 0, tzinfo=timezone.utc)

    def now(self) -> datetime:
        return self.moment

    def move(self, **by: float) -> datetime:
        self.moment += timedelta(**by)
        return self.moment

    def to(self, moment: datetime) -> None:
        self.moment = max(self.moment, moment)


@pytest.fixture
def clock() -> StandingClock:
    return StandingClock()


@pytest.fixture(scope="session")
def cipher() -> FieldCipher:
    return FieldCipher((new_key(),))


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[str]:
    """Start a PostgreSQL of our own on a free port; its address, without a database."""
    programs = _programs()
    if programs is None or (os.geteuid() == 0 and not _has_postgres_user()):
        reason = "PostgreSQL's programs (initdb, postgres) or its user are not installed"
        if os.environ.get("CI") == "true":
            pytest.fail(reason)
        pytest.skip(reason)
    folder = Path(tempfile.mkdtemp(prefix="backontrack-postgres-"))
    who: dict[str, object] = {}
    if os.geteuid() == 0:
        # PostgreSQL refuses to run as root.
        who = {"user": "postgres", "group": "postgres", "extra_groups": []}
        shutil.chown(folder, "postgres", "postgres")
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL, "cwd": folder, **who}
    data, port = folder / "data", _free_port()
    choices = ["-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync"]
    subprocess.run([programs / "initdb", "-D", data, *choices], check=True, **quiet)
    settings = ["listen_addresses=127.0.0.1", "unix_socket_directories=", "fsync=off"]
    options = [part for setting in settings for part in ("-c", setting)]
    server = subprocess.Popen(
        [programs / "postgres", "-D", data, "-p", str(port), *options], **quiet
    )
    try:
        address = f"postgresql://postgres@127.0.0.1:{port}"
        _wait_for(address, server)
        yield address
    finally:
        # SIGINT is PostgreSQL's fast shutdown: it does not wait for clients.
        server.send_signal(2)
        server.wait(timeout=30)
        shutil.rmtree(folder)


@pytest.fixture(scope="session")
def migrated_sqlite(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("migrated") / "cases.db"
    migrate(f"sqlite:///{path}")
    return path


@pytest.fixture(scope="session")
def migrated_postgres(postgres_server: str) -> str:
    _execute(postgres_server, "CREATE DATABASE migrated")
    migrate(f"{postgres_server}/migrated")
    return "migrated"


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The address of a migrated and empty database of this test alone."""
    if request.param == "sqlite":
        path = tmp_path / "cases.db"
        shutil.copy(request.getfixturevalue("migrated_sqlite"), path)
        yield f"sqlite:///{path}"
        return
    server = request.getfixturevalue("postgres_server")
    template = request.getfixturevalue("migrated_postgres")
    name = f"test_{next(NUMBERS)}"
    _execute(server, f"CREATE DATABASE {name} TEMPLATE {template}")
    yield f"{server}/{name}"
    _execute(server, f"DROP DATABASE {name} WITH (FORCE)")


@pytest.fixture
def database(database_url: str, cipher: FieldCipher, clock: StandingClock) -> Iterator[Database]:
    database = Database(database_url, cipher, clock)
    yield database
    database.close()


@pytest.fixture(scope="session")
def live(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stack]:
    """The whole assistant, running; nothing that was typed may stand in its logs afterwards."""
    need_model()
    stack = Stack(tmp_path_factory.mktemp("live"))
    try:
        stack.start()
        yield stack
    finally:
        stack.stop()
    assert stack.leaks() == {}


def _programs() -> Path | None:
    folders = sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)
    on_path = shutil.which("initdb")
    folders += [Path(on_path).resolve().parent] if on_path else []
    return next(
        (f for f in folders if (f / "initdb").exists() and (f / "postgres").exists()), None
    )


def _has_postgres_user() -> bool:
    with suppress(KeyError):
        return bool(pwd.getpwnam("postgres"))
    return False


def _free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return listener.getsockname()[1]


def _wait_for(address: str, server: subprocess.Popen) -> None:
    deadline = time.monotonic() + 30
    while time.monotonic() < deadline and server.poll() is None:
        with suppress(psycopg2.OperationalError):
            psycopg2.connect(f"{address}/postgres").close()
            return
        time.sleep(0.05)
    pytest.fail("PostgreSQL did not start")


def _execute(address: str, statement: str) -> None:
    connection = psycopg2.connect(f"{address}/postgres")
    connection.autocommit = True
    connection.cursor().execute(statement)
    connection.close()
