"""A youth waits for an answer: others are brought in, first the duo, then the coordinators."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.delivery.outbox import lock_lanes, put
from bot.dialogue.line_context import show_context, together
from bot.dialogue.line_people import may, name_for
from bot.dialogue.line_relay import Reader, Relay
from bot.dialogue.on_duty import on_duty
from bot.line.names import first_name
from bot.line.waiting import brought_along, stage_due
from bot.storage.case_record import TimelineEntry
from bot.storage.outgoing import Outgoing

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.line.message import LineMessage
    from bot.line.team import Coach, Journey
    from bot.line.waiting import Patience, Stage
    from bot.storage.unit_of_work import UnitOfWork
    from bot.wording import Wording

#: Who does what nobody asked for.
CLOCK = "clock"


class Silence:
    """See ``line_watch``: break the silence on the line of one youth after another."""

    def __init__(self, wording: Wording, patience: Patience) -> None:
        """Speak by ``wording``, as soon as ``patience`` is over."""
        self._wording = wording
        self._patience = patience

    def due(self, uow: UnitOfWork) -> tuple[str, ...]:
        """Return the cases in which somebody may have waited for too long."""
        now = uow.clock.now()
        return tuple(
            case_id
            for case_id in uow.waiting.cases(now - self._patience.silence)
            if stage_due(uow.waiting.of_case(case_id), now, self._patience)
        )

    def do(self, uow: UnitOfWork, case_id: str) -> bool:
        """Bring in who comes next; False where that was done, or somebody answered meanwhile.

        All that waits comes along, after the last messages before it. Where the duo cannot come
        or has it already, the coordinators do at once.
        """
        now = uow.clock.now()
        waiting = uow.waiting.of_case(case_id)
        stage = stage_due(waiting, now, self._patience)
        journey = uow.journeys.find(case_id)
        if stage is None or journey is None or not journey.is_open:
            return False
        those = [one.message_id for one in brought_along(waiting, stage)]
        if not uow.waiting.tell(those, stage, now):
            return False
        got = uow.waiting.who_got(those)
        reached, role = _next_readers(uow, journey, stage, got)
        if stage == "duo" and role != "duo":
            uow.waiting.tell(those, "coordinator", now)
        self._bring_in(uow, journey, [uow.line.get(one) for one in those], reached, got)
        return True

    def _bring_in(
        self,
        uow: UnitOfWork,
        journey: Journey,
        messages: Sequence[LineMessage],
        reached: Sequence[Coach],
        got: frozenset[str],
    ) -> None:
        had = [one for one in uow.coaches.some(got).values() if one.is_reachable]
        lock_lanes(uow, [journey.chat_id or "", *(one.chat_id or "" for one in (*reached, *had))])
        for coach in reached:
            self._show(uow, journey, messages, coach)
        names = [first_name(one.name) for one in reached]
        if reached:
            for one in had:
                view: dict[str, object] = {"name": name_for(uow, one, journey), "names": names}
                self._tell(uow, one.chat_id or "", "staff/brought_in", view)
            if journey.chat_id and journey.confirmed_at:
                self._tell(uow, journey.chat_id, "youth/brought_in", {"names": names})
        details = {"who": [one.reference for one in reached]}
        entry = TimelineEntry("line_brought_in", CLOCK, uow.clock.now(), details)
        uow.cases.add_to_timeline(journey.case_id, entry)

    def _show(
        self,
        uow: UnitOfWork,
        journey: Journey,
        messages: Sequence[LineMessage],
        coach: Coach,
    ) -> None:
        name = name_for(uow, coach, journey)
        view = {"name": name, "since": messages[0].at, "message": messages[0].id}
        self._tell(uow, coach.chat_id or "", "staff/waiting", view)
        show_context(uow, self._wording, journey, coach, messages[0])
        reader = Reader(coach.chat_id or "", coach.id, name)
        for album in together(uow, messages):
            Relay(uow, self._wording).pass_on(album, reader)

    def _tell(self, uow: UnitOfWork, chat_id: str, template: str, view: dict[str, object]) -> None:
        message = self._wording.message(f"line/{template}", "text", **view)
        put(uow, chat_id, Outgoing(message.text), message.buttons)


def _next_readers(
    uow: UnitOfWork, journey: Journey, stage: Stage, got: frozenset[str]
) -> tuple[tuple[Coach, ...], str]:
    """Return who comes next and as what: those who are there, were not asked yet and may read."""
    asked = got | {journey.coach_id}
    if stage == "coordinator" and journey.duo_id:
        asked |= {journey.duo_id}
    duty = on_duty(uow, journey, without=frozenset(asked))
    found = uow.coaches.some([one for one in duty.readers if one not in got]).values()
    reached = tuple(
        one for one in found if one.is_reachable and may(uow, one, "line.read", journey.case_id)
    )
    return reached, duty.role
