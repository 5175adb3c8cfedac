"""The database is locked, or its disk is full: Telegram keeps what could not be committed."""

from __future__ import annotations

import resource
import sqlite3
import time
from typing import TYPE_CHECKING

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
    from pathlib import Path

pytestmark = pytest.mark.xdist_group("telegram")

MESSAGES, PEOPLE = (1_000, 100) if IS_FULL else (40, 10)
#: Longer than updates wait for the lock together and then one by one, so that they do fail.
LOCKED_SECONDS = 13.0
#: As long nothing can be written, and how much of a file may be.
FULL_SECONDS, FULL_AT = 10.0, 4_096


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
