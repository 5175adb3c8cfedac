"""What a pressed button changes in an intake: only what the open question could have shown."""

from __future__ import annotations

import pytest

from bot.intake.questions import QUESTIONS
from bot.intake.turn import ALREADY_OPEN, BEGINNINGS, PROTECTED, SETTLED, Turn
from bot.intake.values import CHOICES
from tests.intake.listening import UNCLEAR, answered, press

CLOSED = [
    (slot, value)
    for slot in QUESTIONS
    if slot in CHOICES and slot not in PROTECTED
    for value in CHOICES[slot]
]
YES_NO_SLOTS = [slot for slot, one in QUESTIONS.items() if one.kind in {"yes_no", "yes_no_unsure"}]


@pytest.mark.parametrize(("slot", "value"), CLOSED)
def test_button_with_a_value_of_the_open_question_fills_it(slot: str, value: str) -> None:
    assert press(slot, **{slot: value}) == answered(**{slot: value})


@pytest.mark.parametrize("slot", YES_NO_SLOTS)
def test_yes_button_is_a_yes_to_every_yes_no_question(slot: str) -> None:
    assert press(slot, "affirm") == answered(**{slot: "yes"})


@pytest.mark.parametrize("slot", [slot for slot in YES_NO_SLOTS if slot != "confirm"])
def test_no_button_is_a_no_to_every_yes_no_question(slot: str) -> None:
    assert press(slot, "deny") == answered(**{slot: "no"})


@pytest.mark.parametrize(
    ("slot", "value"),
    [
        ("network_consent", "unsure"),
        ("discussed_with_youth", "unsure"),
        ("age", "unknown"),
        ("living_situation", "unknown"),
        ("income", "unknown"),
        ("region", "unknown"),
        ("youth_phone", "none"),
        ("remarks", "none"),
    ],
)
def test_button_of_who_does_not_know_means_what_the_question_allows(slot: str, value: str) -> None:
    assert press(slot, "unsure") == answered(**{slot: value})


@pytest.mark.parametrize(
    "slot", sorted({*PROTECTED, "send_anyway", "youth_name", "referrer_type"})
)
def test_not_knowing_is_no_answer_where_a_decision_is_asked(slot: str) -> None:
    assert press(slot, "unsure") == Turn(is_aside=True)


@pytest.mark.parametrize("slot", sorted(PROTECTED))
@pytest.mark.parametrize("value", ["yes", "no"])
def test_protected_slot_is_never_filled_by_a_payload(slot: str, value: str) -> None:
    assert press(slot, **{slot: value}) == UNCLEAR


@pytest.mark.parametrize("slot", sorted(PROTECTED))
def test_protected_slot_of_another_question_is_never_filled_by_a_payload(slot: str) -> None:
    turn = press("age", **{slot: "yes", "age": "19"})

    assert turn == answered(age=19)


@pytest.mark.parametrize(
    ("open_slot", "pressed"),
    [
        ("income", {"age": "19"}),
        ("age", {"income": "leefloon"}),
        ("network_consent", {"living_situation": "housed"}),
        ("income", {"income": "a million"}),
        ("prison", {"prison": "alcatraz"}),
        ("living_situation", {"living_situation": "none"}),
        ("network_consent", {"network_consent": "unknown"}),
        ("age", {"age": "none"}),
        ("referrer_type", {"referrer_type": "unknown"}),
    ],
)
def test_value_that_the_question_never_showed_is_unclear(
    open_slot: str, pressed: dict[str, str]
) -> None:
    assert press(open_slot, **pressed) == UNCLEAR


@pytest.mark.parametrize("value", ["unknown", "none"])
def test_unknown_and_none_are_taken_where_the_contract_allows_them(value: str) -> None:
    slot = {"unknown": "release_date", "none": "referrer_email"}[value]

    assert press(slot, **{slot: value}) == answered(**{slot: value})


def test_choice_of_an_age_stays_an_integer() -> None:
    turn = press("age", answers={"open_choices": [18, 19]}, age="19")

    assert turn == answered(age=19)
    assert type(turn.changes["age"]) is int


