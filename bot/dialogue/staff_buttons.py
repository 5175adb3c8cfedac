"""The buttons of the staff: one function each, found by what stands behind ``/line_``."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING

from bot.dialogue.line_alarm import take_alert
from bot.dialogue.line_choosing import drop_waiting, send_waiting
from bot.dialogue.line_people import name_for
from bot.dialogue.line_ways import called, meet
from bot.dialogue.staff_inviting import invite
from bot.dialogue.staff_referrals import take_referral
from bot.storage.access import staff_actor

if TYPE_CHECKING:
    from bot.dialogue.line_talk import Pressed, Talk
    from bot.line.team import Coach

Press = Callable[["Talk", "Coach", "Pressed"], None]


def pick(talk: Talk, coach: Coach, pressed: Pressed) -> None:
    """Keep talking with a youth; the list makes place for the line that says so."""
    uow = talk.uow
    uow.access.authorize(staff_actor(coach), "line.answer", uow.access.case(pressed.of))
    journey = uow.journeys.find(pressed.of)
    if journey is None or journey.chat_id is None or not journey.is_open:
        talk.replace(pressed.under, "staff/not_on_line", name="")
        return
    uow.coaches.pick(coach.id, journey.case_id, talk.now)
    talk.show("staff/talking", pressed.under, name=name_for(uow, coach, journey))


def unpick(talk: Talk, coach: Coach, pressed: Pressed) -> None:
    """Talk with nobody in particular again."""
    talk.uow.coaches.pick(coach.id, None, talk.now)
    talk.show("staff/talking", pressed.under, name="")


BUTTONS: Mapping[str, Press] = MappingProxyType(
    {
        "pick": pick,
        "unpick": unpick,
        "for": send_waiting,
        "drop": drop_waiting,
        "take": take_alert,
        "called": called,
        "meet": meet,
        "claim": take_referral,
        "invite": invite,
    }
)
