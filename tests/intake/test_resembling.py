"""Where somebody sleeps, told in words that no cue knows."""

from __future__ import annotations

import pytest

from bot.intake.parts import parts
from bot.intake.resembling import resembles_another, resembling

SLOT = "living_situation"


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("ze trekt van de ene kennis naar de andere", "with_family_or_friends"),
        ("hij pit om beurten bij drie vriendinnen", "with_family_or_friends"),
    ],
)
def test_what_examples_are_sure_of_is_told(text: str, value: str) -> None:
    assert resembling(SLOT, parts(text)) == value


@pytest.mark.parametrize(
    "text",
    [
        "Imke is 18",
        "weggelopen uit de instelling",
        "waar kan hij vannacht slapen?",
        "ik woon nog thuis bij mijn ouders en dat blijft zo",
        "ik zoek een kamer in Tielt",
    ],
)
def test_what_tells_something_else_resembles_nothing(text: str) -> None:
    assert resembling(SLOT, parts(text)) is None


def test_rule_yields_to_what_examples_are_sure_of() -> None:
    message = parts("die jongen slaapt nu al van met Kerstmis in de caravan achter in onzen hof")

    assert resembles_another(SLOT, message, "institution") == "non_conventional"
    assert resembles_another(SLOT, message, "non_conventional") is None


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("soms 80 euro in een week", "irregular"),
        ("hij doet bij mij twee avonden per week een extra", "irregular"),
        ("en da gaat zo ni meer", None),
    ],
)
def test_income_resembles_where_money_is_spoken_of(text: str, value: str | None) -> None:
    assert resembling("income", parts(text)) == value


@pytest.mark.parametrize("text", ["ik werk bij een dienst", "ik werk voltijds in een winkel"])
def test_work_of_who_writes_is_no_income_of_the_youth(text: str) -> None:
    assert resembling("income", parts(text)) is None
