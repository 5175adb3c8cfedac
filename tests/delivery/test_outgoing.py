"""What is more than words on its way out: copies, replies, edits, reactions, menus."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import select

from bot.delivery.dispatch import drain
from bot.delivery.limits import UNLIMITED
from bot.delivery.outbox import put, queue
from bot.delivery.retry import SendResult
from bot.delivery.sending import Sender
from bot.storage.outgoing import Copied, Outgoing, ShownButton, Target, as_body, from_body
from bot.storage.tables.delivery import sent_parts
from bot.wording import Button, Message

if TYPE_CHECKING:
    from bot.delivery.retry import Next
    from bot.storage import Database, UnitOfWork
    from bot.storage.outbox import OutboxItem
    from tests.conftest import StandingClock
    from tests.delivery.conftest import Post

SENDER = Sender("telegram", "gateway-1", limits=UNLIMITED)
MARK = "(mogelijk dubbel)"


class Keeping:
    """A transport that keeps what it was given, and answers as told."""

    def __init__(self, *answers: SendResult) -> None:
        self.given: list[Outgoing] = []
        self._answers = list(answers)

    async def send(self, item: OutboxItem) -> SendResult:
        assert item.shown is not None
        self.given.append(item.shown)
        number = str(100 + len(self.given))
        return self._answers.pop(0) if self._answers else SendResult("sent", number)


@pytest.mark.parametrize(
    "shown",
    [
        Outgoing("dag"),
        Outgoing("dag", (ShownButton("Ja", "token"),), replies_to=Target(external_id="7")),
        Outgoing("", copy=Copied("1001", ("7", "8"))),
        Outgoing("Noor:", copy=Copied("1001", ("7",), takes_caption=True)),
        Outgoing("nieuw", edits=Target(outbox_id="a"), is_pinned=True),
        Outgoing("👀", reacts_to=Target(external_id="7")),
        Outgoing("", menu="coach"),
    ],
)
def test_body_is_read_as_it_was_written(shown: Outgoing) -> None:
    assert from_body(as_body(shown)) == shown


async def test_target_gets_the_number_that_its_message_got(database: Database, post: Post) -> None:
    chat = post.chat()
    with database.unit_of_work() as uow:
        first = put(uow, chat, Outgoing("om 3 uur"))
        put(uow, chat, Outgoing("om 4 uur", edits=Target(outbox_id=first)))
        uow.commit()
    transport = Keeping()

    await drain(database, transport, SENDER)

    assert transport.given[1].edits == Target(first, "101")


@pytest.mark.parametrize(
    ("shown", "again"),
    [
        (Outgoing("dag"), f"dag\n\n{MARK}"),
        (Outgoing("", copy=Copied("1001", ("7",))), MARK),
        (Outgoing("👀", reacts_to=Target(external_id="7")), "👀"),
        (Outgoing("nieuw", edits=Target(external_id="7")), "nieuw"),
    ],
)
async def test_second_attempt_is_marked_where_it_could_be_seen_twice(
    database: Database, post: Post, clock: StandingClock, shown: Outgoing, again: str
) -> None:
    chat = post.chat()
    with database.unit_of_work() as uow:
        put(uow, chat, shown)
        uow.commit()
    transport = Keeping(SendResult("unknown"))

    await drain(database, transport, SENDER)
    clock.move(minutes=5)
    await drain(database, transport, SENDER)

    assert [one.text for one in transport.given] == [shown.text, again]


@pytest.mark.parametrize(
    ("shown", "seconds"),
    [(Outgoing("dag"), 1), (Outgoing("", copy=Copied("1001", ("7",))), 2)],
    ids=["marked below", "marked above"],
)
async def test_mark_above_a_copy_counts_for_the_limits_as_a_message_of_its_own(
    database: Database, post: Post, clock: StandingClock, shown: Outgoing, seconds: int
) -> None:
    chat = post.chat()
    with database.unit_of_work() as uow:
        put(uow, chat, shown)
        uow.commit()
    limited = Sender("telegram", "gateway-1")

    await drain(database, Keeping(SendResult("unknown")), limited)
    clock.move(minutes=5)
    await drain(database, Keeping(), limited)

    with database.unit_of_work() as uow:
        put(uow, chat, Outgoing("en nog iets"))
        lane = uow.lanes.claim("out", owner="x", now=clock.now(), lease=limited.lease)
    assert lane.paced_until == clock.now() + timedelta(seconds=seconds)


async def test_all_numbers_of_an_album_are_kept_and_the_reason_is_told(
    database: Database, post: Post
) -> None:
    chat = post.chat()
    with database.unit_of_work() as uow:
        row = put(uow, chat, Outgoing("", copy=Copied("1001", ("7", "8"))))
        uow.commit()
    ends: list[Next] = []

    def told(_uow: UnitOfWork, _item: OutboxItem, end: Next) -> None:
        ends.append(end)

    sent = SendResult("sent", "21", reason="incomplete", parts=("21", "22"))
    await drain(database, Keeping(sent), replace(SENDER, when_over=told))

    with database.unit_of_work(read_only=True) as uow:
        parts = uow.outbox._transaction.rows(
            select(sent_parts.c.external_id, sent_parts.c.outbox_id)
        )
    assert sorted(tuple(part) for part in parts) == [("21", row), ("22", row)]
    assert [(end.state, end.reason) for end in ends] == [("sent", "incomplete")]


def test_standing_buttons_stay_open_and_close_no_question(database: Database, post: Post) -> None:
    chat = post.chat()
    with database.unit_of_work() as uow:
        queue(uow, chat, Message("Akkoord?", (Button("Ja", "/affirm"),), "question"))
        put(uow, chat, Outgoing("Voor wie?"), (Button("Noor", "/line_for"),))
        uow.commit()

    with database.unit_of_work() as uow:
        question, standing = uow.outbox.after(chat, 0)
        first = uow.buttons.find(chat, question.shown.buttons[0].token)
        second = uow.buttons.find(chat, standing.shown.buttons[0].token)

    assert (first.payload, first.is_current) == ("/affirm", True)
    assert (second.payload, second.outbox_id) == ("/line_for", standing.id)


@pytest.mark.parametrize(
    ("role", "rings", "is_silent"),
    [
        ("coach", True, False),
        ("coach", False, True),
        ("coordinator", False, True),
        ("youth", False, False),
        ("visitor", False, False),
    ],
)
async def test_past_working_hours_only_what_goes_to_the_staff_makes_no_sound(
    database: Database, post: Post, *, role: str, rings: bool, is_silent: bool
) -> None:
    chat = post.chat()
    with database.unit_of_work() as uow:
        uow.chats.become(chat, role)
        put(uow, chat, Outgoing("dag"))
        uow.commit()
    transport = Keeping()

    await drain(database, transport, replace(SENDER, rings=lambda _: rings))

    assert [one.is_silent for one in transport.given] == [is_silent]
