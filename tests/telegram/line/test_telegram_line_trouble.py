"""Nothing is lost without a word: blocks, refusals, alarms, old chats."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.telegram.conftest import until
from tests.telegram.line.conftest import EMRE, NOOR, RIA, SAM, SOFIE

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import AbstractAsyncContextManager

    from tests.dialogue.fakes import FakeDialogue
    from tests.telegram.bot_api import BotApi
    from tests.telegram.line.conftest import Office

    Gateway = Callable[[], AbstractAsyncContextManager[None]]


async def test_coach_hears_that_the_youth_blocked_the_bot_and_is_back(
    api: BotApi, office: Office, gateway: Gateway
) -> None:
    api.says(NOOR, text="laat mij gerust")

    async with gateway():
        copy = await office.sees(SOFIE, "gerust")
        api.blocks(NOOR)
        await office.sees(SOFIE, "Noor blokkeert deze chat nu")
        api.says(SOFIE, text="oké", reply_to=copy["message_id"])
        told = await office.sees(SOFIE, "Niet aangekomen: Noor blokkeert")
        api.unblocks(NOOR)
        await office.sees(SOFIE, "Noor is terug")

    assert told["reply_to"] == api._last_of(SOFIE)
    assert office.seen(NOOR) == []


async def test_message_that_the_coach_cannot_get_goes_to_the_duo(
    api: BotApi, office: Office, gateway: Gateway
) -> None:
    api.blocks(SOFIE)
    api.says(NOOR, text="hallo")

    async with gateway():
        await office.sees(EMRE, "hallo")
        await office.sees(NOOR, "kon niet naar Sofie. Emre krijgt het nu.")
        await office.quiet()

    assert office.seen(EMRE) == ["Noor:\nhallo"]


async def test_album_that_the_coach_cannot_get_goes_to_the_duo_once(
    api: BotApi, office: Office, gateway: Gateway
) -> None:
    api.blocks(SOFIE)
    api.sends_album(NOOR, ["blad 1", "blad 2"])

    async with gateway():
        await office.sees(EMRE, "[photo] blad 2")
        await office.quiet()

    assert office.seen(EMRE) == ["Noor:", "[photo] blad 1", "[photo] blad 2"]
    assert sum("Emre krijgt het nu" in one for one in office.seen(NOOR)) == 1


async def test_where_nobody_can_be_reached_the_youth_hears_what_to_do(
    api: BotApi, office: Office, gateway: Gateway
) -> None:
    for chat in (SOFIE, EMRE, RIA):
        api.blocks(chat)
    api.says(NOOR, text="hallo")

    async with gateway():
        await office.sees(NOOR, "kwam niet aan bij Ria. Bel 056")


async def test_alarm_goes_at_once_to_coach_and_duo_ahead_of_the_message(
    api: BotApi, office: Office, gateway: Gateway, dialogue: FakeDialogue
) -> None:
    dialogue.is_up, dialogue.failures = False, 99
    api.says(NOOR, text="/assistent")
    api.says(NOOR, text="ik wil dood")

    async with gateway():
        await office.sees(NOOR, "1813")
        await office.sees(NOOR, "meteen naar Sofie en Emre")
        for chat in (SOFIE, EMRE):
            await office.sees(chat, "ik wil dood")
        await office.quiet()

    for chat in (SOFIE, EMRE):
        alert, message = office.seen(chat)
        assert alert.startswith("🔴 DRINGEND: Noor")
        assert "dood" not in alert.replace("zelfdoding", "")
        assert "De Bok" not in alert
        assert message == "🔴 DRINGEND · Noor:\nik wil dood"
    assert (office.seen(RIA), office.seen(SAM)) == ([], [])


async def test_alarm_is_taken_once_and_the_others_see_by_whom(
    api: BotApi, office: Office, gateway: Gateway
) -> None:
    api.says(NOOR, text="ik wil dood")

    async with gateway():
        await office.sees(SOFIE, "🔴 DRINGEND: Noor")
        await office.sees(EMRE, "🔴 DRINGEND: Noor")
        api.presses(EMRE, "Ik neem dit op")
        await office.sees(EMRE, "Jij neemt dit op")
        await office.sees(SOFIE, "Emre neemt dit op: Noor.")
        api.presses(SOFIE, "Ik neem dit op")
        await until(lambda: api.screen(SOFIE)[0] == "Emre neemt dit op: Noor.")
        await office.quiet()

    assert not any("Ik neem dit op" in str(one) for one in api.messages.values())
    with office.database.unit_of_work() as uow:
        case = uow.cases.get(office.cases[NOOR], actor="test")
    assert [(one.kind, one.taken_by) for one in case.alerts] == [("suicide", "COACH-002")]


async def test_alarm_on_the_line_is_not_sent_twice(
    api: BotApi, office: Office, gateway: Gateway
) -> None:
    api.says(NOOR, text="ik wil dood")

    async with gateway():
        await office.sees(SOFIE, "ik wil dood")
        await office.quiet()

    assert sum("ik wil dood" in one for one in office.seen(SOFIE)) == 1


async def test_alarm_in_an_edit_reaches_coach_and_duo(
    api: BotApi, office: Office, gateway: Gateway
) -> None:
    api.says(NOOR, text="het gaat wel")
    written = api._last_of(NOOR)

    async with gateway():
        await office.sees(SOFIE, "het gaat wel")
        api.edits(NOOR, written, text="ik wil dood")
        await office.sees(EMRE, "ik wil dood")
        await office.sees(SOFIE, "ik wil dood")


async def test_words_of_a_coach_raise_no_alarm(
    api: BotApi, office: Office, gateway: Gateway
) -> None:
    api.says(SOFIE, text="ik wil dood")

    async with gateway():
        await office.sees(SOFIE, "Voor wie is dit?")
        await office.quiet()

    assert len(office.seen(SOFIE)) == 1


async def test_edit_does_not_follow_to_the_chat_that_was_taken_away(
    api: BotApi, office: Office, gateway: Gateway
) -> None:
    api.says(NOOR, text="om 3 uur")
    written = api._last_of(NOOR)

    async with gateway():
        await office.sees(SOFIE, "om 3 uur")
        office.give_to(NOOR, "COACH-002")
        api.edits(NOOR, written, text="om 4 uur, in mijn nieuwe kot")
        await office.quiet()

    assert api.screen(SOFIE) == ["Noor:\nom 3 uur"]


async def test_voice_note_is_told_not_to_be_listened_to_once_a_day(
    api: BotApi, office: Office, gateway: Gateway
) -> None:
    api.sends(NOOR, "voice")
    api.sends(NOOR, "voice")

    async with gateway():
        await office.sees(NOOR, "Een computer luistert hier niet naar")
        await office.quiet()

    assert len(office.seen(NOOR)) == 1
    assert [sent["copied"][0] for sent in api.shown(SOFIE)] == [str(NOOR)] * 2


async def test_old_and_unknown_buttons_are_answered(
    api: BotApi, office: Office, gateway: Gateway
) -> None:
    api.says(SOFIE, text="tot straks")

    async with gateway():
        await office.sees(SOFIE, "Voor wie")
        api.presses(SOFIE, "Niet versturen")
        api.updates[-1]["callback_query"]["data"] = "made-up"
        await office.sees(SOFIE, "Die knop werkt niet meer.")
        await office.quiet()

    assert len(api.done("answerCallbackQuery")) == 1


async def test_button_of_a_colleague_is_worth_nothing(
    api: BotApi, office: Office, gateway: Gateway
) -> None:
    api.says(SOFIE, text="tot straks")

    async with gateway():
        await office.sees(SOFIE, "Voor wie")
        api.presses(SOFIE, "Noor")
        stolen = api.updates[-1]["callback_query"]
        stolen["message"]["chat"]["id"] = EMRE
        stolen["from"]["id"] = EMRE
        await office.sees(EMRE, "Die knop werkt niet meer.")

    assert office.seen(NOOR) == []


async def test_sign_of_a_youth_is_shown_on_the_words_of_the_coach(
    api: BotApi, office: Office, gateway: Gateway
) -> None:
    api.says(NOOR, text="hallo")

    async with gateway():
        copy = await office.sees(SOFIE, "hallo")
        api.says(SOFIE, text="dag", reply_to=copy["message_id"])
        written = api._last_of(SOFIE)
        answer = await office.sees(NOOR, "dag")
        api.reacts(NOOR, answer["message_id"], "👍")
        await office.quiet()

    signs = api.done("setMessageReaction", SOFIE)
    assert [(one["message_id"], one["emoji"]) for one in signs] == [(str(written), ["👍"])]
