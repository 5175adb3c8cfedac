"""The web chat on a fake conversation, asked over ASGI without a network."""

from __future__ import annotations

from typing import TYPE_CHECKING

import httpx
import pytest

from bot.settings import Organisation
from bot.web.app import create_app
from bot.web.settings import WebSettings
from bot.wording import Wording
from tests.web.fake_chat import FakeChat

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable

OWN_PAGE = {"X-Requested-With": "back-on-track"}


@pytest.fixture
def chat() -> FakeChat:
    return FakeChat()


@pytest.fixture
def wording() -> Wording:
    return Wording({"organisation": Organisation(phone="+32478123456", email="hulp@example.org")})


@pytest.fixture
def make_client(chat: FakeChat, wording: Wording) -> Callable[..., httpx.AsyncClient]:
    """Return a maker of browsers, each with its own cookies."""

    def make(
        settings: WebSettings | None = None, base_url: str = "http://chat.test", **options: object
    ) -> httpx.AsyncClient:
        app = create_app(chat, settings or WebSettings(poll_seconds=0.05), wording)
        transport = httpx.ASGITransport(app)
        return httpx.AsyncClient(transport=transport, base_url=base_url, **options)

    return make


@pytest.fixture
async def client(
    make_client: Callable[..., httpx.AsyncClient],
) -> AsyncIterator[httpx.AsyncClient]:
    """A browser that shows our page."""
    async with make_client(headers=OWN_PAGE) as client:
        yield client


@pytest.fixture
async def visitor(client: httpx.AsyncClient) -> httpx.AsyncClient:
    """A browser with a conversation that has begun."""
    await client.post("/chat/session", json={})
    return client
