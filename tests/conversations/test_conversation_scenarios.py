"""The conversations in plain Dutch of this folder, each played against real Rasa."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING
from zlib import crc32

import pytest

from tests.live.scenario import Played, Scenario, play, scenarios
from tests.live.talk import Talk

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from _pytest.mark import ParameterSet

    from tests.live.stack import Stack

pytestmark = [pytest.mark.rasa, pytest.mark.xdist_group("rasa")]

SCENARIOS = scenarios()
#: What halves the conversations: CI plays one half with each commit, and never the same; unset
#: (``make test``) all are played.
COMMIT = os.environ.get("CONVERSATIONS_OF_COMMIT", "")
#: So many commits, on average, play each conversation once.
PARTS = 4
#: Where the organisation reads which conversations do not come out right yet.
PAGE = Path(__file__).resolve().parents[2] / "docs" / "conversations.md"


def _to_play() -> list[ParameterSet]:
    """Return the conversations; one that is known to fail must go on failing, or be unmarked."""
    played = [one for one in SCENARIOS if is_played(one.name, COMMIT)]
    return [pytest.param(one, id=one.name, marks=_marks(one)) for one in played]


def is_played(name: str, commit: str) -> bool:
    """Say whether a conversation is in the quarter of a commit; without one all are."""
    return not commit or crc32(f"{commit} {name}".encode()) % PARTS == 0


def _marks(scenario: Scenario) -> tuple[pytest.MarkDecorator, ...]:
    if not scenario.weakness:
        return ()
    weak = pytest.mark.xfail(reason=scenario.weakness, raises=AssertionError, strict=True)
    return (weak,)


def test_there_are_many_scenarios_and_each_has_a_name_of_its_own() -> None:
    assert len({scenario.name for scenario in SCENARIOS}) == len(SCENARIOS) >= 40


@pytest.mark.parametrize("commit", ["3a3413d", "4d721e0", "01ceb94"])
def test_a_commit_plays_about_a_quarter_and_another_one_another_quarter(commit: str) -> None:
    quarter = {one.name for one in SCENARIOS if is_played(one.name, commit)}
    other = {one.name for one in SCENARIOS if is_played(one.name, commit + "0")}

    assert 0.18 < len(quarter) / len(SCENARIOS) < 0.32
    assert 0.02 < len(quarter & other) / len(SCENARIOS) < 0.15
    assert all(is_played(one.name, "") for one in SCENARIOS)


def test_the_page_names_each_conversation_that_is_known_as_weak_and_why() -> None:
    page = " ".join(PAGE.read_text(encoding="utf-8").split())

    untold = [
        one.name
        for one in SCENARIOS
        if one.weakness and f"*{one.name}*: {one.weakness}" not in page
    ]

    assert untold == []


@pytest.mark.parametrize("scenario", _to_play())
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
