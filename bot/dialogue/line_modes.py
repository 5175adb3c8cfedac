"""The line that shows a youth whether the coach or the assistant is on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.delivery.outbox import put
from bot.line.modes import QUIET
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


class Quiet:
    """See ``line_watch``: switch back whoever said nothing to the assistant for a while."""

    def __init__(self, wording: Wording) -> None:
        """Speak by ``wording``."""
        self._wording = wording

    def due(self, uow: UnitOfWork) -> tuple[str, ...]:
        """Return the cases whose youth was quiet for long enough."""
        return uow.journeys.with_assistant(uow.clock.now() - QUIET)

    def do(self, uow: UnitOfWork, case_id: str) -> bool:
        """Switch a youth back, and show it; False where that was done, or they spoke again."""
        return back_to_line(uow, self._wording, case_id)


def back_to_line(uow: UnitOfWork, wording: Wording, case_id: str) -> bool:
    """Switch a youth back to the coach after the quiet; False where another was first."""
    now = uow.clock.now()
    if not uow.journeys.leave_assistant(case_id, now - QUIET, now):
        return False
    show_mode(uow, wording, uow.journeys.get(case_id), LINE)
    return True


def team_names(uow: UnitOfWork, journey: Journey) -> dict[str, str]:
    """Return what a youth calls the coach and the duo."""
    staff = uow.coaches.some([one for one in (journey.coach_id, journey.duo_id) if one])
    duo = staff.get(journey.duo_id or "")
    return {
        "coach": first_name(staff[journey.coach_id].name),
        "duo": first_name(duo.name) if duo else "",
    }
