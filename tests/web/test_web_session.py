"""Whose conversation it is: the cookie, and nothing else, says so."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from httpx import AsyncClient

    from tests.web.fake_chat import FakeChat


async def test_session_sets_a_strict_session_cookie(client: AsyncClient) -> None:
    answer = await client.post("/chat/session", json={})

    cookie = answer.headers["set-cookie"]
    assert answer.json() == {"is_new": True}
    assert cookie.startswith("chat=secret-1;")
    assert {"HttpOnly", "SameSite=strict", "Path=/"} <= set(cookie.split("; "))
    assert "Max-Age" not in cookie
    assert "Secure" not in cookie


async def test_cookie_is_secure_and_bound_to_the_host_over_https(
    make_client: Callable[..., AsyncClient],
) -> None:
    async with make_client(
        base_url="https://chat.test", headers={"X-Requested-With": "back-on-track"}
    ) as client:
        answer = await client.post("/chat/session", json={})

    cookie = answer.headers["set-cookie"]
    assert cookie.startswith("__Host-chat=secret-1;")
    assert {"HttpOnly", "SameSite=strict", "Path=/", "Secure"} <= set(cookie.split("; "))


async def test_session_with_a_known_cookie_goes_on(visitor: AsyncClient, chat: FakeChat) -> None:
    answer = await visitor.post("/chat/session", json={})

    assert answer.json() == {"is_new": False}
    assert chat.tokens == {"secret-1": "chat-1"}


async def test_session_of_a_talk_that_is_over_begins_another_one(
    visitor: AsyncClient, chat: FakeChat
) -> None:
    chat.over.add("chat-1")

    answer = await visitor.post("/chat/session", json={})

    assert answer.json() == {"is_new": True}
    assert answer.headers["set-cookie"].startswith("chat=secret-2;")


@pytest.mark.parametrize("token", ["chat-1", "chosen", "x" * 5000])
async def test_session_with_a_cookie_of_ones_own_choice_gets_a_random_one(
    client: AsyncClient, chat: FakeChat, token: str
) -> None:
    client.cookies.set("chat", token)

    answer = await client.post("/chat/session", json={})

    assert answer.json() == {"is_new": True}
    assert chat.tokens == {"secret-1": "chat-1"}


async def test_body_cannot_choose_the_conversation(visitor: AsyncClient, chat: FakeChat) -> None:
    body = {
        "message_id": "9d0c3c39-6d0c-4f1c-a3c1-4b2d4b1f7f10",
        "text": "dag",
        "chat_id": "chat-7",
        "sender": "chat-7",
    }

    await visitor.post("/chat/messages", json=body)

    assert [received.chat_id for received in chat.received] == ["chat-1"]


@pytest.mark.parametrize("path", ["/chat/messages?after=0", "/chat/messages"])
async def test_without_a_session_nothing_is_read_and_nothing_is_made(
    client: AsyncClient, chat: FakeChat, path: str
) -> None:
    answer = await client.get(path)

    assert answer.status_code == 401
    assert answer.json() == {
        "notice": "Dit gesprek is afgelopen. Je kan altijd een nieuw beginnen."
    }
    assert chat.tokens == {}


async def test_visitors_see_only_their_own_messages(
    make_client: Callable[..., AsyncClient], chat: FakeChat
) -> None:
    own_page = {"X-Requested-With": "back-on-track"}
    async with make_client(headers=own_page) as one, make_client(headers=own_page) as other:
        await one.post("/chat/session", json={})
        await other.post("/chat/session", json={})
        chat.say("chat-1", ("Alleen voor de eerste.", (), "text"))

        answer = await other.get("/chat/messages?after=1")

    assert answer.json() == {"messages": [], "busy": False}


async def test_end_forgets_the_conversation_and_the_cookie(
    visitor: AsyncClient, chat: FakeChat
) -> None:
    answer = await visitor.post("/chat/end", json={})

    assert answer.status_code == 204
    assert "Max-Age=0" in answer.headers["set-cookie"]
    assert chat.ended == ["chat-1"]
    assert dict(visitor.cookies) == {}
    assert (await visitor.get("/chat/messages")).status_code == 401


async def test_end_twice_does_no_harm(visitor: AsyncClient, chat: FakeChat) -> None:
    await visitor.post("/chat/end", json={})

    answer = await visitor.post("/chat/end", json={})

    assert answer.status_code == 204
    assert chat.ended == ["chat-1"]
