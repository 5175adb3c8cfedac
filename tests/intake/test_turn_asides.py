"""What is something else than an answer: questions in between, stopping, cries for help."""

from __future__ import annotations

import pytest

from bot.intake.turn import ASIDES, SETTLED, Turn
from tests.intake.listening import UNCLEAR, answered, words

ASIDE = Turn(is_aside=True)


@pytest.mark.parametrize("intent", [*sorted(ASIDES - {"cancel"}), "ask_programme", "ask_cost"])
def test_words_that_answer_nothing_are_left_to_the_rules_when_sure(intent: str) -> None:
    assert words("region", "bla bla bla", intent=intent, confidence=0.5) == ASIDE


@pytest.mark.parametrize("text", ["stop er maar mee", "laat maar vallen", "kap ermee"])
def test_words_that_end_it_end_an_intake(text: str) -> None:
    assert words("region", text, intent="cancel", confidence=0.9) == ASIDE


@pytest.mark.parametrize(
    "text",
    ["allez, schiet maar af", "wacht, hij staat hier nu", "zijn opname loopt nog", "bla bla"],
)
def test_no_intake_ends_where_the_words_do_not_say_so(text: str) -> None:
    turn = words("region", text, intent="cancel", confidence=0.95)

    assert not turn.is_aside


def test_what_sounds_like_an_end_twice_ends() -> None:
    once = {"question_attempts": 1}

    assert words("region", "bla bla bla", once, intent="cancel", confidence=0.95) == ASIDE


@pytest.mark.parametrize("intent", ["cancel", "help", "ask_cost"])
def test_unsure_intent_is_unclear(intent: str) -> None:
    assert words("region", "bla bla bla", intent=intent, confidence=0.49) == UNCLEAR


def test_clear_question_is_an_aside_although_a_reader_would_find_something() -> None:
    sure = words("age", "kan het met 19?", intent="ask_target_group", confidence=0.8)
    unsure = words("age", "kan het met 19?", intent="ask_target_group", confidence=0.79)

    assert sure == ASIDE
    assert unsure == answered(age=19)


def test_answer_wins_from_an_aside_without_a_question_mark() -> None:
    turn = words("income", "hij krijgt leefloon", intent="ask_income_condition", confidence=0.99)

    assert turn == answered(income="leefloon")


def test_question_mark_alone_makes_no_aside() -> None:
    assert words("age", "19?", intent="inform", confidence=0.99) == answered(age=19)


@pytest.mark.parametrize(
    ("text", "intent", "confidence"),
    [
        ("stop maar", "cancel", 0.9),
        ("hoe lang duurt dat?", "ask_duration", 0.9),
        ("kan ik iemand spreken?", "speak_to_human", 0.8),
    ],
)
def test_short_wish_or_question_is_an_aside_where_words_are_the_answer(
    text: str, intent: str, confidence: float
) -> None:
    assert words("remarks", text, intent=intent, confidence=confidence) == ASIDE


@pytest.mark.parametrize(
    ("text", "intent", "confidence"),
    [
        ("bel hem na 16u", "speak_to_human", 0.95),
        ("stop maar", "cancel", 0.79),
        ("hij wil hulp en een coach", "help", 0.95),
        (
            "hij wil stoppen met drugs en dan ergens helemaal opnieuw beginnen, ver weg",
            "cancel",
            0.95,
        ),
        ("bel eerst naar zijn tante, weet je, die woont daar om de hoek ja?", "ask_my_coach", 0.9),
    ],
)
def test_words_are_kept_where_words_are_the_answer(
    text: str, intent: str, confidence: float
) -> None:
    turn = words("remarks", text, intent=intent, confidence=confidence)

    assert turn == answered(remarks=text)


@pytest.mark.parametrize("intent", ["cancel", "speak_to_human", "ask_cost", "goodbye"])
@pytest.mark.parametrize("slot", ["age", "region", "data_consent", "confirm", "youth_name"])
def test_alarm_is_never_an_aside_and_never_counted(slot: str, intent: str) -> None:
    answers = {"question_attempts": 2, "question_stage": "why"}

    turn = words(slot, "ik wil dood?", answers, intent=intent, confidence=0.99, is_alarm=True)

    assert turn == Turn(changes=SETTLED)


def test_alarm_never_asks_whether_to_go_on_with_the_open_intake() -> None:
    turn = words("age", "ik wil dood", intent="refer_myself", confidence=0.99, is_alarm=True)

    assert turn == Turn(changes=SETTLED)


def test_alarm_that_answers_the_question_is_heard_as_the_answer() -> None:
    turn = words("living_situation", "ik slaap vannacht op straat", is_alarm=True)

    assert turn == answered(living_situation="public_space")


def test_alarm_keeps_what_the_question_still_needs() -> None:
    turn = words("income", "ik wil dood", {"open_choices": ["none", "other"]}, is_alarm=True)

    assert turn.changes == SETTLED
    assert not turn.say


def test_who_slips_somebody_money_wants_no_stop() -> None:
    known = {"referrer_type": "private_network", "age": 19}

    turn = words(
        "income", "niets, ik stop haar al eens iets toe", known, intent="cancel", confidence=0.95
    )

    assert (turn.changes["income"], turn.is_aside) == ("none", False)


def test_question_only_a_coach_can_answer_is_kept_when_it_is_asked_again() -> None:
    known = {"referrer_type": "service", "discussed_with_youth": "yes", "contact_way": "sms"}
    text = "Krijg ik achteraf nog iets te horen over wat er met de aanmelding gebeurt?"

    first = words("remarks", text, known)
    again = words("remarks", text, {**known, **first.changes})

    assert first.say == "for_coach"
    assert "remarks" not in first.changes
    assert again.changes["remarks"] == text
