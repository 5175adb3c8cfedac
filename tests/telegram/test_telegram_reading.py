"""An update that lacks fields, or is none, stops no other one, and its sender gets an answer."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from tests.telegram.conftest import until
from tests.telegram.stand_in.people import MEDIA

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import AbstractAsyncContextManager

    from tests.telegram.bot_api import BotApi

    Gateway = Callable[[], AbstractAsyncContextManager[None]]

AN, BO = 1001, 1002
#: Telegram has had polls without some fields that the library demands now.
OLD_POLL = {name: value for name, value in MEDIA["poll"].items() if name != "allows_revoting"}
UNREADABLE: dict[str, dict[str, Any]] = {
    "poll": {"poll": OLD_POLL},
    "photo": {"photo": [{"file_id": "f"}]},
    "sender": {"sender_chat": 7},
    "entities": {"text": "hoi", "entities": [{}]},
}


@pytest.mark.parametrize("content", UNREADABLE.values(), ids=UNREADABLE)
@pytest.mark.parametrize("has_sender", [True, False])
async def test_what_cannot_be_read_stops_nobody(
    api: BotApi, gateway: Gateway, content: dict[str, Any], *, has_sender: bool
) -> None:
    message = api.message(AN, **content)
    if not has_sender:
        del message["from"]
    api.update(message=message)
    api.update(message="no message at all")
    api.says(BO, text="hallo")

    async with gateway():
        await until(lambda: "antwoord op hallo" in api.seen_by(BO))
        await until(lambda: len(api.seen_by(AN)) == 3)

    assert not api.updates
