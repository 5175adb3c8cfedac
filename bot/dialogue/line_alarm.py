"""What cannot wait in a youth's message: coach and duo get it at once, ahead of all else."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.delivery.outbox import lock_lanes, put
from bot.dialogue.arriving import EDITED
from bot.dialogue.line_alarm_card import settle_alarm, show_alarm
from bot.dialogue.line_forward import Forward
from bot.dialogue.line_people import may, name_for
from bot.dialogue.line_relay import URGENT
from bot.dialogue.line_writing import write_down
from bot.dialogue.on_duty import readers_of
from bot.line.message import YOUTH
from bot.line.names import first_name
from bot.storage.access import staff_actor
from bot.storage.audit import AuditEntry
from bot.storage.case_record import Alert
from bot.storage.outgoing import Outgoing

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from bot.dialogue.line_talk import Pressed, Talk
    from bot.line.message import LineMessage
    from bot.line.team import Coach, Journey
    from bot.line.waiting import Patience
    from bot.safety.screening import Screening
    from bot.storage.inbox import InboxItem, Incoming
    from bot.storage.unit_of_work import UnitOfWork
    from bot.wording import Wording


class LineAlarm:
    """Raise an alarm in the transaction in which the message arrives."""

    def __init__(self, wording: Wording, patience: Patience) -> None:
        """Speak by ``wording``; ring when ``patience`` says so."""
        self._wording = wording
        self._patience = patience

    def sound(self, uow: UnitOfWork, incoming: Incoming, screening: Screening) -> str | None:
        """Alert coach and duo to a message of a paired youth; None where nobody is paired here.

        It makes no difference whether the youth was talking to the assistant, nor whether
        anybody works now. Where nothing rings past working hours, the youth hears so.

        Returns:
            The id of the alert.
        """
        journey = uow.journeys.of_chat(incoming.chat_id)
        item = uow.inbox.of_update(incoming.channel, incoming.update_id)
        if journey is None or item is None:
            return None
        now = uow.clock.now()
        alert_id = uow.alerts.add(
            item.chat_id, screening.kind, screening.about, now, case_id=journey.case_id
        )
        readers = tuple(
            one for one in _readers(uow, journey) if may(uow, one, "line.read", journey.case_id)
        )
        lock_lanes(uow, [item.chat_id, *(one.chat_id or "" for one in readers)])
        alert = Alert(alert_id, screening.kind, screening.about, now)
        for coach in readers:
            show_alarm(uow, self._wording, coach, journey, alert)
        self._send(uow, journey, item, readers, alert_id)
        self._tell_youth(uow, item, readers, now)
        return alert_id

    def _send(
        self,
        uow: UnitOfWork,
        journey: Journey,
        item: InboxItem,
        readers: Sequence[Coach],
        alert_id: str,
    ) -> None:
        """Send the message itself to all of them; an edit changes the one that they have."""
        known = _edited_message(uow, item)
        if known is not None:
            uow.line.edit(known.id, item.body or "", uow.clock.now())
        written = write_down(uow, journey.case_id, (item,), sender=YOUTH) if not known else ()
        messages = (uow.line.get(known.id),) if known else written
        for message in messages:
            uow.line.raise_alert(message.id, alert_id)
        if messages:
            marks = {"urgent", "edited"} if known else {"urgent"}
            forward = Forward(uow, self._wording, self._patience.hours)
            forward.send(journey, messages, readers, marks)

    def _tell_youth(
        self, uow: UnitOfWork, item: InboxItem, readers: Sequence[Coach], now: datetime
    ) -> None:
        names = [first_name(coach.name) for coach in readers]
        begin = None if self._patience.rings(now) else self._patience.hours.next_begin(now)
        text = self._wording.message("line/youth/alarm", "text", names=names, begin=begin).text
        put(uow, item.chat_id, Outgoing(text), priority=URGENT)


def take_alert(talk: Talk, coach: Coach, pressed: Pressed) -> None:
    """Take an alert on; the youth and everybody who got it see who did.

    Raises:
        AccessDeniedError: The alert is of a youth who is not theirs.
    """
    uow = talk.uow
    alert = uow.alerts.get(pressed.of)
    case_id = uow.alerts.case_of(pressed.of)
    uow.access.authorize(staff_actor(coach), "alert.take", uow.access.case(case_id or ""))
    if alert is None or case_id is None:
        talk.clear(pressed.under)
        return
    journey = uow.journeys.get(case_id)
    others = _others(uow, journey, alert.id, coach)
    chats = [journey.chat_id, talk.item.chat_id, *(one.chat_id for one in others)]
    # Before anything else is locked: somebody may answer the youth in this very moment.
    lock_lanes(uow, [chat_id for chat_id in chats if chat_id])
    if not uow.alerts.take(alert.id, coach.reference, talk.now):
        _tell_late(talk, coach, journey, pressed)
        return
    entry = AuditEntry(coach.reference, "alert.taken", journey.reference, talk.now)
    uow.audit.record(entry)
    talk.replace(pressed.under, "staff/alarm_mine", name=name_for(uow, coach, journey))
    by = first_name(coach.name)
    if journey.chat_id is not None:
        talk.tell_in(journey.chat_id, "youth/alarm_taken", name=by)
    under = pressed.under.outbox_id
    seen = settle_alarm(uow, talk.wording, coach, journey, alert.id, pressed=under)
    for other in others:
        # Who has the message without a card hears it all the same.
        if other.id not in seen:
            name = name_for(uow, other, journey)
            talk.tell_in(other.chat_id or "", "staff/alarm_taken", by=by, is_self=False, name=name)


def _tell_late(talk: Talk, coach: Coach, journey: Journey, pressed: Pressed) -> None:
    """Say who took it, as it stands now: somebody may have done so in this very moment."""
    alert = talk.uow.alerts.get(pressed.of)
    taker = talk.uow.coaches.find((alert.taken_by if alert else None) or coach.reference)
    view = {"by": first_name(taker.name), "name": name_for(talk.uow, coach, journey)}
    talk.replace(pressed.under, "staff/alarm_taken", is_self=taker.id == coach.id, **view)


def _others(uow: UnitOfWork, journey: Journey, alert_id: str, coach: Coach) -> tuple[Coach, ...]:
    """Return who else got what raised an alert, or reads now, and can be reached."""
    got = uow.coaches.some(uow.waiting.who_got(uow.waiting.of_alert(alert_id)))
    everybody = {**got, **{one.id: one for one in _readers(uow, journey)}}.values()
    return tuple(one for one in everybody if one.id != coach.id and one.chat_id)


def _readers(uow: UnitOfWork, journey: Journey) -> tuple[Coach, ...]:
    """Return coach and duo, absent or not, and who reads now where neither can be reached."""
    team = uow.coaches.some([one for one in (journey.coach_id, journey.duo_id) if one])
    reachable = {one.id: one for one in team.values() if one.is_reachable}
    on_duty = {one.id: one for one in readers_of(uow, journey) if one.is_reachable}
    return tuple({**reachable, **on_duty}.values())


def _edited_message(uow: UnitOfWork, item: InboxItem) -> LineMessage | None:
    if item.kind != EDITED or item.external_id is None:
        return None
    return uow.line.written_in(item.chat_id, item.external_id)
