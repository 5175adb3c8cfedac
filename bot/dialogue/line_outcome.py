"""What becomes of a copy that could not be delivered: somebody else gets it, the sender hears."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.delivery.outbox import put
from bot.dialogue.arriving import TEXT
from bot.dialogue.line_forward import Forward
from bot.dialogue.line_people import name_for
from bot.dialogue.on_duty import on_duty
from bot.line.message import YOUTH
from bot.line.names import first_name
from bot.storage.outbox import SENT, UNKNOWN
from bot.storage.outgoing import Outgoing, Target

if TYPE_CHECKING:
    from bot.delivery.retry import Next
    from bot.hours import WorkingHours
    from bot.line.message import LineCopy, LineMessage
    from bot.line.team import Coach, Journey
    from bot.storage.outbox import OutboxItem
    from bot.storage.unit_of_work import UnitOfWork
    from bot.wording import Wording

#: What a channel says where the person does not let the bot in.
BLOCKED = "Forbidden"


class LineOutcome:
    """See ``Sender.when_over``: called in the transaction in which a row leaves the outbox."""

    def __init__(self, wording: Wording, hours: WorkingHours) -> None:
        """Speak by ``wording``."""
        self._wording = wording
        self._hours = hours

    def __call__(self, uow: UnitOfWork, item: OutboxItem, end: Next) -> None:
        """Tell the sender where a copy did not, or not surely, arrive; else do nothing."""
        if end.state == SENT and not end.reason:
            return
        copy = uow.line.copy_in(item.id)
        if copy is None or not uow.line.is_first_failure(copy):
            return
        message = uow.line.get(copy.line_message_id)
        journey = uow.journeys.find(message.case_id)
        if journey is None:
            return
        if copy.coach_id is None:
            self._youth_has_not(uow, journey, message, end)
        elif end.state != SENT:
            self._coach_has_not(uow, journey, message, copy, end)

    def _youth_has_not(
        self, uow: UnitOfWork, journey: Journey, message: LineMessage, end: Next
    ) -> None:
        """Tell the coach that the youth did not get it, and what to do now."""
        coach = uow.coaches.some([message.coach_id or ""]).get(message.coach_id or "")
        if coach is None or coach.chat_id != message.chat_id:
            return
        view = {"name": name_for(uow, coach, journey), **_why(end)}
        self._tell(uow, message, "staff/undelivered", view)

    def _coach_has_not(
        self,
        uow: UnitOfWork,
        journey: Journey,
        message: LineMessage,
        copy: LineCopy,
        end: Next,
    ) -> None:
        """Send what a coach cannot get to the next who reads, and tell the youth who that is."""
        is_refused = message.kind != TEXT and BLOCKED not in end.reason
        others = () if is_refused or end.state == UNKNOWN else _next(uow, journey, message)
        marks = {"urgent"} if message.alert_id else set[str]()
        album = uow.line.album(message)
        others = Forward(uow, self._wording, self._hours).send(
            journey, album, others, marks, with_context=not message.alert_id
        )
        if message.sender != YOUTH or message.chat_id != journey.chat_id:
            return
        failed = uow.coaches.some([copy.coach_id or ""]).get(copy.coach_id or "")
        view: dict[str, object] = {
            "coach": first_name(failed.name) if failed else "",
            "names": [first_name(one.name) for one in others],
            "is_refused": is_refused,
            "is_unsure": end.state == UNKNOWN,
        }
        self._tell(uow, message, "youth/undelivered", view)

    def _tell(
        self, uow: UnitOfWork, message: LineMessage, template: str, view: dict[str, object]
    ) -> None:
        shown = self._wording.message(f"line/{template}", "text", **view)
        about = Target(external_id=message.external_id) if message.external_id else None
        put(uow, message.chat_id, Outgoing(shown.text, replies_to=about), shown.buttons)


def _why(end: Next) -> dict[str, object]:
    return {
        "is_blocked": BLOCKED in end.reason,
        "is_part": end.state == SENT,
        "is_unsure": end.state == UNKNOWN,
    }


def _next(uow: UnitOfWork, journey: Journey, message: LineMessage) -> tuple[Coach, ...]:
    """Return who reads when all who were tried get nothing."""
    tried = {copy.coach_id for copy in uow.line.copies([message.id]) if copy.coach_id}
    duty = on_duty(uow, journey, without=frozenset(tried))
    return tuple(one for one in uow.coaches.some(duty.readers).values() if one.id not in tried)
