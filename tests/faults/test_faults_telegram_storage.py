"""The database is locked, full or read-only: Telegram keeps what could not be committed."""

from __future__ import annotations

import os
import resource
import sqlite3
import time
from contextlib import contextmanager
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
    with telegram() as (api, url), on_telegram(tmp_path, api_url=url) as stack:
        crowd = Everybody(api, PEOPLE, PEOPLE)
        stack.start()
        crowd.enter(stack.database)
        crowd.write(MESSAGES)
        stack.take_in_all(api, SECONDS)
        # What coaches saw they answer while nothing can be kept.
        stack.settle(SECONDS)

        lock = sqlite3.connect(stack.folder / "cases.db", isolation_level=None, timeout=20)
        lock.execute(f"BEGIN {how}")
        already = api.next_update
        crowd.write(MESSAGES)
        time.sleep(LOCKED_SECONDS)
        kept = len(api.updates)
        lock.execute("ROLLBACK")
        lock.close()
        written = api.next_update - already
        come_to_rest(stack, crowd, api)

        verdict = crowd.verdict()
        tell(f"locked ({how})", kept_by_telegram=kept, verdict=verdict)
        assert kept == written > MESSAGES
        assert verdict.is_clean, verdict
        assert crowd.strayed() == []


def test_nothing_is_confirmed_while_the_disk_is_full_and_all_is_handled_after(
    tmp_path: Path,
) -> None:
    """No file of the gateway may grow: to SQLite that is a disk without room."""
    with telegram() as (api, url), on_telegram(tmp_path, api_url=url) as stack:
        crowd = Everybody(api, PEOPLE, PEOPLE)
        stack.start()
        crowd.enter(stack.database)
        crowd.write(MESSAGES)
        stack.take_in_all(api, SECONDS)
        # What coaches saw they answer while nothing can be kept.
        stack.settle(SECONDS)
        popen = stack["gateway"].popen
        assert popen is not None

        before = resource.prlimit(popen.pid, resource.RLIMIT_FSIZE)
        resource.prlimit(popen.pid, resource.RLIMIT_FSIZE, (FULL_AT, before[1]))
        already = api.next_update
        crowd.write(MESSAGES)
        time.sleep(FULL_SECONDS)
        kept = len(api.updates)
        resource.prlimit(popen.pid, resource.RLIMIT_FSIZE, before)
        written = api.next_update - already
        come_to_rest(stack, crowd, api)

        verdict = crowd.verdict()
        tell("disk full", kept_by_telegram=kept, verdict=verdict)
        assert kept == written > MESSAGES
        assert stack["gateway"].is_alive
        assert verdict.is_clean, verdict
        assert crowd.strayed() == []


def test_nothing_is_confirmed_while_the_database_is_read_only_and_all_is_handled_after(
    tmp_path: Path, database_url: str
) -> None:
    is_postgres = database_url.startswith("postgresql")
    with (
        telegram() as (api, url),
        on_telegram(
            tmp_path, api_url=url, database_url=database_url if is_postgres else ""
        ) as stack,
    ):
        gateway = stack["gateway"]
        gateway.command = [*PLAIN, *gateway.command]
        crowd = Everybody(api, PEOPLE, PEOPLE)
        stack.start()
        crowd.enter(stack.database)
        crowd.write(MESSAGES)
        stack.take_in_all(api, SECONDS)
        stack.settle(SECONDS)

        with served_to_readers(database_url) if is_postgres else opened_for_reading(stack):
            already = api.next_update
            crowd.write(MESSAGES)
            time.sleep(READ_ONLY_SECONDS)
            kept, written = len(api.updates), api.next_update - already
        come_to_rest(stack, crowd, api)

        verdict = crowd.verdict()
        tell("read-only", kept_by_telegram=kept, verdict=verdict)
        assert kept == written > MESSAGES
        assert gateway.is_alive
        assert verdict.is_clean, verdict
        assert crowd.strayed() == []


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
