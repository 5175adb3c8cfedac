"""What arrives without a sound, and what rings: the real library against the stand-in."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.delivery.outbox import put
from bot.storage.outgoing import Copied, Outgoing
from tests.telegram.conftest import until

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import AbstractAsyncContextManager

    from bot.storage.unit_of_work import Database
    from tests.telegram.bot_api import BotApi

    Gateway = Callable[[], AbstractAsyncContextManager[None]]

AN = 1001
HERE = str(AN)
#: What somebody may be sent, with the number of messages that it is.
FORMS = {
    "text": (lambda ids: Outgoing("dringend", is_silent=True), 1),
    "copy": (lambda ids: Outgoing("", copy=Copied(HERE, ids[:1]), is_silent=True), 1),
    "album": (lambda ids: Outgoing("", copy=Copied(HERE, ids), is_silent=True), 2),
    "with words above": (lambda ids: Outgoing("u", copy=Copied(HERE, ids[:1]), is_silent=True), 2),
}


@pytest.mark.parametrize("form", FORMS)
async def test_what_is_silent_makes_no_sound(
    api: BotApi, gateway: Gateway, database: Database, form: str
) -> None:
    ids = tuple(str(api.says(AN, text=text)) for text in ("een", "twee"))
    make, number = FORMS[form]

    async with gateway():
        await until(lambda: len(api.seen_by(AN)) == 4)
        before = len(api.ledger)
        with database.unit_of_work() as uow:
            chat = uow.chats.find("telegram", HERE)
            put(uow, chat.id, make(ids))
            uow.commit()
        await until(lambda: len(api.ledger) >= before + number)

    assert [sent["is_silent"] for sent in api.ledger[before:]] == [True] * number
    assert not any(sent["is_silent"] for sent in api.ledger[:before])
    assert api.pace is not None
    assert api.pace.violations == []
