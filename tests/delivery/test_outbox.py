"""What is queued reaches a page in order, and its buttons are worth something there alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.delivery.buttons import resolve_button, use_button
from bot.delivery.inbox import Incoming, claim_next, receive
from bot.delivery.outbox import acknowledge, pending_for, queue
from bot.wording import Button, Message
from bot.wording.pieces import LONGEST_PIECE

if TYPE_CHECKING:
    from bot.storage import Database, UnitOfWork
    from tests.conftest import StandingClock
    from tests.delivery.conftest import Post

YES_OR_NO = Message("Zoek je hulp?", (Button("Ja", "/affirm"), Button("Nee", "/deny")))


def tokens(uow: UnitOfWork, chat_id: str, seq: int) -> list[str]:
    item = pending_for(uow, chat_id, seq - 1)[0]
    return [button.token for button in item.shown.buttons]


def answered(uow: UnitOfWork, chat_id: str, update_id: str, clock: StandingClock) -> str:
    """Bring a message in and return its id, which an answer names."""
    incoming = Incoming("telegram", update_id, chat_id, "text", "hallo", clock.now())
    receive(uow, incoming)
    row = uow.inbox.head(chat_id)
    uow.inbox.end(row.id, "done", clock.now())
    return row.id


def test_a_page_gets_its_messages_in_order(database: Database, post: Post) -> None:
    here, elsewhere = post.chat("a"), post.chat("b")
    with database.unit_of_work() as uow:
        numbers = [queue(uow, here, Message(text)) for text in ("een", "twee", "drie")]
        queue(uow, elsewhere, Message("voor een ander"))

        items = pending_for(uow, here, 0)

    assert numbers == [1, 2, 3]
    assert [(item.seq, item.shown.text) for item in items] == [
        (1, "een"),
        (2, "twee"),
        (3, "drie"),
    ]


def test_a_page_fetches_from_where_it_was(database: Database, post: Post) -> None:
    chat_id = post.chat()
    with database.unit_of_work() as uow:
        for text in ("een", "twee", "drie"):
            queue(uow, chat_id, Message(text))

        assert [item.seq for item in pending_for(uow, chat_id, 2)] == [3]
        assert pending_for(uow, chat_id, 3) == ()


def test_what_a_page_shows_counts_as_sent(database: Database, post: Post) -> None:
    chat_id = post.chat()
    with database.unit_of_work() as uow:
        for text in ("een", "twee", "drie"):
            queue(uow, chat_id, Message(text))

        counts = [acknowledge(uow, chat_id, 2), acknowledge(uow, chat_id, 2)]

        states = [item.state for item in pending_for(uow, chat_id, 0)]
    assert counts == [2, 0]
    assert states == ["sent", "sent", "queued"]


def test_a_message_keeps_its_kind_and_what_it_answers(
    database: Database, post: Post, clock: StandingClock
) -> None:
    chat_id = post.chat()
    with database.unit_of_work() as uow:
        asked = answered(uow, chat_id, "1", clock)
        queue(uow, chat_id, Message("kaart", kind="card"), answers=asked)

        item = pending_for(uow, chat_id, 0)[0]

    assert (item.kind, item.answers, item.queued_at) == ("card", asked, clock.now())


def test_without_commit_nothing_goes_out(database: Database, post: Post) -> None:
    chat_id = post.chat()
    with database.unit_of_work() as uow:
        queue(uow, chat_id, YES_OR_NO)

    with database.unit_of_work() as uow:
        assert pending_for(uow, chat_id, 0) == ()


def test_a_button_shows_a_token_and_not_what_it_stands_for(database: Database, post: Post) -> None:
    chat_id = post.chat()
    with database.unit_of_work() as uow:
        seq = queue(uow, chat_id, YES_OR_NO)

        yes, no = tokens(uow, chat_id, seq)
        press = resolve_button(uow, chat_id, yes)

    assert len({yes, no}) == 2
    assert len(yes) >= 22
    assert "affirm" not in yes
    assert (press.payload, press.is_current, press.seq) == ("/affirm", True, seq)


def test_a_button_is_worth_nothing_in_another_chat(database: Database, post: Post) -> None:
    here, elsewhere = post.chat("a"), post.chat("b")
    with database.unit_of_work() as uow:
        yes, _ = tokens(uow, here, queue(uow, here, YES_OR_NO))

        assert resolve_button(uow, elsewhere, yes) is None
        assert not use_button(uow, elsewhere, yes)
        assert resolve_button(uow, here, "/affirm") is None
        assert resolve_button(uow, here, yes).is_current


def test_a_button_pressed_twice_is_used_once(database: Database, post: Post) -> None:
    chat_id = post.chat()
    with database.unit_of_work() as uow:
        yes, no = tokens(uow, chat_id, queue(uow, chat_id, YES_OR_NO))

        presses = [use_button(uow, chat_id, yes), use_button(uow, chat_id, yes)]

        assert presses == [True, False]
        assert not resolve_button(uow, chat_id, yes).is_current
        # One question, one answer: "Nee" after "Ja" is too late.
        assert not use_button(uow, chat_id, no)
        assert not resolve_button(uow, chat_id, no).is_current


def test_buttons_of_an_earlier_question_are_no_longer_current(
    database: Database, post: Post
) -> None:
    chat_id = post.chat()
    with database.unit_of_work() as uow:
        old, _ = tokens(uow, chat_id, queue(uow, chat_id, YES_OR_NO))
        new, _ = tokens(uow, chat_id, queue(uow, chat_id, YES_OR_NO))
        queue(uow, chat_id, Message("zonder knoppen"))

        assert not resolve_button(uow, chat_id, old).is_current
        assert resolve_button(uow, chat_id, old).payload == "/affirm"
        assert resolve_button(uow, chat_id, new).is_current


def test_buttons_of_one_answer_are_current_together(
    database: Database, post: Post, clock: StandingClock
) -> None:
    chat_id = post.chat()
    with database.unit_of_work() as uow:
        asked = answered(uow, chat_id, "1", clock)
        first, _ = tokens(uow, chat_id, queue(uow, chat_id, YES_OR_NO, answers=asked))
        second, _ = tokens(uow, chat_id, queue(uow, chat_id, YES_OR_NO, answers=asked))

        assert resolve_button(uow, chat_id, first).is_current
        assert resolve_button(uow, chat_id, second).is_current

        later = answered(uow, chat_id, "2", clock)
        third, _ = tokens(uow, chat_id, queue(uow, chat_id, YES_OR_NO, answers=later))

        assert not resolve_button(uow, chat_id, second).is_current
        assert resolve_button(uow, chat_id, third).is_current


def test_two_queues_of_a_chat_do_not_wait_for_each_other(
    database: Database, post: Post, clock: StandingClock
) -> None:
    post.bring(1)
    post.put("antwoord")

    with database.unit_of_work() as uow:
        claimed = claim_next(uow, "a", clock.now(), clock.now() - clock.now())

        assert claimed is not None
        assert [item.seq for item in pending_for(uow, claimed.item.chat_id, 0)] == [1]


def test_what_is_longer_than_one_message_is_several_with_the_buttons_below_the_last(
    database: Database, post: Post
) -> None:
    chat_id = post.chat()
    words = "\n\n".join(f"{number} " + "woord " * 250 for number in range(4))

    with database.unit_of_work() as uow:
        number = queue(uow, chat_id, Message(words, YES_OR_NO.buttons))
        items = pending_for(uow, chat_id, 0)

    assert [item.seq for item in items] == [1, 2]
    assert number == 2
    assert all(len(item.shown.text) <= LONGEST_PIECE for item in items)
    assert " ".join(item.shown.text for item in items).split() == words.split()
    assert [len(item.shown.buttons) for item in items] == [0, 2]
