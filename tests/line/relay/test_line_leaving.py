"""A coach leaves the organisation: nothing more comes there, and nothing is lost."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from threading import Thread
from time import sleep
from typing import TYPE_CHECKING

import pytest

from bot.dialogue.leaving import HandedOver, end_coach
from bot.dialogue.line_watch import LineWatch
from bot.errors import StaffError
from bot.storage.access import OPERATOR
from tests.line.relay.conftest import EMRE, NOOR, RIA, SOFIE

if TYPE_CHECKING:
    from collections.abc import Callable

    from bot.intake.referral import Referral
    from tests.line.pairing.conftest import Town

CASE = "BOT-2026-0001"
BO = "2004"


def leave(town: Town, reference: str = "COACH-001", to: str = "") -> tuple[HandedOver, ...]:
    with town.database.unit_of_work() as uow:
        named = uow.coaches.find(to) if to else None
        coach = uow.coaches.find(reference)
        handed = end_coach(uow, OPERATOR, coach, town.wording, to=named)
        uow.commit()
    return handed


async def taken_by_sofie(town: Town, made: Referral) -> str:
    """Return the reference of a new referral of Kortrijk that Sofie has taken on."""
    with town.database.unit_of_work() as uow:
        referral = replace(made, answers={**made.answers, "region": "Kortrijk"})
        reference = uow.cases.add_referral(referral, uow.clock.now())
        uow.commit()
    LineWatch(town.database.unit_of_work, town.wording, lambda: None).look()
    await town.presses(SOFIE, "Ik neem contact op")
    return reference


def kinds(town: Town, reference: str = CASE) -> list[str]:
    with town.database.unit_of_work() as uow:
        return [one.kind for one in uow.cases.get(reference, actor="test").timeline]


async def test_duo_becomes_the_coach_and_gets_what_waits(town: Town) -> None:
    await town.says(NOOR, "gisteren was goed")
    await town.says(SOFIE, "/jongeren")
    await town.presses(SOFIE, "Noor")
    await town.says(SOFIE, "fijn!")
    await town.says(NOOR, "kan je bellen?")
    before = len(town.seen(EMRE))

    handed = leave(town)

    assert handed == (HandedOver(CASE, "COACH-002", None),)
    assert town.seen(EMRE)[before:] == [
        "Sofie werkt niet meer mee. Jij bent nu de coach van Noor. Er is nog geen duocoach.",
        "Noor (eerder):\ngisteren was goed",
        "Sofie (eerder):\nfijn!",
        "Noor:\nkan je bellen?",
    ]
    assert "Vanaf nu is Emre er voor jou." in town.seen(NOOR)[-2]
    assert town.seen(NOOR)[-1] == "✍️ Je schrijft naar je coach Emre."
    assert kinds(town).count("team_changed") == 1


async def test_who_left_gets_and_may_nothing_more(town: Town) -> None:
    leave(town)
    before = len(town.seen(SOFIE))

    await town.says(NOOR, "hallo")
    told = await town.says(SOFIE, "ik ben er nog")

    assert town.seen(EMRE)[-1] == "Noor:\nhallo"
    assert told == ["antwoord op ik ben er nog"]
    assert (len(town.seen(SOFIE)), town.menu(SOFIE)) == (before + 1, "visitor")
    assert ("operator", "coach.end") in town.audit("COACH-001")


async def test_link_of_who_left_leads_nowhere(town: Town) -> None:
    invitation = town.reinvite_coach("COACH-001")
    leave(town)

    told = await town.opens(BO, invitation)

    assert town.text("link_fails", is_known=False) in told


async def test_who_is_named_takes_over_beside_the_duo(town: Town) -> None:
    await town.staff(BO, "Bo Claes")

    handed = leave(town, to="COACH-004")
    await town.says(NOOR, "hallo")

    assert handed == (HandedOver(CASE, "COACH-004", "COACH-002"),)
    assert town.seen(BO)[-1] == "Noor:\nhallo"
    assert "hallo" not in "".join(town.seen(EMRE))


async def test_duo_who_leaves_is_missed_by_the_coach_alone(town: Town) -> None:
    before = len(town.seen(NOOR))

    handed = leave(town, "COACH-002")

    assert handed == (HandedOver(CASE, "COACH-001", None),)
    told = "Emre werkt niet meer mee. Noor heeft nu geen duocoach."
    assert town.seen(SOFIE)[-1] == told
    assert len(town.seen(NOOR)) == before


async def test_coordinator_stands_in_where_no_duo_is_left(town: Town) -> None:
    leave(town, "COACH-002")

    handed = leave(town, "COACH-001")
    await town.says(NOOR, "hallo")

    assert handed == (HandedOver(CASE, "COACH-003", None),)
    assert town.seen(RIA)[-1] == "Noor:\nhallo"


async def test_nobody_may_leave_a_youth_alone(town: Town) -> None:
    leave(town, "COACH-002")
    leave(town, "COACH-003")

    with pytest.raises(StaffError, match=f"nobody would be left for {CASE}"):
        leave(town, "COACH-001")

    assert town.person("COACH-001").is_reachable
    assert town.journey().coach_id == town.person("COACH-001").id


async def test_pairing_that_waits_is_asked_of_who_follows(town: Town) -> None:
    await town.opens("1002", town.youth("Sam Claes", "COACH-001", "COACH-002"))

    leave(town)
    await town.presses(EMRE, "Ja, dat is Sam")

    assert town.is_youth_in("1002")


async def test_referral_in_contact_goes_to_somebody_too(
    town: Town, make_referral: Callable[..., Referral]
) -> None:
    reference = await taken_by_sofie(town, make_referral())

    handed = leave(town, to="COACH-002")

    assert HandedOver(reference, "COACH-002", None) in handed
    assert town.seen(EMRE)[-1].startswith(f"Sofie werkt niet meer mee. Neem jij {reference} over?")
    assert kinds(town, reference).count("contact_changed") == 1


def leave_while(town: Town, happens: Callable[[], None]) -> None:
    """Let Sofie leave while another gateway is at work, which began before it was committed."""
    with town.database.unit_of_work() as uow:
        end_coach(uow, OPERATOR, uow.coaches.find("COACH-001"), town.wording)
        other = Thread(target=happens)
        other.start()
        # It waits for this transaction, on a lane or for its turn.
        sleep(0.3)
        uow.commit()
    other.join()


async def test_message_of_that_moment_goes_to_who_follows(town: Town) -> None:
    before = len(town.seen(SOFIE))

    def youth_writes() -> None:
        asyncio.run(town.says(NOOR, "net nu"))

    leave_while(town, youth_writes)

    assert "net nu" not in "".join(town.seen(SOFIE)[before:])
    assert town.seen(EMRE)[-1] == "Noor:\nnet nu"


async def test_nobody_leaves_twice(town: Town) -> None:
    leave(town)

    with pytest.raises(StaffError, match="COACH-001 has left before"):
        leave(town)
