"""The action server: closed to who does not know the secret, and it knows all our actions."""

from __future__ import annotations

from contextlib import asynccontextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import httpx
import pytest
import yaml
from sanic import Sanic

from actions.serve import guarded_app, warm_up
from bot import bootstrap
from bot.dialogue.secret import HEADER

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

DOMAIN = Path(__file__).parents[2] / "domain.yml"
SECRET = {HEADER: "between-us"}
CALL = {
    "next_action": "action_help",
    "sender_id": "noor",
    "version": "3.6.21",
    "tracker": {
        "sender_id": "noor",
        "slots": {},
        "latest_message": {"text": "help", "intent": {"name": "help"}, "entities": []},
        "events": [],
        "paused": False,
        "active_loop": {},
        "latest_action_name": "action_listen",
    },
}


@asynccontextmanager
async def served() -> AsyncIterator[httpx.AsyncClient]:
    """Serve the actions on a free port."""
    Sanic.test_mode = True
    app = guarded_app(SECRET[HEADER])
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


async def test_server_answers_our_own_calls_alone() -> None:
    async with served() as client:
        health = await client.get("/health")
        closed = [
            await client.post("/webhook", json=CALL),
            await client.post("/webhook", json=CALL, headers={HEADER: "guessed"}),
            await client.get("/actions"),
        ]
        called = await client.post("/webhook", json=CALL, headers=SECRET)
        listed = await client.get("/actions", headers=SECRET)

    assert (health.status_code, health.json()) == (200, {"status": "ok"})
    assert [answer.status_code for answer in closed] == [403] * 3
    assert called.status_code == 200
    assert called.json()["responses"][0]["text"]
    names = {action["name"] for action in listed.json()}
    assert names >= set(yaml.safe_load(DOMAIN.read_text("utf-8"))["actions"])


@pytest.mark.parametrize("times", [1, 2])
def test_warming_up_can_be_repeated(times: int) -> None:
    for _ in range(times):
        warm_up()

    assert bootstrap.database.cache_info().currsize == 1
