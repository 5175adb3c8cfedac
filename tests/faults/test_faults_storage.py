"""The case database is locked or read-only: nothing is confirmed that is not committed."""

from __future__ import annotations

import sqlite3
import threading
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING
from uuid import uuid4

import pytest

from tests.live.flows import SELF, Walk
from tests.live.talk import Talk

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.live.stack import Stack
    from tests.live.visitor import Visitor

pytestmark = [pytest.mark.rasa, pytest.mark.xdist_group("faults")]


@contextmanager
def locked(live: Stack, how: str) -> Iterator[None]:
    """Hold the lock for writing, as another program might."""
    connection = sqlite3.connect(live.folder / "cases.db", isolation_level=None, timeout=5)
    connection.execute(f"BEGIN {how}")
    try:
        yield
    finally:
        connection.execute("ROLLBACK")
        connection.close()


@pytest.mark.parametrize("how", ["IMMEDIATE", "EXCLUSIVE"])
def test_message_that_cannot_be_kept_is_not_accepted(
    live: Stack, visitor: Visitor, how: str
) -> None:
    visitor.walk_to(SELF, "age")
    message_id = str(uuid4())

    with locked(live, how):
        refused = visitor.send("19 jaar oud", message_id=message_id)

    assert refused.status_code == 503
    assert refused.json()["notice"] == live.told("web/trouble")
    assert visitor.send("19 jaar oud", message_id=message_id).json()["status"] == "accepted"
    visitor.settled()
    assert visitor.question == "living_situation"


def test_answer_that_cannot_be_kept_is_given_when_the_lock_is_gone(
    live: Stack, visitor: Visitor
) -> None:
    before = live.references()
    visitor.walk_to(SELF, "confirm")
    live["rasa"].freeze()
    visitor.send("ja, verstuur maar")
    time.sleep(0.5)

    with locked(live, "IMMEDIATE"):
        live["rasa"].thaw()
        time.sleep(7)
        assert live.references() == before
    visitor.settled(60)

    (reference,) = set(live.references()) - set(before)
    told = [text for text in visitor.texts if reference in text]
    assert len(told) == 1


def test_referral_is_confirmed_only_when_it_is_stored(live: Stack) -> None:
    before = live.references()
    visitor = Walk(Talk(live), SELF, press=True)
    visitor.to("confirm")

    with locked(live, "IMMEDIATE"):
        answer = visitor.talk.try_to_say("/affirm")
        assert answer is None or not answer.reference
        assert live.references() == before
    time.sleep(1)
    reference = visitor.talk.say("/affirm").reference

    assert live.references() == [*before, reference]


def test_lock_that_ends_while_the_referral_waits_is_no_trouble(live: Stack) -> None:
    before = live.references()
    visitor = Walk(Talk(live), SELF, press=True)
    visitor.to("confirm")
    taken = threading.Event()

    def hold() -> None:
        with locked(live, "IMMEDIATE"):
            taken.set()
            time.sleep(1.5)

    holder = threading.Thread(target=hold)
    holder.start()
    taken.wait(5)
    reference = visitor.talk.say("/affirm").reference
    holder.join()

    assert live.references() == [*before, reference]


def test_read_only_database_keeps_the_answers_until_it_can_be_written(whole: Stack) -> None:
    before = whole.references()
    actions = whole["actions"]
    address = f"sqlite:///file:{whole.folder / 'cases.db'}?mode=ro&uri=true"
    writable = actions.environment
    actions.kill()
    actions.environment = {**writable, "DATABASE_URL": address}
    try:
        actions.revive()
        visitor = Walk(Talk(whole), SELF, press=True)
        visitor.to("confirm")
        put = visitor.talk.press("yes")
        assert (put.reference, put.question) == ("", "confirm")
        assert put.texts[0] == whole.told("intake/not_saved", answers={})
        assert whole.references() == before
    finally:
        actions.environment = writable
        actions.kill()
        actions.revive()

    reference = visitor.talk.press("yes").reference

    assert whole.references() == [*before, reference]
    assert whole.case(reference).answers["income"] == "leefloon"
