"""What a referrer need not tell twice, and what nobody takes over."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.intake.own_data import OWN, next_begins_with, own_data_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from bot.intake.questions import Answers


def test_nothing_of_the_youth_is_taken_over(complete: Callable[..., Answers]) -> None:
    own = own_data_of(complete())

    assert own is not None
    assert set(own) == set(OWN)
    assert own["referrer_name"] == "An van het OCMW"


def test_youth_leaves_nothing_for_the_next(complete: Callable[..., Answers]) -> None:
    assert own_data_of(complete(referrer_type="self")) is None


@pytest.mark.parametrize(
    ("told", "known"),
    [
        ({}, {"referrer_type": "service", "referrer_name": "An"}),
        ({"age": 19}, {"referrer_type": "service", "referrer_name": "An", "age": 19}),
        ({"referrer_type": "private_network"}, {"referrer_type": "private_network"}),
    ],
)
def test_another_referrer_begins_empty(told: Answers, known: Answers) -> None:
    own = {"referrer_type": "service", "referrer_name": "An"}

    assert next_begins_with(own, told) == known
    assert next_begins_with(None, told) == told
