"""Who somebody is, and how a case stands to them: what ``authorize`` needs to know."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import bindparam, select

from bot.access import Actor, Thing, authorize
from bot.line.team import COORDINATOR
from bot.storage.audit import AuditEntry
from bot.storage.journeys import regions_of
from bot.storage.prepared import Prepared
from bot.storage.tables.cases import cases
from bot.storage.tables.line import coaches, journeys

if TYPE_CHECKING:
    from bot.access import Rights
    from bot.clock import Clock
    from bot.line.team import Coach, Journey
    from bot.storage.audit import AuditStore
    from bot.storage.coaches import CoachStore
    from bot.storage.journeys import JourneyStore
    from bot.storage.transaction import Transaction

_CASE = Prepared(
    select(
        cases.c.reference,
        cases.c.region,
        journeys.c.coach_id,
        journeys.c.duo_id,
        coaches.c.region.label("coach_region"),
    )
    .select_from(cases)
    .outerjoin(journeys, journeys.c.case_id == cases.c.id)
    .outerjoin(coaches, coaches.c.id == journeys.c.coach_id)
    .where(cases.c.id == bindparam("this_case"))
)
#: Whoever has the command line of the machine.
OPERATOR = Actor("operator", "operator", "operator")


class AccessStore:
    """Ask for rights; refusals, and the use of rights that are kept, stand in the audit."""

    def __init__(
        self,
        transaction: Transaction,
        coaches: CoachStore,
        journeys: JourneyStore,
        audit: AuditStore,
        *,
        clock: Clock,
        table: Rights | None = None,
    ) -> None:
        """Work in this transaction; ``table`` replaces the rights of the file."""
        self._transaction = transaction
        self._coaches = coaches
        self._journeys = journeys
        self._audit = audit
        self._clock = clock
        self._table = table

    def authorize(self, actor: Actor, action: str, thing: Thing) -> None:
        """See ``bot.access.authorize``; commit also where it was refused.

        Raises:
            AccessDeniedError: They may not.
        """
        authorize(actor, action, thing, note=self._note, table=self._table)

    def actor_of(self, chat_id: str) -> Actor:
        """Return who talks in a chat; a visitor where nobody is known there."""
        coach = self._coaches.of_chat(chat_id)
        if coach is not None:
            return staff_actor(coach)
        journey = self._journeys.of_chat(chat_id)
        if journey is not None:
            return youth_actor(journey)
        return Actor("visitor", chat_id, f"chat {chat_id}")

    def case(self, case_id: str) -> Thing:
        """Return a case as something that rights are about."""
        row = self._transaction.row(_CASE, this_case=case_id)
        if row is None:
            # Nobody has a right to what there is not.
            return Thing("nothing", "no case")
        regions = regions_of(row.region, row.coach_region)
        return _case(row.reference, {case_id, row.coach_id}, row.duo_id, regions)

    def _note(self, actor: str, action: str, thing: str) -> None:
        self._audit.record(AuditEntry(actor, action, thing, self._clock.now()))


def youth_actor(journey: Journey) -> Actor:
    """Return the youth of a journey as somebody who does things."""
    return Actor("youth", journey.case_id, f"youth of {journey.reference}")


def staff_actor(coach: Coach) -> Actor:
    """Return a coach or coordinator as somebody who does things."""
    return Actor(
        coach.role,
        coach.id,
        coach.reference,
        regions=regions_of(None, coach.region),
        is_everywhere=coach.role == COORDINATOR and coach.region is None,
    )


def case_of(journey: Journey) -> Thing:
    """Return the case of a journey that was just asked as something that rights are about."""
    return _case(
        journey.reference, {journey.case_id, journey.coach_id}, journey.duo_id, journey.regions
    )


def _case(
    reference: str, owners: set[str | None], duo: str | None, regions: frozenset[str]
) -> Thing:
    """Return a case that is the youth's own and the coach's, with the duo coach behind them."""
    own = frozenset(one for one in owners if one)
    duos = frozenset([duo] if duo else ())
    return Thing("case", reference, owners=own, duos=duos, regions=regions)


def staff_thing(coach: Coach) -> Thing:
    """Return the record of a coach or coordinator as something that rights are about."""
    return Thing(
        "coach",
        coach.reference,
        owners=frozenset({coach.id}),
        regions=regions_of(None, coach.region),
    )


def new_thing(kind: str, place: str | None) -> Thing:
    """Return a case or coach of a place that is yet to be made."""
    return Thing(kind, f"new {kind}", regions=regions_of(place, None))
