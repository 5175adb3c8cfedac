"""Who is inside, and where, by the service that writes."""

from __future__ import annotations

import pytest

from bot.intake.unasked import told_at_once
from tests.intake.listening import read


def told(text: str) -> dict[str, object]:
    return told_at_once("referral_form", {}, text, read)


@pytest.mark.parametrize(
    "text",
    [
        "GI De Zande Beernem, meisje 17j, mag 12 juni weg, niemand die haar opvangt",
        "PAAZ van het ziekenhuis in Ieper. Jongen van 20, zijn opname loopt af eind april",
    ],
)
def test_who_may_leave_an_institution_that_writes_is_in_no_prison(text: str) -> None:
    heard = told(text)

    assert (heard["living_situation"], heard["prison"]) == ("institution", "none")


def test_a_service_of_a_prison_writes_about_that_prison() -> None:
    heard = told("PSD Brugge, man van 21, komt vrij op 15 april")

    assert (heard["living_situation"], heard["prison"]) == ("institution", "brugge")


def test_a_service_of_no_known_prison_leaves_it_open() -> None:
    assert "prison" not in told("PSD, man van 21, komt vrij op 15 april")


def test_who_must_leave_a_home_is_in_no_institution() -> None:
    heard = told("OCMW Tielt, jongen van 20, moet er in mei uit")

    assert heard["living_situation"] == "eviction_threat"


def test_whoever_is_locked_up_may_be_in_a_prison() -> None:
    heard = told("mijn broer van 20 zit vast in een instelling")

    assert "prison" not in heard
