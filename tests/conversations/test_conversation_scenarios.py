"""The conversations in plain Dutch of this folder, each played against real Rasa."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.live.scenario import Played, Scenario, play, scenarios
from tests.live.talk import Talk

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

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
    told = {
        "asked again": scenario.not_asked & set(played.asked),
        "turns": played.turns if played.turns > scenario.most_turns else 0,
        "outcome": scenario.outcome and played.outcome != scenario.outcome and played.outcome,
        "stored": not scenario.is_sent and live.references() != before,
        "not sent": scenario.is_sent and not played.reference and played.asked[-3:],
    }
    answers, attention = _kept(scenario, played, live)
    told["wrong"] = {
        slot: answers.get(slot)
        for slot, value in scenario.stored.items()
        if answers.get(slot) != value
    }
    told["kept"] = scenario.not_stored & set(answers)
    told["attention"] = scenario.attention - set(attention)
    return {name: what for name, what in told.items() if what}


def _kept(
    scenario: Scenario, played: Played, live: Stack
) -> tuple[Mapping[str, object], Iterable[str]]:
    """Return the answers and points of attention: of the referral, or of the indication."""
    if scenario.is_sent and played.reference:
        record = live.case(played.reference)
        return record.answers, record.attention
    attention = played.slots.get("attention")
    return played.slots, attention if isinstance(attention, list) else []
