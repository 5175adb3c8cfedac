"""Answers without typing: somebody called the youth, or goes to see them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.delivery.outbox import put
from bot.dialogue.line_answer import mark_answered
from bot.dialogue.line_people import name_for, role_in
from bot.line.message import CALLED, MEETING, LineCopy, LineMessage
from bot.line.names import first_name
from bot.storage.access import staff_actor
from bot.storage.outgoing import Outgoing

if TYPE_CHECKING:
    from bot.dialogue.line_talk import Pressed, Talk
    from bot.line.team import Coach, Journey


def called(talk: Talk, coach: Coach, pressed: Pressed) -> None:
    """Note that the youth was called; nothing is sent to them but that it was seen."""
    _answer(talk, coach, pressed, CALLED)


def meet(talk: Talk, coach: Coach, pressed: Pressed) -> None:
    """Tell the youth that somebody comes, as an answer."""
    _answer(talk, coach, pressed, MEETING)


def _answer(talk: Talk, coach: Coach, pressed: Pressed, way: str) -> None:
    """Write the answer down, unless somebody was first.

    Raises:
        AccessDeniedError: They may not write to this youth.
    """
    uow = talk.uow
    asked = uow.line.get(pressed.of)
    case = uow.access.case(asked.case_id)
    uow.access.authorize(staff_actor(coach), "line.answer", case)
    journey = uow.journeys.get(asked.case_id)
    name = name_for(uow, coach, journey)
    if not uow.waiting.of_case(asked.case_id):
        by = uow.coaches.some([uow.line.get(asked.id).answered_by or ""]).get(
            asked.answered_by or ""
        )
        talk.clear(pressed.under)
        talk.tell("staff/way_late", name=name, by=first_name(by.name) if by else "")
        return
    if way == MEETING and not _is_on_line(journey):
        talk.tell("staff/not_on_line", name=name)
        return
    answer = uow.line.add(
        LineMessage(
            id="",
            case_id=journey.case_id,
            sender=role_in(coach, journey),
            coach_id=coach.id,
            chat_id=talk.item.chat_id,
            inbox_id=talk.item.id,
            kind=way,
            quotes_id=asked.id,
            at=talk.now,
        )
    )
    if answer is None:
        return
    if way == MEETING:
        _tell_youth(talk, coach, journey, answer)
    mark_answered(talk, coach, journey, answer)
    talk.clear(pressed.under)
    talk.tell("staff/way_noted", name=name, way=way)


def _is_on_line(journey: Journey) -> bool:
    return journey.is_open and journey.chat_id is not None and journey.confirmed_at is not None


def _tell_youth(talk: Talk, coach: Coach, journey: Journey, answer: LineMessage) -> None:
    chat_id = journey.chat_id or ""
    shown = talk.wording.message("line/youth/meeting", "text", name=first_name(coach.name))
    row = put(talk.uow, chat_id, Outgoing(shown.text), answers=talk.item.id)
    talk.uow.line.add_copy(LineCopy(row, answer.id, chat_id, None))
