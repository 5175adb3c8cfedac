"""Reminders: offered where there is a day, set where we can write first, taken back."""

from __future__ import annotations

from datetime import datetime, timezone
from typing import TYPE_CHECKING, Any

import pytest

from actions.intake import ActionAfterCheck, ActionSubmitReferral
from actions.reminders import ActionForgetReminder, ActionSetReminder
from bot import bootstrap
from bot.intake.status import Status
from tests.actions.conftest import FILLED, button, tracker

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.actions.conftest import NamingWording, Outcome

    Act = Callable[..., Outcome]

YOUNG = {**FILLED, "birth_date": "2010-03-03", "age": None, "eligibility_outcome": "not_eligible"}
VALUE = "too_young 2027-03-03 2027-03-03"
DUE = datetime(2027, 3, 3, 9, 0, tzinfo=timezone.utc)


def on_telegram(on: Any) -> Any:
    """Say that a message came through the gateway from Telegram, from a chat that we know."""
    on.events[-1]["metadata"] = {"channel": "telegram"}
    with bootstrap.unit_of_work() as uow:
        chat = uow.chats.find_or_create("telegram", "1001", uow.clock.now())
        uow.commit()
    on.sender_id = chat.rasa_sender
    return on


def reminders() -> tuple[datetime, ...]:
    with bootstrap.unit_of_work() as uow:
        chat = uow.chats.find_or_create("telegram", "1001", uow.clock.now())
        return uow.reminders.of_chat(chat.id)


async def test_who_is_too_young_is_offered_a_reminder_after_a_no(
    act: Act, wording: NamingWording
) -> None:
    on = on_telegram(button("deny", slots={**YOUNG, "send_anyway": "no"}))

    outcome = await act(ActionSubmitReferral(wording=wording), on)

    assert outcome.told == ["intake/not_sent_anyway", "later/offer", "codes/offer"]
    payloads = [one["payload"] for one in outcome.messages[1]["buttons"]]
    assert payloads == [f'/inform{{"reminder": "{VALUE}"}}']
    assert outcome.slots["reminder_offer"] == VALUE


async def test_visitor_of_the_page_hears_that_a_browser_cannot_be_reached(
    act: Act, wording: NamingWording
) -> None:
    on = button("deny", slots={**YOUNG, "continue_to_referral": "no"})

    outcome = await act(ActionAfterCheck(wording), on)

    assert outcome.told == ["intake/check_ended", "later/offer", "codes/offer"]
    assert outcome.messages[1]["buttons"] == []
    assert outcome.slots["reminder_offer"] is None


@pytest.mark.parametrize("more", [{}, {"income": "other"}, {"birth_date": None, "age": 16}])
async def test_nothing_is_offered_without_a_day(
    act: Act, wording: NamingWording, more: dict[str, object]
) -> None:
    slots = {**FILLED, **more, "send_anyway": "no"}
    on = on_telegram(button("deny", slots=slots))

    outcome = await act(ActionSubmitReferral(wording=wording), on)

    assert "later/offer" not in outcome.told


@pytest.mark.parametrize(
    "on",
    [
        button("inform", pressed={"reminder": VALUE}),
        tracker("ja, herinner mij", slots={"reminder_offer": VALUE}),
    ],
    ids=["pressed", "typed"],
)
async def test_reminder_is_set_for_the_chat(act: Act, wording: NamingWording, on: Any) -> None:
    outcome = await act(ActionSetReminder(wording=wording), on_telegram(on))

    assert outcome.told == ["later/set"]
    assert "3 maart 2027" in outcome.messages[0]["text"]
    assert reminders() == (DUE,)


@pytest.mark.parametrize("value", ["yes", "too_young 2027-03-03 2020-03-03"])
async def test_what_no_button_says_sets_nothing(
    act: Act, wording: NamingWording, value: str
) -> None:
    on = on_telegram(button("inform", pressed={"reminder": value}))

    outcome = await act(ActionSetReminder(wording=wording), on)

    assert wording.views["later/set"]["later"] is None
    assert (outcome.told, reminders()) == (["later/set"], ())


async def test_nothing_is_promised_where_we_cannot_write_first(
    act: Act, wording: NamingWording
) -> None:
    outcome = await act(
        ActionSetReminder(wording=wording), button("inform", pressed={"reminder": VALUE})
    )

    assert wording.views["later/set"]["later"] is None
    assert outcome.told == ["later/set"]


async def test_stop_takes_a_reminder_back_and_says_so(act: Act, wording: NamingWording) -> None:
    set_it = on_telegram(button("inform", pressed={"reminder": VALUE}))
    await act(ActionSetReminder(wording=wording), set_it)
    stop = on_telegram(tracker("stop", intent="cancel"))

    first = await act(ActionForgetReminder(wording=wording), stop)
    second = await act(ActionForgetReminder(wording=wording), stop)

    assert (first.told, second.told) == (["later/forgotten"], [])
    assert reminders() == ()


async def test_reminder_ends_with_the_referral_that_is_withdrawn(
    act: Act, wording: NamingWording
) -> None:
    set_it = on_telegram(button("inform", pressed={"reminder": VALUE}))
    await act(ActionSetReminder(wording=wording), set_it)
    sent = on_telegram(button("affirm", slots={**YOUNG, "send_anyway": "yes"}))
    outcome = await act(ActionSubmitReferral(wording=wording), sent)
    with bootstrap.unit_of_work() as uow:
        reference = outcome.custom[0]["reference"]
        uow.cases.change_status(reference, Status.WITHDRAWN, actor="operator", now=uow.clock.now())
        uow.commit()

    assert reminders() == ()
