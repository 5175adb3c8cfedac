"""Who did what several were asked stands in the place of their cards, in their own chats alone."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from bot.dialogue.arriving import BUTTON
from tests.line.relay.conftest import EMRE, NOOR, SOFIE

if TYPE_CHECKING:
    from bot.delivery.inbox import Claimed
    from tests.line.pairing.conftest import Town

NEW_PHONE = "2009"


def changed(town: Town, who: str) -> list[str]:
    """Return what stands in the place of an earlier message of somebody."""
    with town.database.unit_of_work(read_only=True) as uow:
        items = uow.outbox.after(town.chat_id(who), 0)
    return [item.shown.text for item in items if item.shown.edits and not item.shown.is_pinned]


async def test_alarm_that_is_taken_changes_the_card_and_sends_nothing_new(town: Town) -> None:
    await town.says(NOOR, "ik wil dood")
    before = changed(town, SOFIE), len(town.seen(SOFIE))

    await town.presses(EMRE, "Ik neem dit op")

    assert changed(town, SOFIE)[len(before[0]) :] == ["Emre neemt dit op: Noor."]
    assert len(town.seen(SOFIE)) == before[1] + 1


async def test_who_comes_late_sees_who_took_it(town: Town) -> None:
    await town.says(NOOR, "ik wil dood")
    await town.presses(EMRE, "Ik neem dit op")

    late = await town.presses(SOFIE, "Ik neem dit op")
    again = await town.presses(EMRE, "Ik neem dit op")

    assert late == ["Emre neemt dit op: Noor."]
    assert again == ["Je nam dit al op: Noor."]


async def test_card_on_a_phone_of_before_is_left_and_the_new_one_hears_it(town: Town) -> None:
    await town.says(NOOR, "ik wil dood")
    invitation = town.reinvite_coach("COACH-001")
    await town.opens(NEW_PHONE, invitation)
    await town.says(NEW_PHONE, invitation.code or "")
    before = town.seen(SOFIE)

    await town.presses(EMRE, "Ik neem dit op")

    assert town.seen(SOFIE) == before
    assert town.seen(NEW_PHONE)[-1] == "Emre neemt dit op: Noor."


async def test_two_who_press_at_once_take_it_once(town: Town) -> None:
    await town.says(NOOR, "ik wil dood")
    before = {who: len(town.seen(who)) for who in (SOFIE, EMRE)}
    for who in before:
        town.brings(who, token(town, who), BUTTON)
    pressed = [town.claim(), town.claim()]

    await asyncio.gather(*(handle(town, one) for one in pressed))

    told = [text for who, number in before.items() for text in town.seen(who)[number:]]
    taken = [text for text in told if text.startswith("🔴 Jij neemt dit op: Noor.")]
    late = [text for text in told if text.endswith(" neemt dit op: Noor.")]
    # Who was late gets it twice: on the card that was pressed, and as one of the others.
    assert (len(taken), len(late), len(told)) == (1, 2, 3)


async def handle(town: Town, claimed: Claimed) -> None:
    following: Claimed | None = claimed
    while following is not None:
        following = await town.attendant.attend(following, claim_more=town.claim_in)


def token(town: Town, who: str) -> str:
    """Return the token of the button under the alarm of somebody."""
    with town.database.unit_of_work(read_only=True) as uow:
        items = uow.outbox.after(town.chat_id(who), 0)
    return next(
        button.token
        for item in items
        for button in item.shown.buttons
        if button.title == "Ik neem dit op"
    )
