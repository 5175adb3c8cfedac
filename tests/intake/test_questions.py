"""Which questions are asked, when, and what falls with an answer that changes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.intake import questions
from bot.intake.questions import (
    CRITERIA,
    QUESTIONS,
    TOLD,
    asked,
    depends_on,
    is_complete,
    missing,
    open_question,
    without,
)
from bot.intake.values import CHOICES

if TYPE_CHECKING:
    from collections.abc import Callable

    from bot.intake.questions import Answers

CRITERIA_SLOTS = (
    "age",
    "living_situation",
    "prison",
    "release_date",
    "region",
    "income",
    "network_consent",
    "rent_guarantee_consent",
    "accepts_intensive_coaching",
)
YOUTH_CONTACT = ("youth_name", "youth_phone")
REFERRER_CONTACT = ("referrer_name", "referrer_phone")


def test_the_criteria_stand_in_the_order_of_the_contract() -> None:
    assert CRITERIA == CRITERIA_SLOTS


def test_a_module_constant_that_is_none_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="NONSENSE"):
        _ = questions.NONSENSE


def test_every_closed_question_has_its_values() -> None:
    open_kinds = {"text", "phone", "email", "age", "region", "month_or_date"}
    closed = {slot for slot, question in QUESTIONS.items() if question.kind not in open_kinds}
    closed -= {"continue_to_referral"}  # After the indication, so it is never judged.
    told = {"earlier_home_support", "wants_change", "network_refusal_from_fear"}

    assert closed | told == set(CHOICES)


@pytest.mark.parametrize(
    ("slot", "may_be_unknown", "may_be_none"),
    [
        ("age", True, False),
        ("income", True, False),
        ("network_consent", False, False),
        ("youth_name", False, False),
        ("youth_phone", False, True),
        ("contact_way", False, True),
        ("remarks", False, True),
    ],
)
def test_not_knowing_and_having_none_are_answers_where_the_contract_says_so(
    slot: str, may_be_unknown: bool, may_be_none: bool
) -> None:
    question = QUESTIONS[slot]

    assert (question.may_be_unknown, question.may_be_none) == (may_be_unknown, may_be_none)


def test_a_check_asks_the_criteria_alone() -> None:
    expected = tuple(slot for slot in CRITERIA_SLOTS if slot not in {"prison", "release_date"})

    assert asked("criteria_form", {}) == expected


@pytest.mark.parametrize("situation", CHOICES["living_situation"])
def test_prison_and_release_are_asked_about_an_institution_alone(situation: str) -> None:
    slots = asked("criteria_form", {"living_situation": situation})

    assert ("prison" in slots, "release_date" in slots) == (situation == "institution",) * 2


def test_a_youth_is_asked_nothing_about_a_referrer() -> None:
    slots = asked("referral_form", {"referrer_type": "self"})

    assert slots[:2] == ("referrer_type", "age")
    assert slots[-6:] == (
        "data_consent",
        *YOUTH_CONTACT,
        "contact_way",
        "remarks",
        "confirm",
    )


def test_a_service_that_discussed_it_is_asked_everything() -> None:
    answers = {"referrer_type": "service", "discussed_with_youth": "yes"}

    slots = asked("referral_form", answers)

    assert slots[:3] == ("referrer_type", "referrer_organisation", "discussed_with_youth")
    assert slots[-9:] == (
        "data_consent",
        *YOUTH_CONTACT,
        "contact_way",
        *REFERRER_CONTACT,
        "referrer_email",
        "remarks",
        "confirm",
    )


@pytest.mark.parametrize("discussed", ["no", "unsure", None])
def test_the_name_of_a_youth_who_does_not_know_is_not_asked(discussed: str | None) -> None:
    answers = {"referrer_type": "service", "discussed_with_youth": discussed}

    assert not set(YOUTH_CONTACT) & set(asked("referral_form", answers))


def test_family_has_no_organisation_and_no_work_address() -> None:
    slots = asked("referral_form", {"referrer_type": "private_network"})

    assert not {"referrer_organisation", "referrer_email"} & set(slots)
    assert set(REFERRER_CONTACT) < set(slots)


@pytest.mark.parametrize(
    ("outcome", "is_asked"),
    [("not_eligible", True), ("to_discuss", False), ("eligible", False), (None, False)],
)
def test_sending_anyway_is_asked_of_the_not_eligible_alone(
    outcome: str | None, is_asked: bool
) -> None:
    slots = asked("referral_form", {"eligibility_outcome": outcome})

    assert ("send_anyway" in slots) == is_asked


@pytest.mark.parametrize(
    "refusal",
    [
        {"eligibility_outcome": "not_eligible", "send_anyway": "no"},
        {"eligibility_outcome": "not_eligible", "send_anyway": "yes", "data_consent": "no"},
        {"data_consent": "no"},
    ],
)
def test_after_a_refusal_nothing_more_is_asked(refusal: Answers) -> None:
    answers = {"referrer_type": "self", **refusal}

    assert open_question("referral_form", answers) is None
    assert missing("referral_form", answers) == ()


def test_a_refusal_that_has_lost_its_question_stops_nothing() -> None:
    answers = {"eligibility_outcome": "eligible", "send_anyway": "no"}

    assert open_question("referral_form", answers) == "referrer_type"


def test_what_an_earlier_message_answered_is_not_asked_again() -> None:
    answers = {"age": 19, "living_situation": "unknown", "income": "none"}

    assert open_question("criteria_form", answers) == "region"
    assert missing("criteria_form", answers) == (
        "region",
        "network_consent",
        "rent_guarantee_consent",
        "accepts_intensive_coaching",
    )


@pytest.mark.parametrize("blank", [None, "", "  "])
def test_a_blank_answer_is_asked_again(blank: str | None) -> None:
    assert open_question("criteria_form", {"age": blank}) == "age"


def test_a_date_of_birth_answers_the_age() -> None:
    assert open_question("criteria_form", {"birth_date": "2007-01-01"}) == "living_situation"


def test_a_complete_form_asks_nothing(complete: Callable[..., Answers]) -> None:
    assert open_question("referral_form", complete()) is None
    assert is_complete("referral_form", complete())
    assert not is_complete("referral_form", complete(remarks=None))


@pytest.mark.parametrize(
    ("slot", "expected"),
    [
        (
            "living_situation",
            ("prison", "release_date", "send_anyway", "confirm", "eligibility_outcome"),
        ),
        ("income", ("send_anyway", "confirm", "eligibility_outcome")),
        ("age", ("send_anyway", "confirm", "birth_date", "eligibility_outcome")),
        ("remarks", ("confirm",)),
        ("data_consent", ("confirm",)),
        ("confirm", ()),
        ("earlier_home_support", ("confirm",)),
        ("resume_choice", ()),
    ],
)
def test_what_falls_with_an_answer(slot: str, expected: tuple[str, ...]) -> None:
    assert depends_on(slot) == expected


@pytest.mark.parametrize("slot", ["referrer_type", "discussed_with_youth"])
def test_who_speaks_decides_the_consent_and_the_name_of_the_youth(slot: str) -> None:
    assert {"data_consent", *YOUTH_CONTACT, "eligibility_outcome"} < set(depends_on(slot))


def test_an_age_that_is_corrected_is_not_won_back_by_the_date_of_birth() -> None:
    answers = {"age": 17, "birth_date": "2009-01-01", "income": "none"}

    assert without(answers, "age") == {"income": "none"}


def test_a_change_of_living_situation_forgets_the_prison(complete: Callable[..., Answers]) -> None:
    answers = complete(living_situation="institution", prison="ieper", release_date="2026-05")

    left = without(answers, "living_situation")

    assert answers.keys() - left.keys() == {
        "living_situation",
        "prison",
        "release_date",
        "confirm",
    }


def test_told_are_the_slots_of_the_contract() -> None:
    assert TOLD == ("birth_date", "earlier_home_support", "wants_change", "attention")


def test_who_changes_a_yes_to_the_network_is_asked_anew_about_fear() -> None:
    answers = {"network_consent": "no", "network_refusal_from_fear": "yes", "age": 19}

    assert without(answers, "network_consent") == {"age": 19}
