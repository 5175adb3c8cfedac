"""How often something may be done."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING
from uuid import uuid4

from bot.web.limits import AtOnce, SlidingWindow
from bot.web.settings import WebSettings

if TYPE_CHECKING:
    from collections.abc import Callable

    from httpx import AsyncClient

    from tests.web.fake_chat import FakeChat

OWN_PAGE = {"X-Requested-With": "back-on-track"}


class Stopwatch:
    def __init__(self) -> None:
        self.seconds = 100.0

    def __call__(self) -> float:
        return self.seconds


def test_window_opens_again_when_the_oldest_is_a_minute_old() -> None:
    now = Stopwatch()
    window = SlidingWindow(2, now=now)
    window.seconds_to_wait("me", "a")
    now.seconds += 10
    window.seconds_to_wait("me", "b")

    now.seconds += 20
    wait = window.seconds_to_wait("me", "c")
    now.seconds += wait

    assert wait == 30
    assert window.seconds_to_wait("me", "c") == 0


def test_window_counts_a_repeat_once() -> None:
    window = SlidingWindow(1)
    window.seconds_to_wait("me", "a")

    assert window.seconds_to_wait("me", "a") == 0
    assert window.seconds_to_wait("me", "b") > 0


def test_window_counts_each_key_apart() -> None:
    window = SlidingWindow(1)
    window.seconds_to_wait("me", "a")

    assert window.seconds_to_wait("you", "a") == 0


def test_window_forgets_the_keys_idle_longest() -> None:
    window = SlidingWindow(1, most_keys=2)
    for key in ("one", "two", "three"):
        window.seconds_to_wait(key, "a")

    assert window.seconds_to_wait("three", "b") > 0
    assert window.seconds_to_wait("one", "b") == 0


def test_places_are_given_back() -> None:
    places = AtOnce(1)

    with places.place("me") as first, places.place("me") as second:
        assert (first, second) == (True, False)

    with places.place("me") as third:
        assert third


async def test_21st_message_in_a_minute_gets_a_friendly_answer(
    visitor: AsyncClient, chat: FakeChat
) -> None:
    bodies = [{"message_id": str(uuid4()), "text": f"bericht {n}"} for n in range(30)]

    answers = await asyncio.gather(*(visitor.post("/chat/messages", json=body) for body in bodies))

    refused = [answer for answer in answers if answer.status_code == 429]
    assert len(chat.received) == 20
    assert len(refused) == 10
    assert refused[0].json()["notice"].startswith("Dat gaat te snel voor mij: meer dan 20")
    assert 0 < int(refused[0].headers["Retry-After"]) <= 60


async def test_repeats_of_a_message_are_not_counted(visitor: AsyncClient, chat: FakeChat) -> None:
    body = {"message_id": str(uuid4()), "text": "ja"}

    answers = [await visitor.post("/chat/messages", json=body) for _ in range(25)]

    assert {answer.status_code for answer in answers} == {200}
    assert len(chat.received) == 1


async def test_new_visitors_of_one_address_are_limited_whatever_cookie_they_bring(
    make_client: Callable[..., AsyncClient], chat: FakeChat
) -> None:
    async with make_client(WebSettings(new_visitors_per_minute=2), headers=OWN_PAGE) as client:
        for cookie in ("", "chosen", "also chosen"):
            client.cookies.clear()
            answer = await client.post(
                "/chat/session", json={}, headers={"Cookie": f"chat={cookie}"}
            )

    assert answer.status_code == 429
    assert answer.json()["notice"].startswith("Er beginnen nu veel mensen tegelijk.")
    assert 0 < int(answer.headers["Retry-After"]) <= 60
    assert len(chat.tokens) == 2


async def test_known_visitors_go_on_while_new_ones_wait(
    make_client: Callable[..., AsyncClient],
) -> None:
    async with make_client(WebSettings(new_visitors_per_minute=1), headers=OWN_PAGE) as client:
        await client.post("/chat/session", json={})

        answer = await client.post("/chat/session", json={})

    assert answer.json() == {"is_new": False}


async def test_polls_of_one_visitor_at_once_are_limited(
    make_client: Callable[..., AsyncClient],
) -> None:
    settings = WebSettings(polls_at_once=2, poll_seconds=0.3)
    async with make_client(settings, headers=OWN_PAGE) as client:
        await client.post("/chat/session", json={})

        answers = await asyncio.gather(*(client.get("/chat/messages?after=1") for _ in range(3)))
        afterwards = await client.get("/chat/messages?after=0")

    assert sorted(answer.status_code for answer in answers) == [200, 200, 429]
    assert afterwards.status_code == 200
