"""What coaches say about themselves and their youths: away, back, a new link."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.line.relay.conftest import EMRE, NOOR, RIA, SOFIE

if TYPE_CHECKING:
    from tests.line.pairing.conftest import Town


async def test_coach_who_says_to_be_away_is_replaced_until_back(town: Town) -> None:
    (told,) = await town.says(SOFIE, "/afwezig 2/3 tot 10/3")
    await town.says(NOOR, "hallo")
    first = town.seen(EMRE)[-1]
    (back,) = await town.says(SOFIE, "/terug")
    await town.says(NOOR, "dag Sofie")

    assert told.startswith("Genoteerd: je bent er niet van 2 maart 2026 tot en met 10 maart 2026.")
    assert first == "Noor:\nhallo"
    assert back.startswith("Fijn dat je er weer bent!")
    assert town.seen(SOFIE)[-1] == "Noor:\ndag Sofie"
    assert ("COACH-001", "coach.absent") in town.audit("COACH-001")


@pytest.mark.parametrize(
    ("typed", "answer"),
    [
        ("/afwezig", "Typ bijvoorbeeld: /afwezig 3/8 tot 10/8."),
        ("/afwezig ziek", "Die dagen kon ik niet lezen."),
        ("/afwezig 10/8 tot 3/8", "De laatste dag komt voor de eerste:"),
        ("/afwezig 20/2 tot 25/2", "Die dagen zijn al voorbij:"),
        ("/terug", "Je stond vandaag niet als afwezig."),
    ],
)
async def test_what_cannot_be_changes_nothing(town: Town, typed: str, answer: str) -> None:
    (told,) = await town.says(SOFIE, typed)

    assert told.startswith(answer)
    with town.database.unit_of_work(read_only=True) as uow:
        day = town.clock.now().date()
        assert uow.absences.of([town.person().id], day) == ()


async def test_youth_without_a_duo_is_named(town: Town) -> None:
    town.youth("Sam Claes", "COACH-001")

    (told,) = await town.says(SOFIE, "/afwezig morgen")

    assert "Sam heeft geen duo: daar leest de coördinator." in told


async def test_new_link_lets_the_youth_in(town: Town) -> None:
    asked = await town.says(SOFIE, "/uitnodigen")
    await town.presses(SOFIE, "Noor")
    token = town.seen(SOFIE)[-1].split()[-1]

    opened = await town.opens("1009", token)

    assert asked[0].startswith("Voor wie maak ik een link?")
    assert any("Gelukt, je link werkt!" in one for one in opened)
    assert ("COACH-001", "youth.invite") in town.audit("BOT-2026-0001")


async def test_who_has_no_youths_hears_so(town: Town) -> None:
    (told,) = await town.says(RIA, "/uitnodigen")

    assert told.startswith("Je hebt nog geen jongeren.")
