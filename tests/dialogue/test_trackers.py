"""Rasa's conversations, seen from the gateway: they can be forgotten."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone
from typing import TYPE_CHECKING

import pytest
import sqlalchemy as sa

from bot.dialogue.trackers import TRACKERS, TrackerDatabase, stamp
from bot.errors import StorageError
from bot.storage.engine import make_engine

if TYPE_CHECKING:
    from pathlib import Path

NOON = datetime(2026, 3, 1, 12, 0, tzinfo=timezone.utc)


@pytest.fixture
def url(tmp_path: Path) -> str:
    return f"sqlite:///{tmp_path / 'trackers.db'}"


def senders(url: str) -> list[str]:
    with make_engine(url).connect() as connection:
        return list(connection.execute(sa.select(TRACKERS.c.sender_id)).scalars())


def save(url: str, sender: str, began: datetime) -> None:
    with make_engine(url).begin() as connection:
        row = {"sender_id": sender, "conversation": "x", "began_at": stamp(began)}
        connection.execute(sa.insert(TRACKERS).values(**row))


def test_one_conversation_is_forgotten(url: str) -> None:
    trackers = TrackerDatabase(url)
    save(url, "noor", NOON)
    save(url, "sam", NOON)

    trackers.forget("noor")

    assert senders(url) == ["sam"]


def test_unknown_conversation_is_forgotten_already(url: str) -> None:
    TrackerDatabase(url).forget("nobody")

    assert senders(url) == []


def test_conversations_that_began_before_a_moment_are_forgotten(url: str) -> None:
    trackers = TrackerDatabase(url)
    save(url, "old", NOON - timedelta(seconds=1))
    save(url, "new", NOON)

    forgotten = trackers.forget_before(NOON)

    assert (forgotten, senders(url)) == (1, ["new"])


def test_moments_of_all_zones_sort_as_time_goes(url: str) -> None:
    trackers = TrackerDatabase(url)
    in_brussels = timezone(timedelta(hours=1))
    save(url, "new", NOON.astimezone(in_brussels))

    assert trackers.forget_before(NOON) == 0
    assert trackers.forget_before((NOON + timedelta(seconds=1)).astimezone(in_brussels)) == 1


def test_database_that_fails_is_a_storage_error(url: str) -> None:
    trackers = TrackerDatabase(url)
    with make_engine(url).begin() as connection:
        connection.execute(sa.text("DROP TABLE trackers"))

    with pytest.raises(StorageError, match="OperationalError"):
        trackers.forget("noor")


def test_tables_are_made_once_and_left_as_they_are(url: str) -> None:
    TrackerDatabase(url)
    save(url, "noor", NOON)

    TrackerDatabase(url)

    assert senders(url) == ["noor"]
