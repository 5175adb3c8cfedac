"""What the staff write to a youth, and what it means for what the youth wrote before."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.delivery.outbox import lock_lanes, put
from bot.dialogue.line_alarm_card import settle_alarm
from bot.dialogue.line_people import name_for, role_in
from bot.dialogue.line_relay import Reader, Relay
from bot.dialogue.line_writing import write_down
from bot.line.message import YOUTH
from bot.line.names import first_name
from bot.storage.access import staff_actor
from bot.storage.outgoing import Outgoing, Target

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.dialogue.line_talk import Talk
    from bot.line.message import LineMessage
    from bot.line.team import Coach, Journey
    from bot.storage.inbox import InboxItem

#: What the bot puts on a message of a youth that somebody of the staff has seen.
SEEN = "👀"


def send_answer(talk: Talk, coach: Coach, journey: Journey, items: Sequence[InboxItem]) -> bool:
    """Send what the staff wrote to the youth; False where nobody is there to get it.

    Raises:
        AccessDeniedError: They may not write to this youth.
    """
    uow = talk.uow
    case = uow.access.case(journey.case_id)
    uow.access.authorize(staff_actor(coach), "line.answer", case)
    if not journey.is_open or journey.chat_id is None or journey.confirmed_at is None:
        return False
    role = role_in(coach, journey)
    messages = write_down(uow, journey.case_id, items, sender=role, coach_id=coach.id)
    if not messages:
        return True
    name = first_name(coach.name)
    Relay(uow, talk.wording).pass_on(messages, Reader(journey.chat_id, None, name))
    mark_answered(talk, coach, journey, messages[0])
    return True


def mark_answered(talk: Talk, coach: Coach, journey: Journey, answer: LineMessage) -> None:
    """Note that what the youth wrote was answered: the first answer counts, and others see it."""
    answered = talk.uow.line.answer(journey.case_id, coach.id, talk.now)
    if not answered:
        return
    for alert_id in {one.alert_id for one in answered if one.alert_id}:
        # Who answers an alarm has taken it on.
        if talk.uow.alerts.take(alert_id, coach.reference, talk.now):
            settle_alarm(talk.uow, talk.wording, coach, journey, alert_id)
    quoted = next((one for one in answered if one.id == answer.quotes_id), answered[-1])
    show_seen(talk, journey, quoted)
    _tell_others(talk, coach, journey, answered)


def show_seen(talk: Talk, journey: Journey, message: LineMessage) -> None:
    """Put eyes on a message of the youth, in the chat that is still theirs."""
    if message.sender != YOUTH or message.chat_id != journey.chat_id or not message.external_id:
        return
    place = Target(external_id=message.external_id)
    put(talk.uow, message.chat_id, Outgoing(SEEN, reacts_to=place))


def _tell_others(
    talk: Talk, coach: Coach, journey: Journey, answered: Sequence[LineMessage]
) -> None:
    """Tell everybody else who got the message who answered it, once each."""
    uow = talk.uow
    copies = uow.line.copies(one.id for one in answered)
    others = {copy.coach_id for copy in copies if copy.coach_id} - {coach.id}
    if not others:
        return
    staff = [one for one in uow.coaches.some(others).values() if one.chat_id]
    lock_lanes(uow, [one.chat_id or "" for one in staff])
    for other in staff:
        theirs = [copy for copy in copies if copy.coach_id == other.id]
        about = Target(outbox_id=theirs[-1].outbox_id)
        view = {"by": first_name(coach.name), "name": name_for(uow, other, journey)}
        talk.tell_in(other.chat_id or "", "staff/answered", about, **view)
