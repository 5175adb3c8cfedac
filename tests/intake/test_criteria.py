"""The table of criteria, row by row and boundary by boundary."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from bot.errors import AnswerError
from bot.intake.criteria import assess, judge
from bot.intake.rules import rules_from

if TYPE_CHECKING:
    from collections.abc import Callable

    from bot.intake.questions import Answers
    from bot.intake.rules import Rules

HOMELESS = (
    "public_space",
    "emergency_shelter",
    "homeless_accommodation",
    "institution",
    "non_conventional",
    "with_family_or_friends",
)
AGES = (None, "unknown", 16, 17, 18, 23, 24)
YES_SLOTS = {
    "network_consent": "network_consent",
    "rent_guarantee_consent": "rent_guarantee_consent",
    "accepts_intensive_coaching": "intensive_coaching",
}
CRITERIA = (
    "age",
    "homelessness",
    "region",
    "income",
    "network_consent",
    "rent_guarantee_consent",
    "intensive_coaching",
)


@pytest.fixture
def result_of(today: date, rules: Rules) -> Callable[..., str]:
    """Return a function that judges one criterion from the answers given by name."""
    return lambda criterion, **answers: judge(answers, today, rules)[criterion].result


@pytest.mark.parametrize(
    ("age", "expected"),
    [
        (0, "not_met"),
        (14, "not_met"),
        (16, "not_met"),
        (17, "met"),
        (18, "met"),
        (22, "met"),
        (23, "met"),
        (24, "not_met"),
        (60, "not_met"),
        ("17", "met"),
        (" 24 ", "not_met"),
        (19.0, "met"),
        ("unknown", "unknown"),
        ("", "unknown"),
        (None, "unknown"),
    ],
)
def test_age(result_of: Callable[..., str], age: object, expected: str) -> None:
    assert result_of("age", age=age) == expected


@pytest.mark.parametrize(
    ("birth_date", "expected"),
    [
        ("2009-03-03", "not_met"),  # 17 tomorrow
        ("2009-03-02", "met"),  # 17 today
        ("2002-03-03", "met"),  # 24 tomorrow
        ("2002-03-02", "not_met"),  # 24 today
        (date(2007, 5, 6), "met"),
        ("unknown", "unknown"),
    ],
)
def test_age_is_computed_from_birth_date_on_the_day(
    result_of: Callable[..., str], birth_date: object, expected: str
) -> None:
    assert result_of("age", birth_date=birth_date) == expected


def test_birth_date_wins_over_a_told_age(result_of: Callable[..., str]) -> None:
    assert result_of("age", age=30, birth_date="2007-01-01") == "met"


@pytest.mark.parametrize("situation", HOMELESS)
@pytest.mark.parametrize("age", AGES)
def test_every_category_of_ethos_light_is_met_at_any_age(
    result_of: Callable[..., str], situation: str | None, age: object
) -> None:
    assert result_of("homelessness", living_situation=situation, age=age) == "met"


@pytest.mark.parametrize("age", AGES)
def test_housed_is_not_met_at_any_age(result_of: Callable[..., str], age: object) -> None:
    assert result_of("homelessness", living_situation="housed", age=age) == "not_met"


@pytest.mark.parametrize("age", AGES)
def test_eviction_threat_is_met_at_17_alone(result_of: Callable[..., str], age: object) -> None:
    expected = "met" if age == 17 else "unknown"

    assert result_of("homelessness", living_situation="eviction_threat", age=age) == expected


@pytest.mark.parametrize(
    ("birth_date", "expected"), [("2009-01-01", "met"), ("2007-01-01", "unknown")]
)
def test_eviction_threat_uses_the_age_of_the_birth_date(
    result_of: Callable[..., str], birth_date: object, expected: str
) -> None:
    answers = {"living_situation": "eviction_threat", "age": 17, "birth_date": birth_date}

    assert result_of("homelessness", **answers) == expected


@pytest.mark.parametrize("situation", [None, "unknown", ""])
def test_homelessness_is_unknown_when_not_given(
    result_of: Callable[..., str], situation: str | None
) -> None:
    assert result_of("homelessness", living_situation=situation) == "unknown"


@pytest.mark.parametrize(
    ("region", "expected"),
    [
        ("Kortrijk", "met"),
        ("Roeselare", "met"),
        ("Wingene", "met"),  # arrondissement Tielt
        ("Knokke-Heist", "met"),  # arrondissement Brugge
        ("Middelkerke", "met"),  # arrondissement Oostende
        ("Koksijde", "met"),  # arrondissement Veurne
        ("Houthulst", "met"),  # arrondissement Diksmuide
        ("Poperinge", "met"),  # arrondissement Ieper
        ("West-Vlaanderen", "met"),
        ("Westhoek", "met"),
        ("Gent", "unknown"),
        ("Deinze", "unknown"),  # arrondissement Gent
        ("Ronse", "unknown"),  # arrondissement Oudenaarde
        ("Oost-Vlaanderen", "unknown"),  # Gent and Oudenaarde lie in it
        ("Aalst", "not_met"),
        ("Antwerpen", "not_met"),
        ("Limburg", "not_met"),
        ("Sint-Jans-Molenbeek", "not_met"),
        ("unknown", "unknown"),
        (None, "unknown"),
    ],
)
def test_region(result_of: Callable[..., str], region: str | None, expected: str) -> None:
    assert result_of("region", region=region) == expected


@pytest.mark.parametrize(
    ("region", "expected"),
    [
        ("Brugge", "met"),
        ("Kortrijk", "not_met"),
        ("West-Vlaanderen", "unknown"),  # active in a part of it: the town decides
        ("Aalst", "unknown"),
        ("Gent", "not_met"),
    ],
)
def test_region_follows_the_settings(today: date, region: str | None, expected: str) -> None:
    rules = rules_from(active=["Brugge"], possible=["Aalst", "Brugge"])

    assert judge({"region": region}, today, rules)["region"].result == expected


@pytest.mark.parametrize(
    ("income", "expected"),
    [
        ("none", "met"),
        ("leefloon", "met"),
        ("irregular", "unknown"),
        ("other", "not_met"),
        ("unknown", "unknown"),
        (None, "unknown"),
    ],
)
def test_income(result_of: Callable[..., str], income: str | None, expected: str) -> None:
    assert result_of("income", income=income) == expected


@pytest.mark.parametrize(("slot", "criterion"), YES_SLOTS.items())
@pytest.mark.parametrize("answer", ["yes", "unsure", "unknown", None])
@pytest.mark.parametrize("referrer", [None, "self", "service", "private_network"])
def test_whatever_is_no_refusal_does_not_depend_on_who_says_it(
    result_of: Callable[..., str],
    slot: str,
    criterion: str,
    answer: str | None,
    referrer: str | None,
) -> None:
    is_met = answer == "yes" or (answer == "unsure" and criterion == "intensive_coaching")

    result = result_of(criterion, **{slot: answer, "referrer_type": referrer})

    assert result == ("met" if is_met else "unknown")


@pytest.mark.parametrize(
    ("referrer", "discussed", "expected"),
    [
        (None, None, "not_met"),  # an anonymous check
        ("self", None, "not_met"),
        ("self", "no", "not_met"),  # left over from another referrer
        ("service", "yes", "not_met"),
        ("service", "no", "unknown"),
        ("service", "unsure", "unknown"),
        ("service", None, "unknown"),
        ("private_network", "yes", "not_met"),
        ("private_network", "no", "unknown"),
        ("private_network", "unsure", "unknown"),
        ("private_network", None, "unknown"),
        (None, "no", "unknown"),
    ],
)
def test_a_no_counts_when_it_is_the_word_of_the_youth(
    result_of: Callable[..., str], referrer: str | None, discussed: str | None, expected: str
) -> None:
    refused = dict.fromkeys(YES_SLOTS, "no")
    answers = {**refused, "referrer_type": referrer, "discussed_with_youth": discussed}

    results = {result_of(criterion, **answers) for criterion in YES_SLOTS.values()}

    assert results == {expected}


@pytest.mark.parametrize(
    ("consent", "fear", "expected"),
    [("no", "yes", "unknown"), ("no", "no", "not_met"), ("yes", "yes", "met")],
)
def test_who_fears_somebody_refuses_no_network(
    result_of: Callable[..., str], consent: str, fear: str, expected: str
) -> None:
    answers = {"network_consent": consent, "network_refusal_from_fear": fear}

    assert result_of("network_consent", **answers, referrer_type="self") == expected


@pytest.mark.parametrize(
    ("slot", "value"),
    [
        ("age", -1),
        ("age", 121),
        ("age", 19.5),
        ("age", float("nan")),
        ("age", float("inf")),
        ("age", True),
        ("age", "negentien"),
        ("age", "²"),
        ("age", [19]),
        ("birth_date", "2027-01-01"),
        ("birth_date", "1880-01-01"),
        ("birth_date", "3 maart 2009"),
        ("birth_date", "2009-02-30"),
        ("birth_date", 2009),
        ("living_situation", "dakloos"),
        ("living_situation", ["housed"]),
        ("region", "Atlantis"),
        ("region", 8500),
        ("income", "miljonair"),
        ("network_consent", True),
        ("rent_guarantee_consent", "ja"),
        ("accepts_intensive_coaching", "maybe"),
        ("referrer_type", "coach"),
        ("discussed_with_youth", "misschien"),
        ("network_refusal_from_fear", 1),
        ("prison", "hasselt"),
        ("release_date", "binnenkort"),
        ("release_date", "2026-13"),
        ("attention", "age_17"),
        ("attention", ["gevaarlijk"]),
    ],
)
def test_what_is_no_value_of_the_contract_is_an_error_that_names_the_slot(
    fitting: Callable[..., Answers], today: date, rules: Rules, slot: str, value: object
) -> None:
    with pytest.raises(AnswerError) as caught:
        assess(fitting(**{slot: value}), today, rules)

    assert caught.value.slot == slot
    assert str(caught.value) == f"the answer to {slot} is no value of the contract"


def test_everything_fitting_is_eligible(
    fitting: Callable[..., Answers], today: date, rules: Rules
) -> None:
    assessment = assess(fitting(), today, rules)

    assert assessment.outcome == "eligible"
    assert tuple(finding.criterion for finding in assessment.findings) == CRITERIA


def test_one_unknown_is_to_discuss(
    fitting: Callable[..., Answers], today: date, rules: Rules
) -> None:
    assert assess(fitting(income="irregular"), today, rules).outcome == "to_discuss"


def test_one_not_met_leads_over_unknown_ones(
    fitting: Callable[..., Answers], today: date, rules: Rules
) -> None:
    answers = fitting(income="irregular", region=None, age=24)

    assert assess(answers, today, rules).outcome == "not_eligible"


def test_no_answers_at_all_are_to_discuss(today: date, rules: Rules) -> None:
    assessment = assess({}, today, rules)

    assert assessment.outcome == "to_discuss"
    assert {finding.result for finding in assessment.findings} == {"unknown"}


def test_slots_that_are_no_answers_are_passed_over(
    fitting: Callable[..., Answers], today: date, rules: Rules
) -> None:
    answers = fitting(question_attempts=2, requested_slot="age", youth_name="Noor")

    assert assess(answers, today, rules) == assess(fitting(), today, rules)


def test_assessment_as_json(fitting: Callable[..., Answers], today: date, rules: Rules) -> None:
    told = assess(fitting(age=16, attention=["with_child"]), today, rules).as_dict()

    assert list(told) == ["outcome", "rules_version", "findings", "attention"]
    assert (told["outcome"], told["rules_version"]) == ("not_eligible", 1)
    assert told["attention"] == ["with_child"]
    assert list(told["findings"][0]) == ["criterion", "result", "reason", "next_steps"]
    assert isinstance(told["findings"][0]["next_steps"], list)
