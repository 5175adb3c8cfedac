"""An alarm that nobody took: the coordinators get it too."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.delivery.outbox import lock_lanes
from bot.dialogue.line_alarm_card import show_alarm
from bot.dialogue.line_context import together
from bot.dialogue.line_people import may, name_for
from bot.dialogue.line_relay import Reader, Relay
from bot.dialogue.line_silence import CLOCK
from bot.line.names import first_name
from bot.storage.case_record import TimelineEntry

if TYPE_CHECKING:
    from bot.line.waiting import Patience
    from bot.storage.unit_of_work import UnitOfWork
    from bot.wording import Wording


class Unheard:
    """See ``line_watch``: bring the coordinators to one alarm after another."""

    def __init__(self, wording: Wording, patience: Patience) -> None:
        """Speak by ``wording``, as soon as ``patience`` is over."""
        self._wording = wording
        self._patience = patience

    def due(self, uow: UnitOfWork) -> tuple[str, ...]:
        """Return the alerts that nobody took in time."""
        now = uow.clock.now()
        waiting = uow.alerts.unheard(now - self._patience.urgent)
        return tuple(one.id for one in waiting if self._patience.is_unheard(one.at, now))

    def do(self, uow: UnitOfWork, alert_id: str) -> bool:
        """Send an alarm to the coordinators; False where it was, or there is nobody to send it to.

        Where no coordinator can be reached it stays due: somebody may be paired later.
        """
        alert, case_id = uow.alerts.get(alert_id), uow.alerts.case_of(alert_id)
        journey = uow.journeys.find(case_id or "")
        if alert is None or journey is None:
            return False
        messages = tuple(uow.line.get(one) for one in uow.waiting.of_alert(alert_id))
        got = uow.waiting.who_got(one.id for one in messages)
        reached = tuple(
            one
            for one in uow.coaches.coordinators_of(journey.regions)
            if one.is_reachable
            and one.id not in got
            and may(uow, one, "line.read", journey.case_id)
        )
        if not reached or not uow.alerts.tell_coordinators(alert_id, uow.clock.now()):
            return False
        lock_lanes(uow, [one.chat_id or "" for one in reached])
        tried = [first_name(one.name) for one in uow.coaches.some(got).values()]
        for coach in reached:
            show_alarm(uow, self._wording, coach, journey, alert, tried=tried)
            reader = Reader(
                coach.chat_id or "", coach.id, name_for(uow, coach, journey), frozenset({"urgent"})
            )
            for album in together(uow, messages):
                Relay(uow, self._wording).pass_on(album, reader)
        details = {"who": [one.reference for one in reached]}
        entry = TimelineEntry("alert_brought_in", CLOCK, uow.clock.now(), details)
        uow.cases.add_to_timeline(journey.case_id, entry)
        return True
