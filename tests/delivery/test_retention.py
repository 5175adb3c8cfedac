"""Words are erased in time; numbers stay, and nothing that was erased is sent."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from sqlalchemy import select, update

from bot.delivery.buttons import resolve_button
from bot.delivery.inbox import claim_next
from bot.delivery.outbox import pending_for, queue
from bot.delivery.retention import erase_chat, purge, purge_visitors
from bot.delivery.sending import Sender
from bot.storage.tables.chats import chats
from bot.storage.tables.delivery import buttons, inbox, outbox
from bot.wording import Button, Message

if TYPE_CHECKING:
    from bot.storage import Database
    from tests.conftest import StandingClock
    from tests.delivery.conftest import Post

QUESTION = Message("Zoek je hulp?", (Button("Ja", "/affirm"),))


def ask(database: Database, chat_id: str) -> str:
    with database.unit_of_work() as uow:
        seq = queue(uow, chat_id, QUESTION)
        token = pending_for(uow, chat_id, seq - 1)[0].shown.buttons[0].token
        uow.commit()
    return token


def bodies(database: Database) -> list[bool]:
    """Say for each body and payload whether it is still there."""
    columns = (inbox.c.body, outbox.c.body, buttons.c.payload)
    queries = [select(column).order_by(column.table.c.id) for column in columns]
    with database.unit_of_work(read_only=True) as uow:
        found = [uow.audit._transaction.rows(query) for query in queries]
    return [row[0] is not None for rows in found for row in rows]


def test_words_of_visitors_go_after_a_day(
    database: Database, post: Post, clock: StandingClock
) -> None:
    post.bring(1)
    ask(database, post.chat())
    clock.move(hours=23)

    with database.unit_of_work() as uow:
        assert purge_visitors(uow) == 0
        clock.move(hours=2)
        assert purge_visitors(uow) == 2
        uow.commit()

    assert bodies(database) == [False, False, False]


def test_what_is_younger_stays(database: Database, post: Post, clock: StandingClock) -> None:
    post.bring(1)
    clock.move(hours=30)
    post.bring(2)

    with database.unit_of_work() as uow:
        erased = purge(uow, clock.now() - timedelta(hours=24))
        uow.commit()

    assert erased == 1
    assert bodies(database) == [False, True]


def test_words_on_the_line_are_not_those_of_a_visitor(
    database: Database, post: Post, clock: StandingClock
) -> None:
    post.bring(1)
    with database.unit_of_work() as uow:
        uow.audit._transaction.run(update(chats).values(role="youth"))
        clock.move(hours=30)

        assert purge_visitors(uow) == 0
        assert purge(uow, clock.now(), role="youth") == 1


def test_what_was_erased_is_neither_handled_nor_sent(
    database: Database, post: Post, clock: StandingClock
) -> None:
    post.bring(1)
    post.put("een")
    clock.move(hours=25)
    with database.unit_of_work() as uow:
        purge_visitors(uow)
        uow.commit()

    with database.unit_of_work() as uow:
        assert claim_next(uow, "a", clock.now(), timedelta(seconds=30)) is None
        assert Sender("telegram", "a").claim_next(uow, clock.now()) is None


def test_an_erased_screen_leaves_nothing_to_come_back_to(
    database: Database, post: Post, clock: StandingClock
) -> None:
    chat_id, other = post.chat("1001"), post.chat("2002")
    post.bring(1)
    post.bring(2, "2002")
    token = ask(database, chat_id)
    with database.unit_of_work() as uow:
        sender = uow.chats.get(chat_id).rasa_sender

        assert erase_chat(uow, chat_id) == sender

        assert resolve_button(uow, chat_id, token) is None
        assert pending_for(uow, chat_id, 0) == ()
        assert uow.chats.find("telegram", "1001") is None
        assert uow.chats.get(chat_id).rasa_sender != sender
        assert uow.chats.find("telegram", "2002").id == other
        claimed = claim_next(uow, "a", clock.now(), timedelta(seconds=30))
        assert claimed.item.update_id == "2"
