"""Who takes something over gets what they may see of it, and nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.line.relay.conftest import EMRE, NOOR
from tests.line.relay.test_line_leaving import leave, taken_by_sofie

if TYPE_CHECKING:
    from collections.abc import Callable

    from bot.intake.referral import Referral
    from tests.line.pairing.conftest import Town
    from tests.line.relay.conftest import Without

CASE = "BOT-2026-0001"


async def test_new_coach_hears_of_it_by_right_alone(town: Town, without: Without) -> None:
    before = len(town.seen(EMRE))

    leave(without("line.team"))

    assert not any("Sofie werkt niet meer mee" in one for one in town.seen(EMRE)[before:])
    assert ("COACH-002", "refused line.team") in town.audit(CASE)


async def test_what_waits_comes_along_by_right_alone(town: Town, without: Without) -> None:
    await town.says(NOOR, "kan je bellen?")

    leave(without("line.read"))

    assert "kan je bellen?" not in "".join(town.seen(EMRE))
    assert ("COACH-002", "refused line.read") in town.audit(CASE)


async def test_referral_is_given_by_right_alone(
    town: Town, without: Without, make_referral: Callable[..., Referral]
) -> None:
    reference = await taken_by_sofie(town, make_referral())

    leave(without("referral.read"), to="COACH-002")

    assert not any("Sofie werkt niet meer mee. Neem jij" in one for one in town.seen(EMRE))
    assert ("COACH-002", "refused referral.read") in town.audit(reference)
