"""Somebody of the staff leaves: no access any more, and each of their youths has somebody."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

from bot.delivery.outbox import lock_lanes
from bot.dialogue.entering import let_out
from bot.dialogue.handing_over import HandingOver
from bot.errors import StaffError
from bot.line.handover import NewTeam, team_without
from bot.storage.access import staff_thing
from bot.storage.journeys import regions_of

if TYPE_CHECKING:
    from collections.abc import Collection

    from bot.access import Actor
    from bot.line.team import Coach, Journey
    from bot.storage.claims import Claim
    from bot.storage.unit_of_work import UnitOfWork
    from bot.wording import Wording


@dataclass(frozen=True)
class HandedOver:
    """A case, and the references of who looks after it from now on."""

    case: str
    coach: str
    duo: str | None

    def as_dict(self) -> dict[str, object]:
        """Return it as JSON."""
        return asdict(self)


def end_coach(
    uow: UnitOfWork, actor: Actor, coach: Coach, wording: Wording, *, to: Coach | None = None
) -> tuple[HandedOver, ...]:
    """End the access of somebody of the staff, and hand over what they looked after.

    A youth goes to who is named by ``to``, else to the duo, else to a coordinator of the region;
    a referral in contact to who is named, else to a coordinator.

    Raises:
        AccessDeniedError: The actor may not.
        StaffError: They have left before, ``to`` cannot take over, or a case would be left with
            nobody; then nothing is changed.
    """
    uow.access.authorize(actor, "coach.end", staff_thing(coach))
    _check(coach, to)
    there = {one.id: one for one in uow.coaches.all() if one.id != coach.id}
    teams = [(one, _team(uow, coach, one, to, there)) for one in uow.journeys.of_coach(coach.id)]
    claims = [(one, _taker(uow, coach, one, to)) for one in uow.claims.of_coach(coach.id)]
    alone = [one.reference for one, team in teams if team is None]
    alone += [one.reference for one, taker in claims if taker is None]
    if alone:
        message = f"nobody would be left for {', '.join(alone)}: name who takes over with --to"
        raise StaffError(message)
    _close(uow, coach, wording, [one for one, _ in teams], there)
    handing = HandingOver(uow, wording, actor, coach)
    told = []
    for journey, team in teams:
        if team is not None:
            handing.journey(journey, team)
            duo = there[team.duo_id].reference if team.duo_id else None
            told.append(HandedOver(journey.reference, there[team.coach_id].reference, duo))
    for claim, taker in claims:
        if taker is not None:
            handing.referral(claim, taker)
            told.append(HandedOver(claim.reference, taker.reference, None))
    return tuple(told)


def _check(coach: Coach, to: Coach | None) -> None:
    message = ""
    if coach.ended_at is not None:
        message = f"{coach.reference} has left before"
    elif to is not None and to.id == coach.id:
        message = f"{coach.reference} cannot take over from themselves"
    elif to is not None and to.ended_at is not None:
        message = f"{to.reference} has left"
    if message:
        raise StaffError(message)


def _team(
    uow: UnitOfWork,
    coach: Coach,
    journey: Journey,
    to: Coach | None,
    there: Collection[str],
) -> NewTeam | None:
    nearest = [one.id for one in _coordinators(uow, journey.regions)]
    named = to.id if to else None
    return team_without(coach.id, journey, to=named, there=there, coordinators=nearest)


def _taker(uow: UnitOfWork, coach: Coach, claim: Claim, to: Coach | None) -> Coach | None:
    nearest = _coordinators(uow, regions_of(claim.place, None))
    return to or next((one for one in nearest if one.id != coach.id), None)


def _coordinators(uow: UnitOfWork, regions: frozenset[str]) -> list[Coach]:
    """Return the coordinators of a place, those of this region alone first."""
    return sorted(uow.coaches.coordinators_of(regions), key=lambda one: one.region is None)


def _close(
    uow: UnitOfWork,
    coach: Coach,
    wording: Wording,
    journeys: Collection[Journey],
    there: dict[str, Coach],
) -> None:
    """Take chat, links and what was on its way away from who leaves."""
    chats = [one.chat_id for one in (coach, *there.values())]
    chats += [one.chat_id for one in journeys]
    lock_lanes(uow, [one for one in chats if one])
    now = uow.clock.now()
    uow.coaches.end(coach.id, now)
    uow.invites.revoke_of_coach(coach.id, now)
    if coach.chat_id:
        let_out(uow, coach.chat_id, wording.message("line/pairing/staff_left"))
