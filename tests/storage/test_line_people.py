"""Coaches, absences, journeys and links in the case database."""

from __future__ import annotations

import threading
from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest

from bot.errors import JourneyError, UnknownCoachError
from bot.line.pairing import invitation_for_youth
from bot.line.team import Absence
from bot.storage.access import staff_actor
from bot.storage.tables.line import coaches

if TYPE_CHECKING:
    from bot.line.team import Coach, Journey
    from bot.storage import Database, UnitOfWork
    from tests.conftest import StandingClock

DAY = timedelta(days=1)
TODAY = date(2026, 3, 1)


def add(
    uow: UnitOfWork, name: str = "Sofie", role: str = "coach", region: str | None = "Kortrijk"
) -> Coach:
    return uow.coaches.add(name, role=role, region=region, fte=0.8, now=uow.clock.now())


def begin(uow: UnitOfWork, coach: Coach, duo: Coach | None = None, name: str = "Noor") -> Journey:
    reference = uow.cases.add_enrolled(name, "Izegem", actor="test", now=uow.clock.now())
    return uow.journeys.start(
        uow.cases.id_of(reference),
        coach_id=coach.id,
        duo_id=duo.id if duo else None,
        started_on=TODAY,
        ends_on=TODAY + 365 * DAY,
    )


def chat(uow: UnitOfWork, address: str = "1") -> str:
    return uow.chats.find_or_create("telegram", address, uow.clock.now()).id


def test_coach_is_read_back_and_found(database: Database) -> None:
    with database.unit_of_work() as uow:
        first, second = add(uow), add(uow, "Bé", "coordinator", None)

        assert (first.reference, first.name, first.fte) == ("COACH-001", "Sofie", 0.8)
        assert (second.reference, second.region) == ("COACH-002", None)
        assert uow.coaches.find("COACH-001") == uow.coaches.get(first.id) == first
        assert uow.coaches.all() == (first, second)
        with pytest.raises(UnknownCoachError, match="COACH-009"):
            uow.coaches.find("COACH-009")


def test_name_of_a_coach_is_not_readable_in_the_database(database: Database) -> None:
    with database.unit_of_work() as uow:
        add(uow, "Sofie Peeters")

        (row,) = uow.audit._transaction.rows(coaches.select())
    assert "Sofie" not in " ".join(map(str, row))


