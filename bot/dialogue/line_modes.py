"""The line that shows a youth whether the coach or the assistant is on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.delivery.outbox import put
from bot.line.modes import QUIET, has_gone_quiet
from bot.line.names import first_name
from bot.line.team import LINE
from bot.storage.outgoing import Outgoing

if TYPE_CHECKING:
    from bot.line.team import Journey
    from bot.storage.unit_of_work import UnitOfWork
    from bot.wording import Wording


def show_mode(uow: UnitOfWork, wording: Wording, journey: Journey, mode: str) -> None:
    """Show it at the top of the youth's chat, in the place of what stood there."""
    if journey.chat_id is None:
        return
    message = wording.message(f"line/mode_{mode}", "text", **team_names(uow, journey))
    put(uow, journey.chat_id, Outgoing(message.text, is_pinned=True), message.buttons)


def back_to_line(uow: UnitOfWork, wording: Wording) -> int:
    """Switch back whoever said nothing to the assistant for a while; return how many."""
    now, switched = uow.clock.now(), 0
    for journey in uow.journeys.with_assistant(now - QUIET):
        if has_gone_quiet(journey.mode, journey.mode_since, now):
            uow.journeys.set_mode(journey.case_id, LINE, now)
            show_mode(uow, wording, journey, LINE)
            switched += 1
    return switched


def team_names(uow: UnitOfWork, journey: Journey) -> dict[str, str]:
    """Return what a youth calls the coach and the duo."""
    staff = uow.coaches.some([one for one in (journey.coach_id, journey.duo_id) if one])
    duo = staff.get(journey.duo_id or "")
    return {
        "coach": first_name(staff[journey.coach_id].name),
        "duo": first_name(duo.name) if duo else "",
    }
