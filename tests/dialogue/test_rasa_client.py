"""The talk with Rasa, against a real server: everything but an answer is a ``DialogueError``."""

from __future__ import annotations

import socket
from typing import TYPE_CHECKING

import pytest

from bot.dialogue.rasa_client import SESSION_START, RasaClient
from bot.dialogue.secret import HEADER
from bot.errors import DialogueError
from bot.wording import Message

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from tests.dialogue.fakes import LocalServer

SECRET = "between-us"
WEBHOOK = "/webhooks/gateway/webhook"
HEALTH = ("/webhooks/gateway/", "/health")


@pytest.fixture
async def client(server: LocalServer) -> AsyncIterator[RasaClient]:
    client = RasaClient(server.url, server.url, SECRET)
    yield client
    await client.close()


@pytest.fixture
def nowhere() -> str:
    """An address where nobody listens."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        port = taken.getsockname()[1]
    return f"http://127.0.0.1:{port}"


async def test_answer_is_returned_as_messages(client: RasaClient, server: LocalServer) -> None:
    server.body = [{"text": "Hoe oud ben je?"}, {"custom": {"question": "age"}}]

    reply = await client.say("noor", "dag")

    assert reply.messages == (Message("Hoe oud ben je?", kind="question"),)
    assert reply.question == "age"


async def test_message_goes_with_the_secret_and_as_one_who_was_welcomed(
    client: RasaClient, server: LocalServer
) -> None:
    server.body = [{"text": "Dag."}]

    await client.say("noor", "dag é 👍", channel="web")

    (asked,) = server.asked
    assert asked.path == WEBHOOK
    assert asked.headers[HEADER.lower()] == SECRET
    assert asked.body == {
        "sender": "noor",
        "message": "dag é 👍",
        "metadata": {"welcomed": True, "channel": "web"},
    }


@pytest.mark.parametrize("status", [301, 400, 403, 404, 500, 503])
async def test_refusal_or_failure_is_an_error_that_names_the_status(
    client: RasaClient, server: LocalServer, status: int
) -> None:
    server.status, server.body = status, [{"text": "half an answer"}]

    with pytest.raises(DialogueError, match=str(status)):
        await client.say("noor", "dag")


@pytest.mark.parametrize(
    "body",
    [
        "no json",
        "",
        {"text": "no list"},
        None,
        7,
        ["text"],
        [None],
        [{"text": "x", "buttons": [{"title": "no payload"}]}],
        [{"text": "x", "buttons": ["no button"]}],
        [{"text": "x"}, {"custom": "no object"}],
    ],
)
async def test_answer_in_another_shape_is_an_error(
    client: RasaClient, server: LocalServer, body: object
) -> None:
    server.body = body

    with pytest.raises(DialogueError):
        await client.say("noor", "dag")


async def test_silence_is_an_error(client: RasaClient) -> None:
    with pytest.raises(DialogueError, match="nothing"):
        await client.say("noor", "dag")


async def test_slow_answer_is_an_error(server: LocalServer) -> None:
    server.delay = 0.5
    client = RasaClient(server.url, server.url, SECRET, timeout=0.1)

    with pytest.raises(DialogueError, match="Timeout"):
        await client.say("noor", "dag")
    await client.close()


async def test_absence_is_an_error(nowhere: str) -> None:
    client = RasaClient(nowhere, nowhere, SECRET)

    with pytest.raises(DialogueError, match="ConnectError"):
        await client.say("noor", "dag")
    assert not await client.is_ready()
    await client.close()


async def test_error_quotes_nothing_of_what_was_said(
    client: RasaClient, server: LocalServer
) -> None:
    server.status = 500

    with pytest.raises(DialogueError) as raised:
        await client.say("noor", "mijn geheim")

    assert "geheim" not in str(raised.value)
    assert SECRET not in str(raised.value)


async def test_new_session_may_be_silent(client: RasaClient, server: LocalServer) -> None:
    await client.start_session("noor")

    assert [asked.body["message"] for asked in server.asked] == [SESSION_START]


async def test_new_session_that_failed_is_an_error(
    client: RasaClient, server: LocalServer
) -> None:
    server.status = 503

    with pytest.raises(DialogueError):
        await client.start_session("noor")


async def test_ready_is_when_rasa_and_the_actions_answer(
    client: RasaClient, server: LocalServer
) -> None:
    assert await client.is_ready()

    assert tuple(asked.path for asked in server.asked) == HEALTH


@pytest.mark.parametrize("path", HEALTH)
async def test_not_ready_while_one_of_them_fails(
    client: RasaClient, server: LocalServer, path: str
) -> None:
    server.statuses[path] = 503

    assert not await client.is_ready()


async def test_proxy_of_the_environment_is_not_used(
    server: LocalServer, nowhere: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("http_proxy", "HTTP_PROXY", "ALL_PROXY"):
        monkeypatch.setenv(name, nowhere)
    client = RasaClient(server.url, server.url, SECRET)

    assert await client.is_ready()
    await client.close()
