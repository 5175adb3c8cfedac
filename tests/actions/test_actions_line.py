"""A message for the coach that is dictated to the assistant."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from actions.line import ActionMessageCoach
from bot import bootstrap
from bot.delivery.inbox import Incoming, receive
from bot.dialogue.enrolment import Team, enrol
from bot.dialogue.on_duty import today
from bot.storage.access import OPERATOR
from tests.actions.conftest import tracker

if TYPE_CHECKING:
    from collections.abc import Callable

    from rasa_sdk import Tracker

    from tests.actions.conftest import NamingWording

WORDS = "zeg tegen mijn coach dat ik ziek ben"


@pytest.fixture
def inbox_id() -> str:
    """What a paired youth said to the assistant."""
    with bootstrap.unit_of_work() as uow:
        now = uow.clock.now()
        youth = uow.chats.find_or_create("telegram", "1001", now)
        staff = uow.chats.find_or_create("telegram", "2001", now)
        coach = uow.coaches.add("Sofie Maes", role="coach", region="Kortrijk", fte=1.0, now=now)
        uow.coaches.pair(coach.id, staff.id)
        team, day = Team(coach.reference), today(uow)
        case = enrol(uow, OPERATOR, name="Noor", place="Kortrijk", team=team, started_on=day)
        case_id = uow.cases.id_of(case.reference)
        uow.journeys.pair(case_id, youth.id, now)
        uow.journeys.confirm(case_id, youth.id, now)
        receive(uow, Incoming("telegram", "1", youth.id, "text", WORDS, now, external_id="7"))
        item = uow.inbox.of_update("telegram", "1")
        uow.commit()
    return item.id if item else ""


def said(inbox_id: str, channel: str = "gateway") -> Tracker:
    on = tracker(WORDS, intent="message_coach", channel=channel)
    on.events[-1]["metadata"] = {"inbox_id": inbox_id}
    return on


def seen_by_the_coach() -> list[str]:
    with bootstrap.unit_of_work() as uow:
        chat = uow.chats.find("telegram", "2001")
        return [item.shown.text for item in uow.outbox.after(chat.id, 0)] if chat else []


async def test_message_of_a_paired_youth_reaches_the_coach(
    act: Callable, wording: NamingWording, inbox_id: str
) -> None:
    outcome = await act(ActionMessageCoach(wording), said(inbox_id))

    assert outcome.told == ["line/youth/passed_on"]
    assert "Sofie" in outcome.messages[0]["text"]
    assert seen_by_the_coach() == [f"Noor (via de assistent):\n{WORDS}"]


async def test_turn_that_is_tried_again_passes_it_on_once(
    act: Callable, wording: NamingWording, inbox_id: str
) -> None:
    await act(ActionMessageCoach(wording), said(inbox_id))

    outcome = await act(ActionMessageCoach(wording), said(inbox_id))

    assert "Sofie" in outcome.messages[0]["text"]
    assert len(seen_by_the_coach()) == 1


@pytest.mark.parametrize("known", ["", "made-up"])
async def test_who_is_not_paired_hears_what_to_do(
    act: Callable, wording: NamingWording, known: str
) -> None:
    outcome = await act(ActionMessageCoach(wording), said(known))

    assert outcome.told == ["utter_line_message_coach"]


async def test_id_that_does_not_come_from_our_gateway_is_worth_nothing(
    act: Callable, wording: NamingWording, inbox_id: str
) -> None:
    outcome = await act(ActionMessageCoach(wording), said(inbox_id, channel="rest"))

    assert outcome.told == ["utter_line_message_coach"]
    assert seen_by_the_coach() == []
