"""The sentences of the findings: each there, each fit for whoever reads it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from bot.intake.criteria import assess
from bot.intake.region import where_active
from bot.intake.rules import rules_from
from bot.intake.values import CHOICES
from bot.settings import POSSIBLE, ROOT, WEST_FLANDERS

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from bot.intake.finding import Finding
    from bot.intake.questions import Answers
    from bot.intake.rules import Rules

RULES = rules_from(WEST_FLANDERS, POSSIBLE)
PARTLY = rules_from(["Brugge", "Ieper"], [])
FORBIDDEN = re.compile(
    r"niet geschikt|geweigerd|afgewezen|niet dakloos|kandidaat|cliënt|volstaat|gelieve|\bu\b|"
    r"gegarandeerd|belofte|zeker een plek|{{|}}|  ",
    re.IGNORECASE,
)
REFERRERS = (
    {},
    {"referrer_type": "self"},
    {"referrer_type": "service", "discussed_with_youth": "no"},
    {"referrer_type": "private_network", "discussed_with_youth": "yes"},
)
#: Answers that reach every sentence of every template.
SITUATIONS = (
    {},
    *({"age": age} for age in (8, 13, 14, 16, 17, 19, 23, 24)),
    {"birth_date": "2009-02-01"},
    {"birth_date": "2010-03-03"},
    *({"living_situation": value} for value in CHOICES["living_situation"]),
    {"living_situation": "eviction_threat", "age": 17},
    *(
        {"region": place}
        for place in ("Tielt", "Gent", "Aalst", "Antwerpen", "Brussel", "Westhoek")
    ),
    *({"income": value} for value in CHOICES["income"]),
    *({"network_consent": value} for value in CHOICES["network_consent"]),
    {"network_consent": "no", "network_refusal_from_fear": "yes"},
    *({"rent_guarantee_consent": value} for value in CHOICES["rent_guarantee_consent"]),
    *({"accepts_intensive_coaching": v} for v in CHOICES["accepts_intensive_coaching"]),
)


def findings(answers: Answers, today: date, rules: Rules = RULES) -> dict[str, Finding]:
    return {found.criterion: found for found in assess(answers, today, rules).findings}


def sentences(answers: Answers, today: date, rules: Rules = RULES) -> list[str]:
    found = findings(answers, today, rules).values()
    return [text for one in found for text in (one.reason, *one.next_steps)]


@pytest.mark.parametrize("rules", [RULES, PARTLY], ids=["all", "partly"])
@pytest.mark.parametrize("referrer", REFERRERS, ids=str)
@pytest.mark.parametrize("situation", SITUATIONS, ids=str)
def test_every_sentence_is_whole_and_kind(
    today: date, situation: Answers, referrer: Answers, rules: Rules
) -> None:
    for text in sentences({**situation, **referrer}, today, rules):
        assert re.fullmatch(r"[A-Z].*\.", text)
        assert not FORBIDDEN.search(text)
        assert len(text.split()) <= 26


@pytest.mark.parametrize("situation", SITUATIONS, ids=str)
def test_a_reason_is_one_sentence(today: date, situation: Answers) -> None:
    for found in findings(situation, today).values():
        assert not re.search(r"[.?!] ", found.reason)


@pytest.mark.parametrize("situation", SITUATIONS, ids=str)
def test_a_youth_is_spoken_to_and_others_are_spoken_with_about_the_youth(
    today: date, situation: Answers
) -> None:
    to_youth = " ".join(sentences({**situation, "referrer_type": "self"}, today))
    to_others = " ".join(sentences(situation, today))

    assert "de jongere" not in to_youth.lower()
    assert not re.search(r"\b(je|jij|jou|jouw)\b", to_others.lower())


def test_who_is_too_young_hears_from_which_day(today: date) -> None:
    reason = findings({"birth_date": "2010-03-03"}, today)["age"].reason

    assert "vanaf 17 jaar, dus vanaf 3 maart 2027" in reason


def test_without_a_date_of_birth_the_age_alone_is_named(today: date) -> None:
    reason = findings({"age": 16}, today)["age"].reason

    assert "vanaf 17 jaar." in reason


def test_at_17_the_month_of_the_18th_birthday_is_named_and_not_the_day(today: date) -> None:
    reason = findings({"birth_date": "2009-02-01"}, today)["age"].reason

    assert "in februari 2027" in reason
    assert "1 februari" not in reason


@pytest.mark.parametrize(
    ("answers", "criterion", "services"),
    [
        ({"age": 16}, "age", ["JAC", "jeugdhulp", "Housing First for Youth"]),
        ({"age": 13}, "age", ["JAC", "jeugdhulp"]),
        ({"age": 24}, "age", ["CAW", "OCMW", "Housing First"]),
        ({"region": "Hasselt"}, "region", ["CAW", "Hasselt", "provincie Limburg"]),
        ({"region": "Antwerpen"}, "region", ["CAW", "provincie Antwerpen"]),
        ({"region": "Brussel"}, "region", ["CAW", "Brussel"]),
        ({"income": "other"}, "income", ["OCMW", "gemeente", "CAW"]),
        ({"living_situation": "housed"}, "homelessness", ["JAC", "CAW"]),
        ({"network_consent": "no"}, "network_consent", ["coach", "zonder verplichting"]),
        (
            {"rent_guarantee_consent": "no"},
            "rent_guarantee_consent",
            ["coach", "zonder verplichting"],
        ),
        (
            {"accepts_intensive_coaching": "no"},
            "intensive_coaching",
            ["coach", "zonder verplichting"],
        ),
    ],
)
def test_what_is_not_met_has_a_next_step_that_names_who_helps(
    today: date, answers: Answers, criterion: str, services: list[str]
) -> None:
    found = findings(answers, today)[criterion]

    steps = " ".join(found.next_steps)

    assert found.result == "not_met"
    assert [name for name in services if name not in steps] == []


def test_under_14_housing_first_for_youth_is_not_named(today: date) -> None:
    assert "Housing First" not in " ".join(sentences({"age": 13}, today))


def test_another_region_hears_where_the_programme_does_work(today: date) -> None:
    reason = findings({"region": "Hasselt"}, today, PARTLY)["region"].reason

    assert "Brugge en Ieper" in reason


@pytest.mark.parametrize(
    ("active", "expected"),
    [
        (WEST_FLANDERS, ("West-Vlaanderen",)),
        (["Ieper", "Brugge"], ("Brugge", "Ieper")),
        ([*WEST_FLANDERS, "Gent"], ("West-Vlaanderen", "Gent")),
    ],
)
def test_a_province_that_is_active_as_a_whole_is_named_as_one(
    active: Iterable[str], expected: tuple[str, ...]
) -> None:
    assert where_active(rules_from(active, [])) == expected


def test_every_template_of_a_finding_has_its_criterion(today: date) -> None:
    templates = (ROOT / "templates" / "intake" / "findings").glob("*.txt.j2")

    assert {path.name.removesuffix(".txt.j2") for path in templates} == set(findings({}, today))