def test_choice_of_a_place_stays_as_it_was_offered() -> None:
    turn = press("region", answers={"open_choices": ["Brugge", "Gent"]}, region="Gent")

    assert turn == answered(region="Gent")


def test_button_with_an_age_that_was_not_offered_is_read_as_words() -> None:
    assert press("age", answers={"open_choices": [18, 19]}, age="21") == answered(age=21)


def test_button_with_a_place_that_does_not_exist_is_unclear() -> None:
    assert press("region", region="Xanadu") == UNCLEAR


def test_choices_that_are_no_list_are_no_choices() -> None:
    assert press("age", answers={"open_choices": "18"}, age="19") == answered(age=19)


def test_button_that_means_nothing_here_is_left_to_the_rules() -> None:
    assert press("age", "affirm") == Turn(is_aside=True)
    assert press("region", "ask_programme") == Turn(is_aside=True)


def test_unclear_buttons_are_counted() -> None:
    turn = press("income", answers={"question_attempts": 2}, income="gold")

    assert turn == Turn(changes={**SETTLED, "question_attempts": 3})


@pytest.mark.parametrize("intent", sorted(BEGINNINGS))
def test_button_to_begin_asks_whether_to_go_on_with_the_open_intake(intent: str) -> None:
    assert press("age", intent, {"question_attempts": 2}) == ALREADY_OPEN


def test_no_at_the_summary_sends_nothing_and_asks_what_then() -> None:
    assert press("confirm", "deny") == Turn(changes={**SETTLED, "question_stage": "declined"})


def test_yes_after_a_declined_summary_sends_after_all() -> None:
    assert press("confirm", "affirm", {"question_stage": "declined"}) == answered(confirm="yes")


@pytest.mark.parametrize("slot", ["age", "confirm"])
def test_button_to_change_something_shows_the_menu(slot: str) -> None:
    turn = press(slot, "correct_answer")

    assert turn == Turn(changes={**SETTLED, "question_stage": "change"})


def test_chosen_answer_is_forgotten_with_all_that_depends_on_it() -> None:
    answers = {
        "age": 19,
        "living_situation": "institution",
        "prison": "brugge",
        "release_date": "2026-05",
        "eligibility_outcome": "eligible",
        "data_consent": "yes",
    }

    turn = press("confirm", "correct_answer", answers, change_slot="living_situation")

    gone = ("living_situation", "prison", "release_date", "eligibility_outcome")
    assert turn == Turn(changes={**dict.fromkeys(gone), **SETTLED})


def test_chosen_answer_that_was_never_given_shows_the_menu_again() -> None:
    turn = press("confirm", "correct_answer", {"age": 19}, change_slot="income")

    assert turn == Turn(changes={**SETTLED, "question_stage": "change"})


@pytest.mark.parametrize("slot", ["intake_id", "eligibility_outcome", "question_attempts"])
def test_what_is_no_answer_cannot_be_changed(slot: str) -> None:
    turn = press("confirm", "correct_answer", {slot: "kept"}, change_slot=slot)

    assert turn == Turn(changes={**SETTLED, "question_stage": "change"})


def test_told_answer_can_be_left_out() -> None:
    turn = press(
        "confirm", "correct_answer", {"wants_change": "yes", "age": 19}, change_slot="wants_change"
    )

    assert turn == Turn(changes={"wants_change": None, **SETTLED})


def test_going_on_leaves_the_open_intake_as_it_was() -> None:
    turn = press("age", answers={"question_stage": "already_open"}, resume_choice="continue")

    assert turn == Turn(changes=SETTLED)


def test_beginning_again_is_left_to_the_rules() -> None:
    turn = press("age", "cancel", {"question_stage": "already_open"}, resume_choice="restart")

    assert turn == Turn(is_aside=True)


def test_answer_to_the_open_question_is_heard_although_the_intake_was_to_begin_again() -> None:
    turn = press("income", answers={"question_stage": "already_open"}, income="leefloon")

    assert turn == answered(income="leefloon")


def test_button_to_go_on_means_nothing_when_that_was_not_asked() -> None:
    assert press("age", resume_choice="continue") == UNCLEAR
