"""Telegram brings updates: only with the secret, answered with 200 once they are committed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import httpx
import pytest
from starlette.applications import Starlette
from telegram import Bot

from bot.dialogue.reception import Reception
from bot.errors import StorageError
from bot.telegram.entrance import Entrance
from bot.telegram.webhook import SECRET_HEADER, Webhook
from tests.telegram.bot_api import TOKEN, BotApi

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from bot.clock import Clock
    from bot.storage.unit_of_work import Database
    from bot.wording import Wording

AN = 1001
SECRET = "only-telegram-knows-this"


class LockedDoor:
    """A door behind which nothing can be kept."""

    def take_in_together(self, *_: object) -> list[bool]:
        message = "the database is locked"
        raise StorageError(message)


@pytest.fixture
def webhook() -> Webhook:
    return Webhook("https://bot.example.org/telegram", SECRET)


@pytest.fixture
async def telegram(webhook: Webhook) -> AsyncIterator[httpx.AsyncClient]:
    """What knocks at the gateway's web server."""
    transport = httpx.ASGITransport(Starlette(routes=[webhook.route()]))
    async with httpx.AsyncClient(transport=transport, base_url="http://gateway") as client:
        yield client


@pytest.fixture
async def entrance(database: Database, wording: Wording, clock: Clock) -> AsyncIterator[Entrance]:
    reception = Reception(database.unit_of_work, wording)
    entrance = Entrance(Bot(TOKEN), reception, now=clock.now, ring=lambda: None)
    yield entrance
    await entrance.close()


@pytest.fixture
def update() -> dict[str, object]:
    api = BotApi()
    api.says(AN, text="hallo")
    return api.updates[0]


async def test_update_is_kept_before_it_is_answered_and_once(
    webhook: Webhook,
    telegram: httpx.AsyncClient,
    entrance: Entrance,
    update: dict[str, object],
    database: Database,
) -> None:
    webhook.open(entrance)
    headers = {SECRET_HEADER: SECRET}

    answers = [await telegram.post("/telegram", json=update, headers=headers) for _ in range(2)]

    assert [answer.status_code for answer in answers] == [200, 200]
    with database.unit_of_work() as uow:
        chat = uow.chats.find("telegram", str(AN))
        item = uow.inbox.head(chat.id)
    assert (item.body, item.position) == ("hallo", 1)


@pytest.mark.parametrize("secret", [None, "", "wrong", SECRET[:-1], f"{SECRET}x", "é" * 24])
async def test_without_the_secret_nothing_is_kept(
    webhook: Webhook,
    telegram: httpx.AsyncClient,
    entrance: Entrance,
    update: dict[str, object],
    database: Database,
    *,
    secret: str | None,
) -> None:
    webhook.open(entrance)
    headers = {} if secret is None else {SECRET_HEADER: secret.encode()}

    answer = await telegram.post("/telegram", json=update, headers=headers)

    assert answer.status_code == 403
    with database.unit_of_work() as uow:
        assert uow.chats.find("telegram", str(AN)) is None


async def test_what_cannot_be_kept_is_not_acknowledged(
    webhook: Webhook, telegram: httpx.AsyncClient, update: dict[str, object], clock: Clock
) -> None:
    webhook.open(Entrance(Bot(TOKEN), LockedDoor(), now=clock.now, ring=lambda: None))

    answer = await telegram.post("/telegram", json=update, headers={SECRET_HEADER: SECRET})

    assert answer.status_code == 503


async def test_gateway_that_is_not_ready_takes_nothing_in(
    telegram: httpx.AsyncClient, update: dict[str, object]
) -> None:
    answer = await telegram.post("/telegram", json=update, headers={SECRET_HEADER: SECRET})

    assert answer.status_code == 503


@pytest.mark.parametrize("body", [b"", b"[]", b"{", b'{"message": {}}', b"[" * 100_000])
async def test_what_is_no_update_is_refused(
    webhook: Webhook, telegram: httpx.AsyncClient, entrance: Entrance, body: bytes
) -> None:
    webhook.open(entrance)

    answer = await telegram.post("/telegram", content=body, headers={SECRET_HEADER: SECRET})

    assert answer.status_code == 400
