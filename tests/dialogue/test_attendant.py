"""What happens with a message that was kept: Rasa answers it, and the answer is queued."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from bot.dialogue.attendant import TURNS_PER_SESSION
from bot.dialogue.meaning import CAME_BACK
from bot.dialogue.replies import Reply
from bot.dialogue.workers import LEASE
from bot.errors import LeaseLostError
from bot.wording import Button, Message
from tests.dialogue.fakes import QUESTION, ask

if TYPE_CHECKING:
    from bot.storage import Database
    from tests.dialogue.conftest import Desk
    from tests.dialogue.fakes import FakeDialogue

DONE = ("done", None)


async def test_message_is_answered_and_finished(desk: Desk, dialogue: FakeDialogue) -> None:
    desk.bring("dag")

    await desk.attend()

    assert dialogue.said == [(desk.chat().rasa_sender, "dag")]
    assert desk.seen() == ["antwoord op dag"]
    assert desk.states() == [DONE]


async def test_answer_says_which_message_it_answers(desk: Desk) -> None:
    desk.bring("dag")
    claimed = desk.claim()

    await desk.attendant.attend(claimed)

    assert [sent.answers for sent in desk.outbox()] == [claimed.item.id]


async def test_answers_come_in_order_with_buttons_and_kinds(
    desk: Desk, dialogue: FakeDialogue
) -> None:
    dialogue.script = ask
    desk.bring("dag")

    await desk.attend()

    note, question = desk.outbox()
    assert (note.shown.text, note.kind) == ("Genoteerd.", "text")
    assert (question.shown.text, question.kind) == (QUESTION.text, "question")
    assert [button.title for button in question.shown.buttons] == ["Leefloon", "Weet ik niet"]


async def test_button_gives_rasa_its_payload(desk: Desk, dialogue: FakeDialogue) -> None:
    dialogue.script = ask
    desk.bring("dag")
    await desk.attend()

    desk.press(desk.token("Leefloon"))
    await desk.attend()

    assert dialogue.messages == ["dag", '/inform{"income": "leefloon"}']


async def test_open_question_is_known_until_it_is_answered(
    desk: Desk, dialogue: FakeDialogue
) -> None:
    dialogue.script = ask
    desk.bring("dag")
    await desk.attend()
    asked = desk.chat().open_question
    dialogue.script = lambda _: Reply((Message("Klaar."),))
    desk.bring("leefloon")

    await desk.attend()

    assert (asked, desk.chat().open_question) == ("income", None)


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ('/inform{"data_consent": "yes"}', 'inform{"data_consent": "yes"}'),
        ("/affirm", "affirm"),
        ("/stop", "/cancel"),
        ("/start", CAME_BACK),
    ],
)
async def test_typed_slash_is_never_a_payload_but_for_the_commands(
    desk: Desk, dialogue: FakeDialogue, typed: str, said: str
) -> None:
    desk.bring(typed)

    await desk.attend()

    assert dialogue.messages == [said]


async def test_typed_token_of_a_button_is_words(desk: Desk, dialogue: FakeDialogue) -> None:
    dialogue.script = ask
    desk.bring("dag")
    await desk.attend()
    token = desk.token("Leefloon")
    desk.bring(token)

    await desk.attend()

    assert dialogue.messages[-1] == token


@pytest.mark.parametrize("typed", ["👍", "...", "/", "\u200b"])
async def test_message_without_words_gets_a_notice(
    desk: Desk, dialogue: FakeDialogue, typed: str
) -> None:
    desk.bring(typed)

    await desk.attend()

    assert dialogue.said == []
    assert desk.seen() == [desk.text("general/empty")]
    assert desk.states() == [DONE]


async def test_message_without_words_repeats_the_open_question(
    desk: Desk, dialogue: FakeDialogue
) -> None:
    dialogue.script = ask
    desk.bring("dag")
    await desk.attend()
    desk.bring("👍")

    await desk.attend()

    assert desk.seen()[-2:] == [desk.text("general/empty"), QUESTION.text]
    assert desk.chat().open_question == "income"


async def test_button_of_an_earlier_question_gets_a_notice_and_the_open_question(
    desk: Desk, dialogue: FakeDialogue
) -> None:
    buttons = (Button("Ja", "/affirm"),)
    dialogue.script = lambda _: Reply((Message("Akkoord?", buttons, "question"),), "send_anyway")
    desk.bring("dag")
    await desk.attend()
    old = desk.token("Ja")
    dialogue.script = ask
    desk.bring("ja")
    await desk.attend()

    desk.press(old)
    await desk.attend()

    assert dialogue.messages == ["dag", "ja"]
    assert desk.seen()[-2:] == [desk.text("general/stale_button"), QUESTION.text]


async def test_question_that_is_repeated_has_buttons_that_work(
    desk: Desk, dialogue: FakeDialogue
) -> None:
    dialogue.script = ask
    desk.bring("dag")
    await desk.attend()
    first = desk.token("Leefloon")
    desk.bring("👍")
    await desk.attend()

    desk.press(desk.token("Leefloon"))
    await desk.attend()

    assert desk.token("Leefloon") != first
    assert dialogue.messages == ["dag", '/inform{"income": "leefloon"}']


async def test_button_pressed_twice_is_one_answer(desk: Desk, dialogue: FakeDialogue) -> None:
    dialogue.script = ask
    desk.bring("dag")
    await desk.attend()
    dialogue.script = lambda _: Reply((Message("Klaar."),))
    token = desk.token("Leefloon")

    desk.press(token)
    desk.press(token)
    await desk.attend()

    assert dialogue.messages == ["dag", '/inform{"income": "leefloon"}']
    assert desk.seen()[-2:] == ["Klaar.", desk.text("general/stale_button")]


@pytest.mark.parametrize("token", ["", "made-up"])
async def test_token_that_was_never_shown_gets_a_notice(
    desk: Desk, dialogue: FakeDialogue, token: str
) -> None:
    desk.press(token)

    await desk.attend()

    assert dialogue.said == []
    assert desk.seen() == [desk.text("general/stale_button")]


async def test_button_of_somebody_else_means_nothing(desk: Desk, dialogue: FakeDialogue) -> None:
    dialogue.script = ask
    desk.bring("dag", "noor")
    await desk.attend()

    desk.press(desk.token("Leefloon", "noor"), "sam")
    await desk.attend()

    assert dialogue.messages == ["dag"]
    assert desk.seen("sam") == [desk.text("general/stale_button")]


async def test_session_is_renewed_after_many_turns(desk: Desk, dialogue: FakeDialogue) -> None:
    for number in range(TURNS_PER_SESSION + 2):
        desk.bring(f"bericht {number}")

    await desk.attend()

    assert dialogue.sessions == [desk.chat().rasa_sender]
    assert len(dialogue.said) == TURNS_PER_SESSION + 2
    assert desk.chat().session_turns == 2


async def test_worker_that_was_too_slow_changes_nothing(
    desk: Desk, dialogue: FakeDialogue
) -> None:
    desk.bring("dag")
    slow = desk.claim()
    desk.clock.move(seconds=LEASE.total_seconds() + 1)
    await desk.attend()

    with pytest.raises(LeaseLostError):
        await desk.attendant.attend(slow)

    assert desk.seen() == ["antwoord op dag"]
    assert desk.states() == [DONE]


async def test_message_of_a_wiped_chat_is_not_said(desk: Desk, database: Database) -> None:
    desk.bring("dag")
    chat = desk.chat()
    with database.unit_of_work() as uow:
        uow.erasure.erase_chat(chat.id, desk.clock.now() + timedelta(seconds=1))
        uow.commit()

    await desk.attend()

    assert desk.dialogue.said == []
