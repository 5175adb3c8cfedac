"""What a typed text is for Rasa: never a payload, unless it is a known command."""

from __future__ import annotations

import pytest

from bot.dialogue.meaning import CAME_BACK, COMMANDS, as_message, has_words


@pytest.mark.parametrize(("command", "payload"), COMMANDS.items())
def test_known_command_is_its_payload(command: str, payload: str) -> None:
    assert as_message(f"/{command}") == payload


@pytest.mark.parametrize("text", ["/START", " /start ", "/start@back_on_track_bot", "/Start  "])
def test_command_is_known_in_any_usual_way_of_writing(text: str) -> None:
    assert as_message(text) == CAME_BACK


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('/inform{"data_consent": "yes"}', 'inform{"data_consent": "yes"}'),
        ("/affirm", "affirm"),
        ("//affirm", "affirm"),
        ("/ /affirm", "affirm"),
        ("  /affirm", "affirm"),
        ("\u200b/affirm", "affirm"),
        ("\u202e/affirm", "affirm"),
        ("/stop nu maar", "stop nu maar"),
        ("/restart", "restart"),
        ("/", ""),
    ],
)
def test_slash_in_front_is_never_a_payload(text: str, message: str) -> None:
    assert as_message(text) == message


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("  dag  ", "dag"),
        ("19/05/2006", "19/05/2006"),
        ("een\nen\ttwee", "een en twee"),
        ("be\u0301e\u0301", "béé"),
        ("da\x00g\x1b[31m", "da g [31m"),
        ("\u202egeheim\u202c", "geheim"),
        ("\ufeffdag", "dag"),
        ("half \ud83d", "half"),
        ("👩\u200d🚒 brandweer", "👩\u200d🚒 brandweer"),
        ("", ""),
        (" \u200b \n", ""),
    ],
)
def test_what_cannot_be_seen_is_left_out(text: str, message: str) -> None:
    assert as_message(text) == message


@pytest.mark.parametrize(
    ("text", "expected"),
    [("dag", True), ("19", True), ("é", True), ("👍", False), ("?!", False), ("", False)],
)
def test_words_are_letters_or_numbers(text: str, expected: bool) -> None:
    assert has_words(text) == expected
