"""Ten thousand attempts of wrong people at wrong things: none passes, all are audited."""

from __future__ import annotations

import random
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from sqlalchemy import func, select

from bot.access import Actor
from bot.errors import AccessDeniedError
from bot.storage.access import staff_actor, staff_thing
from bot.storage.tables.cases import audit
from tests.access.matrix import TABLE

if TYPE_CHECKING:
    from bot.access import Thing
    from bot.line.team import Coach
    from bot.storage import Database, UnitOfWork

ATTEMPTS = 10_000
TODAY = date(2026, 3, 1)
REGIONS = ("Kortrijk", "Brugge", "Ieper")


@dataclass(frozen=True)
class Case:
    """What the test itself knows of a case."""

    id: str
    region: str
    coach: str
    duo: str | None


def people(uow: UnitOfWork) -> tuple[list[Coach], list[Case]]:
    """Fill the database: coaches and coordinators of three regions, and nine youths."""
    staff = [
        uow.coaches.add(f"C{n}", role="coach", region=REGIONS[n % 3], fte=1.0, now=uow.clock.now())
        for n in range(6)
    ]
    chance = random.Random(3)  # noqa: S311 -- no secret
    cases = []
    for number in range(9):
        coach = staff[number % 6]
        duo = chance.choice([None, *(one for one in staff if one != coach)])
        place = coach.region or ""
        reference = uow.cases.add_enrolled(f"J{number}", place, actor="test", now=uow.clock.now())
        case_id = uow.cases.id_of(reference)
        uow.journeys.start(
            case_id,
            coach_id=coach.id,
            duo_id=duo.id if duo else None,
            started_on=TODAY,
            ends_on=TODAY,
        )
        cases.append(Case(case_id, place, coach.id, duo.id if duo else None))
    for region in (*REGIONS, None):
        now = uow.clock.now()
        staff.append(uow.coaches.add("D", role="coordinator", region=region, fte=1.0, now=now))
    return staff, cases


def may(actor: Actor, regions: set[str | None], action: str, thing: Case | Coach) -> bool:
    """Say, from the table and what the test knows, whether somebody may."""
    entry = TABLE["actions"][action]
    if entry["object"] != ("case" if isinstance(thing, Case) else "coach"):
        return False
    if isinstance(thing, Case):
        is_duo = actor.role == "coach" and actor.id == thing.duo and actor.id != thing.coach
        is_own = is_duo or actor.id in {thing.id, thing.coach}
    else:
        is_duo, is_own = False, actor.id == thing.id
    held = (
        {"any"}
        | ({"own"} if is_own else set())
        | ({"region"} if thing.region in regions else set())
    )
    return bool(held & set(entry["may"].get("duo" if is_duo else actor.role, ())))


def test_no_wrong_attempt_passes_and_all_are_audited(database: Database) -> None:
    chance = random.Random(7)  # noqa: S311 -- no secret
    passed = tried = 0
    with database.unit_of_work() as uow:
        staff, cases = people(uow)
        actors = [
            (staff_actor(one), {one.region} if one.region else {*REGIONS, None}) for one in staff
        ]
        actors += [(Actor("youth", case.id, f"youth {case.id}"), set()) for case in cases]
        actors += [(Actor("visitor", f"chat {n}", f"chat {n}"), set()) for n in range(5)]
        things: list[tuple[Case | Coach, Thing]] = [
            *((case, uow.access.case(case.id)) for case in cases),
            *((one, staff_thing(one)) for one in staff),
        ]
        before = _audited(uow)
        while tried < ATTEMPTS:
            actor, regions = chance.choice(actors)
            action = chance.choice(list(TABLE["actions"]))
            known, thing = chance.choice(things)
            if may(actor, regions, action, known):
                uow.access.authorize(actor, action, thing)
                continue
            tried += 1
            try:
                uow.access.authorize(actor, action, thing)
            except AccessDeniedError:
                continue
            passed += 1
        audited = _audited(uow) - before

    assert (passed, audited) == (0, ATTEMPTS)


def _audited(uow: UnitOfWork) -> int:
    refused = select(func.count()).select_from(audit).where(audit.c.action.like("refused %"))
    return int(uow.audit._transaction.row(refused)[0])
