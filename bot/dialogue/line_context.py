"""What somebody of the staff is shown who comes to a conversation late."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from bot.dialogue.line_people import name_for
from bot.dialogue.line_relay import Reader, Relay
from bot.line.message import UNTYPED
from bot.line.names import first_name

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bot.line.message import LineMessage
    from bot.line.team import Coach, Journey
    from bot.storage.unit_of_work import UnitOfWork
    from bot.wording import Wording

#: So many messages make clear what a conversation is about.
LAST = 10


def show_context(
    uow: UnitOfWork,
    wording: Wording,
    journey: Journey,
    coach: Coach,
    before: LineMessage | None,
) -> int:
    """Send the last messages, those before one, to somebody, marked as earlier; return how many.

    What they wrote or got before is not sent again, nor what was erased meanwhile. Ask for the
    right to read first.
    """
    earlier = together(uow, uow.line.last(journey.case_id, LAST, before=before))
    # An album is told apart from others by the first of it.
    heads = [album[0] for album in earlier]
    had = {
        copy.line_message_id
        for copy in uow.line.copies(one.id for one in heads)
        if copy.chat_id == coach.chat_id
    }
    staff = uow.coaches.some({one.coach_id for one in heads if one.coach_id})
    news = [
        album
        for album in earlier
        if not {album[0].id, album[0].coach_id} & {*had, coach.id} and _is_there(album[0])
    ]
    for album in news:
        writer = staff.get(album[0].coach_id or "")
        name = first_name(writer.name) if writer else name_for(uow, coach, journey)
        reader = Reader(coach.chat_id or "", coach.id, name, frozenset({"earlier"}))
        Relay(uow, wording).pass_on(album, reader)
    return len(news)


def together(uow: UnitOfWork, messages: Iterable[LineMessage]) -> list[tuple[LineMessage, ...]]:
    """Return messages as they were sent: each by itself, those of an album together."""
    parts = groupby(messages, key=lambda one: one.album or one.id)
    return [uow.line.album(next(part)) for _, part in parts]


def _is_there(message: LineMessage) -> bool:
    """Say whether a message was not erased; what was not typed never had words."""
    return message.body is not None or message.kind in UNTYPED
