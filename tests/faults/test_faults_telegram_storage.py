"""The database is locked, full or read-only: Telegram keeps what could not be committed."""

from __future__ import annotations

import os
import resource
import sqlite3
import time
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

import psycopg2
import pytest

from tests.faults.telegram import (
    IS_FULL,
    SECONDS,
    come_to_rest,
    on_telegram,
    telegram,
    tell,
)
from tests.live.everybody import Everybody

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.live.telegram import OnTelegram
    from tests.telegram.bot_api import BotApi

pytestmark = pytest.mark.xdist_group("telegram")

MESSAGES, PEOPLE = (1_000, 100) if IS_FULL else (40, 10)
#: Longer than updates wait for the lock together and then one by one, so that they do fail.
LOCKED_SECONDS = 13.0
#: As long nothing can be written, and how much of a file may be.
FULL_SECONDS, FULL_AT = 10.0, 4_096
READ_ONLY_SECONDS = 5.0
#: Root may write to what nobody may write to, unless this is taken from it.
PLAIN = ("setpriv", "--bounding-set=-dac_override") if os.geteuid() == 0 else ()


@pytest.mark.parametrize("how", ["IMMEDIATE", "EXCLUSIVE"] if IS_FULL else ["EXCLUSIVE"])
def test_nothing_is_confirmed_while_the_database_is_locked_and_all_is_handled_after(
    tmp_path: Path, how: str
) -> None:
    with in_use(tmp_path) as used:
        lock = sqlite3.connect(used.stack.folder / "cases.db", isolation_level=None, timeout=20)
        lock.execute(f"BEGIN {how}")
        used.write_for(LOCKED_SECONDS)
        lock.execute("ROLLBACK")
        lock.close()

        used.recovers_from(f"locked ({how})")


def test_nothing_is_confirmed_while_the_disk_is_full_and_all_is_handled_after(
    tmp_path: Path,
) -> None:
    """No file of the gateway may grow: to SQLite that is a disk without room."""
    with in_use(tmp_path) as used:
        popen = used.stack["gateway"].popen
        assert popen is not None
        before = resource.prlimit(popen.pid, resource.RLIMIT_FSIZE)
        resource.prlimit(popen.pid, resource.RLIMIT_FSIZE, (FULL_AT, before[1]))
        used.write_for(FULL_SECONDS)
        resource.prlimit(popen.pid, resource.RLIMIT_FSIZE, before)

        used.recovers_from("disk full")


def test_nothing_is_confirmed_while_the_database_is_read_only_and_all_is_handled_after(
    tmp_path: Path, database_url: str
) -> None:
    is_postgres = database_url.startswith("postgresql")
    with in_use(tmp_path, database_url if is_postgres else "", before=PLAIN) as used:
        with served_to_readers(database_url) if is_postgres else opened_for_reading(used.stack):
            used.write_for(READ_ONLY_SECONDS)

        used.recovers_from("read-only")


@dataclass
class InUse:
    """A gateway that visitors and the line use, while something is wrong with its database.

    What coaches saw before that they answer while nothing can be kept.
    """

    stack: OnTelegram
    crowd: Everybody
    api: BotApi
    written: int = 0
    kept: int = 0

    def write_for(self, seconds: float) -> None:
        """Let everybody write, and count after a time what Telegram still has."""
        already = self.api.next_update
        self.crowd.write(MESSAGES)
        time.sleep(seconds)
        self.kept, self.written = len(self.api.updates), self.api.next_update - already

    def recovers_from(self, what: str) -> None:
        """See that Telegram kept all that was written, and that all of it is handled by now."""
        come_to_rest(self.stack, self.crowd, self.api)
        verdict = self.crowd.verdict()
        tell(what, kept_by_telegram=self.kept, verdict=verdict)
        assert self.kept == self.written > MESSAGES
        assert self.stack["gateway"].is_alive
        assert verdict.is_clean, verdict
        assert self.crowd.strayed() == []


@contextmanager
def in_use(
    folder: Path, database_url: str = "", *, before: tuple[str, ...] = ()
) -> Iterator[InUse]:
    """Give a gateway that is used; ``before`` is what its command is run by."""
    with (
        telegram() as (api, url),
        on_telegram(folder, api_url=url, database_url=database_url) as stack,
    ):
        gateway = stack["gateway"]
        gateway.command = [*before, *gateway.command]
        crowd = Everybody(api, PEOPLE, PEOPLE)
        stack.start()
        crowd.enter(stack.database)
        crowd.write(MESSAGES)
        stack.take_in_all(api, SECONDS)
        stack.settle(SECONDS)
        yield InUse(stack, crowd, api)


@contextmanager
def opened_for_reading(stack: OnTelegram) -> Iterator[None]:
    """Let the gateway find a file that it may only read, and may write again afterwards."""
    file, gateway = stack.folder / "cases.db", stack["gateway"]
    gateway.stop()
    file.chmod(0o444)
    gateway.start()
    gateway.wait()
    yield
    file.chmod(0o600)


@contextmanager
def served_to_readers(database_url: str) -> Iterator[None]:
    """Let PostgreSQL take no changes any more, as where another server has taken over."""
    server, _, name = database_url.rpartition("/")
    connection = psycopg2.connect(f"{server}/postgres")
    connection.autocommit = True
    cursor = connection.cursor()
    change = f"ALTER DATABASE {name} SET default_transaction_read_only ="
    cursor.execute(f"{change} on")
    # Sessions that are open go on as they began.
    ended = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = %s"
    cursor.execute(ended, (name,))
    yield
    cursor.execute(f"{change} off")
    connection.close()
