"""The moment a message arrives: it is kept and screened, and help is on its way."""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING

import pytest

from bot.delivery.outbox import queue
from bot.dialogue.arriving import BUTTON, START
from bot.dialogue.line_relay import URGENT
from bot.dialogue.reception import Reception
from bot.errors import StorageError
from bot.wording import Message, Wording

if TYPE_CHECKING:
    from bot.storage import Database
    from tests.conftest import StandingClock
    from tests.dialogue.conftest import Desk
    from tests.dialogue.fakes import FakeDialogue

CRY, NO_BED = "ik wil dood", "ik heb geen slaapplek vannacht"


def test_message_is_kept_and_committed_before_it_is_acknowledged(
    desk: Desk, impatient: Database
) -> None:
    acknowledged = desk.bring("dag")

    chat = desk.chat()
    with impatient.unit_of_work(read_only=True) as uow:
        kept = uow.inbox.head(chat.id)
    assert acknowledged
    assert (kept.body, kept.kind) == ("dag", "text")


def test_message_that_cannot_be_kept_is_not_acknowledged(
    desk: Desk, impatient: Database, database_url: str, wording: Wording
) -> None:
    incoming = desk.incoming(CRY)
    reception = Reception(impatient.unit_of_work, wording)
    holder = sqlite3.connect(database_url.removeprefix("sqlite:///"), isolation_level=None)
    holder.execute("BEGIN IMMEDIATE")

    with pytest.raises(StorageError):
        reception.take_in(incoming)
    holder.close()

    assert desk.states() == []
    assert desk.seen() == []


def test_message_can_be_brought_again_after_a_failure(
    desk: Desk, impatient: Database, database_url: str, wording: Wording
) -> None:
    incoming = desk.incoming("dag")
    reception = Reception(impatient.unit_of_work, wording)
    holder = sqlite3.connect(database_url.removeprefix("sqlite:///"), isolation_level=None)
    holder.execute("BEGIN IMMEDIATE")
    with pytest.raises(StorageError):
        reception.take_in(incoming)
    holder.close()

    assert reception.take_in(incoming)
    assert desk.states() == [("waiting", None)]


def test_same_update_twice_is_one_message_and_one_help_text(desk: Desk) -> None:
    incoming = desk.incoming(CRY)

    taken = [desk.reception.take_in(incoming) for _ in range(3)]

    assert taken == [True, False, False]
    assert len(desk.states()) == 1
    assert len(desk.seen()) == 1


def test_help_is_queued_at_once_whether_or_not_rasa_is_there(
    desk: Desk, dialogue: FakeDialogue
) -> None:
    dialogue.is_up = False

    desk.bring(CRY)

    (sent,) = desk.outbox()
    assert sent.priority == URGENT
    assert "1813" in sent.shown.text
    assert dialogue.said == []


def test_help_goes_ahead_of_all_else_that_waits(desk: Desk, database: Database) -> None:
    chat = desk.chat()
    with database.unit_of_work() as uow:
        for number in range(3):
            queue(uow, chat.id, Message(f"bericht {number}"))
        uow.commit()

    desk.bring(CRY)

    with database.unit_of_work(read_only=True) as uow:
        first = uow.outbox.head(chat.id)
    assert "1813" in first.shown.text


def test_who_has_no_bed_gets_the_whole_help_once_and_then_what_to_do(
    desk: Desk, clock: StandingClock
) -> None:
    for minutes in (0, 5, 31):
        clock.move(minutes=minutes)
        desk.bring(NO_BED)

    first, second, third = desk.seen()
    assert first == third
    assert "CAW" in second
    assert len(second) < len(first) / 2


def test_cry_after_a_bed_that_is_missing_gets_the_whole_help(desk: Desk) -> None:
    desk.bring(NO_BED)
    desk.bring(CRY)
    desk.bring(CRY)

    _, second, third = desk.seen()
    assert "1813" in second
    assert second == third


@pytest.mark.parametrize("text", ["dag", "hoe oud moet je zijn?", ""])
def test_other_messages_get_no_help(desk: Desk, text: str) -> None:
    desk.bring(text)

    assert desk.seen() == []


@pytest.mark.parametrize("kind", [BUTTON, START])
def test_what_nobody_typed_is_not_screened(desk: Desk, kind: str) -> None:
    assert desk.reception.take_in(desk.incoming(CRY, kind=kind))
    assert desk.seen() == []


@pytest.mark.parametrize(("open_question", "helps"), [(None, 1), ("living_situation", 0)])
def test_open_question_decides_whether_a_place_is_an_answer_or_a_cry(
    desk: Desk, database: Database, open_question: str | None, helps: int
) -> None:
    chat = desk.chat()
    with database.unit_of_work() as uow:
        uow.chats.ask(chat.id, open_question)
        uow.commit()

    desk.bring("ik slaap op straat")

    assert len(desk.seen()) == helps


def test_confirmed_help_lines_are_named(desk: Desk, database: Database, wording: Wording) -> None:
    with_lines = Reception(
        database.unit_of_work, wording, confirmed_helplines=("tele_onthaal_106",)
    )

    desk.bring(CRY, "noor")
    with_lines.take_in(desk.incoming(CRY, "sam"))

    assert "Tele-Onthaal" not in desk.seen("noor")[0]
    assert "Tele-Onthaal" in desk.seen("sam")[0]


def test_visitor_counts_as_seen(desk: Desk) -> None:
    before = desk.chat().last_seen_at
    desk.clock.move(minutes=5)

    desk.bring("dag")

    assert (desk.chat().last_seen_at - before).total_seconds() == 300
