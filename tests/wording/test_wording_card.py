"""The card: what it says for every outcome, to everybody."""

from __future__ import annotations

import itertools
import re
from datetime import date
from typing import TYPE_CHECKING

import pytest

from bot.intake.card import bed_needed, card_message
from bot.intake.criteria import assess
from bot.intake.finding import Assessment, Finding
from bot.intake.rules import rules_from
from bot.settings import POSSIBLE, WEST_FLANDERS
from bot.wording import Wording

if TYPE_CHECKING:
    from collections.abc import Callable

    from bot.intake.questions import Answers
    from bot.wording import Message

    Proofread = Callable[..., None]


TODAY = date(2026, 11, 21)
RULES = rules_from(WEST_FLANDERS, POSSIBLE)
FITTING = {
    "age": 19,
    "living_situation": "homeless_accommodation",
    "region": "Kortrijk",
    "income": "leefloon",
    "network_consent": "yes",
    "rent_guarantee_consent": "yes",
    "accepts_intensive_coaching": "yes",
}
OPEN = {"income": "irregular", "network_consent": "unsure", "region": "Gent"}
MISFITS = {"age": 16, "income": "other", "region": "Hasselt", "rent_guarantee_consent": "no"}
OUTCOMES = {"eligible": {}, "to_discuss": OPEN, "not_eligible": MISFITS}
SITUATIONS = ("public_space", "with_family_or_friends", "homeless_accommodation", "unknown")


def card(wording: Wording, answers: Answers, *, check: bool = False) -> Message:
    assessment = assess(answers, TODAY, RULES)
    return card_message(assessment, answers, TODAY, wording, check=check)


@pytest.mark.parametrize("changes", OUTCOMES.values(), ids=OUTCOMES)
@pytest.mark.parametrize("situation", SITUATIONS)
def test_card_keeps_to_the_rules(
    situation: str,
    changes: Answers,
    answers: Answers,
    wording: Wording,
    proofread: Proofread,
) -> None:
    told = FITTING | changes | answers | {"living_situation": situation}

    message = card(wording, told, check="referrer_type" not in told)

    proofread(message, to_youth=False, is_list=True)
    assert message.kind == "card"
    assert message.buttons == ()
    assert "21 november 2026" in message.text
    assert "Dit is maar een inschatting van een computer." in message.text
    assert "Wat nu?" in message.text


@pytest.mark.parametrize("outcome", OUTCOMES)
@pytest.mark.parametrize("situation", SITUATIONS)
@pytest.mark.parametrize("age", [17, 19])
def test_own_words_of_a_card_for_a_youth_are_few_and_plain(
    outcome: str, situation: str, age: object, wording: Wording, proofread: Proofread
) -> None:
    results = {"eligible": "met", "to_discuss": "unknown", "not_eligible": "not_met"}
    finding = Finding("age", results[outcome], "Zo.", ("Zo.",))
    answers = {"referrer_type": "self", "living_situation": situation, "age": age}
    assessment = Assessment(outcome, 1, (finding,))

    message = card_message(assessment, answers, TODAY, wording, check=False)

    proofread(message, is_list=True)
    own = re.sub(r"^- .*$", "", message.text, flags=re.MULTILINE)
    assert len(own.split()) <= 100


def test_card_says_each_reason_once_under_its_heading(wording: Wording) -> None:
    answers = FITTING | OPEN | {"age": 25}
    assessment = assess(answers, TODAY, RULES)

    text = card_message(assessment, answers, TODAY, wording, check=False).text

    headings = {"met": "Dit past:", "unknown": "Dit is nog open:", "not_met": "Dit past nu niet:"}
    for finding in assessment.findings:
        section = text.split(headings[finding.result])[1].split("\n\n")[0]
        assert f"- {finding.reason}" in section
        assert text.count(finding.reason) == 1


def test_card_gives_a_next_step_for_every_misfit_and_none_twice(wording: Wording) -> None:
    answers = FITTING | MISFITS
    assessment = assess(answers, TODAY, RULES)

    text = card_message(assessment, answers, TODAY, wording, check=False).text

    section = text.split("Dit kan nu wel:")[1].split("\n\n")[0].strip().splitlines()
    steps = [f.next_steps for f in assessment.findings if f.result == "not_met"]
    assert all(steps)
    assert section == [f"- {step}" for step in dict.fromkeys(itertools.chain(*steps))]


@pytest.mark.parametrize(
    ("situation", "needed"),
    [
        ("public_space", "tonight"),
        ("emergency_shelter", "tonight"),
        ("non_conventional", "tonight"),
        ("with_family_or_friends", "soon"),
        ("eviction_threat", "soon"),
        ("unknown", "soon"),
        ("homeless_accommodation", ""),
        ("institution", ""),
        ("housed", ""),
        (None, ""),
    ],
)
def test_bed_is_named_where_the_living_situation_asks_for_it(situation: str, needed: str) -> None:
    assert bed_needed({"living_situation": situation}) == needed


@pytest.mark.parametrize(("age", "named"), [(17, True), (18, False), ("unknown", False)])
def test_minor_without_a_bed_is_told_of_the_youth_service(
    age: object, named: bool, wording: Wording
) -> None:
    answers = FITTING | {"living_situation": "public_space", "age": age}

    bed = card(wording, answers).text.split("Een bed voor vannacht?")[1].split("\n")[0]

    assert ("JAC" in bed) == named


def test_check_says_that_nothing_was_kept(wording: Wording) -> None:
    assert "Er is niets bewaard" in card(wording, FITTING, check=True).text
    assert "bewaard" not in card(wording, FITTING | {"referrer_type": "self"}).text


def test_phone_is_left_out_where_none_is_set() -> None:
    answers = FITTING | {"referrer_type": "self"}
    without = Wording({"organisation": {"name": "Back On Track", "phone": "", "email": ""}})

    assert "bellen" not in card(without, answers).text
