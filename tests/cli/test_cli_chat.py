"""``backontrack chat``: a conversation in the terminal, with numbers for the buttons."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.cli.chat import _exchange
from tests.web.fake_chat import Answer, FakeChat, Received

if TYPE_CHECKING:
    from collections.abc import Callable

    Talk = Callable[..., FakeChat]


def answer(received: Received) -> list[Answer]:
    if received.text == "kaart":
        return [("Een kaart.", (), "card")]
    buttons = (("Ja", "token-yes"), ("Nee", "token-no"))
    return [("Genoteerd.", (), "text"), ("Akkoord?", buttons, "text")]


@pytest.fixture
def talk(monkeypatch: pytest.MonkeyPatch) -> Talk:
    """Return what types these lines into a conversation and then ends the input."""

    async def run(*lines: str) -> FakeChat:
        left = iter(lines)

        def typed(_prompt: str) -> str:
            try:
                return next(left)
            except StopIteration:
                raise EOFError from None

        monkeypatch.setattr("builtins.input", typed)
        chat = FakeChat(script=answer)
        visitor = await chat.open()
        await _exchange(chat, visitor.chat_id)
        return chat

    return run


async def test_welcome_and_answers_are_printed_with_numbered_buttons(
    talk: Talk, capsys: pytest.CaptureFixture[str]
) -> None:
    await talk("dag")

    printed = [line for line in capsys.readouterr().out.splitlines() if line]
    assert printed == [
        "Dag! Waarmee kan ik helpen?",
        "  1. Iemand aanmelden",
        "Genoteerd.",
        "Akkoord?",
        "  1. Ja",
        "  2. Nee",
    ]


async def test_number_presses_the_button_of_the_last_question(talk: Talk) -> None:
    chat = await talk("1", "2", " 1 ")

    assert [received.button for received in chat.received] == [
        "token-refer",
        "token-no",
        "token-yes",
    ]
    assert {received.text for received in chat.received} == {None}


@pytest.mark.parametrize("typed", ["0", "3", "19", "-1", "twee", "1 jaar"])
async def test_other_words_and_numbers_are_typed(talk: Talk, typed: str) -> None:
    chat = await talk("dag", typed)

    assert (chat.received[1].text, chat.received[1].button) == (typed, None)


async def test_number_after_an_answer_without_buttons_is_typed(talk: Talk) -> None:
    chat = await talk("kaart", "1")

    assert (chat.received[1].text, chat.received[1].button) == ("1", None)


async def test_each_message_has_an_id_of_its_own(talk: Talk) -> None:
    chat = await talk("dag", "dag", "dag")

    assert len({received.message_id for received in chat.received}) == 3
