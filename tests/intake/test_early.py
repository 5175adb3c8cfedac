"""What cannot fit is said as soon as it is told."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.intake.early import unfit_already

if TYPE_CHECKING:
    from datetime import date

    from bot.intake.questions import Answers
    from bot.intake.rules import Rules


@pytest.mark.parametrize(
    ("told", "reasons"),
    [
        ({"age": 16}, {"age": "too_young"}),
        ({"age": 24}, {"age": "too_old"}),
        ({"age": 17}, {}),
        ({"age": 23}, {}),
        ({"birth_date": "2009-03-03", "age": 16}, {"age": "too_young"}),
        ({"birth_date": "2009-03-02", "age": 17}, {}),
        ({"region": "Antwerpen"}, {"region": "elsewhere"}),
        ({"region": "Kortrijk"}, {}),
        # A coach looks at these.
        ({"region": "Gent"}, {}),
        ({"region": "unknown"}, {}),
        ({"age": 15, "region": "Hasselt"}, {"age": "too_young", "region": "elsewhere"}),
        ({"income": "other", "living_situation": "housed"}, {}),
    ],
)
def test_age_and_town_that_cannot_fit(
    told: Answers, reasons: dict[str, str], today: date, rules: Rules
) -> None:
    found = unfit_already(told, told, today, rules)

    assert {criterion: verdict.because for criterion, verdict in found.items()} == reasons


def test_what_was_told_before_is_not_said_again(today: date, rules: Rules) -> None:
    known = {"age": 16, "region": "Antwerpen", "income": "none"}

    assert not unfit_already({"income"}, known, today, rules)


def test_town_that_is_no_place_does_not_stand_in_the_way_of_an_age(
    today: date, rules: Rules
) -> None:
    assert unfit_already({"age"}, {"age": 16, "region": "Nergenshuizen"}, today, rules)
