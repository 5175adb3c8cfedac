"""A coach picks, is asked, notes, and never writes to the wrong youth."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.telegram.line.conftest import EMRE, NOOR, RIA, SAM, SOFIE

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import AbstractAsyncContextManager

    from tests.telegram.bot_api import BotApi
    from tests.telegram.line.conftest import Office

    Gateway = Callable[[], AbstractAsyncContextManager[None]]


async def test_picked_youth_gets_what_is_typed_until_another_is_picked(
    api: BotApi, office: Office, gateway: Gateway
) -> None:
    api.says(SOFIE, text="/jongeren")

    async with gateway():
        await office.sees(SOFIE, "Met wie")
        api.presses(SOFIE, "Noor")
        shown = await office.sees(SOFIE, "Je praat met Noor")
        api.says(SOFIE, text="ben je thuis?")
        await office.sees(NOOR, "ben je thuis?")
        api.says(SOFIE, text="/jongeren")
        await office.sees(SOFIE, "Met wie")
        api.presses(SOFIE, "Sam")
        await office.sees(SOFIE, "Je praat met Sam")
        api.says(SOFIE, text="en jij?")
        await office.sees(SAM, "en jij?")

    assert office.seen(NOOR) == ["Sofie:\nben je thuis?"]
    assert office.seen(SAM) == ["Sofie:\nen jij?"]
    pinned = [int(act["message_id"]) for act in api.done("pinChatMessage", SOFIE)]
    assert pinned[0] == shown["message_id"]
    assert len(pinned) == 2


async def test_reply_goes_to_who_wrote_though_another_is_picked(
    api: BotApi, office: Office, gateway: Gateway
) -> None:
    api.says(SAM, text="vraagje")
    api.says(SOFIE, text="/jongeren")

    async with gateway():
        copy = await office.sees(SOFIE, "vraagje")
        await office.sees(SOFIE, "Met wie")
        api.presses(SOFIE, "Noor")
        await office.sees(SOFIE, "Je praat met Noor")
        api.says(SOFIE, text="zeg maar", reply_to=copy["message_id"])
        await office.sees(SAM, "zeg maar")
        await office.quiet()

    assert office.seen(NOOR) == []


async def test_message_for_nobody_waits_until_it_is_said_for_whom(
    api: BotApi, office: Office, gateway: Gateway
) -> None:
    api.says(SOFIE, text="tot morgen")
    written = api._last_of(SOFIE)

    async with gateway():
        question = await office.sees(SOFIE, "Voor wie is dit?")
        assert office.seen(NOOR) == office.seen(SAM) == []
        api.presses(SOFIE, "Sam")
        await office.sees(SAM, "tot morgen")
        await office.sees(SOFIE, "Verstuurd naar Sam")
        await office.quiet()

    assert question["reply_to"] == written
    assert (office.seen(NOOR), office.seen(SAM)) == ([], ["Sofie:\ntot morgen"])
    assert api.screen(SOFIE) == ["✅ Verstuurd naar Sam."]
    buttons = [b for row in question["reply_markup"]["inline_keyboard"] for b in row]
    assert [b["text"] for b in buttons] == ["Noor", "Sam", "Niet versturen"]
    assert all(len(b["callback_data"].encode()) < 64 for b in buttons)


async def test_choice_pressed_twice_sends_once(
    api: BotApi, office: Office, gateway: Gateway
) -> None:
    api.says(SOFIE, text="tot morgen")

    async with gateway():
        await office.sees(SOFIE, "Voor wie is dit?")
        api.presses(SOFIE, "Sam")
        api.presses(SOFIE, "Noor")
        await office.sees(SOFIE, "ging al naar Sam")
        await office.quiet()

    assert (office.seen(NOOR), office.seen(SAM)) == ([], ["Sofie:\ntot morgen"])
    assert len(api.done("answerCallbackQuery")) == 2


async def test_waiting_album_is_asked_about_once_and_sent_whole(
    api: BotApi, office: Office, gateway: Gateway
) -> None:
    api.sends_album(SOFIE, ["sleutel", "", "plan"])

    async with gateway():
        await office.sees(SOFIE, "Voor wie is dit?")
        await office.quiet()
        api.presses(SOFIE, "Noor")
        await office.sees(NOOR, "[photo] plan")
        await office.quiet()

    assert sum("Voor wie" in one for one in office.seen(SOFIE)) == 1
    assert office.seen(NOOR) == ["Sofie:", "[photo] sleutel", "[photo]", "[photo] plan"]


async def test_edit_of_a_waiting_message_is_what_is_sent(
    api: BotApi, office: Office, gateway: Gateway
) -> None:
    api.says(SOFIE, text="om 3 uur")
    written = api._last_of(SOFIE)

    async with gateway():
        await office.sees(SOFIE, "Voor wie is dit?")
        api.edits(SOFIE, written, text="om 4 uur")
        await office.quiet()
        api.presses(SOFIE, "Noor")
        await office.sees(NOOR, "om 4 uur")

    assert office.seen(NOOR) == ["Sofie:\nom 4 uur"]


async def test_dropped_message_goes_to_nobody(
    api: BotApi, office: Office, gateway: Gateway
) -> None:
    api.says(SOFIE, text="oei, fout")

    async with gateway():
        await office.sees(SOFIE, "Voor wie is dit?")
        api.presses(SOFIE, "Niet versturen")
        await office.sees(SOFIE, "gaat naar niemand")
        await office.quiet()

    assert (office.seen(NOOR), office.seen(SAM)) == ([], [])


async def test_reply_to_something_of_nobody_is_asked_about_though_somebody_is_picked(
    api: BotApi, office: Office, gateway: Gateway
) -> None:
    api.says(SOFIE, text="/jongeren")

    async with gateway():
        await office.sees(SOFIE, "Met wie")
        api.presses(SOFIE, "Noor")
        line = await office.sees(SOFIE, "Je praat met Noor")
        api.says(SOFIE, text="hm", reply_to=line["message_id"])
        await office.sees(SOFIE, "Voor wie is dit?")

    assert office.seen(NOOR) == []


async def test_wie_says_with_whom(api: BotApi, office: Office, gateway: Gateway) -> None:
    api.says(SOFIE, text="/wie")

    async with gateway():
        await office.sees(SOFIE, "met niemand in het bijzonder. Op je lijn: Noor en Sam.")


@pytest.mark.parametrize("typed", ["/jongere", "/nieuws", "/NOOR hallo", "/afwezigg"])
async def test_slip_of_the_finger_is_sent_to_nobody(
    api: BotApi, office: Office, gateway: Gateway, typed: str
) -> None:
    api.says(NOOR, text="hallo")

    async with gateway():
        copy = await office.sees(SOFIE, "hallo")
        api.says(SOFIE, text=typed, reply_to=copy["message_id"])
        await office.sees(SOFIE, "niets verstuurd")

    assert office.seen(NOOR) == []


async def test_note_is_kept_in_the_file_and_sent_to_nobody(
    api: BotApi, office: Office, gateway: Gateway
) -> None:
    api.says(NOOR, text="mijn huur is betaald")

    async with gateway():
        copy = await office.sees(SOFIE, "huur is betaald")
        api.says(SOFIE, text="/nota bewijs nog vragen", reply_to=copy["message_id"])
        told = await office.sees(SOFIE, "NOTA bij Noor")
        await office.quiet()

    assert "gaat ze mee" in told["text"]
    assert (office.seen(NOOR), office.seen(EMRE)) == ([], [])
    asked, note = office.timeline()
    assert (note["kind"], note["actor"], note["text"]) == (
        "note",
        "COACH-001",
        "bewijs nog vragen",
    )
    assert "answered_by" not in asked["details"]
    assert "read_by" not in note["details"]


async def test_note_of_nobody_is_asked_about_and_never_shown_by_a_reply_to_it(
    api: BotApi, office: Office, gateway: Gateway
) -> None:
    api.says(SOFIE, text="/nota geheim")
    note = api._last_of(SOFIE)

    async with gateway():
        await office.sees(SOFIE, "In welk dossier")
        api.presses(SOFIE, "Noor")
        await office.sees(SOFIE, "Bewaard in het dossier van Noor")
        api.says(SOFIE, text="hoe gaat het?", reply_to=note)
        await office.sees(NOOR, "hoe gaat het?")
        await office.quiet()

    assert office.seen(NOOR) == ["Sofie:\nhoe gaat het?"]


async def test_duo_answers_as_duo_and_the_coach_sees_it(
    api: BotApi, office: Office, gateway: Gateway
) -> None:
    api.says(NOOR, text="iemand daar?")
    api.says(EMRE, text="ik neem over")

    async with gateway():
        await office.sees(SOFIE, "iemand daar?")
        await office.sees(EMRE, "Voor wie is dit?")
        api.presses(EMRE, "Noor")
        await office.sees(NOOR, "ik neem over")
        await office.sees(SOFIE, "Emre antwoordde Noor al.")

    assert office.seen(NOOR) == ["Emre (duocoach):\nik neem over"]


async def test_who_has_no_youths_hears_that_nothing_was_sent(
    api: BotApi, office: Office, gateway: Gateway
) -> None:
    api.says(RIA, text="hallo")

    async with gateway():
        await office.sees(RIA, "naar niemand verstuurd")


async def test_coach_who_lost_a_case_can_no_longer_answer_in_it(
    api: BotApi, office: Office, gateway: Gateway
) -> None:
    api.says(NOOR, text="hallo")

    async with gateway():
        copy = await office.sees(SOFIE, "hallo")
        office.give_to(NOOR, "COACH-002")
        api.says(SOFIE, text="dag", reply_to=copy["message_id"])
        await office.sees(SOFIE, "Dat kan je van hier niet doen")

    assert office.seen(NOOR) == []


async def test_youth_without_a_chat_gets_nothing_and_the_coach_hears_so(
    api: BotApi, office: Office, gateway: Gateway
) -> None:
    api.says(NOOR, text="hallo")

    async with gateway():
        copy = await office.sees(SOFIE, "hallo")
        office.unpair(NOOR)
        api.says(SOFIE, text="dag", reply_to=copy["message_id"])
        await office.sees(SOFIE, "Niet verstuurd: Noor is nu niet verbonden")

    assert office.seen(NOOR) == []


async def test_menus_differ_by_role(api: BotApi, office: Office, gateway: Gateway) -> None:
    async with gateway():
        await office.quiet()

    menus = {
        str(act["scope"].get("chat_id")): [one["command"] for one in act["commands"]]
        for act in api.done("setMyCommands")
        if act["scope"]["type"] == "chat"
    }
    by_default = [act for act in api.done("setMyCommands") if act["scope"]["type"] == "default"]
    visitor = [one["command"] for one in by_default[0]["commands"]]
    assert visitor == ["start", "hulp", "stop", "privacy"]
    youth = ["start", "hulp", "stop", "privacy", "mijncoach", "assistent"]
    assert menus[str(NOOR)] == youth
    assert {"jongeren", "wie", "afwezig", "terug", "uitnodigen", "nieuw"} < set(menus[str(SOFIE)])
