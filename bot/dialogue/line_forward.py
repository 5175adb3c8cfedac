"""What a youth writes goes to whoever reads now, and the youth learns when that is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.delivery.outbox import lock_lanes, put
from bot.dialogue.arriving import SPOKEN
from bot.dialogue.line_context import show_context
from bot.dialogue.line_people import may, name_for
from bot.dialogue.line_relay import URGENT, Reader, Relay
from bot.dialogue.line_writing import write_down
from bot.dialogue.on_duty import duty_of
from bot.line.message import YOUTH
from bot.line.names import first_name
from bot.storage.access import case_of, youth_actor
from bot.storage.outgoing import Outgoing, Target

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import datetime

    from bot.access import Thing
    from bot.hours import WorkingHours
    from bot.line.duty import Duty
    from bot.line.message import LineMessage
    from bot.line.team import Coach, Journey
    from bot.storage.inbox import InboxItem
    from bot.storage.unit_of_work import UnitOfWork
    from bot.wording import Wording


@dataclass(frozen=True)
class Forwarded:
    """A message of a youth on its way; ``readers`` are nobody where nobody can be reached."""

    messages: tuple[LineMessage, ...]
    readers: tuple[Coach, ...]


class Forward:
    """Bring what a youth writes to the staff, in one transaction."""

    def __init__(self, uow: UnitOfWork, wording: Wording, hours: WorkingHours) -> None:
        """Tell the youth by ``hours`` when it is read."""
        self._uow = uow
        self._wording = wording
        self._hours = hours

    def take(
        self, journey: Journey, items: Sequence[InboxItem], marks: Iterable[str] = ()
    ) -> Forwarded | None:
        """Send on what came in to who reads now; None where it was on the line already.

        Who reads in the place of the coach gets the last messages before it too, for context.
        """
        uow = self._uow
        case = case_of(journey)
        uow.access.authorize(youth_actor(journey), "line.write", case)
        messages = write_down(uow, journey.case_id, items, sender=YOUTH)
        if not messages:
            return None
        duty, wanted = self._locked(journey, messages[0].chat_id)
        before = uow.line.last(journey.case_id, 1, before=messages[0], sender=YOUTH)
        # Looked up first: what is sent along for context counts as got from then on.
        copies = uow.line.copies(one.id for one in before) if duty.is_replaced else ()
        known = {copy.coach_id for copy in copies}
        readers = self._sent(journey, case, messages, wanted, marks, with_context=True)
        told = bool(before) and {one.id for one in readers} <= known
        for template, view in self._news(journey, duty, readers, messages[0], before, told=told):
            self._tell(messages[0], template, view)
        return Forwarded(messages, readers)

    def send(
        self,
        journey: Journey,
        messages: Sequence[LineMessage],
        readers: Iterable[Coach],
        marks: Iterable[str] = (),
        *,
        with_context: bool = False,
    ) -> tuple[Coach, ...]:
        """Queue copies for those of the staff who may read it, and return them.

        Args:
            journey: The journey of the youth.
            messages: What was written: one message, or the messages of an album.
            readers: Who is to get it.
            marks: What stands beside the name of the youth.
            with_context: Whoever is not the coach gets what they missed first.
        """
        case = self._uow.access.case(journey.case_id)
        return self._sent(journey, case, messages, readers, marks, with_context=with_context)

    def _sent(
        self,
        journey: Journey,
        case: Thing,
        messages: Sequence[LineMessage],
        readers: Iterable[Coach],
        marks: Iterable[str],
        *,
        with_context: bool,
    ) -> tuple[Coach, ...]:
        relay, sent = Relay(self._uow, self._wording), []
        for coach in readers:
            if coach.chat_id is None or not may(self._uow, coach, "line.read", case):
                continue
            if with_context and coach.id != journey.coach_id:
                show_context(self._uow, self._wording, journey, coach, messages[0])
            name = name_for(self._uow, coach, journey)
            relay.pass_on(messages, Reader(coach.chat_id, coach.id, name, frozenset(marks)))
            sent.append(coach)
        return tuple(sent)

    def _locked(self, journey: Journey, chat_id: str) -> tuple[Duty, tuple[Coach, ...]]:
        """Return who reads now, with the ways out to them and to the youth locked.

        Another gateway may be taking the access of one of them away: what it locked is waited
        for, and then it is asked again.
        """
        while True:
            duty, wanted = duty_of(self._uow, journey)
            lock_lanes(self._uow, [chat_id, *(one.chat_id or "" for one in wanted)])
            if self._uow.is_alone or self._are_still(wanted):
                return duty, wanted

    def _are_still(self, readers: Sequence[Coach]) -> bool:
        now = self._uow.coaches.some([one.id for one in readers])
        return all(now.get(one.id) == one for one in readers)

    def _news(
        self,
        journey: Journey,
        duty: Duty,
        readers: Sequence[Coach],
        message: LineMessage,
        before: Sequence[LineMessage],
        *,
        told: bool,
    ) -> list[tuple[str, dict[str, object]]]:
        """Return what the youth should know about when it is read, and by whom.

        Args:
            journey: The journey of the youth.
            duty: Who reads now.
            readers: Who got the message.
            message: What was written.
            before: The message of the youth before it, where there is one.
            told: The readers got that one too, and so the youth knows of them.
        """
        if not readers:
            return [("youth/nobody", {})]
        news: list[tuple[str, dict[str, object]]] = []
        names = [first_name(one.name) for one in readers]
        begin = self._begin_unless_told(message, before)
        if message.kind in SPOKEN and not self._is_told_of_voice(journey, message):
            news.append(("youth/voice", {"names": names, "begin": begin}))
        elif begin is not None:
            news.append(("youth/later", {"names": names, "begin": begin}))
        if duty.is_replaced and not told:
            coach = self._uow.coaches.some([journey.coach_id]).get(journey.coach_id)
            away = duty.passed_over[0] if duty.passed_over else None
            view = {"coach": first_name(coach.name) if coach else "", "names": names}
            news.append(("youth/replaced", {**view, "away": away}))
        return news

    def _begin_unless_told(
        self, message: LineMessage, before: Sequence[LineMessage]
    ) -> datetime | None:
        """Return when work begins again, unless it is on or the youth heard so since it ended."""
        if self._hours.are_on(message.at):
            return None
        ended = self._hours.last_end(message.at)
        if before and before[-1].at >= ended:
            return None
        return self._hours.next_begin(message.at)

    def _is_told_of_voice(self, journey: Journey, message: LineMessage) -> bool:
        """Say whether one of the last messages was spoken too: then the youth knows."""
        last = self._uow.line.last(journey.case_id, 20, before=message, sender=YOUTH)
        today = message.at.date()
        return any(one.kind in SPOKEN and one.at.date() == today for one in last)

    def _tell(self, message: LineMessage, template: str, view: dict[str, object]) -> None:
        text = self._wording.message(f"line/{template}", "text", **view).text
        about = Target(external_id=message.external_id) if message.external_id else None
        priority = URGENT if message.alert_id else 0
        put(self._uow, message.chat_id, Outgoing(text, replies_to=about), priority=priority)
