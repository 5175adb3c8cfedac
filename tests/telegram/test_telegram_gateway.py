"""What people see on Telegram: the real library, a real database, a stand-in of the Bot API."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.dialogue.fakes import FakeDialogue, ask
from tests.telegram.conftest import until
from tests.telegram.stand_in.people import MEDIA

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import AbstractAsyncContextManager

    from bot.storage.unit_of_work import Database
    from tests.telegram.bot_api import BotApi

    Gateway = Callable[[], AbstractAsyncContextManager[None]]

AN, BO = 1001, 1002


async def test_who_writes_first_is_warned_and_welcomed_then_answered(
    api: BotApi, gateway: Gateway
) -> None:
    api.says(AN, text="kan iemand mij helpen")

    async with gateway():
        await until(lambda: len(api.seen_by(AN)) == 3)

    assert "sendChatAction" in api.calls
    before, welcome, answer = api.seen_by(AN)
    assert before.startswith("Vooraf: dit is Telegram.")
    assert "een computer, geen mens" in welcome
    assert answer == "antwoord op kan iemand mij helpen"


async def test_start_of_a_newcomer_is_answered_by_the_welcome_alone(
    api: BotApi, gateway: Gateway, dialogue: FakeDialogue
) -> None:
    api.says(AN, text="/start")
    api.says(AN, text="hallo")

    async with gateway():
        await until(lambda: len(api.seen_by(AN)) == 3)

    assert dialogue.messages == ["hallo"]


async def test_same_update_twice_is_answered_once(api: BotApi, gateway: Gateway) -> None:
    number = api.says(AN, text="hallo")
    api.updates.append(dict(api.updates[-1]))

    async with gateway():
        await until(lambda: len(api.seen_by(AN)) == 3)
        api.updates.append({"update_id": number + 5, **_message(api, BO, "tweede")})
        await until(lambda: len(api.seen_by(BO)) == 3)

    assert api.seen_by(AN)[2:] == ["antwoord op hallo"]


async def test_pressed_button_is_the_payload_and_stops_spinning(
    api: BotApi, gateway: Gateway, dialogue: FakeDialogue
) -> None:
    dialogue.script = ask
    api.says(AN, text="hallo")

    async with gateway():
        await until(lambda: len(api.seen_by(AN)) == 4)
        api.presses(AN, "Leefloon")
        await until(lambda: '/inform{"income": "leefloon"}' in dialogue.messages)
        await until(lambda: "answerCallbackQuery" in api.calls)


async def test_button_of_somebody_else_is_worth_nothing(
    api: BotApi, gateway: Gateway, dialogue: FakeDialogue
) -> None:
    dialogue.script = ask
    api.says(AN, text="hallo")

    async with gateway():
        await until(lambda: len(api.seen_by(AN)) == 4)
        api.presses(AN, "Leefloon")
        stolen = api.updates[-1]["callback_query"]
        stolen["message"]["chat"]["id"] = BO
        stolen["from"]["id"] = BO
        await until(lambda: len(api.seen_by(BO)) == 3)

    assert dialogue.messages == ["hallo"]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (
            {"voice": {"file_id": "v", "file_unique_id": "u", "duration": 3}},
            "kan ik niet luisteren",
        ),
        (
            {"photo": [{"file_id": "p", "file_unique_id": "u", "width": 9, "height": 9}]},
            "kan ik niet bekijken",
        ),
        ({"location": {"latitude": 50.8, "longitude": 3.3}}, "naam van de gemeente"),
        ({"dice": {"emoji": "🎲", "value": 3}}, "gewone woorden"),
        ({"something_new": {}}, "gewone woorden"),
    ],
)
async def test_what_cannot_be_read_is_told_with_a_way_on(
    api: BotApi, gateway: Gateway, dialogue: FakeDialogue, content: dict[str, object], said: str
) -> None:
    api.says(AN, text="/start")
    api.says(AN, **content)

    async with gateway():
        await until(lambda: len(api.seen_by(AN)) == 3)

    assert said in api.seen_by(AN)[2]
    assert dialogue.messages == []


@pytest.mark.parametrize("kind", sorted(MEDIA))
async def test_every_medium_of_a_visitor_is_answered(
    api: BotApi, gateway: Gateway, dialogue: FakeDialogue, kind: str
) -> None:
    api.says(AN, text="/start")
    api.sends(AN, kind)

    async with gateway():
        await until(lambda: len(api.seen_by(AN)) == 3)

    assert dialogue.messages == []


async def test_edited_message_is_not_heard_twice(
    api: BotApi, gateway: Gateway, dialogue: FakeDialogue
) -> None:
    api.says(AN, text="ik ben 19")
    api.edits(AN, text="ik ben 20")

    async with gateway():
        await until(lambda: len(api.seen_by(AN)) == 4)

    assert "aanpaste" in api.seen_by(AN)[3]
    assert dialogue.messages == ["ik ben 19"]


async def test_group_is_left_and_nothing_is_said_there(api: BotApi, gateway: Gateway) -> None:
    api.is_added_to_group(-500)

    async with gateway():
        await until(lambda: "leaveChat" in api.calls)

    assert api.ledger == []


@pytest.mark.parametrize(
    "content",
    [
        {"callback_query": {"id": "7", "data": "x", "from": {"id": AN}}},
        {
            "callback_query": {
                "id": "7",
                "data": "x",
                "from": {"id": AN},
                "message": {"message_id": 3, "chat": {"id": -500, "type": "group"}},
            }
        },
    ],
    ids=["nowhere", "in a group"],
)
async def test_button_where_nobody_is_talked_to_stops_spinning(
    api: BotApi, gateway: Gateway, content: dict[str, object]
) -> None:
    api.updates.append({"update_id": 1, **content})

    async with gateway():
        await until(lambda: "answerCallbackQuery" in api.calls)

    assert api.ledger == []


async def test_group_that_makes_the_bot_a_member_is_left(api: BotApi, gateway: Gateway) -> None:
    member = {"status": "member", "user": {"id": 123456, "is_bot": True, "first_name": "Proef"}}
    change = {
        "chat": {"id": -500, "type": "supergroup", "title": "Klas"},
        "from": {"id": AN, "is_bot": False, "first_name": "An"},
        "date": 1,
        "old_chat_member": {**member, "status": "left"},
        "new_chat_member": member,
    }
    api.updates.append({"update_id": 1, "my_chat_member": change})

    async with gateway():
        await until(lambda: "leaveChat" in api.calls)

    assert api.ledger == []


async def test_menu_is_set_also_where_telegram_is_away_at_the_start(
    api: BotApi, gateway: Gateway
) -> None:
    api.failures["setMyCommands"] = [(500, {"ok": False, "error_code": 500, "description": "x"})]

    async with gateway():
        await until(lambda: api.calls.count("setMyCommands") >= 2)


async def test_cry_for_help_is_answered_though_rasa_is_down(
    api: BotApi, gateway: Gateway, dialogue: FakeDialogue
) -> None:
    dialogue.failures, dialogue.is_up = 99, False
    api.says(AN, text="ik wil dood")

    async with gateway():
        await until(lambda: any("1813" in text for text in api.seen_by(AN)))


async def test_refused_and_slowed_down_messages_arrive_once(api: BotApi, gateway: Gateway) -> None:
    slow = {"ok": False, "error_code": 429, "description": "x", "parameters": {"retry_after": 1}}
    api.failures["sendMessage"] = [(429, slow)]
    api.says(AN, text="hallo")

    async with gateway():
        await until(lambda: len(api.seen_by(AN)) == 3)

    assert api.seen_by(AN)[2] == "antwoord op hallo"


async def test_update_stays_with_telegram_until_it_is_committed(
    api: BotApi, gateway: Gateway, database: Database
) -> None:
    api.failures["getUpdates"] = [(500, {"ok": False, "error_code": 500, "description": "x"})]
    api.says(AN, text="hallo")

    async with gateway():
        await until(lambda: "antwoord op hallo" in api.seen_by(AN))
        await until(lambda: not api.updates)

    with database.unit_of_work() as uow:
        chat = uow.chats.find("telegram", str(AN))
        assert chat is not None
        assert uow.inbox.head(chat.id) is None


def _message(api: BotApi, chat: int, text: str) -> dict[str, object]:
    return {"message": api.message(chat, text=text)}
