"""Sending and receiving."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.web.fake_chat import Received

if TYPE_CHECKING:
    from httpx import AsyncClient

    from tests.web.fake_chat import FakeChat

ID = "9d0c3c39-6d0c-4f1c-a3c1-4b2d4b1f7f10"
TOO_LONG = "Dat is te lang voor één bericht. Hou het onder 2.000 tekens, of stuur het in stukjes."


async def test_text_is_received(visitor: AsyncClient, chat: FakeChat) -> None:
    answer = await visitor.post("/chat/messages", json={"message_id": ID, "text": "dag"})

    assert (answer.status_code, answer.json()) == (200, {"status": "accepted", "notice": ""})
    assert chat.received == [Received("chat-1", ID, "dag", None)]


async def test_button_is_received_by_its_token(visitor: AsyncClient, chat: FakeChat) -> None:
    answer = await visitor.post("/chat/messages", json={"message_id": ID, "button": "token-refer"})

    assert answer.json() == {"status": "accepted", "notice": ""}
    assert chat.received == [Received("chat-1", ID, None, "token-refer")]


async def test_same_message_again_is_known_and_happens_once(
    visitor: AsyncClient, chat: FakeChat
) -> None:
    body = {"message_id": ID, "text": "ja"}
    await visitor.post("/chat/messages", json=body)

    answer = await visitor.post("/chat/messages", json=body)

    assert answer.json() == {"status": "known", "notice": ""}
    assert chat.received == [Received("chat-1", ID, "ja", None)]


async def test_refusal_of_the_service_is_passed_on(visitor: AsyncClient, chat: FakeChat) -> None:
    chat.refusal = "Die knop hoort bij een oudere vraag."

    answer = await visitor.post("/chat/messages", json={"message_id": ID, "button": "old"})

    assert answer.json() == {
        "status": "refused",
        "notice": "Die knop hoort bij een oudere vraag.",
    }


@pytest.mark.parametrize(
    "text",
    [
        "<script>alert(1)</script>",
        "😢👍🏽",
        "مرحبا، اسمي",
        "/restart",
        '/inform{"age":17}',
        "a\nb",
    ],
)
async def test_any_text_arrives_as_it_was_typed(
    visitor: AsyncClient, chat: FakeChat, text: str
) -> None:
    await visitor.post("/chat/messages", json={"message_id": ID, "text": text})

    assert [received.text for received in chat.received] == [text]


async def test_signs_that_storage_refuses_are_dropped(
    visitor: AsyncClient, chat: FakeChat
) -> None:
    body = f'{{"message_id": "{ID}", "text": " a\\u0000b\\ud800c\\u0007\\r\\nd "}}'

    answer = await visitor.post(
        "/chat/messages", content=body, headers={"Content-Type": "application/json"}
    )

    assert answer.status_code == 200
    assert [received.text for received in chat.received] == ["abc\nd"]


async def test_text_of_2000_characters_is_received(visitor: AsyncClient, chat: FakeChat) -> None:
    answer = await visitor.post("/chat/messages", json={"message_id": ID, "text": "😀" * 2000})

    assert answer.status_code == 200
    assert len(chat.received) == 1


@pytest.mark.parametrize("length", [2001, 4000, 200_000])
async def test_longer_text_gets_a_friendly_answer(
    visitor: AsyncClient, chat: FakeChat, length: int
) -> None:
    answer = await visitor.post("/chat/messages", json={"message_id": ID, "text": "a" * length})

    assert (answer.status_code, answer.json()) == (413, {"notice": TOO_LONG})
    assert chat.received == []


@pytest.mark.parametrize("text", ["", "  \n ", "\u0000"])
async def test_empty_text_gets_a_friendly_answer(
    visitor: AsyncClient, chat: FakeChat, text: str
) -> None:
    answer = await visitor.post("/chat/messages", json={"message_id": ID, "text": text})

    assert answer.status_code == 422
    assert answer.json()["notice"].startswith("Daar kan ik geen woorden in lezen.")
    assert chat.received == []


@pytest.mark.parametrize(
    "body",
    [
        {"text": "dag"},
        {"message_id": "1", "text": "dag"},
        {"message_id": 1, "text": "dag"},
        {"message_id": ID},
        {"message_id": ID, "text": 7},
        {"message_id": ID, "text": ["dag"]},
        {"message_id": ID, "button": ""},
        {"message_id": ID, "button": {"token": "x"}},
        {"message_id": ID, "button": "x" * 201},
        [],
        "dag",
    ],
)
async def test_malformed_message_is_refused(
    visitor: AsyncClient, chat: FakeChat, body: object
) -> None:
    answer = await visitor.post("/chat/messages", json=body)

    assert answer.status_code == 400
    assert answer.json()["notice"].startswith("Je bericht kwam niet goed aan.")
    assert chat.received == []


async def test_messages_come_in_order_with_buttons_and_kind(
    visitor: AsyncClient, chat: FakeChat
) -> None:
    chat.say("chat-1", ("Eerste inschatting", (("Ja", "yes"), ("Nee", "no")), "card"))

    answer = await visitor.get("/chat/messages?after=1")

    card = {
        "seq": 2,
        "text": "Eerste inschatting",
        "buttons": [{"title": "Ja", "token": "yes"}, {"title": "Nee", "token": "no"}],
        "kind": "card",
    }
    assert answer.json() == {"messages": [card], "busy": False}


async def test_first_messages_hold_the_welcome(visitor: AsyncClient) -> None:
    answer = await visitor.get("/chat/messages")

    assert [message["text"] for message in answer.json()["messages"]] == [
        "Dag! Waarmee kan ik helpen?"
    ]


async def test_messages_tell_that_an_answer_is_being_made(
    visitor: AsyncClient, chat: FakeChat
) -> None:
    chat.busy.add("chat-1")

    answer = await visitor.get("/chat/messages?after=1")

    assert answer.json() == {"messages": [], "busy": True}


@pytest.mark.parametrize("after", ["-1", "a", "1.5", "9" * 20, "²", ""])
async def test_number_of_the_last_message_must_be_a_number(
    visitor: AsyncClient, after: str
) -> None:
    answer = await visitor.get("/chat/messages", params={"after": after})

    assert answer.status_code == 400
