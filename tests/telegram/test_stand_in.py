"""The stand-in of the Bot API does as Telegram does; what it gets wrong, the tests get wrong."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from telegram import Bot, InlineKeyboardButton, InlineKeyboardMarkup, ReplyParameters
from telegram.error import BadRequest, Conflict, Forbidden, NetworkError, RetryAfter
from telegram.request import HTTPXRequest

from tests.live.processes import free_port
from tests.telegram.bot_api import TOKEN, BotApi, Served

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Awaitable, Callable
    from pathlib import Path

AN, BO = 1001, 1002


@pytest.fixture
async def bot(served: Served, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Bot]:
    monkeypatch.setenv("PTB_TIMEDELTA", "true")
    request = HTTPXRequest()
    yield Bot(TOKEN, f"{served.url}/bot", request=request, get_updates_request=request)
    await request.shutdown()


async def test_updates_stay_until_a_higher_offset_confirms_them(api: BotApi, bot: Bot) -> None:
    first, second = api.says(AN, text="een"), api.says(AN, text="twee")

    again = [[u.update_id for u in await bot.get_updates()] for _ in range(2)]
    rest = await bot.get_updates(offset=second)

    assert again == [[first, second]] * 2
    assert [update.message.text for update in rest] == ["twee"]
    assert await bot.get_updates(offset=second + 1) == ()


async def test_updates_and_ledger_outlive_a_restart(tmp_path: Path) -> None:
    path = tmp_path / "ledger.jsonl"
    before = BotApi(path=path)
    confirmed, waiting = before.says(AN, text="een"), before.says(AN, text="twee")
    await before.call("getUpdates", {"offset": str(waiting)})
    await before.call("sendMessage", {"chat_id": str(AN), "text": "dag"})
    before.journal.close()

    after = BotApi(path=path)

    assert [update["update_id"] for update in after.updates] == [waiting]
    assert after.seen_by(AN) == ["dag"]
    assert after.says(BO, text="drie") > waiting > confirmed
    after.journal.close()


async def test_copy_has_the_content_of_its_original_and_keeps_what_it_answers(
    api: BotApi, bot: Bot
) -> None:
    api.sends(AN, "photo", caption="de brief")
    api.says(BO, text="hallo")
    photo, quoted = (update["message"]["message_id"] for update in api.updates)

    reply = ReplyParameters(quoted)
    copied = await bot.copy_message(BO, AN, photo, reply_parameters=reply)

    (sent,) = api.shown(BO)
    assert api.seen_by(BO) == ["[photo] de brief"]
    assert (sent["message_id"], sent["reply_to"]) == (copied.message_id, quoted)


async def test_album_is_copied_together(api: BotApi, bot: Bot) -> None:
    api.sends_album(AN, ["een", ""])
    api.says(BO, text="hallo")
    numbers = [update["message"]["message_id"] for update in api.updates[:2]]

    copies = await bot.copy_messages(BO, AN, numbers)

    assert len(copies) == 2
    assert api.seen_by(BO) == ["[photo] een", "[photo]"]


async def test_pressed_button_is_answered_once_it_is_there(api: BotApi, bot: Bot) -> None:
    api.says(AN, text="hallo")
    keyboard = InlineKeyboardMarkup([[InlineKeyboardButton("Ja", callback_data="t" * 64)]])
    sent = await bot.send_message(AN, "Mag dat?", reply_markup=keyboard)

    api.presses(AN, "Ja")
    query = (await bot.get_updates())[-1].callback_query
    await query.answer()
    await bot.edit_message_text("Dank je.", AN, sent.message_id)

    assert (query.data, query.message.message_id) == ("t" * 64, sent.message_id)
    assert api.seen_by(AN) == ["Mag dat?"]
    assert api.screen(AN) == ["Dank je."]


KEYBOARD = InlineKeyboardMarkup([[InlineKeyboardButton("Ja", callback_data="é" * 33)]])
REFUSALS: dict[str, Any] = {
    "stranger": (BadRequest, lambda bot: bot.send_message(9, "dag")),
    "empty": (BadRequest, lambda bot: bot.send_message(AN, "  ")),
    "too long": (BadRequest, lambda bot: bot.send_message(AN, "a" * 4097)),
    "button": (BadRequest, lambda bot: bot.send_message(AN, "a", reply_markup=KEYBOARD)),
    "no original": (BadRequest, lambda bot: bot.copy_message(AN, AN, 999)),
    "no question": (BadRequest, lambda bot: bot.answer_callback_query("x")),
    "nothing to react to": (BadRequest, lambda bot: bot.set_message_reaction(AN, 999, "👀")),
    "command": (BadRequest, lambda bot: bot.set_my_commands([("Mijn Coach", "x")])),
    "blocked": (Forbidden, lambda bot: bot.send_message(BO, "dag")),
    "no webhook": (BadRequest, lambda bot: bot.set_webhook("http://example.org/x")),
}


@pytest.mark.parametrize(("error", "call"), REFUSALS.values(), ids=REFUSALS)
async def test_what_telegram_refuses_is_refused(
    api: BotApi, bot: Bot, error: type[Exception], call: Callable[[Bot], Awaitable[object]]
) -> None:
    api.says(AN, text="hallo")
    api.says(BO, text="hallo")
    api.blocks(BO)

    with pytest.raises(error):
        await call(bot)

    assert api.ledger == []


async def test_fourth_message_at_once_is_too_much_and_the_pause_is_watched(
    api: BotApi, bot: Bot
) -> None:
    api.says(AN, text="hallo")
    for text in ("een", "twee", "drie"):
        await bot.send_message(AN, text)

    for _ in range(2):
        with pytest.raises(RetryAfter):
            await bot.send_message(AN, "vier")

    assert api.seen_by(AN) == ["een", "twee", "drie"]
    assert [broken["rule"] for broken in api.pace.violations] == ["too many in one chat"]


async def test_answer_that_is_lost_was_acted_upon_and_a_call_that_was_hung_up_was_not(
    api: BotApi, bot: Bot
) -> None:
    api.says(AN, text="hallo")
    api.faults.rate = 1.0

    for kind in ("lose_answer", "hang_up"):
        api.faults.kinds = (kind,)
        with pytest.raises(NetworkError):
            await bot.send_message(AN, kind)

    assert api.seen_by(AN) == ["lose_answer"]


async def test_nobody_may_ask_while_updates_are_brought(api: BotApi, bot: Bot) -> None:
    await bot.set_webhook(f"http://127.0.0.1:{free_port()}/x", secret_token="s")

    with pytest.raises(Conflict):
        await bot.get_updates()
