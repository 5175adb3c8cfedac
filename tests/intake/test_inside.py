"""Who is inside, and where, by the service that writes."""

from __future__ import annotations

import pytest

from bot.intake.unasked import told_at_once
from tests.intake.listening import read, words


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


def test_the_prison_of_a_service_is_kept_for_the_story_that_follows() -> None:
    assert told("PSD Ruiselede hier, voor een aanmelding")["prison"] == "ruiselede"


def test_the_prison_of_a_service_counts_no_more_for_who_lives_elsewhere() -> None:
    answers = {"referrer_type": "service", "referrer_organisation": "psd", "prison": "brugge"}

    turn = words("living_situation", "hij slaapt op straat", answers)

    assert (turn.changes["living_situation"], turn.changes["prison"]) == ("public_space", None)


def test_who_has_no_home_afterwards_is_still_inside() -> None:
    text = "PSD Gent, vrouw die hier vastzit, ze heeft dan geen woning, komt vrij in juli 2026"

    heard = told(text)

    assert (heard["living_situation"], heard["release_date"]) == ("institution", "2026-07")


def test_a_check_by_a_service_of_a_prison_is_about_that_prison() -> None:
    text = "Ik werk bij de PSD van Oudenaarde en wil eerst anoniem iets nakijken"

    assert told_at_once("criteria_form", {}, text, read) == {"prison": "oudenaarde"}


def test_who_comes_free_according_to_justice_welfare_is_inside() -> None:
    heard = told("JWW Ieper: man van 22, vrij op 15 juni 2026, geen adres")

    assert (heard["living_situation"], heard["release_date"]) == ("institution", "2026-06-15")


def test_a_youth_of_a_prison_is_inside_where_nothing_else_is_told() -> None:
    assert told("PSD Brugge: betrokkene (23j), geen inkomen")["living_situation"] == "institution"
    assert told("PSD Brugge: man van 23, slaapt op straat")["living_situation"] == "public_space"