def test_coaches_added_at_once_get_references_of_their_own(database: Database) -> None:
    start, found = threading.Barrier(4), []

    def work() -> None:
        start.wait()
        with database.unit_of_work() as uow:
            found.append(add(uow).reference)
            uow.commit()

    threads = [threading.Thread(target=work) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert sorted(found) == [f"COACH-{number:03d}" for number in range(1, 5)]


def test_coordinators_are_those_of_the_region_and_of_all(database: Database) -> None:
    with database.unit_of_work() as uow:
        add(uow)
        here = add(uow, "Bé", "coordinator", "Kortrijk")
        add(uow, "Cé", "coordinator", "Gent")
        everywhere = add(uow, "Dé", "coordinator", None)

        assert uow.coaches.coordinators_of({"Kortrijk", "Ieper"}) == (here, everywhere)
        assert uow.coaches.coordinators_of(frozenset()) == (everywhere,)
        assert [one.reference for one in uow.coaches.coaches_of({"Kortrijk"})] == ["COACH-001"]


def test_who_has_left_is_nobody(database: Database, clock: StandingClock) -> None:
    with database.unit_of_work() as uow:
        coach, here = add(uow), chat(uow)
        uow.coaches.pair(coach.id, here)

        uow.coaches.end(coach.id, clock.now())

        assert uow.coaches.of_chat(here) is None
        assert uow.coaches.all() == ()
        assert not uow.coaches.get(coach.id).is_reachable
        assert uow.access.actor_of(here).role == "visitor"


def test_coach_keeps_talking_with_the_youth_they_picked(
    database: Database, clock: StandingClock
) -> None:
    with database.unit_of_work() as uow:
        coach = add(uow)
        journey = begin(uow, coach)

        uow.coaches.pick(coach.id, journey.case_id, clock.now())
        picked = uow.coaches.get(coach.id)
        uow.coaches.pick(coach.id, None, clock.now())

        assert (picked.picked_case_id, picked.picked_at) == (journey.case_id, clock.now())
        assert uow.coaches.get(coach.id).picked_at is None


def test_absences_that_have_passed_or_were_ended_are_gone(
    database: Database, clock: StandingClock
) -> None:
    with database.unit_of_work() as uow:
        coach = add(uow)
        passed, running, planned = (
            Absence(coach.id, TODAY + first * DAY, TODAY + last * DAY)
            for first, last in ((-5, -1), (-1, 2), (4, 9))
        )
        for absence in (planned, passed, running):
            uow.absences.add(absence, clock.now())
        before = uow.absences.of([coach.id], TODAY)

        ended = uow.absences.cancel(coach.id, TODAY, clock.now())

        assert before == (running, planned)
        assert ended == 1
        assert uow.absences.of([coach.id], TODAY) == (planned,)
        assert uow.absences.of(["somebody else"], TODAY) == ()


def test_journey_is_read_back_with_the_name_of_the_youth(database: Database) -> None:
    with database.unit_of_work() as uow:
        coach, duo = add(uow), add(uow, "Jef", region="Gent")
        journey = begin(uow, coach, duo, "Noor De Bok")

        assert (journey.reference, journey.youth_name) == ("BOT-2026-0001", "Noor De Bok")
        # Izegem lies in the arrondissement Roeselare; the coach's own region counts as well.
        assert (journey.place, journey.regions) == ("Izegem", {"Roeselare", "Kortrijk"})
        assert (journey.mode, journey.is_open) == ("line", True)
        assert "Noor" not in repr(journey)
        assert uow.journeys.of_coach(coach.id) == uow.journeys.of_coach(duo.id) == (journey,)


def test_case_has_one_journey(database: Database) -> None:
    with database.unit_of_work() as uow:
        coach = add(uow)
        journey = begin(uow, coach)

        with pytest.raises(JourneyError, match="already"):
            uow.journeys.start(
                journey.case_id,
                coach_id=coach.id,
                duo_id=None,
                started_on=TODAY,
                ends_on=TODAY,
            )
        with pytest.raises(JourneyError, match="was not started"):
            uow.journeys.get("nowhere")


def test_chat_is_a_youths_only_once_confirmed(database: Database, clock: StandingClock) -> None:
    with database.unit_of_work() as uow:
        journey, here = begin(uow, add(uow)), chat(uow)
        uow.journeys.pair(journey.case_id, here, clock.now())
        waiting = uow.journeys.waiting_in(here)
        before = uow.journeys.of_chat(here)

        confirmed = [uow.journeys.confirm(journey.case_id, here, clock.now()) for _ in range(2)]

        assert waiting is not None
        assert before is None
        assert confirmed == [True, False]
        assert uow.journeys.of_chat(here) is not None
        assert uow.journeys.waiting_in(here) is None
        assert uow.access.actor_of(here).role == "youth"


def test_refused_or_closed_chat_is_nobodys(database: Database, clock: StandingClock) -> None:
    with database.unit_of_work() as uow:
        journey, here = begin(uow, add(uow)), chat(uow)
        uow.journeys.pair(journey.case_id, here, clock.now())
        refused = [uow.journeys.refuse(journey.case_id, here) for _ in range(2)]
        uow.journeys.pair(journey.case_id, here, clock.now())
        uow.journeys.confirm(journey.case_id, here, clock.now())

        uow.journeys.close(journey.case_id, clock.now())

        assert refused == [True, False]
        assert uow.journeys.of_chat(here) is None
        assert not uow.journeys.confirm(journey.case_id, here, clock.now())
        assert uow.journeys.open() == ()


def test_mode_is_noted_with_its_moment(database: Database, clock: StandingClock) -> None:
    with database.unit_of_work() as uow:
        journey = begin(uow, add(uow))

        uow.journeys.set_mode(journey.case_id, "assistant", clock.now())

        changed = uow.journeys.get(journey.case_id)
        assert (changed.mode, changed.mode_since) == ("assistant", clock.now())


def test_link_is_used_once_though_two_open_it_at_once(
    database: Database, clock: StandingClock
) -> None:
    with database.unit_of_work() as uow:
        journey = begin(uow, add(uow))
        invitation = invitation_for_youth(clock.now())
        uow.invites.add(invitation, clock.now(), case_id=journey.case_id)
        chats = [chat(uow, str(number)) for number in range(4)]
        uow.commit()
    start, used = threading.Barrier(4), []

    def open_link(here: str) -> None:
        start.wait()
        with database.unit_of_work() as uow:
            invite = uow.invites.find(invitation.token)
            used.append(uow.invites.use(invite.id, here, clock.now()))
            uow.commit()

    threads = [threading.Thread(target=open_link, args=(here,)) for here in chats]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert sorted(used) == [False, False, False, True]


@pytest.mark.parametrize(
    ("role", "region", "may"),
    [
        ("coach", "Kortrijk", False),
        ("coordinator", "Kortrijk", True),
        ("coordinator", "Roeselare", True),
        ("coordinator", "Gent", False),
        ("coordinator", None, True),
    ],
)
def test_case_belongs_to_the_region_of_its_place_and_of_its_coach(
    database: Database, role: str, region: str | None, may: bool
) -> None:
    from bot.errors import AccessDeniedError

    with database.unit_of_work() as uow:
        journey = begin(uow, add(uow))
        actor = staff_actor(add(uow, "Bé", role, region))

        try:
            uow.access.authorize(actor, "line.read", uow.access.case(journey.case_id))
        except AccessDeniedError:
            might = False
        else:
            might = True

        assert might is may
        told = {(entry.actor, entry.action) for entry in uow.audit.about("BOT-2026-0001")}
        assert ("COACH-002", "line.read" if may else "refused line.read") in told


def test_case_that_there_is_not_is_nobodys_right(database: Database) -> None:
    assert _thing_of_nothing(database) == ("nothing", "no case")


def _thing_of_nothing(database: Database) -> tuple[str, str]:
    with database.unit_of_work() as uow:
        thing = uow.access.case("nowhere")
    return thing.kind, thing.label
