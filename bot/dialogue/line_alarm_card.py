"""The card of an alarm: it quotes nothing, and once somebody takes it on it says who."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.dialogue.line_cards import settle_cards, show_card
from bot.dialogue.line_people import name_for
from bot.dialogue.line_relay import URGENT
from bot.line.names import first_name

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.line.team import Coach, Journey
    from bot.storage.case_record import Alert
    from bot.storage.unit_of_work import UnitOfWork
    from bot.wording import Message, Wording


def show_alarm(
    uow: UnitOfWork,
    wording: Wording,
    coach: Coach,
    journey: Journey,
    alert: Alert,
    *,
    tried: Sequence[str] = (),
) -> None:
    """Send somebody an alarm, ahead of everything; the message follows it.

    No words of the youth and no full name are in it: it may be seen on a locked screen.

    Args:
        uow: The unit of work.
        wording: The templates.
        coach: Who gets it.
        journey: Whose youth it is about.
        alert: What it is about.
        tried: The first names of those who did not take it yet.
    """
    message = wording.message(
        "line/alarm",
        name=name_for(uow, coach, journey),
        about=alert.about,
        what=alert.kind,
        alert=alert.id,
        tried=tried,
    )
    show_card(uow, coach, alert.id, message, priority=URGENT)


def settle_alarm(
    uow: UnitOfWork,
    wording: Wording,
    taker: Coach,
    journey: Journey,
    alert_id: str,
    *,
    pressed: str = "",
) -> frozenset[str]:
    """Let the cards of an alarm say who took it; see ``settle_cards``."""

    def told(coach: Coach) -> Message:
        name = name_for(uow, coach, journey)
        if coach.id == taker.id:
            return wording.message("line/staff/alarm_mine", "text", name=name)
        by = first_name(taker.name)
        return wording.message("line/staff/alarm_taken", "text", by=by, is_self=False, name=name)

    return settle_cards(uow, alert_id, told, pressed=pressed)
