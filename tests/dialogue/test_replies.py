"""Rasa's answer as messages: each text with the custom part that follows it."""

from __future__ import annotations

import pytest

from bot.dialogue.replies import Reply, reply_from
from bot.wording import Button, Message


def test_nothing_is_no_message() -> None:
    assert reply_from([]) == Reply(())


def test_texts_stay_in_order_with_their_buttons() -> None:
    parts = [
        {"recipient_id": "x", "text": "Dag."},
        {"text": "Waarmee?", "buttons": [{"title": "Aanmelden", "payload": "/refer_someone"}]},
    ]

    reply = reply_from(parts)

    buttons = (Button("Aanmelden", "/refer_someone"),)
    assert reply == Reply((Message("Dag."), Message("Waarmee?", buttons)))


def test_custom_part_gives_the_text_before_it_its_kind() -> None:
    parts = [
        {"text": "De kaart"},
        {"custom": {"kind": "card", "outcome": "eligible"}},
        {"text": "En nu?"},
    ]

    assert reply_from(parts).messages == (Message("De kaart", kind="card"), Message("En nu?"))


def test_question_is_known_as_such_with_its_slot() -> None:
    buttons = [{"title": "Weet ik niet", "payload": "/unsure"}]
    parts = [
        {"text": "Oké."},
        {"text": "Hoe oud ben je?", "buttons": buttons},
        {"custom": {"question": "age"}},
    ]

    reply = reply_from(parts)

    asked = Message("Hoe oud ben je?", (Button("Weet ik niet", "/unsure"),), "question")
    assert reply == Reply((Message("Oké."), asked), question="age")


def test_last_question_is_the_open_one() -> None:
    parts = [
        {"text": "Hoe oud?"},
        {"custom": {"question": "age"}},
        {"text": "Inkomen?"},
        {"custom": {"question": "income"}},
    ]

    assert reply_from(parts).question == "income"


@pytest.mark.parametrize(
    "part",
    [
        {"custom": {"kind": "card"}},
        {"custom": {"reference": "BOT-2026-0001"}},
        {"text": ""},
        {"text": None, "custom": None, "buttons": None},
        {"image": "x"},
    ],
)
def test_part_without_a_text_is_no_message(part: dict[str, object]) -> None:
    assert reply_from([part]) == Reply(())
