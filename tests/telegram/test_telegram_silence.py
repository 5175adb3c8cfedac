"""What arrives without a sound: the real library against the stand-in."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from bot.settings import Settings
from bot.storage.outgoing import Copied, Outgoing
from bot.telegram.gateway import bot_of
from bot.telegram.sending import TelegramTransport
from tests.telegram.bot_api import TOKEN
from tests.telegram.test_telegram_careful import item

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.telegram.bot_api import BotApi, Served

AN = 1001
HERE = str(AN)
#: What somebody may be sent, with the number of messages that it is.
FORMS: dict[str, tuple[Callable[[tuple[str, ...]], Outgoing], int]] = {
    "text": (lambda _: Outgoing("dringend"), 1),
    "copy": (lambda ids: Outgoing("", copy=Copied(HERE, ids[:1])), 1),
    "album": (lambda ids: Outgoing("", copy=Copied(HERE, ids)), 2),
    "words above": (lambda ids: Outgoing("dubbel", copy=Copied(HERE, ids[:1])), 2),
}


@pytest.mark.parametrize("is_silent", [True, False])
@pytest.mark.parametrize("form", FORMS)
async def test_what_is_silent_makes_no_sound(
    api: BotApi, served: Served, form: str, *, is_silent: bool
) -> None:
    for text in ("een", "twee"):
        api.says(AN, text=text)
    ids = tuple(str(one["message"]["message_id"]) for one in api.updates)
    make, number = FORMS[form]
    settings = replace(Settings(), telegram_bot_token=TOKEN, telegram_api_url=served.url)
    shown = replace(make(ids), is_silent=is_silent)

    async with bot_of(settings) as bot:
        await bot.initialize()
        result = await TelegramTransport(bot).send(replace(item(), address=HERE, shown=shown))

    assert result.outcome == "sent"
    assert [sent["is_silent"] for sent in api.ledger] == [is_silent] * number
