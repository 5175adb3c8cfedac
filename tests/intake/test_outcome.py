"""The outcome holds for all answers, not only for those somebody thought of."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.intake.criteria import assess
from bot.intake.finding import outcome_of
from bot.intake.rules import rules_from
from bot.intake.values import CHOICES

if TYPE_CHECKING:
    from bot.intake.finding import Result

TODAY = date(2026, 3, 2)
RULES = rules_from(active=["Kortrijk", "Brugge"], possible=["Gent"])
RANK = {"not_eligible": 0, "to_discuss": 1, "eligible": 2}
NOT_GIVEN = (None, "unknown")

ages = st.one_of(st.sampled_from(NOT_GIVEN), st.integers(0, 120))
regions = st.sampled_from([*NOT_GIVEN, "Kortrijk", "Damme", "Gent", "Aalst", "Brussel"])
answer_sets = st.fixed_dictionaries(
    {"age": ages, "region": regions},
    optional={slot: st.sampled_from([*NOT_GIVEN, *values]) for slot, values in CHOICES.items()},
)
results = st.lists(st.sampled_from(["met", "not_met", "unknown"]))


@given(results)
def test_not_met_leads_then_unknown(seen: list[Result]) -> None:
    outcome = outcome_of(seen)

    assert (outcome == "not_eligible") == ("not_met" in seen)
    assert (outcome == "eligible") == (set(seen) <= {"met"})


@settings(deadline=None)
@given(answer_sets)
def test_every_set_of_answers_gets_reasons_and_a_next_step(answers: dict[str, object]) -> None:
    assessment = assess(answers, TODAY, RULES)

    assert assessment.outcome == outcome_of(finding.result for finding in assessment.findings)
    for finding in assessment.findings:
        assert finding.reason.endswith(".")
        assert bool(finding.next_steps) == (finding.result != "met")


@settings(deadline=None)
@given(answer_sets, st.sampled_from(["income", "region", "living_situation"]))
def test_an_answer_that_is_taken_back_never_excludes(
    answers: dict[str, object], slot: str
) -> None:
    before = assess(answers, TODAY, RULES).outcome

    after = assess({**answers, slot: None}, TODAY, RULES).outcome

    assert RANK[after] >= min(RANK[before], RANK["to_discuss"])


@given(answer_sets)
@settings(deadline=None)
def test_the_same_answers_give_the_same_assessment(answers: dict[str, object]) -> None:
    assert assess(answers, TODAY, RULES) == assess(dict(answers), TODAY, RULES)
