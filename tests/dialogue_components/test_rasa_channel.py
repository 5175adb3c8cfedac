"""The way in for the gateway: closed to who does not know the secret, honest about failures."""

from __future__ import annotations

import logging
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING, Any

import httpx
import pytest

from bot.dialogue.components import turn
from bot.dialogue.secret import HEADER

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Awaitable, Callable

    Listener = Callable[[Any], Awaitable[None]]

pytestmark = [
    pytest.mark.rasa,
    pytest.mark.xdist_group("rasa"),
    pytest.mark.usefixtures("rasa"),
]

WEBHOOK = "/webhooks/gateway/webhook"
SECRET = {HEADER: "between-us"}
SAID = {"sender": "noor", "message": "dag", "metadata": {"welcomed": True}}


@asynccontextmanager
async def channel(listener: Listener, secret: str = SECRET[HEADER]) -> AsyncIterator[Any]:
    """Serve the channel on a free port; ``listener`` stands in for Rasa's agent."""
    from sanic import Sanic

    from bot.dialogue.components.channel import GatewayInput

    Sanic.test_mode = True
    app = Sanic(f"channel-{id(listener)}", configure_logging=False)
    app.blueprint(GatewayInput(secret).blueprint(listener), url_prefix="/webhooks/gateway")
    server = await app.create_server("127.0.0.1", 0, return_asyncio_server=True, access_log=False)
    await server.startup()
    port = server.server.sockets[0].getsockname()[1]
    try:
        async with httpx.AsyncClient(
            base_url=f"http://127.0.0.1:{port}", trust_env=False
        ) as client:
            yield client
    finally:
        server.close()
        await server.wait_closed()


async def answer_twice(message: Any) -> None:
    await message.output_channel.send_text_message("noor", "een\n\ntwee")
    await message.output_channel.send_text_with_buttons(
        "noor", "drie", [{"title": "Ja", "payload": "/affirm"}]
    )


@pytest.mark.parametrize("headers", [{}, {HEADER: "guessed"}, {HEADER: ""}])
async def test_who_does_not_know_the_secret_is_refused(headers: dict[str, str]) -> None:
    heard: list[Any] = []

    async with channel(heard.append) as client:
        answer = await client.post(WEBHOOK, json=SAID, headers=headers)

    assert answer.status_code == 403
    assert heard == []


async def test_without_a_secret_everybody_is_refused() -> None:
    async with channel(answer_twice, secret="") as client:
        answer = await client.post(WEBHOOK, json=SAID, headers={HEADER: ""})

    assert answer.status_code == 403


async def test_messages_come_back_whole_and_in_order() -> None:
    async with channel(answer_twice) as client:
        answer = await client.post(WEBHOOK, json=SAID, headers=SECRET)

    assert answer.status_code == 200
    assert [(part["text"], part.get("buttons")) for part in answer.json()] == [
        ("een\n\ntwee", None),
        ("drie", [{"title": "Ja", "payload": "/affirm"}]),
    ]


async def test_message_reaches_rasa_with_its_sender_channel_and_metadata() -> None:
    heard: list[Any] = []

    async def listen(message: Any) -> None:
        heard.append(message)

    async with channel(listen) as client:
        answer = await client.post(WEBHOOK, json=SAID, headers=SECRET)

    (message,) = heard
    assert (answer.status_code, answer.json()) == (200, [])
    assert (message.sender_id, message.text) == ("noor", "dag")
    assert (message.input_channel, message.metadata) == ("gateway", {"welcomed": True})


async def test_turn_that_failed_inside_is_no_half_answer() -> None:
    async def fail(message: Any) -> None:
        await answer_twice(message)
        turn.note_failure("actions")

    async with channel(fail) as client:
        answer = await client.post(WEBHOOK, json=SAID, headers=SECRET)

    assert (answer.status_code, answer.json()) == (503, {"failed": ["actions"]})


async def test_turn_that_raised_is_a_failure_that_quotes_nothing(
    caplog: pytest.LogCaptureFixture,
) -> None:
    async def fail(_message: Any) -> None:
        message = "mijn geheim"
        raise RuntimeError(message)

    async with channel(fail) as client:
        answer = await client.post(WEBHOOK, json=SAID, headers=SECRET)

    assert (answer.status_code, answer.json()) == (503, {"failed": ["turn"]})
    errors = [one.getMessage() for one in caplog.records if one.levelno == logging.ERROR]
    assert errors == ["a turn failed"]


async def test_turn_after_a_failed_one_begins_anew() -> None:
    failing = [True, False]

    async def fail_once(message: Any) -> None:
        if failing.pop(0):
            turn.note_failure("actions")
        await answer_twice(message)

    async with channel(fail_once) as client:
        answers = [await client.post(WEBHOOK, json=SAID, headers=SECRET) for _ in range(2)]

    assert [answer.status_code for answer in answers] == [503, 200]


async def test_health_needs_no_secret() -> None:
    async with channel(answer_twice) as client:
        answer = await client.get("/webhooks/gateway/")

    assert (answer.status_code, answer.json()) == (200, {"status": "ok"})
