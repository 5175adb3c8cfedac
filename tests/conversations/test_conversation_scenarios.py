"""The conversations in plain Dutch of this folder, each played against real Rasa."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.live.scenario import Played, Scenario, play, scenarios
from tests.live.talk import Talk

if TYPE_CHECKING:
    from tests.live.stack import Stack

pytestmark = [pytest.mark.rasa, pytest.mark.xdist_group("rasa")]

SCENARIOS = scenarios()


def test_there_are_many_scenarios_and_each_has_a_name_of_its_own() -> None:
    assert len({scenario.name for scenario in SCENARIOS}) == len(SCENARIOS) >= 40


@pytest.mark.parametrize("scenario", SCENARIOS, ids=lambda scenario: scenario.name)
def test_scenario(scenario: Scenario, live: Stack) -> None:
    before = live.references()

    played = play(scenario, Talk(live))

    assert _problems(scenario, played, live, before) == {}, "\n".join(
        f"> {line}\n{answer}" for line, answer in played.said
    )


def _problems(
    scenario: Scenario, played: Played, live: Stack, before: list[str]
) -> dict[str, object]:
    """Return what is not as the scenario says; empty where everything is."""
    found: dict[str, object] = {}
    repeated = scenario.not_asked & set(played.asked)
    if repeated:
        found["asked again"] = repeated
    if played.turns > scenario.most_turns:
        found["turns"] = played.turns
    if scenario.outcome and played.outcome != scenario.outcome:
        found["outcome"] = played.outcome
    if not scenario.is_sent:
        return {**found, "stored": played.reference} if live.references() != before else found
    if not played.reference:
        return {**found, "not sent": played.asked[-3:]}
    record = live.case(played.reference)
    wrong = {
        slot: record.answers.get(slot)
        for slot, value in scenario.stored.items()
        if record.answers.get(slot) != value
    }
    kept = scenario.not_stored & set(record.answers)
    missing = scenario.attention - set(record.attention)
    return found | {
        name: what
        for name, what in {"wrong": wrong, "kept": kept, "attention": missing}.items()
        if what
    }
