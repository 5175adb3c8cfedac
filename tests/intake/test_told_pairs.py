"""Each pair of facts in one message, made from what the contract asks."""

from __future__ import annotations

from itertools import permutations

import pytest

from bot.intake.questions import order
from bot.intake.unasked import told_at_once
from tests.intake.facts import FACTS, Fact
from tests.intake.listening import read

#: Never told unasked: promises, and words that are kept as they are typed.
NOT_TOLD = {"send_anyway", "data_consent", "confirm", "contact_way", "remarks"}
#: Of these two only one can be true.
APART = (
    {"referrer_type", "referrer_organisation"},
    {"referrer_type", "referrer_email"},
    {"living_situation", "prison"},
    {"living_situation", "release_date"},
)
PAIRS = [
    (one, other) for one, other in permutations(FACTS, 2) if {one.slot, other.slot} not in APART
]


def test_every_question_that_may_be_told_unasked_has_a_fact() -> None:
    assert {fact.slot for fact in FACTS} == set(order("referral_form")) - NOT_TOLD


@pytest.mark.parametrize(
    ("one", "other"), PAIRS, ids=[f"{one.slot}-{other.slot}" for one, other in PAIRS]
)
def test_two_facts_in_one_message_are_both_heard(one: Fact, other: Fact) -> None:
    known = _known(one, other)

    told = told_at_once("referral_form", known, f"{one.words}, {other.words}", read)

    assert {slot: told.get(slot) for slot in (one.slot, other.slot)} == {
        one.slot: one.value,
        other.slot: other.value,
    }


@pytest.mark.parametrize("fact", FACTS, ids=lambda fact: fact.slot)
def test_fact_tells_nothing_that_it_does_not_say(fact: Fact) -> None:
    told = told_at_once("referral_form", _known(fact), fact.words, read)

    follows = {"prison": {"living_situation"}, "release_date": {"living_situation"}}
    follows["referrer_organisation"] = {"referrer_type"}
    assert set(told) - {fact.slot} == follows.get(fact.slot, set())


def _known(*facts: Fact) -> dict[str, object]:
    """Return what was told before: who writes, unless the facts tell it."""
    slots = {fact.slot for fact in facts}
    if slots & {"referrer_type", "referrer_organisation"}:
        return {}
    return {"referrer_type": "service", "referrer_organisation": "jac"}
