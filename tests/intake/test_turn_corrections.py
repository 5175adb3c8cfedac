"""Taking back an earlier answer in the middle of the intake."""

from __future__ import annotations

import pytest

from bot.intake.turn import SETTLED, Turn
from tests.intake.listening import UNCLEAR, words

ANSWERS = {
    "referrer_type": "self",
    "age": 20,
    "living_situation": "with_others",
    "region": "Kortrijk",
    "income": "leefloon",
    "eligibility_outcome": "fits",
}


def test_value_given_anew_is_changed_and_the_indication_made_again() -> None:
    turn = words("network_consent", "sorry ik ben eigenlijk 21 jaar", ANSWERS)

    assert turn.say == "corrected"
    assert turn.changes["age"] == 21
    assert turn.changes["eligibility_outcome"] is None
    assert "region" not in turn.changes


def test_short_words_can_give_the_last_answer_anew() -> None:
    answers = {"referrer_type": "self", "age": "unknown"}

    turn = words("living_situation", "neje serieus 20", answers)

    assert (turn.say, turn.changes["age"]) == ("corrected", 20)


@pytest.mark.parametrize(
    ("text", "slot"),
    [
        ("dat van dat leefloon klopt niet", "income"),
        ("ik had mij vergist van gemeente", "region"),
        ("ga eens terug", "income"),
        ("mijn leeftijd is fout", "age"),
    ],
)
def test_answer_that_is_named_as_wrong_is_asked_again(text: str, slot: str) -> None:
    turn = words("network_consent", text, ANSWERS, intent="correct_answer", confidence=0.8)

    assert turn.changes[slot] is None
    assert turn.changes["question_stage"] is None


def test_wish_to_change_something_asks_which_answer() -> None:
    answers = {"referrer_type": "self", "age": 20}

    turn = words("region", "da klopt ni", answers, intent="correct_answer", confidence=0.8)

    assert turn == Turn(changes={**SETTLED, "question_stage": "change"})


def test_at_the_summary_an_answer_can_be_named_in_words() -> None:
    turn = words("confirm", "mijn gemeente is fout", ANSWERS, intent="correct_answer")

    assert turn.changes["region"] is None


@pytest.mark.parametrize("text", ["nee", "neen sorry", "wacht", "banaan"])
def test_what_names_nothing_changes_nothing(text: str) -> None:
    answers = {**ANSWERS, "network_consent": "yes", "data_consent": "yes"}

    turn = words("youth_phone", text, answers)

    assert not {"data_consent", "network_consent", "age"} & set(turn.changes)


def test_same_value_again_is_no_correction() -> None:
    assert words("network_consent", "sorry, ik ben 20 jaar", ANSWERS) == UNCLEAR


def test_an_age_beside_the_one_that_was_given_takes_it_back() -> None:
    answers = {"referrer_type": "self", "age": 22, "living_situation": "public_space"}

    turn = words("rent_guarantee_consent", "wacht, ik zeg 22 maar ik ben 23", answers)

    assert (turn.changes["age"], turn.say) == (23, "corrected")


def test_another_town_is_preferred_to_the_one_that_was_given() -> None:
    answers = {"referrer_type": "self", "age": 19, "region": "Brugge", "income": "none"}

    turn = words("accepts_intensive_coaching", "toch liever gent ipv brugge", answers)

    assert (turn.changes["region"], turn.say) == ("Gent", "corrected")


def test_few_words_tell_otherwise_what_was_just_repeated() -> None:
    answers = {"referrer_type": "private_network", "age": 18, "living_situation": "public_space"}

    turn = words("discussed_with_youth", "bij maten meestal", answers)

    assert turn.changes["living_situation"] == "with_family_or_friends"
    assert turn.say == "corrected"


@pytest.mark.parametrize("text", ["bij maten meestal?", "op straat dus", "nee", "flurbel"])
def test_few_words_that_ask_or_tell_nothing_new_change_nothing(text: str) -> None:
    answers = {"referrer_type": "private_network", "age": 18, "living_situation": "public_space"}

    turn = words("discussed_with_youth", text, answers)

    assert "living_situation" not in turn.changes


def test_what_replaces_an_age_is_the_age() -> None:
    answers = {"referrer_type": "private_network", "age": 18, "living_situation": "public_space"}

    turn = words("region", "sorry tis 19 ipv 18", answers, intent="correct_answer", confidence=0.9)

    assert (turn.changes["age"], turn.say) == (19, "corrected")


def test_the_no_of_a_correction_refuses_nothing() -> None:
    answers = {"referrer_type": "self", "age": 22, "income": "leefloon"}

    turn = words("accepts_intensive_coaching", "nee wacht, ik ben 21 jaar", answers)

    assert turn.changes["age"] == 21
    assert "accepts_intensive_coaching" not in turn.changes


def test_the_age_of_the_youths_own_brother_contradicts_nothing() -> None:
    answers = {"referrer_type": "service", "age": 20, "income": "leefloon"}

    turn = words("network_consent", "ja met zijn broer van 23", answers)

    assert turn.changes["network_consent"] == "yes"
    assert "age" not in turn.changes
