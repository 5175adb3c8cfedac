"""Who gets a youth when somebody of the team leaves the organisation."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from bot.line.team import Journey


@dataclass(frozen=True)
class NewTeam:
    """The ids of the coach and, if there is one, the duo from now on."""

    coach_id: str
    duo_id: str | None


def team_without(
    leaver_id: str,
    journey: Journey,
    *,
    to: str | None = None,
    there: Collection[str] = (),
    coordinators: Sequence[str] = (),
) -> NewTeam | None:
    """Return the team of a journey without somebody; None where nobody would be left.

    The place of a coach goes to who is named, else to the duo, else to a coordinator. The place
    of a duo goes to who is named, or stays empty.

    Args:
        leaver_id: Who leaves, and is coach or duo of the journey.
        journey: The journey.
        to: Who was named to take over.
        there: The ids of the staff who have not left.
        coordinators: Those of the region, the nearest one first.
    """
    duo_id = journey.duo_id if journey.duo_id in there and journey.duo_id != leaver_id else None
    if journey.coach_id != leaver_id:
        return NewTeam(journey.coach_id, to if to != journey.coach_id else None)
    candidates = (to, duo_id, *(one for one in coordinators if one != leaver_id))
    coach_id = next((one for one in candidates if one is not None), None)
    if coach_id is None:
        return None
    return NewTeam(coach_id, duo_id if duo_id != coach_id else None)
