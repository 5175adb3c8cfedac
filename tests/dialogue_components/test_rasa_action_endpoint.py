"""How Rasa reaches the actions: with the secret, not for long, and not after a failure."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

import pytest

from bot.dialogue.components import turn
from bot.dialogue.secret import HEADER
from bot.errors import DialogueError

if TYPE_CHECKING:
    from bot.dialogue.components.action_endpoint import GuardedActionEndpoint
    from tests.dialogue.fakes import LocalServer

pytestmark = [
    pytest.mark.rasa,
    pytest.mark.xdist_group("rasa"),
    pytest.mark.usefixtures("rasa"),
]


@pytest.fixture
def endpoint(server: LocalServer) -> GuardedActionEndpoint:
    from bot.dialogue.components.action_endpoint import GuardedActionEndpoint

    server.body = {"events": [], "responses": []}
    return GuardedActionEndpoint(f"{server.url}/webhook", "between-us")


async def test_call_carries_the_secret_and_no_domain(
    endpoint: GuardedActionEndpoint, server: LocalServer
) -> None:
    turn.begin()

    answer = await endpoint.request(method="post", json={"next_action": "action_help"})

    assert answer == {"events": [], "responses": []}
    (asked,) = server.asked
    assert asked.headers[HEADER.lower()] == "between-us"
    assert asked.body == {"next_action": "action_help"}
    assert endpoint.kwargs["enable_selective_domain"] is True
    assert not turn.has_failed()


async def test_error_of_an_action_marks_the_turn(
    endpoint: GuardedActionEndpoint, server: LocalServer
) -> None:
    current = turn.begin()
    server.status = 500

    with pytest.raises(Exception, match="500"):
        await endpoint.request(method="post", json={})

    assert current.failures == ["actions"]


async def test_silence_of_an_action_marks_the_turn(server: LocalServer) -> None:
    from bot.dialogue.components.action_endpoint import GuardedActionEndpoint

    current = turn.begin()
    server.delay = 0.5
    endpoint = GuardedActionEndpoint(f"{server.url}/webhook", "between-us", timeout=0.1)

    with pytest.raises(asyncio.TimeoutError):
        await endpoint.request(method="post", json={})

    assert current.failures == ["actions"]


async def test_failed_turn_calls_no_further_action(
    endpoint: GuardedActionEndpoint, server: LocalServer
) -> None:
    current = turn.begin()
    server.status = 500
    with pytest.raises(Exception, match="500"):
        await endpoint.request(method="post", json={})
    server.status = 200

    with pytest.raises(DialogueError):
        await endpoint.request(method="post", json={"next_action": "action_submit_referral"})

    assert len(server.asked) == 1
    assert current.failures == ["actions"]


async def test_next_turn_calls_actions_again(
    endpoint: GuardedActionEndpoint, server: LocalServer
) -> None:
    turn.begin()
    turn.note_failure("actions")
    turn.begin()

    answer = await endpoint.request(method="post", json={})

    assert answer == server.body
