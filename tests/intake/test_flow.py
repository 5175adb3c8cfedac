"""The picture of the intake is the one of the present questions and rules."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.intake.flow import CARD, END, FLOW, Step, picture, steps, table
from bot.intake.questions import QUESTIONS, order
from bot.settings import ROOT

if TYPE_CHECKING:
    from bot.intake.rules import Rules


def test_committed_picture_is_current() -> None:
    committed = (ROOT / FLOW).read_text(encoding="utf-8")

    assert committed == picture(), "run `make flow`"


def test_every_question_stands_in_the_picture() -> None:
    drawn = {step.start for step in steps("referral_form")}

    assert drawn == {*order("referral_form"), CARD}


def test_question_that_comes_only_sometimes_is_drawn_so() -> None:
    drawn = steps("criteria_form")

    assert Step("living_situation", "region") in drawn
    only = next(one.only for one in drawn if one.to == "prison")
    assert dict(only or {}) == dict(QUESTIONS["prison"].when)


def test_question_with_the_same_condition_follows_without_one() -> None:
    assert Step("prison", "release_date") in steps("criteria_form")


def test_last_question_leads_to_the_end() -> None:
    assert steps("referral_form")[-1] == Step("confirm", END)


def test_table_says_how_every_answer_is_judged(rules: Rules) -> None:
    judged = {(row.criterion, row.value): row.result for row in table(rules)}

    assert judged["homelessness", "housed"] == "not_met"
    assert judged["income", "irregular"] == "unknown"
    assert [judged["age", age] for age in (16, 17, 23, 24)] == ["not_met", "met", "met", "not_met"]
