"""Points of attention: computed from answers, told besides, and struck out."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from bot.intake.attention import ATTENTION, attention_of, strike_out
from bot.intake.criteria import assess

if TYPE_CHECKING:
    from collections.abc import Callable

    from bot.intake.questions import Answers
    from bot.intake.rules import Rules

TODAY = date(2026, 3, 2)


@pytest.mark.parametrize(
    ("answers", "expected"),
    [
        ({}, ()),
        ({"age": 16}, ()),
        ({"age": 17}, ("age_17",)),
        ({"age": 18}, ()),
        ({"age": 22}, ()),
        ({"age": 23}, ("age_23",)),
        ({"age": 24}, ()),
        ({"birth_date": "2009-03-02"}, ("age_17",)),
        ({"birth_date": "2002-03-03", "age": 19}, ("age_23",)),
        # The 24th birthday is 5 June 2027.
        ({"birth_date": "2003-06-05", "release_date": "2027-06-04"}, ()),
        ({"birth_date": "2003-06-05", "release_date": "2027-06-05"}, ("age_23",)),
        ({"birth_date": "2003-06-05", "release_date": "2027-05"}, ()),
        ({"birth_date": "2003-06-05", "release_date": "2027-06"}, ("age_23",)),
        # At 22 without a date of birth the 24th birthday is on 3 March 2027 at the earliest.
        ({"age": 22, "release_date": "2027-03-02"}, ()),
        ({"age": 22, "release_date": "2027-03-03"}, ("age_23",)),
        ({"age": 24, "release_date": "2027-03-03"}, ()),
        ({"release_date": "2027-03-03"}, ()),
        ({"age": "unknown", "release_date": "unknown"}, ()),
    ],
)
def test_attention_for_age(answers: Answers, expected: tuple[str, ...]) -> None:
    assert attention_of(answers, TODAY) == expected


@pytest.mark.parametrize(
    ("prison", "expected"),
    [
        ("ieper", ("leaving_detention",)),
        ("brugge", ("leaving_detention",)),
        ("ruiselede", ("leaving_detention",)),
        ("oudenaarde", ("leaving_detention",)),
        ("gent", ("leaving_detention",)),
        ("kortrijk", ("leaving_detention",)),
        ("other", ("other_prison",)),
        ("none", ()),
        ("unknown", ()),
    ],
)
def test_attention_for_prison(prison: str, expected: tuple[str, ...]) -> None:
    assert attention_of({"prison": prison}, TODAY) == expected


@pytest.mark.parametrize(
    ("answers", "expected"),
    [
        ({"earlier_home_support": "no"}, ("lighter_help_first",)),
        ({"earlier_home_support": "yes"}, ()),
        ({"earlier_home_support": "unsure"}, ()),
        ({"wants_change": "no"}, ("wants_no_change",)),
        ({"wants_change": "unsure"}, ()),
        ({"referrer_type": "service", "discussed_with_youth": "no"}, ("not_discussed",)),
        ({"referrer_type": "service", "discussed_with_youth": "unsure"}, ("not_discussed",)),
        ({"referrer_type": "service", "discussed_with_youth": "yes"}, ()),
        ({"referrer_type": "self", "discussed_with_youth": "no"}, ()),
        ({"youth_phone": "none", "contact_way": "none"}, ("no_contact",)),
        ({"youth_phone": "none", "contact_way": "via zijn oma"}, ()),
        ({"youth_phone": "+32470000001", "contact_way": "none"}, ()),
        ({"youth_phone": "none"}, ()),
        ({"contact_way": "none"}, ("no_contact",)),
    ],
)
def test_attention_for_other_answers(answers: Answers, expected: tuple[str, ...]) -> None:
    assert attention_of(answers, TODAY) == expected


def test_told_codes_come_in_a_fixed_order() -> None:
    answers = {"attention": ["with_partner", "no_papers", "with_child"], "age": 17}

    codes = attention_of(answers, TODAY)

    assert codes == ("age_17", "no_papers", "with_child", "with_partner")


def test_told_codes_may_all_be_told() -> None:
    assert attention_of({"attention": list(ATTENTION)}, TODAY) == ATTENTION


@pytest.mark.parametrize(
    ("code", "correction"),
    [
        ("age_17", {"age": 19}),
        ("age_23", {"birth_date": "2007-01-01"}),
        ("leaving_detention", {"prison": "none"}),
        ("lighter_help_first", {"earlier_home_support": "yes"}),
        ("not_discussed", {"discussed_with_youth": "yes"}),
        ("no_contact", {"contact_way": "bellen"}),
    ],
)
def test_an_answer_counts_over_a_code_that_was_told_before(code: str, correction: Answers) -> None:
    assert attention_of({"attention": [code], **correction}, TODAY) == ()


@pytest.mark.parametrize(
    ("answers", "code"),
    [
        ({"attention": ["with_child"]}, "with_child"),
        ({"earlier_home_support": "no"}, "lighter_help_first"),
        ({"wants_change": "no"}, "wants_no_change"),
    ],
)
def test_what_was_told_can_be_struck_out(answers: Answers, code: str) -> None:
    left = strike_out(answers, code)

    assert attention_of(left, TODAY) == ()


def test_what_follows_from_an_asked_answer_cannot_be_struck_out() -> None:
    left = strike_out({"age": 17, "attention": ["imposed"]}, "age_17")

    assert attention_of(left, TODAY) == ("age_17", "imposed")


@pytest.mark.parametrize("code", ATTENTION)
def test_no_point_of_attention_changes_the_outcome(
    fitting: Callable[..., Answers], rules: Rules, code: str
) -> None:
    assessment = assess(fitting(attention=[code]), TODAY, rules)

    assert assessment.outcome == "eligible"
