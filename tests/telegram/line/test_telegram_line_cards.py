"""Several are asked, one does it: the others' cards say who, and have no button any more."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from tests.telegram.conftest import until
from tests.telegram.line.conftest import EMRE, NOOR, RIA, SOFIE

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import AbstractAsyncContextManager

    from tests.telegram.bot_api import BotApi
    from tests.telegram.line.conftest import Office

    Gateway = Callable[[], AbstractAsyncContextManager[None]]

NEW_PHONE = 1003
CRY = "ik wil dood"
TAKE = "Ik neem dit op"


def has_button(api: BotApi, chat: int, *titles: str) -> bool:
    """Say whether a button of one of these titles stands on a screen now."""
    return any(
        where == chat and any(title in str(one.get("reply_markup")) for title in titles)
        for (where, _), one in api.messages.items()
    )


async def raise_alarm(api: BotApi, office: Office) -> dict[str, Any]:
    """Let a youth cry for help and both coaches see it; return what the duo got."""
    api.says(NOOR, text=CRY)
    for coach in (SOFIE, EMRE):
        copy = await office.sees(coach, f"DRINGEND · Noor:\n{CRY}")
    return copy


async def test_alarm_that_is_taken_says_so_in_the_place_of_the_card(
    api: BotApi, office: Office, gateway: Gateway
) -> None:
    async with gateway():
        await raise_alarm(api, office)
        before = has_button(api, SOFIE, TAKE)
        api.presses(EMRE, TAKE)
        await office.sees(SOFIE, "Emre neemt dit op: Noor.")
        await office.quiet()

    assert before
    assert api.screen(SOFIE) == ["Emre neemt dit op: Noor.", f"🔴 DRINGEND · Noor:\n{CRY}"]
    assert not any(has_button(api, coach, TAKE) for coach in (SOFIE, EMRE))


async def test_alarm_that_is_answered_is_taken_on_all_cards(
    api: BotApi, office: Office, gateway: Gateway
) -> None:
    async with gateway():
        copy = await raise_alarm(api, office)
        api.says(EMRE, text="ik bel je nu", reply_to=copy["message_id"])
        await office.sees(SOFIE, "Emre neemt dit op: Noor.")
        await office.sees(EMRE, "Jij neemt dit op: Noor.")
        await office.quiet()

    assert not any(has_button(api, coach, TAKE) for coach in (SOFIE, EMRE))
    assert not any("DRINGEND: Noor" in api.screen(coach)[0] for coach in (SOFIE, EMRE))


async def test_card_of_an_alarm_is_changed_after_telegram_was_away(
    api: BotApi, office: Office, gateway: Gateway
) -> None:
    async with gateway():
        await raise_alarm(api, office)
        api.failures["editMessageText"] = [(502, {"ok": False, "error_code": 502})] * 2
        api.presses(EMRE, TAKE)
        # A gateway that stops in between leaves it to whoever comes when its lease ends.
        await until(lambda: not api.failures["editMessageText"] and not office.is_sending())

    async with gateway():
        await office.sees(SOFIE, "Emre neemt dit op: Noor.")
        await office.quiet()

    assert not has_button(api, SOFIE, TAKE)


@pytest.mark.parametrize(
    ("answer", "told"),
    [
        ("Ja, dat is Noor", "Ria antwoordde al: dat is Noor, en het toestel is verbonden."),
        ("Nee, dat ken ik niet", "Ria antwoordde al: dat is Noor niet. Die persoon ziet niets."),
    ],
)
async def test_pairing_that_one_answered_is_asked_of_nobody_else(
    api: BotApi, office: Office, gateway: Gateway, answer: str, told: str
) -> None:
    office.is_past_its_end(NOOR)
    api.says(NEW_PHONE, text=f"/start {office.invite(NOOR)}")

    async with gateway():
        for asked in (SOFIE, RIA):
            await office.sees(asked, "Is dat echt Noor?")
        api.presses(RIA, answer)
        await office.sees(SOFIE, told)
        await office.quiet()

    assert not any(has_button(api, chat, "Ja, dat is Noor", answer) for chat in (SOFIE, RIA))
    assert not any("Is dat echt Noor?" in one for one in api.screen(SOFIE) + api.screen(RIA))
