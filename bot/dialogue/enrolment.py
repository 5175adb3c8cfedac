"""Journeys begin and end: who enters a youth, who invites, who closes."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from bot.dialogue.entering import let_out
from bot.errors import JourneyError, StatusChangeError
from bot.intake.status import Status, steps_to_start
from bot.language.places import arrondissements_of
from bot.line.pairing import Invitation, invitation_for_youth
from bot.line.team import COACH, year_after
from bot.storage.access import new_thing
from bot.storage.case_record import TimelineEntry

if TYPE_CHECKING:
    from datetime import date

    from bot.access import Actor
    from bot.line.team import Coach
    from bot.storage.unit_of_work import UnitOfWork
    from bot.wording import Wording


@dataclass(frozen=True)
class Team:
    """The references of the coach and, if there is one, the duo of a journey."""

    coach: str
    duo: str | None = None


@dataclass(frozen=True)
class Enrolled:
    """A case with a journey, and the link for its youth."""

    reference: str
    invitation: Invitation = field(repr=False)


def enrol(
    uow: UnitOfWork, actor: Actor, *, name: str, place: str, team: Team, started_on: date
) -> Enrolled:
    """Enter a youth who is already in the programme.

    Raises:
        AccessDeniedError: The actor may not.
        UnknownCoachError: The coach or the duo is nobody.
        JourneyError: The name is empty, the place unknown, or the two cannot be a team.
    """
    uow.access.authorize(actor, "case.add", new_thing("case", place))
    name, place = " ".join(name.split()), place.strip()
    if not name:
        message = "the name of the youth is empty"
        raise JourneyError(message)
    if not arrondissements_of(place):
        message = f"no such municipality or region is known: {place or '(empty)'}"
        raise JourneyError(message)
    reference = uow.cases.add_enrolled(name, place, actor=actor.label, now=uow.clock.now())
    return _begin(uow, actor, reference, team, started_on)


def start(
    uow: UnitOfWork, actor: Actor, reference: str, *, team: Team, started_on: date
) -> Enrolled:
    """Begin the journey of a referral; it passes through contact, if it was not there yet.

    Raises:
        AccessDeniedError: The actor may not.
        UnknownCaseError: There is no such case.
        UnknownCoachError: The coach or the duo is nobody.
        StatusChangeError: The case started already, or was withdrawn.
        JourneyError: The two cannot be a team.
    """
    case_id = uow.cases.id_of(reference)
    uow.access.authorize(actor, "case.start", uow.access.case(case_id))
    for status in steps_to_start(Status(uow.cases.status_of(reference))):
        uow.cases.change_status(reference, status, actor=actor.label, now=uow.clock.now())
    return _begin(uow, actor, reference, team, started_on)


def move(uow: UnitOfWork, actor: Actor, reference: str, status: Status) -> None:
    """Give a referral another status, which whoever has its code sees from now on.

    Raises:
        AccessDeniedError: The actor may not.
        UnknownCaseError: There is no such case.
        StatusChangeError: No way leads there, or it is a start, which needs a coach (``start``).
    """
    uow.access.authorize(actor, "case.move", uow.access.case(uow.cases.id_of(reference)))
    if status is Status.STARTED:
        message = "a start needs a coach: use 'cases start'"
        raise StatusChangeError(message)
    uow.cases.change_status(reference, status, actor=actor.label, now=uow.clock.now())


def invite_youth(uow: UnitOfWork, actor: Actor, case_id: str) -> Invitation:
    """Make a new link for the youth of a case; an earlier one that was not used ends.

    Raises:
        AccessDeniedError: The actor may not.
        JourneyError: The case has no journey, or it was closed.
    """
    uow.access.authorize(actor, "youth.invite", uow.access.case(case_id))
    if not uow.journeys.get(case_id).is_open:
        message = "the journey of this case was closed: its youth cannot be invited"
        raise JourneyError(message)
    invitation = invitation_for_youth(uow.clock.now())
    uow.invites.add(invitation, uow.clock.now(), case_id=case_id)
    return invitation


def close(uow: UnitOfWork, actor: Actor, reference: str, wording: Wording) -> None:
    """End a journey: the youth's chat is a visitor's again, and hears so.

    Raises:
        AccessDeniedError: The actor may not.
        UnknownCaseError: There is no such case.
        JourneyError: It has no journey, or one that was closed before.
    """
    case_id = uow.cases.id_of(reference)
    uow.access.authorize(actor, "case.close", uow.access.case(case_id))
    journey = uow.journeys.get(case_id)
    if not journey.is_open:
        message = f"the journey of {reference} was closed before"
        raise JourneyError(message)
    now = uow.clock.now()
    uow.journeys.close(case_id, now)
    uow.invites.revoke_of(case_id, now)
    uow.cases.add_to_timeline(case_id, TimelineEntry("closed", actor.label, now, {}))
    if journey.chat_id:
        farewell = "closed" if journey.confirmed_at else "not_you"
        view = {"youth_name": journey.youth_name}
        let_out(uow, journey.chat_id, wording.message(f"line/pairing/{farewell}", **view))


def _begin(
    uow: UnitOfWork, actor: Actor, reference: str, team: Team, started_on: date
) -> Enrolled:
    coach = _coach(uow, team.coach)
    duo = _coach(uow, team.duo) if team.duo else None
    if duo and duo.id == coach.id:
        message = f"{coach.reference} cannot be both the coach and the duo"
        raise JourneyError(message)
    case_id = uow.cases.id_of(reference)
    uow.journeys.start(
        case_id,
        coach_id=coach.id,
        duo_id=duo.id if duo else None,
        started_on=started_on,
        ends_on=year_after(started_on),
    )
    details = {"coach": coach.reference, "duo": duo.reference if duo else None}
    entry = TimelineEntry("journey_started", actor.label, uow.clock.now(), details)
    uow.cases.add_to_timeline(case_id, entry)
    return Enrolled(reference, invite_youth(uow, actor, case_id))


def _coach(uow: UnitOfWork, reference: str) -> Coach:
    coach = uow.coaches.find(reference)
    if coach.role != COACH:
        message = f"{coach.reference} is a {coach.role}, and a youth has a coach"
        raise JourneyError(message)
    if coach.ended_at is not None:
        message = f"{coach.reference} has left"
        raise JourneyError(message)
    return coach
