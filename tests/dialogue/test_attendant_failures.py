"""When Rasa fails: an apology, the message again exactly once, and then an honest word."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.dialogue.attendant import Attendant
from bot.dialogue.rasa_away import PATIENCE
from bot.errors import StorageError
from tests.dialogue.fakes import QUESTION, ask, echo

if TYPE_CHECKING:
    from collections.abc import Callable

    from bot.storage import Database
    from bot.storage.unit_of_work import UnitOfWork
    from tests.dialogue.conftest import Desk
    from tests.dialogue.fakes import FakeDialogue

GIVEN_UP = ("failed", "rasa failed twice")


async def later(desk: Desk, seconds: float = 1.0) -> int:
    desk.clock.move(seconds=seconds)
    return await desk.attend()


async def test_first_failure_gets_an_apology_and_the_message_waits(
    desk: Desk, dialogue: FakeDialogue
) -> None:
    dialogue.failures = 1
    desk.bring("dag")

    handled = await desk.attend()

    assert handled == 1
    assert desk.seen() == [desk.text("general/apology")]
    assert desk.states() == [("waiting", "rasa failed")]


async def test_message_is_handed_in_once_more_and_answered_once(
    desk: Desk, dialogue: FakeDialogue
) -> None:
    dialogue.failures = 1
    desk.bring("dag")
    await desk.attend()

    await later(desk)
    await later(desk, 60)

    assert dialogue.messages == ["dag", "dag"]
    assert desk.seen() == [desk.text("general/apology"), "antwoord op dag"]
    assert desk.states() == [("done", None)]


async def test_nothing_is_handed_in_while_rasa_is_away(desk: Desk, dialogue: FakeDialogue) -> None:
    dialogue.failures, dialogue.is_up = 1, False
    desk.bring("dag")
    await desk.attend()

    for _ in range(5):
        await later(desk)

    assert dialogue.messages == ["dag"]
    assert dialogue.looks == 5
    assert desk.seen() == [desk.text("general/apology")]
    assert desk.states() == [("waiting", "rasa is away")]


async def test_message_is_answered_when_rasa_is_back(desk: Desk, dialogue: FakeDialogue) -> None:
    dialogue.failures, dialogue.is_up = 1, False
    desk.bring("dag")
    await desk.attend()
    await later(desk)
    dialogue.is_up = True

    await later(desk)

    assert dialogue.messages == ["dag", "dag"]
    assert desk.seen()[-1] == "antwoord op dag"


async def test_second_failure_asks_to_type_it_again(desk: Desk, dialogue: FakeDialogue) -> None:
    dialogue.failures = 2
    desk.bring("dag")
    await desk.attend()

    await later(desk)
    await later(desk, 60)

    assert dialogue.messages == ["dag", "dag"]
    assert desk.seen() == [desk.text("general/apology"), desk.text("general/resend_failed")]
    assert desk.states() == [GIVEN_UP]


async def test_message_typed_again_is_a_new_one(desk: Desk, dialogue: FakeDialogue) -> None:
    dialogue.failures = 2
    desk.bring("dag")
    await desk.attend()
    await later(desk)
    desk.bring("dag")

    await desk.attend()

    assert desk.seen()[-1] == "antwoord op dag"
    assert desk.states() == [GIVEN_UP, ("done", None)]


async def test_open_question_follows_with_buttons_that_work(
    desk: Desk, dialogue: FakeDialogue
) -> None:
    dialogue.script = ask
    desk.bring("dag")
    await desk.attend()
    dialogue.failures = 2
    desk.press(desk.token("Leefloon"))
    await desk.attend()
    await later(desk)
    repeated = desk.seen()[-2:]

    desk.press(desk.token("Leefloon"))
    await desk.attend()

    assert repeated == [desk.text("general/resend_failed"), QUESTION.text]
    assert dialogue.messages == ["dag", *['/inform{"income": "leefloon"}'] * 3]
    assert desk.states()[-1] == ("done", None)


async def test_later_messages_of_the_chat_wait_for_the_first(
    desk: Desk, dialogue: FakeDialogue
) -> None:
    dialogue.failures, dialogue.is_up = 1, False
    for text in ("een", "twee", "drie"):
        desk.bring(text)
    await desk.attend()
    await later(desk)
    before = list(dialogue.messages)
    dialogue.is_up = True

    await later(desk)

    assert before == ["een"]
    assert dialogue.messages == ["een", "een", "twee", "drie"]
    assert desk.seen() == [
        desk.text("general/apology"),
        *(f"antwoord op {text}" for text in ("een", "twee", "drie")),
    ]


async def test_other_chats_do_not_wait(desk: Desk, dialogue: FakeDialogue) -> None:
    dialogue.failures = 1
    desk.bring("een", "noor")
    await desk.attend()
    desk.bring("twee", "sam")

    await desk.attend()

    assert desk.seen("sam") == ["antwoord op twee"]


async def test_patience_ends(desk: Desk, dialogue: FakeDialogue) -> None:
    dialogue.failures, dialogue.is_up = 1, False
    desk.bring("dag")
    await desk.attend()

    await later(desk, PATIENCE.total_seconds())

    assert dialogue.messages == ["dag"]
    assert desk.seen()[-1] == desk.text("general/resend_failed")
    assert desk.states() == [GIVEN_UP]


async def test_new_session_that_fails_counts_as_a_failure(
    desk: Desk, dialogue: FakeDialogue, database: Database
) -> None:
    chat = desk.chat()
    with database.unit_of_work() as uow:
        for _ in range(40):
            uow.chats.count_turn(chat.id)
        uow.commit()
    dialogue.failures = 1
    desk.bring("dag")

    await desk.attend()
    await later(desk)

    assert dialogue.messages == ["dag"]
    assert dialogue.sessions == [chat.rasa_sender]
    assert desk.seen() == [desk.text("general/apology"), "antwoord op dag"]


async def test_gateway_that_restarted_goes_on_with_the_message(
    desk: Desk, dialogue: FakeDialogue, database: Database
) -> None:
    dialogue.failures = 1
    desk.bring("dag")
    await desk.attend()
    desk.attendant = Attendant(database.unit_of_work, dialogue, desk.wording)

    await later(desk)

    assert dialogue.messages == ["dag", "dag"]
    assert desk.seen()[-1] == "antwoord op dag"


class Flaky:
    """Units of work of which some cannot be opened, as when the database is locked."""

    def __init__(self, database: Database, broken: range) -> None:
        self._database = database
        self._broken = broken
        self._opened = 0

    def __call__(self) -> UnitOfWork:
        self._opened += 1
        if self._opened in self._broken:
            message = "the case database is busy"
            raise StorageError(message)
        return self._database.unit_of_work()


@pytest.mark.parametrize(
    ("failures", "seen"),
    [
        (0, lambda _: ["antwoord op dag"]),
        (1, lambda desk: [desk.text("general/apology"), "antwoord op dag"]),
    ],
)
async def test_what_rasa_did_is_written_down_although_the_database_is_locked_for_a_while(
    desk: Desk,
    dialogue: FakeDialogue,
    database: Database,
    failures: int,
    seen: Callable[[Desk], list[str]],
) -> None:
    locked_after_the_answer = Flaky(database, range(2, 4))
    desk.attendant = Attendant(locked_after_the_answer, dialogue, desk.wording)
    dialogue.failures = failures
    desk.bring("dag")

    await desk.attend()
    await later(desk)

    assert dialogue.messages == ["dag"] * (failures + 1)
    assert desk.seen() == seen(desk)
    assert desk.states() == [("done", None)]


async def test_message_stays_when_it_cannot_be_looked_up(
    desk: Desk, dialogue: FakeDialogue, database: Database
) -> None:
    desk.attendant = Attendant(Flaky(database, range(1, 2)), dialogue, desk.wording)
    dialogue.script = echo
    desk.bring("dag")

    with pytest.raises(StorageError):
        await desk.attend()
    await later(desk, 31)

    assert dialogue.messages == ["dag"]
    assert desk.seen() == ["antwoord op dag"]
